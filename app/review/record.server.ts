import { scaleOf } from "~/ladder/domain/view";
import { type Actor, change } from "~/platform/audit.server";
import { renderMarkdown } from "~/platform/markdown.server";
import { comparisonPage } from "./comparison-page.server";
import { withCorroborations } from "./corroborated.server";
import { handoversOf } from "./handover.server";
import { contentOf } from "./release.server";
import { reopeningsOf } from "./reopening.server";
import { aboutReview } from "./review-page.server";
import { evidenceOf, givenTo, reviewState } from "./review-state.server";
import type { Reviewable } from "./reviewable.server";

/** A reading by the people team, which is not one of the relations that an assessment is for, leaves a trace. */
export async function recordReading(actor: Actor, assessmentId: string): Promise<void> {
  await change(actor, async (_tx, record) => {
    record({ action: "assessment.read", subject: { type: "assessment", id: assessmentId } });
  });
}

/**
 * An assessment as those may read it who do not review it: what was submitted, and with `withRatings` both sides'
 * ratings as far as they are there.
 */
export async function recordPage(
  assessment: Reviewable,
  { withRatings, timeZone }: { withRatings: boolean; timeZone: string },
) {
  const sides = await reviewState(assessment);
  const [handovers, reopenings] = await Promise.all([
    handoversOf(assessment.id),
    reopeningsOf(assessment.id),
  ]);
  const { criteria, submitted, given, ladder } = sides;
  const evidence = await withCorroborations(evidenceOf(sides));
  const isComplete = assessment.review !== null && assessment.review.finishedAt !== null;
  return {
    ...aboutReview(assessment, sides),
    handovers,
    reopenings,
    evidenceKinds: ladder.evidenceKinds,
    withRatings,
    timeZone,
    // Everything beside each other once the review is finished; before, each side by itself.
    compared:
      withRatings && isComplete
        ? await comparisonPage(await contentOf(assessment, sides), {
            assessmentId: assessment.id,
            personId: assessment.person.id,
            ladderVersionId: assessment.ladderVersionId,
            at: assessment.review?.finishedAt ?? new Date(),
            timeZone,
          })
        : null,
    criteria: criteria.map((criterion) => {
      const self = submitted.content.answers.find((each) => each.criterionId === criterion.id);
      const manager = givenTo(given, criterion.id);
      return {
        id: criterion.id,
        question: criterion.question,
        points: scaleOf(ladder, criterion).points,
        narrative: renderMarkdown(self?.narrative ?? ""),
        evidence: evidence.filter((piece) => piece.criteria.includes(criterion.id)),
        ratings: withRatings
          ? {
              self: self
                ? { point: self.point, alternative: self.alternative, reason: self.reason }
                : null,
              manager: {
                point: manager.point,
                alternative: manager.alternative,
                reason: manager.reason,
              },
            }
          : null,
      };
    }),
  };
}
