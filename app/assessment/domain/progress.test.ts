import { expect, test } from "vitest";
import type { Criterion } from "~/ladder/domain/schema";
import { type Answer, EMPTY_ANSWER } from "./answer";
import { assessmentProgress } from "./progress";

const criterion = (id: string, pieces = 0) =>
  ({
    id,
    question: `${id}?`,
    ...(pieces ? { evidence: { kinds: [], count: pieces, withinMonths: 12 } } : {}),
  }) as unknown as Criterion;
const CRITERIA = [criterion("first", 2), criterion("second"), criterion("third")];
const RECENT = { date: "2026-01-01" };
const point: Answer = { ...EMPTY_ANSWER, point: 2, narrative: "Words" };

const missingOf = (answers: Record<string, Answer>, evidence = {}) => {
  const progress = assessmentProgress(CRITERIA, answers, evidence, "2026-03-31");
  return { ...progress, criteria: progress.criteria.map((each) => each.missing) };
};

test("nothing is rated yet", () =>
  expect(missingOf({})).toEqual({
    criteria: [["rating"], ["rating"], ["rating"]],
    rated: 0,
    total: 3,
    canSubmit: false,
  }));

test("an exception without its reason stops the submission; thin evidence and silence only show", () => {
  const answers = {
    first: point,
    second: { ...EMPTY_ANSWER, point: 1 },
    third: { ...EMPTY_ANSWER, alternative: "not-applicable" as const },
  };
  expect(missingOf(answers, { first: [RECENT, { date: "2025-03-30" }] })).toEqual({
    criteria: [["evidence"], ["narrative"], ["reason"]],
    rated: 3,
    total: 3,
    canSubmit: false,
  });
  const complete = { ...answers, third: { ...answers.third, reason: "Because" } };
  expect(missingOf(complete, { first: [RECENT, RECENT] })).toMatchObject({
    criteria: [[], ["narrative"], []],
    canSubmit: true,
  });
});

test("an answer to a criterion that is not asked counts for nothing", () =>
  expect(missingOf({ other: point })).toMatchObject({ rated: 0, total: 3 }));
