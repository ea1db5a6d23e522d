import { type Finding, formatPlace } from "./findings";
import { findingAt } from "./located";
import type { Prose } from "./prose";

/** Fields whose bullets should be said once in the whole ladder; others once per element. */
const saidOnce = ["anchors", "signals", "examples", "expectations", "question"];

/** Bullets that repeat one already written, apart from case, spacing and punctuation. */
export function lintDuplicates(prose: Prose[]): Finding[] {
  const first = new Map<string, Prose>();
  return prose.flatMap((bullet) => {
    const words = wordsOf(bullet.text);
    const scope = saidOnce.includes(bullet.field) && words.length >= 4 ? "" : bullet.path;
    const key = `${scope}|${words.join(" ")}`;
    const earlier = first.get(key);
    if (!earlier) {
      first.set(key, bullet);
      return [];
    }
    const where = `${earlier.path} (${formatPlace(earlier.node.place)})`;
    return [findingAt(bullet.node, bullet.path, `says the same as ${where}`)];
  });
}

/** The words of a text in lower case, without punctuation. */
export function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}
