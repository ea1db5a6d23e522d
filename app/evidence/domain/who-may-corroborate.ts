/** Everybody who has a say over the claimant, and so cannot be the colleague who confirms. */
export type Claimant = {
  personId: string;
  managerId: string | null;
  managersAbove: readonly string[];
  /** Who acts for the manager today. */
  actingManagers: readonly string[];
  /** Who has a review of the claimant's that is not released yet. */
  reviewerIds: readonly string[];
};

export type Colleague = { personId: string; hasAccount: boolean; hasLeft: boolean };

export type Refusal = "self" | "left" | "no-account" | "manager" | "acting-manager" | "reviewer";

/**
 * Why this colleague may not confirm the claimant's evidence, or null where they may. Whoever decides on the claimant
 * is left out, so that nobody is their own witness.
 */
export function whyNotCorroborate(claimant: Claimant, colleague: Colleague): Refusal | null {
  const id = colleague.personId;
  if (id === claimant.personId) return "self";
  if (colleague.hasLeft) return "left";
  if (id === claimant.managerId || claimant.managersAbove.includes(id)) return "manager";
  if (claimant.actingManagers.includes(id)) return "acting-manager";
  if (claimant.reviewerIds.includes(id)) return "reviewer";
  return colleague.hasAccount ? null : "no-account";
}

/** To the claimant, who asks. */
export const REFUSAL_TO_ASK: Record<Refusal, string> = {
  self: "You cannot confirm your own evidence: ask somebody who saw the work.",
  left: "This colleague has left: ask somebody who is here.",
  "no-account": "This colleague has no account yet, so they could not answer.",
  manager: "Your managers judge your work; ask somebody who saw it and does not decide on you.",
  "acting-manager":
    "This colleague acts for your manager today; ask somebody who does not decide on you.",
  reviewer: "This colleague has the review of your assessment; ask somebody who does not.",
};

/** To the colleague, who was asked before it became so; `name` is the claimant's. */
export function refusalToAnswer(refusal: Refusal, name: string): string {
  const since: Record<Refusal, string> = {
    self: "You cannot confirm your own evidence.",
    left: "You have left.",
    "no-account": "You have no account.",
    manager: `You are now in ${name}’s line of managers, so you can no longer answer this as a colleague.`,
    "acting-manager": `You now act for ${name}’s manager, so you can no longer answer this as a colleague.`,
    reviewer: `You now have the review of ${name}’s assessment, so you can no longer answer this as a colleague.`,
  };
  return since[refusal];
}
