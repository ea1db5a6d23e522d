/**
 * The last day (ISO) on which a piece still counts for a criterion that asks for the last so many months: the day before
 * `monthsBefore(day, months)` of the ladder's rules passes the piece.
 */
export function countsUntil(date: string, withinMonths: number): string {
  const [year = 0, month = 1, day = 1] = date.slice(0, 10).split("-").map(Number);
  const index = year * 12 + (month - 1) + withinMonths;
  const targetYear = Math.floor(index / 12);
  const targetMonth = index - targetYear * 12 + 1;
  const last = daysIn(targetYear, targetMonth);
  // From the last day of a shorter month one looks back at the last day of this one, so that it still counts.
  const isLast = day === daysIn(year, month);
  const pad = (value: number, width: number) => String(value).padStart(width, "0");
  return `${pad(targetYear, 4)}-${pad(targetMonth, 2)}-${pad(isLast ? last : Math.min(day, last), 2)}`;
}

export type Freshness =
  /** The criterion asks for no age. */
  { kind: "any-age" } | { kind: "fresh"; until: string } | { kind: "old"; withinMonths: number };

/** Does a piece count for a criterion on `today` (ISO), and until when? */
export function freshnessOf(
  date: string,
  withinMonths: number | undefined,
  today: string,
): Freshness {
  if (withinMonths === undefined) return { kind: "any-age" };
  const until = countsUntil(date, withinMonths);
  return until >= today ? { kind: "fresh", until } : { kind: "old", withinMonths };
}

function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}
