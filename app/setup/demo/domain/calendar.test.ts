import { describe, expect, it } from "vitest";
import { addMonths, atWork, isoDay, planCycles, seasonOf } from "./calendar";

const day = (text: string) => new Date(`${text}T00:00:00Z`);

describe("the calendar", () => {
  it("keeps to the last day of a shorter month", () => {
    expect(isoDay(addMonths(day("2026-08-31"), -6))).toBe("2026-02-28");
    expect(isoDay(addMonths(day("2028-08-31"), -6))).toBe("2028-02-29");
    expect(isoDay(addMonths(day("2026-01-15"), -13))).toBe("2024-12-15");
  });

  it("moves weekends to Monday", () => {
    expect(atWork(day("2026-11-21"), 90).toISOString()).toBe("2026-11-23T01:30:00.000Z");
    expect(atWork(day("2026-11-22"), 0).toISOString()).toBe("2026-11-23T00:00:00.000Z");
    expect(atWork(day("2026-11-20"), 0).toISOString()).toBe("2026-11-20T00:00:00.000Z");
  });

  it.each([
    ["2026-01-10", "Winter 2026"],
    ["2026-03-01", "Spring 2026"],
    ["2026-08-31", "Summer 2026"],
    ["2026-11-30", "Autumn 2026"],
    ["2026-12-01", "Winter 2026"],
  ])("calls %s %s", (text, season) => {
    expect(seasonOf(day(text))).toBe(season);
  });

  it("plans three finished cycles, one that is open for about five weeks in all, and a round between them", () => {
    let id = 0;
    const cycles = planCycles(day("2026-11-22"), () => String(id++));
    expect(cycles.map(({ name, state }) => [name, state])).toEqual([
      ["Spring 2025", "CLOSED"],
      ["Autumn 2025", "CLOSED"],
      ["Spring 2026", "CLOSED"],
      ["Autumn 2026", "OPEN"],
      ["Interim round, August 2026", "CLOSED"],
    ]);
    const open = cycles[3];
    expect(open && [isoDay(open.opensOn), isoDay(open.closesOn)]).toEqual([
      "2026-11-02",
      "2026-12-11",
    ]);
  });
});
