import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  fixture,
  shippedLadder,
  sound,
  wholeFixtures,
} from "../../../tests/fixtures/ladders/read-fixtures";
import { canonicalJson, exportCsv, exportJson, exportYaml, safeCell } from "./export";
import type { Ladder } from "./schema";

const ladders = (): [string, Ladder][] => [
  ...wholeFixtures.map((name): [string, Ladder] => [name, fixture(name)]),
  ["shipped", shippedLadder()],
];

describe("exports", { timeout: 60_000 }, () => {
  it.each(ladders())("of %s as YAML and JSON parse back to the same ladder", (_name, ladder) => {
    expect(sound([{ path: "all.yaml", text: exportYaml(ladder) }])).toEqual(ladder);
    expect(sound([{ path: "all.json", text: exportJson(ladder) }])).toEqual(ladder);
    expect(JSON.parse(canonicalJson(ladder))).toEqual(ladder);
  });

  it("keep awkward texts as they are", () => {
    const [criterion] = fixture("balanced").criteria;
    if (!criterion) throw new Error("the fixture has criteria");
    const awkward = fc.oneof(
      fc.constantFrom(
        "no",
        "- x",
        "a: b",
        "*x*",
        "1.0",
        "2026-01-01",
        "'",
        '"',
        "#",
        "a\n\n  b",
        "\tx",
        "null",
        "<<",
        "é😀",
      ),
      fc.string({ unit: "grapheme", minLength: 1 }),
    );
    const text = awkward.map((each) => each.trim()).filter((each) => each !== "");
    fc.assert(
      fc.property(text, text, (question, signal) => {
        // A key that would merge is not read, quoted or not.
        fc.pre(signal !== "<<" && signal !== "__proto__");
        const base = fixture("balanced");
        const changed = {
          ...criterion,
          question,
          signals: [signal],
          "x-note": { [signal]: question },
        };
        const ladder: Ladder = { ...base, criteria: [changed, ...base.criteria.slice(1)] };
        expect(sound([{ path: "all.yaml", text: exportYaml(ladder) }])).toEqual(ladder);
      }),
      { numRuns: 100 },
    );
  });

  it("as canonical JSON do not depend on the order of keys", () => {
    const ladder = fixture("balanced");
    const reordered = Object.fromEntries(Object.entries(ladder).reverse()) as Ladder;
    expect(canonicalJson(reordered)).toBe(canonicalJson(ladder));
    expect(canonicalJson({ ...ladder, title: "Other" })).not.toBe(canonicalJson(ladder));
  });

  it("as CSV have a row per criterion and a column per anchor", () => {
    const lines = exportCsv(fixture("balanced")).trim().split("\r\n");
    expect(lines).toHaveLength(3);
    expect(lines[0]).toContain("anchor -1,anchor 0,anchor 1");
    expect(lines[1]).toContain("The leaves burn.");
  });

  it.each(["=1+1", "+1", "-1", "@x", " =1", "\t=1"])("make the cell %j harmless", (cell) => {
    expect(safeCell(cell)).toBe(`'${cell}`);
  });

  it.each(["plain", "a=b", "", "1-2"])("leave the cell %j alone", (cell) => {
    expect(safeCell(cell)).toBe(cell);
  });
});
