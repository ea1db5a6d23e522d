import { addDays, addMinutes, atWork, byDay, type CyclePlan } from "./calendar";
import type { PersonPlan } from "./people";
import type { Random } from "./random";
import type { Reporting } from "./reporting";
import { ACTED_FOR, HANDED_OVER, LAST_FINISHED } from "./stages";

type About = { person: PersonPlan; cycle: CyclePlan; index: number; submittedAt: Date };

/** When a review begins: in the open cycle on its first Friday, in others some days after the submission. */
export function beginning(random: Random, about: About, reporting: Reporting): Date {
  const { person, cycle, index, submittedAt } = about;
  const minutes = random.int(7 * 60 + 30, 13 * 60);
  if (cycle.state === "OPEN") return atWork(addDays(cycle.opensOn, 4), minutes);
  // Just before the reporting line changes.
  if (index === LAST_FINISHED && person.key === HANDED_OVER)
    return atWork(addDays(cycle.opensOn, 44), minutes);
  // While the manager was away.
  if (index === LAST_FINISHED && person.key === ACTED_FOR)
    return atWork(addDays(cycle.opensOn, 43), minutes);
  const wished = atWork(addDays(submittedAt, random.int(2, 6)), minutes);
  return reporting.whenBack(person, wished);
}

/** When the ratings of one review are given, in the order of its criteria. */
export function ratingTimes(random: Random, startedAt: Date, count: number, isOpen: boolean) {
  let at = addMinutes(startedAt, random.int(8, 25));
  return Array.from({ length: count }, (_, order) => {
    if (order > 0) {
      const sameDay = addMinutes(at, random.int(35, 90));
      // The first on a Friday in the open cycle, the others on the Monday after.
      const goesOn = isOpen ? order !== 1 : random.chance(0.5);
      at = goesOn && sameDay.getUTCHours() < 17 ? sameDay : laterDay(random, at, isOpen ? 3 : 1);
    }
    const savedAt = at;
    const settledAt = addMinutes(savedAt, random.int(6, 28));
    at = settledAt;
    return { savedAt, settledAt };
  });
}

/** Some days on, at work. */
export function laterDay(random: Random, at: Date, days: number): Date {
  return atWork(addDays(at, days), random.int(8 * 60, 15 * 60));
}

/** A little later, on the same day. */
export function soonAfter(random: Random, at: Date): Date {
  return addMinutes(at, random.int(12, 45));
}

/** An hour or so later, by day. */
export function anHourAfter(random: Random, at: Date): Date {
  const later = byDay(addMinutes(at, random.int(35, 80)));
  return later > at ? later : addMinutes(at, 30);
}
