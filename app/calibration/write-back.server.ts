import type { Transaction } from "~/platform/database.server";
import { Prisma } from "~/platform/prisma/client";

type Written = { assessmentId: string; criterionId: string };

/**
 * Ratings that the given sessions' logs leave elsewhere than the manager put them. Of people who are in the session and whose
 * review is finished; where several sessions say something of one rating, what was locked last.
 */
function calibratedIn(sessions: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    SELECT DISTINCT ON (c."assessmentId", c."criterionId")
           c."assessmentId", c."criterionId", c."sessionId", c."toPoint", c."toAlternative"
    FROM (
      SELECT DISTINCT ON ("sessionId", "assessmentId", "criterionId") * FROM "CalibrationChange"
      WHERE "sessionId" IN (${sessions})
      ORDER BY "sessionId", "assessmentId", "criterionId", "number" DESC) c
    JOIN "CalibrationSession" s ON s."id" = c."sessionId"
    JOIN "CalibrationMember" m
      ON m."sessionId" = c."sessionId" AND m."assessmentId" = c."assessmentId" AND m."removedAt" IS NULL
    JOIN "Assessment" a ON a."id" = c."assessmentId" AND a."state" = 'IN_CALIBRATION'
    JOIN "Review" r ON r."assessmentId" = a."id"
    JOIN "ReviewRating" g ON g."reviewId" = r."id" AND g."criterionId" = c."criterionId"
    WHERE (g."point", g."alternative") IS DISTINCT FROM (c."toPoint", c."toAlternative")
    ORDER BY c."assessmentId", c."criterionId", s."lockedAt" DESC NULLS LAST, s."id"`;
}

/** Writes what the session made of ratings to the assessments, and takes away what it wrote before and no longer means. */
export async function writeBack(tx: Transaction, sessionId: string): Promise<Written[]> {
  await tx.calibratedRating.deleteMany({ where: { sessionId } });
  return tx.$queryRaw<Written[]>`
    INSERT INTO "CalibratedRating" ("assessmentId", "criterionId", "sessionId", "point", "alternative")
    ${calibratedIn(Prisma.sql`SELECT ${sessionId}::uuid`)}
    ON CONFLICT ("assessmentId", "criterionId") DO UPDATE
      SET "sessionId" = excluded."sessionId", "point" = excluded."point", "alternative" = excluded."alternative",
          "at" = now()
    RETURNING "assessmentId"::text, "criterionId"`;
}

/**
 * Takes back what the session wrote; where another locked session had said something of the same rating before, that stands
 * again. Says how many ratings it took back.
 */
export async function takeBack(tx: Transaction, sessionId: string): Promise<number> {
  const gone = await tx.$queryRaw<Written[]>`
    DELETE FROM "CalibratedRating" k USING "Assessment" a
    WHERE k."sessionId" = ${sessionId}::uuid AND a."id" = k."assessmentId" AND a."state" NOT IN ('RELEASED', 'ACKNOWLEDGED')
    RETURNING "assessmentId"::text, "criterionId"`;
  if (gone.length === 0) return 0;
  const assessments = gone.map(({ assessmentId }) => assessmentId);
  const others = Prisma.sql`
    SELECT s."id" FROM "CalibrationSession" s JOIN "CalibrationMember" m ON m."sessionId" = s."id"
    WHERE s."state" IN ('LOCKED', 'RELEASED') AND s."id" <> ${sessionId}::uuid AND m."removedAt" IS NULL
      AND m."assessmentId" = ANY(${assessments}::uuid[])`;
  await tx.$executeRaw`
    INSERT INTO "CalibratedRating" ("assessmentId", "criterionId", "sessionId", "point", "alternative")
    SELECT o.* FROM (${calibratedIn(others)}) o
    JOIN unnest(${assessments}::uuid[], ${gone.map(({ criterionId }) => criterionId)}::text[])
      AS w("assessmentId", "criterionId")
      ON w."assessmentId" = o."assessmentId" AND w."criterionId" = o."criterionId"
    ON CONFLICT DO NOTHING`;
  return gone.length;
}
