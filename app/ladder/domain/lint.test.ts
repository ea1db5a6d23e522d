import { describe, expect, it } from "vitest";
import { fixtureFiles } from "../../../tests/fixtures/ladders/read-fixtures";
import { formatFinding } from "./findings";
import { parseLadder } from "./parse";

/** Warnings for a small ladder whose criterion and competency say these things. */
function warnings(criterion: string, competency = ""): string[] {
  const text = `
ladder: { id: small, title: Small, version: 1.0.0 }
scales: [{ id: s, points: [{ value: 1, id: a, label: A }, { value: 2, id: b, label: B }] }]
tracks: [{ id: t, title: T }]
levels: [{ id: one, rank: 1, tracks: [t] }, { id: two, rank: 2, tracks: [t] }]
groups: [{ id: g, title: G }]
evidenceKinds: [{ id: note, title: Note }]
competencies:
  - id: c
    group: g
    title: C
    scale: s
${competency}
transitions: [{ id: up, from: one, to: two, tracks: [t], title: Up, rule: { each: { of: all, atLeast: 2 } } }]
interview: { questions: [{ id: q, criteria: [k], ask: How? }] }
criteria:
  - id: k
    competency: c
    transition: up
    question: Do they plan the work?
    anchors: { 1: Begins without a plan., 2: Begins from a written plan. }
    evidence: { kinds: [note] }
${criterion}
`;
  const { errors, warnings: found } = parseLadder([{ path: "l.yaml", text }]);
  expect(errors.map(formatFinding)).toEqual([]);
  return found.map((each) => `${each.line}:${each.column} ${each.path}: ${each.message}`);
}

describe("lint", () => {
  it("has nothing to say about a plain ladder", () => {
    expect(warnings("")).toEqual([]);
  });

  it("finds a bullet said twice", () => {
    expect(
      warnings(
        "    signals:\n      - Writes the plan down first.\n      - writes the plan down, first",
      ),
    ).toEqual(["25:9 criteria[k].signals: says the same as criteria[k].signals (l.yaml:24:9)"]);
  });

  it.each([
    ["Understands the deployment pipeline.", '"Understands" cannot be observed'],
    ["Has a deep understanding of the domain.", '"Has a deep understanding of" cannot be observed'],
    ["Is passionate about quality.", '"Is passionate" cannot be observed'],
    ["Commands the room in design reviews.", '"Commands the room" rewards a temperament'],
    ["Speaks first in every meeting.", '"Speaks first" rewards a temperament'],
    ["Merges 20 pull requests a week.", '"20 pull requests" counts output'],
    ["Keeps the team's velocity up.", '"velocity up" counts output'],
  ])("questions the signal %j", (signal, expected) => {
    const found = warnings(`    signals: ["${signal}"]`);
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(`23:15 criteria[k].signals: ${expected}`);
  });

  it.each([
    "Explains the trade-off so that a colleague can repeat it.",
    "Influence does not need to be vocal in meetings.",
    "Asks what the reader knows and writes for that.",
    "Splits a 900-line generated change before asking for review.",
    "Writes down what is understood and what is not.",
  ])("leaves the signal %j alone", (signal) => {
    expect(warnings(`    signals: ["${signal}"]`)).toEqual([]);
  });

  it("lets notEvidence name any volume", () => {
    expect(
      warnings('    notEvidence: ["Merged 140 pull requests.", "Lines of code written."]'),
    ).toEqual([]);
  });

  it("finds an uneven jump and a level that hardly differs", () => {
    const long = Array.from({ length: 40 }, (_, index) => `word${index}`).join(" ");
    expect(warnings("", `    expectations: { one: Plans., two: ${long} }`)).toEqual([
      "13:34 competencies[c].expectations.two: an uneven jump: 40 words here, 1 at one",
    ]);
    const text = "Plans the work of a week and writes it down";
    expect(
      warnings("", `    expectations:\n      one: ${text}\n      two: ${text} now`)[0],
    ).toContain("hardly differs from one");
  });

  it("finds criteria without evidence kind or interview question", () => {
    const found = parseLadder(fixtureFiles("balanced")).warnings.map(
      (each) => `${each.line} ${each.path}: ${each.message}`,
    );
    expect(found).toContain("24 criteria[heat]: names no kind of evidence");
    expect(found).toContain("24 criteria[heat]: has no interview question");
  });

  it("finds rules that ask nothing or misread a balanced scale, and uneven pay bands", () => {
    const change = (name: string, from: string, to: string) => {
      const files = fixtureFiles(name).map((file) => ({
        ...file,
        text: file.text.replace(from, to),
      }));
      const { errors, warnings: found } = parseLadder(files);
      expect(errors).toEqual([]);
      return found.map((each) => each.message).join("\n");
    };
    const points = "points: { of: pouring, table: { -1: 0, 0: 1, 1: 0 }, atLeast: 2 }";
    expect(change("balanced", points, "each: { of: pouring, atLeast: 0 }")).toContain(
      "balanced scale",
    );
    expect(change("balanced", points, "each: { of: optional, atLeast: 0 }")).toContain(
      "asks nothing",
    );
    expect(
      change(
        "trunk-and-fork",
        "  - id: third\n    rank: 30\n    tracks: [keeper, engineer, pilot]",
        "  - { id: spare, rank: 30, tracks: [pilot], payBand: D }\n  - id: third\n    rank: 30\n    tracks: [keeper, engineer]",
      ),
    ).toContain("different pay bands: spare D, third C");
  });
});
