import { markShort, middleOf } from "./mark";
import type { SessionRating, ShownData, ShownPerson } from "./session-data";

export const HEAT_MAP_SORTS = ["name", "team", "level", "rater", "middle"] as const;
export type HeatMapSort = (typeof HEAT_MAP_SORTS)[number];

/** Order by rater would tell, where names are hidden, who was rated by the same. */
export function readHeatMapSort(value: string | null, withNames: boolean): HeatMapSort {
  const sort = HEAT_MAP_SORTS.find((each) => each === value) ?? "name";
  return withNames || sort === "middle" ? sort : "name";
}

export type HeatMapRow = {
  id: string;
  name: string;
  /** Team and level; empty where names are hidden. */
  about: string;
  isOwnReport: boolean;
  /**
   * One code for each of the table's criteria, as there are few different ones among thousands of cells: see `readCell`.
   * Empty where the competency's criterion is not one of this person's.
   */
  cells: string[];
};

export type HeatMapTable = {
  id: string;
  title: string;
  criteria: { id: string; competency: string; question: string; scaleId: string }[];
  rows: HeatMapRow[];
};

/** People by criteria, a table for each step, so that all cells of one have something in them. */
export function heatMap(data: ShownData, sort: HeatMapSort): HeatMapTable[] {
  return data.steps.flatMap((step) => {
    const criteria = data.criteria.filter(({ stepIds }) => stepIds.includes(step.id));
    const people = data.people.filter(({ stepId }) => stepId === step.id);
    if (criteria.length === 0 || people.length === 0) return [];
    const ids = criteria.map(({ id }) => id);
    const positions = new Map(
      criteria.map(({ id, points }) => [
        id,
        new Map(
          points.map(({ value }, at) => [
            value,
            points.length > 1 ? Math.round((3 * at) / (points.length - 1)) : 0,
          ]),
        ),
      ]),
    );
    const middle = new Map(
      people.map((person) => [
        person.assessmentId,
        middleOf(ids.map((id) => person.ratings[id]?.calibrated ?? null)) ?? 0,
      ]),
    );
    const key: Record<HeatMapSort, (a: ShownPerson, b: ShownPerson) => number> = {
      name: () => 0,
      team: (a, b) => a.team.localeCompare(b.team),
      level: (a, b) => a.level.localeCompare(b.level),
      rater: (a, b) => a.rater.localeCompare(b.rater),
      middle: (a, b) => (middle.get(b.assessmentId) ?? 0) - (middle.get(a.assessmentId) ?? 0),
    };
    const rows = [...people].sort(key[sort]).map(
      (person): HeatMapRow => ({
        id: person.assessmentId,
        name: person.name,
        about: data.withNames ? `${person.team}, ${person.level}` : "",
        isOwnReport: data.withNames && person.isOwnReport,
        cells: ids.map((id) => {
          const rating = person.ratings[id];
          return rating ? cellCode(rating, positions.get(id)) : "";
        }),
      }),
    );
    return [
      {
        ...step,
        rows,
        criteria: criteria.map(({ id, competency, question, scaleId }) => ({
          id,
          competency,
          question,
          scaleId,
        })),
      },
    ];
  });
}

/** `mark|place on the ramp|mark before|questions`, as much of it as there is. */
function cellCode(
  { calibrated, manager, question }: SessionRating,
  positions: ReadonlyMap<number, number> | undefined,
): string {
  const ramp = typeof calibrated === "number" ? (positions?.get(calibrated) ?? 0) : "";
  const before = calibrated === manager ? "" : markShort(manager);
  return `${markShort(calibrated)}|${ramp}|${before}|${question || ""}`.replace(/\|+$/, "");
}

export type Cell = {
  text: string;
  /** 0 to 3 on the ramp of ratings; null where there is no point. */
  ramp: number | null;
  /** What the manager had given, where the session made something else of it. */
  before: string;
  questions: number;
};

export function readCell(code: string): Cell {
  const [text = "", ramp = "", before = "", questions = ""] = code.split("|");
  return {
    text,
    ramp: ramp === "" ? null : Number(ramp),
    before,
    questions: Number(questions),
  };
}
