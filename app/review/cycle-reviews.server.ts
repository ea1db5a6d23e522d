import { isId, type StoredState, stateInWords } from "~/assessment/assessments.server";
import type { AssessmentState } from "~/assessment/domain/state";
import { AppError } from "~/platform/app-error";
import { type Actor, change } from "~/platform/audit.server";
import { database, type Transaction } from "~/platform/database.server";
import { Prisma } from "~/platform/prisma/client";

export type CycleReview = { isBlind: boolean; isCalibrated: boolean };

/** How a cycle is reviewed, and how many of its assessments are in each state; null where there is no such cycle. */
export async function findCycleReview(cycleId: string) {
  if (!isId(cycleId)) return null;
  const cycle = await database().cycle.findUnique({
    where: { id: cycleId },
    select: { id: true, name: true, isBlind: true, isCalibrated: true },
  });
  if (!cycle) return null;
  const counts = await database().assessment.groupBy({
    by: ["state"],
    where: { cycleId },
    _count: { _all: true },
  });
  return {
    ...cycle,
    counts: Object.fromEntries(
      counts.map(({ state, _count }) => [stateInWords(state), _count._all]),
    ) as Partial<Record<AssessmentState, number>>,
  };
}

export type ReviewRow = {
  assessmentId: string;
  name: string;
  manager: string | null;
  reviewer: string | null;
  reviewerHasLeft: boolean;
  state: AssessmentState;
};

const PAGE_SIZE = 50;

/** A page of the cycle's people by name, with who reviews them. */
export async function listCycleReviews(
  cycleId: string,
  { state, page }: { state: AssessmentState | undefined; page: number },
): Promise<{ people: ReviewRow[]; total: number; pages: number }> {
  const stored = state?.replaceAll("-", "_").toUpperCase();
  const isIn = stored ? Prisma.sql`AND a."state" = ${stored}::"AssessmentState"` : Prisma.empty;
  const rows = await database().$queryRaw<
    (Omit<ReviewRow, "state"> & { state: StoredState; total: number })[]
  >`
    SELECT a."id" AS "assessmentId", p."name", m."name" AS "manager", v."name" AS "reviewer",
           a."state"::text AS "state", count(*) OVER ()::int AS "total",
           v."leftOn" IS NOT NULL AND v."leftOn" <= organisation_today() AS "reviewerHasLeft"
    FROM "Assessment" a
    JOIN "Person" p ON p."id" = a."personId"
    LEFT JOIN "Person" m ON m."id" = p."managerId"
    LEFT JOIN "Review" r ON r."assessmentId" = a."id"
    LEFT JOIN "Person" v ON v."id" = r."reviewerId"
    WHERE a."cycleId" = ${cycleId}::uuid ${isIn}
    ORDER BY p."name", p."id"
    LIMIT ${PAGE_SIZE} OFFSET ${(page - 1) * PAGE_SIZE}`;
  const total = rows[0]?.total ?? 0;
  return {
    total,
    pages: Math.max(1, Math.ceil(total / PAGE_SIZE)),
    people: rows.map(({ total: _, ...row }) => ({ ...row, state: stateInWords(row.state) })),
  };
}

/**
 * Sets how the cycle is reviewed. Reviewing blind cannot begin once somebody has seen the other side, and calibration
 * is neither added nor dropped once a review of the cycle went past it.
 */
export async function setCycleReview(
  actor: Actor,
  cycleId: string,
  { isBlind, isCalibrated }: Pick<CycleReview, "isBlind" | "isCalibrated">,
): Promise<void> {
  await change(actor, async (tx, record) => {
    const cycle = await lockCycle(tx, cycleId);
    const count = (states: StoredState[]) =>
      tx.assessment.count({ where: { cycleId, state: { in: states } } });
    if (isBlind !== cycle.isBlind && (await tx.review.count({ where: ofCycle(cycleId) })) > 0)
      throw new AppError(
        "Reviews have begun, so whether they are blind can no longer be changed.",
        409,
      );
    if (isCalibrated !== cycle.isCalibrated) {
      const past: StoredState[] = ["IN_CALIBRATION", "RELEASED", "ACKNOWLEDGED"];
      if ((await count(past)) > 0)
        throw new AppError(
          "Some reviews are in calibration or released, so this can no longer be changed.",
          409,
        );
    }
    await tx.cycle.update({ where: { id: cycleId }, data: { isBlind, isCalibrated } });
    record({
      action: "cycle.review-settings-changed",
      subject: { type: "cycle", id: cycleId },
      data: { isBlind, isCalibrated },
    });
  });
}

/**
 * Sends every finished review of the cycle to calibration: from here its ratings stand. Reviews that went there before
 * keep what they have: an end that was for them is not taken back.
 */
export async function beginCalibration(actor: Actor, cycleId: string): Promise<number> {
  return change(actor, async (tx, record) => {
    const cycle = await lockCycle(tx, cycleId);
    if (!cycle.isCalibrated) throw new AppError("This cycle has no calibration.", 409);
    const sent = await tx.$queryRaw<{ id: string }[]>`
      UPDATE "Assessment" SET "state" = 'IN_CALIBRATION', "calibrationBegunAt" = now(), "calibrationEndedAt" = NULL
      WHERE "cycleId" = ${cycleId}::uuid AND "state" = 'REVIEWED' AND NOT EXISTS (
        SELECT 1 FROM "CalibrationMember" m JOIN "CalibrationSession" s ON s."id" = m."sessionId"
        WHERE m."assessmentId" = "Assessment"."id" AND m."removedAt" IS NULL
          AND s."state" IN ('SET_UP', 'PREVIEW', 'LIVE'))
      RETURNING "id"`;
    // Sessions that are not locked take in their own people, and put their log right where a review was reopened meanwhile.
    if (sent.length === 0)
      throw new AppError("No finished review waits that is in no session that still runs.", 409);
    for (const { id } of sent)
      record({ action: "review.sent-to-calibration", subject: { type: "assessment", id } });
    record({
      action: "cycle.calibration-begun",
      subject: { type: "cycle", id: cycleId },
      data: { assessments: sent.length },
    });
    return sent.length;
  });
}

/** Ends calibration for all that is in it and in no session: those can be released. A session ends its own. */
export async function endCalibration(actor: Actor, cycleId: string): Promise<void> {
  await change(actor, async (tx, record) => {
    const cycle = await lockCycle(tx, cycleId);
    if (!cycle.isCalibrated) throw new AppError("This cycle has no calibration.", 409);
    const { waiting, inSessions } = await calibrationOf(cycleId, tx);
    if (waiting === 0)
      throw new AppError(
        inSessions > 0
          ? "What is still in calibration is in sessions, and ends with them."
          : "Nothing is in calibration, or it has ended already.",
        409,
      );
    await tx.$executeRaw`
      UPDATE "Assessment" SET "calibrationEndedAt" = now()
      WHERE "cycleId" = ${cycleId}::uuid AND "state" = 'IN_CALIBRATION' AND "calibrationEndedAt" IS NULL
        AND NOT "is_in_session"("id")`;
    record({
      action: "cycle.calibration-ended",
      subject: { type: "cycle", id: cycleId },
      data: { assessments: waiting },
    });
  });
}

/**
 * How many reviews of a cycle are in a calibration that has not ended for them, in no session and in sessions; and how many
 * it has ended for.
 */
export async function calibrationOf(
  cycleId: string,
  from: Pick<Transaction, "$queryRaw"> = database(),
): Promise<{ waiting: number; inSessions: number; ended: number }> {
  const [row] = await from.$queryRaw<{ waiting: number; inSessions: number; ended: number }[]>`
    SELECT count(*) FILTER (WHERE "isOpen" AND NOT "inSession")::int AS "waiting",
           count(*) FILTER (WHERE "isOpen" AND "inSession")::int AS "inSessions",
           count(*) FILTER (WHERE "calibrationEndedAt" IS NOT NULL)::int AS "ended"
    FROM (SELECT "calibrationEndedAt", "is_in_session"("id") AS "inSession",
            "state" = 'IN_CALIBRATION' AND "calibrationEndedAt" IS NULL AS "isOpen"
          FROM "Assessment"
          WHERE "cycleId" = ${cycleId}::uuid AND "calibrationBegunAt" IS NOT NULL) a`;
  return row ?? { waiting: 0, inSessions: 0, ended: 0 };
}

async function lockCycle(tx: Transaction, cycleId: string): Promise<CycleReview> {
  if (isId(cycleId))
    await tx.$queryRaw`SELECT 1 FROM "Cycle" WHERE "id" = ${cycleId}::uuid FOR UPDATE`;
  const cycle = isId(cycleId)
    ? await tx.cycle.findUnique({
        where: { id: cycleId },
        select: { isBlind: true, isCalibrated: true },
      })
    : null;
  if (!cycle) throw new AppError("There is no such cycle.", 404);
  return cycle;
}

function ofCycle(cycleId: string) {
  return { assessment: { cycleId } };
}
