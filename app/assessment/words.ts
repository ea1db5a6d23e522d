import type { AssessmentState } from "./domain/state";

type Shown = {
  state: AssessmentState;
  startedAt: Date | null;
  cycle: { isOpen: boolean } | null;
};

type StateWords = { text: string; tone: "plain" | "good" | "warn" };

/** As the engineer sees it: what happens between review and release is not theirs to follow. */
const PAST_DRAFT: Record<Exclude<AssessmentState, "draft">, StateWords> = {
  submitted: { text: "Submitted", tone: "good" },
  "in-review": { text: "In review", tone: "good" },
  reviewed: { text: "In review", tone: "good" },
  "in-calibration": { text: "In review", tone: "good" },
  released: { text: "Released", tone: "good" },
  acknowledged: { text: "Acknowledged", tone: "plain" },
};

/** The state of an assessment in a word or two. */
export function stateWords({ state, startedAt, cycle }: Shown): StateWords {
  if (state !== "draft") return PAST_DRAFT[state];
  if (cycle && !cycle.isOpen) return { text: "Not submitted", tone: "plain" };
  return startedAt ? { text: "In progress", tone: "warn" } : { text: "Not started", tone: "plain" };
}
