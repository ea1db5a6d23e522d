import fc from "fast-check";
import { expect, test } from "vitest";
import { guidelineText, readGuideline } from "./guideline";

const read = (text: string) => readGuideline(text);

test("reads points with their percent, however they are set apart", () => {
  const expected = { ok: true, guideline: { 1: 5, 2: 25, 3: 55, 4: 15 } };
  expect(read("1: 5, 2: 25, 3: 55, 4: 15")).toEqual(expected);
  expect(read("1=5%;2=25 %\n3 : 55\n4:15")).toEqual(expected);
});

test("nothing typed is no guideline", () => {
  expect(read("  \n ")).toEqual({ ok: true, guideline: null });
});

test.each([
  ["a bell curve", "Write each point with its percent"],
  ["1: 5, 2", "Write each point with its percent"],
  ["1: -5, 2: 105", "Write each point with its percent"],
  ["1: 50, 1: 50", "A point is there twice."],
  ["1: 50, 2: 40", "The shares come to 90 percent"],
])("%j comes back with a sentence", (text, message) => {
  expect(read(text)).toMatchObject({ ok: false, message: expect.stringContaining(message) });
});

test("thirds that do not quite come to a hundred are taken", () => {
  expect(read("1: 33.3, 2: 33.3, 3: 33.3").ok).toBe(true);
});

test("never throws, whatever is typed", () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(read(text)).toHaveProperty("ok");
    }),
  );
});

test("written out and read again it is the same", () => {
  const shares = fc
    .array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 5 })
    .map((parts) => {
      const rest = 100 - parts.reduce((sum, part) => sum + part, 0);
      return rest > 0 ? [...parts, rest] : [100];
    });
  fc.assert(
    fc.property(shares, (parts) => {
      const guideline = Object.fromEntries(parts.map((part, index) => [String(index + 1), part]));
      expect(read(guidelineText(guideline))).toEqual({ ok: true, guideline });
    }),
  );
  expect(guidelineText(null)).toBe("");
});
