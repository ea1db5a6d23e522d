import { folded } from "~/evidence/library.server";
import type { Transaction } from "~/platform/database.server";
import { Prisma } from "~/platform/prisma/client";
import { type NamedPerson, type NameLine, readNameLines, resolveLines } from "./domain/name-lines";

/** Who the lines of a pasted list mean, in any script and however they are accented; one statement. */
export async function peopleOfLines(text: string, from: Pick<Transaction, "$queryRaw">) {
  const lines = readNameLines(text);
  return resolveLines(lines, await findNamed(lines, from));
}

async function findNamed(lines: readonly NameLine[], from: Pick<Transaction, "$queryRaw">) {
  const found = new Map<number, NamedPerson[]>();
  if (lines.length === 0) return found;
  const rows = await from.$queryRaw<(NamedPerson & { line: number })[]>`
    WITH "wanted" AS (
      SELECT * FROM unnest(${lines.map(({ line }) => line)}::int[],
                           ${lines.map(({ email, text }) => email ?? text)}::text[],
                           ${lines.map(({ email }) => email !== null)}::boolean[]) w("line", "text", "isEmail")),
    "matching" AS (
      SELECT w."line", p."id" FROM "wanted" w JOIN "Person" p ON lower(p."email") = lower(w."text")
      WHERE w."isEmail"
      UNION
      SELECT w."line", p."id"
      FROM (SELECT "line", ${folded(Prisma.sql`"text"`)} AS "key" FROM "wanted" WHERE NOT "isEmail") w
      JOIN (SELECT "id", ${folded(Prisma.sql`"name"`)} AS "key" FROM "Person") p ON p."key" = w."key")
    SELECT m."line", p."id"::text AS "personId", p."name", p."email", p."userId" IS NOT NULL AS "hasAccount",
           p."leftOn" IS NOT NULL AND p."leftOn" <= organisation_today() AS "hasLeft"
    FROM "matching" m JOIN "Person" p ON p."id" = m."id"
    ORDER BY m."line", p."email"`;
  for (const { line, ...person } of rows) found.set(line, [...(found.get(line) ?? []), person]);
  return found;
}
