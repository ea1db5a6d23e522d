import { type Mark, markWords, pointOf } from "./mark";
import type { ShownData } from "./session-data";

type Logged = {
  id: string;
  assessmentId: string;
  criterionId: string;
  number: number;
  from: Mark;
  to: Mark;
  reasonCode: string;
  sentence: string;
  undoes: number | null;
  by: string;
  at: Date;
};

export type ChangeRow = Omit<Logged, "from" | "to"> & {
  name: string;
  competency: string;
  from: string;
  to: string;
  /** Where the rating stands now against what the manager gave. */
  standing: "same" | "higher" | "lower" | "other";
};

/** The entries about the people and criteria that are shown, in the log's own order; who changed them only with names. */
export function changeRows(
  log: readonly Logged[],
  { people, criteria, withNames }: Pick<ShownData, "people" | "criteria" | "withNames">,
): ChangeRow[] {
  const personOf = new Map(people.map((person) => [person.assessmentId, person]));
  const criterionOf = new Map(criteria.map((criterion) => [criterion.id, criterion]));
  return log.flatMap((entry) => {
    const person = personOf.get(entry.assessmentId);
    const criterion = criterionOf.get(entry.criterionId);
    const rating = person?.ratings[entry.criterionId];
    if (!person || !criterion || !rating) return [];
    return [
      {
        ...entry,
        by: withNames ? entry.by : "",
        name: person.name,
        competency: criterion.competency,
        from: markWords(entry.from, criterion.points),
        to: markWords(entry.to, criterion.points),
        standing: standingOf(rating.manager, rating.calibrated),
      },
    ];
  });
}

function standingOf(before: Mark, after: Mark): ChangeRow["standing"] {
  if (before === after) return "same";
  const [from, to] = [pointOf(before), pointOf(after)];
  if (from === null || to === null) return "other";
  return to > from ? "higher" : "lower";
}

/** How many entries there are, and of the ratings they are about, how many stand higher, lower or in another kind now. */
export function logSummary(rows: readonly ChangeRow[]) {
  const ratings = new Map(rows.map((row) => [`${row.assessmentId} ${row.criterionId}`, row]));
  const count = (standing: ChangeRow["standing"]) =>
    [...ratings.values()].filter((row) => row.standing === standing).length;
  return {
    entries: rows.length,
    up: count("higher"),
    down: count("lower"),
    other: count("other"),
  };
}
