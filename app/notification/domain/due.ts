/** Hours of the organisation's day in which mail about notices is written. */
const MAIL_HOURS = { from: 8, to: 18 };
const DAY_MS = 24 * 60 * 60 * 1000;

export type Reminder = "due-in-7-days" | "due-in-1-day";

/** Midnight UTC of the day it is in a time zone at `now`: how the database's own days compare. */
export function today(timeZone: string, now: Date): Date {
  const day = new Intl.DateTimeFormat("en-CA", { timeZone }).format(now);
  return new Date(`${day}T00:00:00Z`);
}

/**
 * Which reminder a cycle that closes on `closesOn` asks for on the day `on` (both midnight UTC of their day), if any. Each
 * also holds on the day after it was due, for a server that did not run on the day itself.
 */
export function reminderFor(closesOn: Date, on: Date): Reminder | null {
  const days = Math.round((closesOn.getTime() - on.getTime()) / DAY_MS);
  if (days === 7 || days === 6) return "due-in-7-days";
  return days === 1 || days === 0 ? "due-in-1-day" : null;
}

/** Is it a time of day at which people expect mail? */
export function isMailHour(timeZone: string, now: Date): boolean {
  const hour = Number(
    new Intl.DateTimeFormat("en-GB", { hour: "numeric", hourCycle: "h23", timeZone }).format(now),
  );
  return hour >= MAIL_HOURS.from && hour < MAIL_HOURS.to;
}
