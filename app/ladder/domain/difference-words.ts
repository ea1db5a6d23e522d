import { diffWordsWithSpace } from "diff";

/** A stretch of text that both versions share, or that only one of them has. */
export type Part = { text: string; change: "same" | "added" | "removed" };

/** The words that differ between two texts, in reading order. */
export function wordDifference(before: string, after: string): Part[] {
  return diffWordsWithSpace(before, after).map((part) => ({
    text: part.value,
    change: part.added ? "added" : part.removed ? "removed" : "same",
  }));
}

/** Fewer shared words than this between two changes are chance, such as "and the"; marking round them flickers. */
const FEWEST_SHARED = 3;

/** Below this share of words in common a text was written anew, and is read as two texts. */
const FEWEST_IN_COMMON = 0.3;

/**
 * The same to be read in one line: what is gone stands before what came in its place, chance agreements between two
 * changes are part of the change, and a text written anew is first the old and then the new.
 */
export function inlineDifference(before: string, after: string): Part[] {
  const parts = wordDifference(before, after);
  const shared = parts.filter(({ change }) => change === "same");
  const inCommon = wordsIn(shared.map(({ text }) => text).join(" "));
  const read: Part[] = [];
  let removed = "";
  let added = "";
  const flush = () => {
    // A space that both end in belongs to neither.
    const space = removed && added ? (/\s+$/.exec(removed)?.[0] ?? "") : "";
    const isShared = space !== "" && added.endsWith(space);
    if (isShared) {
      removed = removed.slice(0, -space.length);
      added = added.slice(0, -space.length);
    }
    if (removed) read.push({ text: removed, change: "removed" });
    if (added) read.push({ text: added, change: "added" });
    if (isShared) read.push({ text: space, change: "same" });
    removed = "";
    added = "";
  };
  if (inCommon < FEWEST_IN_COMMON * Math.max(wordsIn(before), wordsIn(after))) {
    removed = before;
    added = after;
    flush();
    return read;
  }
  for (const [index, { text, change }] of parts.entries()) {
    const isBetween = index > 0 && index < parts.length - 1;
    const isChance = change === "same" && isBetween && wordsIn(text) < FEWEST_SHARED;
    if (change === "same" && !isChance) {
      flush();
      read.push({ text, change });
      continue;
    }
    if (change !== "added") removed += text;
    if (change !== "removed") added += text;
  }
  flush();
  return read;
}

function wordsIn(text: string): number {
  return text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
}
