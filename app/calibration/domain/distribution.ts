import { trackWords } from "./filters";
import type { Guideline } from "./guideline";
import type { Mark } from "./mark";
import type { SessionCriterion, SessionRating, ShownData, ShownPerson } from "./session-data";
import { LEAST_PEOPLE, suppressSmallGroups } from "./suppression";
import { type ScalePoint, sameTally, type Tally, tallyOf } from "./tally";

export const DISTRIBUTION_GROUPINGS = [
  "criterion",
  "competency",
  "level",
  "track",
  "team",
  "rater",
] as const;
export type DistributionGrouping = (typeof DISTRIBUTION_GROUPINGS)[number];

export const DISTRIBUTION_SIDES = ["calibrated", "manager", "self"] as const;
export type DistributionSide = (typeof DISTRIBUTION_SIDES)[number];

export type DistributionGroup = {
  id: string;
  label: string;
  /** The question, where the group is a criterion. */
  detail: string;
  people: number;
  tally: Tally;
  /** The managers' ratings where the session left others. */
  before: Tally | null;
};

/** All groups whose ratings are on one scale. */
export type DistributionPanel = {
  scaleId: string;
  points: ScalePoint[];
  all: Pick<DistributionGroup, "people" | "tally" | "before">;
  groups: DistributionGroup[];
  /** Groups that hold too few people to be shown, or that keep those apart. */
  suppressed: number;
};

type Unit = { person: ShownPerson; criterion: SessionCriterion; rating: SessionRating };

/** What the address says; by whom somebody was rated is no grouping where names are hidden. */
export function readDistribution(search: URLSearchParams, withNames: boolean) {
  const by = DISTRIBUTION_GROUPINGS.find((each) => each === search.get("by")) ?? "criterion";
  const what = DISTRIBUTION_SIDES.find((each) => each === search.get("what")) ?? "calibrated";
  return { by: by === "rater" && !withNames ? ("criterion" as const) : by, what };
}

type Chosen = { by: DistributionGrouping; what: DistributionSide };

/**
 * How often each point was given, in groups. A person counts once for each of their step's criteria. Groups below four
 * people are left out, and with them others until nothing about fewer than four people can be worked out from what is
 * shown together with the sums over all and over a competency.
 *
 * @param data the people that are shown
 * @param all everybody the viewer may see: where names are hidden, a group is left out too where too few of it are not
 *   shown, as they are what everybody's numbers are less these
 */
export function distribution(data: ShownData, all: ShownData, chosen: Chosen): DistributionPanel[] {
  const everybody = unitsOf(all);
  return [...unitsOf(data)].map(([scaleId, units]) =>
    panel(data, scaleId, { units, everybody: everybody.get(scaleId) ?? [] }, chosen),
  );
}

/** Every rating, by its scale. */
function unitsOf(data: ShownData): Map<string, Unit[]> {
  const byScale = new Map<string, Unit[]>();
  for (const person of data.people)
    for (const criterion of data.criteria) {
      const rating = person.ratings[criterion.id];
      if (!rating || !criterion.stepIds.includes(person.stepId)) continue;
      push(byScale, criterion.scaleId, { person, criterion, rating });
    }
  return byScale;
}

function panel(
  data: ShownData,
  scaleId: string,
  { units, everybody }: { units: readonly Unit[]; everybody: readonly Unit[] },
  { by, what }: Chosen,
): DistributionPanel {
  const points = units[0]?.criterion.points ?? [];
  const grouped = groupedBy(units, by);
  const all = groupedBy(data.withNames ? [] : everybody, by);
  const ids = orderOf([...grouped.keys()], grouped, by, data);
  const sizes = ids.map((id) => {
    const people = peopleOf(grouped.get(id) ?? []);
    const out = peopleOf(all.get(id) ?? []).size - people.size;
    return {
      id,
      people,
      leavesFew: out > 0 && out < LEAST_PEOPLE,
      within: by === "criterion" ? (grouped.get(id)?.[0]?.criterion.competencyId ?? "") : "",
    };
  });
  const hidden = tooSmall(sizes);
  // The sums over a competency are shown elsewhere.
  for (const within of new Set(sizes.map((each) => each.within)))
    for (const id of tooSmall(sizes.filter((each) => each.within === within))) hidden.add(id);
  return {
    scaleId,
    points,
    all: { people: peopleOf(units).size, ...tallies(units, points, what) },
    groups: ids
      .filter((id) => !hidden.has(id))
      .map((id) => {
        const own = grouped.get(id) ?? [];
        return {
          id,
          ...labelOf(own[0], by, data),
          people: peopleOf(own).size,
          ...tallies(own, points, what),
        };
      }),
    suppressed: hidden.size,
  };
}

type Sized = { id: string; people: ReadonlySet<string>; leavesFew: boolean };

/**
 * Groups to leave out. Somebody can be in several, so that people are counted once: all those left out together are at
 * least two groups with four people, or nobody else is there.
 */
function tooSmall(groups: readonly Sized[]): Set<string> {
  const hidden = new Set(
    suppressSmallGroups(groups.map(({ id, people }) => ({ id, people: people.size }))),
  );
  for (const { id, leavesFew } of groups) if (leavesFew) hidden.add(id);
  if (hidden.size === 0) return hidden;
  const together = new Set(
    groups.filter(({ id }) => hidden.has(id)).flatMap(({ people }) => [...people]),
  );
  const others = groups
    .filter(({ id }) => !hidden.has(id))
    .sort((a, b) => a.people.size - b.people.size || (a.id < b.id ? -1 : 1));
  for (const { id, people } of others) {
    if (hidden.size >= 2 && together.size >= LEAST_PEOPLE) break;
    hidden.add(id);
    for (const person of people) together.add(person);
  }
  return hidden;
}

function groupedBy(units: readonly Unit[], by: DistributionGrouping): Map<string, Unit[]> {
  const grouped = new Map<string, Unit[]>();
  for (const unit of units) push(grouped, groupIdOf(unit, by), unit);
  return grouped;
}

function tallies(units: readonly Unit[], points: readonly ScalePoint[], what: DistributionSide) {
  const of = (side: DistributionSide) =>
    tallyOf(
      units.map(({ rating }): Mark => rating[side]),
      points,
    );
  const tally = of(what);
  const before = what === "calibrated" ? of("manager") : null;
  return { tally, before: before && !sameTally(before, tally) ? before : null };
}

function peopleOf(units: readonly Unit[]): Set<string> {
  return new Set(units.map(({ person }) => person.assessmentId));
}

function groupIdOf({ person, criterion }: Unit, by: DistributionGrouping): string {
  switch (by) {
    case "criterion":
      return criterion.id;
    case "competency":
      return criterion.competencyId;
    case "level":
      return person.levelId ?? "";
    case "track":
      return person.trackId ?? "";
    case "team":
      return person.teamId ?? "";
    case "rater":
      return person.raterId;
  }
}

function labelOf(unit: Unit | undefined, by: DistributionGrouping, { tracks }: ShownData) {
  if (!unit) return { label: "", detail: "" };
  const { person, criterion } = unit;
  switch (by) {
    case "criterion":
      return { label: criterion.competency, detail: criterion.question };
    case "competency":
      return { label: criterion.competency, detail: "" };
    case "level":
      return { label: person.levelName, detail: "" };
    case "track":
      return { label: trackWords(person.trackId, tracks), detail: "" };
    case "team":
      return { label: person.team, detail: "" };
    case "rater":
      return { label: person.rater, detail: "" };
  }
}

/** Criteria and competencies in the ladder's order, levels in the order of the steps, all others by name. */
function orderOf(
  ids: readonly string[],
  grouped: ReadonlyMap<string, readonly Unit[]>,
  by: DistributionGrouping,
  data: ShownData,
): string[] {
  const first = (id: string) => grouped.get(id)?.[0];
  if (by === "criterion" || by === "competency") {
    const place = new Map<string, number>();
    data.criteria.forEach(({ id, competencyId }, index) => {
      const key = by === "criterion" ? id : competencyId;
      if (!place.has(key)) place.set(key, index);
    });
    return [...ids].sort((a, b) => (place.get(a) ?? 0) - (place.get(b) ?? 0));
  }
  const label = (id: string) => labelOf(first(id), by, data).label;
  const step = (id: string) => data.steps.findIndex((each) => each.id === first(id)?.person.stepId);
  return [...ids].sort(
    (a, b) => (by === "level" ? step(a) - step(b) : 0) || label(a).localeCompare(label(b)),
  );
}

function push<T>(groups: Map<string, T[]>, key: string, value: T) {
  const group = groups.get(key);
  if (group) group.push(value);
  else groups.set(key, [value]);
}

/** A guideline in the order of a scale's points; null where it is not about all of them. */
export function guidelineFor(
  guideline: Guideline | null,
  points: readonly ScalePoint[],
): number[] | null {
  if (!guideline) return null;
  const known = new Set(points.map(({ value }) => String(value)));
  if (Object.keys(guideline).some((value) => !known.has(value))) return null;
  return points.map(({ value }) => guideline[String(value)] ?? 0);
}
