import type { ScalePoint, Tally } from "./tally";

/** The most cycles before this one that are shown. */
export const MOST_CYCLES = 6;

/** One cycle as it ended for some people; `middles` has who was rated in it, and at which middle point. */
export type CycleRatings = {
  id: string;
  name: string;
  tally: Tally;
  middles: ReadonlyMap<string, number>;
};

export type CycleMoves = { people: number; up: number; same: number; down: number };

export type CycleShown = {
  id: string;
  name: string;
  people: number;
  tally: Tally;
  /** Managers' ratings, in this session's own cycle where the session left others. */
  before: Tally | null;
  lowest: number;
  highest: number;
  /** By the middle rating since the cycle before, of those rated in both; null where too few were. */
  moves: CycleMoves | null;
};

/** How the middle ratings of those who were rated in both cycles moved; null below `least` of them. */
export function movesBetween(
  before: ReadonlyMap<string, number>,
  after: ReadonlyMap<string, number>,
  least: number,
): CycleMoves | null {
  const moves = { people: 0, up: 0, same: 0, down: 0 };
  for (const [person, middle] of after) {
    const was = before.get(person);
    if (was === undefined) continue;
    moves.people++;
    moves[middle > was ? "up" : middle === was ? "same" : "down"]++;
  }
  return moves.people < least ? null : moves;
}

/**
 * The cycles that may be shown, oldest first, each compared with the one before it. Cycles in which fewer than `least` of
 * these people were rated are left out, and counted.
 */
export function acrossCycles(
  cycles: readonly (CycleRatings & { before?: Tally | null })[],
  least: number,
): { shown: CycleShown[]; suppressed: number } {
  const shown = cycles.flatMap((cycle, index): CycleShown[] => {
    const people = cycle.middles.size;
    if (people < least) return [];
    const previous = cycles[index - 1];
    return [
      {
        id: cycle.id,
        name: cycle.name,
        people,
        tally: cycle.tally,
        before: cycle.before ?? null,
        lowest: cycle.tally.counts[0] ?? 0,
        highest: cycle.tally.counts.at(-1) ?? 0,
        moves: previous ? movesBetween(previous.middles, cycle.middles, least) : null,
      },
    ];
  });
  return {
    shown,
    suppressed: cycles.filter(({ middles }) => middles.size > 0 && middles.size < least).length,
  };
}

export type CyclesPanel = {
  points: ScalePoint[];
  shown: CycleShown[];
  suppressed: number;
};
