import { createHash } from "node:crypto";
import { CsvError, parse } from "csv-parse/sync";
import type { Ladder } from "~/ladder/domain/schema";
import { type Actor, type AuditEntry, change } from "~/platform/audit.server";
import { database, type Transaction } from "~/platform/database.server";
import {
  type ImportedField,
  type ImportPlan,
  type KnownPerson,
  planImport,
} from "./domain/import-plan";
import type { ImportRow } from "./domain/import-row";
import { Refusal } from "./refusal";
import { lockOrganisation } from "./reporting.server";
import { findOrCreateTeam } from "./teams.server";

export type PreviewedImport = ImportPlan & {
  /** Stands for what the preview showed; the import runs only while it would still do exactly that. */
  fingerprint: string;
};

/** What importing this text would do; writes nothing. */
export async function previewImport(csv: string, ladder: Ladder): Promise<PreviewedImport> {
  const plan = await planFrom(csv, ladder, database());
  return { ...plan, fingerprint: fingerprint(plan) };
}

/**
 * Imports what the preview showed, all of it or nothing.
 * @throws Refusal when it has a fault, or would do something else than the preview said
 */
export async function importPeople(
  actor: Actor,
  csv: string,
  expected: string,
  ladder: Ladder,
): Promise<{ created: number; updated: number }> {
  return change(actor, async (tx, record) => {
    await lockOrganisation(tx);
    const plan = await planFrom(csv, ladder, tx);
    if (plan.faults.length > 0) throw new Refusal("csv", "Correct the rows below first.");
    if (fingerprint(plan) !== expected)
      throw new Refusal(
        "csv",
        "People changed since you looked at this. Look at what it would do now, then import it.",
      );
    return write(tx, plan, record);
  });
}

function fingerprint(plan: ImportPlan): string {
  return createHash("sha256").update(JSON.stringify(plan)).digest("base64url").slice(0, 22);
}

async function planFrom(
  csv: string,
  ladder: Ladder,
  reader: Pick<Transaction, "$queryRaw">,
): Promise<ImportPlan> {
  const table = readTable(csv);
  if ("fault" in table) return { rows: [], unread: [], faults: [{ ...table.fault, column: null }] };
  const known = await reader.$queryRaw<KnownPerson[]>`
    SELECT p."id"::text, p."name", p."email", t."name" AS "team", m."email" AS "managerEmail",
           p."trackId", p."levelId", to_char(p."startDate", 'YYYY-MM-DD') AS "startDate"
    FROM "Person" p
    LEFT JOIN "Team" t ON t."id" = p."teamId"
    LEFT JOIN "Person" m ON m."id" = p."managerId"`;
  return planImport(table.rows, known, ladder);
}

/** Comma, semicolon or tab: whichever the first row has most of, so that a paste from a spreadsheet works too. */
function readTable(
  csv: string,
): { rows: ImportRow[] } | { fault: { line: number; message: string } } {
  const [heading = ""] = csv.trimStart().split("\n", 1);
  const delimiter = [",", ";", "\t"].reduce((best, candidate) =>
    heading.split(candidate).length > heading.split(best).length ? candidate : best,
  );
  try {
    // With `info`, each row comes with its line; the package's types do not say so.
    const rows = parse(csv, {
      bom: true,
      delimiter,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
    }) as unknown as { info: { lines: number }; record: string[] }[];
    return { rows: rows.map(({ info, record }) => ({ line: info.lines, cells: record })) };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error.lines === "number" ? error.lines : 1;
    return {
      fault: {
        line,
        message: "The quotation marks here do not match, so the rest cannot be read.",
      },
    };
  }
}

/** The fields of a person's record behind what an import changes. */
const COLUMNS: Record<ImportedField, string[]> = {
  name: ["name"],
  team: ["teamId"],
  managerEmail: ["managerId"],
  standing: ["trackId", "levelId"],
  startDate: ["startDate"],
};

async function write(tx: Transaction, plan: ImportPlan, record: (entry: AuditEntry) => void) {
  const news = plan.rows.filter((row) => row.personId === null);
  const changed = plan.rows.filter((row) => row.changes.length > 0);
  const created = await tx.person.createManyAndReturn({
    data: news.map(({ person }) => ({ name: person.name, email: person.email })),
    select: { id: true, email: true },
  });
  const idOf = new Map(created.map(({ id, email }) => [email, id]));
  const teams = new Map<string, string>();
  for (const { person } of [...news, ...changed]) {
    if (person.team && !teams.has(person.team))
      teams.set(person.team, await findOrCreateTeam(tx, person.team, record));
  }
  const rows = [...news, ...changed].map(({ person, personId }) => ({
    ...person,
    id: personId ?? idOf.get(person.email),
    teamId: person.team ? teams.get(person.team) : null,
  }));
  // One statement for all: new and old rows alike, with managers who may be new themselves.
  await tx.$executeRaw`
    UPDATE "Person" p
    SET "name" = r."name", "teamId" = r."teamId",
        "managerId" = (SELECT m."id" FROM "Person" m WHERE m."email" = r."managerEmail"),
        "trackId" = r."trackId", "levelId" = r."levelId", "startDate" = r."startDate",
        "updatedAt" = clock_timestamp()
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r(
      "id" uuid, "name" text, "teamId" uuid, "managerEmail" text, "trackId" text, "levelId" text,
      "startDate" date)
    WHERE p."id" = r."id"`;
  for (const { id } of created)
    record({ action: "person.created", subject: { type: "person", id }, data: { by: "import" } });
  for (const { personId, changes } of changed) {
    if (!personId) continue;
    record({
      action: "person.changed",
      subject: { type: "person", id: personId },
      data: {
        by: "import",
        fields: changes.flatMap(({ field }) => COLUMNS[field]),
      },
    });
  }
  const counts = { created: created.length, updated: changed.length };
  record({ action: "people.imported", subject: { type: "organisation", id: "1" }, data: counts });
  return counts;
}
