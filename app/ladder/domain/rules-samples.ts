import fc from "fast-check";
import type { Rating, RuleCriterion, RuleInput } from "./rule-input";
import type { Rule } from "./schema";

/** Samples shared by the tests of rules and gaps. */

export const mastery = [1, 2, 3, 4].map((value) => ({ value, label: `Point ${value}` }));

/** A criterion with nothing special about it, unless said. */
export function criterion(id: string, special: Partial<RuleCriterion> = {}): RuleCriterion {
  return {
    id,
    question: `Do they do ${id}?`,
    competency: { id: "craft", title: "Craft" },
    groups: [{ id: "practice", title: "Practice" }],
    required: true,
    weight: 1,
    points: mastery,
    ...special,
  };
}

/** An input with these ratings, and nothing else to be had. */
export function inputOf(
  ratings: Record<string, Rating>,
  criteria: readonly (string | RuleCriterion)[] = Object.keys(ratings),
): RuleInput {
  return {
    criteria: criteria.map((each) => (typeof each === "string" ? criterion(each) : each)),
    ratings,
    evidence: {},
    today: "2026-03-31",
    previousReached: true,
    history: [],
  };
}

const rating = (values: number[]): fc.Arbitrary<Rating | undefined> =>
  fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...values) },
    {
      weight: 1,
      arbitrary: fc.constantFrom<Rating | undefined>("not-applicable", "not-observable", undefined),
    },
  );

/** Rules of every kind over a few criteria, with ratings, evidence and history to match. */
export function ruleCase({
  most,
}: {
  most: number;
}): fc.Arbitrary<{ rule: Rule; input: RuleInput }> {
  return fc
    .integer({ min: 1, max: most })
    .chain((size) => fc.tuple(...Array.from({ length: size }, (_, index) => someCriterion(index))))
    .chain((criteria) =>
      fc.record({
        rule: someRule(criteria.map((each) => each.id)),
        input: someInput(criteria),
      }),
    );
}

function someCriterion(index: number): fc.Arbitrary<RuleCriterion> {
  return fc.record({
    id: fc.constant(`c${index}`),
    question: fc.constant(`Q${index}?`),
    competency: fc.constantFrom({ id: "craft", title: "Craft" }, { id: "care", title: "Care" }),
    groups: fc.constant([{ id: "practice", title: "Practice" }]),
    required: fc.constantFrom<RuleCriterion["required"]>(
      true,
      true,
      "optional",
      { anyOf: "s" },
      { anyOf: "s" },
    ),
    weight: fc.constantFrom(0, 0.5, 1, 1.3, 2),
    points: fc
      .constantFrom([0, 1, 2], [1, 2, 3])
      .map((values) => values.map((value) => ({ value, label: `P${value}` }))),
  });
}

function someInput(criteria: RuleCriterion[]): fc.Arbitrary<RuleInput> {
  const ratings = fc
    .tuple(...criteria.map((each) => rating(each.points.map((point) => point.value))))
    .map((values) => {
      const given = criteria.map((each, index) => [each.id, values[index]] as const);
      return Object.fromEntries(
        given.flatMap(([id, value]) => (value === undefined ? [] : [[id, value]])),
      );
    });
  const evidence = fc
    .tuple(...criteria.map(() => fc.integer({ min: 0, max: 2 })))
    .map((counts) =>
      Object.fromEntries(criteria.map((each, index) => [each.id, counts[index] ?? 0])),
    );
  return fc.record({
    criteria: fc.constant(criteria),
    ratings,
    evidence,
    today: fc.constant("2026-03-31"),
    previousReached: fc.boolean(),
    history: fc.array(fc.record({ ratings }), { maxLength: 2 }),
  });
}

function someRule(ids: string[]): fc.Arbitrary<Rule> {
  const of = fc.oneof(
    fc.constantFrom("all", "required", "optional", "craft", "practice"),
    fc.subarray(ids, { minLength: 1 }),
  );
  const point = fc.constantFrom(1, 2, 3);
  const bound = fc.constantFrom(0.8, 1, 1.5, 1.7, 2);
  const leaf: fc.Arbitrary<Rule> = fc.oneof(
    fc.record({ each: fc.record({ of, atLeast: point }) }),
    fc.record({ none: fc.record({ of, below: point }) }),
    fc.record({ count: fc.record({ of, atLeast: point, min: fc.integer({ min: 1, max: 3 }) }) }),
    fc.record({ mean: fc.record({ of, moreThan: bound, weighted: fc.boolean() }) }),
    fc.record({ mean: fc.record({ of, atLeast: bound, weighted: fc.boolean() }) }),
    fc.record({
      points: fc.record({
        of,
        table: fc.constantFrom<Record<string, number>>(
          { 0: 0, 1: 1, 2: 3, 3: 6 },
          { 0: 0, 1: 2, 2: 0, 3: 1 },
        ),
        atLeast: fc.integer({ min: 0, max: 10 }),
      }),
    }),
    fc.record({ evidence: fc.record({ of, count: fc.constantFrom(1, 2) }) }),
    fc.constant<Rule>({ previous: "reached" }),
  );
  return fc.letrec<{ rule: Rule }>((tie) => ({
    rule: fc.oneof(
      { depthSize: "small", withCrossShrink: true },
      leaf,
      fc.record({ all: fc.array(tie("rule"), { minLength: 1, maxLength: 3 }) }),
      fc.record({ any: fc.array(tie("rule"), { minLength: 1, maxLength: 3 }) }),
      fc.record({
        atLeast: fc.record({
          count: fc.integer({ min: 1, max: 2 }),
          of: fc.array(tie("rule"), { minLength: 2, maxLength: 3 }),
        }),
      }),
      fc.record({
        sustained: fc.record({ cycles: fc.integer({ min: 1, max: 2 }), rule: tie("rule") }),
      }),
    ),
  })).rule;
}
