import { type Leaf, selectionOf, tolerance, worth } from "./leaves";
import { freshEvidence, type Rating, type RuleInput, ratingOf } from "./rule-input";
import { evaluate } from "./rules";
import type { Rule } from "./schema";
import { type Slot, select } from "./selection";

/**
 * A leaf as arithmetic: what its slots are worth adds up to at least a floor. Every leaf of the
 * rule language has this form, which is what makes the search for the smallest gap exact.
 */
export type Constraint = { floor: number; terms: Term[] };

/** One slot's part in a constraint. */
export type Term = {
  /** Ids of the slot's criteria; the one with the best score stands for all. */
  members: string[];
  /** What a rating scores; "open" satisfies nothing, "dropped" is not in the selection at all. */
  score: (criterionId: string, rating: Rating | undefined) => number | "open" | "dropped";
  /** What the slot is worth with this best score; `open` where any member is open. */
  worth: (best: number | null, open: boolean) => number;
};

/** How constraints combine: a leaf, something ratings cannot change, or so many of several. */
export type Formula =
  | { kind: "leaf"; constraint: number }
  | { kind: "fixed"; met: boolean }
  | { kind: "atLeast"; count: number; of: Formula[] };

export type Model = { constraints: Constraint[]; formula: Formula };

/**
 * A rule as constraints on ratings. Evidence, the level before and history stand as they are given
 * or, with `others: "fulfilled"`, are taken to be met.
 */
export function modelOf(rule: Rule, input: RuleInput, others: "given" | "fulfilled"): Model {
  const constraints: Constraint[] = [];
  const add = (constraint: Constraint): Formula => {
    constraints.push(constraint);
    return { kind: "leaf", constraint: constraints.length - 1 };
  };
  const formulaOf = (each: Rule): Formula => {
    if ("all" in each) {
      return { kind: "atLeast", count: each.all.length, of: each.all.map(formulaOf) };
    }
    if ("any" in each) return { kind: "atLeast", count: 1, of: each.any.map(formulaOf) };
    if ("atLeast" in each) {
      return { kind: "atLeast", count: each.atLeast.count, of: each.atLeast.of.map(formulaOf) };
    }
    if ("previous" in each || "sustained" in each) {
      return { kind: "fixed", met: others === "fulfilled" || evaluate(each, input).met };
    }
    if ("evidence" in each && others === "fulfilled") return { kind: "fixed", met: true };
    const parts = constraintsOf(each, input).map(add);
    return { kind: "atLeast", count: parts.length, of: parts };
  };
  return { formula: formulaOf(rule), constraints };
}

function constraintsOf(leaf: Leaf, input: RuleInput): Constraint[] {
  const slots = select(selectionOf(leaf), input.criteria);
  const plain = (
    floor: number,
    value: (best: number | null, open: boolean) => number,
  ): Constraint => ({
    floor: floor - tolerance,
    terms: slots.map((slot) => ({ members: membersOf(slot), score: byValue, worth: value })),
  });
  if ("each" in leaf || "none" in leaf) {
    const point = "each" in leaf ? leaf.each.atLeast : leaf.none.below;
    return [plain(0, (best, open) => -Number(best === null ? open : best < point))];
  }
  if ("count" in leaf) {
    const { atLeast, min } = leaf.count;
    return [plain(min, (best) => Number(best !== null && best >= atLeast))];
  }
  if ("points" in leaf) {
    const { table, atLeast } = leaf.points;
    const { floor, terms } = plain(atLeast, (best) => best ?? 0);
    const score: Term["score"] = (id, rating) =>
      typeof rating === "number" ? worth(table, rating) : byValue(id, rating);
    return [{ floor, terms: terms.map((term) => ({ ...term, score })) }];
  }
  if ("mean" in leaf) return meanConstraints(leaf, slots);
  const { count, withinMonths } = leaf.evidence;
  const score: Term["score"] = (id, rating) =>
    rating === "not-applicable"
      ? "dropped"
      : Number(freshEvidence(input, id, withinMonths) >= count);
  return [
    {
      floor: -tolerance,
      terms: slots.map((slot) => ({
        members: membersOf(slot),
        score,
        worth: (best) => (best === null ? 0 : best - 1),
      })),
    },
  ];
}

/** A mean above x is a sum of differences to x above 0, over at least one rating. */
function meanConstraints(leaf: Extract<Leaf, { mean: unknown }>, slots: Slot[]): Constraint[] {
  const { moreThan, atLeast, weighted } = leaf.mean;
  const threshold = moreThan ?? atLeast ?? 0;
  const counting = slots.filter((slot) => !weighted || slot.weight > 0);
  const termsOf = (value: (best: number, weight: number) => number): Term[] =>
    counting.map((slot) => ({
      members: membersOf(slot),
      score: byValue,
      worth: (best) => (best === null ? 0 : value(best, weighted ? slot.weight : 1)),
    }));
  const surplus = termsOf((best, weight) => weight * (best - threshold));
  // The least number above the tolerance, so that "more than" compares as the rule does.
  const above = tolerance * (1 + Number.EPSILON);
  return [
    { floor: moreThan === undefined ? -tolerance : above, terms: surplus },
    { floor: 1 - tolerance, terms: termsOf(() => 1) },
  ];
}

function byValue(_id: string, rating: Rating | undefined): number | "open" | "dropped" {
  if (typeof rating === "number") return rating;
  return rating === "not-applicable" ? "dropped" : "open";
}

function membersOf(slot: Slot): string[] {
  return slot.criteria.map((criterion) => criterion.id);
}

/** What a constraint's terms are worth together with the ratings as they are. */
export function sumOf(constraint: Constraint, input: RuleInput): number {
  return constraint.terms.reduce(
    (total, term) => total + termWorth(term, (id) => ratingOf(input.ratings, id)),
    0,
  );
}

/** What one term is worth with these ratings. */
function termWorth(term: Term, rating: (id: string) => Rating | undefined): number {
  const scores = term.members.map((id) => term.score(id, rating(id)));
  const numbers = scores.filter((score) => typeof score === "number");
  const best = numbers.length > 0 ? Math.max(...numbers) : null;
  return term.worth(best, scores.includes("open"));
}
