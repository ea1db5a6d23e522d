import { describe, expect, test } from "vitest";
import type { Scale } from "~/ladder/domain/schema";
import { answerForm, readAnswer, sameAnswer } from "./answer";

const scale: Scale = {
  id: "mastery",
  polarity: "monotone",
  points: [
    { value: 1, id: "learning", label: "Learning" },
    { value: 2, id: "doing", label: "Doing" },
  ],
  alternatives: ["not-applicable"],
};
const read = (fields: Record<string, string>) =>
  readAnswer(answerForm.parse({ revision: "0", ...fields }), scale);

describe("reading an answer", () => {
  test("a point, an alternative, or nothing yet", () => {
    expect(read({ answer: "2" })).toMatchObject({ answer: { point: 2, alternative: null } });
    expect(read({ answer: "not-applicable", reason: "No juniors" })).toMatchObject({
      answer: { point: null, alternative: "not-applicable", reason: "No juniors" },
    });
    expect(read({})).toMatchObject({ answer: { point: null, alternative: null } });
  });

  test.each(["3", "0", "-1", "1.5", "2 ", "1e0", "not-observable", "__proto__", "constructor"])(
    "%s is not on this scale",
    (answer) => expect(read({ answer })).toMatchObject({ ok: false }),
  );

  test("line ends are kept one way, so that the same text sent twice is the same", () => {
    const [first, second] = [read({ narrative: "a\r\nb " }), read({ narrative: "a\nb" })];
    expect(first.ok && second.ok && sameAnswer(first.answer, second.answer)).toBe(true);
  });

  test("text has a limit, and a save says which revision it builds on", () => {
    expect(answerForm.safeParse({ revision: "0", narrative: "x".repeat(20_001) }).success).toBe(
      false,
    );
    expect(answerForm.safeParse({ revision: "latest" }).success).toBe(false);
  });
});
