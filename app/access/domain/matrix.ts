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

export const ACTIONS = [
  "ladder.read",
  "account.manage",
  "assessment.read",
  "assessment.write",
  "assessment.submit",
  "assessment.withdraw",
  "assessment.start",
  "team.read",
  "cycle.manage",
  "person.read",
  "person.write",
  "person.invite",
  "role.write",
  "outbox.read",
  "audit.read",
  "audit.export",
] as const;

export type Action = (typeof ACTIONS)[number];

export const MATRIX: Record<Action, Record<Relation, Cell>> = {
  // Visitors too where the deployment makes the ladder public; the guard knows that setting.
  "ladder.read": row({ colleague: "always" }),
  // One's own password, sessions and events.
  "account.manage": row({ colleague: "always" }),
  // What people write about themselves. Nobody else reads it before the review opens it to them.
  "assessment.read": row({ self: "always" }),
  "assessment.write": row({ self: ["draft"] }),
  "assessment.submit": row({ self: ["draft"] }),
  "assessment.withdraw": row({ self: ["submitted"] }),
  // A check-in of one's own.
  "assessment.start": row({ colleague: "always" }),
  // One's own reports: that their assessment exists and how far it is, never what it says.
  "team.read": row({ colleague: "always" }),
  "cycle.manage": row({ peopleTeam: "always" }),
  "person.read": row({ self: "always", peopleTeam: "always", systemAdministrator: "always" }),
  "person.write": row({ peopleTeam: "always" }),
  "person.invite": row({ peopleTeam: "always", systemAdministrator: "always" }),
  "role.write": row({ peopleTeam: "always" }),
  "outbox.read": row({ systemAdministrator: "always" }),
  "audit.read": row({ peopleTeam: "always", systemAdministrator: "always" }),
  // With what changed in each event.
  "audit.export": row({ peopleTeam: "always" }),
};

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
