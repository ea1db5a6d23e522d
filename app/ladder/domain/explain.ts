import { type Leaf, type LeafReading, selectionOf } from "./leaves";
import {
  freshEvidence,
  type RuleCriterion,
  type RuleInput,
  ratingOf,
  ruleCriteria,
} from "./rule-input";
import type { Ladder, Rule, Selection } from "./schema";
import { select } from "./selection";
import { findTransition } from "./view";

/** A rule in words, as a tree for nested lists. */
export type RuleInWords = { text: string; children: RuleInWords[] };

/** The rule of a transition in words. Throws where the ladder has no such transition. */
export function describeTransitionRule(ladder: Ladder, transitionId: string): RuleInWords {
  const transition = findTransition(ladder, transitionId);
  if (!transition) throw new Error(`no transition "${transitionId}"`);
  return describeRule(transition.rule, ruleCriteria(ladder, transitionId));
}

/** A rule in words, for the criteria it reads. */
export function describeRule(rule: Rule, criteria: readonly RuleCriterion[]): RuleInWords {
  const children =
    "all" in rule
      ? rule.all
      : "any" in rule
        ? rule.any
        : "atLeast" in rule
          ? rule.atLeast.of
          : "sustained" in rule
            ? [rule.sustained.rule]
            : [];
  return {
    text: headline(rule, criteria),
    children: children.map((each) => describeRule(each, criteria)),
  };
}

/** What a node with children asks and whether it holds, with a detail where one helps. */
export function explainNode(
  rule: Rule,
  criteria: readonly RuleCriterion[],
  met: boolean,
  detail: string,
): string {
  const outcome = met ? "met" : "not yet";
  return `${headline(rule, criteria)}: ${outcome}${detail === "" ? "" : ` — ${detail}`}`;
}

/** What a leaf asks, whether it holds, and the ratings that decided it. */
export function explainLeaf(rule: Leaf, input: RuleInput, reading: LeafReading): string {
  const ask = headline(rule, input.criteria);
  const amount = amountInWords(rule, reading);
  const dropped = reading.notApplicable.map((id) => `“${questionOf(input, id)}” does not apply`);
  const reasons = reading.met ? [] : reading.missing.map((id) => standing(rule, input, id));
  const details = [amount, ...reasons, ...dropped].filter((each) => each !== "");
  const outcome = reading.met ? "met" : "not yet";
  return `${ask}: ${outcome}${details.length > 0 ? ` — ${details.join("; ")}` : ""}`;
}

/** A value of the scale with its label where the criteria share one, such as `Proficient (3)`. */
function pointInWords(value: number, criteria: readonly RuleCriterion[]): string {
  const labels = new Set(
    criteria.map((each) => each.points.find((point) => point.value === value)?.label),
  );
  const [label] = labels;
  return labels.size === 1 && label !== undefined ? `${label} (${value})` : String(value);
}

function headline(rule: Rule, criteria: readonly RuleCriterion[]): string {
  if ("all" in rule) return rule.all.length === 1 ? "This holds" : "All of these hold";
  if ("any" in rule) return "At least one of these holds";
  if ("atLeast" in rule) {
    return `At least ${rule.atLeast.count} of these ${rule.atLeast.of.length} hold`;
  }
  if ("previous" in rule) return "The level before is held";
  if ("sustained" in rule) {
    const { cycles } = rule.sustained;
    return cycles === 1
      ? "This held in the last released cycle"
      : `This held in each of the last ${cycles} released cycles`;
  }
  const of = selectionOf(rule);
  const selected = select(of, criteria).flatMap((slot) => slot.criteria);
  const point = (value: number) => pointInWords(value, selected);
  const many = selectionInWords(of, criteria, "many");
  const one = selectionInWords(of, criteria, "one");
  if ("each" in rule) return `Every ${one} at ${point(rule.each.atLeast)} or above`;
  if ("none" in rule) return `No ${one} below ${point(rule.none.below)}`;
  if ("count" in rule) {
    return `At least ${rule.count.min} of the ${many} at ${point(rule.count.atLeast)} or above`;
  }
  if ("mean" in rule) {
    const { moreThan, atLeast, weighted } = rule.mean;
    const bound = moreThan === undefined ? `at least ${atLeast}` : `more than ${moreThan}`;
    return `The ${weighted ? "weighted " : ""}mean of the ${many} is ${bound}`;
  }
  if ("points" in rule) return `The ${many} are worth at least ${rule.points.atLeast} points`;
  const { count, withinMonths } = rule.evidence;
  const pieces = count === 1 ? "a piece of evidence" : `${count} pieces of evidence`;
  const age = withinMonths === undefined ? "" : ` from the last ${months(withinMonths)}`;
  return `Every ${one} has ${pieces}${age}`;
}

function selectionInWords(
  of: Selection,
  criteria: readonly RuleCriterion[],
  number: "one" | "many",
): string {
  const noun = number === "one" ? "criterion" : "criteria";
  if (typeof of !== "string") {
    const questions = criteria
      .filter((each) => of.includes(each.id))
      .map((each) => `“${each.question}”`);
    return number === "one" ? `one of ${listed(questions)}` : `criteria ${listed(questions)}`;
  }
  if (of === "all") return noun;
  if (of === "required" || of === "optional") return `${of} ${noun}`;
  const competency = criteria.find((each) => each.competency.id === of)?.competency;
  const group = criteria.flatMap((each) => each.groups).find((each) => each.id === of);
  const title = competency?.title ?? group?.title ?? of;
  return `${noun} in ${title}`;
}

function amountInWords(rule: Leaf, reading: LeafReading): string {
  if ("count" in rule) return reading.met ? "" : `${reading.amount ?? 0} so far`;
  if ("points" in rule) return `${rounded(reading.amount ?? 0)} points`;
  if (!("mean" in rule)) return "";
  return reading.amount === null ? "nothing is rated" : `the mean is ${rounded(reading.amount)}`;
}

/** Where one criterion stands, as a clause. */
function standing(rule: Leaf, input: RuleInput, id: string): string {
  const question = `“${questionOf(input, id)}”`;
  if ("evidence" in rule) {
    const has = freshEvidence(input, id, rule.evidence.withinMonths);
    const fresh = rule.evidence.withinMonths === undefined ? "" : " fresh";
    const pieces =
      has === 0 ? `no${fresh} evidence` : `${has}${fresh} ${has === 1 ? "piece" : "pieces"}`;
    return `${question} has ${pieces}`;
  }
  const rating = ratingOf(input.ratings, id);
  if (rating === undefined) return `${question} is not rated`;
  if (typeof rating === "string") return `${question} could not be observed`;
  const criterion = input.criteria.find((each) => each.id === id);
  return `${question} is at ${pointInWords(rating, criterion ? [criterion] : [])}`;
}

function questionOf(input: RuleInput, id: string): string {
  return input.criteria.find((each) => each.id === id)?.question ?? id;
}

function listed(texts: string[]): string {
  const last = texts.at(-1) ?? "";
  return texts.length <= 1 ? last : `${texts.slice(0, -1).join(", ")} and ${last}`;
}

function months(count: number): string {
  return count === 1 ? "month" : `${count} months`;
}

function rounded(value: number): string {
  return String(Math.round(value * 1000) / 1000);
}
