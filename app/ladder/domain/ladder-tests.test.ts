import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import {
  fixture,
  fixtureFiles,
  wholeFixtures,
} from "../../../tests/fixtures/ladders/read-fixtures";
import { ladderJsonSchemaText } from "./json-schema";
import { runLadderTests } from "./ladder-tests";

describe("runLadderTests", () => {
  it.each(wholeFixtures)("passes the own tests of %s", (name) => {
    const run = runLadderTests(fixture(name), fixtureFiles(name, "tests"));
    expect(run.results.filter((result) => !result.ok)).toEqual([]);
    expect(run.passed).toBeGreaterThan(0);
  });

  it.each([
    ["{ met: true }", "the rule is not met: "],
    ["{ met: false, missing: [heat] }", "missing talk; expected heat"],
    ["{ met: false, missing: [talk], extra: 1 }", 'expect.extra: unknown key "extra"'],
  ])("fails when the rule says otherwise than %s", (expected, message) => {
    const text = `- { name: one, transition: to-host, ratings: { heat: 0, talk: 1 }, expect: ${expected} }`;
    const { failed, results } = runLadderTests(fixture("balanced"), [{ path: "t.yaml", text }]);
    expect(failed).toBe(1);
    expect(results[0]?.message).toContain(message);
  });

  it.each([
    ["transition: to-hots", "ratings: {}", 'no transition "to-hots"; did you mean "to-host"?'],
    [
      "transition: to-host",
      "ratings: { heta: 1 }",
      't.yaml:3:12 ratings: no criterion "heta"; did you mean "heat"?',
    ],
    [
      "transition: to-host",
      "ratings: { heat: 5 }",
      "ratings.heat: no point 5; the scale has -1, 0, 1",
    ],
    [
      "transition: to-host",
      "ratings: { heat: not-applicable }",
      'the scale "amount" does not offer not-applicable',
    ],
  ])("fails a test that does not fit the ladder: %s, %s", (transition, ratings, message) => {
    const text = `name: one\n${transition}\n${ratings}\nexpect: { met: true }\n`;
    expect(
      runLadderTests(fixture("balanced"), [{ path: "t.yaml", text }]).results[0]?.message,
    ).toContain(message);
  });

  it("runs the other tests of a folder when one file is broken", () => {
    const files = [{ path: "a.yaml", text: "name: [" }, ...fixtureFiles("balanced", "tests")];
    expect(runLadderTests(fixture("balanced"), files)).toMatchObject({ passed: 1, failed: 1 });
  });
});

describe("ladderJsonSchema", () => {
  it("is what public/schemas/ladder.json holds; else run: npm run ladder -- schema --write", () => {
    expect(readFileSync("public/schemas/ladder.json", "utf8")).toBe(ladderJsonSchemaText());
  });
});
