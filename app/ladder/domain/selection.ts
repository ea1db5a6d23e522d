import type { RuleCriterion } from "./rule-input";
import type { Selection } from "./schema";

/**
 * What counts once in a selection: one criterion, or the criteria of one `anyOf` set, of which the
 * best stands for all.
 */
export type Slot = { criteria: [RuleCriterion, ...RuleCriterion[]]; weight: number };

/**
 * The slots a selection picks from a transition's criteria, in their order. `all`, `required`, a
 * competency or a group take an `anyOf` set as one slot; a list of ids takes each by itself.
 */
export function select(of: Selection, criteria: readonly RuleCriterion[]): Slot[] {
  if (typeof of !== "string") {
    return criteria.filter((each) => of.includes(each.id)).map((each) => slotOf([each]));
  }
  const slots: RuleCriterion[][] = [];
  const sets = new Map<string, RuleCriterion[]>();
  for (const criterion of criteria.filter((each) => isSelected(of, each))) {
    const set = typeof criterion.required === "object" ? criterion.required.anyOf : undefined;
    const existing = set === undefined ? undefined : sets.get(set);
    if (existing) {
      existing.push(criterion);
      continue;
    }
    const slot = [criterion];
    if (set !== undefined) sets.set(set, slot);
    slots.push(slot);
  }
  return slots.flatMap(([first, ...others]) => (first ? [slotOf([first, ...others])] : []));
}

function isSelected(of: string, criterion: RuleCriterion): boolean {
  switch (of) {
    case "all":
      return true;
    case "required":
      return criterion.required !== "optional";
    case "optional":
      return criterion.required === "optional";
    default:
      return criterion.competency.id === of || criterion.groups.some((group) => group.id === of);
  }
}

/** A set weighs as much as its heaviest criterion. */
function slotOf(criteria: [RuleCriterion, ...RuleCriterion[]]): Slot {
  return { criteria, weight: Math.max(...criteria.map((each) => each.weight)) };
}
