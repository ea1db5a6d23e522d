import { expect, test } from "vitest";
import { type Asked, coverageOf, type PlannedSession } from "./coverage";

const asked: Asked = {
  competencies: [
    {
      id: "directing",
      title: "Directing",
      criteria: [
        { id: "d1", question: "Divides?" },
        { id: "d2", question: "Prompts?" },
      ],
    },
    { id: "validating", title: "Validating", criteria: [{ id: "v1", question: "Checks?" }] },
  ],
  exercises: [{ id: "review", title: "Review", minutes: 45, criterionIds: ["d2", "v1"] }],
};

const ten = new Date("2026-03-03T10:00:00Z");

function session(interviewerId: string, given: Partial<PlannedSession>): PlannedSession {
  return {
    id: `${interviewerId}-${JSON.stringify(given)}`,
    interviewerId,
    startsAt: null,
    minutes: 60,
    exerciseId: null,
    competencyIds: [],
    ...given,
  };
}

test("an exercise covers part of a competency, questions all of it, and what is left is a gap", () => {
  const { competencies, criteria, covered } = coverageOf(asked, [
    session("bo", { exerciseId: "review" }),
  ]);
  expect([criteria, covered]).toEqual([3, 2]);
  expect(competencies.map(({ gaps }) => gaps)).toEqual([1, 0]);
  expect(competencies.map(({ by }) => by.get("bo"))).toEqual(["part", "all"]);
});

test("two who ask the same thing apart are a double; two who listen together are not, nor one who comes back", () => {
  const doubles = (sessions: PlannedSession[]) =>
    coverageOf(asked, sessions).competencies.map(({ isDouble }) => isDouble);
  const validating = { competencyIds: ["validating"] };
  expect(doubles([session("bo", validating), session("cy", validating)])).toEqual([false, true]);
  const together = { ...validating, startsAt: ten };
  expect(doubles([session("bo", together), session("cy", together)])).toEqual([false, false]);
  expect(doubles([session("bo", validating), session("bo", { exerciseId: "review" })])).toEqual([
    false,
    false,
  ]);
});

test("what the ladder or the kit no longer has covers nothing", () => {
  const { covered } = coverageOf(asked, [
    session("bo", { exerciseId: "gone" }),
    session("cy", { competencyIds: ["gone"] }),
  ]);
  expect(covered).toBe(0);
});
