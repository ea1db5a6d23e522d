import { describe, expect, test } from "vitest";
import { agendaOf } from "./agenda";
import { rating, shownData, shownPerson } from "./fixtures";

const TODAY = { staleBefore: "2025-06-30" };
const kinds = (
  person: ReturnType<typeof shownPerson>,
  others: ReturnType<typeof shownPerson>[] = [],
) =>
  agendaOf(shownData([person, ...others]), TODAY)
    .find(({ assessmentId }) => assessmentId === person.assessmentId)
    ?.reasons.map(({ kind }) => kind) ?? [];

describe("the agenda", () => {
  test("leaves out whoever has nothing that stands out", () => {
    expect(
      agendaOf(shownData([shownPerson("calm", { a: rating(3), b: rating(2) })]), TODAY),
    ).toEqual([]);
  });

  test.each([
    ["preview-questions", rating(3, { question: 2, agree: 1 })],
    ["second-apart", rating(4, { seconds: [{ raterId: "x", mark: 2 }] })],
    ["self-gap", rating(2, { self: 4 })],
    ["last-cycle", rating(4, { last: 2 })],
    ["no-evidence", rating(3, { pieces: 0, newest: null })],
    ["stale-evidence", rating(3, { newest: "2025-06-29" })],
  ])("says %s", (kind, a) => {
    expect(kinds(shownPerson("x", { a, b: rating(2) }))).toEqual([kind]);
  });

  test("says nothing of a few questions among many who agree", () => {
    expect(kinds(shownPerson("x", { a: rating(3, { question: 1, agree: 4 }) }))).toEqual([]);
  });

  test("says nothing of a point's difference, of exceptions, or of evidence where nothing was rated", () => {
    const a = rating(3, { self: 2, last: 4, seconds: [{ raterId: "x", mark: "not-applicable" }] });
    expect(kinds(shownPerson("x", { a, b: rating(null, { pieces: 0 }) }))).toEqual([]);
  });

  test("says that one point would turn the rule", () => {
    const rule = { met: true, isBoundary: true };
    expect(kinds(shownPerson("x", { a: rating(3), b: rating(2) }, { rule }))).toEqual(["boundary"]);
  });

  test("notices a manager who gives everybody the same, from three people on", () => {
    const same = (key: string) => shownPerson(key, { a: rating(3), b: rating(3) });
    expect(kinds(same("x"), [same("y")])).toEqual([]);
    expect(kinds(same("x"), [same("y"), same("z")])).toEqual(["rater-pattern"]);
  });

  test("notices one who stands apart from everybody else of the same manager", () => {
    const low = (key: string) => shownPerson(key, { a: rating(1), b: rating(2) });
    expect(kinds(shownPerson("x", { a: rating(4), b: rating(3) }), [low("y"), low("z")])).toEqual([
      "rater-pattern",
    ]);
  });

  test("puts first what most needs talk", () => {
    const people = [
      shownPerson("stale", { a: rating(3, { newest: "2020-01-01" }) }),
      shownPerson("asked", { a: rating(2, { question: 1 }) }),
      shownPerson("gap", { a: rating(1, { self: 4 }) }),
    ];
    expect(agendaOf(shownData(people), TODAY).map(({ name }) => name)).toEqual([
      "asked",
      "gap",
      "stale",
    ]);
  });
});
