import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { alphaInterval, krippendorffAlpha, type Metric, type Ratings } from "./agreement";
import { percentileInterval } from "./interval";
import { seededRandom } from "./seeded-random";

const METRICS: Metric[] = ["nominal", "ordinal", "interval", "ratio"];

/** Rows of digits; a point where nothing was rated. */
const rows = (...lines: string[]): (number | null)[][] =>
  lines.map((line) => [...line].map((at) => (at === "." ? null : Number(at))));

// Krippendorff 2011, "Computing Krippendorff's Alpha-Reliability" (asc_papers/43), four observers, twelve units.
const published = rows("123321412...", "1233224125.3", ".3332342251.", "12332441251.");

const cell = fc.option(fc.integer({ min: 1, max: 4 }), { freq: 3 });
const someRatings = fc
  .record({ raters: fc.integer({ min: 1, max: 5 }), units: fc.integer({ min: 1, max: 12 }) })
  .chain(({ raters, units }) =>
    fc.array(fc.array(cell, { minLength: units, maxLength: units }), {
      minLength: raters,
      maxLength: raters,
    }),
  );
const metric = fc.constantFrom(...METRICS);

describe("krippendorffAlpha", () => {
  it("is what Krippendorff 2011 gives for four observers with gaps", () => {
    const results = METRICS.map((metric) => krippendorffAlpha({ ratings: published, metric }));
    expect(results.map(({ alpha }) => alpha?.toFixed(3))).toEqual([
      "0.743",
      "0.815",
      "0.849",
      "0.797",
    ]);
    expect(results[0]).toMatchObject({ units: 11, raters: 4, pairable: 40 });
  });

  it("is what Krippendorff 2011 gives for two observers, binary (A) and nominal (B)", () => {
    const binary = rows("0100000010", "1110010000");
    const nominal = rows("112243335441", "212223335444");
    expect(krippendorffAlpha({ ratings: binary, metric: "nominal" }).alpha).toBeCloseTo(0.095, 3);
    expect(krippendorffAlpha({ ratings: nominal, metric: "nominal" }).alpha).toBeCloseTo(0.692, 3);
  });

  it.each([
    ["nominal", [7, 1, 9, 3, 2]],
    ["ordinal", [1, 5, 6, 20, 21]],
    ["interval", [-1, 1, 3, 5, 7]],
    ["ratio", [10, 20, 30, 40, 50]],
  ] as const)("does not change with what %s levels may be renamed to", (metric, names) => {
    const ratings = published.map((row) =>
      row.map((v) => (v === null ? null : (names[v - 1] ?? 0))),
    );
    const { alpha } = krippendorffAlpha({ ratings, metric });
    expect(alpha).toBeCloseTo(krippendorffAlpha({ ratings: published, metric }).alpha ?? 0, 12);
  });

  it.each([
    ["nothing", [], "Nothing was rated by two people, so there is nothing to compare."],
    ["one rater", rows("1234"), "Nothing was rated by two people, so there is nothing to compare."],
    ["no overlap", rows("12..", "..34"), "Nothing was rated by two people"],
    [
      "no variation",
      rows("333", "333"),
      "Everybody gave the same rating, so there is no variation",
    ],
    ["no variation where there are pairs", rows("3.1", "33.", "3.."), "Everybody gave the same"],
  ])("cannot tell of %s", (_, ratings, reason) => {
    const result = krippendorffAlpha({ ratings, metric: "ordinal" });
    expect(result.alpha).toBeNull();
    expect(result.reason).toContain(reason);
  });

  it("cannot compare as ratios what is below zero, and refuses what is not a number", () => {
    expect(krippendorffAlpha({ ratings: [[-1], [1]], metric: "ratio" }).reason).toContain("below");
    expect(() => krippendorffAlpha({ ratings: [[1], [Number.NaN]], metric: "ratio" })).toThrow(
      RangeError,
    );
  });

  it("does not depend on the order of raters or units, nor on a rater or unit without pairs", () => {
    fc.assert(
      fc.property(someRatings, metric, fc.integer(), (ratings, metric, seed) => {
        const { alpha, units, raters, pairable } = krippendorffAlpha({ ratings, metric });
        const random = seededRandom(seed);
        const width = ratings[0]?.length ?? 0;
        const order = random.sample([...Array(width).keys()], width);
        const moved = random
          .sample(ratings, ratings.length)
          .map((row) => order.map((unit) => row[unit] ?? null));
        const padded = [...moved.map((row) => [...row, null]), Array(width).fill(null)];
        padded.push([...Array(width).fill(null), 2]);
        const other = krippendorffAlpha({ ratings: padded, metric });
        expect(other).toMatchObject({ units, raters, pairable });
        if (alpha === null) expect(other.alpha).toBeNull();
        else expect(other.alpha).toBeCloseTo(alpha, 10);
      }),
    );
  });

  it("is never above 1, and 1 where raters agree and units differ", () => {
    fc.assert(
      fc.property(someRatings, metric, (ratings, metric) => {
        const { alpha, reason } = krippendorffAlpha({ ratings, metric });
        expect(alpha === null).toBe(reason !== undefined);
        expect(alpha ?? 1).toBeLessThanOrEqual(1 + 1e-12);
        const first = [1, 2, ...(ratings[0] ?? [])];
        expect(krippendorffAlpha({ ratings: [first, first, first], metric }).alpha).toBeCloseTo(1);
      }),
    );
  });
});

describe("alphaInterval", () => {
  it("is what resampling columns and computing alpha anew gives", () => {
    fc.assert(
      fc.property(someRatings, metric, fc.integer(), (ratings, metric, seed) => {
        const interval = alphaInterval({ ratings, metric, resamples: 40, seed });
        const { alphas, units } = naiveAlphas(ratings, metric, 40, seed);
        const expected = percentileInterval(alphas);
        if (units < 5 || alphas.length < 20 || !expected) {
          expect(interval).toMatchObject({ low: null, high: null });
          expect(interval.reason).toMatch(/\.$/);
          return;
        }
        expect(interval).toMatchObject({ level: 0.95, resamples: 40, used: alphas.length });
        expect(interval.low).toBeCloseTo(expected.low, 10);
        expect(interval.high).toBeCloseTo(expected.high, 10);
      }),
      { numRuns: 60 },
    );
  });

  it("holds alpha, is the same for the same seed and narrower at a lower level", () => {
    const input = { ratings: published, metric: "ordinal", resamples: 500, seed: 3 } as const;
    const interval = alphaInterval(input);
    const narrow = alphaInterval({ ...input, level: 0.5 });
    expect(alphaInterval(input)).toEqual(interval);
    expect(interval.low).toBeLessThan(0.815);
    expect(interval.high).toBeGreaterThan(0.815);
    expect(narrow.low ?? 0).toBeGreaterThan(interval.low ?? 0);
    expect(narrow.high ?? 0).toBeLessThan(interval.high ?? 0);
  });

  it("leaves out resamples in which nothing varies, and counts them", () => {
    const ratings = rows("3333333332", "3333333332");
    const { used, resamples } = alphaInterval({
      ratings,
      metric: "ordinal",
      resamples: 300,
      seed: 1,
    });
    expect(resamples).toBe(300);
    // A unit of ten is not drawn in ten draws with probability 0.9^10 = 0.35.
    expect(Math.abs(used / 300 - 0.65)).toBeLessThan(0.1);
  });

  it("cannot tell of few units, or where hardly anything varies", () => {
    const few = alphaInterval({
      ratings: rows("123", "124"),
      metric: "ordinal",
      resamples: 99,
      seed: 1,
    });
    expect(few).toMatchObject({ low: null, high: null, used: 0 });
    expect(few.reason).toContain("It takes 5 cases");
    const same = alphaInterval({
      ratings: rows("33333", "33333"),
      metric: "ordinal",
      resamples: 99,
      seed: 1,
    });
    expect(same.reason).toContain("Everybody gave the same rating");
    expect(
      alphaInterval({ ratings: published, metric: "ratio", resamples: 0, seed: 1 }).low,
    ).toBeNull();
  });
});

function naiveAlphas(ratings: Ratings, metric: Metric, resamples: number, seed: number) {
  const columns = (ratings[0] ?? [])
    .map((_, unit) => ratings.map((row) => row[unit] ?? null))
    .filter((column) => column.filter((value) => value !== null).length >= 2);
  const random = seededRandom(seed);
  const alphas = Array.from({ length: resamples }, () => {
    const drawn = columns.map(() => columns[random.below(columns.length)] ?? []);
    const resampled = ratings.map((_, rater) => drawn.map((column) => column[rater] ?? null));
    return krippendorffAlpha({ ratings: resampled, metric }).alpha;
  });
  return { alphas: alphas.filter((alpha) => alpha !== null), units: columns.length };
}
