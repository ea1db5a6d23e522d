import fc from "fast-check";
import { expect, test } from "vitest";
import { type Asked, coverageOf, type PlannedSession } from "./coverage";
import { afterChanges, type PlanChange, type SuggestionInput, suggestPlan } from "./suggestion";

const CRITERIA = ["a1", "a2", "b1", "c1", "c2", "d1"];
const COMPETENCIES = ["a", "b", "c", "d"];
const PEOPLE = ["bo", "cy", "di"];

const exercises = fc.array(fc.subarray(CRITERIA, { minLength: 1 }), { maxLength: 3 }).map((all) =>
  all.map((criterionIds, index) => ({
    id: `exercise-${index}`,
    title: `Exercise ${index}`,
    minutes: 30 + index * 15,
    criterionIds,
  })),
);

const asked = exercises.map(
  (given): Asked => ({
    competencies: COMPETENCIES.map((id) => ({
      id,
      title: id,
      criteria: CRITERIA.filter((each) => each.startsWith(id)).map((each) => ({
        id: each,
        question: each,
      })),
    })),
    exercises: given,
  }),
);

const sessions = fc.array(
  fc.record({
    interviewerId: fc.constantFrom(...PEOPLE),
    minutes: fc.integer({ min: 5, max: 120 }),
    exercise: fc.option(fc.nat({ max: 2 })),
    competencyIds: fc.subarray(COMPETENCIES),
    isOpen: fc.boolean(),
  }),
  { maxLength: 5 },
);

const inputs = fc
  .tuple(asked, sessions, fc.subarray(PEOPLE, { minLength: 1 }))
  .map(([given, planned, availableIds]): SuggestionInput => {
    const all: PlannedSession[] = planned.map(
      ({ interviewerId, minutes, exercise, competencyIds }, index) => {
        const exerciseId = exercise === null ? null : `exercise-${exercise}`;
        return {
          id: `session-${index}`,
          interviewerId,
          startsAt: null,
          minutes,
          exerciseId,
          competencyIds: exerciseId === null ? competencyIds : [],
        };
      },
    );
    const openSessionIds = all.filter((_, index) => planned[index]?.isOpen).map(({ id }) => id);
    return { asked: given, sessions: all, availableIds, openSessionIds };
  });

function gaps(input: SuggestionInput, changes: readonly PlanChange[]): number {
  const { criteria, covered } = coverageOf(input.asked, afterChanges(input, changes));
  return criteria - covered;
}

function subsets<T>(items: readonly T[]): T[][] {
  return Array.from({ length: 2 ** items.length }, (_, bits) =>
    items.filter((_item, index) => (bits >> index) % 2 === 1),
  );
}

test("afterwards nothing is missing, no change could be left out, and no fewer would do", () => {
  fc.assert(
    fc.property(inputs, (input) => {
      const changes = suggestPlan(input);
      if (changes === null) {
        expect(gaps(input, [])).toBe(0);
        return;
      }
      expect(gaps(input, changes)).toBe(0);
      for (const left of changes)
        expect(
          gaps(
            input,
            changes.filter((change) => change !== left),
          ),
        ).toBeGreaterThan(0);
      // Every set of things that could be put in the plan, whoever does them.
      const [anybody = ""] = input.availableIds;
      const things: PlanChange[] = [
        ...COMPETENCIES.map((competencyId) => ({
          kind: "competency" as const,
          competencyId,
          interviewerId: anybody,
          sessionId: null,
        })),
        ...input.asked.exercises.map(({ id }) => ({
          kind: "exercise" as const,
          exerciseId: id,
          interviewerId: anybody,
        })),
      ];
      const fewest = Math.min(
        ...subsets(things)
          .filter((set) => gaps(input, set) === 0)
          .map(({ length }) => length),
      );
      expect(changes.length).toBe(fewest);
    }),
  );
});

test("nothing is taken away, exercises are used once, and only those who can take more get any", () => {
  fc.assert(
    fc.property(inputs, (input) => {
      const changes = suggestPlan(input) ?? [];
      const after = afterChanges(input, changes);
      for (const before of input.sessions) {
        const now = after.find(({ id }) => id === before.id);
        expect(now).toMatchObject({ minutes: before.minutes, exerciseId: before.exerciseId });
        expect(now?.competencyIds).toEqual(expect.arrayContaining([...before.competencyIds]));
      }
      const used = changes.flatMap((each) => (each.kind === "exercise" ? [each.exerciseId] : []));
      const planned = input.sessions.map(({ exerciseId }) => exerciseId);
      expect(new Set(used).size).toBe(used.length);
      expect(used.some((id) => planned.includes(id))).toBe(false);
      for (const change of changes) {
        expect(input.availableIds).toContain(change.interviewerId);
        if (change.kind !== "competency" || change.sessionId === null) continue;
        expect(input.openSessionIds).toContain(change.sessionId);
      }
    }),
  );
});

test("whoever covers least gets the next, and new interviewers share an empty plan", () => {
  const none: Asked["exercises"] = [];
  const [given] = fc.sample(asked, { numRuns: 1, seed: 1 });
  const input: SuggestionInput = {
    asked: { competencies: given?.competencies ?? [], exercises: none },
    sessions: [],
    availableIds: ["bo", "cy"],
    openSessionIds: [],
  };
  const changes = suggestPlan(input) ?? [];
  expect(changes.map(({ interviewerId }) => interviewerId)).toEqual(["bo", "cy", "cy", "bo"]);
  expect(afterChanges(input, changes)).toHaveLength(2);
});

test("nobody to take it, and nothing missing: no suggestion", () => {
  const [given] = fc.sample(asked, { numRuns: 1, seed: 1 });
  const base = { asked: given ?? { competencies: [], exercises: [] }, openSessionIds: [] };
  expect(suggestPlan({ ...base, sessions: [], availableIds: [] })).toBeNull();
  const all: PlannedSession = {
    id: "all",
    interviewerId: "bo",
    startsAt: null,
    minutes: 60,
    exerciseId: null,
    competencyIds: COMPETENCIES,
  };
  expect(suggestPlan({ ...base, sessions: [all], availableIds: ["bo"] })).toBeNull();
});
