/** The life of a self-assessment. Review adds its own states after `in-review`. */
export type AssessmentState = "draft" | "submitted" | "in-review";

export type AssessmentEvent = "submit" | "withdraw" | "start-review";

export type Move = { ok: true; state: AssessmentState } | { ok: false; message: string };

const MOVES: Record<AssessmentState, Partial<Record<AssessmentEvent, AssessmentState>>> = {
  draft: { submit: "submitted" },
  submitted: { withdraw: "draft", "start-review": "in-review" },
  "in-review": {},
};

const REFUSALS: Record<AssessmentState, Record<AssessmentEvent, string>> = {
  draft: {
    submit: "",
    withdraw: "This assessment is not submitted, so there is nothing to withdraw.",
    "start-review": "This assessment is not submitted yet.",
  },
  submitted: {
    submit: "This assessment is submitted already.",
    withdraw: "",
    "start-review": "",
  },
  "in-review": {
    submit: "This assessment is submitted already, and your manager is reviewing it.",
    withdraw:
      "Your manager has begun the review, so it can no longer be withdrawn. Ask them to send it back.",
    "start-review": "The review has begun already.",
  },
};

/** Where `event` leads from `state`, or why it does not. */
export function move(state: AssessmentState, event: AssessmentEvent): Move {
  const next = MOVES[state][event];
  return next ? { ok: true, state: next } : { ok: false, message: REFUSALS[state][event] };
}
