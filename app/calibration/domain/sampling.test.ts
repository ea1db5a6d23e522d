import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Assignment, assignOverlap, isSampled, type OverlapPerson } from "./sampling";

const seed = "a session";

describe("the sample for the preview", () => {
  const ids = Array.from({ length: 2_000 }, (_, index) => `assessment ${index}`);
  const drawn = (calibratorId: string, share: number) =>
    ids.filter((assessmentId) => isSampled({ seed, calibratorId, assessmentId, share }));

  test("100 percent is everybody, and none is nobody", () => {
    expect(drawn("a", 100)).toEqual(ids);
    expect(drawn("a", 0)).toEqual([]);
  });

  test("a share is about that share, and not the same people for everybody", () => {
    for (const share of [10, 30, 50]) {
      const part = (drawn("a", share).length / ids.length) * 100;
      expect(Math.abs(part - share), `${share} percent`).toBeLessThan(4);
    }
    const both = drawn("a", 50).filter((id) => drawn("b", 50).includes(id));
    expect(Math.abs(both.length / ids.length - 0.25)).toBeLessThan(0.04);
  });

  test("a larger share keeps everybody whom a smaller one has drawn", () => {
    fc.assert(
      fc.property(
        fc.uuid(),
        fc.uuid(),
        fc.uuid(),
        fc.nat(100),
        fc.nat(100),
        (session, calibratorId, assessmentId, a, b) => {
          const at = (share: number) =>
            isSampled({ seed: session, calibratorId, assessmentId, share });
          if (at(Math.min(a, b))) expect(at(Math.max(a, b))).toBe(true);
        },
      ),
    );
  });
});

/** Teams under managers m0, m1 …, each with some people p0-0, p0-1 … */
const population = fc
  .array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 6 })
  .map((sizes) =>
    sizes.flatMap((size, team) =>
      Array.from({ length: size }, (_, index) => person(`m${team}`, `p${team}-${index}`)),
    ),
  );
const person = (raterId: string, personId: string): OverlapPerson => ({
  assessmentId: `of ${personId}`,
  personId,
  raterId,
});
/** Some of the managers, some people of the population, some from elsewhere. */
const group = fc.uniqueArray(fc.constantFrom("m0", "m1", "m2", "p0-0", "p1-0", "x", "y", "z"), {
  minLength: 1,
  maxLength: 6,
});
const per = fc.integer({ min: 0, max: 4 });

const assign = (
  people: readonly OverlapPerson[],
  calibrators: readonly string[],
  perCalibrator: number,
  already: readonly Assignment[] = [],
) => assignOverlap({ seed, people, calibrators, already, perCalibrator });

/** In how many parts the raters fall: those who rated as managers, and the calibrators. */
function partsOf(people: readonly OverlapPerson[], all: readonly Assignment[]): number {
  const part = new Map<string, string>();
  const rootOf = (id: string): string => {
    const up = part.get(id);
    return up === undefined || up === id ? id : rootOf(up);
  };
  for (const { raterId } of people) part.set(raterId, raterId);
  for (const { calibratorId, assessmentId } of all) {
    const rater = people.find((each) => each.assessmentId === assessmentId)?.raterId ?? "";
    if (!part.has(calibratorId)) part.set(calibratorId, calibratorId);
    part.set(rootOf(calibratorId), rootOf(rater));
  }
  return new Set([...part.keys()].map(rootOf)).size;
}

describe("second ratings", () => {
  test("nobody rates themselves, their own reports, or one person twice, or more than asked", () => {
    fc.assert(
      fc.property(population, group, per, (people, calibrators, perCalibrator) => {
        const assigned = assign(people, calibrators, perCalibrator);
        const keys = assigned.map((each) => `${each.calibratorId} ${each.assessmentId}`);
        expect(new Set(keys).size).toBe(keys.length);
        for (const { calibratorId, assessmentId } of assigned) {
          const rated = people.find((each) => each.assessmentId === assessmentId);
          expect(rated?.personId).not.toBe(calibratorId);
          expect(rated?.raterId).not.toBe(calibratorId);
        }
        for (const calibratorId of calibrators) {
          const open = people.filter(
            (each) => each.personId !== calibratorId && each.raterId !== calibratorId,
          );
          const own = assigned.filter((each) => each.calibratorId === calibratorId);
          expect(own.length).toBe(Math.min(perCalibrator, open.length));
        }
      }),
    );
  });

  test("the order in which people and calibrators are given means nothing", () => {
    fc.assert(
      fc.property(population, group, per, (people, calibrators, perCalibrator) => {
        expect(assign([...people].reverse(), [...calibrators].reverse(), perCalibrator)).toEqual(
          assign(people, calibrators, perCalibrator),
        );
      }),
    );
  });

  test("a calibrator who comes later adds their own and leaves the others’ as they were", () => {
    fc.assert(
      fc.property(population, group, per, (people, calibrators, perCalibrator) => {
        const before = assign(people, calibrators, perCalibrator);
        const added = assign(people, [...calibrators, "late"], perCalibrator, before);
        expect(added.every(({ calibratorId }) => calibratorId === "late")).toBe(true);
        expect(assign(people, calibrators, perCalibrator, before)).toEqual([]);
      }),
    );
  });

  test("whoever opens their preview alone is linked with as many managers as can be", () => {
    fc.assert(
      fc.property(population, per, (people, perCalibrator) => {
        const managers = new Set(people.map(({ raterId }) => raterId)).size;
        const own = assign(people, ["x"], perCalibrator);
        const linked = managers + 1 - Math.min(perCalibrator, managers);
        expect(partsOf(people, own)).toBe(own.length === 0 ? managers : linked);
      }),
    );
  });

  test("with as many second ratings as there are managers, all raters are linked", () => {
    fc.assert(
      fc.property(population, group, (people, sitting) => {
        // Whoever is the only one of a manager cannot be the one who links them.
        const calibrators = ["x", ...sitting.filter((id) => !id.startsWith("p"))];
        const managers = new Set(people.map(({ raterId }) => raterId)).size;
        expect(partsOf(people, assign(people, calibrators, Math.max(managers, 2)))).toBe(1);
      }),
    );
  });

  test("three calibrators who rate one person each link four managers with each other", () => {
    const people = ["a", "b", "c", "d"].flatMap((manager) =>
      ["1", "2", "3"].map((name) => person(manager, manager + name)),
    );
    expect(partsOf(people, assign(people, ["a", "b", "c"], 1))).toBe(1);
  });

  test("as calibrators come one by one, those of one manager are chosen equally often", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 8 }), per, (size, perCalibrator) => {
        const people = Array.from({ length: size }, (_, index) => person("m", `p${index}`));
        const assigned: Assignment[] = [];
        for (const calibratorId of ["v", "w", "x", "y", "z"])
          assigned.push(...assign(people, [calibratorId], perCalibrator, assigned));
        const counts = people.map(
          ({ assessmentId }) =>
            assigned.filter((each) => each.assessmentId === assessmentId).length,
        );
        expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
      }),
    );
  });

  test("a pair that is refused is not assigned, and who left the session makes room", () => {
    const people = [person("m", "a"), person("m", "b"), person("n", "c")];
    const refusing = assignOverlap({
      seed,
      people,
      calibrators: ["x"],
      already: [{ calibratorId: "x", assessmentId: "of somebody who left" }],
      perCalibrator: 3,
      mayRate: (_, { personId }) => personId !== "b",
    });
    expect(refusing.map(({ assessmentId }) => assessmentId).sort()).toEqual(["of a", "of c"]);
  });
});
