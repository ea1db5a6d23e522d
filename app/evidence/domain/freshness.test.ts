import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { freshEvidence } from "~/ladder/domain/rule-input";
import { countsUntil, freshnessOf } from "./freshness";

const isFresh = (date: string, today: string, months: number) =>
  freshEvidence({ today, evidence: { criterion: [{ date }] } }, "criterion", months) === 1;
const nextDay = (day: string) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);

describe("until when a piece counts", () => {
  test.each([
    ["2026-06-03", 12, "2027-06-03"],
    ["2025-01-30", 1, "2025-02-28"],
    ["2025-02-28", 36, "2028-02-29"],
    ["2024-02-29", 12, "2025-02-28"],
    ["2025-12-31", 2, "2026-02-28"],
  ])("%s within %d months: %s", (date, months, until) =>
    expect(countsUntil(date, months)).toBe(until),
  );

  test("agrees with the ladder's rules to the day", () => {
    const days = fc
      .date({ min: new Date("1995-01-01"), max: new Date("2040-12-31"), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 60 }), (date, months) => {
        const until = countsUntil(date, months);
        expect(isFresh(date, until, months)).toBe(true);
        expect(isFresh(date, nextDay(until), months)).toBe(false);
      }),
    );
  });

  test("says which", () => {
    expect(freshnessOf("2026-06-03", 12, "2027-06-03")).toEqual({
      kind: "fresh",
      until: "2027-06-03",
    });
    expect(freshnessOf("2026-06-03", 12, "2027-06-04")).toEqual({ kind: "old", withinMonths: 12 });
    expect(freshnessOf("1999-01-01", undefined, "2027-06-04")).toEqual({ kind: "any-age" });
  });
});
