import type { Formula, Model } from "./gap-model";
import { addCosts, type Cost, compareCosts, free, type Option } from "./gap-options";

/** Choices made so far, newest first. */
type Trail = { option: Option; before: Trail } | null;

/** What the constraints add up to if every block still to come stays as it is. */
type State = { sums: number[]; cost: Cost; trail: Trail };

/**
 * The cheapest choice of options, at most one per block, that fulfils the formula; null where none
 * does. Exact. Allows one more changed criterion at a time, and for each allowance goes through
 * the blocks once, keeping one state per distinct set of sums: states that no remaining gains can
 * save, and states another one matches for no more cost, are dropped on the way.
 */
export function cheapestChoice(model: Model, start: number[], blocks: Option[][]): Option[] | null {
  const outlook = outlooks(model, blocks);
  let allowance = fewestChanges(model, start, outlook[0]);
  while (Number.isFinite(allowance)) {
    const { found, next } = searchWithin(allowance, model, start, blocks, outlook);
    if (found) return optionsOn(found.trail);
    allowance = next;
  }
  return null;
}

function searchWithin(
  allowance: number,
  model: Model,
  start: number[],
  blocks: Option[][],
  outlook: Outlook[],
): { found: State | null; next: number } {
  let states: State[] = [{ sums: start, cost: free, trail: null }];
  let next = Number.POSITIVE_INFINITY;
  blocks.forEach((options, index) => {
    const ahead = outlook[index + 1];
    const merged = new Map<string, State>();
    const consider = (state: State): void => {
      const least = state.cost.criteria + fewestChanges(model, state.sums, ahead);
      if (least > allowance) {
        next = Math.min(next, least);
        return;
      }
      const key = mergeKey(state.sums, model, ahead);
      const known = merged.get(key);
      if (!known || compareCosts(state.cost, known.cost) < 0) merged.set(key, state);
    };
    for (const state of states) {
      consider(state);
      for (const option of options) {
        consider({
          sums: state.sums.map((sum, at) => sum + (option.gains[at] ?? 0)),
          cost: addCosts(state.cost, option.cost),
          trail: { option, before: state.trail },
        });
      }
    }
    states = undominated([...merged.values()]);
  });
  // With no block ahead, a state survives only if it fulfils the formula.
  const found = states.reduce<State | null>(
    (best, state) => (best && compareCosts(best.cost, state.cost) <= 0 ? best : state),
    null,
  );
  return { found, next };
}

/** What the blocks from some point on can still do for each constraint. */
type Outlook = {
  /** Per constraint: the most that 0, 1, 2, … changes can gain together. */
  most: number[][];
  /** Per constraint: the most that changes made for other reasons can take away. */
  loss: number[];
};

function outlooks(model: Model, blocks: Option[][]): Outlook[] {
  return Array.from({ length: blocks.length + 1 }, (_, from) => {
    const ahead = blocks.slice(from);
    const perConstraint = model.constraints.map((_constraint, at) => {
      const best = ahead
        .map((options) => Math.max(0, ...options.map((option) => option.gains[at] ?? 0)))
        .filter((gain) => gain > 0)
        .sort((a, b) => b - a);
      const most = [0];
      for (const gain of best) most.push((most.at(-1) ?? 0) + gain);
      const loss = ahead
        .map((options) => Math.min(0, ...options.map((option) => option.gains[at] ?? 0)))
        .reduce((sum, each) => sum + each, 0);
      return { most, loss };
    });
    return {
      most: perConstraint.map((each) => each.most),
      loss: perConstraint.map((each) => each.loss),
    };
  });
}

/** A lower bound on the changes still needed: exact for one constraint, never too high for many. */
function fewestChanges(model: Model, sums: number[], outlook: Outlook | undefined): number {
  const bound = (formula: Formula): number => {
    if (formula.kind === "fixed") return formula.met ? 0 : Number.POSITIVE_INFINITY;
    if (formula.kind === "leaf") {
      const floor = model.constraints[formula.constraint]?.floor ?? 0;
      const lacking = floor - (sums[formula.constraint] ?? 0);
      const changes = outlook?.most[formula.constraint]?.findIndex((gain) => gain >= lacking);
      return changes === undefined || changes < 0 ? Number.POSITIVE_INFINITY : changes;
    }
    if (formula.count === 0) return 0;
    const bounds = formula.of.map(bound).sort((a, b) => a - b);
    return bounds[formula.count - 1] ?? Number.POSITIVE_INFINITY;
  };
  return bound(model.formula);
}

/** Sums that can no longer fall short count as equal, and so do those that can no longer reach. */
function mergeKey(sums: number[], model: Model, outlook: Outlook | undefined): string {
  return model.constraints
    .map(({ floor }, at) => {
      const sum = sums[at] ?? 0;
      if (sum + (outlook?.loss[at] ?? 0) >= floor) return "+";
      if (sum + (outlook?.most[at]?.at(-1) ?? 0) < floor) return "-";
      // Equal decimals may differ in their last binary digit.
      return Math.round(sum * 1e9);
    })
    .join(" ");
}

/** Comparing all pairs pays off only while there are few states. */
const fewStates = 2000;

function undominated(states: State[]): State[] {
  if (states.length > fewStates) return states;
  const sorted = [...states].sort((a, b) => compareCosts(a.cost, b.cost) || total(b) - total(a));
  const kept: State[] = [];
  for (const state of sorted) {
    const isDominated = kept.some((other) =>
      other.sums.every((sum, at) => sum >= (state.sums[at] ?? 0)),
    );
    if (!isDominated) kept.push(state);
  }
  return kept;
}

function total(state: State): number {
  return state.sums.reduce((sum, each) => sum + each, 0);
}

function optionsOn(trail: Trail): Option[] {
  const options: Option[] = [];
  for (let at = trail; at; at = at.before) options.push(at.option);
  return options.reverse();
}
