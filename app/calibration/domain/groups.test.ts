import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { benjaminiHochberg, compareGroups } from "./groups";

const tableOf = (counts: number[][]) => ({
  groups: counts.map((_, i) => `group ${i}`),
  categories: (counts[0] ?? []).map((_, j) => `category ${j}`),
  counts,
});

// Agresti 2007, "An Introduction to Categorical Data Analysis", tables 2.5 and 2.6: party identification by gender.
const published = tableOf([
  [762, 327, 468],
  [484, 239, 477],
]);

describe("compareGroups", () => {
  it("is what Agresti 2007 gives", () => {
    const result = compareGroups(published);
    expect(result).toMatchObject({ n: 2757, df: 2, method: "chi-square" });
    expect(result.chiSquare).toBeCloseTo(30.1, 1);
    const residuals = result.cells.map(({ residual }) => residual?.toFixed(2));
    expect(residuals).toEqual(["4.50", "0.70", "-5.32", "-4.50", "-0.70", "5.32"]);
  });

  it("is what scipy.stats.chi2_contingency gives, and NumPy by Bergsma's formula", () => {
    const result = compareGroups(published);
    expect(result.chiSquare).toBeCloseTo(30.0701490958, 9);
    expect(result.p).toBeCloseTo(2.95358918e-7, 12);
    expect(result.cramersV).toBeCloseTo(0.1044358024, 9);
    expect(result.cramersVCorrected).toBeCloseTo(0.1009199828, 9);
  });

  it("permutes where an expected count is under 5 (Fisher's exact p of the tea tasting is 0.486)", () => {
    const tea = tableOf([
      [3, 1],
      [1, 3],
    ]);
    const result = compareGroups({ ...tea, seed: 5, permutations: 5000 });
    expect(result.method).toBe("permutation");
    expect(Math.abs((result.p ?? 0) - 0.4857)).toBeLessThan(0.025);
    // Of a table of two by two, each cell is as far as the table.
    for (const { p } of result.cells) expect(p).toBe(result.p);
    expect(compareGroups({ ...tea, seed: 5, permutations: 5000 })).toEqual(result);
    expect(compareGroups({ ...tea, seed: 6, permutations: 5000 }).p).not.toBe(result.p);
  });

  it("never gives a permutation p of 0", () => {
    const apart = tableOf([
      [9, 0],
      [0, 9],
    ]);
    const { p } = compareGroups({ ...apart, permutations: 200 });
    expect(p).toBeCloseTo(1 / 201, 12);
  });

  it("leaves out empty groups and categories", () => {
    const own = compareGroups(published);
    const padded = compareGroups(
      tableOf([
        [762, 0, 327, 468],
        [0, 0, 0, 0],
        [484, 0, 239, 477],
      ]),
    );
    expect(padded).toMatchObject({ p: own.p, df: 2, cramersV: own.cramersV, method: "chi-square" });
    expect(padded.cells[1]).toMatchObject({ count: 0, residual: null, p: null, q: null });
    expect(padded.cells[0]?.q).toBeCloseTo(own.cells[0]?.q ?? 0, 12);
  });

  it.each([
    ["nothing", [], "two groups"],
    ["one group", [[3, 4]], "two groups"],
    [
      "one group that is not empty",
      [
        [3, 4],
        [0, 0],
      ],
      "two groups",
    ],
    [
      "one category",
      [
        [3, 0],
        [5, 0],
      ],
      "the same category",
    ],
  ])("cannot tell of %s", (_, counts, reason) => {
    const result = compareGroups(tableOf(counts));
    expect(result).toMatchObject({ chiSquare: null, p: null, method: null, cramersV: null });
    expect(result.reason).toContain(reason);
    for (const cell of result.cells)
      expect(cell).toMatchObject({ residual: null, p: null, q: null });
  });

  it("refuses counts of parts of people", () => {
    expect(() =>
      compareGroups(
        tableOf([
          [0.5, 2],
          [3, 4],
        ]),
      ),
    ).toThrow(RangeError);
    expect(() =>
      compareGroups(
        tableOf([
          [-1, 2],
          [3, 4],
        ]),
      ),
    ).toThrow(RangeError);
  });

  const counts = fc
    .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 }))
    .chain(([rows, columns]) =>
      fc.array(fc.array(fc.nat(15), { minLength: columns, maxLength: columns }), {
        minLength: rows,
        maxLength: rows,
      }),
    );

  it("gives finite numbers in their bounds, and the same when groups and categories change places", () => {
    fc.assert(
      fc.property(counts, (counts) => {
        const result = compareGroups({ ...tableOf(counts), permutations: 50 });
        const turned = compareGroups({
          ...tableOf((counts[0] ?? []).map((_, j) => counts.map((row) => row[j] ?? 0))),
          permutations: 50,
        });
        expect(result.chiSquare === null).toBe(result.reason !== undefined);
        if (result.chiSquare === null) return;
        expect(turned.chiSquare).toBeCloseTo(result.chiSquare, 8);
        expect(turned.cramersV).toBeCloseTo(result.cramersV ?? 0, 8);
        for (const share of [result.p, result.cramersV, result.cramersVCorrected ?? 0]) {
          expect(share).toBeGreaterThanOrEqual(0);
          expect(share).toBeLessThanOrEqual(1);
        }
        for (const { residual, p, q } of result.cells) {
          if (residual === null) continue;
          expect(Number.isFinite(residual)).toBe(true);
          expect(q).toBeGreaterThanOrEqual(p ?? 0);
        }
      }),
    );
  });
});

describe("benjaminiHochberg", () => {
  // Benjamini and Hochberg 1995, section 3.2: of 15 tests, at 0.05, the four smallest are discoveries.
  const published = [
    0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719,
    0.6528, 0.759, 1,
  ];

  it("finds the four discoveries of Benjamini and Hochberg 1995", () => {
    const qs = benjaminiHochberg(published);
    expect(qs.filter((q) => q <= 0.05)).toHaveLength(4);
    expect(qs[3]).toBeCloseTo((0.0095 * 15) / 4, 12);
    expect(benjaminiHochberg([])).toEqual([]);
  });

  it("keeps the order of p, is no smaller than p and never above 1, however p come", () => {
    const p = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(fc.array(p), (ps) => {
        const pairs = benjaminiHochberg(ps).map((q, i) => ({ p: ps[i] ?? 0, q }));
        for (const { p, q } of pairs) {
          expect(q).toBeGreaterThanOrEqual(p);
          expect(q).toBeLessThanOrEqual(1);
        }
        const sorted = pairs.toSorted((a, b) => a.p - b.p).map(({ q }) => q);
        expect(sorted).toEqual(sorted.toSorted((a, b) => a - b));
      }),
    );
  });
});
