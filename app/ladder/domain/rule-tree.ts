import type { Leaf } from "./leaves";
import type { Rule } from "./schema";

/** A rule directly inside another, with the keys that lead to it. */
export type InnerRule = { rule: Rule; steps: (string | number)[] };

/** The rules directly inside a rule, in order. */
export function innerRules(rule: Rule): InnerRule[] {
  if ("all" in rule) return rule.all.map((each, index) => ({ rule: each, steps: ["all", index] }));
  if ("any" in rule) return rule.any.map((each, index) => ({ rule: each, steps: ["any", index] }));
  if ("atLeast" in rule) {
    return rule.atLeast.of.map((each, index) => ({ rule: each, steps: ["atLeast", "of", index] }));
  }
  if ("sustained" in rule) return [{ rule: rule.sustained.rule, steps: ["sustained", "rule"] }];
  return [];
}

/** A rule and every rule inside it, outermost first. */
export function everyRule(rule: Rule): InnerRule[] {
  const inside = innerRules(rule).flatMap(({ rule: inner, steps }) =>
    everyRule(inner).map((each) => ({ rule: each.rule, steps: [...steps, ...each.steps] })),
  );
  return [{ rule, steps: [] }, ...inside];
}

/** Whether a rule reads ratings or evidence itself. */
export function isLeaf(rule: Rule): rule is Leaf {
  return !("previous" in rule) && innerRules(rule).length === 0;
}
