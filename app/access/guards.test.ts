import fc from "fast-check";
import { expect, test } from "vitest";
import { safeReturn } from "./guards.server";

test("sign-in leads back to pages of ours only", () => {
  expect(safeReturn("/assessments?x=1")).toBe("/assessments?x=1");
  for (const elsewhere of [
    "https://evil.example",
    "//evil.example",
    "/\\evil.example",
    "javascript:alert(1)",
    "",
    null,
  ])
    expect(safeReturn(elsewhere)).toBe("/");
  fc.assert(
    fc.property(
      fc.oneof(
        fc.webUrl(),
        fc.string(),
        fc.string().map((text) => `/${text}`),
      ),
      (to) => {
        expect(new URL(safeReturn(to), "https://rostrum.example").origin).toBe(
          "https://rostrum.example",
        );
      },
    ),
    { numRuns: 1000 },
  );
});
