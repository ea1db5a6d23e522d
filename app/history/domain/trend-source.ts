import { type ReleaseRow, type SubmissionRow, standingRelease, submissionFates } from "./copies";
import type { Choice, TrendAssessment } from "./trend";

type Frozen = { ladder: { id: string; version: string }; transitionId: string };
type Submission = SubmissionRow &
  Frozen & { answers: ({ criterionId: string; question: string } & Choice)[] };
type Release = ReleaseRow &
  Frozen & {
    submittedAt: Date;
    criteria: {
      criterionId: string;
      question: string;
      self: Choice;
      manager: Choice;
      calibrated?: Choice | null;
    }[];
  };

/**
 * What the trend shows of one assessment: both sides as in the release that holds; before there is one, the
 * submission that stands, and nothing of the review. Null where neither is there.
 */
export function trendSource(
  assessment: { id: string; name: string; isCheckIn: boolean; isDraft: boolean },
  submissions: readonly Submission[],
  releases: readonly Release[],
): TrendAssessment | null {
  const { id, name, isCheckIn, isDraft } = assessment;
  const release = standingRelease(releases);
  if (release) {
    const { ladder, transitionId, submittedAt, releasedAt, criteria } = release;
    return {
      id,
      name,
      isCheckIn,
      submittedAt,
      releasedAt,
      ladder,
      transitionId,
      answers: criteria,
    };
  }
  const standing = submissionFates(submissions, isDraft).find(({ fate }) => fate === "standing");
  if (!standing) return null;
  const { ladder, transitionId, submittedAt } = standing;
  const answers = standing.answers.map(({ criterionId, question, point, alternative }) => ({
    criterionId,
    question,
    self: { point, alternative },
    manager: null,
  }));
  return { id, name, isCheckIn, submittedAt, releasedAt: null, ladder, transitionId, answers };
}
