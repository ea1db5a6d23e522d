import { describe, expect, it } from "vitest";
import { fixtureFiles } from "../../../tests/fixtures/ladders/read-fixtures";
import { formatFinding } from "./findings";
import { parseLadder } from "./parse";

/** What is wrong with the lighthouse ladder once criteria are added to it, each from its own line on. */
function errorsWith(...criteria: { id: string; replaces: string }[]): string[] {
  const lines = criteria.map(
    ({ id, replaces }) =>
      `  - { id: ${id}, competency: log, level: third, question: Is it ${id}?, anchors: { 1: a, 2: b, 3: c }, replaces: [${replaces}] }`,
  );
  const added = { path: "added.yaml", text: ["criteria:", ...lines, ""].join("\n") };
  const { errors } = parseLadder([...fixtureFiles("trunk-and-fork"), added]);
  return errors.map(formatFinding).map((line) => line.replace(/:(\d+):\d+ /, ":$1 "));
}

const claim = (id: string, relation: string, version = "0.2.0") =>
  `{ id: ${id}, version: ${version}, relation: ${relation} }`;

describe("replaces", () => {
  it("takes what is gone, also through several versions", () => {
    expect(errorsWith({ id: "horn", replaces: claim("bell", "same") })).toEqual([]);
    const chain = `${claim("bell", "same")}, ${claim("gong", "same", "0.1.0")}`;
    expect(errorsWith({ id: "horn", replaces: chain })).toEqual([]);
  });

  it("names both places where two criteria replace each other", () => {
    const errors = errorsWith(
      { id: "horn", replaces: claim("bell", "same") },
      { id: "bell", replaces: claim("horn", "same") },
    );
    expect(errors).toHaveLength(2);
    expect(errors[0]).toMatch(
      /^added\.yaml:2 criteria\[horn\]\.replaces\[bell\]: "horn" and "bell" replace each other \(added\.yaml:3:\d+\); only one that is gone can be replaced$/,
    );
    expect(errors[1]).toMatch(
      /^added\.yaml:3 criteria\[bell\]\.replaces\[horn\]: "bell" and "horn"/,
    );
  });

  it("refuses a chain within one version: each link but the last is still there", () => {
    const errors = errorsWith(
      { id: "horn", replaces: claim("bell", "broader") },
      { id: "bell", replaces: claim("gong", "broader") },
    );
    expect(errors).toEqual([
      expect.stringMatching(
        /^added\.yaml:2 criteria\[horn\]\.replaces\[bell\]: "bell" is still a criterion \(added\.yaml:3:\d+\)/,
      ),
    ]);
  });

  it("refuses one that stays the same and has another successor, whichever version either names", () => {
    const errors = errorsWith(
      { id: "horn", replaces: claim("bell", "same") },
      { id: "gong", replaces: claim("bell", "split", "0.1.0") },
    );
    expect(errors).toEqual([
      expect.stringMatching(
        /^added\.yaml:3 criteria\[gong\]\.replaces\[bell\]: "bell" cannot stay the same and also be replaced by "horn" \(added\.yaml:2:\d+\)$/,
      ),
    ]);
  });

  it("refuses the same claim twice", () => {
    const twice = `${claim("bell", "narrower")}, ${claim("bell", "broader", "0.1.0")}`;
    expect(errorsWith({ id: "horn", replaces: twice })).toEqual([
      expect.stringMatching(/^added\.yaml:2 .*already replaced at added\.yaml:2:\d+$/),
    ]);
  });
});
