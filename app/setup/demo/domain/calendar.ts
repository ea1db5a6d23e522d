const DAY = 24 * 60 * 60 * 1000;

/** Midnight (UTC) of the day `moment` is in: how the database keeps days. */
export function dayOf(moment: Date): Date {
  return new Date(Math.floor(moment.getTime() / DAY) * DAY);
}

export function addDays(moment: Date, days: number): Date {
  return new Date(moment.getTime() + days * DAY);
}

/** The same day of another month, or its last day where the month is shorter. */
export function addMonths(day: Date, months: number): Date {
  const first = Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + months, 1);
  const length = new Date(first);
  length.setUTCMonth(length.getUTCMonth() + 1, 0);
  return new Date(first + (Math.min(day.getUTCDate(), length.getUTCDate()) - 1) * DAY);
}

export function isoDay(day: Date): string {
  return day.toISOString().slice(0, 10);
}

/** A time of day; on a weekend, of the Monday after, because people work on weekdays. */
export function atWork(day: Date, minutesAfterMidnight: number): Date {
  const weekday = day.getUTCDay();
  const days = weekday === 6 ? 2 : weekday === 0 ? 1 : 0;
  return new Date(dayOf(day).getTime() + days * DAY + minutesAfterMidnight * 60_000);
}

/** The same day, between seven and six: nobody in the demo works at night. */
export function byDay(moment: Date): Date {
  const hour = moment.getUTCHours();
  const wanted = Math.min(17, Math.max(7, hour));
  return new Date(moment.getTime() + (wanted - hour) * 60 * 60_000);
}

/** So many minutes later. */
export function addMinutes(moment: Date, minutes: number): Date {
  return new Date(moment.getTime() + minutes * 60_000);
}

/** The day so many weekdays before this one. */
export function weekdaysBefore(day: Date, count: number): Date {
  let at = dayOf(day);
  for (let left = count; left > 0; ) {
    at = addDays(at, -1);
    if (at.getUTCDay() % 6 !== 0) left -= 1;
  }
  return at;
}

/** The last Monday up to this day. */
function mondayBefore(day: Date): Date {
  return addDays(day, -((day.getUTCDay() + 6) % 7));
}

/** Months from one day to a later one. */
export function monthsBetween(from: Date, to: Date): number {
  return Math.max(0, (to.getTime() - from.getTime()) / (30.44 * DAY));
}

/** "Spring 2026", after the day it opens on. */
export function seasonOf(day: Date): string {
  const season = ["Winter", "Spring", "Summer", "Autumn"][
    Math.floor(((day.getUTCMonth() + 1) % 12) / 3)
  ];
  return `${season} ${day.getUTCFullYear()}`;
}

export type CyclePlan = {
  id: string;
  name: string;
  state: "OPEN" | "CLOSED";
  /** The first two ran on an earlier version of the ladder. */
  ladder: "first" | "current";
  opensOn: Date;
  closesOn: Date;
  createdAt: Date;
  openedAt: Date;
  /** When all of it went over from the first version of the ladder; null where it began on its own. */
  movedAt: Date | null;
  /** Finished reviews pass through calibration before they are released. */
  isCalibrated: boolean;
  /** When they all went there, and when that ended; null where there was none, or where sessions do it. */
  calibration: { begunAt: Date; endedAt: Date } | null;
  closedAt: Date | null;
};

/** In the week after the last review was finished. */
function calibrationOf(opensOn: Date) {
  return {
    begunAt: atWork(addDays(opensOn, 49), 8 * 60 + 30),
    endedAt: atWork(addDays(opensOn, 52), 15 * 60 + 10),
  };
}

/** The round between the last two cycles, which stands after them in the list because it is not one of the rhythm. */
export const INTERIM = 4;

/** Three finished cycles half a year apart and an open one, oldest first, and the round between the last two. */
export function planCycles(now: Date, id: () => string): CyclePlan[] {
  const regular = planRegular(now, id);
  const open = regular[INTERIM - 1];
  return open ? [...regular, planInterim(addDays(open.opensOn, -63), id)] : regular;
}

/** Its reviews are finished and go through calibration sessions now. */
function planInterim(opensOn: Date, id: () => string): CyclePlan {
  const closesOn = addDays(opensOn, 39);
  return {
    id: id(),
    name: `Interim round, ${MONTHS[opensOn.getUTCMonth()]} ${opensOn.getUTCFullYear()}`,
    state: "CLOSED",
    ladder: "current",
    opensOn,
    closesOn,
    createdAt: atWork(addDays(opensOn, -9), 10 * 60 + 25),
    openedAt: atWork(opensOn, 7 * 60 + 10),
    movedAt: null,
    isCalibrated: true,
    calibration: null,
    closedAt: atWork(addDays(closesOn, 4), 15 * 60 + 35),
  };
}

const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

function planRegular(now: Date, id: () => string): CyclePlan[] {
  const latest = addDays(dayOf(now), -14);
  return [-18, -12, -6, 0].map((months) => {
    const opensOn = mondayBefore(addMonths(latest, months));
    // A Friday.
    const closesOn = addDays(opensOn, 39);
    const isOpen = months === 0;
    return {
      id: id(),
      name: seasonOf(opensOn),
      state: isOpen ? "OPEN" : "CLOSED",
      ladder: months < -6 ? "first" : "current",
      opensOn,
      closesOn,
      createdAt: atWork(addDays(opensOn, -9), 9 * 60 + 40),
      openedAt: atWork(opensOn, 7 * 60 + 5),
      movedAt: isOpen ? atWork(addDays(opensOn, 1), 6 * 60 + 50) : null,
      isCalibrated: months === -12,
      calibration: months === -12 ? calibrationOf(opensOn) : null,
      closedAt: isOpen ? null : atWork(addDays(closesOn, 4), 15 * 60 + 20),
    };
  });
}
