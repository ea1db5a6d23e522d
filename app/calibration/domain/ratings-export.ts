import { trackWords } from "./filters";
import { type Mark, markWords } from "./mark";
import type { SessionCriterion, ShownData, ShownPerson } from "./session-data";

/** A column: its heading, how wide it is in characters, and what stands in it. */
type Column = {
  title: string;
  width: number;
  value: (row: Row) => string | number | null;
};
type Row = Pick<ShownData, "withNames" | "tracks"> & {
  person: ShownPerson;
  criterion: SessionCriterion;
};

const rating = ({ person, criterion }: Row) => person.ratings[criterion.id];

/** A point as a number, which can be counted with; an alternative in words; nothing where nothing was given. */
const cell = (mark: Mark | undefined) =>
  typeof mark === "string" ? markWords(mark, []).toLowerCase() : (mark ?? null);

const COLUMNS: readonly Column[] = [
  { title: "Person", width: 28, value: ({ person }) => person.name },
  { title: "Team", width: 24, value: ({ person }) => person.team },
  { title: "Level", width: 18, value: ({ person }) => person.level },
  { title: "Track", width: 18, value: ({ person, tracks }) => trackWords(person.trackId, tracks) },
  { title: "Step", width: 24, value: ({ person }) => person.stepId },
  // Who rated somebody tells who they are.
  { title: "Manager", width: 28, value: (row) => (row.withNames ? row.person.rater : null) },
  { title: "Competency", width: 26, value: ({ criterion }) => criterion.competency },
  { title: "Criterion", width: 30, value: ({ criterion }) => criterion.id },
  { title: "Question", width: 60, value: ({ criterion }) => criterion.question },
  { title: "Self", width: 14, value: (row) => cell(rating(row)?.self) },
  { title: "Manager’s rating", width: 16, value: (row) => cell(rating(row)?.manager) },
  { title: "Before seeing self", width: 16, value: (row) => cell(rating(row)?.blind) },
  { title: "As it stands", width: 14, value: (row) => cell(rating(row)?.calibrated) },
  { title: "Changes", width: 10, value: (row) => rating(row)?.changes ?? 0 },
  { title: "Pieces of evidence", width: 12, value: (row) => rating(row)?.pieces ?? 0 },
  { title: "Newest evidence", width: 14, value: (row) => rating(row)?.newest ?? null },
  { title: "Last cycle", width: 14, value: (row) => cell(rating(row)?.last) },
  { title: "Previews: agree", width: 10, value: (row) => rating(row)?.agree ?? 0 },
  { title: "Previews: question", width: 10, value: (row) => rating(row)?.question ?? 0 },
  { title: "Previews: abstain", width: 10, value: (row) => rating(row)?.abstain ?? 0 },
];

export type RatingsTable = {
  header: string[];
  widths: number[];
  rows: (string | number | null)[][];
};

/** One row per person and criterion of their step, of what the viewer may see. */
export function ratingsTable(data: ShownData): RatingsTable {
  const { people, criteria, steps, tracks, withNames } = data;
  const titles = new Map(steps.map(({ id, title }) => [id, title]));
  // Not in the order of names where these are hidden.
  const ordered = withNames
    ? people
    : [...people].sort((a, b) => a.name.localeCompare(b.name, "en", { numeric: true }));
  return {
    header: COLUMNS.map(({ title }) => title),
    widths: COLUMNS.map(({ width }) => width),
    rows: ordered.flatMap((person) =>
      criteria
        .filter(({ stepIds }) => stepIds.includes(person.stepId))
        .map((criterion) => {
          const named = { ...person, stepId: titles.get(person.stepId) ?? person.stepId };
          return COLUMNS.map(({ value }) => value({ person: named, criterion, tracks, withNames }));
        }),
    ),
  };
}

/**
 * A text that no spreadsheet takes for a formula, and that XML can hold. Full-width signs count as the plain ones do.
 * Source: OWASP, "CSV Injection".
 */
export function safeText(text: string): string {
  // Tab, line feed and carriage return are the only control characters that XML can hold.
  const held = text.replace(/[^\P{Cc}\t\n\r]|[\p{Cs}\uFFFE\uFFFF]/gu, "");
  return /^[=+\-@\t\r\n＝＋－＠]/u.test(held) ? `'${held}` : held;
}
