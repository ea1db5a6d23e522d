import { modelOf, sumOf } from "./gap-model";
import { blockOptions, type RatingChange } from "./gap-options";
import { cheapestChoice } from "./gap-search";
import type { RuleInput } from "./rule-input";
import { type Explanation, evaluate } from "./rules";
import type { Rule } from "./schema";

export type { RatingChange } from "./gap-options";

/** Something besides ratings that a rule still waits for, in words and with the criteria meant. */
export type Outstanding = {
  kind: "evidence" | "previous" | "sustained";
  text: string;
  criteria: string[];
};

/**
 * What separates ratings from a rule. Where `otherwise` is empty, making the changes makes the rule
 * true. Where it is not, no ratings alone can; then `changes` are what would be left to rate
 * differently once the rest is there. `impossible` where no ratings would do even then.
 */
export type Gap = { changes: RatingChange[]; otherwise: Outstanding[] } | { impossible: string };

/**
 * A smallest set of rating changes that makes a rule true: fewest criteria, then fewest steps along
 * their scales, an unrated criterion standing one step below the lowest point. Exact. Any answer
 * may change to a point of its scale, "not applicable" only where nothing else is as small; no
 * rating is lowered unless a points table makes a lower one worth more.
 */
export function smallestGap(rule: Rule, input: RuleInput): Gap {
  const asGiven = changesFor(rule, input, "given");
  if (asGiven) return { changes: asGiven, otherwise: [] };
  const changes = changesFor(rule, input, "fulfilled");
  if (!changes) {
    return { impossible: "No ratings on these scales can meet this rule." };
  }
  const { explanation } = evaluate(rule, {
    ...input,
    ratings: applyChanges(input.ratings, changes),
  });
  return { changes, otherwise: outstanding(rule, explanation) };
}

/** The ratings with changes made. */
export function applyChanges(
  ratings: RuleInput["ratings"],
  changes: readonly RatingChange[],
): RuleInput["ratings"] {
  return Object.fromEntries([
    ...Object.entries(ratings),
    ...changes.map((change) => [change.criterion, change.to] as const),
  ]);
}

/** Whether any person at all could meet a rule: rated freely, with everything else in place. */
export function canBeMet(rule: Rule, criteria: RuleInput["criteria"]): boolean {
  const nobody: RuleInput = {
    criteria,
    ratings: {},
    evidence: {},
    today: "2000-01-01",
    previousReached: true,
    history: [],
  };
  return changesFor(rule, nobody, "fulfilled") !== null;
}

function changesFor(
  rule: Rule,
  input: RuleInput,
  others: "given" | "fulfilled",
): RatingChange[] | null {
  const model = modelOf(rule, input, others);
  const sums = model.constraints.map((constraint) => sumOf(constraint, input));
  // Of equally small sets the search keeps the one that changes what it sees last: the first.
  const chosen = cheapestChoice(model, sums, blockOptions(model, input).reverse());
  if (!chosen) return null;
  const changes = chosen.flatMap((option) => option.changes);
  const order = input.criteria.map((criterion) => criterion.id);
  return changes.sort((a, b) => order.indexOf(a.criterion) - order.indexOf(b.criterion));
}

/** The fewest other things that would make a rule true whose ratings already suffice. */
function outstanding(rule: Rule, explanation: Explanation): Outstanding[] {
  if (explanation.met) return [];
  if ("evidence" in rule || "previous" in rule || "sustained" in rule) {
    const kind = "evidence" in rule ? "evidence" : "previous" in rule ? "previous" : "sustained";
    return [{ kind, text: explanation.text, criteria: explanation.missing }];
  }
  const [children, needed] = branches(rule);
  const perChild = children.flatMap((child, index) => {
    const explained = explanation.children[index];
    return explained ? [{ met: explained.met, rest: outstanding(child, explained) }] : [];
  });
  const open = perChild.filter((child) => !child.met && child.rest.length > 0);
  const stillNeeded = needed - perChild.filter((child) => child.met).length;
  return open
    .sort((a, b) => a.rest.length - b.rest.length)
    .slice(0, Math.max(0, stillNeeded))
    .flatMap((child) => child.rest);
}

function branches(rule: Rule): [readonly Rule[], number] {
  if ("all" in rule) return [rule.all, rule.all.length];
  if ("any" in rule) return [rule.any, 1];
  if ("atLeast" in rule) return [rule.atLeast.of, rule.atLeast.count];
  return [[], 0];
}
