import { database, type Transaction } from "~/platform/database.server";
import { Prisma } from "~/platform/prisma/client";
import { searchWords } from "./domain/library-filter";
import { type Claimant, type Refusal, whyNotCorroborate } from "./domain/who-may-corroborate";
import { folded } from "./library.server";

const MOST_FOUND = 20;

export type FoundColleague = {
  id: string;
  name: string;
  email: string;
  team: string | null;
  /** Why they cannot be asked; null where they can. */
  refusal: Refusal | null;
};

/**
 * Colleagues whose name, address or team holds every word of `q`, in any script; without words, the claimant's own team.
 * Those who cannot be asked are there too, with the reason, so that nobody searches for them in vain.
 */
export async function searchColleagues(
  personId: string,
  q: string,
): Promise<{ people: FoundColleague[]; more: number }> {
  const words = searchWords(q);
  const wanted =
    words.length > 0
      ? words.map(
          (word) =>
            Prisma.sql`strpos(${folded(Prisma.sql`concat_ws(' ', p."name", p."email", t."name")`)}, ${folded(Prisma.sql`${word}`)}) > 0`,
        )
      : [
          Prisma.sql`p."teamId" = (SELECT "teamId" FROM "Person" WHERE "id" = ${personId}::uuid) AND p."id" <> ${personId}::uuid`,
        ];
  const [claimant, rows] = await Promise.all([
    claimantOf(database(), personId),
    database().$queryRaw<(Omit<FoundColleague, "refusal"> & Row)[]>`
      SELECT p."id"::text, p."name", p."email", t."name" AS "team", p."userId" IS NOT NULL AS "hasAccount",
             count(*) OVER ()::int AS "total"
      FROM "Person" p LEFT JOIN "Team" t ON t."id" = p."teamId"
      WHERE (p."leftOn" IS NULL OR p."leftOn" > organisation_today()) AND ${Prisma.join(wanted, " AND ")}
      ORDER BY p."name" COLLATE "und-x-icu", p."id" LIMIT ${MOST_FOUND}`,
  ]);
  return {
    people: rows.map(({ hasAccount, total: _, ...person }) => ({
      ...person,
      refusal: whyNotCorroborate(claimant, { personId: person.id, hasAccount, hasLeft: false }),
    })),
    more: Math.max(0, (rows[0]?.total ?? 0) - rows.length),
  };
}

type Row = { hasAccount: boolean; total: number };

/** Everybody who has a say over the claimant today. */
export async function claimantOf(db: Transaction, personId: string): Promise<Claimant> {
  const rows = await db.$queryRaw<Omit<Claimant, "personId">[]>`
    SELECT p."managerId"::text,
           ARRAY(SELECT m::text FROM managers_above(p."id") AS m) AS "managersAbove",
           ARRAY(SELECT d::text FROM acting_managers(p."id") AS d) AS "actingManagers",
           ARRAY(SELECT r."reviewerId"::text FROM "Review" r JOIN "Assessment" a ON a."id" = r."assessmentId"
                 WHERE a."personId" = p."id"
                   AND a."state" IN ('IN_REVIEW', 'REVIEWED', 'IN_CALIBRATION')) AS "reviewerIds"
    FROM "Person" p WHERE p."id" = ${personId}::uuid`;
  const [found] = rows;
  const nobody = { managerId: null, managersAbove: [], actingManagers: [], reviewerIds: [] };
  return { personId, ...(found ?? nobody) };
}

/** The colleague as the rule reads them; null where there is nobody with this id. */
export async function findColleague(db: Transaction, id: string) {
  const rows = await db.$queryRaw<{ name: string; hasAccount: boolean; hasLeft: boolean }[]>`
    SELECT "name", "userId" IS NOT NULL AS "hasAccount",
           ("leftOn" IS NOT NULL AND "leftOn" <= organisation_today()) AS "hasLeft"
    FROM "Person" WHERE "id" = ${id}::uuid`;
  const [found] = rows;
  return found ? { personId: id, ...found } : null;
}
