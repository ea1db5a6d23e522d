import { explainLeaf, explainNode } from "./explain";
import { type Leaf, readLeaf } from "./leaves";
import type { Rating, RuleInput } from "./rule-input";
import type { Rule } from "./schema";

/** Why a rule is met or not: a tree of the rule's own shape. */
export type Explanation = {
  /** The rule's kind: all, any, atLeast, each, count, none, mean, points, evidence, … */
  kind: string;
  met: boolean;
  /** One sentence fit to show to the engineer it is about. */
  text: string;
  /** The ratings that decided it; null where a criterion is not rated. */
  deciding: { criterion: string; value: Rating | null }[];
  /** Criteria whose rating or evidence keeps it from being met; empty where it is met. */
  missing: string[];
  children: Explanation[];
};

/**
 * Whether a rule is met and why. Not-applicable drops out of a selection; not-observable and
 * missing ratings satisfy nothing. Says nothing about what should happen: people decide.
 */
export function evaluate(rule: Rule, input: RuleInput): { met: boolean; explanation: Explanation } {
  const explanation = explain(rule, input);
  return { met: explanation.met, explanation };
}

/** The criteria whose rating or evidence keeps a rule from being met, in the ladder's order. */
export function missingCriteria(rule: Rule, input: RuleInput): string[] {
  return evaluate(rule, input).explanation.missing;
}

function explain(rule: Rule, input: RuleInput): Explanation {
  if ("all" in rule) return explainMany("all", rule.all, rule.all.length, rule, input);
  if ("any" in rule) return explainMany("any", rule.any, 1, rule, input);
  if ("atLeast" in rule) {
    const { count, of } = rule.atLeast;
    return explainMany("atLeast", of, count, rule, input);
  }
  if ("sustained" in rule) return explainSustained(rule, input);
  if ("previous" in rule) return explainPrevious(rule, input);
  return explainRatings(rule, input);
}

function explainMany(
  kind: string,
  rules: readonly Rule[],
  needed: number,
  rule: Rule,
  input: RuleInput,
): Explanation {
  const children = rules.map((each) => explain(each, input));
  const held = children.filter((child) => child.met).length;
  const met = held >= needed;
  return {
    kind,
    met,
    text: explainNode(rule, input.criteria, met, `${held} of ${children.length} met`),
    deciding: [],
    missing: met
      ? []
      : inOrder(
          input,
          children.flatMap((child) => child.missing),
        ),
    children,
  };
}

function explainPrevious(rule: Rule, input: RuleInput): Explanation {
  const met = input.previousReached;
  const text = explainNode(
    rule,
    input.criteria,
    met,
    met ? "" : "the level before is not held yet",
  );
  return { kind: "previous", met, text, deciding: [], missing: [], children: [] };
}

/** Judged on released cycles only: what is rated now counts once its own cycle is released. */
function explainSustained(
  rule: Extract<Rule, { sustained: unknown }>,
  input: RuleInput,
): Explanation {
  const { cycles, rule: inner } = rule.sustained;
  const considered = input.history.slice(0, cycles);
  const children = considered.map((cycle, index) => {
    const date = cycle.date ?? input.today;
    return explain(inner, {
      criteria: input.criteria,
      ratings: cycle.ratings,
      evidence: cycle.evidence ?? noNewerThan(date, input.evidence),
      today: date,
      previousReached: cycle.previousReached ?? input.previousReached,
      history: input.history.slice(index + 1),
    });
  });
  const held = children.filter((child) => child.met).length;
  const met = held === cycles;
  const detail =
    considered.length < cycles
      ? `met in ${held} of the ${considered.length} released so far`
      : `met in ${held} of the last ${cycles}`;
  const text = explainNode(rule, input.criteria, met, detail);
  return { kind: "sustained", met, text, deciding: [], missing: [], children };
}

function explainRatings(rule: Leaf, input: RuleInput): Explanation {
  const reading = readLeaf(rule, input);
  const value = (criterion: string): Rating | null =>
    Object.hasOwn(input.ratings, criterion) ? (input.ratings[criterion] ?? null) : null;
  return {
    kind: Object.keys(rule)[0] ?? "",
    met: reading.met,
    text: explainLeaf(rule, input, reading),
    deciding: reading.deciding.map((criterion) => ({ criterion, value: value(criterion) })),
    missing: reading.met ? [] : inOrder(input, reading.missing),
    children: [],
  };
}

function inOrder(input: RuleInput, ids: string[]): string[] {
  return input.criteria.map((each) => each.id).filter((id) => ids.includes(id));
}

function noNewerThan(date: string, evidence: RuleInput["evidence"]): RuleInput["evidence"] {
  return Object.fromEntries(
    Object.entries(evidence).map(([id, pieces]) => [
      id,
      typeof pieces === "number"
        ? pieces
        : pieces.filter((piece) => piece.date.slice(0, 10) <= date),
    ]),
  );
}
