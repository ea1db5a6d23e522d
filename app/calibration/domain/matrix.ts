import { type Mark, middleOf } from "./mark";
import type { SessionCriterion, ShownData, ShownPerson } from "./session-data";
import type { ScalePoint } from "./tally";

export const MEASURES = ["calibrated", "manager", "self", "blind", "second", "last"] as const;
export type MeasureWho = (typeof MEASURES)[number];

/** `of` is `all`, `competency.<id>` or `criterion.<id>`. */
export type Measure = { who: MeasureWho; of: string };

/**
 * A measure from the address, as `manager:all` in one parameter or, as the form sends it, in two (`x` and `x-of`). What is
 * not in this session falls back to everything.
 */
export function readMeasure(
  search: URLSearchParams,
  name: "x" | "y",
  fallback: MeasureWho,
  criteria: readonly SessionCriterion[],
): Measure {
  const [who, ...of] = (search.get(name) ?? "").split(":");
  const wanted = search.get(`${name}-of`) || of.join(":");
  return {
    who: MEASURES.find((each) => each === who) ?? fallback,
    of: criteriaOf(criteria, wanted).length > 0 ? wanted || "all" : "all",
  };
}

/** What a measure is taken over: of several scales, the one with the most criteria, as points of two do not mix. */
export function criteriaOf(criteria: readonly SessionCriterion[], of: string): SessionCriterion[] {
  const [kind, ...rest] = of.split(".");
  const id = rest.join(".");
  const meant = criteria.filter((criterion) => {
    if (of === "all" || of === "") return true;
    if (kind === "competency") return criterion.competencyId === id;
    return kind === "criterion" && criterion.id === id;
  });
  const sizes = new Map<string, number>();
  for (const { scaleId } of meant) sizes.set(scaleId, (sizes.get(scaleId) ?? 0) + 1);
  const [main] = [...sizes].sort((a, b) => b[1] - a[1])[0] ?? [];
  return meant.filter(({ scaleId }) => scaleId === main);
}

export type MatrixPerson = { id: string; name: string; isOwnReport: boolean };
export type MatrixCell = {
  people: number;
  /** Empty where names are hidden. */
  names: MatrixPerson[];
  /** Both measures say the same, on the same scale. */
  isSame: boolean;
};

export type Matrix = {
  /** Lowest first. */
  columns: ScalePoint[];
  /** Highest first, so that up in the table is up on the scale. */
  rows: { point: ScalePoint; cells: MatrixCell[] }[];
  counted: number;
  /** People without one of the two measures, or without both. */
  without: { x: number; y: number; both: number };
  /** Counted people whose y stands above, at and below their x; null where the scales differ. */
  compared: { above: number; same: number; below: number } | null;
};

/** How many people have each pair of two measures. Nothing is filled in for somebody who lacks one. */
export function matrix(data: ShownData, x: Measure, y: Measure): Matrix {
  const [overX, overY] = [criteriaOf(data.criteria, x.of), criteriaOf(data.criteria, y.of)];
  const columns = overX[0]?.points ?? [];
  const points = overY[0]?.points ?? [];
  const isOneScale = overX[0]?.scaleId === overY[0]?.scaleId;
  const without = { x: 0, y: 0, both: 0 };
  const compared = { above: 0, same: 0, below: 0 };
  const held = new Map<string, ShownPerson[]>();
  for (const person of data.people) {
    const [atX, atY] = [measured(person, x.who, overX), measured(person, y.who, overY)];
    if (atX === null || atY === null) {
      without[atX === null && atY === null ? "both" : atX === null ? "x" : "y"]++;
      continue;
    }
    compared[atY > atX ? "above" : atY === atX ? "same" : "below"]++;
    const key = `${atX} ${atY}`;
    held.set(key, [...(held.get(key) ?? []), person]);
  }
  return {
    columns,
    rows: [...points].reverse().map((point) => ({
      point,
      cells: columns.map((column): MatrixCell => {
        const people = held.get(`${column.value} ${point.value}`) ?? [];
        return {
          people: people.length,
          names: data.withNames
            ? people.map(({ assessmentId, name, isOwnReport }) => ({
                id: assessmentId,
                name,
                isOwnReport,
              }))
            : [],
          isSame: isOneScale && column.value === point.value,
        };
      }),
    })),
    counted: data.people.length - without.x - without.y - without.both,
    without,
    compared: isOneScale ? compared : null,
  };
}

/** The middle of what one rater gave a person over `criteria`; with one criterion, that rating. */
function measured(
  person: ShownPerson,
  who: MeasureWho,
  criteria: readonly SessionCriterion[],
): number | null {
  return middleOf(
    criteria.flatMap(({ id, stepIds }): Mark[] => {
      const rating = stepIds.includes(person.stepId) ? person.ratings[id] : undefined;
      if (!rating) return [];
      return who === "second" ? rating.seconds.map(({ mark }) => mark) : [rating[who]];
    }),
  );
}
