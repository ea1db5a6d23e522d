import { AppError } from "~/platform/app-error";
import { type AuditEntry, change } from "~/platform/audit.server";
import type { Transaction } from "~/platform/database.server";
import type { Alternative } from "./domain/mark";
import {
  type ChangeEntry,
  entryAfterReopening,
  REVIEW_REOPENED_SENTENCE,
} from "./domain/taken-in-again";
import { wakeSession } from "./live.server";
import {
  type CalibrationSession,
  type InSession,
  lockSession,
  touchSession,
} from "./session.server";

type RecordEntry = (entry: AuditEntry) => void;

/** Takes in the reviews that were finished since the session began. */
export async function takeIn(who: InSession, sessionId: string): Promise<number> {
  const taken = await change(who.actor, async (tx, record) => {
    const session = await lockSession(tx, who, sessionId, "calibration.run");
    if (session.state !== "preview" && session.state !== "live")
      throw new AppError("Reviews are taken in from the preview until the session is locked.", 409);
    const assessments = await takeMembersIn(tx, who, session, record);
    if (assessments === 0) throw new AppError("No other review of it has been finished.", 409);
    record({
      action: "calibration.reviews-taken-in",
      subject: { type: "calibration-session", id: sessionId },
      data: { assessments },
    });
    await touchSession(tx, sessionId);
    return assessments;
  });
  wakeSession(sessionId);
  return taken;
}

/**
 * Sends every finished review of the session's people to calibration, so that its ratings stand, and holds those whose
 * calibration had ended before. Says how many it took in.
 * @throws AppError where the cycle is not calibrated
 */
export async function takeMembersIn(
  tx: Transaction,
  who: InSession,
  session: CalibrationSession,
  record: RecordEntry,
): Promise<number> {
  await requireCalibrated(tx, session.cycle.id);
  await lockAssessments(tx, session.id);
  const taken = await tx.$queryRaw<{ id: string; wasReviewed: boolean; at: Date }[]>`
    UPDATE "Assessment" a
    SET "state" = 'IN_CALIBRATION', "calibrationEndedAt" = NULL,
        "calibrationBegunAt" = CASE WHEN b."state" = 'REVIEWED' THEN now() ELSE a."calibrationBegunAt" END
    FROM "CalibrationMember" m JOIN "Assessment" b ON b."id" = m."assessmentId"
    WHERE m."sessionId" = ${session.id}::uuid AND m."removedAt" IS NULL AND a."id" = b."id"
      AND (b."state" = 'REVIEWED' OR (b."state" = 'IN_CALIBRATION' AND b."calibrationEndedAt" IS NOT NULL))
    RETURNING a."id"::text, b."state" = 'REVIEWED' AS "wasReviewed", now() AS "at"`;
  for (const { id } of taken)
    record({ action: "review.sent-to-calibration", subject: { type: "assessment", id } });
  const finished = taken.filter(({ wasReviewed }) => wasReviewed);
  const at = finished[0]?.at;
  const ids = finished.map(({ id }) => id);
  if (at) await goOnFromNewRatings(tx, who, session.id, ids, at);
  return finished.length;
}

/** The cycle's settings do not change under the session's feet. */
async function requireCalibrated(tx: Transaction, cycleId: string): Promise<void> {
  const [cycle] = await tx.$queryRaw<{ isCalibrated: boolean }[]>`
    SELECT "isCalibrated" FROM "Cycle" WHERE "id" = ${cycleId}::uuid FOR SHARE`;
  if (!cycle?.isCalibrated)
    throw new AppError(
      "This cycle is not calibrated before release. Turn that on where it says how the cycle is reviewed.",
      409,
    );
}

/** Always in the same order, so that two sessions with the same people never wait for each other. */
export async function lockAssessments(tx: Transaction, sessionId: string): Promise<void> {
  await tx.$queryRaw`
    SELECT 1 FROM "Assessment" WHERE "id" IN (
      SELECT "assessmentId" FROM "CalibrationMember" WHERE "sessionId" = ${sessionId}::uuid AND "removedAt" IS NULL)
    ORDER BY "id" FOR NO KEY UPDATE`;
}

type Row = {
  assessmentId: string;
  personId: string;
  criterionId: string;
  number: number;
  fromPoint: number | null;
  fromAlternative: Alternative | null;
  toPoint: number | null;
  toAlternative: Alternative | null;
  reasonCode: string;
  managerPoint: number | null;
  managerAlternative: Alternative | null;
};

/** Where a review was reopened and its ratings are others now, the log goes on from them. */
async function goOnFromNewRatings(
  tx: Transaction,
  { personId: byId }: InSession,
  sessionId: string,
  assessmentIds: readonly string[],
  at: Date,
): Promise<void> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT c."assessmentId"::text, c."personId"::text, c."criterionId", c."number", c."fromPoint", c."fromAlternative",
           c."toPoint", c."toAlternative", c."reasonCode",
           g."point" AS "managerPoint", g."alternative" AS "managerAlternative"
    FROM "CalibrationChange" c
    JOIN "Review" r ON r."assessmentId" = c."assessmentId"
    JOIN "ReviewRating" g ON g."reviewId" = r."id" AND g."criterionId" = c."criterionId"
    WHERE c."sessionId" = ${sessionId}::uuid AND c."assessmentId" = ANY(${[...assessmentIds]}::uuid[])
    ORDER BY c."assessmentId", c."criterionId", c."number"`;
  const logs = new Map<string, Row[]>();
  for (const row of rows) {
    const key = `${row.assessmentId} ${row.criterionId}`;
    logs.set(key, [...(logs.get(key) ?? []), row]);
  }
  const data = [...logs.values()].flatMap((log) => {
    const [first] = log;
    const manager = {
      point: first?.managerPoint ?? null,
      alternative: first?.managerAlternative ?? null,
    };
    const entry = entryAfterReopening(log.map(asLogged), manager);
    if (!first || !entry) return [];
    return [
      {
        sessionId,
        assessmentId: first.assessmentId,
        personId: first.personId,
        criterionId: first.criterionId,
        number: entry.number,
        fromPoint: entry.from.point,
        fromAlternative: entry.from.alternative,
        toPoint: entry.to.point,
        toAlternative: entry.to.alternative,
        reasonCode: entry.reasonCode,
        sentence: REVIEW_REOPENED_SENTENCE,
        byId,
        at,
      },
    ];
  });
  if (data.length === 0) return;
  await tx.calibrationChange.createMany({ data });
  // One for each: what a page is made from leaves changes of the viewer's own ratings out, one by one.
  await touchSession(tx, sessionId, data.length);
}

function asLogged(row: Row): ChangeEntry {
  return {
    number: row.number,
    from: { point: row.fromPoint, alternative: row.fromAlternative },
    to: { point: row.toPoint, alternative: row.toAlternative },
    reasonCode: row.reasonCode,
  };
}
