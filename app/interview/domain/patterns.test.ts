import { describe, expect, test } from "vitest";
import { seededRandom } from "~/calibration/domain/seeded-random";
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
    expect(bo).toMatchObject({ candidates: 12, shared: 12, others: 2, reason: null });
    expect(bo && patternWords(bo)).toMatch(
      /^Higher than those they interviewed with: \+0\.\d\d points \(95% interval \+0\.\d\d to \+0\.\d\d\), from 12 shared candidates, beside 2 others\.$/,
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

  test("are not moved by criteria that one of them asked alone, nor by which of them each asked", () => {
    const spoken = shared(12, ["ana", "bo", "cy"], "bo");
    const before = of(spoken).get("ana");
    const alone = spoken
      .filter(({ rater }) => rater === "ana")
      .map((point) => ({ ...point, item: "of her own", value: 4 }));
    expect(of([...spoken, ...alone]).get("ana")).toEqual(before);
    // Two agree throughout; one of them asked only what everybody finds easy, and a third only the rest.
    const alike = Array.from({ length: 8 }, (_, candidate) =>
      [
        ["ana", "easy", 4],
        ["ana", "hard", 1],
        ["bo", "easy", candidate % 2 === 0 ? 4 : 3],
        ["cy", "hard", candidate % 3 === 0 ? 2 : 1],
      ].map(([rater, item, value]) => ({ rater, item, value, person: `${candidate}` })),
    ).flat() as GivenPoint[];
    for (const { difference } of of(alike).values())
      expect(Math.abs(difference ?? 9)).toBeLessThan(0.5);
  });

  test.each([0, 0.3, 0.6])(
    "have intervals that hold the truth nine times of ten, with a halo of %s points",
    (halo) => {
      const everything = coverage(halo, () => true);
      const half = coverage(halo, (_, __, chance) => chance < 0.5);
      // Two of eight ask two criteria of fourteen, so that chance moves them more than the rest.
      const fewByTwo = coverage(halo, (rater, item) => rater >= FEW || item < 2);
      for (const shares of [everything, half, fewByTwo])
        for (const share of shares) expect(share).toBeGreaterThanOrEqual(0.9);
    },
  );
});

const [DRAWS, INTERVIEWERS, FEW, CANDIDATES, CRITERIA] = [50, 8, 2, 24, 14];

/**
 * The share of 95% intervals that hold what points were drawn from, of the first two interviewers and of the rest. Four of
 * them see each candidate; a point is the candidate's on the criterion + the interviewer's own + the interviewer's on this
 * candidate (the halo) + chance, rounded.
 */
function coverage(
  halo: number,
  asks: (rater: number, item: number, chance: number) => boolean,
): number[] {
  const random = seededRandom(11);
  const normal = () =>
    Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next());
  const [held, told] = [
    [0, 0],
    [0, 0],
  ] as [number[], number[]];
  for (let draw = 0; draw < DRAWS; draw++) {
    const own = Array.from({ length: INTERVIEWERS }, () => 0.4 * normal());
    const middle = own.reduce((sum, each) => sum + each, 0) / INTERVIEWERS;
    const points = Array.from({ length: CANDIDATES }, (_, candidate) => {
      const units = Array.from({ length: CRITERIA }, () => 2.5 + 0.7 * normal());
      return random.sample([...own.entries()], 4).flatMap(([rater, above]) => {
        const seen = halo * normal();
        return units.flatMap((unit, item): GivenPoint[] => {
          const value = Math.round(unit + above + seen + 0.6 * normal());
          if (!asks(rater, item, random.next())) return [];
          return [{ rater: `${rater}`, person: `${candidate}`, item: `${item}`, value }];
        });
      });
    }).flat();
    for (const { interviewerId, interval } of interviewerPatterns(points)) {
      if (!interval) continue;
      const group = Number(interviewerId) < FEW ? 0 : 1;
      const truth = (own[Number(interviewerId)] ?? 0) - middle;
      told[group] = (told[group] ?? 0) + 1;
      if (interval.low <= truth && truth <= interval.high) held[group] = (held[group] ?? 0) + 1;
    }
  }
  expect(told).toEqual([DRAWS * FEW, DRAWS * (INTERVIEWERS - FEW)]);
  return held.map((count, group) => count / (told[group] ?? 0));
}
