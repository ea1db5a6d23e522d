import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { comparisonWords, organisationRaters, type RaterSums } from "./organisation-raters";

/** Sums as the database makes them, from each person's ratings. */
function sumsOf(id: string, people: readonly (readonly number[])[]): RaterSums {
  const all = people.flat();
  const means = people.map((own) => own.reduce((a, b) => a + b, 0) / own.length);
  const total = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);
  return {
    id,
    name: `Manager ${id}`,
    people: people.length,
    ratings: all.length,
    sum: total(all),
    squares: total(all.map((value) => value ** 2)),
    middle: all.filter((value) => value === 2 || value === 3).length,
    means: total(means),
    meanSquares: total(means.map((value) => value ** 2)),
  };
}

describe("managers beside the organisation", () => {
  test("means are over people, and the interval is Welch's of the difference from the others", () => {
    // SciPy 1.17: ttest_ind([3, 3.5, 4, 3.5], [1.5, 2, 2.5, 2, 1], equal_var=False).confidence_interval().
    const [low, high] = [0.9267954957342082, 2.4732045042657917];
    const a = sumsOf("a", [[3], [3, 4], [4], [3, 4]]);
    const b = sumsOf("b", [[1, 2], [2], [2, 3], [2], [1]]);
    const found = organisationRaters([a, b]);
    expect(found?.raters.map(({ label }) => label)).toEqual(["Manager a", "Manager b"]);
    const [first] = found?.raters ?? [];
    // Five of nine people are others', so the distance from all is 5/9 of that from the others.
    expect(first?.compared.difference).toBeCloseTo((1.7 * 5) / 9, 10);
    expect(first?.compared.interval?.low).toBeCloseTo((low * 5) / 9, 8);
    expect(first?.compared.interval?.high).toBeCloseTo((high * 5) / 9, 8);
    expect(first).toMatchObject({ people: 4, ratings: 6, mean: 3.5 });
    expect(first?.middle).toBeCloseTo(3 / 6, 10);
    expect(found?.all.sd).toBeGreaterThan(0);
  });

  test("says higher or lower, never why; and where it cannot be told", () => {
    const interval = { low: 0.1, high: 0.5, level: 0.95 };
    expect(comparisonWords({ difference: 0.3, interval })).toBe(
      "Higher than the organisation by 0.30, 95% interval 0.10 to 0.50",
    );
    expect(
      comparisonWords({ difference: -0.3, interval: { low: -0.5, high: -0.1, level: 0.95 } }),
    ).toBe("Lower than the organisation by 0.30, 95% interval 0.10 to 0.50");
    expect(
      comparisonWords({ difference: 0.1, interval: { low: -0.2, high: 0.4, level: 0.95 } }),
    ).toBe("Cannot be told apart from the organisation: 95% interval 0.20 lower to 0.40 higher");
    const alike = organisationRaters([
      sumsOf("a", [[3], [3], [3], [3]]),
      sumsOf("b", [[1], [2], [3], [4]]),
    ]);
    expect(alike?.raters[0]?.compared.interval).toBeNull();
    expect(comparisonWords(alike?.raters[0]?.compared ?? { difference: 0, interval: null })).toBe(
      "Higher than the organisation by 0.25; no interval, because everybody was rated alike or nobody else was rated",
    );
  });

  test("fewer than four people are nobody's numbers, also not by subtraction", () => {
    const four = [[1], [2], [3], [4]];
    const two = [[1], [2]];
    expect(organisationRaters([sumsOf("a", two)])).toBeNull();
    const found = organisationRaters([sumsOf("a", four), sumsOf("b", two), sumsOf("c", four)]);
    // One more is left out, since the total less the others would be those two.
    expect(found).toMatchObject({ suppressed: 2, all: { people: 10 } });
    expect(found?.raters).toHaveLength(1);
  });

  test("whatever was given, intervals hold the difference and the axis holds the intervals", () => {
    const person = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 5 });
    const manager = fc.array(person, { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(fc.array(manager, { minLength: 1, maxLength: 8 }), (managers) => {
        const found = organisationRaters(managers.map((people, at) => sumsOf(String(at), people)));
        for (const { people, compared } of found?.raters ?? []) {
          expect(people).toBeGreaterThanOrEqual(4);
          const { difference, interval } = compared;
          if (interval) {
            expect(interval.low).toBeLessThanOrEqual(difference);
            expect(interval.high).toBeGreaterThanOrEqual(difference);
            expect(Math.max(-interval.low, interval.high)).toBeLessThanOrEqual(found?.reach ?? 0);
          }
          expect(comparisonWords(compared)).not.toContain("NaN");
        }
      }),
    );
  });
});
