import { expect, test } from "vitest";
import { percentileInterval, wilsonInterval } from "./interval";

// Newcombe 1998, Statistics in Medicine 17, table I, method 3 (score without continuity correction).
test.each([
  [81, 263, 0.2553, 0.3662],
  [15, 148, 0.0624, 0.1605],
  [0, 20, 0, 0.1611],
  [1, 29, 0.0061, 0.1718],
])("Wilson's interval of %i of %i", (count, n, low, high) => {
  const interval = wilsonInterval(count, n);
  expect(interval?.low).toBeCloseTo(low, 4);
  expect(interval?.high).toBeCloseTo(high, 4);
});

test("of nothing there is no interval, and of everything it ends at 1", () => {
  expect(wilsonInterval(0, 0)).toBeNull();
  expect(wilsonInterval(7, 7)?.high).toBe(1);
  expect(percentileInterval([])).toBeNull();
});

test("percentiles lie between neighbouring values", () => {
  const values = Array.from({ length: 101 }, (_, i) => 100 - i);
  const interval = percentileInterval(values);
  expect(interval?.low).toBeCloseTo(2.5, 10);
  expect(interval?.high).toBeCloseTo(97.5, 10);
  expect(percentileInterval([3], 0.9)).toEqual({ low: 3, high: 3, level: 0.9 });
});
