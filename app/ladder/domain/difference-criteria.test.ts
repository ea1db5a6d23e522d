import { describe, expect, it } from "vitest";
import { fixture } from "../../../tests/fixtures/ladders/read-fixtures";
import { ladderChanges } from "./difference-criteria";
import { inlineDifference } from "./difference-words";
import type { Criterion, Ladder } from "./schema";

const before = fixture("trunk-and-fork");

function next(changes: Record<string, Partial<Criterion>[]>): Ladder {
  const criteria = before.criteria.flatMap((each) =>
    (changes[each.id] ?? [{}]).map((change) => ({ ...each, ...change })),
  );
  return { ...before, version: "0.4.0", criteria };
}

const as = (id: string, relation: Criterion["replaces"][number]["relation"], of: string[]) => ({
  id,
  replaces: of.map((each) => ({ id: each, version: "0.3.0", relation })),
});

function kinds(to: Ladder) {
  return ladderChanges(before, to).criteria.map(({ kind, before: was, after }) => [
    kind,
    was.map(({ id }) => id).join(),
    after.map(({ id }) => id).join(),
  ]);
}

describe("ladderChanges", () => {
  it("says what became of each criterion", () => {
    expect(kinds(next({ gale: [{ question: "Does it hold?" }] }))).toEqual([
      ["reworded", "gale", "gale"],
    ]);
    expect(kinds(next({ gale: [{ weight: 2 }] }))).toEqual([["detail", "gale", "gale"]]);
    expect(kinds(next({ gale: [as("storm", "same", ["gale"])] }))).toEqual([
      ["renamed", "gale", "storm"],
    ]);
    expect(kinds(next({ gale: [as("storm", "broader", ["gale"])] }))).toEqual([
      ["broader", "gale", "storm"],
    ]);
  });

  it("keeps the parts of a split and of a merger together, with nothing added or removed", () => {
    const split = next({ gale: [as("wind", "split", ["gale"]), as("rain", "split", ["gale"])] });
    const merged = next({ gale: [], drill: [as("both", "merged", ["gale", "drill"])] });
    const joined = next({ gale: [], drill: [as("drill", "merged", ["gale"])] });
    expect(kinds(split)).toEqual([["split", "gale", "wind,rain"]]);
    expect(kinds(merged)).toEqual([["merged", "gale,drill", "both"]]);
    expect(kinds(joined)).toEqual([["merged", "gale,drill", "drill"]]);
    for (const to of [split, merged, joined])
      expect(ladderChanges(before, to)).toMatchObject({ added: [], removed: [] });
  });

  it("names what becomes of answers", () => {
    const { removed, added } = ladderChanges(before, next({ gale: [{ id: "storm" }] }));
    expect(removed).toMatchObject([{ id: "gale", carries: ["closed"] }]);
    expect(added).toMatchObject([{ id: "storm" }]);
  });
});

describe("inlineDifference", () => {
  const text = (parts: ReturnType<typeof inlineDifference>) =>
    parts
      .map(
        ({ text: each, change }) =>
          ({ same: each, added: `+${each}+`, removed: `-${each}-` })[change],
      )
      .join("");

  it("puts what is gone before what came, and does not flicker", () => {
    expect(
      text(
        inlineDifference(
          "They divide work before they prompt an assistant",
          "They divide work while a colleague prompts an assistant",
        ),
      ),
    ).toBe("They divide work -before they prompt-+while a colleague prompts+ an assistant");
  });

  it("reads as two texts where hardly a word is shared", () => {
    expect(text(inlineDifference("One thing is said here", "Quite another matter stands"))).toBe(
      "-One thing is said here-+Quite another matter stands+",
    );
    expect(text(inlineDifference("", "New"))).toBe("+New+");
  });
});
