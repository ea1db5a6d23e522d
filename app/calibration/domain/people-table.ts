import { markShort, pointOf } from "./mark";
import type { ShownData, ShownPerson } from "./session-data";

const PEOPLE_SORTS = ["name", "team", "level", "rater", "gap", "questions", "changes"] as const;
export type PeopleSort = (typeof PEOPLE_SORTS)[number];

/** How many people can stand beside each other. */
export const MOST_COMPARED = 4;

/** Ids from the address, each once. */
export function readIds(values: readonly string[]): string[] {
  return [...new Set(values.flatMap((value) => value.split(",")).filter(Boolean))];
}

export function readSort(value: string | null): PeopleSort {
  return PEOPLE_SORTS.find((sort) => sort === value) ?? "name";
}

/** A row of the table: what everybody gave, mark by mark in the order of the step's criteria. */
export type PeopleRow = {
  assessmentId: string;
  name: string;
  team: string;
  teamNow: string | null;
  level: string;
  rater: string;
  isOwnReport: boolean;
  isPinned: boolean;
  self: string;
  manager: string;
  calibrated: string;
  /** Positions in `calibrated` that the session changed. */
  moved: number[];
  agree: number;
  question: number;
  /** The largest distance between self and manager on one criterion. */
  gap: number;
  /** Every rating that stands elsewhere than the manager put it, by its competency. */
  changes: { competency: string; from: string; to: string }[];
  /** How many entries the log has for this person. */
  moves: number;
};

export function peopleRows(
  { people, criteria }: ShownData,
  { sort, pinned }: { sort: PeopleSort; pinned: readonly string[] },
): PeopleRow[] {
  return people
    .map((person) => rowOf(person, criteria, pinned))
    .sort(
      (a, b) =>
        Number(b.isPinned) - Number(a.isPinned) || by[sort](a, b) || a.name.localeCompare(b.name),
    );
}

const by: Record<PeopleSort, (a: PeopleRow, b: PeopleRow) => number> = {
  name: () => 0,
  team: (a, b) => a.team.localeCompare(b.team),
  level: (a, b) => a.level.localeCompare(b.level),
  rater: (a, b) => a.rater.localeCompare(b.rater),
  gap: (a, b) => b.gap - a.gap,
  questions: (a, b) => b.question - a.question,
  changes: (a, b) => b.moves - a.moves,
};

function rowOf(
  person: ShownPerson,
  criteria: ShownData["criteria"],
  pinned: readonly string[],
): PeopleRow {
  const own = criteria.flatMap((criterion) => {
    const rating = person.ratings[criterion.id];
    return rating && criterion.stepIds.includes(person.stepId) ? [{ criterion, rating }] : [];
  });
  const marks = (side: "self" | "manager" | "calibrated") =>
    own.map(({ rating }) => markShort(rating[side])).join(" ");
  const sum = (side: "agree" | "question" | "changes") =>
    own.reduce((total, { rating }) => total + rating[side], 0);
  const moved = own.flatMap(({ rating }, index) =>
    rating.calibrated === rating.manager ? [] : [index],
  );
  const { assessmentId, name, team, teamNow, level, rater, isOwnReport } = person;
  return {
    assessmentId,
    name,
    team,
    teamNow,
    level,
    rater,
    isOwnReport,
    isPinned: pinned.includes(assessmentId),
    self: marks("self"),
    manager: marks("manager"),
    calibrated: marks("calibrated"),
    moved,
    agree: sum("agree"),
    question: sum("question"),
    gap: Math.max(
      0,
      ...own.map(({ rating }) => {
        const [self, manager] = [pointOf(rating.self), pointOf(rating.manager)];
        return self === null || manager === null ? 0 : Math.abs(self - manager);
      }),
    ),
    changes: own
      .filter(({ rating }) => rating.calibrated !== rating.manager)
      .map(({ criterion, rating }) => ({
        competency: criterion.competency,
        from: markShort(rating.manager),
        to: markShort(rating.calibrated),
      })),
    moves: sum("changes"),
  };
}
