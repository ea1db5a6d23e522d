import fc from "fast-check";
import { expect, test } from "vitest";
import { wrapWords } from "./wrap-words";

test("breaks between words, and says where something is left out", () => {
  expect(wrapWords("Spring 2026", 11, 3)).toEqual(["Spring 2026"]);
  expect(wrapWords("Second half of the year 2026", 11, 3)).toEqual([
    "Second half",
    "of the year",
    "2026",
  ]);
  expect(wrapWords("One two three four five six", 9, 2)).toEqual(["One two", "three …"]);
  expect(wrapWords("Donaudampfschifffahrt", 11, 2)).toEqual(["Donaudampfsc…"]);
});

test("never more lines, nor much longer ones, than asked for", () => {
  fc.assert(
    fc.property(fc.string(), fc.integer({ min: 4, max: 20 }), (text, width) => {
      const lines = wrapWords(text, width, 3);
      expect(lines.length).toBeGreaterThan(0);
      expect(lines.length).toBeLessThanOrEqual(3);
      for (const line of lines) expect([...line].length).toBeLessThanOrEqual(width + 4);
    }),
  );
});
