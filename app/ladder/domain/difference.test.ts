import { describe, expect, it } from "vitest";
import { fixture } from "../../../tests/fixtures/ladders/read-fixtures";
import { diffLadders } from "./difference";
import { wordDifference } from "./difference-words";
import type { Criterion, Ladder } from "./schema";

const before = fixture("trunk-and-fork");

function withCriterion(id: string, change: Partial<Criterion>): Ladder {
  return {
    ...before,
    criteria: before.criteria.map((each) => (each.id === id ? { ...each, ...change } : each)),
  };
}

describe("diffLadders", () => {
  it("finds nothing between a ladder and itself", () => {
    expect(diffLadders(before, before)).toEqual({ added: [], removed: [], changed: [] });
  });

  it("names just the part that changed", () => {
    const after = withCriterion("gale", {
      anchors: { 1: "Goes out.", 2: "Goes out and is lit again.", 3: "Burns on." },
      required: "optional",
    });
    expect(diffLadders(before, after).changed).toEqual([
      {
        kind: "criterion",
        id: "gale",
        title: "Does it hold in a gale?",
        what: "anchors.3",
        before: "Holds.",
        after: "Burns on.",
      },
      {
        kind: "criterion",
        id: "gale",
        title: "Does it hold in a gale?",
        what: "required",
        before: "true",
        after: "optional",
      },
    ]);
  });

  it("follows replaces: the old criterion is neither removed nor the new one added", () => {
    const after = withCriterion("gale", {
      id: "storm",
      question: "Does it hold in a storm?",
      replaces: [{ id: "gale", version: "0.3.0", relation: "broader" }],
    });
    const { added, removed, changed } = diffLadders(before, after);
    expect([added, removed]).toEqual([[], []]);
    expect(changed.map(({ id, what, before, after }) => [id, what, before, after])).toEqual([
      ["storm", "id (broader)", "gale", "storm"],
      ["storm", "question", "Does it hold in a gale?", "Does it hold in a storm?"],
    ]);
  });

  it("lists what came and what went", () => {
    const after = withCriterion("gale", { id: "storm" });
    expect(diffLadders(before, after)).toMatchObject({
      added: [{ kind: "criterion", id: "storm" }],
      removed: [{ kind: "criterion", id: "gale" }],
    });
  });

  it("covers rules, levels, competencies and scales", () => {
    const after: Ladder = {
      ...before,
      levels: before.levels.map((each) => ({ ...each, payBand: "Z" })),
      competencies: before.competencies.slice(1),
      transitions: before.transitions.map((each) => ({ ...each, rule: { previous: "reached" } })),
      scales: before.scales.map((each) => ({ ...each, alternatives: [] })),
    };
    const { removed, changed } = diffLadders(before, after);
    expect(removed.map((each) => each.id)).toEqual(["lamp"]);
    expect(new Set(changed.map((each) => `${each.kind} ${each.what}`))).toEqual(
      new Set(["level payBand", "transition rule", "scale alternatives"]),
    );
  });
});

describe("anchor cases in a difference", () => {
  it("name the answer that changed, and those that came and went", () => {
    const before = fixture("anchor-cases");
    const [written] = before.anchorCases;
    if (!written) throw new Error("the fixture has an anchor case");
    const answers = written.answers.map((answer) =>
      answer.criterion === "lens" ? { ...answer, narrative: "I clean it at noon." } : answer,
    );
    const after = { ...before, anchorCases: [{ ...written, title: "A winter", answers }] };
    const changed = { kind: "anchor case", id: "winter-at-the-point", title: "A winter" };
    expect(diffLadders(before, after)).toMatchObject({
      added: [],
      removed: [],
      changed: [
        { ...changed, what: "title", before: "A winter at the point", after: "A winter" },
        { ...changed, what: "answers.lens" },
      ],
    });
    const none = { ...before, anchorCases: [] };
    expect(diffLadders(before, none).removed).toMatchObject([{ kind: "anchor case" }]);
    expect(diffLadders(none, before).added).toMatchObject([{ kind: "anchor case" }]);
  });
});

describe("wordDifference", () => {
  it("gives back both texts", () => {
    const parts = wordDifference("one two three", "one four three");
    const text = (...changes: string[]) =>
      parts
        .filter((part) => changes.includes(part.change))
        .map((part) => part.text)
        .join("");
    expect(text("same", "removed")).toBe("one two three");
    expect(text("same", "added")).toBe("one four three");
  });
});
