import type { Figures } from "./domain/figures";
import { type Grouping, type GroupsFigure, NO_GROUP } from "./domain/figures-groups";
import { trackWords } from "./domain/filters";
import type { GroupComparison } from "./domain/groups";
import type { ShownData } from "./domain/session-data";
import { storedFigures } from "./figures.server";
import type { CalibrationSession } from "./session.server";

const GROUPING_TITLES: Record<Grouping, string> = {
  team: "Teams",
  level: "Levels",
  track: "Tracks",
  step: "Steps",
};

/** Below this share of false discoveries a cell is marked. */
const NOTABLE = 0.05;

export type GroupRow = {
  label: string;
  people: number;
  cells: { count: number; mark: "more" | "fewer" | null }[];
};
export type GroupsShown = {
  by: Grouping;
  title: string;
  categories: string[];
  rows: GroupRow[];
  /** How many groups are not shown. */
  suppressed: number;
  comparison: Omit<GroupComparison, "cells">;
};

/** The figures of a session as one viewer may see them, ready to be shown. */
export async function figuresPage(session: CalibrationSession, viewerId: string, data: ShownData) {
  const { figures, at, isStale } = await storedFigures(session, viewerId);
  return { at, isStale, figures: figures && shown(figures, data) };
}

export type FiguresShown = ReturnType<typeof shown>;

function shown({ people, reason, agreement, raters, groups, effect }: Figures, data: ShownData) {
  return {
    people,
    reason,
    agreement,
    // Per rater they are on the raters' own page.
    raters: raters && {
      told: raters.raters.filter(({ severity }) => severity?.leniency != null).length,
      of: raters.raters.length,
      linked: raters.components.filter(({ isLinked }) => isLinked).length,
      overall: raters.overall,
      leftOut: raters.leftOut,
    },
    groups: groups?.map((group) => groupsShown(group, data)) ?? null,
    effect: effect && { ...effect, perRater: [] },
  };
}

function groupsShown(
  { by, categories, groups, comparison }: GroupsFigure,
  data: ShownData,
): GroupsShown {
  const labels = labelsOf(by, data);
  const pointLabel = new Map(
    data.criteria.flatMap(({ points, isMonotone }) =>
      isMonotone ? points.map(({ value, label }): [number, string] => [value, label]) : [],
    ),
  );
  const { cells, ...rest } = comparison;
  const cellOf = new Map(cells.map((cell) => [`${cell.group} ${cell.category}`, cell]));
  const rows = groups.flatMap(({ id, people, counts }): GroupRow[] =>
    people === null || counts === null
      ? []
      : [
          {
            label: labels.get(id) ?? "Others",
            people,
            cells: counts.map((count, index) => {
              const cell = cellOf.get(`${id} ${categories[index]}`);
              const isNotable = cell?.q != null && cell.q < NOTABLE && cell.residual !== null;
              return {
                count,
                mark: isNotable ? ((cell.residual ?? 0) > 0 ? "more" : "fewer") : null,
              };
            }),
          },
        ],
  );
  return {
    by,
    title: GROUPING_TITLES[by],
    categories: categories.map((value) => `${value} ${pointLabel.get(value) ?? ""}`.trim()),
    rows: rows.sort((a, b) => a.label.localeCompare(b.label)),
    suppressed: groups.length - rows.length,
    comparison: rest,
  };
}

function labelsOf(by: Grouping, { people, steps, tracks }: ShownData): Map<string, string> {
  if (by === "step") return new Map(steps.map(({ id, title }) => [id, title]));
  return new Map(
    people.map((person): [string, string] => {
      if (by === "team") return [person.teamId ?? NO_GROUP, person.team];
      if (by === "level") return [person.levelId ?? NO_GROUP, person.levelName];
      return [person.trackId ?? NO_GROUP, trackWords(person.trackId, tracks)];
    }),
  );
}
