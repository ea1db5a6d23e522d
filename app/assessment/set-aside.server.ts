import type { Transaction } from "~/platform/database.server";
import { Prisma } from "~/platform/prisma/client";

/** A rating that says anything. */
export const HAS_CONTENT = Prisma.sql`(r."point" IS NOT NULL OR r."alternative" IS NOT NULL
  OR r."reason" <> '' OR r."narrative" <> '')`;

/** The answer of a row `r`, as an earlier text keeps it, with what it was given for. */
export function earlierContent(from: Prisma.Sql, question: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`jsonb_strip_nulls(jsonb_build_object('from', ${from}, 'question', ${question},
      'writtenAt', to_char(r."updatedAt" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')))
    || jsonb_build_object('point', r."point", 'alternative', r."alternative", 'reason', r."reason",
      'narrative', r."narrative")`;
}

/**
 * Answers that another version had closed and that are asked again now: what they say becomes earlier text, and the
 * question waits to be answered anew.
 */
export async function reopenClosed(
  tx: Transaction,
  assessmentIds: readonly string[],
  asked: readonly { transitionId: string; id: string }[],
): Promise<void> {
  const rows = Prisma.sql`
    "Rating" r
    JOIN jsonb_array_elements_text(${JSON.stringify(assessmentIds)}::jsonb) AS ids("id") ON ids."id"::uuid = r."assessmentId"
    JOIN "Assessment" a ON a."id" = r."assessmentId"
    JOIN jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) AS asked("transitionId" text, "id" text)
      ON asked."transitionId" = a."transitionId" AND asked."id" = r."criterionId"
    WHERE r."carry" = 'closed'`;
  const content = earlierContent(Prisma.sql`r."carriedFrom"`, Prisma.sql`NULL::text`);
  await tx.$executeRaw`
    INSERT INTO "EarlierText" ("id", "ratingId", "content")
    SELECT gen_random_uuid(), r."id", ${content} FROM ${rows} AND ${HAS_CONTENT}`;
  await tx.$executeRaw`
    UPDATE "Rating" SET "point" = NULL, "alternative" = NULL, "reason" = '', "narrative" = '', "carry" = 're-attest',
      "revision" = "revision" + 1
    WHERE "id" IN (SELECT r."id" FROM ${rows})`;
}
