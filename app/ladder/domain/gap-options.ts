import type { Model, Term } from "./gap-model";
import { type RuleCriterion, type RuleInput, ratingOf } from "./rule-input";

export type RatingChange = { criterion: string; from: number | null; to: number };

/** What a set of changes costs, compared from left to right. */
export type Cost = {
  criteria: number;
  /** Steps along the scales; an unrated criterion stands one step below the lowest point. */
  points: number;
  /** Answers of "not applicable" that would be taken back: the last resort among equals. */
  takenBack: number;
};

/** One way to change the criteria of a block, with what it adds to each constraint. */
export type Option = { changes: RatingChange[]; cost: Cost; gains: number[] };

export const free: Cost = { criteria: 0, points: 0, takenBack: 0 };

export function addCosts(a: Cost, b: Cost): Cost {
  return {
    criteria: a.criteria + b.criteria,
    points: a.points + b.points,
    takenBack: a.takenBack + b.takenBack,
  };
}

export function compareCosts(a: Cost, b: Cost): number {
  return a.criteria - b.criteria || a.points - b.points || a.takenBack - b.takenBack;
}

/**
 * The ways worth considering to change each block of criteria; leaving a block as it is comes free
 * and is not listed. A block is one criterion, or the criteria of an `anyOf` set, whose worth
 * cannot be told one by one.
 */
export function blockOptions(model: Model, input: RuleInput): Option[][] {
  return blocksOf(model, input.criteria).map((block) =>
    undominated(optionsOf(block, model, input)),
  );
}

function blocksOf(model: Model, criteria: readonly RuleCriterion[]): RuleCriterion[][] {
  const sets = model.constraints.flatMap(({ terms }) => terms.map((term) => term.members));
  const linked = new Map<string, Set<string>>(
    criteria.map((each) => [each.id, new Set([each.id])]),
  );
  for (const members of sets.filter((set) => set.length > 1)) {
    const union = new Set(members.flatMap((id) => [...(linked.get(id) ?? [])]));
    for (const id of union) linked.set(id, union);
  }
  const blocks = [...new Set(linked.values())];
  return blocks.map((block) => criteria.filter((each) => block.has(each.id)));
}

type Partial = {
  changes: RatingChange[];
  cost: Cost;
  /** Per term that reads the block: the best score so far, and whether any member is open. */
  best: (number | null)[];
  open: boolean[];
};

/** Member by member; ways that leave every term alike are merged, the cheapest staying. */
function optionsOf(block: RuleCriterion[], model: Model, input: RuleInput): Option[] {
  const ids = new Set(block.map((each) => each.id));
  const touching = model.constraints.flatMap(({ terms }, constraint) =>
    terms
      .filter((term) => term.members.some((id) => ids.has(id)))
      .map((term) => ({ term, constraint })),
  );
  let partials: Partial[] = [
    {
      changes: [],
      cost: free,
      best: touching.map(() => null),
      open: touching.map(() => false),
    },
  ];
  for (const criterion of block) {
    const merged = new Map<string, Partial>();
    for (const partial of partials) {
      for (const next of extensions(
        partial,
        criterion,
        touching.map(({ term }) => term),
        input,
      )) {
        const key = JSON.stringify([next.best, next.open]);
        const known = merged.get(key);
        if (!known || compareCosts(next.cost, known.cost) < 0) merged.set(key, next);
      }
    }
    partials = [...merged.values()];
  }
  const worthOf = (partial: Partial): number[] => {
    const worths = model.constraints.map(() => 0);
    touching.forEach(({ term, constraint }, index) => {
      const worth = term.worth(partial.best[index] ?? null, partial.open[index] ?? false);
      worths[constraint] = (worths[constraint] ?? 0) + worth;
    });
    return worths;
  };
  // The way without a change is always among the partials: it is free, so nothing displaced it.
  const asIs = partials.find((partial) => partial.changes.length === 0);
  const current = asIs ? worthOf(asIs) : [];
  return partials
    .filter((partial) => partial.changes.length > 0)
    .map((partial) => ({
      changes: partial.changes,
      cost: partial.cost,
      gains: worthOf(partial).map((worth, index) => worth - (current[index] ?? 0)),
    }));
}

function extensions(
  partial: Partial,
  criterion: RuleCriterion,
  terms: Term[],
  input: RuleInput,
): Partial[] {
  const rating = ratingOf(input.ratings, criterion.id);
  const from = typeof rating === "number" ? rating : null;
  const targets = criterion.points.map((point) => point.value).filter((value) => value !== from);
  return [rating, ...targets].map((to, index) => {
    const isChange = index > 0 && typeof to === "number";
    const next: Partial = {
      changes: isChange
        ? [...partial.changes, { criterion: criterion.id, from, to }]
        : partial.changes,
      cost: isChange
        ? addCosts(partial.cost, {
            criteria: 1,
            points: steps(criterion, from, to),
            takenBack: Number(rating === "not-applicable"),
          })
        : partial.cost,
      best: [...partial.best],
      open: [...partial.open],
    };
    terms.forEach((term, at) => {
      if (!term.members.includes(criterion.id)) return;
      const score = term.score(criterion.id, to);
      if (score === "open") next.open[at] = true;
      const known = next.best[at] ?? null;
      if (typeof score === "number")
        next.best[at] = known === null ? score : Math.max(known, score);
    });
    return next;
  });
}

/** Points of the scale passed on the way, the one arrived at included. */
function steps(criterion: RuleCriterion, from: number | null, to: number): number {
  const [low, high] = from === null ? [null, to] : [Math.min(from, to), Math.max(from, to)];
  return criterion.points.filter(({ value }) => value <= high && (low === null || value > low))
    .length;
}

/** Leaves out ways that gain nothing or no more than a way that costs no more. */
function undominated(options: Option[]): Option[] {
  const useful = options
    .filter((option) => option.gains.some((gain) => gain > 0))
    .sort((a, b) => compareCosts(a.cost, b.cost) || total(b) - total(a));
  const kept: Option[] = [];
  for (const option of useful) {
    const isDominated = kept.some((other) =>
      other.gains.every((gain, index) => gain >= (option.gains[index] ?? 0)),
    );
    if (!isDominated) kept.push(option);
  }
  return kept;
}

function total(option: Option): number {
  return option.gains.reduce((sum, gain) => sum + gain, 0);
}
