import { expect, test } from "vitest";
import type { Ladder } from "~/ladder/domain/schema";
import { shippedLadder } from "../../../tests/fixtures/ladders/read-fixtures";
import { type CardAnswer, cardTask, emptyAnswer, NOTHING_SAID } from "./card";
import { answerField, NOT_ASSESSED, openFields, readAnswerPart, whyField } from "./card-form";
import { criteriaForLevel } from "./level-criteria";

const ladder = shippedLadder();
const standing = { trackId: "orchestrator", levelId: "mid" };
const [asked, other] = criteriaForLevel(ladder, standing);
if (!asked || !other) throw new Error("the level asks for too little");
const id = asked.criterion.id;
const kit = { questions: {}, exercises: ladder.interview.exercises.map((each) => each.id) };

/** The same ladder with a fifth point on every scale, so that there is a middle. */
const odd: Ladder = {
  ...ladder,
  scales: ladder.scales.map((scale) => ({
    ...scale,
    points: [1, 2, 3, 4, 5].map((value) => ({
      value,
      id: `point-${value}`,
      label: `Point ${value}`,
    })),
  })),
};
const read = (of: Ladder, chosen: string) =>
  readAnswerPart(of, asked, { [answerField(id)]: chosen }, "0");

test("a scale with a middle gives every point to choose but that one", () => {
  for (const value of ["1", "2", "4", "5"]) expect(read(odd, value).ok).toBe(true);
  expect(read(odd, "3")).toEqual({
    ok: false,
    errors: { [answerField(id)]: "Choose one of the answers shown." },
  });
});

test("nothing chosen, and not assessed, are answers of their own", () => {
  expect(read(ladder, "")).toMatchObject({ value: { point: null, isNotAssessed: false } });
  expect(read(ladder, NOT_ASSESSED)).toMatchObject({ value: { point: null, isNotAssessed: true } });
});

test("a session with an exercise asks that, one without its competencies; the rest is seen besides", () => {
  const competencyIds = [asked.criterion.competency];
  const byCompetency = cardTask(ladder, standing, kit, [{ exerciseId: null, competencyIds }]);
  expect(byCompetency.own.map((each) => each.competency)).toEqual(
    byCompetency.own.map(() => asked.criterion.competency),
  );
  const all = criteriaForLevel(ladder, standing).map(({ criterion }) => criterion.id);
  const { own, others } = byCompetency;
  expect([...own, ...others].map((each) => each.id).sort()).toEqual([...all].sort());
  const exercise = ladder.interview.exercises.find((each) => each.levels.includes("mid"));
  const exerciseId = exercise?.id ?? "";
  const byExercise = cardTask(ladder, standing, kit, [{ exerciseId, competencyIds }]);
  expect(byExercise.own.every((each) => exercise?.criteria.includes(each.id))).toBe(true);
  expect(byExercise.exercises.map((each) => each.id)).toEqual([exerciseId]);
  const gone = cardTask(ladder, standing, { ...kit, exercises: [] }, [
    { exerciseId, competencyIds: [] },
  ]);
  expect(gone).toMatchObject({ own: [], exercises: [], missing: [exerciseId] });
});

test("a card is finished when its own criteria have an answer, and what is not assessed a reason", () => {
  const task = { own: [asked.criterion], exercises: [] };
  const overall = { recommendation: "no" as const, reason: "What was seen.", notes: "", flaws: [] };
  const open = (...answers: CardAnswer[]) => Object.keys(openFields(task, answers, overall));
  const skipped = { ...emptyAnswer(id), isNotAssessed: true };
  expect(open()).toEqual([answerField(id)]);
  expect(open({ ...emptyAnswer(id), quotes: "Only words" })).toEqual([answerField(id)]);
  expect(open(skipped)).toEqual([whyField(id)]);
  expect(open({ ...skipped, why: "No time." })).toEqual([]);
  const alsoSeen = { ...emptyAnswer(other.criterion.id), isNotAssessed: true };
  expect(open({ ...emptyAnswer(id), point: 2 }, alsoSeen)).toEqual([whyField(other.criterion.id)]);
  expect(Object.keys(openFields(task, [], NOTHING_SAID))).toEqual([
    answerField(id),
    "recommendation",
    "reason",
  ]);
});
