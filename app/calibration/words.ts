import type { SessionState } from "./domain/state";

export const SESSION_STATE_WORDS: Record<SessionState, string> = {
  "set-up": "Being set up",
  preview: "Preview",
  live: "Live",
  locked: "Locked",
  released: "Released",
};

/** Who reads notes, by the session's setting; the people team answers for what is disclosed and can always read them. */
export const NOTE_READER_WORDS: Record<"nobody" | "facilitator" | "session", string> = {
  nobody: "Only you read it, and the people team can.",
  facilitator: "The facilitator and you read it, and the people team can.",
  session: "Everybody in the session reads it, and the people team can.",
};
