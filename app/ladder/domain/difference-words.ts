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
