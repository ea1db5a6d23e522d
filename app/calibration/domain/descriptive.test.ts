import { expect, test } from "vitest";
import { mean, pearson, sampleSd } from "./descriptive";

test("of too few values there is nothing to describe", () => {
  expect(mean([])).toBeNull();
  expect(sampleSd([3])).toBeNull();
  expect(pearson([[1, 2]])).toBeNull();
});

test("what does not vary has no spread and no correlation, whatever rounding does", () => {
  expect(sampleSd([0.1, 0.1, 0.1])).toBe(0);
  expect(
    pearson([
      [0.1, 1],
      [0.1, 2],
      [0.1, 3],
    ]),
  ).toBeNull();
});

test("what is not a number is refused", () => {
  expect(() => mean([1, Number.NaN])).toThrow(RangeError);
  expect(() => sampleSd([1, Number.POSITIVE_INFINITY])).toThrow(RangeError);
});
