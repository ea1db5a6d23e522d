import { addDays, addMonths, type CyclePlan, dayOf, INTERIM, monthsBetween } from "./calendar";
import { type Random, randomFor } from "./random";
import {
  type Career,
  ENGINEER,
  type Entry,
  GROUPS,
  HEAD,
  lastPlace,
  PEOPLE_PARTNER,
  type Placed,
  placeAt,
  WITHOUT_MAIL,
} from "./roster";

const MAIL_DOMAIN = "demo.rostrum.invalid";

export type PersonPlan = {
  id: string;
  /** Null for people without an account. */
  userId: string | null;
  /** The part of the address before the @. */
  key: string;
  email: string;
  name: string;
  team: string | null;
  managerId: string | null;
  trackId: string | null;
  levelId: string | null;
  startDate: Date;
  leftOn: Date | null;
  /** Set only while an invitation waits to be accepted. */
  invitedAt: Date | null;
  wantsMail: boolean;
  createdAt: Date;
  role: NonNullable<Entry["role"]> | null;
  career: Career;
  arrival: Entry["arrival"] | null;
};

type Facts = { seed: string; now: Date; cycles: readonly CyclePlan[]; foundedAt: Date };

/** Everybody in the organisation, managers before their reports. */
export function planPeople(facts: Facts): PersonPlan[] {
  const head = person(facts, HEAD, null, null);
  const leads = GROUPS.map((group) => ({
    group,
    lead: person(facts, group.lead, group.team, head.id),
  }));
  return [
    head,
    person(facts, PEOPLE_PARTNER, null, null),
    ...leads.map(({ lead }) => lead),
    ...leads.flatMap(({ group, lead }) =>
      group.people.map((entry) => person(facts, entry, group.team, lead.id)),
    ),
  ];
}

function person(
  facts: Facts,
  entry: Entry,
  team: string | null,
  managerId: string | null,
): PersonPlan {
  const random = randomFor(`${facts.seed}/person/${entry.mail}`);
  const { now, foundedAt } = facts;
  const place = lastPlace(entry.career);
  const id = random.uuid();
  const account = random.uuid();
  const startDate = startOf(facts, entry, random);
  const leftOn = leavingOf(facts, entry);
  const hasAccount = leftOn === null && entry.arrival !== "soon";
  return {
    id,
    userId: hasAccount ? account : null,
    key: entry.mail,
    email: `${entry.mail}@${MAIL_DOMAIN}`,
    name: entry.name,
    team,
    managerId,
    trackId: place?.trackId ?? null,
    levelId: place?.levelId ?? null,
    startDate,
    leftOn,
    invitedAt: entry.arrival === "just" ? addDays(now, -2) : null,
    wantsMail: entry.mail !== WITHOUT_MAIL,
    createdAt: knownSince(startDate, foundedAt, now),
    role: entry.role ?? null,
    career: entry.career,
    arrival: entry.arrival ?? null,
  };
}

function leavingOf({ now, cycles }: Facts, entry: Entry): Date | null {
  const cycle = entry.leftInCycle === undefined ? undefined : cycles[entry.leftInCycle];
  // A Friday.
  if (cycle) return addDays(cycle.opensOn, 18);
  return entry.leftMonthsAgo === undefined ? null : addMonths(dayOf(now), -entry.leftMonthsAgo);
}

/** People are entered a week before they start; those who were here first, with the organisation. */
function knownSince(startDate: Date, foundedAt: Date, now: Date): Date {
  const entered = addDays(startDate, -6.6);
  if (entered < foundedAt) return foundedAt;
  return entered < now ? entered : addDays(now, -1);
}

function startOf({ now, cycles }: Facts, entry: Entry, random: Random): Date {
  if (entry.arrival === "just") return addDays(dayOf(now), -6);
  if (entry.arrival === "soon") return addDays(dayOf(now), random.int(8, 20));
  const first = Math.max(
    0,
    [...entry.career].findIndex((place) => place !== "."),
  );
  const opening = cycles[first]?.opensOn ?? dayOf(now);
  const months =
    first === 0 ? random.int(4, entry.career.startsWith("j") ? 14 : 70) : random.int(1, 4);
  return addDays(addMonths(opening, -months), -random.int(0, 27));
}

/** The step a person is assessed for in a cycle; null when they are in none. */
export function placeInCycle(person: PersonPlan, cycle: number): PlacedBelowTop | null {
  const place = placeAt(person.career, cycle);
  if (!place?.transitionId || person.arrival) return null;
  // The engineer one can look as is between two pieces of work that this round could have looked at.
  if (cycle === INTERIM && person.key === ENGINEER) return null;
  return { ...place, transitionId: place.transitionId };
}

export type PlacedBelowTop = Placed & { transitionId: string };

type Promotion = { personId: string; from: Placed; to: Placed; on: Date };

/** The steps that somebody took up after a cycle, a few weeks after it closed. */
export function promotionsOf(person: PersonPlan, cycles: readonly CyclePlan[]): Promotion[] {
  return cycles.slice(1).flatMap((_, index) => {
    const from = placeAt(person.career, index);
    const to = placeAt(person.career, index + 1);
    const closedAt = cycles[index]?.closedAt;
    if (!from || !to || !closedAt || from.levelId === to.levelId) return [];
    return [{ personId: person.id, from, to, on: addDays(dayOf(closedAt), 32) }];
  });
}

/** How many months somebody had been at their level when a cycle opened. */
export function monthsAtLevel(
  person: PersonPlan,
  cycles: readonly CyclePlan[],
  cycle: number,
): number {
  const opening = cycles[cycle]?.opensOn ?? person.startDate;
  const last = promotionsOf(person, cycles)
    .filter(({ on }) => on < opening)
    .at(-1);
  return monthsBetween(last?.on ?? person.startDate, opening);
}
