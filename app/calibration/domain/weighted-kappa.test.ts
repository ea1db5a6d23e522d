import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { weightedKappa } from "./agreement";

/** Two lists of ratings, levels from 1, that fall into this table. */
function pairsOf(table: number[][]): { first: number[]; second: number[] } {
  const pairs = table.flatMap((row, i) =>
    row.flatMap((count, j) => Array.from({ length: count }, () => [i + 1, j + 1] as const)),
  );
  return { first: pairs.map(([one]) => one), second: pairs.map(([, other]) => other) };
}

const abstractors = pairsOf([
  [13, 0, 0],
  [0, 20, 7],
  [0, 4, 56],
]);
const scale = [1, 2, 3];

describe("weightedKappa", () => {
  it("is what irrCAC gives (cont3x3abstractors)", () => {
    expect(weightedKappa({ ...abstractors, scale, weights: "quadratic" }).kappa).toBeCloseTo(
      0.8921569,
      7,
    );
    expect(weightedKappa({ ...abstractors, scale, weights: "unweighted" }).kappa).toBeCloseTo(
      0.7964094,
      7,
    );
  });

  it("has the standard error that Fleiss and Paik 2003 give (R statpsych, ci.kappa)", () => {
    const table = pairsOf([
      [31, 12],
      [4, 58],
    ]);
    const { kappa, n, interval } = weightedKappa({ ...table, scale: [1, 2], weights: "linear" });
    expect(n).toBe(105);
    expect(kappa).toBeCloseTo(0.6756757, 7);
    expect(interval?.low).toBeCloseTo(0.531721, 6);
    expect(interval?.high).toBeCloseTo(0.8196303, 6);
  });

  // Delta method with numerical derivatives of kappa by each cell of the table, in NumPy.
  it.each([
    ["unweighted", 0.6809465, 0.9118723],
    ["linear", 0.7490744, 0.9367297],
    ["quadratic", 0.8228692, 0.9614445],
  ] as const)("has the interval of the delta method where %s", (weights, low, high) => {
    const { interval } = weightedKappa({ ...abstractors, scale, weights });
    expect(interval?.low).toBeCloseTo(low, 6);
    expect(interval?.high).toBeCloseTo(high, 6);
  });

  it("asks for more pairs where the scale has levels that nobody used", () => {
    const two = { first: [1, 2, 1, 2, 2], second: [1, 2, 2, 2, 1], weights: "linear" } as const;
    const narrow = weightedKappa({ ...two, scale: [1, 2] });
    const wide = weightedKappa({ ...two, scale: [1, 2, 3, 4] });
    expect(wide.kappa).toBeCloseTo(narrow.kappa ?? 0, 12);
    expect(wide.reason).toContain("It takes 32 pairs of ratings on this scale");
    expect(narrow.reason).toContain("It takes 8 pairs");
  });

  it("leaves out pairs that are not complete", () => {
    const result = weightedKappa({
      first: [1, 2, null, 3, 1],
      second: [1, null, 2, 3],
      scale,
      weights: "quadratic",
    });
    expect(result).toMatchObject({ n: 2, kappa: 1, interval: null });
  });

  it.each([
    ["nothing", [], [], scale, "There is nothing that both have rated."],
    ["no overlap", [1, null], [null, 2], scale, "There is nothing that both have rated."],
    ["no variation", [2, 2, 2], [2, 2, 2], scale, "Both gave the same rating throughout"],
    ["a rating off the scale", [1, 5], [1, 2], scale, "A rating is not on the scale"],
    ["a scale of one level", [1], [1], [1], "The scale has a single level"],
  ])("cannot tell of %s", (_, first, second, levels, reason) => {
    const result = weightedKappa({ first, second, scale: levels, weights: "linear" });
    expect(result).toMatchObject({ kappa: null, interval: null });
    expect(result.reason).toContain(reason);
  });

  it("has no interval where all pairs agree", () => {
    const values = Array.from({ length: 40 }, (_, i) => (i % 3) + 1);
    const result = weightedKappa({ first: values, second: values, scale, weights: "unweighted" });
    expect(result.kappa).toBeCloseTo(1, 12);
    expect(result.interval).toBeNull();
    expect(result.reason).toContain("All pairs agree");
  });

  const level = fc.option(fc.integer({ min: 1, max: 4 }));
  const pairs = fc.array(fc.tuple(level, level), { maxLength: 60 });
  const weights = fc.constantFrom("unweighted" as const, "linear" as const, "quadratic" as const);

  it("is the same whoever comes first, between −1 and 1, and inside its interval", () => {
    fc.assert(
      fc.property(pairs, weights, (pairs, weights) => {
        const [first, second] = [pairs.map(([one]) => one), pairs.map(([, other]) => other)];
        const one = weightedKappa({ first, second, scale: [1, 2, 3, 4], weights });
        const other = weightedKappa({ first: second, second: first, scale: [4, 3, 2, 1], weights });
        expect(other.n).toBe(one.n);
        if (one.kappa === null) {
          expect(other.kappa).toBeNull();
          return;
        }
        expect(other.kappa).toBeCloseTo(one.kappa, 10);
        expect(Math.abs(one.kappa)).toBeLessThanOrEqual(1 + 1e-12);
        expect(one.interval === null).toBe(one.reason !== undefined);
        if (one.interval) {
          expect(one.interval.low).toBeLessThanOrEqual(one.kappa);
          expect(one.interval.high).toBeGreaterThanOrEqual(one.kappa);
        }
      }),
    );
  });
});
