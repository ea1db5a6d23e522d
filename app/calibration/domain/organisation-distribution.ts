import type { DistributionPanel } from "./distribution";
import { groupedBy } from "./grouped-by";
import { LEAST_PEOPLE, suppressSmallGroups } from "./suppression";
import type { ScalePoint, Tally } from "./tally";

export const ORGANISATION_GROUPINGS = [
  "criterion",
  "competency",
  "team",
  "level",
  "rater",
] as const;
export type OrganisationGrouping = (typeof ORGANISATION_GROUPINGS)[number];

export const ORGANISATION_SIDES = ["calibrated", "manager"] as const;
export type OrganisationSide = (typeof ORGANISATION_SIDES)[number];

/** How many groups stand on one page. */
export const GROUPS_ON_PAGE = 50;

/** How often one answer was given in a group. */
export type Count = {
  groupId: string;
  point: number | null;
  alternative: string | null;
  n: number;
};

/** A group as it is named, with how many people are in it by a part that people are in only one of, such as their step. */
export type CountedGroup = {
  id: string;
  label: string;
  /** The question, where the group is a criterion. */
  detail: string;
  /** Groups whose sum is shown elsewhere; empty where there is none. */
  within: string;
  people: ReadonlyMap<string, number>;
};

/**
 * How often each point was given, in groups that are given in their order. Groups below four people are left out, and
 * with them others until what is left out together holds four at least. Null where there are fewer people in all.
 */
export function organisationDistribution(
  groups: readonly CountedGroup[],
  counts: readonly Count[],
  { id: scaleId, points }: { id: string; points: readonly ScalePoint[] },
): DistributionPanel | null {
  const people = peopleIn(groups);
  if (people < LEAST_PEOPLE) return null;
  const hidden = tooSmall(groups);
  const within = groupedBy(
    groups.filter((group) => group.within),
    (group) => group.within,
  );
  for (const some of within.values()) for (const id of tooSmall(some)) hidden.add(id);
  const byGroup = groupedBy(counts, ({ groupId }) => groupId);
  return {
    scaleId,
    points: [...points],
    all: { people, tally: tallyOfCounts(counts, points), before: null },
    groups: groups
      .filter(({ id }) => !hidden.has(id))
      .map((group) => ({
        id: group.id,
        label: group.label,
        detail: group.detail,
        people: peopleIn([group]),
        tally: tallyOfCounts(byGroup.get(group.id) ?? [], points),
        before: null,
      })),
    suppressed: hidden.size,
  };
}

/** Ids to leave out. Somebody can be in several groups, so those left out are counted as people, once each. */
function tooSmall(groups: readonly CountedGroup[]): Set<string> {
  const sizes = groups.map((group) => ({ id: group.id, people: peopleIn([group]) }));
  const hidden = new Set(suppressSmallGroups(sizes));
  if (hidden.size === 0) return hidden;
  const others = sizes
    .filter(({ id, people }) => people > 0 && !hidden.has(id))
    .sort((a, b) => a.people - b.people || (a.id < b.id ? -1 : 1));
  for (const { id } of others) {
    if (peopleIn(groups.filter((group) => hidden.has(group.id))) >= LEAST_PEOPLE) break;
    hidden.add(id);
  }
  return hidden;
}

/** At least how many people are in some of the groups: in each part as many as in the largest of them. */
function peopleIn(groups: readonly Pick<CountedGroup, "people">[]): number {
  const most = new Map<string, number>();
  for (const { people } of groups)
    for (const [part, n] of people) most.set(part, Math.max(n, most.get(part) ?? 0));
  return [...most.values()].reduce((sum, n) => sum + n, 0);
}

function tallyOfCounts(counts: readonly Count[], points: readonly ScalePoint[]): Tally {
  const place = new Map(points.map(({ value }, index) => [value, index]));
  const given = points.map(() => 0);
  const tally: Tally = {
    counts: given,
    rated: 0,
    notApplicable: 0,
    notObservable: 0,
    notRated: 0,
  };
  for (const { point, alternative, n } of counts) {
    if (point === null) {
      if (alternative === "not-applicable") tally.notApplicable += n;
      else if (alternative === "not-observable") tally.notObservable += n;
      else tally.notRated += n;
      continue;
    }
    const index = place.get(point);
    if (index === undefined) continue;
    given[index] = (given[index] ?? 0) + n;
    tally.rated += n;
  }
  return tally;
}

/** The groups whose name has all the words, a page of them. */
export function pageOfGroups<Group extends { label: string }>(
  groups: readonly Group[],
  { q, page }: { q: string; page: number },
): { shown: Group[]; found: number; page: number; pages: number } {
  const words = q.toLocaleLowerCase().split(/\s+/u).filter(Boolean);
  const found = groups.filter(({ label }) =>
    words.every((word) => label.toLocaleLowerCase().includes(word)),
  );
  const pages = Math.max(1, Math.ceil(found.length / GROUPS_ON_PAGE));
  const own = Math.min(Math.max(1, page), pages);
  return {
    shown: found.slice((own - 1) * GROUPS_ON_PAGE, own * GROUPS_ON_PAGE),
    found: found.length,
    page: own,
    pages,
  };
}

/** What the address says; what does not parse falls back, so that no address is an error. */
export function readOrganisation(search: URLSearchParams) {
  const page = Number(search.get("page"));
  return {
    by: ORGANISATION_GROUPINGS.find((each) => each === search.get("by")) ?? "criterion",
    what: ORGANISATION_SIDES.find((each) => each === search.get("what")) ?? "calibrated",
    q: (search.get("q") ?? "").normalize("NFC").trim().slice(0, 200),
    page: Number.isSafeInteger(page) && page > 0 ? page : 1,
  };
}
