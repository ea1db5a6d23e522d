import { storedState } from "~/assessment/assessments.server";
import { EMPTY_ANSWER } from "~/assessment/domain/answer";
import { frozenHashOf } from "~/ladder/frozen-hash.server";
import { notify } from "~/notification/notify.server";
import { AppError } from "~/platform/app-error";
import { change } from "~/platform/audit.server";
import type { Transaction } from "~/platform/database.server";
import type { Prisma } from "~/platform/prisma/client";
import { calibratedOf } from "./calibrated.server";
import { withCorroborations } from "./corroborated.server";
import type { ReleaseContent } from "./domain/release-content";
import { type BothSides, evidenceOf, givenTo, reviewState } from "./review-state.server";
import { lockReviewable, type Reviewable } from "./reviewable.server";
import { nextState, type Reviewer, refusalOf } from "./reviews.server";

/** Freezes both sides and shows them to the engineer. */
export async function releaseReview(who: Reviewer, assessmentId: string): Promise<void> {
  await change(who.actor, async (tx, record) => {
    const event = "release";
    const assessment = await lockReviewable(
      tx,
      who,
      assessmentId,
      "review.release",
      refusalOf(event),
    );
    const { person } = assessment;
    const state = nextState(assessment, event);
    if (person.hasLeft)
      throw new AppError(
        `${person.name} has left, so there is nobody to release it to. The review stays on record as it is.`,
        409,
      );
    const content = await contentOf(assessment, await reviewState(assessment, tx), tx);
    const contentHash = frozenHashOf(content);
    const { id } = await tx.release.create({
      data: {
        assessmentId: assessment.id,
        releasedById: who.personId,
        content: content as unknown as Prisma.InputJsonObject,
        contentHash,
      },
      select: { id: true },
    });
    await tx.assessment.update({
      where: { id: assessment.id },
      data: { state: storedState(state) },
    });
    await notify(tx, [
      {
        personId: person.id,
        kind: "released",
        address: `/assessments/${assessment.id}/released`,
        key: `released:${id}`,
        data: { cycle: assessment.cycle.name },
      },
    ]);
    record({
      action: "review.released",
      subject: { type: "assessment", id: assessment.id },
      data: { contentHash },
    });
  });
}

/** The copy that is kept. What a released page shows comes from here alone. */
export async function contentOf(
  assessment: Reviewable,
  sides: BothSides,
  tx?: Transaction,
): Promise<ReleaseContent> {
  const { review } = assessment;
  if (!review) throw new AppError("This review has not begun.", 409);
  const { submitted, criteria, given, requests } = sides;
  const { content } = submitted;
  const calibration = await calibratedOf(assessment.id, tx);
  return {
    ladder: content.ladder,
    transitionId: content.transitionId,
    person: content.person,
    reviewer: { id: review.reviewerId, name: review.reviewerName },
    submissionId: submitted.id,
    submittedAt: submitted.submittedAt.toISOString(),
    criteria: criteria.map(({ id, question }) => {
      const self = content.answers.find((answer) => answer.criterionId === id) ?? EMPTY_ANSWER;
      const manager = givenTo(given, id);
      const { blindPoint, blindAlternative } = manager;
      const wasBlind = blindPoint !== null || blindAlternative !== null;
      return {
        criterionId: id,
        question,
        self: {
          point: self.point,
          alternative: self.alternative,
          reason: self.reason,
          narrative: self.narrative,
        },
        manager: {
          point: manager.point,
          alternative: manager.alternative,
          reason: manager.reason,
          rationale: manager.rationale,
        },
        blind: wasBlind ? { point: blindPoint, alternative: blindAlternative } : null,
        // Left out rather than empty where there was no calibration, as in copies kept before there was any.
        ...(calibration ? { calibrated: calibration.get(id) ?? null } : {}),
      };
    }),
    evidence: await withCorroborations(evidenceOf(sides), tx),
    requests: requests
      .filter((request) => request.withdrawnAt === null)
      .map(({ criterionId, question, answer, answeredAt }) => ({
        criterionId,
        question,
        answer,
        answeredAt: answeredAt?.toISOString() ?? null,
      })),
    summary: review.summary,
  };
}
