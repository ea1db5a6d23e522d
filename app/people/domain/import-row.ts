import type { Ladder } from "~/ladder/domain/schema";
import { levelsOnTrack, levelTitle, tracksOf } from "~/ladder/domain/view";
import { emailField, isDay, tidy, tidyName } from "./fields";
import type { Columns, ImportColumn } from "./import-columns";

export type ImportRow = { line: number; cells: readonly string[] };
export type Fault = { line: number; column: ImportColumn | null; message: string };

/** What a row says; undefined where the file has no such column, null where its cell is empty. */
export type RowValues = {
  name: string;
  email: string;
  team: string | null | undefined;
  managerEmail: string | null | undefined;
  trackId: string | null | undefined;
  levelId: string | null | undefined;
  startDate: string | null | undefined;
};

/** Who a row is about and who they report to: known even where the rest of the row is at fault. */
export type RowAddresses = {
  line: number;
  email: string | null;
  managerEmail: string | null | undefined;
};

/** Reads one row by itself; what only the other rows can tell is checked by `planImport`. */
export function readRow(
  row: ImportRow,
  { at }: Columns,
  ladder: Ladder,
): { values: RowValues | null; addresses: RowAddresses; faults: Fault[] } {
  const faults: Fault[] = [];
  const fault = (column: ImportColumn, message: string) =>
    faults.push({ line: row.line, column, message });
  const cell = (column: ImportColumn) => {
    const index = at[column];
    if (index === undefined) return undefined;
    // Exports put an apostrophe before what a spreadsheet would take for a formula.
    return tidy(row.cells[index] ?? "").replace(/^'(?=[=+\-@])/, "") || null;
  };

  const name = tidyName.safeParse(cell("name") ?? "");
  if (!name.success) fault("name", name.error.issues[0]?.message ?? "Enter a name.");
  const email = emailField.safeParse(cell("email") ?? "");
  if (!email.success)
    fault(
      "email",
      email.error.issues[0]?.message ?? "Enter an email address like ada@example.org.",
    );
  const team = cell("team");
  if (team && team.length > 100) fault("team", "Use at most 100 characters.");
  const startDate = cell("start date");
  if (startDate && !isDay(startDate))
    fault("start date", `“${startDate}” is not a day like 2026-03-31.`);
  const manager = cell("manager email");
  const managerEmail = manager ? emailField.safeParse(manager) : null;
  if (managerEmail && !managerEmail.success)
    fault("manager email", `“${manager}” is not an email address. Name the manager by theirs.`);
  const standing = readStanding(ladder, cell("track"), cell("level"), fault);

  const addresses: RowAddresses = {
    line: row.line,
    email: email.success ? email.data : null,
    managerEmail: managerEmail ? (managerEmail.data ?? null) : manager,
  };
  if (!name.success || !email.success || faults.length > 0)
    return { values: null, addresses, faults };
  const values = {
    name: name.data,
    email: email.data,
    team,
    managerEmail: addresses.managerEmail,
    startDate,
    ...standing,
  };
  return { values, addresses, faults };
}

/** Track and level by id or title. Both or neither: one without the other says nothing. */
function readStanding(
  ladder: Ladder,
  track: string | null | undefined,
  level: string | null | undefined,
  fault: (column: ImportColumn, message: string) => void,
): Pick<RowValues, "trackId" | "levelId"> {
  const nowhere = { trackId: null, levelId: null };
  if (track === undefined && level === undefined) return { trackId: undefined, levelId: undefined };
  if (!track && !level) return nowhere;
  if (!track || !level) {
    if (track) fault("level", "There is a track but no level; fill in both, or neither.");
    else fault("track", "There is a level but no track; fill in both, or neither.");
    return nowhere;
  }
  const foundTrack = tracksOf(ladder).find((each) => isCalled(track, each.id, each.title));
  if (!foundTrack) {
    const tracks = tracksOf(ladder).map((each) => each.title);
    fault("track", `The ladder has no track “${track}”; it has ${tracks.join(", ")}.`);
    return nowhere;
  }
  const levels = levelsOnTrack(ladder, foundTrack.id);
  const foundLevel = levels.find((each) =>
    isCalled(level, each.id, levelTitle(each, foundTrack.id)),
  );
  if (!foundLevel) {
    const titles = levels.map((each) => levelTitle(each, foundTrack.id));
    fault("level", `“${level}” is not a level of ${foundTrack.title}: ${titles.join(", ")}.`);
    return nowhere;
  }
  return { trackId: foundTrack.id, levelId: foundLevel.id };
}

function isCalled(text: string, ...names: string[]): boolean {
  return names.some((name) => name.toLowerCase() === text.toLowerCase());
}
