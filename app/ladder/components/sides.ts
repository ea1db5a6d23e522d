import type { Part } from "../domain/difference-words";

/** A stretch of one of two texts, and whether the other text lacks it. */
export type Stretch = { text: string; isOwn: boolean };

/** Fewer words than this between two changes are chance, such as "and the", and marking round them only flickers. */
const FEWEST_SHARED_WORDS = 3;

/** Below this share of words in common, a text was written anew, and marking all of it says nothing. */
const FEWEST_IN_COMMON = 0.15;

export type Sides = { before: Stretch[]; after: Stretch[]; isRewritten: boolean };

/**
 * A difference as two texts side by side, each whole, with what only it says marked: word by word where `isExact`,
 * else by stretches long enough to read.
 */
export function sidesOf(parts: Part[], isExact: boolean): Sides {
  const before: Stretch[] = [];
  const after: Stretch[] = [];
  // What has no word at all, such as a space, never stands between two changes.
  const fewest = isExact ? 1 : FEWEST_SHARED_WORDS;
  for (const [index, { text, change }] of parts.entries()) {
    const isChance =
      change === "same" && isBesideChange(parts, index) && wordsIn([{ text }]) < fewest;
    if (change !== "added") append(before, text, change === "removed" || isChance);
    if (change !== "removed") append(after, text, change === "added" || isChance);
  }
  const shared = wordsIn(before.filter((stretch) => !stretch.isOwn));
  const isRewritten =
    !isExact && shared < FEWEST_IN_COMMON * Math.max(wordsIn(before), wordsIn(after));
  return { before, after, isRewritten };
}

function isBesideChange(parts: Part[], index: number): boolean {
  const neighbours = [parts[index - 1], parts[index + 1]];
  return neighbours.some((part) => part !== undefined && part.change !== "same");
}

function wordsIn(stretches: { text: string }[]): number {
  return stretches.flatMap(({ text }) => text.match(/[\p{L}\p{N}]+/gu) ?? []).length;
}

function append(side: Stretch[], text: string, isOwn: boolean) {
  const last = side.at(-1);
  if (last?.isOwn === isOwn) last.text += text;
  else side.push({ text, isOwn });
}
