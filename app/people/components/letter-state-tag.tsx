import { Tag } from "~/ui/page";
import type { LetterState } from "../domain/letter-state";

export const LETTER_STATE_WORDS = {
  waiting: { text: "Waiting here", tone: "warn" },
  "on-its-way": { text: "On its way", tone: "plain" },
  retrying: { text: "Not sent yet", tone: "warn" },
  failed: { text: "Given up", tone: "bad" },
  sent: { text: "Sent", tone: "good" },
} as const satisfies Record<LetterState, unknown>;

/** How far a letter got. */
export function LetterStateTag({ state }: { state: LetterState }) {
  const { text, tone } = LETTER_STATE_WORDS[state];
  return <Tag tone={tone}>{text}</Tag>;
}
