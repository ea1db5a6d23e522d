import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  fixtureFiles,
  shippedLadder,
  sound,
  wholeFixtures,
} from "../../../tests/fixtures/ladders/read-fixtures";
import { formatFinding } from "./findings";
import { type LadderText, parseLadder } from "./parse";

const base = fixtureFiles("broken/unknown-key").map((file) => ({
  path: file.path.split("/").at(-1) ?? "",
  text: file.text.replace("anchor:", "anchors:"),
}));

/** What is wrong with the small ladder once a text in it is replaced by another. */
function errorsAfter(change: [string, string], ...more: LadderText[]): string[] {
  const [from, to] = change;
  expect(base.some((file) => file.text.includes(from))).toBe(true);
  const files = base.map((file) => ({ ...file, text: file.text.replace(from, to) }));
  const { ladder, errors } = parseLadder([...files, ...more]);
  expect(ladder === null).toBe(errors.length > 0);
  return errors.map(formatFinding);
}

function errorsOf(fixture: string): string[] {
  const prefix = `tests/fixtures/ladders/${fixture}/`;
  const { ladder, errors } = parseLadder(fixtureFiles(fixture));
  expect(ladder).toBeNull();
  return errors.map((error) => formatFinding(error).replaceAll(prefix, ""));
}

// Properties and hostile files take their time when the machine is busy.
describe("parseLadder", { timeout: 60_000 }, () => {
  it.each(wholeFixtures)("reads the ladder %s", (name) => {
    expect(parseLadder(fixtureFiles(name)).errors).toEqual([]);
  });

  it("reads the shipped ladder without errors or warnings", () => {
    expect(shippedLadder().criteria.length).toBeGreaterThan(9);
  });

  it("fills in what was left out and keeps x- keys where they stand", () => {
    const text = base
      .map((file) => file.text)
      .join("")
      .replace("question: Do", "x-owner: me\n    question: Do");
    const ladder = sound([{ path: "one.yaml", text: `${text}x-note: { deep: [1] }\n` }]);
    expect(ladder.criteria[0]).toMatchObject({ required: true, weight: 1, "x-owner": "me" });
    expect(ladder.extensions).toEqual({ "x-note": { deep: [1] } });
    expect(ladder.status).toBe("draft");
  });

  it.each([
    [
      "unknown-key",
      [
        "criteria.yaml:2:5 criteria[plans].anchors: no anchor for point 1 (not-yet) of the scale",
        "criteria.yaml:2:5 criteria[plans].anchors: no anchor for point 2 (usual) of the scale",
        'criteria.yaml:6:5 criteria[plans].anchor: unknown key "anchor"; did you mean "anchors"?',
      ],
    ],
    [
      "dangling-id",
      [
        'criteria.yaml:4:5 criteria[plans].transition: no transition "one-to-too"; did you mean "one-to-two"?',
      ],
    ],
    [
      "duplicate-id",
      [
        'more-criteria.yaml:2:5 criteria[plans].id: the criterion "plans" is already defined at criteria.yaml:2:5',
      ],
    ],
    [
      "impossible-rule",
      [
        "structure.yaml:20:44 transitions[one-to-two].rule.all[1].count: can never be met: it selects 1 criterion",
      ],
    ],
    ["nested-aliases", ["x-laughs.yaml:3:15 more than 100 alias expansions in this file"]],
  ])("says what is wrong with the fixture %s, and nothing else", (name, expected) => {
    expect(errorsOf(`broken/${name}`)).toEqual(expected);
  });

  it("says of a tab just that, though nothing after it can be read", () => {
    expect(errorsAfter(["    competency:", "\tcompetency:"])).toEqual([
      "criteria.yaml:3:1 a tab indents this line; indent with spaces",
    ]);
  });

  it("expands at most 100 aliases", () => {
    const words = (count: number) => `x-word: &word again\nx-words: [${"*word, ".repeat(count)}]\n`;
    expect(errorsAfter(["", ""], { path: "x.yaml", text: words(100) })).toEqual([]);
    expect(errorsAfter(["", ""], { path: "x.yaml", text: words(10_000) })).toEqual([
      "x.yaml:2:711 more than 100 alias expansions in this file",
    ]);
  });

  it("reports everything wrong at once", () => {
    expect(errorsOf("broken/several")).toHaveLength(7);
  });

  it.each<[string, [string, string], string]>([
    [
      "a number as an id",
      ["id: plans", "id: 12"],
      "criteria.yaml:2:5 criteria[12].id: expected text, found the number 12; quote it",
    ],
    [
      "an unquoted no",
      ["{ id: work, title: Work }", "{ id: work, title: no }"],
      "structure.yaml:12:22 unquoted no is text here but true or false to other YAML readers; quote it, or write true or false",
    ],
    [
      "a key written twice",
      ["    question:", "    competency: planning\n    question:"],
      'criteria.yaml:5:5 the key "competency" is written twice',
    ],
    [
      "a version that is a number",
      ["version: 1.0.0", "version: 1.0"],
      "structure.yaml:1:43 ladder.version: expected text, found the number 1; quote it",
    ],
    [
      "an id with capitals",
      ["id: plans", "id: Plans"],
      'criteria.yaml:2:5 criteria[Plans].id: "Plans" is not valid here; use lower-case letters, digits and hyphens, beginning with a letter',
    ],
    [
      "a mistyped choice",
      ["version: 1.0.0", "version: 1.0.0, status: activ"],
      'structure.yaml:1:59 ladder.status: "activ" is not one of draft, active, legacy; did you mean "active"?',
    ],
    [
      "a missing field",
      ["question: Do they plan?", "weight: 1"],
      "criteria.yaml:2:5 criteria[plans].question: missing; expected text",
    ],
    [
      "two anchor places",
      ["    question:", "    everyLevel: true\n    question:"],
      "criteria.yaml:5:5 criteria[plans]: needs exactly one of transition, level, scalePoint, everyLevel; has transition and everyLevel",
    ],
    [
      "no anchor place",
      ["    transition: one-to-two\n", ""],
      "criteria.yaml:2:5 criteria[plans]: needs exactly one of transition, level, scalePoint, everyLevel; has none",
    ],
    [
      "an anchor off the scale",
      ["2: Starts from a plan.", "2: Yes., 3: Yes."],
      'criteria.yaml:6:52 criteria[plans].anchors: no point "3" on the scale; the scale has 1, 2',
    ],
    [
      "an unknown rule",
      ["each:", "eech:"],
      'structure.yaml:20:5 transitions[one-to-two].rule: expected a rule with exactly one of all, any, atLeast, each, count, none, mean, points, evidence, previous, sustained; did you mean "each"?',
    ],
    [
      "an unknown key in a rule",
      ["atLeast: 2 }", "atleast: 2 }"],
      'structure.yaml:20:35 transitions[one-to-two].rule.each.atleast: unknown key "atleast"; did you mean "atLeast"?',
    ],
    [
      "an unknown selection",
      ["of: required", "of: requird"],
      'structure.yaml:20:21 transitions[one-to-two].rule.each.of: no competency or group "requird"; did you mean "required"?',
    ],
    [
      "a point above the scale",
      ["atLeast: 2 }", "atLeast: 3 }"],
      "structure.yaml:20:13 transitions[one-to-two].rule.each: can never be met: the highest point is 2",
    ],
    [
      "a mean without a bound",
      ["each: { of: required, atLeast: 2 }", "mean: { of: all }"],
      "structure.yaml:20:13 transitions[one-to-two].rule.mean: needs exactly one of moreThan, atLeast",
    ],
    [
      "a points table with a hole",
      ["each: { of: required, atLeast: 2 }", "points: { of: all, table: { 1: 0 }, atLeast: 0 }"],
      "structure.yaml:20:32 transitions[one-to-two].rule.points.table: does not say what point 2 is worth",
    ],
    [
      "a rule that contradicts itself",
      [
        "each: { of: required, atLeast: 2 }",
        "all: [{ points: { of: all, table: { 1: 1, 2: 0 }, atLeast: 1 } }, { each: { of: all, atLeast: 2 } }]",
      ],
      "structure.yaml:20:13 transitions[one-to-two].rule.all: can never be met: what it asks for contradicts itself",
    ],
    [
      "ranks out of order",
      ["rank: 1", "rank: 3"],
      'structure.yaml:10:16 levels[two].rank: rank 2 is not above that of "one" (3), the level before it on the track "main"',
    ],
    [
      "a fork cycle",
      [
        "tracks: [{ id: main, title: Main }]",
        "tracks: [{ id: main, title: M, forksFrom: { track: main, after: one } }]",
      ],
      "structure.yaml:7:32 tracks[main].forksFrom: forks in a cycle: main → main",
    ],
    [
      "a replaced criterion that is still there",
      [
        "    question:",
        "    replaces: [{ id: plans, version: 0.9.0, relation: same }]\n    question:",
      ],
      "criteria.yaml:5:16 criteria[plans].replaces[plans]: a criterion cannot replace itself with the same meaning",
    ],
    [
      "a replaced version that is not earlier",
      [
        "    question:",
        "    replaces: [{ id: old, version: 1.0.0, relation: same }]\n    question:",
      ],
      "criteria.yaml:5:16 criteria[plans].replaces[old]: version 1.0.0 is not earlier than this ladder's 1.0.0",
    ],
    [
      "text that begins with an asterisk",
      ["question: Do they plan?", "question: *Do* they plan?"],
      'criteria.yaml:5:5 no anchor "Do*" above; quote text that begins with an asterisk',
    ],
    [
      "a colon inside text",
      ["question: Do they plan?", "question: First: do they plan?"],
      "criteria.yaml:5:15 a second colon on the line; quote text that holds a colon followed by a space",
    ],
  ])("finds %s", (_what, change, expected) => {
    expect(errorsAfter(change)).toContain(expected);
  });

  it("names both places of a value written in two files", () => {
    expect(errorsAfter(["", ""], { path: "z.yaml", text: "ladder: { title: Other }\n" })).toEqual([
      "z.yaml:1:11 ladder.title: also written at structure.yaml:1:22; keep one",
    ]);
  });

  it("does not blame other files for what a broken one may hold", () => {
    const files = base.map((file) =>
      file.path === "structure.yaml" ? { ...file, text: `${file.text}x-broken: [\n` } : file,
    );
    const { errors } = parseLadder(files);
    expect(new Set(errors.map((error) => error.file))).toEqual(new Set(["structure.yaml"]));
  });

  it("refuses a file over 1 MiB, and no files at all", () => {
    const big = { path: "big.yaml", text: `x-big: "${"a".repeat(1024 * 1024)}"\n` };
    expect(errorsAfter(["", ""], big)).toEqual(["big.yaml:1:1 the file is over 1 MiB"]);
    expect(parseLadder([]).errors).toHaveLength(1);
  });

  it.each(["[", "- ", "{a: ", "? ", "a:\n "])("survives deep nesting of %j", (text) => {
    const errors = errorsAfter(["", ""], { path: "deep.yaml", text: text.repeat(100_000) });
    expect(errors).not.toEqual([]);
  });

  it("reads a file of very many keys in good time", () => {
    const keys = Array.from({ length: 30_000 }, (_, index) => `k${index}: 1`).join("\n");
    const started = performance.now();
    errorsAfter(["", ""], {
      path: "wide.yaml",
      text: `x-wide:\n  ${keys.replaceAll("\n", "\n  ")}\n`,
    });
    expect(performance.now() - started).toBeLessThan(20_000);
  });

  it("never throws, whatever the text", () => {
    const pieces = [
      "ladder:",
      "criteria:",
      "- ",
      "  ",
      "\n",
      "id: ",
      "{",
      "}",
      "[",
      "]",
      "&a ",
      "*a",
      "<<: ",
      ":",
      "\t",
      "|\n",
      '"',
      "'",
      "rule: ",
      "all: ",
      "each",
      "x-",
      "1",
      "no",
      "__proto__: ",
      "constructor",
      "#",
      "---\n",
      "!t ",
      "%",
      "\u0000",
      "é",
      "😀",
    ];
    const text = fc.oneof(
      fc.string({ unit: "binary", maxLength: 200 }),
      fc.array(fc.constantFrom(...pieces), { maxLength: 60 }).map((each) => each.join("")),
      fc
        .tuple(fc.constantFrom(...base), fc.nat(), fc.nat(20), fc.constantFrom(...pieces))
        .map(([file, at, length, piece]) => {
          const start = at % file.text.length;
          return file.text.slice(0, start) + piece + file.text.slice(start + length);
        }),
    );
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 3 }), (texts) => {
        const files = texts.map((each, index) => ({ path: `${index}.yaml`, text: each }));
        const { ladder, errors } = parseLadder([...files, ...base.slice(1)]);
        expect(ladder === null).toBe(errors.length > 0);
        for (const error of errors) {
          expect(error.line).toBeGreaterThan(0);
          expect(error.column).toBeGreaterThan(0);
        }
      }),
      { numRuns: 250 },
    );
  });
});
