import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { wordDifference } from "../domain/difference-words";
import { type Stretch, sidesOf } from "./sides";

const shown = (stretches: Stretch[]) =>
  stretches.map(({ text, isOwn }) => (isOwn ? `[${text}]` : text)).join("");

const compared = (before: string, after: string, isExact = false) => {
  const sides = sidesOf(wordDifference(before, after), isExact);
  return { ...sides, before: shown(sides.before), after: shown(sides.after) };
};

describe("two texts side by side", () => {
  test("marks on either side what the other lacks", () => {
    const sides = compared(
      "You direct the work of your own team with care.",
      "You direct the work of several teams with care.",
    );
    expect(sides.before).toBe("You direct the work of [your own team with care.]");
    expect(sides.after).toBe("You direct the work of [several teams with care.]");
    expect(sides.isRewritten).toBe(false);
  });

  test("to the word where that is asked for", () => {
    const sides = compared("of your own team with care.", "of several teams with care.", true);
    expect(sides.before).toBe("of [your own team ]with care.");
    expect(sides.after).toBe("of [several teams ]with care.");
  });

  test("says when a text was written anew", () => {
    expect(compared("A task, described by somebody else.", "Several teams.").isRewritten).toBe(
      true,
    );
    expect(compared("A task.", "Several teams.", true).isRewritten).toBe(false);
  });

  test("marks nothing in equal texts, and everything where one is missing", () => {
    expect(compared("The same.", "The same.")).toMatchObject({
      before: "The same.",
      isRewritten: false,
    });
    expect(compared("", "New here.")).toMatchObject({ before: "", after: "[New here.]" });
  });

  test("loses no letter of either text", () => {
    const text = fc.array(fc.constantFrom("a", "bb", "c.", "d,", "\n"), { maxLength: 20 });
    fc.assert(
      fc.property(text, text, fc.boolean(), (before, after, isExact) => {
        const parts = wordDifference(before.join(" "), after.join(" "));
        const sides = sidesOf(parts, isExact);
        expect(sides.before.map((each) => each.text).join("")).toBe(before.join(" "));
        expect(sides.after.map((each) => each.text).join("")).toBe(after.join(" "));
      }),
    );
  });
});
