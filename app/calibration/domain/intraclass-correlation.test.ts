import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { intraclassCorrelation } from "./agreement";

// Shrout and Fleiss 1979, table 2: six targets, four judges.
const published = [
  [9, 2, 5, 8],
  [6, 1, 3, 2],
  [8, 4, 6, 8],
  [7, 1, 2, 6],
  [10, 5, 6, 9],
  [6, 2, 4, 7],
];

describe("intraclassCorrelation", () => {
  it("is what Shrout and Fleiss 1979 give", () => {
    const { icc21, icc31, units, raters, reason } = intraclassCorrelation({ ratings: published });
    expect([units, raters, reason]).toEqual([6, 4, undefined]);
    expect(icc21.value).toBeCloseTo(0.29, 2);
    expect(icc21.interval?.low).toBeCloseTo(0.02, 2);
    expect(icc21.interval?.high).toBeCloseTo(0.76, 2);
    // The interval of ICC(3,1) as R psych's ICC gives it for the same table.
    expect(icc31.value).toBeCloseTo(0.71, 2);
    expect(icc31.interval?.low).toBeCloseTo(0.34, 2);
    expect(icc31.interval?.high).toBeCloseTo(0.95, 2);
  });

  it("is what the other form of McGraw and Wong 1996 gives (NumPy and SciPy, degrees of freedom by a and b)", () => {
    const { icc21, icc31 } = intraclassCorrelation({ ratings: published });
    expect(icc21.value).toBeCloseTo(0.2897637795, 9);
    expect(icc21.interval?.low).toBeCloseTo(0.0187865134, 6);
    expect(icc21.interval?.high).toBeCloseTo(0.7610843696, 6);
    expect(icc31.interval?.low).toBeCloseTo(0.342464765, 6);
    expect(icc31.interval?.high).toBeCloseTo(0.9458582596, 6);
  });

  it("leaves out units that not everybody rated", () => {
    const gaps = [...published, [3, null, 4, 4], [3, 3]];
    expect(intraclassCorrelation({ ratings: gaps })).toEqual(
      intraclassCorrelation({ ratings: published }),
    );
  });

  it.each([
    ["nothing", [], "It takes two raters"],
    ["one rater", [[1], [2], [3]], "It takes two raters"],
    ["one person", [[1, 2]], "It takes two people"],
    [
      "no overlap",
      [
        [1, null],
        [null, 2],
      ],
      "It takes two people",
    ],
    [
      "no variation",
      [
        [3, 3],
        [3, 3],
      ],
      "Everybody gave the same rating",
    ],
    [
      "raters who rate all alike",
      [
        [1, 4],
        [1, 4],
      ],
      "Each rater rated everybody alike",
    ],
  ])("cannot tell of %s", (_, ratings, reason) => {
    const result = intraclassCorrelation({ ratings });
    expect(result.icc21).toEqual({ value: null, interval: null });
    expect(result.icc31).toEqual({ value: null, interval: null });
    expect(result.reason).toContain(reason);
  });

  it("tells agreement from consistency, without an interval where nothing is left to chance", () => {
    const { icc21, icc31, reason } = intraclassCorrelation({
      ratings: [
        [1, 2],
        [2, 3],
        [3, 4],
      ],
    });
    expect(icc31).toEqual({ value: 1, interval: null });
    expect(icc21.value).toBeCloseTo(2 / 3, 12);
    expect(reason).toContain("cannot be said how far chance");
  });

  const table = fc.integer({ min: 2, max: 4 }).chain((raters) =>
    fc.array(fc.array(fc.integer({ min: 1, max: 5 }), { minLength: raters, maxLength: raters }), {
      minLength: 3,
      maxLength: 10,
    }),
  );

  it("does not depend on the unit of measurement, the order of raters, nor, if of consistency, on their leniency", () => {
    fc.assert(
      fc.property(table, (ratings) => {
        const own = intraclassCorrelation({ ratings });
        if (own.icc21.value === null || own.icc31.value === null) return;
        const scaled = ratings.map((row) => row.map((value) => 3 * value + 7).reverse());
        const shifted = ratings.map((row) => row.map((value, rater) => value + rater * 2));
        const other = intraclassCorrelation({ ratings: scaled });
        expect(other.icc21.value).toBeCloseTo(own.icc21.value, 8);
        expect(other.icc31.value).toBeCloseTo(own.icc31.value, 8);
        const { icc31 } = intraclassCorrelation({ ratings: shifted });
        expect(icc31.value).toBeCloseTo(own.icc31.value, 8);
        expect(own.icc21.value).toBeLessThanOrEqual(1 + 1e-12);
      }),
    );
  });

  it("lies inside its intervals", () => {
    fc.assert(
      fc.property(table, (ratings) => {
        const { icc21, icc31 } = intraclassCorrelation({ ratings });
        for (const { value, interval } of [icc21, icc31]) {
          if (value === null || !interval) continue;
          expect(interval.low).toBeLessThanOrEqual(value + 1e-9);
          expect(interval.high).toBeGreaterThanOrEqual(value - 1e-9);
        }
      }),
    );
  });
});
