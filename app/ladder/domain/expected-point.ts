import { ruleCriteria } from "./rule-input";
import { everyRule } from "./rule-tree";
import type { Ladder, Selection } from "./schema";
import { select } from "./selection";
import { findTransition } from "./view";

/**
 * The point that a transition's rule asks of one criterion: the highest that an `each` or `none` over it names. Parts
 * of a rule that look at several criteria together (`count`, `mean`, `points`) ask nothing of one alone.
 * @returns a value of the criterion's scale; null where the rule asks none of it
 */
export function expectedPoint(
  ladder: Ladder,
  transitionId: string,
  criterionId: string,
): number | null {
  const transition = findTransition(ladder, transitionId);
  if (!transition) return null;
  const criteria = ruleCriteria(ladder, transitionId);
  const asksIt = (of: Selection) =>
    select(of, criteria).some((slot) => slot.criteria.some(({ id }) => id === criterionId));
  const asked = everyRule(transition.rule).flatMap(({ rule }) => {
    if ("each" in rule && asksIt(rule.each.of)) return [rule.each.atLeast];
    if ("none" in rule && asksIt(rule.none.of)) return [rule.none.below];
    return [];
  });
  return asked.length > 0 ? Math.max(...asked) : null;
}
