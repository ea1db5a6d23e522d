type DateLike = string | Date;

/** 3 March 2026 — a day on the calendar, the same in every time zone. */
export function Day({ value }: { value: DateLike }) {
  const iso = toIso(value).slice(0, 10);
  return (
    <time dateTime={iso} className="whitespace-nowrap">
      {formatDay(value)}
    </time>
  );
}

/** 3 March 2026 — the day of a moment, where the organisation is. */
export function DayOf({ moment, timeZone }: { moment: DateLike; timeZone: string }) {
  return (
    <time
      dateTime={toIso(moment)}
      title={formatMoment(moment, timeZone)}
      className="whitespace-nowrap"
    >
      {formatDay(dayIn(timeZone, new Date(moment)))}
    </time>
  );
}

/** 3 March 2026, 14:05 — a moment, in the organisation's time zone. */
export function Moment({ value, timeZone }: { value: DateLike; timeZone: string }) {
  return (
    <time dateTime={toIso(value)} className="whitespace-nowrap">
      {formatMoment(value, timeZone)}
    </time>
  );
}

/** Said once on a page with times that people plan by. */
export function TimesIn({ timeZone }: { timeZone: string }) {
  return <p className="text-small text-soft">Times are in {timeZone.replaceAll("_", " ")}.</p>;
}

export function formatDay(value: DateLike): string {
  return new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" }).format(
    new Date(value),
  );
}

export function formatMoment(value: DateLike, timeZone: string): string {
  const date = new Date(value);
  const day = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone }).format(date);
  return `${day}, ${formatTime(date, timeZone)}`;
}

/** 14:05 */
export function formatTime(value: DateLike, timeZone: string): string {
  return new Intl.DateTimeFormat("en-GB", {
    hour: "2-digit",
    minute: "2-digit",
    timeZone,
  }).format(new Date(value));
}

/** Midnight UTC of the day it is in a time zone: how the database's own days compare. */
export function startOfDay(timeZone: string, now: Date): Date {
  return new Date(`${dayIn(timeZone, now)}T00:00:00Z`);
}

/** Today's date (YYYY-MM-DD) in a time zone. */
export function dayIn(timeZone: string, now: Date): string {
  return new Intl.DateTimeFormat("en-CA", { timeZone }).format(now);
}

function toIso(value: DateLike): string {
  return typeof value === "string" ? value : value.toISOString();
}
