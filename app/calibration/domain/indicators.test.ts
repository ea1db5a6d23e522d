import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { evidenceDensity, halo, middleShare, rangeRestriction, recency } from "./indicators";

describe("rangeRestriction", () => {
  it("is the ratio of standard deviations, with an interval (NumPy and scipy.stats.chi2)", () => {
    const result = rangeRestriction({ own: [2, 3, 3, 2, 3], all: [1, 2, 3, 4, 2, 3, 3, 2, 3, 4] });
    expect(result.n).toBe(5);
    expect(result.ratio).toBeCloseTo(0.5773502692, 9);
    expect(result.interval?.low).toBeCloseTo(0.3459096792, 8);
    expect(result.interval?.high).toBeCloseTo(1.6590481189, 8);
  });

  it("cannot tell of a single rating, or where nobody's ratings vary", () => {
    expect(rangeRestriction({ own: [2], all: [2, 3] })).toMatchObject({
      ratio: null,
      n: 1,
      reason: "It takes two ratings to see a spread.",
    });
    expect(rangeRestriction({ own: [3, 3], all: [3, 3, 3] }).reason).toContain("Everybody gave");
  });

  it("is 0 without an interval where only own ratings do not vary", () => {
    const result = rangeRestriction({ own: [3, 3, 3], all: [3, 3, 3, 1] });
    expect(result).toMatchObject({ ratio: 0, ownSd: 0, interval: null });
    expect(result.reason).toMatch(/\.$/);
  });

  it("does not depend on the unit of measurement", () => {
    const values = fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 20 });
    fc.assert(
      fc.property(values, values, (own, rest) => {
        const all = [...own, ...rest];
        const { ratio } = rangeRestriction({ own, all });
        const scaled = (list: number[]) => list.map((value) => 7 - 2 * value);
        const other = rangeRestriction({ own: scaled(own), all: scaled(all) });
        if (ratio === null) expect(other.ratio).toBeNull();
        else expect(other.ratio).toBeCloseTo(ratio, 10);
      }),
    );
  });
});

describe("middleShare", () => {
  it("counts the middle level, or both middle ones of an even number", () => {
    const values = [1, 2, 2, 3, 4];
    expect(middleShare({ values, scale: [1, 2, 3, 4, 5] })).toMatchObject({
      share: 0.2,
      count: 1,
      n: 5,
      middle: [3],
    });
    expect(middleShare({ values, scale: [4, 3, 2, 1] })).toMatchObject({
      share: 0.6,
      count: 3,
      middle: [2, 3],
    });
  });

  it("cannot tell without ratings, or of a scale without a middle", () => {
    expect(middleShare({ values: [], scale: [1, 2, 3] })).toMatchObject({
      share: null,
      interval: null,
      reason: "Nothing has been rated yet.",
    });
    expect(middleShare({ values: [1], scale: [1, 2] }).reason).toContain("has no middle");
  });
});

describe("halo", () => {
  it("is the mean correlation of criteria and the mean deviation within persons (NumPy)", () => {
    const rows = [
      [1, 2, 4],
      [2, 2, 3],
      [3, 4, 2],
      [4, 3, 2],
    ];
    const result = halo({ rows });
    expect(result).toMatchObject({ pairs: 3, persons: 4 });
    expect(result.meanCorrelation).toBeCloseTo(-0.3626205877, 9);
    expect(result.withinPersonSd).toBeCloseTo(1.0262188752, 9);
    const gaps = rows.map((row) => [...row, null]);
    expect(halo({ rows: [...gaps, [null, 3, null, null]] })).toEqual(result);
  });

  it("is complete where criteria are not told apart", () => {
    const rows = [1, 2, 3].map((value) => [value, value, value]);
    expect(halo({ rows }).meanCorrelation).toBeCloseTo(1, 12);
    expect(halo({ rows }).withinPersonSd).toBe(0);
  });

  it.each([
    ["nothing", [], 0],
    ["single criteria", [[3], [null]], 0],
    [
      "two people",
      [
        [1, 2],
        [2, 1],
      ],
      2,
    ],
    [
      "three people alike",
      [
        [2, 3],
        [2, 3],
        [2, 3],
      ],
      3,
    ],
  ])("cannot tell of %s", (_, rows, persons) => {
    const result = halo({ rows });
    expect(result).toMatchObject({ meanCorrelation: null, pairs: 0, persons });
    expect(result.reason).toMatch(/\.$/);
    expect(result.withinPersonSd === null).toBe(persons === 0);
  });
});

describe("recency", () => {
  const year = { from: "2026-01-01", to: "2026-12-31" };

  it("is the share from the last quarter, beside what an even spread gives", () => {
    const dates = ["2026-01-01", "2026-09-30", "2026-10-01", "2026-12-31", "2025-12-31"];
    const result = recency({ dates, ...year });
    expect(result).toMatchObject({ share: 0.5, late: 2, n: 4, outside: 1, since: "2026-10-01" });
    expect(result.even).toBeCloseTo(92 / 365, 12);
  });

  it("cannot tell without evidence of the period", () => {
    expect(recency({ dates: ["2025-05-05"], ...year })).toMatchObject({
      share: null,
      interval: null,
      outside: 1,
      reason: "No evidence is of this period.",
    });
  });

  it("takes a period of one day, and refuses what is no day or no period", () => {
    const day = { from: "2026-03-01", to: "2026-03-01" };
    expect(recency({ dates: ["2026-03-01"], ...day })).toMatchObject({ share: 1, even: 1 });
    expect(() => recency({ dates: ["yesterday"], ...year })).toThrow(RangeError);
    expect(() => recency({ dates: [], from: "2026-02-01", to: "2026-01-31" })).toThrow(RangeError);
  });
});

describe("evidenceDensity", () => {
  it("is pieces per rating, and cannot tell without ratings", () => {
    expect(evidenceDensity({ pieces: 6, ratings: 4 })).toEqual({ density: 1.5, pieces: 6, n: 4 });
    expect(evidenceDensity({ pieces: 6, ratings: 0 })).toMatchObject({
      density: null,
      reason: "Nothing has been rated yet.",
    });
  });
});
