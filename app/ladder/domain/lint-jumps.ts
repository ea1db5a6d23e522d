import type { Finding } from "./findings";
import { wordsOf } from "./lint-duplicates";
import { child, findingAt, type LocatedMap } from "./located";
import { named } from "./references";
import type { Ladder } from "./schema";
import { expectationFor, levelsOnTrack } from "./view";

/** A level that says over three times as much, and notably more, than its neighbour. */
const factor = 3;
const leastWords = 25;
/** Words two levels share, of all words either uses, when they say nearly the same. */
const alike = 0.9;

/**
 * Neighbouring levels of a track between which a competency's expectations jump: one says far more
 * than the other, or hardly anything else.
 */
export function lintJumps(ladder: Ladder, root: LocatedMap): Finding[] {
  const nodes = new Map(named(root, "competency").map(([node, path, id]) => [id, { node, path }]));
  return ladder.competencies.flatMap((competency) => {
    const written = nodes.get(competency.id);
    if (!written) return [];
    return ladder.tracks.flatMap((track) => {
      const steps = levelsOnTrack(ladder, track.id).flatMap((level) => {
        const bullets = expectationFor(competency, level.id, track.id);
        const override = `${track.id}.${level.id}`;
        const key = Object.hasOwn(competency.expectations, override) ? override : level.id;
        return bullets ? [{ key, words: wordsOf(bullets.join(" ")) }] : [];
      });
      return steps.slice(1).flatMap((step, index) => {
        const before = steps[index];
        const message = before && jump(before, step);
        if (!message) return [];
        const expectations = child(written.node, "expectations");
        const at = child(expectations, step.key) ?? written.node;
        return [findingAt(at, `${written.path}.expectations.${step.key}`, message)];
      });
    });
  });
}

type Step = { key: string; words: string[] };

function jump(before: Step, after: Step): string | null {
  const [fewer, more] = [before, after].sort((a, b) => a.words.length - b.words.length);
  if (!fewer || !more) return null;
  const isUneven =
    more.words.length > fewer.words.length * factor &&
    more.words.length - fewer.words.length >= leastWords;
  if (isUneven) {
    return `an uneven jump: ${after.words.length} words here, ${before.words.length} at ${before.key}`;
  }
  const [a, b] = [new Set(before.words), new Set(after.words)];
  const shared = [...a].filter((word) => b.has(word)).length;
  const all = new Set([...a, ...b]).size;
  if (all < 6 || shared / all < alike) return null;
  return `hardly differs from ${before.key}; say what is visibly more`;
}
