import type { PanelState } from "./state";

export type PanelFacts = {
  state: PanelState;
  isInterviewer: boolean;
  isHiringManager: boolean;
  isPeopleTeam: boolean;
  /** Whether the viewer's own card is in. */
  ownIn: boolean;
  /** Whether the first of the viewer's own sessions has begun. */
  ownBegun: boolean;
  interviewers: number;
  submitted: number;
};

/** What a panel waits for from the viewer. */
export type PanelWaits = "interviewers" | "card" | "closing" | "decision" | null;

/** The next thing the viewer has to do, their own card before everything; null where it is somebody else's turn. */
export function whatWaits(facts: PanelFacts): PanelWaits {
  const { state, isInterviewer, ownIn, ownBegun, interviewers, submitted } = facts;
  if (state !== "open" && state !== "debrief") return null;
  if (isInterviewer && !ownIn && (ownBegun || state === "debrief")) return "card";
  if (state === "debrief") return facts.isHiringManager ? "decision" : null;
  const plans = facts.isHiringManager || facts.isPeopleTeam;
  if (plans && interviewers === 0) return "interviewers";
  if (facts.isHiringManager && submitted === interviewers) return "closing";
  return null;
}
