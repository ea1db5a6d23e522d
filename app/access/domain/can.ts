import { type Action, BLIND, MATRIX, type Relation, type SubjectState } from "./matrix";

export const ROLES = ["PEOPLE_TEAM", "LADDER_EDITOR", "SYSTEM_ADMINISTRATOR"] as const;
export type Role = (typeof ROLES)[number];

export type Actor = { personId: string; roles: readonly Role[] };

/** Where a person stands in the organisation: enough to derive every relation to them. */
export type Position = {
  personId: string;
  managerId: string | null;
  managersAbove: readonly string[];
  /** Who acts for the manager today, named by the people team for a period. */
  actingManagers?: readonly string[];
};

export type Subject = {
  person?: Position;
  state?: SubjectState;
  /** Whoever has the review, where the subject is an assessment that has one. */
  reviewerId?: string | null;
  /** What the actor is in the calibration session that the subject is; null for those who do not sit in it. */
  seat?: "calibrator" | "facilitator" | null;
  /** What the actor is on the interview panel that the subject is; for kits, on any panel. */
  panelSeats?: readonly PanelSeat[];
  /** Whether the actor is the candidate of it; for kits, of any panel that is not decided. */
  isCandidate?: boolean;
};

export type PanelSeat = "interviewer" | "hiringManager";

const RELATION_OF_ROLE: Record<Role, Relation> = {
  PEOPLE_TEAM: "peopleTeam",
  LADDER_EDITOR: "ladderEditor",
  SYSTEM_ADMINISTRATOR: "systemAdministrator",
};

/**
 * May `actor` (null when signed out) do `action` to `subject`? Pure; used by the server and the interface alike.
 * One relation that allows it is enough. Unknown roles and actions are denied.
 */
export function can(actor: Actor | null, action: Action, subject: Subject = {}): boolean {
  const relations = relationsTo(actor, subject);
  const isBlind =
    BLIND.includes(action) && (relations.includes("manager") || relations.includes("reviewer"));
  return relations.some((relation) => {
    if (isBlind && relation === "peopleTeam") return false;
    const cell = MATRIX[action]?.[relation] ?? "never";
    if (cell === "always") return true;
    if (cell === "never") return false;
    return subject.state !== undefined && cell.includes(subject.state);
  });
}

/** Every relation `actor` has to the subject, derived from the organisation and the roles granted. */
function relationsTo(actor: Actor | null, subject: Subject): Relation[] {
  if (!actor) return ["visitor"];
  // Whatever else they are: nobody reads or runs the interviews that are about them.
  if (subject.isCandidate) return ["candidate"];
  const { person, reviewerId, seat, panelSeats = [] } = subject;
  const relations: Relation[] = ["colleague"];
  for (const role of actor.roles) {
    const relation = RELATION_OF_ROLE[role];
    if (relation) relations.push(relation);
  }
  if (seat) relations.push(seat);
  relations.push(...panelSeats);
  if (!person) return relations;
  // Whatever else they are: nobody manages, reviews or oversees themselves.
  if (person.personId === actor.personId)
    return [...relations.filter((each) => each === "colleague"), "self"];
  if (person.managerId === actor.personId || person.actingManagers?.includes(actor.personId))
    relations.push("manager");
  else if (person.managersAbove.includes(actor.personId)) relations.push("skipLevel");
  if (reviewerId === actor.personId) relations.push("reviewer");
  return relations;
}
