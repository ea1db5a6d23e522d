import type { RuleInput } from "~/ladder/domain/rule-input";
import { evaluate } from "~/ladder/domain/rules";
import type { Rule } from "~/ladder/domain/schema";

/**
 * Whether one point up or down on one single criterion would turn what the rule says: the ratings that most need to be
 * right. Alternatives and what is not rated are left as they are.
 */
export function isOnBoundary(rule: Rule, input: RuleInput): boolean {
  const { met } = evaluate(rule, input);
  return input.criteria.some(({ id, points }) => {
    const rating = input.ratings[id];
    if (typeof rating !== "number") return false;
    const index = points.findIndex(({ value }) => value === rating);
    return [points[index - 1], points[index + 1]].some(
      (neighbour) =>
        index >= 0 &&
        neighbour !== undefined &&
        evaluate(rule, { ...input, ratings: { ...input.ratings, [id]: neighbour.value } }).met !==
          met,
    );
  });
}
