import { expect, test } from "vitest";
import { expectedPoint } from "./expected-point";
import type { Ladder, Rule } from "./schema";

/** Two required criteria and an optional one of a transition with this rule. */
function ladderWith(rule: Rule): Ladder {
  const criterion = (id: string, required: "required" | "optional") => ({
    id,
    competency: "craft",
    transition: "up",
    question: `${id}?`,
    required: required === "required" ? true : required,
    weight: 1,
  });
  return {
    tracks: [{ id: "main", title: "Main" }],
    scales: [{ id: "four", points: [], alternatives: [] }],
    groups: [],
    competencies: [{ id: "craft", title: "Craft", scale: "four" }],
    transitions: [{ id: "up", tracks: ["main"], rule }],
    criteria: [
      criterion("first", "required"),
      criterion("second", "required"),
      criterion("extra", "optional"),
    ],
  } as unknown as Ladder;
}

test("what `each` and `none` ask of a criterion is expected of it, the highest counts", () => {
  const ladder = ladderWith({
    all: [
      { each: { of: "required", atLeast: 2 } },
      { none: { of: ["second"], below: 3 } },
      { sustained: { cycles: 2, rule: { each: { of: ["first"], atLeast: 3 } } } },
    ],
  });
  expect(["first", "second", "extra"].map((id) => expectedPoint(ladder, "up", id))).toEqual([
    3,
    3,
    null,
  ]);
});

test("what looks at several criteria together asks nothing of one alone", () => {
  const ladder = ladderWith({
    any: [
      { count: { of: "all", atLeast: 4, min: 1 } },
      { mean: { of: "all", atLeast: 3, weighted: false } },
      { points: { of: "all", table: { 1: 0, 4: 2 }, atLeast: 3 } },
    ],
  });
  expect(expectedPoint(ladder, "up", "first")).toBeNull();
  expect(expectedPoint(ladder, "no-such-step", "first")).toBeNull();
});
