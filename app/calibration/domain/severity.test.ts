import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Observation, raterSeverity } from "./severity";

/** Rows are raters A, B, C …, columns persons; null where not rated. */
const observed = (rows: (number | null)[][]): Observation[] =>
  rows.flatMap((row, rater) =>
    row.flatMap((value, person): Observation[] =>
      value === null
        ? []
        : [{ rater: String.fromCharCode(65 + rater), person: `p${person}`, value }],
    ),
  );

const additive = observed([
  [5, 4, 4, null, null],
  [null, null, 3, 2, 3],
  [null, 4, 3, null, 2],
]);

// Columns p1 … p7; rater D shares only p2 and p6.
const four = observed([
  [3, 4, 2, 4, null, null, null],
  [2, 3, null, null, 1, 3, null],
  [4, null, 3, 4, 2, 3, null],
  [null, 2, null, null, null, 1, 3],
]);

describe("raterSeverity", () => {
  it("tells a lenient rater from one with strong people", () => {
    const { raters, components } = raterSeverity(additive);
    const leniency = raters.map((rater) => rater.leniency ?? 0);
    // Naive means say 1, −2/3, −1/3.
    expect(leniency[0]).toBeCloseTo(1 / 3, 10);
    expect(leniency[1]).toBeCloseTo(0, 10);
    expect(leniency[2]).toBeCloseTo(-1 / 3, 10);
    expect(raters.map(({ severity }) => severity)).toEqual(
      raters.map((r) => 0 - (r.leniency ?? 0)),
    );
    expect(components).toMatchObject([{ raters: ["A", "B", "C"], people: 5, units: 5, df: 2 }]);
    expect(raters[1]).toMatchObject({ n: 3, shared: 2, people: 3, component: 0 });
  });

  it("is what dense least squares give (NumPy lstsq with effects summing to 0)", () => {
    const { raters, components, lambda } = raterSeverity(four);
    const expected = [0.5436046512, -0.1075581395, 0.9854651163, -1.4215116279];
    const errors = [0.2450078128, 0.2282961835, 0.2232918238, 0.3119572471];
    raters.forEach((rater, i) => {
      expect(rater.leniency).toBeCloseTo(expected[i] ?? 0, 9);
      expect(rater.standardError).toBeCloseTo(errors[i] ?? 0, 9);
      const half = 2.4469118511 * (errors[i] ?? 0);
      expect(rater.interval?.low).toBeCloseTo((expected[i] ?? 0) - half, 6);
      expect(rater.interval?.high).toBeCloseTo((expected[i] ?? 0) + half, 6);
    });
    expect(components).toMatchObject([{ df: 6 }]);
    expect(components[0]?.residualSd).toBeCloseTo(0.4761766332, 9);
    expect(lambda).toBeCloseTo(0.2237911105, 8);
    const [first] = raters;
    expect(first?.shrunken).toBeCloseTo((expected[0] ?? 0) * (4 / (4 + 0.2237911105)), 8);
  });

  it("takes all of it back where raters differ no more than by chance, unless told otherwise", () => {
    const { raters, lambda } = raterSeverity(additive);
    expect(lambda).toBeNull();
    expect(raters.map(({ shrunken }) => shrunken)).toEqual([0, 0, 0]);
    const told = raterSeverity(additive, { lambda: 2 });
    expect(told.lambda).toBe(2);
    expect(told.raters[0]?.shrunken).toBeCloseTo(1 / 6, 10);
    expect(told.raters[2]?.shrunken).toBeCloseTo(-1 / 5, 10);
  });

  it("cannot tell of a manager who alone rates their reports", () => {
    const { raters, components } = raterSeverity([
      ...additive,
      { rater: "Alone", person: "x", value: 5 },
      { rater: "Alone", person: "y", value: 5 },
    ]);
    expect(raters.at(-1)).toMatchObject({
      rater: "Alone",
      n: 2,
      shared: 0,
      people: 2,
      component: 1,
      leniency: null,
      severity: null,
      shrunken: null,
      interval: null,
    });
    expect(raters.at(-1)?.reason).toMatch(/^Cannot tell, because nobody else rated the same/);
    expect(components.map(({ isLinked }) => isLinked)).toEqual([true, false]);
    expect(raters[0]?.reason).toBeUndefined();
  });

  it("compares on the same criterion of a person only", () => {
    const rated = (rater: string, item: string, value: number) => {
      return { rater, person: "p", item, value };
    };
    const apart = raterSeverity([rated("A", "scope", 4), rated("B", "craft", 2)]);
    expect(apart.raters.map(({ leniency }) => leniency)).toEqual([null, null]);
    // Craft is the harder one for this person, which neither rater's leniency explains.
    const both = raterSeverity([
      rated("A", "scope", 4),
      rated("B", "scope", 3),
      rated("A", "craft", 2),
      rated("B", "craft", 1),
      rated("B", "reach", 1),
    ]);
    expect(both.raters.map(({ leniency }) => leniency)).toEqual([0.5, -0.5]);
    expect(both.raters[1]).toMatchObject({ n: 3, shared: 2, people: 1 });
    expect(both.raters[0]?.interval).toBeNull();
    expect(both.raters[0]?.reason).toContain("the same differences");
  });

  it("finds raters alike whose ratings differ but come to the same, whatever rounding leaves", () => {
    const { raters } = raterSeverity(
      observed([
        [2, 2],
        [1, 3],
        [2, 2],
      ]),
    );
    expect(raters.map(({ leniency }) => leniency)).toEqual([0, 0, 0]);
  });

  it("gives leniency but no interval where a single person is shared", () => {
    const { raters, lambda } = raterSeverity(observed([[4], [3]]));
    expect(raters[0]).toMatchObject({ leniency: 0.5, interval: null, shrunken: null });
    expect(raters[0]?.reason).toContain("Too little was rated by several people");
    expect(lambda).toBeNull();
  });

  it("says nothing of nothing, and refuses what is not a number", () => {
    expect(raterSeverity([])).toEqual({ components: [], raters: [], lambda: null });
    expect(() => raterSeverity([{ rater: "A", person: "p", value: Number.NaN }])).toThrow(
      RangeError,
    );
  });

  it("solves what is linked in a long chain only", () => {
    const chain = Array.from({ length: 1200 }, (_, i): Observation[] => [
      { rater: `r${i}`, person: `p${i}`, value: 3 },
      { rater: `r${i}`, person: `p${i + 1}`, value: 2 },
    ]).flat();
    const { raters } = raterSeverity(chain);
    // Each rater is a point above the one before: p1 has 2 from r0 and 3 from r1.
    expect(raters[0]?.leniency).toBeCloseTo(-599.5, 5);
    expect(raters[1199]?.leniency).toBeCloseTo(599.5, 5);
  });

  it("gives leniency but no interval of more than 1,000 linked raters", () => {
    const all = Array.from({ length: 1001 }, (_, i): Observation[] => [
      { rater: `r${i}`, person: "anchor 1", value: 1 + (i % 4) },
      { rater: `r${i}`, person: "anchor 2", value: 1 + ((i * 7) % 5) },
    ]).flat();
    const { raters, lambda } = raterSeverity(all);
    expect(raters[0]?.leniency).not.toBeNull();
    expect(raters[0]).toMatchObject({ standardError: null, interval: null, shrunken: null });
    expect(raters[0]?.reason).toContain("Too many raters");
    expect(lambda).toBeNull();
  });

  const observation = fc.record({
    rater: fc.constantFrom("a", "b", "c", "d", "e"),
    person: fc.constantFrom("p", "q", "r", "s", "t", "u"),
    item: fc.constantFrom("x", "y", undefined),
    value: fc.integer({ min: 1, max: 5 }),
  });
  const observations = fc.array(observation, { maxLength: 40 });

  it("does not depend on how strong a person is, nor on the order of ratings", () => {
    fc.assert(
      fc.property(observations, fc.integer({ min: -3, max: 3 }), (all, constant) => {
        const own = raterSeverity(all);
        const moved = all
          .map((one) => (one.person === "p" ? { ...one, value: one.value + constant } : one))
          .reverse();
        const other = raterSeverity(moved);
        for (const { rater, leniency, standardError } of own.raters) {
          const found = other.raters.find((one) => one.rater === rater);
          if (leniency === null) expect(found?.leniency).toBeNull();
          else expect(found?.leniency).toBeCloseTo(leniency, 8);
          if (standardError !== null) expect(found?.standardError).toBeCloseTo(standardError, 8);
        }
      }),
    );
  });

  it("sums to 0 in each component, shrinks towards 0, and never gives what is not a number", () => {
    fc.assert(
      fc.property(observations, (all) => {
        const { raters, components } = raterSeverity(all);
        components.forEach((_, index) => {
          const own = raters.filter(({ component }) => component === index);
          expect(own.reduce((sum, { leniency }) => sum + (leniency ?? 0), 0)).toBeCloseTo(0, 8);
        });
        for (const { leniency, shrunken, interval, standardError, reason } of raters) {
          for (const number of [leniency, shrunken, interval?.low, interval?.high, standardError])
            if (typeof number === "number") expect(Number.isFinite(number)).toBe(true);
          expect(Math.abs(shrunken ?? 0)).toBeLessThanOrEqual(Math.abs(leniency ?? 0));
          expect(interval === null).toBe(reason !== undefined);
        }
      }),
    );
  });
});
