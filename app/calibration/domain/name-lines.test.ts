import { expect, test } from "vitest";
import { type NamedPerson, readNameLines, resolveLines } from "./name-lines";

const person = (personId: string, given: Partial<NamedPerson> = {}): NamedPerson => ({
  personId,
  name: personId,
  email: `${personId}@example.org`,
  hasLeft: false,
  hasAccount: true,
  ...given,
});

test("takes names, addresses and both, and keeps the line's number", () => {
  expect(
    readNameLines(
      "Ada Lovelace\r\n\r\n  Grace  Hopper <grace@example.org>,\nalan@example.org;\n ; \n",
    ),
  ).toEqual([
    { line: 1, text: "Ada Lovelace", email: null },
    { line: 3, text: "Grace Hopper <grace@example.org>", email: "grace@example.org" },
    { line: 4, text: "alan@example.org", email: "alan@example.org" },
  ]);
});

test("a line that means nobody, several or somebody who left comes back with a sentence; nothing is lost", () => {
  const lines = readNameLines("ada\nnobody\nsam\ngone\nADA@example.org\nkim");
  const found = new Map([
    [1, [person("ada")]],
    [3, [person("sam-1"), person("sam-2")]],
    [4, [person("gone", { hasLeft: true })]],
    [5, [person("ada")]],
    [6, [person("kim-old", { hasLeft: true }), person("kim")]],
  ]);
  const { people, problems } = resolveLines(lines, found);
  expect(people.map(({ personId, line }) => [personId, line])).toEqual([
    ["ada", 1],
    ["kim", 6],
  ]);
  expect(problems.map(({ line }) => line)).toEqual([2, 3, 4]);
  expect(problems[1]?.message).toContain("sam-1@example.org, sam-2@example.org");
});
