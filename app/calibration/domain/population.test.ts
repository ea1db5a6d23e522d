import { expect, test } from "vitest";
import { populationWarnings } from "./population";

const one = (id: string, raterId: string | null = "r1", alsoIn: string[] = []) => ({
  personId: id,
  name: id,
  raterId,
  rater: raterId,
  alsoIn,
});
const kinds = (...given: Parameters<typeof populationWarnings>) =>
  populationWarnings(...given).map(({ kind }) => kind);

test("four people of two raters, in no other session, give nothing to warn of", () => {
  expect(kinds([one("a"), one("b"), one("c", "r2"), one("d", "r2")])).toEqual([]);
  expect(kinds([])).toEqual([]);
});

test("a population of three has no figures", () => {
  expect(kinds([one("a"), one("b", "r2"), one("c", "r3")])).toEqual(["too-few"]);
});

test("one rater is named; people without a rater yet are not taken for one", () => {
  const [warning] = populationWarnings([one("a"), one("b"), one("c"), one("d")]);
  expect(warning).toMatchObject({ kind: "one-rater", title: "All of them are rated by r1." });
  expect(kinds(["a", "b", "c", "d"].map((id) => one(id, null)))).toEqual([]);
});

test("who is in another session is named with it", () => {
  const people = [one("a", "r1", ["Payments"]), one("b", "r2"), one("c"), one("d")];
  expect(populationWarnings(people)).toMatchObject([
    { kind: "also-in-another", people: ["a (Payments)"] },
  ]);
});

test("who sits in the session and is rated in it is named", () => {
  const people = [one("a"), one("b", "r2"), one("c"), one("d")];
  expect(
    populationWarnings(people, [
      { personId: "b", name: "b" },
      { personId: "z", name: "z" },
    ]),
  ).toMatchObject([{ kind: "own-row-hidden", people: ["b"] }]);
});
