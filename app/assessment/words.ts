import type { AssessmentState } from "./domain/state";

type Shown = {
  state: AssessmentState;
  startedAt: Date | null;
  cycle: { isOpen: boolean } | null;
};

/** The state of an assessment in a word or two. */
export function stateWords({ state, startedAt, cycle }: Shown): {
  text: string;
  tone: "plain" | "good" | "warn";
} {
  if (state === "submitted") return { text: "Submitted", tone: "good" };
  if (state === "in-review") return { text: "In review", tone: "good" };
  if (cycle && !cycle.isOpen) return { text: "Not submitted", tone: "plain" };
  return startedAt ? { text: "In progress", tone: "warn" } : { text: "Not started", tone: "plain" };
}
