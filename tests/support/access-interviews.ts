import type { AccessRow } from "./access-table";

/** The rows of the room of interviews. */
export const INTERVIEW_ROWS: Record<string, AccessRow> = {
  "/interviews": { address: "/interviews", get: "interview.list" },
  "/interviews/new": {
    address: "/interviews/new",
    get: "interview.manage",
    post: { need: "interview.manage", form: { candidateName: "" } },
  },
  "/interviews/retention": {
    address: "/interviews/retention",
    get: "interview.manage",
    post: { need: "interview.manage", form: { intent: "add", location: "", months: "" } },
  },
  "/interviews/:panelId/card": {
    address: "/interviews/$panel/card",
    get: "scorecard.own",
    post: { need: "scorecard.write", form: { intent: "hand-in" } },
  },
  "/interviews/:panelId/card/save": {
    address: "/interviews/$panel/card/save",
    get: "nobody",
    post: {
      need: "scorecard.write",
      form: { intent: "autosave", revision: "0", recommendation: "yes", reason: "Seen" },
    },
  },
  "/interviews/:panelId/cards/:cardId": {
    address: "/interviews/$panel/cards/$card",
    get: "scorecard.read",
  },
  "/interviews/:panelId/keeping": {
    address: "/interviews/$panel/keeping",
    get: "interview.manage",
    post: { need: "interview.manage", form: { intent: "hold", reason: "" } },
  },
  "/interviews/:panelId/candidate-data.json": {
    address: "/interviews/$panel/candidate-data.json",
    get: "interview.export",
  },
  "/interviews/:panelId/candidate-data.md": {
    address: "/interviews/$panel/candidate-data.md",
    get: "interview.export",
  },
  "/interviews/kits": { address: "/interviews/kits", get: "kit.read" },
  "/interviews/kits/new": {
    address: "/interviews/kits/new",
    get: "kit.write",
    post: { need: "kit.write", form: { place: "orchestrator.mid", name: "", variant: "0" } },
  },
  "/interviews/kits/:kitId": {
    address: "/interviews/kits/$kit",
    get: "kit.read",
    post: { need: "kit.write", form: { intent: "rename", revision: "1", name: "" } },
  },
  "/interviews/kits/:kitId/kit.md": { address: "/interviews/kits/$kit/kit.md", get: "kit.read" },
  "/interviews/kits/:kitId/renew": {
    address: "/interviews/kits/$kit/renew",
    get: "kit.write",
    post: { need: "kit.write", form: { revision: "1", version: "0.0.1" } },
  },
  "/interviews/kits/:kitId/exercises/:exerciseId": {
    address: "/interviews/kits/$kit/exercises/check-expense-import",
    get: "kit.read",
  },
  "/interviews/kits/:kitId/exercises/:exerciseId/candidate": {
    address: "/interviews/kits/$kit/exercises/check-expense-import/candidate",
    get: "kit.read",
  },
  "/interviews/kits/:kitId/exercises/:exerciseId/candidate.md": {
    address: "/interviews/kits/$kit/exercises/check-expense-import/candidate.md",
    get: "kit.read",
  },
  "/interviews/kits/:kitId/exercises/:exerciseId/files.zip": {
    address: "/interviews/kits/$kit/exercises/check-expense-import/files.zip",
    get: "kit.read",
  },
  "/interviews/kits/:kitId/exercises/:exerciseId/files/*": {
    address: "/interviews/kits/$kit/exercises/check-expense-import/files/src/import.mjs",
    get: "kit.read",
  },
  "/interviews/:panelId": {
    address: "/interviews/$panel?index",
    get: "interview.see",
    post: { need: "interview.withdraw", form: { intent: "withdraw", reason: "" } },
  },
  "/interviews/:panelId/plan": {
    address: "/interviews/$panel/plan",
    get: "interview.run",
    post: { need: "interview.plan", form: { intent: "take-off", person: "none" } },
  },
  "/interviews/:panelId/settings": {
    address: "/interviews/$panel/settings",
    get: "interview.run",
    post: { need: "interview.settings", form: { candidateName: "" } },
  },
  "/interviews/:panelId/calendar.ics": {
    address: "/interviews/$panel/calendar.ics",
    get: "interview.calendar",
  },
  "/interviews/patterns": { address: "/interviews/patterns", get: "interview.manage" },
  "/interviews/:panelId/debrief": {
    address: "/interviews/$panel/debrief",
    get: "interview.see",
    post: { need: "interview.close", form: { intent: "close" } },
  },
  "/interviews/:panelId/decision": {
    address: "/interviews/$panel/decision",
    get: "interview.see",
    post: { need: "interview.decide", form: { intent: "decide" } },
  },
  "/interviews/:panelId/reopen": {
    address: "/interviews/$panel/reopen",
    get: "interview.manage",
    post: { need: "interview.reopen", form: { intent: "reopen", reason: "" } },
  },
};
