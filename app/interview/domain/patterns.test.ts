import { describe, expect, test } from "vitest";
import { type GivenPoint, interviewerPatterns, patternWords } from "./patterns";

/** Candidates whom all of these interviewers assessed on three criteria, one always a point above the rest. */
function shared(candidates: number, interviewers: readonly string[], above?: string): GivenPoint[] {
  return Array.from({ length: candidates }, (_, candidate) =>
    ["a", "b", "c"].flatMap((item, index) =>
      interviewers.map((rater, at) => ({
        rater,
        person: `candidate ${interviewers.join()} ${candidate}`,
        item,
        // What differs by chance, so that there is something to tell a pattern from.
        value:
          2 +
          ((candidate + index) % 2) +
          (rater === above ? 1 : 0) +
          ((candidate * 7 + index * 3 + at * 5) % 4 === 0 ? 1 : 0),
      })),
    ),
  ).flat();
}

const of = (points: GivenPoint[]) =>
  new Map(interviewerPatterns(points).map((pattern) => [pattern.interviewerId, pattern]));

describe("patterns across panels", () => {
  test("are told beside those who assessed the same, with n and interval, and by id", () => {
    const found = of(shared(12, ["cy", "ana", "bo"], "bo"));
    expect([...found.keys()]).toEqual(["ana", "bo", "cy"]);
    const bo = found.get("bo");
    expect(bo).toMatchObject({ candidates: 12, shared: 12, points: 36, others: 2, reason: null });
    expect(bo && patternWords(bo)).toMatch(
      /^Higher than those they interviewed with: \+0\.\d\d points \(95% interval \+0\.\d\d to \+0\.\d\d\), from 36 points on 12 shared candidates, beside 2 others\.$/,
    );
    for (const pattern of found.values())
      expect(patternWords(pattern)).not.toMatch(/lenien|harsh|strict|severe/i);
  });

  test("cannot be told of whoever interviews alone, or shares too few candidates", () => {
    const alone = shared(9, ["di"]);
    const few = shared(3, ["eve", "flo"]);
    const found = of([...alone, ...few]);
    expect(found.get("di")).toMatchObject({ difference: null, interval: null, shared: 0 });
    expect(found.get("di")?.reason).toContain("nobody else assessed the same criteria");
    expect(found.get("eve")?.reason).toBe(
      "Cannot tell: others assessed the same criteria of 3 of their candidates, and it takes 4.",
    );
  });

  test("cannot be told where no chance is left to compare with", () => {
    const same = shared(6, ["ana", "bo"]).map((point) => ({ ...point, value: 3 }));
    const ana = of(same).get("ana");
    expect(ana?.difference).toBeNull();
    expect(ana?.reason).toMatch(/^Cannot tell: [a-z]/);
  });
});
