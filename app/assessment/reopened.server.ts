import { database } from "~/platform/database.server";

export type Reopened = { at: Date; by: string; reason: string };

/** When, by whom and why one's own assessment was last sent back; null where it never was. */
export async function lastReopening(
  personId: string,
  assessmentId: string,
): Promise<Reopened | null> {
  const [last] = await database().$queryRaw<Reopened[]>`
    SELECT o."at", p."name" AS "by", o."reason"
    FROM "Reopening" o
    JOIN "Assessment" a ON a."id" = o."assessmentId"
    JOIN "Person" p ON p."id" = o."byId"
    WHERE o."assessmentId" = ${assessmentId}::uuid AND a."personId" = ${personId}::uuid
    ORDER BY o."at" DESC LIMIT 1`;
  return last ?? null;
}
