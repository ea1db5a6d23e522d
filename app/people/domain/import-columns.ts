/** The columns an import reads, as its header row names them. */
export const IMPORT_COLUMNS = [
  "name",
  "email",
  "team",
  "manager email",
  "track",
  "level",
  "start date",
] as const;
export type ImportColumn = (typeof IMPORT_COLUMNS)[number];

/** Other words people's files have for them. */
const ALSO: Record<string, ImportColumn> = {
  "full name": "name",
  "email address": "email",
  "e mail": "email",
  mail: "email",
  manager: "manager email",
  "manager email address": "manager email",
  "line manager email": "manager email",
  start: "start date",
  "started on": "start date",
};

export type Columns = {
  /** Where each column stands. */
  at: Partial<Record<ImportColumn, number>>;
  /** Headings nothing is read from. */
  unread: string[];
  faults: string[];
};

/** Finds the columns by their headings: in any order and case, with spaces, hyphens or underscores. */
export function readHeader(cells: readonly string[]): Columns {
  const columns: Columns = { at: {}, unread: [], faults: [] };
  for (const [index, cell] of cells.entries()) {
    const column = columnNamed(cell);
    if (!column) {
      if (cell.trim()) columns.unread.push(cell.trim());
    } else if (columns.at[column] !== undefined)
      columns.faults.push(`The column “${column}” is there twice.`);
    else columns.at[column] = index;
  }
  for (const needed of ["name", "email"] as const)
    if (columns.at[needed] === undefined)
      columns.faults.push(
        `There is no column “${needed}”. The first row must name the columns: ${IMPORT_COLUMNS.join(", ")}.`,
      );
  return columns;
}

function columnNamed(cell: string): ImportColumn | undefined {
  const heading = cell
    .toLowerCase()
    .replace(/[\s_-]+/g, " ")
    .trim();
  return (
    IMPORT_COLUMNS.find((column) => column === heading) ??
    (Object.hasOwn(ALSO, heading) ? ALSO[heading] : undefined)
  );
}
