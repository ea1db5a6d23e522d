import type { Claimed } from "~/assessment/evidence.server";
import { frozenHashOf } from "~/ladder/frozen-hash.server";
import type { ReleaseContent } from "~/review/domain/release-content";
import type { EventPlan } from "./domain/happenings";
import type { DemoPlan } from "./domain/plan";
import type { ReleasePlan } from "./domain/releases";
import type { ReviewPlan } from "./domain/reviews";
import type { Frozen } from "./submissions.server";

export type FrozenRelease = {
  release: ReleasePlan;
  assessmentId: string;
  content: ReleaseContent;
  contentHash: string;
};

/** The frozen copies of everything that was released, as releasing freezes it. */
export function freezeReleased(plan: DemoPlan, submitted: readonly Frozen[]): FrozenRelease[] {
  const names = new Map(plan.people.map(({ id, name }) => [id, name]));
  const copies = new Map(submitted.map((frozen) => [frozen.assessmentId, frozen]));
  return plan.reviews.flatMap((review) => {
    const copy = copies.get(review.assessmentId);
    if (!copy) return [];
    return review.releases.map((release) => {
      const name = names.get(release.releasedById) ?? "";
      const content = contentOf(review, release, copy, name);
      return {
        release,
        assessmentId: review.assessmentId,
        content,
        contentHash: frozenHashOf(content),
      };
    });
  });
}

/** A test compares this with what releasing the same review freezes. */
function contentOf(
  review: ReviewPlan,
  release: ReleasePlan,
  { id, submittedAt, content }: Frozen,
  reviewerName: string,
): ReleaseContent {
  return {
    ladder: content.ladder,
    transitionId: content.transitionId,
    person: content.person,
    reviewer: { id: release.releasedById, name: reviewerName },
    submissionId: id,
    submittedAt: submittedAt.toISOString(),
    criteria: content.answers.flatMap(({ criterionId, question, ...self }) => {
      const rating = release.ratings.find((each) => each.criterionId === criterionId);
      if (!rating) return [];
      const { point, alternative, reason, rationale, blindPoint, blindAlternative } = rating;
      return [
        {
          criterionId,
          question,
          self,
          manager: { point, alternative, reason, rationale },
          blind: { point: blindPoint, alternative: blindAlternative },
        },
      ];
    }),
    evidence: evidenceOf(review, content.evidence),
    requests: review.requests.map(({ criterionId, question, answer, answeredAt }) => ({
      criterionId,
      question,
      answer,
      answeredAt: answeredAt?.toISOString() ?? null,
    })),
    summary: release.summary,
  };
}

/** What was submitted, and what was offered when more was asked. */
function evidenceOf({ requests }: ReviewPlan, submitted: readonly Claimed[]): Claimed[] {
  return [...submitted, ...requests.flatMap(({ pieces }) => pieces)];
}

/** That it was released, for the log. */
export function releasedEvent({ release, assessmentId, contentHash }: FrozenRelease): EventPlan {
  return {
    at: release.releasedAt,
    actorId: release.releasedById,
    action: "review.released",
    subjectType: "assessment",
    subjectId: assessmentId,
    data: { contentHash },
  };
}
