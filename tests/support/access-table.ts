import type { Action } from "~/access/domain/matrix";
import { INTERVIEW_ROWS } from "./access-interviews";

/** What a request to a route needs, in the words of the access matrix. */
export type Need =
  /** Anybody, signed in or not, is answered. */
  | "anybody"
  /** Anybody while the ladder is public. */
  | "ladder"
  /** Nobody: it exists in the demo organisation or before set-up only. */
  | "nobody"
  /** Whoever the matrix allows; visitors are sent to sign in, to others it is not there. */
  | Action
  /** Just these: what a relation gives that is not the organisation's, such as having been asked. */
  | readonly ViewerName[];

/**
 * Everybody the organisation can put in front of an assessment, a calibration session or a panel, and nobody at all. The
 * subject of an assessment is the candidate of a panel.
 */
export const VIEWERS = [
  "visitor",
  "self",
  "manager",
  "acting manager",
  "skip-level",
  "reviewer",
  "peer",
  "former manager",
  "calibrator",
  "facilitator",
  "former calibrator",
  "interviewer",
  "interviewer who handed in",
  "hiring manager",
  "former interviewer",
  "person who left",
  "people team",
  "ladder editor",
  "system administrator",
] as const;
export type ViewerName = (typeof VIEWERS)[number];

/** Those who are more than a colleague only where the address has this in it. */
export const ONLY_AT: Partial<Record<ViewerName, ":assessmentId" | ":sessionId" | ":panelId">> = {
  manager: ":assessmentId",
  "acting manager": ":assessmentId",
  "skip-level": ":assessmentId",
  reviewer: ":assessmentId",
  "former manager": ":assessmentId",
  calibrator: ":sessionId",
  facilitator: ":sessionId",
  "former calibrator": ":sessionId",
  interviewer: ":panelId",
  "interviewer who handed in": ":panelId",
  "hiring manager": ":panelId",
  "former interviewer": ":panelId",
};

export type AccessRow = {
  /** An address with ids of the test's organisation, such as `$assessment`, `$session`, `$panel`, `$person`. */
  address: string;
  get: Need;
  /** What a POST with this form needs; absent where the route takes none. */
  post?: { need: Need; form: Record<string, string> };
};

const own = "/assessments/$assessment";
const reviewed = "/reviews/$assessment";
const criterion = `${own}/criteria/design-robust-patterns`;
const piece = {
  url: "https://example.org/note",
  title: "A note",
  kind: "design-note",
  date: "2026-01-10",
  shows: "How it was broken down",
};
const rating = { intent: "save", revision: "0", answer: "2", narrative: "", reason: "" };

/** Every route of `routes.ts` by its pattern. A route without a row fails the suite. */
export const ACCESS_TABLE: Record<string, AccessRow> = {
  "/": { address: "/", get: "anybody" },
  "/theme": {
    address: "/theme",
    get: "anybody",
    post: { need: "anybody", form: { theme: "dark" } },
  },

  "/ladder": { address: "/ladder", get: "ladder" },
  "/ladder/levels/:levelId": { address: "/ladder/levels/mid", get: "ladder" },
  "/ladder/transitions/:transitionId": {
    address: "/ladder/transitions/mid-to-senior",
    get: "ladder",
  },
  "/ladder/criteria/:criterionId": { address: "/ladder/criteria/decompose-for-ai", get: "ladder" },
  "/ladder/competencies/:competencyId": {
    address: "/ladder/competencies/architecture",
    get: "ladder",
  },
  "/ladder/compare": { address: "/ladder/compare", get: "ladder" },
  "/ladder/search": { address: "/ladder/search?q=validate", get: "ladder" },
  "/ladder/jobs/:trackId/:levelId": { address: "/ladder/jobs/specialist/senior", get: "ladder" },
  "/ladder/jobs/:trackId/:levelId.md": {
    address: "/ladder/jobs/specialist/senior.md",
    get: "ladder",
  },
  "/ladder/about/:sectionId": { address: "/ladder/about/$section", get: "ladder" },
  "/ladder/sources": { address: "/ladder/sources", get: "ladder" },
  "/ladder/export/:file": { address: "/ladder/export/ladder.json", get: "ladder" },

  "/setup/:token": {
    address: "/setup/guessed",
    get: "nobody",
    post: { need: "nobody", form: { intent: "demo" } },
  },
  "/sign-in": {
    address: "/sign-in",
    get: "anybody",
    post: { need: "anybody", form: { email: "nobody@example.org", password: "wrong wrong wrong" } },
  },
  "/sign-out": { address: "/sign-out", get: "anybody", post: { need: "anybody", form: {} } },
  "/demo/look-as": {
    address: "/demo/look-as",
    get: "anybody",
    post: { need: "nobody", form: { persona: "people-team" } },
  },
  "/password": {
    address: "/password",
    get: "anybody",
    post: { need: "anybody", form: { email: "nobody@example.org" } },
  },
  "/password/:token": {
    address: "/password/guessed",
    get: "anybody",
    post: { need: "anybody", form: { password: "several plain words" } },
  },
  "/account": {
    address: "/account",
    get: "account.manage",
    post: { need: "account.manage", form: { intent: "change-password" } },
  },
  "/account/events": { address: "/account/events", get: "account.manage" },

  "/organisation": {
    address: "/organisation",
    get: ["people team", "ladder editor", "system administrator"],
  },
  "/organisation/people": { address: "/organisation/people", get: "person.invite" },
  "/organisation/people.csv": { address: "/organisation/people.csv", get: "person.write" },
  "/organisation/people/new": {
    address: "/organisation/people/new",
    get: "person.write",
    post: { need: "person.write", form: { name: "" } },
  },
  "/organisation/people/import": {
    address: "/organisation/people/import",
    get: "person.write",
    post: { need: "person.write", form: { intent: "preview", csv: "" } },
  },
  "/organisation/people/:personId": {
    address: "/organisation/people/$person",
    get: "person.invite",
    post: { need: "person.write", form: { intent: "save", name: "" } },
  },
  "/organisation/teams": {
    address: "/organisation/teams",
    get: "person.write",
    post: { need: "person.write", form: { intent: "add", name: "" } },
  },
  "/organisation/outbox": { address: "/organisation/outbox", get: "outbox.read" },
  "/organisation/outbox/:mailId": {
    address: "/organisation/outbox/$mail",
    get: "outbox.read",
    post: { need: "outbox.read", form: { intent: "send-again" } },
  },
  "/organisation/audit": { address: "/organisation/audit", get: "audit.read" },
  "/organisation/audit.csv": { address: "/organisation/audit.csv", get: "audit.export" },
  "/organisation/settings": {
    address: "/organisation/settings",
    get: "person.write",
    post: { need: "person.write", form: { name: "" } },
  },

  "/inbox": {
    address: "/inbox",
    get: "notification.read",
    post: { need: "notification.read", form: { intent: "read-all", until: "2026-01-01" } },
  },
  "/inbox/:noticeId": { address: "/inbox/$notice", get: ["self"] },
  "/account/notifications": {
    address: "/account/notifications",
    get: "notification.read",
    post: { need: "notification.read", form: { wantsMail: "on" } },
  },
  "/unsubscribe/:key": {
    address: "/unsubscribe/$mailKey",
    get: "anybody",
    post: { need: "anybody", form: { intent: "stop" } },
  },

  "/assessments": { address: "/assessments", get: "account.manage" },
  "/assessments/new": {
    address: "/assessments/new",
    get: "assessment.start",
    post: { need: "assessment.start", form: { transition: "mid-to-senior" } },
  },
  "/assessments/:assessmentId": {
    address: own,
    get: "assessment.read",
    post: { need: "assessment.write", form: { transition: "mid-to-senior" } },
  },
  "/assessments/:assessmentId/criteria/:criterionId": {
    address: criterion,
    get: "assessment.read",
    post: { need: "assessment.write", form: rating },
  },
  "/assessments/:assessmentId/criteria/:criterionId/save": {
    address: `${criterion}/save`,
    get: "nobody",
    post: { need: "assessment.write", form: rating },
  },
  "/assessments/:assessmentId/review": {
    address: `${own}/review`,
    get: "assessment.read",
    post: { need: "assessment.submit", form: {} },
  },
  "/assessments/:assessmentId/standing": {
    address: `${own}/standing`,
    get: "assessment.read",
    post: { need: "assessment.withdraw", form: {} },
  },
  "/team": { address: "/team", get: "team.read" },
  "/reviews/:assessmentId": {
    address: reviewed,
    get: "record.read",
    post: { need: "review.start", form: { intent: "start" } },
  },
  "/reviews/:assessmentId/criteria/:criterionId": {
    address: `${reviewed}/criteria/design-robust-patterns`,
    get: "review.read",
    post: { need: "review.write", form: rating },
  },
  "/reviews/:assessmentId/criteria/:criterionId/save": {
    address: `${reviewed}/criteria/design-robust-patterns/save`,
    get: "nobody",
    post: { need: "review.write", form: rating },
  },
  "/reviews/:assessmentId/compare": { address: `${reviewed}/compare`, get: "review.read" },
  "/reviews/:assessmentId/record": { address: `${reviewed}/record`, get: "record.read" },
  "/reviews/:assessmentId/hand-over": {
    address: `${reviewed}/hand-over`,
    get: "review.hand-over",
    post: { need: "review.hand-over", form: { to: "", reason: "An org change" } },
  },
  "/reviews/:assessmentId/reopen": {
    address: `${reviewed}/reopen`,
    get: "review.reopen",
    post: { need: "review.reopen", form: { at: "assessment", reason: "Asked for" } },
  },
  "/reviews/:assessmentId/released": {
    address: `${reviewed}/released`,
    get: "release.read",
    post: { need: "action.write", form: { intent: "agree", text: "Pair on it", dueOn: "" } },
  },
  "/assessments/:assessmentId/released": {
    address: `${own}/released`,
    get: "release.read",
    post: { need: "action.write", form: { intent: "agree", text: "Pair on it", dueOn: "" } },
  },
  "/assessments/:assessmentId/requests/:requestId": {
    address: `${own}/requests/$request`,
    get: "request.read",
    post: { need: "request.answer", form: { answer: "This" } },
  },
  "/organisation/delegations": {
    address: "/organisation/delegations",
    get: "delegation.manage",
    post: { need: "delegation.manage", form: { intent: "add" } },
  },
  "/organisation/cycles/:cycleId/review": {
    address: "/organisation/cycles/$cycle/review",
    get: "cycle.manage",
    post: { need: "cycle.manage", form: { intent: "settings", isBlind: "on" } },
  },
  "/organisation/cycles": { address: "/organisation/cycles", get: "cycle.manage" },
  "/organisation/cycles/new": {
    address: "/organisation/cycles/new",
    get: "cycle.manage",
    post: {
      need: "cycle.manage",
      form: { name: "Made by the table", opensOn: "2026-01-01", closesOn: "2026-02-01" },
    },
  },
  "/organisation/ladder": {
    address: "/organisation/ladder",
    get: "ladder.publish",
    post: { need: "ladder.publish", form: { hash: "another", note: "A few plain words" } },
  },
  "/organisation/ladder/open.json": {
    address: "/organisation/ladder/open.json",
    get: "ladder.publish",
  },
  "/organisation/cycles/:cycleId/move": {
    address: "/organisation/cycles/$cycle/move",
    get: "cycle.manage",
    post: { need: "cycle.manage", form: { version: "none" } },
  },
  "/assessments/:assessmentId/version": {
    address: `${own}/version`,
    get: "assessment.read",
    post: { need: "assessment.write", form: { version: "none" } },
  },
  "/organisation/cycles/:cycleId": {
    address: "/organisation/cycles/$cycle",
    get: "cycle.manage",
    post: { need: "cycle.manage", form: { intent: "add" } },
  },

  "/evidence": { address: "/evidence", get: "evidence.manage" },
  "/evidence/new": {
    address: "/evidence/new",
    get: "evidence.manage",
    post: { need: "evidence.manage", form: { url: "" } },
  },
  "/evidence/:evidenceId": {
    address: "/evidence/$evidence",
    get: ["self"],
    post: { need: ["self"], form: { intent: "archive" } },
  },
  "/evidence/:evidenceId/edit": {
    address: "/evidence/$evidence/edit",
    get: ["self"],
    post: { need: ["self"], form: { ...piece, title: "Another title", seen: "" } },
  },
  "/evidence/:evidenceId/ask": {
    address: "/evidence/$evidence/ask",
    get: ["self"],
    post: { need: ["self"], form: { colleague: "", message: "" } },
  },
  "/corroborations": { address: "/corroborations", get: "corroboration.read" },
  "/corroborations/:corroborationId": {
    address: "/corroborations/$question",
    get: ["peer"],
    post: { need: ["peer"], form: { answer: "confirm", sentence: "" } },
  },

  "/calibration": { address: "/calibration", get: "calibration.list" },
  "/calibration/new": {
    address: "/calibration/new",
    get: "calibration.manage",
    post: { need: "calibration.manage", form: { intent: "preview", cycle: "none" } },
  },
  "/calibration/:sessionId": {
    address: "/calibration/$session?index",
    get: "calibration.see",
    post: { need: "calibration.run", form: { intent: "open-preview" } },
  },
  "/calibration/:sessionId/settings": {
    address: "/calibration/$session/settings",
    get: "calibration.set-up",
    post: { need: "calibration.set-up", form: { name: "" } },
  },
  "/calibration/:sessionId/population": {
    address: "/calibration/$session/population",
    get: "calibration.set-up",
    post: { need: "calibration.set-up", form: { intent: "preview", list: "" } },
  },
  "/calibration/:sessionId/participants": {
    address: "/calibration/$session/participants",
    get: "calibration.set-up",
    post: { need: "calibration.set-up", form: { intent: "remove", person: "none" } },
  },
  "/calibration/:sessionId/preview": {
    address: "/calibration/$session/preview",
    get: "calibration.preview",
    post: { need: "calibration.preview", form: { intent: "hand-in" } },
  },
  "/calibration/:sessionId/preview/people/:assessmentId": {
    address: "/calibration/$session/preview/people/$assessment",
    get: "calibration.preview",
    post: { need: "calibration.preview", form: { intent: "verdicts" } },
  },
  "/calibration/:sessionId/preview/cases/:caseId": {
    address: "/calibration/$session/preview/cases/stock-reservations",
    get: "calibration.preview",
    post: { need: "calibration.preview", form: { "answer-design-robust-patterns": "2" } },
  },
  "/calibration/:sessionId/agenda": {
    address: "/calibration/$session/agenda",
    get: "calibration.read",
  },
  "/calibration/:sessionId/people": {
    address: "/calibration/$session/people",
    get: "calibration.read",
  },
  "/calibration/:sessionId/people/:assessmentId": {
    // Of somebody other than the subject: their own page is not theirs to see, wherever they sit.
    address: "/calibration/$session/people/$colleague",
    get: "calibration.read",
    post: {
      need: "calibration.change",
      form: {
        intent: "change",
        criterion: "design-robust-patterns",
        to: "1",
        seen: "0",
        reason: "evidence-weak",
        sentence: "The note shows a draft only.",
      },
    },
  },
  "/calibration/:sessionId/compare": {
    address: "/calibration/$session/compare?who=$colleague",
    get: "calibration.read",
  },
  "/calibration/:sessionId/changes": {
    address: "/calibration/$session/changes",
    get: "calibration.read",
  },
  "/calibration/:sessionId/figures": {
    address: "/calibration/$session/figures",
    get: "calibration.read",
  },
  "/calibration/:sessionId/raters": {
    address: "/calibration/$session/raters",
    get: "calibration.read",
  },
  "/calibration/:sessionId/bundle.json": {
    address: "/calibration/$session/bundle.json",
    get: "calibration.bundle",
  },
  "/calibration/:sessionId/distribution": {
    address: "/calibration/$session/distribution",
    get: "calibration.read",
  },
  "/calibration/:sessionId/heat-map": {
    address: "/calibration/$session/heat-map",
    get: "calibration.read",
  },
  "/calibration/:sessionId/matrix": {
    address: "/calibration/$session/matrix",
    get: "calibration.read",
  },
  "/calibration/:sessionId/cycles": {
    address: "/calibration/$session/cycles",
    get: "calibration.read",
  },
  "/calibration/:sessionId/ratings.csv": {
    address: "/calibration/$session/ratings.csv",
    get: "calibration.read",
  },
  "/calibration/:sessionId/ratings.xlsx": {
    address: "/calibration/$session/ratings.xlsx",
    get: "calibration.read",
  },
  "/calibration/organisation": {
    address: "/calibration/organisation",
    get: "calibration.manage",
  },
  "/calibration/organisation/distribution": {
    address: "/calibration/organisation/distribution?cycle=$cycle",
    get: "calibration.manage",
  },
  "/calibration/organisation/raters": {
    address: "/calibration/organisation/raters?cycle=$cycle",
    get: "calibration.manage",
  },
  "/calibration/:sessionId/live": {
    address: "/calibration/$session/live",
    get: "calibration.see",
  },

  ...INTERVIEW_ROWS,

  "/history": { address: "/history", get: "account.manage" },
  "/history/record.json": { address: "/history/record.json", get: "account.manage" },
  "/history/record.csv": { address: "/history/record.csv", get: "account.manage" },
  "/history/submissions/:submissionId": {
    address: "/history/submissions/$ownSubmission",
    get: ["self"],
  },
  "/history/releases/:releaseId": { address: "/history/releases/$ownRelease", get: ["self"] },
};
