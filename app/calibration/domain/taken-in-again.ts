import { type Choice, markOf } from "./mark";

/** One entry of a rating's log, as far as its ratings go. */
export type ChangeEntry = {
  number: number;
  from: Choice;
  to: Choice;
  reasonCode: string;
};

/** Why an entry was written that nobody in the session made: the manager rated anew. */
export const REVIEW_REOPENED = "review-reopened";
export const REVIEW_REOPENED_SENTENCE =
  "The review was reopened meanwhile, and this is what the manager rated then.";

/**
 * What the log of a rating needs once its review was reopened and is finished again. Where the manager's rating is another
 * than the one the group worked from, the rating goes on from the manager's new one, as an entry of its own, so that the
 * log stays one chain. Where it is the same, what the group made of it stands.
 *
 * @param log every entry of one rating in one session, in order
 * @returns the entry to append, or null where there is nothing to append
 */
export function entryAfterReopening(
  log: readonly ChangeEntry[],
  manager: Choice,
): ChangeEntry | null {
  const [first] = log;
  const last = log.at(-1);
  if (!first || !last) return null;
  const begunAnew = [...log].reverse().find(({ reasonCode }) => reasonCode === REVIEW_REOPENED);
  const workedFrom = begunAnew ? begunAnew.to : first.from;
  if (markOf(workedFrom) === markOf(manager) || markOf(last.to) === markOf(manager)) return null;
  return { number: last.number + 1, from: last.to, to: manager, reasonCode: REVIEW_REOPENED };
}
