import type { SessionState } from "./domain/state";

export const SESSION_STATE_WORDS: Record<SessionState, string> = {
  "set-up": "Being set up",
  preview: "Preview",
  live: "Live",
  locked: "Locked",
  released: "Released",
};
