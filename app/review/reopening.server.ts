import { isId, storedState } from "~/assessment/assessments.server";
import { notify } from "~/notification/notify.server";
import { AppError } from "~/platform/app-error";
import { change } from "~/platform/audit.server";
import { database, type Transaction } from "~/platform/database.server";
import { lockReviewable } from "./reviewable.server";
import { nextState, type Reviewer, refusalOf } from "./reviews.server";

/** Where a reopened assessment begins anew: at the review, or at the engineer's own words. */
export type ReopenAt = "review" | "assessment";

/**
 * Sends an assessment back, with the reason that the engineer and the reviewer read. What was submitted and released
 * stays on record, marked.
 */
export async function reopen(
  who: Reviewer,
  assessmentId: string,
  at: ReopenAt,
  reason: string,
): Promise<void> {
  const words = reason.trim();
  if (!words) throw new AppError("Say why: the engineer and the reviewer will read it.", 422);
  if (words.length > 2_000) throw new AppError("Use at most 2,000 characters.", 422);
  await change(who.actor, async (tx, record) => {
    const sessions = await lockSessionsOf(tx, assessmentId);
    const event = at === "review" ? "reopen-review" : "reopen-assessment";
    const assessment = await lockReviewable(
      tx,
      who,
      assessmentId,
      "review.reopen",
      refusalOf(event),
    );
    const to = nextState(assessment, event);
    if (at === "assessment") {
      const cycle = await tx.cycle.findUniqueOrThrow({
        where: { id: assessment.cycle.id },
        select: { state: true },
      });
      if (cycle.state === "CLOSED")
        throw new AppError(
          "The cycle is closed, so the engineer could not write. Open the cycle again first.",
          409,
        );
      await tx.submission.updateMany({
        where: { assessmentId, withdrawnAt: null },
        data: { withdrawnAt: new Date() },
      });
      await tx.evidenceRequest.updateMany({
        where: { assessmentId, answeredAt: null, withdrawnAt: null },
        data: { withdrawnAt: new Date() },
      });
    }
    await tx.release.updateMany({
      where: { assessmentId, reopenedAt: null },
      data: { reopenedAt: new Date() },
    });
    await tx.review.updateMany({ where: { assessmentId }, data: { finishedAt: null } });
    // What calibration left was said of ratings that may change now. Its log, and what was released of it, stay.
    const { count: calibrated } = await tx.calibratedRating.deleteMany({ where: { assessmentId } });
    await tx.calibrationSession.updateMany({
      where: { id: { in: sessions } },
      data: { revision: { increment: 1 } },
    });
    await tx.assessment.update({
      where: { id: assessmentId },
      data: { state: storedState(to), ...(at === "assessment" ? { submittedAt: null } : {}) },
    });
    const { id } = await tx.reopening.create({
      data: {
        assessmentId,
        from: storedState(assessment.state),
        to: storedState(to),
        reason: words,
        byId: who.personId,
      },
      select: { id: true },
    });
    await notify(tx, [
      {
        personId: assessment.person.id,
        kind: "reopened",
        address: `/assessments/${assessmentId}`,
        key: `reopened:${id}`,
        data: { cycle: assessment.cycle.name },
      },
      ...(assessment.review
        ? [
            {
              personId: assessment.review.reviewerId,
              kind: "reopened" as const,
              // While the engineer writes there is no review to look at.
              address: at === "review" ? `/reviews/${assessmentId}` : "/team",
              key: `reopened:${id}`,
              data: { cycle: assessment.cycle.name, person: assessment.person.name },
            },
          ]
        : []),
    ]);
    record({
      action: "assessment.reopened",
      subject: { type: "assessment", id: assessmentId },
      data: { from: assessment.state, to, ...(calibrated > 0 ? { calibrated } : {}) },
    });
  });
}

/**
 * The calibration sessions that compare this assessment, locked before the assessment is: a session takes its locks in
 * that order too.
 */
async function lockSessionsOf(tx: Transaction, assessmentId: string): Promise<string[]> {
  if (!isId(assessmentId)) return [];
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT "id" FROM "CalibrationSession" WHERE "id" IN (
      SELECT "sessionId" FROM "CalibrationMember" WHERE "assessmentId" = ${assessmentId}::uuid AND "removedAt" IS NULL)
    ORDER BY "id" FOR UPDATE`;
  return rows.map(({ id }) => id);
}

export type ShownReopening = { at: Date; reason: string; by: string };

/** When and why an assessment was sent back, newest first. Whoever may see the assessment may see this. */
export async function reopeningsOf(assessmentId: string): Promise<ShownReopening[]> {
  return database().$queryRaw`
    SELECT o."at", o."reason", p."name" AS "by"
    FROM "Reopening" o JOIN "Person" p ON p."id" = o."byId"
    WHERE o."assessmentId" = ${assessmentId}::uuid
    ORDER BY o."at" DESC`;
}
