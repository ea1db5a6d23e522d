import fc from "fast-check";
import { expect, test } from "vitest";
import { seededRandom } from "./seeded-random";

// Computed with arbitrary-precision integers in Python from the published recurrence.
test.each([
  [1, [2012149540, 1872316204, 1707632675, 1779833415]],
  [2026, [1544625461, 1848362616, 759571729]],
])("gives the numbers of sfc32 for seed %i", (seed, expected) => {
  const random = seededRandom(seed);
  expect(expected.map(() => random.next() * 2 ** 32)).toEqual(expected);
});

test("numbers below a bound reach all of them about as often", () => {
  const random = seededRandom(7);
  const counts = [0, 0, 0, 0, 0];
  for (let i = 0; i < 50_000; i++) {
    const number = random.below(5);
    counts[number] = (counts[number] ?? 0) + 1;
  }
  for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(400);
});

test("a sample has no item twice, only items there are, and leaves the list as it was", () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.string()), fc.nat(20), fc.integer(), (items, count, seed) => {
      const before = [...items];
      const sample = seededRandom(seed).sample(items, count);
      expect(items).toEqual(before);
      expect(sample).toHaveLength(Math.min(count, items.length));
      expect(new Set(sample).size).toBe(sample.length);
      expect(sample.every((item) => items.includes(item))).toBe(true);
      expect(seededRandom(seed).sample(items, count)).toEqual(sample);
    }),
  );
});
