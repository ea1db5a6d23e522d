import { Tag } from "~/ui/page";
import { ACCOUNT_STATE_WORDS, type AccountState } from "../domain/account-state";

const TONES = {
  "not-invited": "warn",
  invited: "plain",
  active: "good",
  left: "plain",
} as const satisfies Record<AccountState, string>;

/** How far somebody's account is, as a word. */
export function AccountStateTag({ state }: { state: AccountState }) {
  return <Tag tone={TONES[state]}>{ACCOUNT_STATE_WORDS[state]}</Tag>;
}
