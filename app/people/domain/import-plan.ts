import type { Ladder } from "~/ladder/domain/schema";
import { readHeader } from "./import-columns";
import {
  type Fault,
  type ImportRow,
  type RowAddresses,
  type RowValues,
  readRow,
} from "./import-row";
import { peopleInLoops } from "./reporting-line";
import { standingValue } from "./standing";

/** Somebody who is in Rostrum already. */
export type KnownPerson = {
  id: string;
  name: string;
  email: string;
  team: string | null;
  managerEmail: string | null;
  trackId: string | null;
  levelId: string | null;
  startDate: string | null;
};

/** A person as they will be after the import. */
export type ImportedPerson = Omit<KnownPerson, "id">;
/** What an import can change; track and level are one thing, as in `standingValue`. */
export type ImportedField = "name" | "team" | "managerEmail" | "standing" | "startDate";

export type PlannedRow = {
  line: number;
  /** Null for somebody new. */
  personId: string | null;
  person: ImportedPerson;
  /** What differs from what is known; empty for somebody new, or where nothing does. */
  changes: { field: ImportedField; from: string | null; to: string | null }[];
};

export type ImportPlan = { rows: PlannedRow[]; faults: Fault[]; unread: string[] };

const IMPORT_ROWS_MAX = 5000;

const READ: Record<ImportedField, (person: ImportedPerson) => string | null> = {
  name: (person) => person.name,
  team: (person) => person.team,
  managerEmail: (person) => person.managerEmail,
  standing: (person) => standingValue(person) || null,
  startDate: (person) => person.startDate,
};
const FIELDS = Object.keys(READ) as ImportedField[];

/**
 * What importing `table` (its first row names the columns) would do, and everything that is wrong with it, each fault
 * at its row. People are known by their email address. A column that is left out changes nothing; an empty cell
 * empties the field.
 */
export function planImport(
  table: readonly ImportRow[],
  known: readonly KnownPerson[],
  ladder: Ladder,
): ImportPlan {
  const [header, ...body] = table;
  if (!header || body.length === 0)
    return refused(header?.line ?? 1, "There is nothing below the row that names the columns.");
  if (body.length > IMPORT_ROWS_MAX)
    return refused(
      header.line,
      `One import takes at most ${IMPORT_ROWS_MAX} rows; this has ${body.length}.`,
    );
  const columns = readHeader(header.cells);
  const faults: Fault[] = columns.faults.map((message) => ({
    line: header.line,
    column: null,
    message,
  }));
  if (faults.length > 0) return { rows: [], faults, unread: columns.unread };

  const read: { line: number; values: RowValues }[] = [];
  const addresses: RowAddresses[] = [];
  for (const row of body) {
    const { values, ...found } = readRow(row, columns, ladder);
    faults.push(...found.faults);
    addresses.push(found.addresses);
    if (values) read.push({ line: row.line, values });
  }
  faults.push(...faultsBetween(addresses, known));
  const byEmail = new Map(known.map((person) => [person.email, person]));
  return {
    rows: read.map(({ line, values }) => planned(line, values, byEmail.get(values.email))),
    faults: faults.sort((a, b) => a.line - b.line),
    unread: columns.unread,
  };
}

function refused(line: number, message: string): ImportPlan {
  return { rows: [], faults: [{ line, column: null, message }], unread: [] };
}

/** Faults that show only when rows are seen together, and with the people who are known already. */
function faultsBetween(rows: readonly RowAddresses[], known: readonly KnownPerson[]): Fault[] {
  const faults: Fault[] = [];
  const firstLine = new Map<string, number>();
  const managerOf = new Map(known.map((person) => [person.email, person.managerEmail]));
  for (const { line, email, managerEmail } of rows) {
    if (email === null) continue;
    const first = firstLine.get(email);
    if (first !== undefined)
      faults.push({
        line,
        column: "email",
        message: `This email address is in line ${first} too.`,
      });
    else firstLine.set(email, line);
    if (managerEmail !== undefined || !managerOf.has(email))
      managerOf.set(email, managerEmail ?? null);
  }
  const looping = peopleInLoops(managerOf);
  for (const { line, email, managerEmail } of rows) {
    if (!managerEmail) continue;
    const fault = (message: string) => faults.push({ line, column: "manager email", message });
    if (managerEmail === email) fault("Nobody can be their own manager.");
    else if (!managerOf.has(managerEmail))
      fault(`Nobody with the address ${managerEmail} is in Rostrum or in this file.`);
    else if (email !== null && looping.has(email))
      fault(
        "This closes a circle: the manager reports to this person, directly or through others.",
      );
  }
  return faults;
}

function planned(line: number, values: RowValues, known: KnownPerson | undefined): PlannedRow {
  const person: ImportedPerson = {
    name: values.name,
    email: values.email,
    team: kept(values.team, known?.team),
    managerEmail: kept(values.managerEmail, known?.managerEmail),
    trackId: kept(values.trackId, known?.trackId),
    levelId: kept(values.levelId, known?.levelId),
    startDate: kept(values.startDate, known?.startDate),
  };
  // A team's name in another case is the same team.
  if (known?.team && person.team?.toLowerCase() === known.team.toLowerCase())
    person.team = known.team;
  const changes = known
    ? FIELDS.map((field) => ({ field, from: READ[field](known), to: READ[field](person) })).filter(
        ({ from, to }) => from !== to,
      )
    : [];
  return { line, personId: known?.id ?? null, person, changes };
}

function kept(given: string | null | undefined, known: string | null | undefined): string | null {
  return given === undefined ? (known ?? null) : given;
}
