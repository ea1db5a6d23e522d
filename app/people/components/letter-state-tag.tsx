import { Tag } from "~/ui/page";
import type { LetterState } from "../outbox.server";

const WORDS = {
  waiting: { text: "Waiting here", tone: "warn" },
  sent: { text: "Sent", tone: "good" },
  failed: { text: "Not sent", tone: "bad" },
} as const satisfies Record<LetterState, unknown>;

/** How far a letter got. */
export function LetterStateTag({ state }: { state: LetterState }) {
  return <Tag tone={WORDS[state].tone}>{WORDS[state].text}</Tag>;
}
