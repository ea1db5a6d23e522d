import type { FlawOutcome, Outcome, PanelState, Recommendation } from "./domain/state";

export const PANEL_STATE_WORDS: Record<PanelState, string> = {
  open: "Interviewing",
  debrief: "Debrief",
  decided: "Decided",
  withdrawn: "Withdrawn",
};

export const OUTCOME_WORDS: Record<Outcome, string> = { offer: "An offer", "no-offer": "No offer" };

export const RECOMMENDATION_WORDS: Record<Recommendation, string> = {
  "strong-no": "Strong no",
  no: "No",
  yes: "Yes",
  "strong-yes": "Strong yes",
};

export const FLAW_OUTCOME_WORDS: Record<FlawOutcome, string> = {
  found: "Found",
  hinted: "Found with a hint",
  missed: "Missed",
  "not-reached": "Not reached",
};

/** Stands wherever somebody writes about a candidate. */
export const CAN_BE_DISCLOSED =
  "The candidate can ask for what is written about them. Write what they said and did, and nothing you would not have them read.";
