import type { PanelState } from "./state";

export type StepFacts = {
  state: PanelState;
  interviewers: number;
  submitted: number;
  /** Criteria that nobody asks about. */
  gaps: number;
  sessions: number;
  undated: number;
  /** A session has begun, so it is too late to plan before the first. */
  hasBegun: boolean;
  /** Somebody on it has left, or came into the candidate's line. */
  mustGo: boolean;
  /** The viewer interviews and has not handed in. */
  ownCardWaits: boolean;
  isHiringManager: boolean;
  mayPlan: boolean;
};

export type NextStep = {
  kind: "plan" | "card" | "interview" | "close" | "decide" | "over";
  title: string;
  words: string;
};

/** What comes next on a panel, for this viewer, in words. */
export function nextStep(facts: StepFacts): NextStep {
  const { state, isHiringManager, mayPlan } = facts;
  if (state === "withdrawn")
    return {
      kind: "over",
      title: "The candidate withdrew.",
      words: "Nothing more is written. What there is stays until it is due to go.",
    };
  if (facts.ownCardWaits && (state !== "open" || !mayPlan || !needsPlan(facts)))
    return ownCard(facts);
  if (state === "decided")
    return { kind: "over", title: "It is decided.", words: "Nothing waits here." };
  if (state === "debrief")
    return isHiringManager
      ? {
          kind: "decide",
          title: "The debrief is open.",
          words:
            "Compare what was found, talk it through, then decide with a reason for each competency.",
        }
      : {
          kind: "decide",
          title: "The debrief is open.",
          words: "The hiring manager decides after it.",
        };
  if (needsPlan(facts) && mayPlan) return plan(facts);
  if (facts.interviewers === 0)
    return { kind: "plan", title: "Nobody interviews yet.", words: "It is being planned." };
  if (facts.submitted === facts.interviewers)
    return {
      kind: "close",
      title: "Every card is in.",
      words: isHiringManager
        ? "You can open the debrief."
        : "The hiring manager can open the debrief.",
    };
  return {
    kind: "interview",
    title: `${facts.submitted} of ${facts.interviewers} cards are in.`,
    words: isHiringManager
      ? "Open the debrief when the others are in too, or sooner without them, and say why."
      : "What is in them shows once the debrief is open, and to each interviewer after their own.",
  };
}

function needsPlan({
  interviewers,
  sessions,
  gaps,
  mustGo,
  submitted,
  undated,
}: StepFacts): boolean {
  // Once every card is in there is nothing left to plan.
  if (interviewers > 0 && submitted === interviewers) return false;
  return interviewers === 0 || sessions === 0 || gaps > 0 || mustGo || undated > 0;
}

function plan({ interviewers, sessions, gaps, mustGo, undated, hasBegun }: StepFacts): NextStep {
  if (interviewers === 0)
    return {
      kind: "plan",
      title: "Nobody interviews yet.",
      words: "Add interviewers first, then what each of them asks about.",
    };
  if (mustGo)
    return {
      kind: "plan",
      title: "Somebody has to be replaced.",
      words: "They have left, or now stand in the candidate’s line.",
    };
  if (sessions === 0)
    return {
      kind: "plan",
      title: "Nobody has a session yet.",
      words: "Say what each interviewer asks about, or take the suggestion and change it.",
    };
  if (gaps > 0)
    return {
      kind: "plan",
      title: `Nobody asks about ${gaps} ${gaps === 1 ? "criterion" : "criteria"} yet.`,
      words: hasBegun
        ? "Close the gap; the plan suggests how."
        : "Close the gap before the first interview; the plan suggests how.",
    };
  return {
    kind: "plan",
    title: `${undated} ${undated === 1 ? "session has" : "sessions have"} no date yet.`,
    words: "Give each a day and a time, so that it is in the interviewer’s calendar file.",
  };
}

function ownCard({ state }: StepFacts): NextStep {
  return {
    kind: "card",
    title: "Your card waits.",
    words:
      state === "open"
        ? "Write it during the interview or soon after. Others’ cards show once yours is in."
        : state === "debrief"
          ? "The debrief is open. Others’ cards show once yours is in."
          : "It is decided. Your card is kept beside it, and counts in no figure.",
  };
}
