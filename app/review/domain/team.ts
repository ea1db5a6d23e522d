import type { AssessmentState } from "~/assessment/domain/state";

/** What decides whose move it is. */
export type TeamFacts = {
  state: AssessmentState | null;
  /** The person reports to the viewer, or to somebody they act for. */
  isDirect: boolean;
  /** Somebody has the review. */
  hasReview: boolean;
  /** The viewer has the review. */
  isMine: boolean;
  /** The person assessed has left: there is nobody to begin for or to release to. */
  hasLeft: boolean;
  reviewerHasLeft: boolean;
  isCalibrated: boolean;
  calibrationEnded: boolean;
  /** Questions the engineer has not answered yet. */
  asked: number;
};

export type Waiting =
  /** Submitted, and nobody has begun. */
  | "begin"
  /** The viewer's own review goes on. */
  | "review"
  /** Finished, and the viewer may release it. */
  | "release"
  /** Whoever had the review has left. */
  | "take-over";

/** What waits for the viewer about one person; null where it is somebody else's move, or nobody's. */
export function waitsFor(facts: TeamFacts): Waiting | null {
  const { state, isDirect, hasReview, isMine, reviewerHasLeft } = facts;
  const { isCalibrated, calibrationEnded } = facts;
  if (facts.hasLeft) return null;
  if (reviewerHasLeft && isDirect && isUnderReview(state)) return "take-over";
  switch (state) {
    case "submitted":
      return isMine || (isDirect && !hasReview) ? "begin" : null;
    case "in-review":
      return isMine ? "review" : null;
    case "reviewed":
      return isMine && !isCalibrated ? "release" : null;
    case "in-calibration":
      return isMine && calibrationEnded ? "release" : null;
    default:
      return null;
  }
}

function isUnderReview(state: AssessmentState | null): boolean {
  return (
    state === "submitted" ||
    state === "in-review" ||
    state === "reviewed" ||
    state === "in-calibration"
  );
}
