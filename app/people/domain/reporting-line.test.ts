import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { managersAbove, peopleInLoops, wouldLoop } from "./reporting-line";

const line = new Map<string, string | null>([
  ["ada", null],
  ["bea", "ada"],
  ["cem", "bea"],
  ["dan", "bea"],
]);

describe("the reporting line", () => {
  it("names the managers above, nearest first", () => {
    expect(managersAbove(line, "cem")).toEqual(["bea", "ada"]);
    expect(managersAbove(line, "ada")).toEqual([]);
    expect(managersAbove(line, "nobody")).toEqual([]);
  });

  it("refuses a manager from below, and oneself", () => {
    expect(wouldLoop(line, "ada", "cem")).toBe(true);
    expect(wouldLoop(line, "bea", "bea")).toBe(true);
    expect(wouldLoop(line, "dan", "cem")).toBe(false);
  });

  it("ends on data that has a circle already", () => {
    const circle = new Map([
      ["a", "b"],
      ["b", "c"],
      ["c", "b"],
    ]);
    expect(managersAbove(circle, "a")).toEqual(["b", "c"]);
    expect(peopleInLoops(circle)).toEqual(new Set(["b", "c"]));
  });

  it("stays free of circles under any sequence of changes that `wouldLoop` lets through", () => {
    const people = ["a", "b", "c", "d", "e", "f", "g"];
    const person = fc.constantFrom(...people);
    fc.assert(
      fc.property(fc.array(fc.tuple(person, fc.option(person)), { maxLength: 60 }), (changes) => {
        const managerOf = new Map<string, string | null>(people.map((id) => [id, null]));
        for (const [id, manager] of changes)
          if (manager === null || !wouldLoop(managerOf, id, manager)) managerOf.set(id, manager);
        expect(peopleInLoops(managerOf)).toEqual(new Set());
        for (const id of people) expect(managersAbove(managerOf, id)).not.toContain(id);
      }),
    );
  });

  it("finds exactly those who reach themselves, on any data", () => {
    const index = fc.nat({ max: 6 });
    fc.assert(
      fc.property(fc.array(fc.option(index), { minLength: 1, maxLength: 7 }), (managers) => {
        const managerOf = new Map(
          managers.map((manager, id) => [String(id), manager === null ? null : String(manager)]),
        );
        const expected = [...managerOf.keys()].filter((id) => {
          let current = managerOf.get(id) ?? null;
          for (let step = 0; step < managers.length && current !== null; step++) {
            if (current === id) return true;
            current = managerOf.get(current) ?? null;
          }
          return false;
        });
        expect(peopleInLoops(managerOf)).toEqual(new Set(expected));
      }),
    );
  });
});
