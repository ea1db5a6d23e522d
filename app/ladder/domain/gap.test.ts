import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  criterion,
  inputOf,
  mastery,
  ruleCase,
} from "../../../tests/fixtures/ladders/rule-samples";
import { applyChanges, canBeMet, type Gap, type RatingChange, smallestGap } from "./gap";
import type { Rating, RuleCriterion, RuleInput } from "./rule-input";
import { evaluate } from "./rules";
import type { Rule } from "./schema";

const each3: Rule = { each: { of: "all", atLeast: 3 } };

// Properties search by brute force, and the machine may be busy.
describe("smallestGap", { timeout: 60_000 }, () => {
  it("is empty where the rule is met", () => {
    expect(smallestGap(each3, inputOf({ a: 3, b: 4 }))).toEqual({ changes: [], otherwise: [] });
  });

  it("raises just what has to be raised, from nothing where nothing was rated", () => {
    const input = inputOf({ a: 2, b: "not-observable", c: 4 }, ["a", "b", "c", "d"]);
    expect(changes(smallestGap(each3, input))).toEqual([
      { criterion: "a", from: 2, to: 3 },
      { criterion: "b", from: null, to: 3 },
      { criterion: "d", from: null, to: 3 },
    ]);
  });

  it("prefers fewer criteria to fewer points", () => {
    const rule: Rule = { mean: { of: "all", atLeast: 2, weighted: false } };
    const input = inputOf({ a: 1, b: 1, c: 1, d: 2, e: 2, f: 2 });
    expect(changes(smallestGap(rule, input))).toEqual([{ criterion: "a", from: 1, to: 4 }]);
  });

  it("leaves not applicable alone where another change is as small", () => {
    const rule: Rule = { count: { of: "all", atLeast: 3, min: 2 } };
    const input = inputOf({ a: "not-applicable", b: 3 }, ["a", "b", "c"]);
    expect(changes(smallestGap(rule, input))).toEqual([{ criterion: "c", from: null, to: 3 }]);
  });

  it("satisfies one criterion of an anyOf set, the nearest", () => {
    const criteria = [
      criterion("a", { required: { anyOf: "either" } }),
      criterion("b", { required: { anyOf: "either" } }),
      criterion("c"),
    ];
    const input = inputOf({ a: 1, b: 2, c: 3 }, criteria);
    expect(changes(smallestGap({ each: { of: "required", atLeast: 3 } }, input))).toEqual([
      { criterion: "b", from: 2, to: 3 },
    ]);
  });

  it("lowers a rating only where a points table makes less worth more", () => {
    const rule: Rule = { points: { of: "all", table: { 1: 0, 2: 1, 3: 0 }, atLeast: 2 } };
    const balanced = [1, 2, 3].map((value) => ({ value, label: `P${value}` }));
    const criteria = ["a", "b"].map((id) => criterion(id, { points: balanced }));
    expect(changes(smallestGap(rule, inputOf({ a: 3, b: 1 }, criteria)))).toEqual([
      { criterion: "a", from: 3, to: 2 },
      { criterion: "b", from: 1, to: 2 },
    ]);
  });

  it("says what else is needed where ratings alone are not enough", () => {
    const rule: Rule = {
      all: [
        each3,
        { previous: "reached" },
        { any: [{ evidence: { of: "all", count: 2 } }, { sustained: { cycles: 3, rule: each3 } }] },
      ],
    };
    const input = { ...inputOf({ a: 2 }), previousReached: false, evidence: { a: 1 } };
    const gap = smallestGap(rule, input);
    expect(gap).toMatchObject({
      changes: [{ criterion: "a", from: 2, to: 3 }],
      otherwise: [{ kind: "previous" }, { kind: "evidence", criteria: ["a"] }],
    });
  });

  it("says so where no ratings would do", () => {
    expect(smallestGap({ each: { of: "all", atLeast: 5 } }, inputOf({ a: 1 }))).toHaveProperty(
      "impossible",
    );
    expect(
      canBeMet({ count: { of: "all", atLeast: 1, min: 3 } }, inputOf({ a: 1, b: 1 }).criteria),
    ).toBe(false);
  });

  it("counts the evidence a criterion needs once it applies again", () => {
    const rule: Rule = {
      all: [{ count: { of: "all", atLeast: 3, min: 1 } }, { evidence: { of: "all", count: 1 } }],
    };
    const input = { ...inputOf({ a: "not-applicable", b: 1 }), evidence: { b: 1 } };
    expect(changes(smallestGap(rule, input))).toEqual([{ criterion: "b", from: 1, to: 3 }]);
  });

  it("makes the rule true, and no smaller set of changes does", () => {
    fc.assert(
      fc.property(ruleCase({ most: 4 }), ({ rule, input }) => {
        const gap = smallestGap(rule, input);
        const brute = bruteForce(rule, input);
        if ("impossible" in gap || gap.otherwise.length > 0) {
          expect(brute).toBeNull();
          return;
        }
        const applied = { ...input, ratings: applyChanges(input.ratings, gap.changes) };
        expect(evaluate(rule, applied).met).toBe(true);
        expect(costOf(gap.changes, input)).toEqual(brute);
      }),
      { numRuns: 600 },
    );
  });

  it("is right about what would be left once the rest is there", () => {
    fc.assert(
      fc.property(ruleCase({ most: 4 }), ({ rule, input }) => {
        const gap = smallestGap(rule, input);
        // What a past cycle has to look like is not for this property to invent.
        if (
          "impossible" in gap ||
          gap.otherwise.length === 0 ||
          JSON.stringify(rule).includes("sustained")
        )
          return;
        expect(gap.otherwise).not.toEqual([]);
        const rest: RuleInput = {
          ...input,
          ratings: applyChanges(input.ratings, gap.changes),
          evidence: Object.fromEntries(input.criteria.map(({ id }) => [id, 99])),
          previousReached: true,
        };
        expect(evaluate(rule, rest).met).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it("stays quick for thirty criteria", () => {
    const rule: Rule = {
      all: [
        { each: { of: "required", atLeast: 2 } },
        { count: { of: "all", atLeast: 4, min: 12 } },
        { mean: { of: "all", moreThan: 2.9, weighted: true } },
        { points: { of: "all", table: { 1: 0, 2: 1, 3: 3, 4: 6 }, atLeast: 110 } },
      ],
    };
    const criteria = Array.from({ length: 30 }, (_, index) =>
      criterion(`c${index}`, {
        weight: 1 + (index % 3) / 2,
        required: index % 4 === 0 ? "optional" : true,
      }),
    );
    const answers: (Rating | undefined)[] = [1, 2, "not-observable", 3, undefined, 1, 2];
    const ratings = Object.fromEntries(
      criteria.flatMap(({ id }, index) => {
        const answer = answers[index % answers.length];
        return answer === undefined ? [] : [[id, answer]];
      }),
    );
    const started = performance.now();
    const input = inputOf(ratings, criteria);
    const gap = smallestGap(rule, input);
    expect(performance.now() - started).toBeLessThan(4000);
    expect(evaluate(rule, { ...input, ratings: applyChanges(ratings, changes(gap)) }).met).toBe(
      true,
    );
  });
});

function changes(gap: Gap): RatingChange[] {
  if ("impossible" in gap) throw new Error(gap.impossible);
  expect(gap.otherwise).toEqual([]);
  return gap.changes;
}

type Measure = { criteria: number; points: number };

/** Tries every assignment of points to criteria; the measure of the smallest that does, or null. */
function bruteForce(rule: Rule, input: RuleInput): Measure | null {
  let smallest: Measure | null = null;
  const attempt = (index: number, made: RatingChange[]): void => {
    const next = input.criteria[index];
    if (!next) {
      const measure = costOf(made, input);
      const isSmaller =
        smallest === null ||
        measure.criteria < smallest.criteria ||
        (measure.criteria === smallest.criteria && measure.points < smallest.points);
      if (
        isSmaller &&
        evaluate(rule, { ...input, ratings: applyChanges(input.ratings, made) }).met
      ) {
        smallest = measure;
      }
      return;
    }
    attempt(index + 1, made);
    const rating = input.ratings[next.id];
    const from = typeof rating === "number" ? rating : null;
    for (const { value: to } of next.points) {
      if (to !== from) attempt(index + 1, [...made, { criterion: next.id, from, to }]);
    }
  };
  attempt(0, []);
  return smallest;
}

function costOf(made: RatingChange[], input: RuleInput): Measure {
  const stepOf = (id: string, value: number | null): number =>
    value === null ? 0 : 1 + pointsOf(id, input).indexOf(value);
  const points = made.map(({ criterion: id, from, to }) =>
    Math.abs(stepOf(id, to) - stepOf(id, from)),
  );
  return { criteria: made.length, points: points.reduce((sum, each) => sum + each, 0) };
}

function pointsOf(id: string, input: RuleInput): number[] {
  const found: RuleCriterion | undefined = input.criteria.find((each) => each.id === id);
  return (found?.points ?? mastery).map((point) => point.value);
}
