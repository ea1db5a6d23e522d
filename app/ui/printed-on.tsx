import { dayIn, formatDay } from "./dates";

/** On paper only: whose it is, and of which day, since what is on the screen goes on changing. */
export function PrintedOn({ name, timeZone }: { name: string; timeZone: string }) {
  return (
    // The browser may be past a midnight that the server was not.
    <p className="mb-4 hidden text-small text-soft print:block" suppressHydrationWarning>
      {name} · printed on {formatDay(dayIn(timeZone, new Date()))}
    </p>
  );
}
