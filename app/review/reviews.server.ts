import type { Viewer } from "~/access/viewer.server";
import { storedState } from "~/assessment/assessments.server";
import { type AssessmentEvent, type AssessmentState, move } from "~/assessment/domain/state";
import type { SubmissionContent } from "~/assessment/submission.server";
import { AppError } from "~/platform/app-error";
import { type Actor, change } from "~/platform/audit.server";
import type { Transaction } from "~/platform/database.server";
import { reviewState } from "./review-state.server";
import { lockReviewable, moveContext, type Reviewable } from "./reviewable.server";

export type Reviewer = Pick<Viewer, "personId" | "roles"> & { actor: Actor };

/** Where `event` leads the locked assessment; refused with the state's own sentence where it leads nowhere. */
export function nextState(assessment: Reviewable, event: AssessmentEvent): AssessmentState {
  const moved = move(assessment.state, event, moveContext(assessment));
  if (!moved.ok) throw new AppError(moved.message, 409);
  return moved.state;
}

/** Why `event` is refused, for a relation that does not allow it in this state. */
export function refusalOf(event: AssessmentEvent) {
  return (assessment: Reviewable): string => {
    const moved = move(assessment.state, event, moveContext(assessment));
    if (!moved.ok) return moved.message;
    const holder = assessment.review?.reviewerName;
    return holder
      ? `${holder} has this review, so only they can do this. They or your people team can hand it over.`
      : "This review is not yours.";
  };
}

async function setState(tx: Transaction, assessment: Reviewable, state: AssessmentState) {
  await tx.assessment.update({
    where: { id: assessment.id },
    data: { state: storedState(state) },
  });
}

/** Begins the review: from now on it is this reviewer's, and the engineer can no longer withdraw. */
export async function startReview(who: Reviewer, assessmentId: string): Promise<void> {
  await change(who.actor, async (tx, record) => {
    const event = "start-review";
    const assessment = await lockReviewable(
      tx,
      who,
      assessmentId,
      "review.start",
      refusalOf(event),
    );
    if (assessment.person.hasLeft)
      throw new AppError(`${assessment.person.name} has left, so there is nothing to review.`, 409);
    const { review } = assessment;
    // After the self-assessment was reopened and submitted again, the review goes on where it was.
    if (review && review.reviewerId !== who.personId)
      throw new AppError(
        `${review.reviewerName} has this review. They or your people team can hand it over.`,
        409,
      );
    await setState(tx, assessment, nextState(assessment, event));
    if (review) await unsettleChanged(tx, review.id, assessment.id);
    else
      await tx.review.create({ data: { assessmentId: assessment.id, reviewerId: who.personId } });
    record({ action: "review.started", subject: { type: "assessment", id: assessment.id } });
  });
}

/**
 * After a new submission: where the engineer's rating is another than the one that was compared, the reviewer settles
 * theirs anew before they see it. Where it is the same, what was settled stands.
 */
async function unsettleChanged(tx: Transaction, reviewId: string, assessmentId: string) {
  const [now, before] = await tx.submission.findMany({
    where: { assessmentId },
    orderBy: { submittedAt: "desc" },
    take: 2,
    select: { content: true },
  });
  const choices = (row: { content: unknown } | undefined) =>
    new Map(
      ((row?.content as SubmissionContent | undefined)?.answers ?? []).map((answer) => [
        answer.criterionId,
        `${answer.point} ${answer.alternative}`,
      ]),
    );
  const [current, earlier] = [choices(now), choices(before)];
  const changed = [...new Set([...current.keys(), ...earlier.keys()])].filter(
    (id) => current.get(id) !== earlier.get(id),
  );
  await tx.reviewRating.updateMany({
    where: { reviewId, criterionId: { in: changed } },
    data: { settledAt: null, blindPoint: null, blindAlternative: null },
  });
}

/** Finishes the review if nothing is missing. The engineer still sees nothing of it. */
export async function finishReview(who: Reviewer, assessmentId: string): Promise<void> {
  await change(who.actor, async (tx, record) => {
    const event = "finish-review";
    const assessment = await lockReviewable(
      tx,
      who,
      assessmentId,
      "review.write",
      refusalOf(event),
    );
    const state = nextState(assessment, event);
    const { progress, criteria } = await reviewState(assessment, tx);
    if (!progress.canFinish)
      throw new AppError(
        "Something is still missing. Each criterion needs your rating, compared with the engineer’s, and a rationale where you differ.",
        409,
      );
    const open = await tx.evidenceRequest.count({
      where: {
        assessmentId,
        criterionId: { in: criteria.map(({ id }) => id) },
        answeredAt: null,
        withdrawnAt: null,
      },
    });
    if (open > 0)
      throw new AppError(
        `${assessment.person.name} has not answered ${open === 1 ? "a question of yours" : `${open} questions of yours`} yet. Wait for the answer, or take the question back.`,
        409,
      );
    await setState(tx, assessment, state);
    await tx.review.update({ where: { assessmentId }, data: { finishedAt: new Date() } });
    record({ action: "review.finished", subject: { type: "assessment", id: assessment.id } });
  });
}

/** Takes a finished review up again, before it goes to calibration or is released. */
export async function resumeReview(who: Reviewer, assessmentId: string): Promise<void> {
  await change(who.actor, async (tx, record) => {
    const event = "resume-review";
    const assessment = await lockReviewable(
      tx,
      who,
      assessmentId,
      "review.resume",
      refusalOf(event),
    );
    await setState(tx, assessment, nextState(assessment, event));
    await tx.review.update({ where: { assessmentId }, data: { finishedAt: null } });
    record({ action: "review.resumed", subject: { type: "assessment", id: assessment.id } });
  });
}

const SUMMARY_LIMIT = 20_000;

export type SummarySaved =
  | { saved: true; revision: number }
  | { saved: false; current: { summary: string; revision: number } };

/** Saves the words on the whole, if nobody did since `basedOn`. */
export async function saveSummary(
  who: Reviewer,
  assessmentId: string,
  summary: string,
  basedOn: number,
): Promise<SummarySaved> {
  if (summary.length > SUMMARY_LIMIT)
    throw new AppError("These words can hold 20,000 characters. Shorten them.", 422);
  return change(who.actor, async (tx, record) => {
    const assessment = await lockReviewable(
      tx,
      who,
      assessmentId,
      "review.write",
      refusalOf("finish-review"),
    );
    const { review } = assessment;
    if (!review) throw new AppError("This review has not begun.", 409);
    const subject = { type: "assessment", id: assessment.id };
    const isSame = review.summary === summary;
    if (!isSame && review.summaryRevision !== basedOn) {
      record({ action: "review.summary-conflict-shown", subject });
      const { summary: words, summaryRevision } = review;
      return { saved: false as const, current: { summary: words, revision: summaryRevision } };
    }
    const revision = review.summaryRevision + (isSame ? 0 : 1);
    await tx.review.update({
      where: { id: review.id },
      data: { summary, summaryRevision: revision },
    });
    record({ action: "review.summary-saved", subject, data: { revision } });
    return { saved: true as const, revision };
  });
}
