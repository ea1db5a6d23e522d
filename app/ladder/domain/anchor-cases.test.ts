import { describe, expect, it } from "vitest";
import {
  fixture,
  fixtureFiles,
  shippedLadder,
} from "../../../tests/fixtures/ladders/read-fixtures";
import { anchorCasesOf, findAnchorCase, withoutAnchorCases } from "./anchor-cases";
import { formatFinding } from "./findings";
import { parseLadder } from "./parse";
import { storedLadder } from "./stored-ladder";
import { criteriaOfTransition } from "./view";

const FOLDER = "tests/fixtures/ladders/anchor-cases/";
const files = fixtureFiles("anchor-cases").map(({ path, text }) => ({
  path: path.replace(FOLDER, ""),
  text,
}));

/** What is wrong once a text in the fixture is replaced by another. */
function errorsAfter(...changes: [string, string][]): string[] {
  const changed = files.map((file) => ({
    ...file,
    text: changes.reduce((text, [from, to]) => text.replace(from, to), file.text),
  }));
  expect(changed).not.toEqual(files);
  return parseLadder(changed).errors.map(formatFinding);
}

/** The fixture's case as it is written. */
const CASE = files
  .find(({ path }) => path === "anchor-cases.yaml")
  ?.text.split("anchorCases:\n")[1];

const LENS = `      - criterion: lens
        narrative: I clean it **each morning**.
        evidence: [{ title: Mornings, kind: page, shows: A tick for each day. }]
        reference: { point: 3, because: It is clear. }
`;

describe("anchor cases", () => {
  it("are read with their defaults, and x- keys stay where they stand", () => {
    const [found] = fixture("anchor-cases").anchorCases;
    expect(found).toMatchObject({ "x-author": "the harbour", transition: "second-to-third" });
    expect(found?.answers[0]?.evidence).toEqual([
      {
        title: "November",
        kind: "page",
        shows: "The hour it went out.",
        parts: ["verified"],
        "x-page": 12,
      },
    ]);
    expect(found?.answers[1]?.evidence[0]?.parts).toEqual([]);
    expect(fixture("balanced").anchorCases).toEqual([]);
  });

  it.each<[string, [string, string][], string[]]>([
    [
      "an unknown transition",
      [["point\n    transition: second-to-third", "point\n    transition: second-to-thrid"]],
      [
        'anchor-cases.yaml:4:5 anchorCases[winter-at-the-point].transition: no transition "second-to-thrid"; did you mean "second-to-third"?',
      ],
    ],
    [
      "an unknown criterion, whose answer does not count as missing",
      [["criterion: gale", "criterion: gael"]],
      [
        'anchor-cases.yaml:8:9 anchorCases[winter-at-the-point].answers[gael].criterion: no criterion "gael"; did you mean "gale"?',
      ],
    ],
    [
      "an unknown kind of evidence",
      [["title: May, kind: page", "title: May, kind: pages"]],
      [
        'anchor-cases.yaml:18:34 anchorCases[winter-at-the-point].answers[drill].evidence[0].kind: no kind of evidence "pages"; did you mean "page"?',
      ],
    ],
    [
      "a criterion of another transition",
      [["criterion: gale", "criterion: dusk"]],
      [
        'anchor-cases.yaml:7:5 anchorCases[winter-at-the-point].answers: no answer to the criterion "gale"',
        'anchor-cases.yaml:8:9 anchorCases[winter-at-the-point].answers[dusk].criterion: the criterion "dusk" is not rated for "second-to-third"; rated there: gale, lens, drill',
      ],
    ],
    [
      "a criterion answered twice",
      [[LENS, LENS + LENS]],
      [
        'anchor-cases.yaml:16:9 anchorCases[winter-at-the-point].answers[lens].criterion: the criterion "lens" is already answered at anchor-cases.yaml:12:9',
      ],
    ],
    [
      "a criterion without an answer",
      [[LENS, ""]],
      [
        'anchor-cases.yaml:7:5 anchorCases[winter-at-the-point].answers: no answer to the criterion "lens"',
      ],
    ],
    [
      "a reference point that is not on the scale",
      [["point: 3", "point: 4"]],
      [
        "anchor-cases.yaml:15:22 anchorCases[winter-at-the-point].answers[lens].reference.point: no point 4 on the scale; it has 1 (not-seen), 2 (seen-once), 3 (usual)",
      ],
    ],
    [
      "an id defined twice",
      [
        ["title: A winter at the point", "title: A winter"],
        ["anchorCases:\n", `anchorCases:\n${CASE}`],
      ],
      [
        'anchor-cases.yaml:20:5 anchorCases[winter-at-the-point].id: the anchor case "winter-at-the-point" is already defined at anchor-cases.yaml:2:5',
      ],
    ],
    [
      "a fault of shape, by the criterion that it is about",
      [
        ["parts: [verified]", "parts: [verfied]"],
        ["because: It is clear.", "becuase: It is clear."],
        ["title: May, kind", "title: May, url: x, kind"],
      ],
      [
        'anchor-cases.yaml:10:89 anchorCases[winter-at-the-point].answers[gale].evidence[0].parts[0]: "verfied" is not one of directed, prompted, verified, decided; did you mean "verified"?',
        "anchor-cases.yaml:15:9 anchorCases[winter-at-the-point].answers[lens].reference.because: missing; expected text",
        'anchor-cases.yaml:15:32 anchorCases[winter-at-the-point].answers[lens].reference.becuase: unknown key "becuase"; did you mean "because"?',
        'anchor-cases.yaml:18:34 anchorCases[winter-at-the-point].answers[drill].evidence[0].url: unknown key "url"; known here: title, kind, shows, parts',
      ],
    ],
  ])("say where there is %s", (_what, changes, expected) => {
    expect(errorsAfter(...changes)).toEqual(expected);
  });

  it("do not take a criterion for one of another transition while a file cannot be read", () => {
    const broken = errorsAfter(["level: third, question", "level: [third, question"]);
    expect(broken.filter((line) => line.startsWith("anchor-cases.yaml"))).toEqual([]);
  });

  it("are found by transition and by id", () => {
    const ladder = shippedLadder();
    const steps = ladder.anchorCases.map(({ transition }) => transition);
    expect(new Set(steps).size).toBeGreaterThanOrEqual(4);
    expect(anchorCasesOf(ladder, "junior-to-mid").length).toBeGreaterThanOrEqual(2);
    const [first] = anchorCasesOf(ladder, "junior-to-mid");
    expect(findAnchorCase(ladder, first?.id ?? "")).toBe(first);
    expect(findAnchorCase(ladder, "constructor")).toBeUndefined();
    expect(withoutAnchorCases(ladder).anchorCases).toEqual([]);
  });

  it("of the shipped ladder are answered in full, unevenly, and use the whole scale", () => {
    const ladder = shippedLadder();
    for (const { transition, answers } of ladder.anchorCases) {
      const asked = criteriaOfTransition(ladder, transition).map(({ id }) => id);
      expect(answers.map(({ criterion }) => criterion)).toEqual(asked);
      expect(new Set(answers.map(({ reference }) => reference.point)).size).toBeGreaterThan(1);
      for (const { narrative } of answers) {
        const words = narrative.split(/\s+/).length;
        expect(words).toBeGreaterThanOrEqual(120);
        expect(words).toBeLessThanOrEqual(225);
      }
    }
    const points = ladder.anchorCases.flatMap(({ answers }) =>
      answers.map(({ reference }) => reference.point),
    );
    expect([...new Set(points)].sort()).toEqual([1, 2, 3, 4]);
  });
});

describe("a ladder published before there were anchor cases", () => {
  it("has none", () => {
    const { anchorCases: _, ...before } = fixture("anchor-cases");
    expect(storedLadder(before)).toEqual({ ...before, anchorCases: [] });
    expect(storedLadder(fixture("anchor-cases"))).toEqual(fixture("anchor-cases"));
  });
});
