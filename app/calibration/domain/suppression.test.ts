import fc from "fast-check";
import { expect, test } from "vitest";
import { suppressSmallGroups } from "./groups";

const sizes = (...people: number[]) =>
  people.map((count, i) => ({ id: String.fromCharCode(97 + i), people: count }));

test.each([
  ["nothing where all are large enough", sizes(4, 9, 12), []],
  ["nothing of nothing", [], []],
  ["nothing for an empty group", sizes(0, 4, 9), []],
  ["the next smallest with a single small one", sizes(12, 3, 9, 5), ["b", "d"]],
  ["small ones only, where together they are enough", sizes(2, 12, 3), ["a", "c"]],
  ["one more where small ones together are not enough", sizes(1, 2, 12, 9), ["a", "b", "d"]],
  ["not an empty group in place of the next smallest", sizes(0, 3, 9, 5), ["b", "d"]],
  ["everything where there is nothing else", sizes(1, 1), ["a", "b"]],
  ["a small group alone", sizes(3), ["a"]],
])("suppresses %s", (_, groups, expected) => {
  expect(suppressSmallGroups(groups)).toEqual(expected);
});

test("takes the first by id of groups of one size, in whatever order they come", () => {
  const groups = sizes(6, 6, 2);
  expect(suppressSmallGroups(groups)).toEqual(["a", "c"]);
  expect(suppressSmallGroups(groups.toReversed())).toEqual(["c", "a"]);
});

test("from the total and what is shown, only sums of two groups or more and enough people can be computed", () => {
  const people = fc.array(fc.nat(12), { maxLength: 8 });
  fc.assert(
    fc.property(people, fc.integer({ min: 2, max: 8 }), (people, least) => {
      const groups = sizes(...people);
      const suppressed = new Set(suppressSmallGroups(groups, least));
      const hidden = groups.filter(({ id }) => suppressed.has(id));
      const shown = groups.filter(({ id, people }) => !suppressed.has(id) && people > 0);
      expect(shown.every(({ people }) => people >= least)).toBe(true);
      expect(hidden.every(({ people }) => people > 0)).toBe(true);
      if (hidden.length === 0 || shown.length === 0) return;
      expect(hidden.length).toBeGreaterThanOrEqual(2);
      expect(hidden.reduce((sum, { people }) => sum + people, 0)).toBeGreaterThanOrEqual(least);
    }),
    { numRuns: 500 },
  );
});
