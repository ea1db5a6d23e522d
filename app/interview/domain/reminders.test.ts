import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { MOST_REMINDERS, nextReminder } from "./reminders";

const HOUR = 60 * 60 * 1000;
const ends = new Date("2026-12-01T11:00:00Z");
const hoursOn = (hours: number) => new Date(ends.getTime() + hours * HOUR);

describe("the reminder of a card", () => {
  it("comes an hour after the last session first", () => {
    const none = { lastEnds: ends, count: 0, lastAt: null };
    expect(nextReminder(none, hoursOn(0.99))).toBeNull();
    expect(nextReminder(none, hoursOn(1))).toBe(1);
  });

  it("comes daily then, whatever time it is", () => {
    const one = { lastEnds: ends, count: 1, lastAt: hoursOn(1) };
    expect(nextReminder(one, hoursOn(23))).toBeNull();
    expect(nextReminder(one, hoursOn(25))).toBe(2);
  });

  it("waits for a session that was moved to later, and does not begin anew", () => {
    const moved = { lastEnds: hoursOn(72), count: 2, lastAt: hoursOn(25) };
    expect(nextReminder(moved, hoursOn(72))).toBeNull();
    expect(nextReminder(moved, hoursOn(73))).toBe(3);
  });

  it("comes once after days without runs, and a day later again", () => {
    const slept = { lastEnds: ends, count: 1, lastAt: hoursOn(1) };
    expect(nextReminder(slept, hoursOn(73))).toBe(2);
    expect(nextReminder({ ...slept, count: 2, lastAt: hoursOn(73) }, hoursOn(74))).toBeNull();
    expect(nextReminder({ ...slept, count: 2, lastAt: hoursOn(73) }, hoursOn(97))).toBe(3);
  });

  it("does not come where no session has a date", () => {
    expect(nextReminder({ lastEnds: null, count: 0, lastAt: null }, hoursOn(1000))).toBeNull();
  });
});

test("whenever runs come, there are at most five, none early, and about a day between them", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 40 * 60 }), { maxLength: 200 }), (pauses) => {
      const sent: Date[] = [];
      let now = hoursOn(-10);
      for (const minutes of pauses) {
        now = new Date(now.getTime() + minutes * 60 * 1000);
        const reminded = { lastEnds: ends, count: sent.length, lastAt: sent.at(-1) ?? null };
        const due = nextReminder(reminded, now);
        if (due === null) continue;
        expect(due).toBe(sent.length + 1);
        sent.push(now);
      }
      expect(sent.length).toBeLessThanOrEqual(MOST_REMINDERS);
      for (const [index, at] of sent.entries()) {
        expect(at >= hoursOn(1)).toBe(true);
        const before = sent[index - 1];
        if (before) expect(at.getTime() - before.getTime()).toBeGreaterThan(23.5 * HOUR);
      }
    }),
  );
});
