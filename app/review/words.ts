import type { AssessmentState } from "~/assessment/domain/state";
import type { ReviewMissing } from "./domain/review-progress";

/** The state of an assessment as its reviewer and those above see it. */
export const REVIEW_STATE_WORDS: Record<AssessmentState, string> = {
  draft: "Being written",
  submitted: "Submitted",
  "in-review": "In review",
  reviewed: "Reviewed, not released",
  "in-calibration": "In calibration",
  released: "Released",
  acknowledged: "Acknowledged",
};

export const REVIEW_MISSING_WORDS: Record<ReviewMissing, string> = {
  rating: "not rated yet",
  reason: "needs a reason",
  comparison: "not compared yet",
  rationale: "needs a rationale",
};
