/** How far a person's account is. Somebody who left cannot sign in, whatever the account. */
export const ACCOUNT_STATES = ["not-invited", "invited", "active", "left"] as const;
export type AccountState = (typeof ACCOUNT_STATES)[number];

export const ACCOUNT_STATE_WORDS: Record<AccountState, string> = {
  "not-invited": "Not invited",
  invited: "Invited",
  active: "Active",
  left: "Left",
};

export type AccountFacts = {
  hasLeft: boolean;
  userId: string | null;
  invitedAt: Date | null;
  /** Has a way to sign in been set up: a password, or single sign-on? */
  hasCredential: boolean;
};

/**
 * The state from the facts. An account that exists without an invitation was made for somebody at the screen (the
 * first person, a persona of the demo), so it counts as active.
 */
export function accountState(facts: AccountFacts): AccountState {
  if (facts.hasLeft) return "left";
  if (facts.userId === null) return "not-invited";
  return facts.hasCredential || facts.invitedAt === null ? "active" : "invited";
}
