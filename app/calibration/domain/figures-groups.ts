import {
  type Cell,
  cellsOf,
  type FiguresInput,
  type InputPerson,
  type Scale,
} from "./figures-input";
import { groupedBy } from "./grouped-by";
import { compareGroups, type GroupComparison } from "./groups";
import { middleOf } from "./mark";
import { suppressSmallGroups } from "./suppression";

export const GROUPINGS = ["team", "level", "track", "step"] as const;
export type Grouping = (typeof GROUPINGS)[number];

/** Where somebody belongs to no group. */
export const NO_GROUP = "none";

export type GroupsFigure = {
  by: Grouping;
  /** Points of the scale; what counts is each person's middle rating. */
  categories: number[];
  /** By id. `counts` follow `categories`, and are null where the group is suppressed. */
  groups: { id: string; people: number | null; counts: number[] | null }[];
  /** Over the groups that are shown. */
  comparison: GroupComparison;
};

const GROUP_OF: Record<Grouping, (person: InputPerson) => string | null> = {
  team: ({ teamId }) => teamId,
  level: ({ levelId }) => levelId,
  track: ({ trackId }) => trackId,
  step: ({ stepId }) => stepId,
};

/**
 * Whether teams, levels, tracks or steps differ in their people's middle ratings as they stand; each person counts once,
 * since their single ratings go together. Groups of fewer than 4, and what they could be worked out from, are left out
 * before anything is compared.
 */
export function groupsFigure(input: FiguresInput, scale: Scale, by: Grouping): GroupsFigure {
  const middle = middlesOf(cellsOf(input, scale));
  const people = input.people.flatMap((person) => {
    const value = middle.get(person.id) ?? null;
    return value === null ? [] : [{ group: GROUP_OF[by](person) ?? NO_GROUP, value }];
  });
  const grouped = groupedBy(people, ({ group }) => group);
  const ids = [...grouped.keys()].sort();
  const suppressed = new Set(
    suppressSmallGroups(ids.map((id) => ({ id, people: grouped.get(id)?.length ?? 0 }))),
  );
  const countsOf = (id: string) =>
    scale.points.map(
      (point) => (grouped.get(id) ?? []).filter(({ value }) => value === point).length,
    );
  const shown = ids.filter((id) => !suppressed.has(id));
  return {
    by,
    categories: scale.points,
    groups: ids.map((id) =>
      suppressed.has(id)
        ? { id, people: null, counts: null }
        : { id, people: grouped.get(id)?.length ?? 0, counts: countsOf(id) },
    ),
    comparison: compareGroups({
      groups: shown,
      categories: scale.points.map(String),
      counts: shown.map(countsOf),
      seed: input.seed,
    }),
  };
}

function middlesOf(cells: readonly Cell[]): Map<string, number | null> {
  return new Map(
    [...groupedBy(cells, ({ person }) => person)].map(([person, own]) => [
      person,
      middleOf(own.map(({ after }) => after)),
    ]),
  );
}
