import { z } from "zod";
import type { ShownData, ShownPerson } from "./session-data";
import { LEAST_PEOPLE } from "./suppression";

const text = z
  .string()
  .transform((value) => value.normalize("NFC").trim().slice(0, 200))
  .catch("")
  .default("");

/** What every view of a session can be narrowed to; what does not parse falls back to all, so no address is an error. */
const filterShape = z.object({
  q: text,
  team: text,
  level: text,
  track: text,
  step: text,
  rater: text,
  competency: text,
  changed: z.literal("1").or(z.literal("")).catch("").default(""),
  present: z.literal("1").or(z.literal("")).catch("").default(""),
});

export type Filters = z.output<typeof filterShape>;

export const FILTER_NAMES = Object.keys(filterShape.shape) as (keyof Filters)[];

export function readFilters(search: URLSearchParams): Filters {
  return filterShape.parse(Object.fromEntries(search));
}

/** Is anything chosen that leaves people out? Names hidden leave out nobody. */
export function isNarrowed({ present: _, ...filters }: Filters): boolean {
  return Object.values(filters).some((value) => value !== "");
}

/** Where somebody is in no team, the filter says so. */
const NO_TEAM = "none";

/**
 * The people and criteria that the filters leave, in the data's own order. Where names are hidden nobody is chosen by who
 * rated them: that would name them.
 */
export function narrow(data: ShownData, filters: Filters): ShownData {
  const rater = data.withNames ? filters.rater : "";
  const words = filters.q.toLocaleLowerCase().split(/\s+/u).filter(Boolean);
  const criteria = filters.competency
    ? data.criteria.filter(({ competencyId }) => competencyId === filters.competency)
    : data.criteria;
  const people = data.people.filter(
    (person) =>
      words.every((word) => person.name.toLocaleLowerCase().includes(word)) &&
      (!filters.team || (person.teamId ?? NO_TEAM) === filters.team) &&
      (!filters.level || person.levelId === filters.level) &&
      (!filters.track || person.trackId === filters.track) &&
      (!filters.step || person.stepId === filters.step) &&
      (!rater || person.raterId === rater) &&
      (!filters.changed || isChanged(person)),
  );
  const stepIds = new Set(people.map(({ stepId }) => stepId));
  return {
    ...data,
    people,
    criteria: criteria.filter((criterion) => criterion.stepIds.some((id) => stepIds.has(id))),
    steps: data.steps.filter(({ id }) => stepIds.has(id)),
  };
}

/**
 * Whether too few are left for anything to be counted. Where names are hidden also when too few are left out: what they
 * have is everybody's numbers less these.
 */
export function isTooFew(all: ShownData, narrowed: ShownData): boolean {
  const left = narrowed.people.length;
  if (left < LEAST_PEOPLE) return true;
  const out = all.people.length - left;
  return !all.withNames && out > 0 && out < LEAST_PEOPLE;
}

function isChanged({ ratings }: Pick<ShownPerson, "ratings">): boolean {
  return Object.values(ratings).some(({ changes }) => changes > 0);
}

/** A track as its ladder calls it; the bare id where no ladder of the session knows it. */
export function trackWords(trackId: string | null, tracks: ShownData["tracks"]): string {
  if (!trackId) return "No track";
  return tracks.find(({ id }) => id === trackId)?.title ?? trackId;
}

export type Option = { id: string; label: string };

/** What there is to choose from in this population, each once, by label. */
export function filterOptions(data: ShownData) {
  const options = (pairs: [string, string][]): Option[] =>
    [...new Map(pairs)]
      .map(([id, label]) => ({ id, label }))
      .sort((a, b) => a.label.localeCompare(b.label));
  return {
    teams: options(data.people.map(({ teamId, team }) => [teamId ?? NO_TEAM, team])),
    levels: options(data.people.map(({ levelId, levelName }) => [levelId ?? "", levelName])).filter(
      ({ id }) => id,
    ),
    tracks: options(
      data.people.map(({ trackId }) => [trackId ?? "", trackWords(trackId, data.tracks)]),
    ).filter(({ id }) => id),
    steps: data.steps.map(({ id, title }) => ({ id, label: title })),
    raters: data.withNames
      ? options(data.people.map(({ raterId, rater }) => [raterId, rater]))
      : [],
    competencies: options(
      data.criteria.map(({ competencyId, competency }) => [competencyId, competency]),
    ),
  };
}

export type FilterOptions = ReturnType<typeof filterOptions>;

const WORDS = [
  ["team", "teams", "team"],
  ["level", "levels", "level"],
  ["track", "tracks", "track"],
  ["step", "steps", "step"],
  ["rater", "raters", "rated by"],
  ["competency", "competencies", "competency"],
] as const;

/** What is chosen, in words, for paper and wherever the form is folded away; empty where nothing is. */
export function filterWords(filters: Filters, options: FilterOptions): string {
  const chosen = WORDS.flatMap(([name, list, words]) => {
    if (!filters[name] || (name === "rater" && options.raters.length === 0)) return [];
    const label = options[list].find(({ id }) => id === filters[name])?.label;
    return [`${words} ${label ?? "not in this session"}`];
  });
  const name = filters.q ? [`name with “${filters.q}”`] : [];
  const changed = filters.changed ? ["only people with a changed rating"] : [];
  return [...name, ...chosen, ...changed].join(", ");
}
