import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { redactor } from "./redact";

const about = {
  names: [
    "Tom Jones",
    "Anne-Marie O’Neill",
    "Νίκος Παπαδόπουλος",
    "王小明",
    "Иван Петров",
    "김민수",
  ],
  close: ["Bea Marsh", "Will Day"],
  addresses: ["bea@example.org", "tom.jones@example.org"],
  keep: ["Ada Jones", "ada@example.net"],
};
const redact = redactor(about);

describe("names in what was written", () => {
  it.each([
    ["Bea asked, and bea marsh wrote it down.", "[name] asked, and [name] wrote it down."],
    ["Tom  Jones’s question; TOM JONES again.", "[name]’s question; [name] again."],
    ["Anne-Marie O’Neill said so to Иван Петров.", "[name] said so to [name]."],
    ["Anne-Marie O'Neill again.", "[name] again."],
    ["ΝΊΚΟΣ ΠΑΠΑΔΌΠΟΥΛΟΣ was there.", "[name] was there."],
    ["我和王小明谈了。김민수는 없었다.", "我和[name]谈了。[name]는 없었다."],
    ["Write to BEA@example.org or tom.jones@example.org.", "Write to [address] or [address]."],
  ])("go: %s", (text, expected) => {
    expect(redact(text)).toBe(expected);
  });

  it.each([
    "Ada Jones asked ada@example.net. Jones knew it.",
    "They will be there one day: beacon, Beatrice, tomjones.",
    "A tom and some marshes.",
    "",
  ])("stay where they are the candidate’s, or no names: %s", (text) => {
    expect(redact(text)).toBe(text);
  });

  it("are words only where they are not written like a name", () => {
    expect(redact("Will said it will take a day, says Day.")).toBe(
      "[name] said it will take a day, says [name].",
    );
  });
});

const scripts = ["abcdeé", "абвгд", "αβγδε", "אבגד", "अबकद", "王李张明"];
const word = fc
  .constantFrom(...scripts)
  .chain((letters) =>
    fc
      .array(fc.constantFrom(...letters), { minLength: 3, maxLength: 8 })
      .map((each) => each.join("")),
  );
const name = fc.tuple(word, word).map((words) => words.join(" "));
const filler = fc.constantFrom("said", "and", "the test", "123", "—", "(", ")", ",", "\n");

test("no colleague’s name is left as a word, and what is redacted stays as it is", () => {
  fc.assert(
    fc.property(
      fc.array(name, { minLength: 1, maxLength: 6 }),
      fc.array(filler, { minLength: 1, maxLength: 10 }),
      (names, fillers) => {
        const take = redactor({ names, close: names, addresses: [], keep: [] });
        const text = fillers.map((each, at) => `${each} ${names[at % names.length]}`).join(" ");
        const taken = take(text);
        const left = taken.split(/[\s,()—]+/);
        for (const each of names.flatMap((whole) => whole.split(" ")))
          expect(left).not.toContain(each);
        expect(take(taken)).toBe(taken);
      },
    ),
  );
});

test("a text that names nobody is left alone, and the candidate’s name always stays", () => {
  fc.assert(
    fc.property(fc.array(name, { maxLength: 4 }), name, fc.string(), (names, candidate, text) => {
      const others = names.filter((each) => each !== candidate);
      const take = redactor({ names: others, close: others, addresses: [], keep: [candidate] });
      expect(take(`(${candidate})`)).toBe(`(${candidate})`.normalize("NFC"));
      const none = redactor({ names: [], close: [], addresses: [], keep: [] });
      expect(none(text)).toBe(text.normalize("NFC"));
    }),
  );
});

test("characters that mean something in a pattern are only characters", () => {
  const take = redactor({ names: ["A.B (C) [D]", "$& *x"], close: [], addresses: [], keep: [] });
  expect(take("A.B (C) [D] and $& *x, not AxB")).toBe("[name] and [name], not AxB");
});
