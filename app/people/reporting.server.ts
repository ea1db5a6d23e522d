import type { Position } from "~/access/domain/can";
import { database, type Transaction } from "~/platform/database.server";
import type { ManagerOf } from "./domain/reporting-line";

export type Colleague = {
  id: string;
  name: string;
  email: string;
  trackId: string | null;
  levelId: string | null;
};

/** Where a person stands in the reporting line today: what every relation to them is derived from. */
export async function positionOf(personId: string): Promise<Position | null> {
  const rows = await database().$queryRaw<{ managerId: string | null; above: string[] }[]>`
    WITH RECURSIVE line AS (
      SELECT "id", "managerId" FROM "Person" WHERE "id" = ${personId}::uuid
      UNION ALL
      SELECT m."id", m."managerId" FROM "Person" m JOIN line ON m."id" = line."managerId"
    ) CYCLE "id" SET "isLoop" USING "path"
    SELECT p."managerId"::text AS "managerId",
           ARRAY(SELECT line."id"::text FROM line
                 WHERE NOT line."isLoop" AND line."id" <> p."id"
                   AND line."id" IS DISTINCT FROM p."managerId"
                 ORDER BY cardinality(line."path")) AS "above"
    FROM "Person" p WHERE p."id" = ${personId}::uuid`;
  const found = rows[0];
  return found ? { personId, managerId: found.managerId, managersAbove: found.above } : null;
}

/** The direct reports who have not left, by name. */
export async function reportsOf(managerId: string): Promise<Colleague[]> {
  return database().$queryRaw<Colleague[]>`
    SELECT "id"::text, "name", "email", "trackId", "levelId" FROM "Person"
    WHERE "managerId" = ${managerId}::uuid AND ("leftOn" IS NULL OR "leftOn" > organisation_today())
    ORDER BY "name" COLLATE "und-x-icu", "id"`;
}

/** Everybody below a manager, direct or not, who has not left; the line also runs through people who left. */
export async function everyoneBelow(managerId: string): Promise<Colleague[]> {
  return database().$queryRaw<Colleague[]>`
    WITH RECURSIVE below AS (
      SELECT "id" FROM "Person" WHERE "managerId" = ${managerId}::uuid
      UNION
      SELECT p."id" FROM "Person" p JOIN below ON p."managerId" = below."id"
    )
    SELECT p."id"::text, p."name", p."email", p."trackId", p."levelId"
    FROM "Person" p JOIN below ON below."id" = p."id"
    WHERE p."id" <> ${managerId}::uuid AND (p."leftOn" IS NULL OR p."leftOn" > organisation_today())
    ORDER BY p."name" COLLATE "und-x-icu", p."id"`;
}

/**
 * Changes to who is here and who reports to whom are made one after the other: two at once could each be fine and
 * together close a circle, or take a role from its last two holders.
 */
export async function lockOrganisation(tx: Transaction): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(20261122)`;
}

/** The whole reporting line, for the rules in domain/reporting-line.ts. */
export async function reportingLine(tx: Transaction): Promise<ManagerOf> {
  const people = await tx.person.findMany({ select: { id: true, managerId: true } });
  return new Map(people.map((person) => [person.id, person.managerId]));
}
