/** A second rating by a calibrator of somebody whom another manager rated. */
export type Assignment = { calibratorId: string; assessmentId: string };

export type OverlapPerson = {
  assessmentId: string;
  personId: string;
  /** Whoever rated them as their manager. */
  raterId: string;
};

/**
 * Whether a calibrator previews this person. Each pair is drawn by itself (rendezvous hashing), so nothing about it
 * depends on who else is in the session: people and calibrators come and go, and everybody else's sample stays. A larger
 * share keeps everybody whom a smaller one has drawn.
 *
 * @param share percent of the population, 100 is everybody
 */
export function isSampled({
  seed,
  calibratorId,
  assessmentId,
  share,
}: Assignment & { seed: string; share: number }): boolean {
  return weightOf(seed, "preview", calibratorId, assessmentId) < (share / 100) * 2 ** 32;
}

/**
 * Whom each calibrator rates a second time. Only what is new is returned: what is there already stands, and counts
 * towards `perCalibrator`.
 *
 * What raters have in common is what their severity is worked out from, so the first wish of every choice is a manager
 * with whom the calibrator has nothing in common yet, not even through others; the second, a manager nobody else is
 * linked to. Among those it takes who was chosen least often, then whose manager was. The rest is drawn by hash: the
 * same for the same seed, in whatever order people and calibrators are given.
 *
 * @param mayRate refuses pairs beside one's own row and one's own reports, which are never assigned
 */
export function assignOverlap({
  seed,
  people,
  calibrators,
  already,
  perCalibrator,
  mayRate = () => true,
}: {
  seed: string;
  people: readonly OverlapPerson[];
  calibrators: readonly string[];
  already: readonly Assignment[];
  perCalibrator: number;
  mayRate?: (calibratorId: string, person: OverlapPerson) => boolean;
}): Assignment[] {
  const graph = new Components();
  const chosen = new Tally();
  const ofRater = new Tally();
  const given = new Tally();
  const taken = new Set<string>();
  const known = new Map(people.map((person) => [person.assessmentId, person]));
  const take = (calibratorId: string, assessmentId: string) => {
    taken.add(`${calibratorId} ${assessmentId}`);
    given.add(calibratorId);
    chosen.add(assessmentId);
    const rater = known.get(assessmentId)?.raterId;
    if (rater === undefined) return;
    ofRater.add(rater);
    graph.join(calibratorId, rater);
  };
  // Somebody who has left the session is no longer one of those to rate.
  for (const { calibratorId, assessmentId } of already)
    if (known.has(assessmentId)) take(calibratorId, assessmentId);

  const added: Assignment[] = [];
  const inTurn = byWeight([...new Set(calibrators)], (id) => weightOf(seed, "turn", id));
  // One each in turn, so that nobody's second is chosen before somebody's first.
  for (let round = 0; round < perCalibrator; round++)
    for (const calibratorId of inTurn) {
      if (given.of(calibratorId) >= perCalibrator) continue;
      const isOpen = (person: OverlapPerson) =>
        person.personId !== calibratorId &&
        person.raterId !== calibratorId &&
        !taken.has(`${calibratorId} ${person.assessmentId}`) &&
        mayRate(calibratorId, person);
      const best = leastOf(people.filter(isOpen), (person) => [
        Number(graph.areJoined(calibratorId, person.raterId)),
        Number(graph.isLinked(person.raterId)),
        chosen.of(person.assessmentId),
        ofRater.of(person.raterId),
        weightOf(seed, "overlap", calibratorId, person.assessmentId),
      ]);
      if (!best) continue;
      take(calibratorId, best.assessmentId);
      added.push({ calibratorId, assessmentId: best.assessmentId });
    }
  return added;
}

class Tally {
  readonly #counts = new Map<string, number>();
  of(key: string): number {
    return this.#counts.get(key) ?? 0;
  }
  add(key: string): void {
    this.#counts.set(key, this.of(key) + 1);
  }
}

/** Which raters are linked with which, as a union of sets. */
class Components {
  readonly #parents = new Map<string, string>();
  readonly #linked = new Set<string>();
  #rootOf(id: string): string {
    let root = id;
    for (let up = this.#parents.get(root); up !== undefined; up = this.#parents.get(root))
      root = up;
    return root;
  }
  areJoined(a: string, b: string): boolean {
    return this.#rootOf(a) === this.#rootOf(b);
  }
  /** Has anything in common with anybody. */
  isLinked(id: string): boolean {
    return this.#linked.has(id);
  }
  join(a: string, b: string): void {
    this.#linked.add(a).add(b);
    const [from, to] = [this.#rootOf(a), this.#rootOf(b)];
    if (from !== to) this.#parents.set(from, to);
  }
}

function leastOf<Item>(items: readonly Item[], keysOf: (item: Item) => number[]): Item | null {
  let least: { item: Item; keys: number[] } | null = null;
  for (const item of items) {
    const keys = keysOf(item);
    if (!least || isBefore(keys, least.keys)) least = { item, keys };
  }
  return least?.item ?? null;
}

function isBefore(a: readonly number[], b: readonly number[]): boolean {
  for (const [index, value] of a.entries()) {
    const other = b[index] ?? 0;
    if (value !== other) return value < other;
  }
  return false;
}

function byWeight(ids: readonly string[], weigh: (id: string) => number): string[] {
  return [...ids].sort((a, b) => weigh(a) - weigh(b) || (a < b ? -1 : 1));
}

/**
 * A whole number below 2^32 that looks random and is the same for the same words: FNV-1a over the characters, finished
 * with the mixer of MurmurHash3 so that every bit depends on all of them. Fair, and in no way secret.
 * Sources: http://www.isthe.com/chongo/tech/comp/fnv/, https://github.com/aappleby/smhasher (both public domain).
 */
function weightOf(...words: readonly string[]): number {
  let hash = 0x811c9dc5;
  for (const character of words.join("\n")) {
    hash ^= character.codePointAt(0) ?? 0;
    hash = Math.imul(hash, 0x01000193);
  }
  hash ^= hash >>> 16;
  hash = Math.imul(hash, 0x85ebca6b);
  hash ^= hash >>> 13;
  hash = Math.imul(hash, 0xc2b2ae35);
  hash ^= hash >>> 16;
  return hash >>> 0;
}
