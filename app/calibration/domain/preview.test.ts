import { describe, expect, test } from "vitest";
import { casesFor, listed, openWords } from "./preview";
import { readChoices, readVerdicts } from "./preview-form";

describe("the written cases of a session", () => {
  const cases = ["a1", "a2", "b1", "b2", "b3", "c1"].map((id) => ({ id, transition: id[0] ?? "" }));
  const idsFor = (steps: string[], most?: number) =>
    casesFor(cases, steps, most).map(({ id }) => id);

  test("are those of its steps, one of each before a second of any", () => {
    expect(idsFor([])).toEqual([]);
    expect(idsFor(["b"])).toEqual(["b1", "b2", "b3"]);
    expect(idsFor(["a", "b", "c"])).toEqual(["a1", "a2", "b1", "c1"]);
    expect(idsFor(["a", "b", "c"], 2)).toEqual(["a1", "b1"]);
  });
});

describe("what is still open", () => {
  test("is named in full, and nothing where nothing is", () => {
    const done = { given: 3, total: 3 };
    expect(openWords({ people: [done], seconds: [done], cases: [] })).toEqual([]);
    const open = openWords({
      people: [done, { given: 1, total: 3 }, { given: 0, total: 3 }],
      seconds: [{ given: 2, total: 3 }],
      cases: [
        { given: 0, total: 3 },
        { given: 0, total: 3 },
      ],
    });
    expect(listed(open)).toBe(
      "5 ratings you have not looked at, 1 second rating that is not complete and 2 written cases that are not complete",
    );
  });
});

describe("a form of verdicts", () => {
  const read = (values: Record<string, string>) => readVerdicts(values, ["a", "b"]);

  test("takes what is chosen and leaves the rest open", () => {
    expect(read({ "verdict-a": "agree", "sentence-a": " ", "sentence-b": "" })).toEqual({
      ok: true,
      value: [{ criterionId: "a", verdict: "agree", sentence: "" }],
    });
    expect(read({})).toEqual({ ok: true, value: [] });
  });

  test("asks a question for its sentence, and a sentence for its verdict", () => {
    expect(read({ "verdict-a": "question", "sentence-b": "But why" })).toEqual({
      ok: false,
      errors: {
        "sentence-a": "Say what you question, in a sentence.",
        "verdict-b": "Choose one of the three.",
      },
    });
    expect(read({ "verdict-a": "disagree" })).toMatchObject({ ok: false });
  });

  test("refuses what is too long, counted as it is kept", () => {
    const long = "x".repeat(500);
    expect(read({ "verdict-a": "agree", "sentence-a": ` ${long}\r\n` })).toMatchObject({
      ok: true,
    });
    expect(read({ "verdict-a": "agree", "sentence-a": `${long}x` })).toMatchObject({
      ok: false,
      errors: { "sentence-a": "A sentence can hold 500 characters. Shorten it." },
    });
  });
});

test("a form of ratings takes points and alternatives of the criterion’s own scale, and nothing else", () => {
  const points = [1, 2].map((value) => ({ value, id: `p${value}`, label: "x" }));
  const criteria = [
    { id: "a", scale: { points, alternatives: ["not-applicable" as const] } },
    { id: "b", scale: { points, alternatives: [] } },
  ];
  expect(readChoices({ "answer-a": "not-applicable", "answer-b": "2" }, criteria)).toEqual({
    ok: true,
    value: [
      { criterionId: "a", point: null, alternative: "not-applicable" },
      { criterionId: "b", point: 2, alternative: null },
    ],
  });
  expect(readChoices({ "answer-b": "not-applicable", "answer-a": "3" }, criteria)).toEqual({
    ok: false,
    errors: {
      "answer-a": "Choose one of the answers shown.",
      "answer-b": "Choose one of the answers shown.",
    },
  });
  expect(readChoices({}, criteria)).toEqual({ ok: true, value: [] });
});
