import { ROLES, type Role } from "~/access/domain/can";

export const ROLE_WORDS: Record<Role, { name: string; may: string }> = {
  PEOPLE_TEAM: { name: "People team", may: "keeps people, teams and cycles, gives roles" },
  LADDER_EDITOR: { name: "Ladder editor", may: "publishes changes to the ladder" },
  SYSTEM_ADMINISTRATOR: {
    name: "System administrator",
    may: "looks after accounts and mail; sees no assessment",
  },
};

/** Without anybody in these roles nobody could let people in again. */
const NEEDED: readonly Role[] = ["PEOPLE_TEAM", "SYSTEM_ADMINISTRATOR"];

type Place = { roles: readonly Role[]; leaves: boolean };

/**
 * Why this change to one person must not be made: it would leave a needed role with nobody who can sign in and stays.
 * @param others the roles of everybody else who has an active account and no last day
 * @returns a message and the field it belongs to, or null when the change is fine
 */
export function refusedRoleLoss(
  before: Place,
  after: Place,
  others: readonly (readonly Role[])[],
): { field: "roles" | "leftOn"; message: string } | null {
  for (const role of NEEDED) {
    const held = before.roles.includes(role) && !before.leaves;
    const keeps = after.roles.includes(role) && !after.leaves;
    if (!held || keeps || others.some((roles) => roles.includes(role))) continue;
    const { name } = ROLE_WORDS[role];
    const reason = `Nobody else in the role “${name}” has an active account and stays. Give the role to somebody else first`;
    return after.roles.includes(role)
      ? { field: "leftOn", message: `${reason}; then this person can leave.` }
      : { field: "roles", message: `${reason}; then it can be taken away here.` };
  }
  return null;
}

/** The roles of a list, in their usual order and each once. */
export function inOrder(roles: readonly Role[]): Role[] {
  return ROLES.filter((role) => roles.includes(role));
}
