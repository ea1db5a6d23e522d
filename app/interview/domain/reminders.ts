const HOUR_MS = 60 * 60 * 1000;
/** The first reminder comes this long after the last session, so that there is time to write. */
export const FIRST_AFTER_MS = HOUR_MS;
// Runs come a little early or late: a day is over when all but these minutes of it are.
const DAY_MS = 24 * HOUR_MS - 10 * 60 * 1000;

/** Whoever does not hand in a card is reminded of it this often, and never again. */
export const MOST_REMINDERS = 5;

export type Reminded = {
  /** When their last session that has a date is over; where none has, when the debrief opened; null before. */
  lastEnds: Date | null;
  /** How many reminders they had. */
  count: number;
  lastAt: Date | null;
};

/**
 * The number of the reminder of a card that is due at `now`, if one is: the first an hour after the last session has
 * ended, then one a day. After a time without runs there is one, not one for each day that passed, and the next comes a
 * day after it. A session that is moved to later is waited for.
 */
export function nextReminder({ lastEnds, count, lastAt }: Reminded, now: Date): number | null {
  if (!lastEnds || count >= MOST_REMINDERS) return null;
  const since = now.getTime();
  if (since < lastEnds.getTime() + FIRST_AFTER_MS) return null;
  if (lastAt && since < lastAt.getTime() + DAY_MS) return null;
  return count + 1;
}
