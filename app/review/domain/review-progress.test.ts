import { expect, test } from "vitest";
import type { Choice } from "./release-content";
import { type ReviewState, reviewProgress } from "./review-progress";

const criteria = [{ id: "one", question: "One?" }];
const at = (point: number): Choice => ({ point, alternative: null });

function missing(answer: Partial<ReviewState> | undefined, self: Choice = at(3)) {
  const given = new Map<string, ReviewState>();
  if (answer)
    given.set("one", {
      point: null,
      alternative: null,
      reason: "",
      rationale: "",
      isSettled: true,
      ...answer,
    });
  const { criteria: states, canFinish } = reviewProgress(
    criteria,
    given,
    new Map([["one", self]]),
    () => 3,
  );
  expect(canFinish).toBe(states[0]?.missing.length === 0);
  return states[0]?.missing;
}

test("a rating is needed, an exception needs its reason, a large difference its rationale", () => {
  expect(missing(undefined)).toEqual(["rating"]);
  expect(missing({})).toEqual(["rating"]);
  expect(missing({ alternative: "not-observable", rationale: "x" })).toEqual(["reason"]);
  expect(missing({ point: 2 })).toEqual(["rationale"]);
  expect(missing({ point: 2, rationale: "I saw it done with help" })).toEqual([]);
  expect(missing({ point: 4 })).toEqual([]);
});

test("before the comparison nothing tells whether the sides differ", () => {
  for (const point of [1, 2, 3, 4])
    expect(missing({ point, isSettled: false })).toEqual(["comparison"]);
});
