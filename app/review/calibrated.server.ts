import { isId } from "~/assessment/assessments.server";
import { database, type Transaction } from "~/platform/database.server";
import { calibratedFrom, type SessionOutcome } from "./domain/calibrated";
import type { Calibrated } from "./domain/release-content";

/**
 * What locked sessions made of an assessment's ratings, by criterion and from one statement: those they touched, the
 * others stand as the manager gave them. Null before a lock, and where the assessment is in no session.
 * A session that was locked before the review went to calibration as it stands now says nothing of it, nor does what
 * was changed and never written back before that. Who changed something is never read.
 */
export async function calibratedOf(
  assessmentId: string,
  from: Pick<Transaction, "$queryRaw"> = database(),
): Promise<Map<string, Calibrated> | null> {
  if (!isId(assessmentId)) return null;
  const outcomes = await from.$queryRaw<SessionOutcome[]>`
    SELECT s."name" AS "session",
           (SELECT coalesce(jsonb_agg(jsonb_build_object('criterionId', k."criterionId", 'point', k."point",
                     'alternative', k."alternative") ORDER BY k."criterionId"), '[]')
            FROM "CalibratedRating" k
            WHERE k."assessmentId" = a."id" AND k."sessionId" = s."id") AS "rated",
           (SELECT coalesce(jsonb_agg(jsonb_build_object('criterionId', c."criterionId",
                     'from', jsonb_build_object('point', c."fromPoint", 'alternative', c."fromAlternative"),
                     'to', jsonb_build_object('point', c."toPoint", 'alternative', c."toAlternative"),
                     'reasonCode', c."reasonCode", 'sentence', c."sentence", 'at', c."at")
                     ORDER BY c."criterionId", c."number"), '[]')
            FROM "CalibrationChange" c
            LEFT JOIN "CalibratedRating" k ON k."assessmentId" = a."id" AND k."sessionId" = s."id"
              AND k."criterionId" = c."criterionId"
            WHERE c."assessmentId" = a."id" AND c."sessionId" = s."id"
              AND (k."criterionId" IS NOT NULL OR c."at" >= a."calibrationBegunAt")) AS "changes"
    FROM "Assessment" a
    JOIN "CalibrationMember" m ON m."assessmentId" = a."id" AND m."removedAt" IS NULL
    JOIN "CalibrationSession" s ON s."id" = m."sessionId" AND s."state" IN ('LOCKED', 'RELEASED')
    WHERE a."id" = ${assessmentId}::uuid AND a."state" IN ('IN_CALIBRATION', 'RELEASED', 'ACKNOWLEDGED')
      AND a."calibrationBegunAt" <= coalesce(s."lockedAt", 'infinity')
    ORDER BY s."lockedAt", s."id"`;
  if (outcomes.length === 0) return null;
  return calibratedFrom(
    outcomes.map((outcome) => ({
      ...outcome,
      changes: outcome.changes.map(({ at, ...change }) => ({
        ...change,
        at: new Date(at).toISOString(),
      })),
    })),
  );
}
