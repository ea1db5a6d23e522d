import fc from "fast-check";
import { expect, test } from "vitest";
import { safeText } from "./ratings-export";

test("no text begins like a formula, and every other one stays what it is", () => {
  for (const text of ['=HYPERLINK("http://x")', "+1", "-2", "@x", "\tx", "\rx", "＝1", "－1"])
    expect(safeText(text)).toBe(`'${text}`);
  for (const text of ["Zoë 田中", "a=b", "3", "", "'=x", "– none", "💚"])
    expect(safeText(text)).toBe(text);
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      expect(safeText(text)).not.toMatch(/^[=+\-@\t\r\n]/);
      expect(safeText(text)).not.toMatch(/[^\P{Cc}\t\n\r]|[\uFFFE\uFFFF]/u);
    }),
  );
});

test("what is left out cannot bring a formula to the front", () => {
  expect(safeText("\0=1")).toBe("'=1");
  expect(safeText("\x1F+1")).toBe("'+1");
});
