import { z } from "zod";

/** How far a letter got. */
export const LETTER_STATES = ["failed", "retrying", "waiting", "on-its-way", "sent"] as const;
export type LetterState = (typeof LETTER_STATES)[number];

const state = z.enum(LETTER_STATES).nullable().catch(null);

/** The state in the address that the outbox is narrowed to; null for all letters. */
export function readLetterState(search: URLSearchParams): LetterState | null {
  return state.parse(search.get("state"));
}
