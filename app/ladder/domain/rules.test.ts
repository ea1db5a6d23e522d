import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { criterion, inputOf, ruleCase } from "../../../tests/fixtures/ladders/rule-samples";
import { describeRule } from "./explain";
import { freshEvidence, monthsBefore, type RuleCriterion, type RuleInput } from "./rule-input";
import { evaluate, missingCriteria } from "./rules";
import type { Rule, Selection } from "./schema";

function met(rule: Rule, input: RuleInput): boolean {
  return evaluate(rule, input).met;
}

describe("evaluate", { timeout: 60_000 }, () => {
  const each: Rule = { each: { of: "required", atLeast: 3 } };

  it("names what decided, in words", () => {
    const points = [
      { value: 2, label: "Practising" },
      { value: 3, label: "Proficient" },
    ];
    const criteria = ["a", "b", "c", "d"].map((id) => criterion(id, { points }));
    const { explanation } = evaluate(
      each,
      inputOf({ a: 2, b: "not-observable", d: "not-applicable" }, criteria),
    );
    expect(explanation).toEqual({
      kind: "each",
      met: false,
      text: "Every required criterion at Proficient (3) or above: not yet — “Do they do a?” is at Practising (2); “Do they do b?” could not be observed; “Do they do c?” is not rated; “Do they do d?” does not apply",
      deciding: [
        { criterion: "a", value: 2 },
        { criterion: "b", value: "not-observable" },
        { criterion: "c", value: null },
      ],
      missing: ["a", "b", "c"],
      children: [],
    });
  });

  it("mirrors the rule", () => {
    const rule: Rule = { all: [each, { any: [{ previous: "reached" }, each] }] };
    const { explanation } = evaluate(rule, inputOf({ a: 2 }));
    expect(explanation.children.map((child) => [child.kind, child.met])).toEqual([
      ["each", false],
      ["any", true],
    ]);
    expect(explanation.children[1]?.children).toHaveLength(2);
    expect(explanation.missing).toEqual(["a"]);
  });

  it("lets not applicable drop out, but nothing else", () => {
    expect(met(each, inputOf({ a: 3, b: "not-applicable" }))).toBe(true);
    expect(met(each, inputOf({ a: 3, b: "not-observable" }))).toBe(false);
    expect(met(each, inputOf({ a: 3 }, ["a", "b"]))).toBe(false);
    expect(met({ none: { of: "all", below: 1 } }, inputOf({ a: 3 }, ["a", "b"]))).toBe(false);
  });

  it("takes the mean of the ratings there are, and of none has no mean", () => {
    const more: Rule = { mean: { of: "all", moreThan: 1.7, weighted: false } };
    const ten = Object.fromEntries(
      Array.from({ length: 10 }, (_, at) => [`c${at}`, at < 7 ? 2 : 1]),
    );
    expect(met(more, inputOf(ten))).toBe(false);
    expect(met({ mean: { of: "all", atLeast: 1.7, weighted: false } }, inputOf(ten))).toBe(true);
    expect(met(more, inputOf({ ...ten, c9: 2 }))).toBe(true);
    expect(met(more, inputOf({ a: 2, b: "not-observable" }, ["a", "b", "c"]))).toBe(true);
    expect(met({ mean: { of: "all", atLeast: -1, weighted: false } }, inputOf({}, ["a"]))).toBe(
      false,
    );
  });

  it("weighs by criterion where asked", () => {
    const criteria = [criterion("a", { weight: 3 }), criterion("b", { weight: 1 })];
    const rule = (weighted: boolean): Rule => ({ mean: { of: "all", atLeast: 3, weighted } });
    expect(met(rule(true), inputOf({ a: 3.5, b: 1.5 }, criteria))).toBe(true);
    expect(met(rule(false), inputOf({ a: 3.5, b: 1.5 }, criteria))).toBe(false);
  });

  it("counts evidence by age, to the day", () => {
    const evidence = {
      a: [{ date: "2025-03-30" }, { date: "2025-03-31" }, { date: "2026-01-05" }],
    };
    const input = { ...inputOf({ a: 3 }), evidence };
    expect(freshEvidence(input, "a", 12)).toBe(2);
    expect(freshEvidence(input, "a", undefined)).toBe(3);
    const rule = (count: number): Rule => ({ evidence: { of: "all", count, withinMonths: 12 } });
    expect(met(rule(2), input)).toBe(true);
    expect(met(rule(3), input)).toBe(false);
    expect(evaluate(rule(3), input).explanation.text).toContain("has 2 fresh pieces");
  });

  it.each([
    ["2026-03-31", 1, "2026-02-28"],
    ["2024-03-31", 1, "2024-02-29"],
    ["2026-01-15", 13, "2024-12-15"],
    ["2026-07-08", 12, "2025-07-08"],
  ])("goes back from %s by %i months to %s", (date, months, expected) => {
    expect(monthsBefore(date, months)).toBe(expected);
  });

  it("judges a sustained rule on released cycles alone, newest first", () => {
    const rule: Rule = { sustained: { cycles: 2, rule: { each: { of: "all", atLeast: 3 } } } };
    const cycles = (...values: number[]) => values.map((value) => ({ ratings: { a: value } }));
    const withHistory = (...values: number[]) => ({
      ...inputOf({ a: 1 }),
      history: cycles(...values),
    });
    expect(met(rule, withHistory(3, 4, 1))).toBe(true);
    expect(met(rule, withHistory(3, 2, 4))).toBe(false);
    expect(met(rule, withHistory(4))).toBe(false);
    expect(missingCriteria(rule, withHistory(3, 2))).toEqual([]);
  });

  it("does not count for a past cycle what came after it", () => {
    const rule: Rule = { sustained: { cycles: 1, rule: { evidence: { of: "all", count: 1 } } } };
    const input = (date: string): RuleInput => ({
      ...inputOf({ a: 3 }),
      evidence: { a: [{ date }] },
      history: [{ ratings: { a: 3 }, date: "2025-12-31" }],
    });
    expect(met(rule, input("2025-12-31"))).toBe(true);
    expect(met(rule, input("2026-01-01"))).toBe(false);
  });

  it("reads ids that every object already has", () => {
    expect(met({ each: { of: "all", atLeast: 1 } }, inputOf({}, ["constructor"]))).toBe(false);
  });

  it("agrees with a plain reading of the table", () => {
    fc.assert(
      fc.property(ruleCase({ most: 5 }), ({ rule, input }) => {
        expect(met(rule, input)).toBe(naive(rule, input));
      }),
      { numRuns: 1500 },
    );
  });

  it("says in words what it says in numbers", () => {
    fc.assert(
      fc.property(ruleCase({ most: 4 }), ({ rule, input }) => {
        const { explanation } = evaluate(rule, input);
        const expected = describeRule(rule, input.criteria).text;
        expect(
          explanation.text.startsWith(`${expected}: ${explanation.met ? "met" : "not yet"}`),
        ).toBe(true);
        expect(explanation.met && explanation.missing.length > 0).toBe(false);
      }),
    );
  });
});

/** The table of the specification, read as plainly as it goes. */
function naive(rule: Rule, input: RuleInput): boolean {
  if ("all" in rule) return rule.all.every((each) => naive(each, input));
  if ("any" in rule) return rule.any.some((each) => naive(each, input));
  if ("atLeast" in rule) {
    return rule.atLeast.of.filter((each) => naive(each, input)).length >= rule.atLeast.count;
  }
  if ("previous" in rule) return input.previousReached;
  if ("sustained" in rule) {
    const { cycles, rule: inner } = rule.sustained;
    if (input.history.length < cycles) return false;
    return input.history
      .slice(0, cycles)
      .every((cycle, index) =>
        naive(inner, { ...input, ratings: cycle.ratings, history: input.history.slice(index + 1) }),
      );
  }
  if ("evidence" in rule) {
    return sets(rule.evidence.of, input).every((set) =>
      set.some((each) => Number(input.evidence[each.id] ?? 0) >= rule.evidence.count),
    );
  }
  if ("points" in rule) {
    const { table } = rule.points;
    const worths = sets(rule.points.of, input).map((set) => {
      const worth = set.flatMap(({ id }) => table[String(input.ratings[id])] ?? []);
      return worth.length > 0 ? Math.max(...worth) : 0;
    });
    return worths.reduce((sum, each) => sum + each, 0) >= rule.points.atLeast;
  }
  const leaf = Object.values(rule)[0] as { of: Selection };
  const best = sets(leaf.of, input).map((set) => {
    const numbers = set.flatMap(({ id }) => {
      const rating = input.ratings[id];
      return typeof rating === "number" ? [rating] : [];
    });
    return numbers.length > 0 ? Math.max(...numbers) : null;
  });
  if ("each" in rule) return best.every((value) => value !== null && value >= rule.each.atLeast);
  if ("none" in rule) return best.every((value) => value !== null && value >= rule.none.below);
  if ("count" in rule) {
    return (
      best.filter((value) => value !== null && value >= rule.count.atLeast).length >= rule.count.min
    );
  }
  const weights = sets(leaf.of, input, "with those that drop out").map((set) =>
    rule.mean.weighted ? Math.max(...set.map((each) => each.weight)) : 1,
  );
  const applying = sets(leaf.of, input, "with those that drop out").map((set) =>
    set.filter(({ id }) => input.ratings[id] !== "not-applicable"),
  );
  let sum = 0;
  let total = 0;
  applying.forEach((set, index) => {
    const numbers = set
      .flatMap(({ id }) => Number(input.ratings[id] ?? Number.NaN))
      .filter((value) => !Number.isNaN(value));
    if (numbers.length === 0) return;
    sum += (weights[index] ?? 1) * Math.max(...numbers);
    total += weights[index] ?? 1;
  });
  if (total === 0) return false;
  // Cross-multiplied and rounded, since sums of decimals are not exact in binary.
  const difference = Math.round(
    (sum - (rule.mean.moreThan ?? rule.mean.atLeast ?? 0) * total) * 1e6,
  );
  return rule.mean.moreThan === undefined ? difference >= 0 : difference > 0;
}

function sets(
  of: Selection,
  input: RuleInput,
  which?: "with those that drop out",
): RuleCriterion[][] {
  const selected = input.criteria.filter((each) =>
    typeof of !== "string"
      ? of.includes(each.id)
      : of === "all" ||
        (of === "required" && each.required !== "optional") ||
        (of === "optional" && each.required === "optional") ||
        each.competency.id === of ||
        each.groups.some((group) => group.id === of),
  );
  const isOfSet = (each: RuleCriterion) =>
    typeof of === "string" && typeof each.required === "object";
  const grouped = [
    selected.filter(isOfSet),
    ...selected.filter((each) => !isOfSet(each)).map((each) => [each]),
  ];
  return grouped
    .map((set) => (which ? set : set.filter(({ id }) => input.ratings[id] !== "not-applicable")))
    .filter((set) => set.length > 0);
}
