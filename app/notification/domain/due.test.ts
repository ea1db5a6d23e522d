import { describe, expect, it, test } from "vitest";
import { isMailHour, reminderFor, today } from "./due";

const day = (text: string) => new Date(`${text}T00:00:00Z`);

describe("today", () => {
  const evening = new Date("2026-12-06T22:30:00Z");
  test.each([
    ["UTC", "2026-12-06"],
    ["Europe/Berlin", "2026-12-06"],
    ["Asia/Kolkata", "2026-12-07"],
    ["Pacific/Kiritimati", "2026-12-07"],
    ["America/Los_Angeles", "2026-12-06"],
  ])("is the organisation's day in %s", (timeZone, expected) => {
    expect(today(timeZone, evening)).toEqual(day(expected));
  });

  it("turns at midnight there, in the night the clocks change too", () => {
    const zone = "Europe/Berlin";
    expect(today(zone, new Date("2026-03-28T22:59:59Z"))).toEqual(day("2026-03-28"));
    expect(today(zone, new Date("2026-03-28T23:00:00Z"))).toEqual(day("2026-03-29"));
    expect(today(zone, new Date("2026-03-29T21:59:59Z"))).toEqual(day("2026-03-29"));
    expect(today(zone, new Date("2026-03-29T22:00:00Z"))).toEqual(day("2026-03-30"));
  });
});

describe("reminderFor", () => {
  test.each([
    ["2026-12-05", null],
    ["2026-12-06", "due-in-7-days"],
    ["2026-12-07", "due-in-7-days"],
    ["2026-12-08", null],
    ["2026-12-11", null],
    ["2026-12-12", "due-in-1-day"],
    ["2026-12-13", "due-in-1-day"],
    ["2026-12-14", null],
  ])("of a cycle that closes on 13 December, on %s", (on, expected) => {
    expect(reminderFor(day("2026-12-13"), day(on))).toBe(expected);
  });

  it("counts calendar days where the organisation is, not hours", () => {
    const closesOn = day("2026-12-13");
    const now = new Date("2026-12-11T15:30:00Z");
    expect(reminderFor(closesOn, today("Asia/Tokyo", now))).toBe("due-in-1-day");
    expect(reminderFor(closesOn, today("UTC", now))).toBeNull();
  });
});

test("mail is written in the day's hours where the organisation is", () => {
  const at = (time: string) => new Date(`2026-12-07T${time}:00Z`);
  expect(isMailHour("UTC", at("07:59"))).toBe(false);
  expect(isMailHour("UTC", at("08:00"))).toBe(true);
  expect(isMailHour("UTC", at("17:59"))).toBe(true);
  expect(isMailHour("UTC", at("18:00"))).toBe(false);
  expect(isMailHour("UTC", at("00:00"))).toBe(false);
  expect(isMailHour("America/New_York", at("13:00"))).toBe(true);
  expect(isMailHour("America/New_York", at("08:00"))).toBe(false);
});
