/**
 * Who may do what, as data. Every action names every relation, so that a forgotten cell does not compile, and a cell
 * says in which states of the subject it holds. Nothing else in the code decides on permissions.
 */
export type Relation =
  /** Signed out. */
  | "visitor"
  /** Signed in, whoever it is. */
  | "colleague"
  /** The person the subject is about. */
  | "self"
  /** Their direct manager today. */
  | "manager"
  /** Above their manager in the line today. */
  | "skipLevel"
  | "peopleTeam"
  | "ladderEditor"
  | "systemAdministrator";

/** The states an assessment can be in; other subjects have none. */
export type SubjectState = "draft" | "submitted" | "in-review";

export type Cell = "never" | "always" | readonly SubjectState[];

const submitted = ["submitted", "in-review"] as const;

/** The cells that are not `never`, completed to a full row. */
function row(cells: Partial<Record<Relation, Cell>>): Record<Relation, Cell> {
  return {
    visitor: "never",
    colleague: "never",
    self: "never",
    manager: "never",
    skipLevel: "never",
    peopleTeam: "never",
    ladderEditor: "never",
    systemAdministrator: "never",
    ...cells,
  };
}

export const ACTIONS = [
  "ladder.read",
  "account.manage",
  "assessment.read",
  "assessment.write",
  "assessment.submit",
  "assessment.withdraw",
  "assessment.start",
  "progress.read",
  "team.read",
  "cycle.manage",
  "person.read",
  "person.write",
  "person.invite",
  "role.write",
  "outbox.read",
  "audit.read",
] as const;

export type Action = (typeof ACTIONS)[number];

export const MATRIX: Record<Action, Record<Relation, Cell>> = {
  // Visitors too where the deployment makes the ladder public; the guard knows that setting.
  "ladder.read": row({ colleague: "always" }),
  // One's own password, sessions and theme.
  "account.manage": row({ colleague: "always" }),
  "assessment.read": row({
    self: "always",
    manager: submitted,
    skipLevel: submitted,
    peopleTeam: "always",
  }),
  "assessment.write": row({ self: ["draft"] }),
  "assessment.submit": row({ self: ["draft"] }),
  "assessment.withdraw": row({ self: ["submitted"] }),
  "assessment.start": row({ self: "always" }),
  // That it exists and how far it is, never what it says.
  "progress.read": row({
    self: "always",
    manager: "always",
    skipLevel: "always",
    peopleTeam: "always",
  }),
  "team.read": row({ colleague: "always" }),
  "cycle.manage": row({ peopleTeam: "always" }),
  "person.read": row({ self: "always", peopleTeam: "always", systemAdministrator: "always" }),
  "person.write": row({ peopleTeam: "always" }),
  "person.invite": row({ peopleTeam: "always", systemAdministrator: "always" }),
  "role.write": row({ peopleTeam: "always" }),
  "outbox.read": row({ systemAdministrator: "always" }),
  "audit.read": row({ peopleTeam: "always", systemAdministrator: "always" }),
};
