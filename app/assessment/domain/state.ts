/** The life of an assessment, from the first word to the engineer's answer. A check-in ends at `submitted`. */
export const ASSESSMENT_STATES = [
  "draft",
  "submitted",
  "in-review",
  "reviewed",
  "in-calibration",
  "released",
  "acknowledged",
] as const;
export type AssessmentState = (typeof ASSESSMENT_STATES)[number];

export const ASSESSMENT_EVENTS = [
  "submit",
  "withdraw",
  "start-review",
  "finish-review",
  "resume-review",
  "calibrate",
  "release",
  "acknowledge",
  "reopen-review",
  "reopen-assessment",
] as const;
export type AssessmentEvent = (typeof ASSESSMENT_EVENTS)[number];

/** What a move depends on beside the state: whether the cycle calibrates, and whether that has ended. */
export type MoveContext = { isCalibrated: boolean; calibrationEnded: boolean };

export type Move = { ok: true; state: AssessmentState } | { ok: false; message: string };

const MOVES: Record<AssessmentState, Partial<Record<AssessmentEvent, AssessmentState>>> = {
  draft: { submit: "submitted" },
  submitted: {
    withdraw: "draft",
    "start-review": "in-review",
    "reopen-assessment": "draft",
  },
  "in-review": { "finish-review": "reviewed", "reopen-assessment": "draft" },
  reviewed: {
    "resume-review": "in-review",
    calibrate: "in-calibration",
    release: "released",
    "reopen-review": "in-review",
    "reopen-assessment": "draft",
  },
  "in-calibration": {
    release: "released",
    "reopen-review": "in-review",
    "reopen-assessment": "draft",
  },
  released: {
    acknowledge: "acknowledged",
    "reopen-review": "in-review",
    "reopen-assessment": "draft",
  },
  acknowledged: { "reopen-review": "in-review", "reopen-assessment": "draft" },
};

/** The state as the person assessed may know it: between review and release nothing moves for them. */
export function stateForOwner(state: AssessmentState): AssessmentState {
  return state === "reviewed" || state === "in-calibration" ? "in-review" : state;
}

/** Where the assessment is, as the beginning of a refusal. */
const IS: Record<AssessmentState, string> = {
  draft: "This assessment is not submitted yet",
  submitted: "This assessment is submitted, and its review has not begun",
  "in-review": "This assessment is being reviewed",
  reviewed: "The review is finished and waits to be released",
  "in-calibration": "This assessment is in calibration",
  released: "The review is released",
  acknowledged: "The review is released and acknowledged",
};

/** What is therefore not possible. */
const SO_NOT: Record<AssessmentEvent, string> = {
  submit: "it cannot be submitted again",
  withdraw: "it cannot be withdrawn. Your people team can reopen it",
  "start-review": "a review cannot begin now",
  "finish-review": "there is no review to finish",
  "resume-review": "its ratings cannot be changed. The people team can reopen it",
  calibrate: "it cannot go to calibration",
  release: "it cannot be released",
  acknowledge: "it cannot be acknowledged",
  "reopen-review": "there is no review to reopen",
  "reopen-assessment": "there is nothing to reopen",
};

/** Where nothing but the plain sentence would do. */
const SPECIAL: Partial<Record<AssessmentState, Partial<Record<AssessmentEvent, string>>>> = {
  draft: { withdraw: "This assessment is not submitted, so there is nothing to withdraw." },
  submitted: { submit: "This assessment is submitted already." },
  "in-review": {
    submit: "This assessment is submitted already, and your manager is reviewing it.",
    withdraw:
      "Your manager has begun the review, so it can no longer be withdrawn. Your people team can reopen it.",
    "start-review": "The review has begun already.",
    release: "This review is not finished, so it cannot be released.",
  },
  reviewed: { "finish-review": "This review is finished already." },
  released: { release: "This review is released already." },
  acknowledged: { acknowledge: "You have acknowledged this review already." },
};

/**
 * Where `event` leads from `state`, or why it does not. In a cycle that calibrates, release comes after calibration
 * has ended; in one that does not, there is no calibration to go to.
 */
export function move(
  state: AssessmentState,
  event: AssessmentEvent,
  { isCalibrated, calibrationEnded }: MoveContext = {
    isCalibrated: false,
    calibrationEnded: false,
  },
): Move {
  const next = MOVES[state][event];
  if (!next) return refused(SPECIAL[state]?.[event] ?? `${IS[state]}, so ${SO_NOT[event]}.`);
  if (event === "calibrate" && !isCalibrated)
    return refused("This cycle has no calibration, so the review can be released as it is.");
  if (event === "release" && isCalibrated && state === "reviewed")
    return refused("This cycle is calibrated first, so the review cannot be released yet.");
  if (event === "release" && state === "in-calibration" && !calibrationEnded)
    return refused("Calibration has not ended, so the review cannot be released yet.");
  return { ok: true, state: next };
}

function refused(message: string): Move {
  return { ok: false, message };
}
