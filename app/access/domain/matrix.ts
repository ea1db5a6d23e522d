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
  /** Their direct manager today, or who acts for that manager today. */
  | "manager"
  /** Above their manager in the line today. */
  | "skipLevel"
  /** Whoever has the review of the assessment: it stays with them, also when the reporting line changes. */
  | "reviewer"
  /** Sits in the calibration session that the subject is, or belongs to. */
  | "calibrator"
  /** Runs that session. */
  | "facilitator"
  /** Interviews the candidate of the panel that the subject is, or belongs to; nothing in the line stands between them. */
  | "interviewer"
  /** Decides on that candidate. */
  | "hiringManager"
  /** Is that candidate, and works here. Whatever else they are. */
  | "candidate"
  | "peopleTeam"
  | "ladderEditor"
  | "systemAdministrator";

/** The states an assessment, a calibration session or an interview panel can be in; other subjects have none. */
export type SubjectState =
  // a session's, which ends in `released` too
  | "set-up"
  | "preview"
  | "live"
  | "locked"
  // a panel's
  | "open"
  | "debrief"
  | "decided"
  | "withdrawn"
  // an assessment's
  | "draft"
  | "submitted"
  | "in-review"
  | "reviewed"
  | "in-calibration"
  | "released"
  | "acknowledged";

const SUBMITTED: readonly SubjectState[] = [
  "submitted",
  "in-review",
  "reviewed",
  "in-calibration",
  "released",
  "acknowledged",
];
const UNDER_REVIEW: readonly SubjectState[] = SUBMITTED.slice(0, 4);
const REVIEW_BEGUN: readonly SubjectState[] = SUBMITTED.slice(1);
const REVIEWED: readonly SubjectState[] = SUBMITTED.slice(2);
const RELEASED: readonly SubjectState[] = ["released", "acknowledged"];

/** While a session lasts; access to it ends with its release. */
const IN_SESSION: readonly SubjectState[] = ["preview", "live", "locked"];
const BEFORE_LOCK: readonly SubjectState[] = ["set-up", "preview", "live"];

const PANEL: readonly SubjectState[] = ["open", "debrief", "decided", "withdrawn"];
const INTERVIEWED: readonly SubjectState[] = ["open", "debrief", "decided"];
const COMPARED: readonly SubjectState[] = ["debrief", "decided"];

export type Cell = "never" | "always" | readonly SubjectState[];

export const ACTIONS = [
  "ladder.read",
  "account.manage",
  "assessment.read",
  "assessment.write",
  "assessment.submit",
  "assessment.withdraw",
  "assessment.start",
  "record.read",
  "record.read-ratings",
  "review.read",
  "review.start",
  "review.write",
  "review.resume",
  "review.release",
  "review.hand-over",
  "review.reopen",
  "request.write",
  "request.read",
  "request.answer",
  "release.read",
  "release.answer",
  "action.write",
  "delegation.manage",
  "calibration.list",
  "calibration.manage",
  "calibration.see",
  "calibration.set-up",
  "calibration.run",
  "calibration.reopen",
  "calibration.preview",
  "calibration.read",
  "calibration.change",
  "calibration.note",
  "calibration.bundle",
  "kit.read",
  "kit.write",
  "interview.list",
  "interview.manage",
  "interview.see",
  "interview.run",
  "interview.plan",
  "interview.settings",
  "interview.withdraw",
  "interview.close",
  "interview.decide",
  "interview.reopen",
  "interview.calendar",
  "interview.export",
  "scorecard.own",
  "scorecard.write",
  "scorecard.amend",
  "scorecard.read",
  "evidence.manage",
  "corroboration.read",
  "notification.read",
  "ladder.publish",
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
  // What people write about themselves, where they write it. Others read what is submitted, as `record.read`.
  "assessment.read": row({ self: "always" }),
  "assessment.write": row({ self: ["draft"] }),
  "assessment.submit": row({ self: ["draft"] }),
  "assessment.withdraw": row({ self: ["submitted"] }),
  // A check-in of one's own.
  "assessment.start": row({ colleague: "always" }),
  // The submitted text and evidence, without any number. The people team's reading is recorded.
  "record.read": row({
    manager: SUBMITTED,
    skipLevel: SUBMITTED,
    reviewer: SUBMITTED,
    peopleTeam: SUBMITTED,
  }),
  // Both sides' ratings beside each other. A manager who is not the reviewer waits for the release; see `BLIND`.
  "record.read-ratings": row({ manager: RELEASED, skipLevel: REVIEWED, peopleTeam: SUBMITTED }),
  // The page a reviewer works on; the engineer's number shows criterion by criterion, after their own.
  "review.read": row({ reviewer: UNDER_REVIEW }),
  "review.start": row({ manager: ["submitted"], reviewer: ["submitted"] }),
  "review.write": row({ reviewer: ["in-review"] }),
  "review.resume": row({ reviewer: ["reviewed"] }),
  "review.release": row({ reviewer: ["reviewed", "in-calibration"] }),
  "review.hand-over": row({
    reviewer: UNDER_REVIEW,
    peopleTeam: UNDER_REVIEW,
  }),
  "review.reopen": row({ peopleTeam: SUBMITTED }),
  // Asking for more on a criterion, and answering it.
  "request.write": row({ reviewer: ["in-review"] }),
  "request.read": row({ self: REVIEW_BEGUN }),
  "request.answer": row({ self: ["in-review"] }),
  // What was released: both ratings, rationales and the agenda. The engineer sees nothing of it before.
  "release.read": row({ self: RELEASED, manager: RELEASED, reviewer: RELEASED }),
  "release.answer": row({ self: ["released"] }),
  "action.write": row({ self: RELEASED, manager: RELEASED, reviewer: ["released"] }),
  "delegation.manage": row({ peopleTeam: "always" }),
  // The sessions one sits in; the people team sees all of them.
  "calibration.list": row({ colleague: "always" }),
  // Making sessions, and the ratings of the whole organisation in figures.
  "calibration.manage": row({ peopleTeam: "always" }),
  // That there is such a session, who is in it and how far it is.
  "calibration.see": row({
    calibrator: IN_SESSION,
    facilitator: ["set-up", ...IN_SESSION],
    peopleTeam: "always",
  }),
  // Settings, population and who sits in it.
  "calibration.set-up": row({ peopleTeam: BEFORE_LOCK }),
  // Opening the preview, going live, locking.
  "calibration.run": row({
    facilitator: ["set-up", ...IN_SESSION],
    peopleTeam: ["set-up", ...IN_SESSION],
  }),
  "calibration.reopen": row({ peopleTeam: ["locked", "released"] }),
  // One's own look before the meeting; nobody else's is opened by it.
  "calibration.preview": row({ calibrator: ["preview", "live"] }),
  // Ratings, views and figures. A calibrator's own preview comes first; the people team's reading is recorded.
  "calibration.read": row({
    calibrator: IN_SESSION,
    facilitator: IN_SESSION,
    peopleTeam: [...IN_SESSION, "released"],
  }),
  "calibration.change": row({ calibrator: ["live"], facilitator: ["live"] }),
  "calibration.note": row({ calibrator: ["preview", "live"], facilitator: ["preview", "live"] }),
  // Everything that was rated, changed and worked out, to be worked out again elsewhere.
  "calibration.bundle": row({ facilitator: ["locked"], peopleTeam: ["locked", "released"] }),
  // What is asked, hidden and looked for: for whoever interviews or hires, on any panel.
  "kit.read": row({
    interviewer: "always",
    hiringManager: "always",
    peopleTeam: "always",
    ladderEditor: "always",
  }),
  "kit.write": row({ hiringManager: "always", peopleTeam: "always", ladderEditor: "always" }),
  // The panels one is on; the people team sees all of them but one's own.
  "interview.list": row({ colleague: "always" }),
  // Making panels, keeping and purging what they hold, patterns across them.
  "interview.manage": row({ peopleTeam: "always" }),
  // That there is such a panel, who is on it and how many cards are in.
  "interview.see": row({ interviewer: PANEL, hiringManager: PANEL, peopleTeam: PANEL }),
  // The pages of those who run it, also once there is nothing to change on them any more.
  "interview.run": row({ hiringManager: PANEL, peopleTeam: PANEL }),
  // Who interviews, when, and on what.
  "interview.plan": row({ hiringManager: ["open"], peopleTeam: ["open"] }),
  // The candidate's name, location and kit; who decides.
  "interview.settings": row({
    hiringManager: ["open", "debrief"],
    peopleTeam: ["open", "debrief"],
  }),
  // The candidate withdrew, or came back after all.
  "interview.withdraw": row({
    hiringManager: ["open", "debrief", "withdrawn"],
    peopleTeam: ["open", "debrief", "withdrawn"],
  }),
  // Opening the debrief, by name without those who are missing.
  "interview.close": row({ hiringManager: ["open"] }),
  "interview.decide": row({ hiringManager: ["debrief"] }),
  "interview.reopen": row({ peopleTeam: ["decided"] }),
  // Of a candidate who withdrew it takes the sessions out of the calendar again.
  "interview.calendar": row({ interviewer: PANEL }),
  // Everything that is held about the candidate, to give to them. Not while the cards are still to be independent.
  "interview.export": row({ peopleTeam: [...COMPARED, "withdrawn"] }),
  // One's own card, also when it comes late; and what is added to it afterwards.
  "scorecard.own": row({ interviewer: PANEL }),
  "scorecard.write": row({ interviewer: INTERVIEWED }),
  "scorecard.amend": row({ interviewer: INTERVIEWED }),
  // Others' cards. Whoever interviews hands in their own first, whatever else they are; the people team's reading is recorded.
  "scorecard.read": row({
    interviewer: INTERVIEWED,
    hiringManager: COMPARED,
    peopleTeam: [...COMPARED, "withdrawn"],
  }),
  // One's own library; and what one was asked to confirm.
  "evidence.manage": row({ colleague: "always" }),
  "corroboration.read": row({ colleague: "always" }),
  "notification.read": row({ colleague: "always" }),
  "ladder.publish": row({ ladderEditor: "always" }),
  // One's own reports: how far each is and what waits.
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

/**
 * What no office opens to whoever manages or reviews the person: a member of the people team who does either rates blind
 * like everybody else.
 */
export const BLIND: readonly Action[] = ["record.read-ratings"];

/** The cells that are not `never`, completed to a full row. */
function row(cells: Partial<Record<Relation, Cell>>): Record<Relation, Cell> {
  return {
    visitor: "never",
    colleague: "never",
    self: "never",
    manager: "never",
    skipLevel: "never",
    reviewer: "never",
    calibrator: "never",
    facilitator: "never",
    interviewer: "never",
    hiringManager: "never",
    candidate: "never",
    peopleTeam: "never",
    ladderEditor: "never",
    systemAdministrator: "never",
    ...cells,
  };
}
