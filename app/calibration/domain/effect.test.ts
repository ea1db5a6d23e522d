import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { agreementBeforeAfter, calibrationEffect, type Rated } from "./effect";

/** Persons from 0 on one item, the first half by Ada and the others by Bo. */
const rated = (values: (number | null)[]): Rated[] =>
  values.map((value, i) => ({
    person: `p${i}`,
    item: "scope",
    rater: i < values.length / 2 ? "Ada" : "Bo",
    value,
  }));

describe("calibrationEffect", () => {
  const before = rated([1, 2, 4, 2, 4, 3, 4, 3]);
  const after = rated([1, 2, 3, 3, 3, 3, 3, 3]);

  it("counts what changed and which way, with intervals (SciPy, t.interval)", () => {
    const effect = calibrationEffect(before, after);
    expect(effect).toMatchObject({ n: 8, changed: 4, shareChanged: 0.5, up: 1, down: 3 });
    expect(effect.ratio).toEqual({ up: 1, down: 3, value: 1 / 3 });
    expect(effect.meanShift).toBe(-0.25);
    expect(effect.meanShiftInterval?.low).toBeCloseTo(-0.8411560629, 8);
    expect(effect.meanShiftInterval?.high).toBeCloseTo(0.3411560629, 8);
    expect(effect.shareChangedInterval?.low).toBeCloseTo(0.2152, 4);
    expect(effect.reason).toBeUndefined();
  });

  it("warns that the scale was compressed", () => {
    const effect = calibrationEffect(before, after);
    expect(effect.sdBefore).toBeCloseTo(Math.sqrt(8.875 / 7), 10);
    expect(effect.sdAfter).toBeCloseTo(Math.sqrt(3.875 / 7), 10);
    expect(effect.sdRatio).toBeCloseTo(Math.sqrt(3.875 / 8.875), 10);
    expect(effect.compressed).toBe(true);
    expect(calibrationEffect(after, before).compressed).toBe(false);
    expect(calibrationEffect(before, before)).toMatchObject({ sdRatio: 1, compressed: false });
  });

  it("tells each rater's part", () => {
    expect(calibrationEffect(before, after).perRater).toEqual([
      { rater: "Ada", n: 4, changed: 2, meanShift: 0 },
      { rater: "Bo", n: 4, changed: 2, meanShift: -0.5 },
    ]);
  });

  it("leaves out what is missing on either side, in whatever order ratings come", () => {
    const gaps = [...before.toReversed(), ...rated([null])].map((one, i) =>
      i === 8 ? { ...one, person: "x" } : one,
    );
    const extra = [{ person: "x", item: "scope", rater: "Ada", value: 3 }, ...after];
    extra.push({ person: "p0", item: "craft", rater: "Ada", value: 2 });
    const { perRater: _, ...effect } = calibrationEffect(gaps, extra);
    const { perRater: __, ...own } = calibrationEffect(before, after);
    expect(effect).toEqual(own);
  });

  it("cannot tell of nothing, and says little of one", () => {
    expect(calibrationEffect([], after)).toMatchObject({
      n: 0,
      shareChanged: null,
      shareChangedInterval: null,
      meanShift: null,
      sdRatio: null,
      compressed: false,
      perRater: [],
      reason: "No rating is there both before and after.",
    });
    expect(calibrationEffect(rated([2]), rated([3]))).toMatchObject({
      n: 1,
      shareChanged: 1,
      meanShift: 1,
      meanShiftInterval: null,
      sdRatio: null,
      ratio: { up: 1, down: 0, value: null },
    });
  });

  it("has no ratio of spreads where there was none, and refuses a rating given twice", () => {
    expect(calibrationEffect(rated([3, 3, 3]), rated([2, 3, 4])).sdRatio).toBeNull();
    expect(() => calibrationEffect([...before, ...before], after)).toThrow(RangeError);
  });

  it("changes are ups and downs, never more than n, and turn around with the sides", () => {
    const value = fc.option(fc.integer({ min: 1, max: 4 }));
    fc.assert(
      fc.property(fc.array(fc.tuple(value, value)), (pairs) => {
        const [from, to] = [rated(pairs.map(([a]) => a)), rated(pairs.map(([, b]) => b))];
        const effect = calibrationEffect(from, to);
        const back = calibrationEffect(to, from);
        expect(effect.up + effect.down).toBe(effect.changed);
        expect(effect.changed).toBeLessThanOrEqual(effect.n);
        expect([back.up, back.down, back.n]).toEqual([effect.down, effect.up, effect.n]);
        expect(back.meanShift ?? 0).toBeCloseTo(-(effect.meanShift ?? 0), 10);
        expect(effect.perRater.reduce((sum, { n }) => sum + n, 0)).toBe(effect.n);
        const weighted = effect.perRater.reduce((sum, { n, meanShift }) => sum + n * meanShift, 0);
        expect(weighted).toBeCloseTo(effect.n * (effect.meanShift ?? 0), 8);
      }),
    );
  });
});

describe("agreementBeforeAfter", () => {
  const others: Rated[] = [2, 2, 3, 3].map((value, i) => {
    return { person: `p${i}`, item: "scope", rater: "Cy", value };
  });

  it("rises as ratings move to those of others", () => {
    const { before, after } = agreementBeforeAfter({
      before: rated([4, 1, 3, 1]),
      after: rated([2, 2, 3, 3]),
      others,
      metric: "ordinal",
    });
    expect(after.alpha).toBeCloseTo(1, 12);
    expect(before.alpha).toBeLessThan(0.5);
    expect(before).toMatchObject({ units: 4, raters: 3, pairable: 8 });
  });

  it("rests on the same units before and after", () => {
    const { before, after } = agreementBeforeAfter({
      before: rated([4, null, 3, 1]),
      after: rated([2, 2, null, 3]),
      others,
      metric: "interval",
    });
    expect([before.units, after.units]).toEqual([2, 2]);
  });

  it("cannot tell where nobody else rated the same", () => {
    const own = rated([1, 2, 3]);
    const { after } = agreementBeforeAfter({
      before: own,
      after: own,
      others: [],
      metric: "ordinal",
    });
    expect(after).toMatchObject({ alpha: null, units: 0 });
    expect(after.reason).toMatch(/\.$/);
  });
});
