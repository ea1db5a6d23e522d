import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { acrossCycles, movesBetween } from "./cycles";
import { distribution, guidelineFor, readDistribution } from "./distribution";
import { filterOptions, filterWords, isTooFew, narrow, readFilters } from "./filters";
import { rating, shownData, shownPerson } from "./fixtures";
import { heatMap, readCell, readHeatMapSort } from "./heat-map";
import { criteriaOf, matrix, readMeasure } from "./matrix";
import { forViewer, type ShownData, type ShownPerson } from "./session-data";
import { LEAST_PEOPLE } from "./suppression";
import { tallyOf, tallyWords } from "./tally";

const POINTS = [1, 2, 3, 4].map((value) => ({ value, label: `Point ${value}` }));
const inTeam = (team: string, names: string, point = 3): ShownPerson[] =>
  names
    .split(" ")
    .map((name) =>
      shownPerson(name, { a: rating(point), b: rating(point) }, { teamId: team, team }),
    );
const search = (text: string) => new URLSearchParams(text);
const byTeam = { by: "team", what: "calibrated" } as const;
const shownGroups = (data: ShownData, all = data) =>
  distribution(data, all, byTeam).flatMap(({ groups }) => groups.map(({ id }) => id));

describe("a tally", () => {
  test("counts points, and apart from them what is not a point", () => {
    const tally = tallyOf([1, 3, 3, 3, "not-applicable", null], POINTS);
    expect(tally).toMatchObject({ counts: [1, 0, 3, 0], rated: 4, notApplicable: 1, notRated: 1 });
    expect(tallyWords(tally, POINTS)).toBe(
      "1: 1 (25%), 2: 0 (0%), 3: 3 (75%), 4: 0 (0%), 1 not applicable, 1 not rated",
    );
  });

  test("of nothing has no shares", () => {
    expect(tallyWords(tallyOf([], POINTS), POINTS)).toContain("1: 0 (0%)");
  });
});

describe("the distribution", () => {
  test("counts a person once for each of their step's criteria", () => {
    const data = shownData(inTeam("x", "Ada Bo Cy Di", 2));
    const [panel] = distribution(data, data, { by: "criterion", what: "calibrated" });
    expect(panel?.groups.map(({ people, tally }) => [people, tally.counts])).toEqual([
      [4, [0, 4, 0, 0]],
      [4, [0, 4, 0, 0]],
    ]);
    expect(panel?.all.tally.rated).toBe(8);
  });

  test("shows what the managers gave where the session left something else, and only there", () => {
    const [first, ...rest] = inTeam("x", "Ada Bo Cy Di");
    const moved = { ...first, ratings: { a: rating(3, { calibrated: 2 }), b: rating(3) } };
    const data = shownData([moved as ShownPerson, ...rest]);
    const [panel] = distribution(data, data, { by: "criterion", what: "calibrated" });
    expect(panel?.groups.map(({ before }) => before?.counts ?? null)).toEqual([[0, 0, 4, 0], null]);
  });

  test("names levels and tracks for everybody in them", () => {
    const levelName = "Senior AI Orchestrator or Senior Deep Specialist";
    const people = inTeam("x", "Ada Bo Cy Di Ed Fay Gus Hal").map((person, index) => {
      const isDeep = index < 4;
      const trackId = isDeep ? "specialist" : "orchestrator";
      const level = isDeep ? "Senior Deep Specialist" : "Senior AI Orchestrator";
      return { ...person, trackId, levelId: "senior", level, levelName };
    });
    const data = shownData(people);
    const labels = (by: "level" | "track") =>
      distribution(data, data, { by, what: "calibrated" })[0]?.groups.map(({ label }) => label);
    expect(labels("level")).toEqual([levelName]);
    expect(labels("track")).toEqual(["AI Orchestrator", "Deep Specialist"]);
  });

  test("leaves out a small group and one more, so that the sum does not tell it", () => {
    const data = shownData([
      ...inTeam("small", "Ada Bo Cy"),
      ...inTeam("middle", "Di Ed Fay Gil"),
      ...inTeam("large", "Hal Ida Jo Kim Lea"),
    ]);
    expect(shownGroups(data)).toEqual(["large"]);
    expect(distribution(data, data, byTeam)[0]?.suppressed).toBe(2);
  });

  test("where the criteria of a step are only a few people's, the same people do not hide each other", () => {
    const step = "junior-to-mid";
    const few = ["Ada", "Bo", "Cy"].map((name) =>
      shownPerson(name, { c: rating(1), d: rating(1) }, { stepId: step }),
    );
    const base = shownData([...inTeam("x", "Di Ed Fay Gil Hal"), ...few]);
    const [a] = base.criteria;
    const more = ["c", "d"].map((id) => ({ ...a, id, competencyId: id, stepIds: [step] }));
    const data = { ...base, criteria: [...base.criteria, ...more] as ShownData["criteria"] };
    const [panel] = distribution(data, data, { by: "criterion", what: "calibrated" });
    // Both of the three people's criteria and one of the others', whose sum is of eight.
    expect(panel?.groups.map(({ id }) => id)).toEqual(["b"]);
  });

  test("without names also leaves out a group of which a filter leaves out only a few", () => {
    const all = shownData(
      [
        ...inTeam("x", "Ada Bo Cy Di Ed Fay"),
        ...inTeam("y", "Gil Hal Ida Jo"),
        ...inTeam("z", "Kim Lea Mo Ned"),
      ],
      { withNames: false },
    );
    const without = (names: string[]) => ({
      ...all,
      people: all.people.filter(({ name }) => !names.includes(name)),
    });
    expect(shownGroups(all)).toEqual(["x", "y", "z"]);
    expect(shownGroups(without(["Ada", "Bo"]), all)).toEqual(["z"]);
    expect(shownGroups(without(["Gil", "Hal", "Ida", "Jo"]), all)).toEqual(["x", "z"]);
  });

  test("never shows fewer than four, nor lets them be worked out from the sum", () => {
    const people = fc.array(fc.constantFrom("p", "q", "r", "s"), { minLength: 4, maxLength: 40 });
    fc.assert(
      fc.property(people, (teams) => {
        const data = shownData(
          teams.map((team, index) =>
            shownPerson(String(index), { a: rating(2), b: rating(2) }, { teamId: team, team }),
          ),
        );
        const [panel] = distribution(data, data, byTeam);
        const sizes = panel?.groups.map((group) => group.people) ?? [];
        const rest = teams.length - sizes.reduce((sum, size) => sum + size, 0);
        expect(sizes.every((size) => size >= LEAST_PEOPLE)).toBe(true);
        expect(rest === 0 || rest >= LEAST_PEOPLE).toBe(true);
        expect(panel?.suppressed).not.toBe(sizes.length > 0 ? 1 : -1);
      }),
    );
  });

  test("is what somebody else sees, less one's own row", () => {
    const data = shownData(inTeam("x", "Ada Bo Cy Di Ed"));
    const count = (personId: string) => {
      const shown = forViewer(data, { personId, withNames: true });
      return distribution(shown, shown, byTeam)[0]?.all.tally.rated;
    };
    expect([count("nobody"), count("person-Ada")]).toEqual([10, 8]);
  });

  test("is not grouped by manager where names are hidden", () => {
    expect(readDistribution(search("by=rater"), true).by).toBe("rater");
    expect(readDistribution(search("by=rater"), false).by).toBe("criterion");
    expect(readDistribution(search("by=x&what=constructor"), true)).toEqual({
      by: "criterion",
      what: "calibrated",
    });
  });

  test("a guideline is drawn on the scale that it is about", () => {
    expect(guidelineFor({ 1: 10, 3: 90 }, POINTS)).toEqual([10, 0, 90, 0]);
    expect(guidelineFor({ 1: 10, 5: 90 }, POINTS)).toBeNull();
  });
});

describe("the filters", () => {
  const named = shownData([...inTeam("x", "Ada Bo Cy Di Ed"), ...inTeam("y", "Fay")]);
  const few = (data: ShownData, text: string) =>
    isTooFew(data, narrow(data, readFilters(search(text))));

  test("leaving fewer than four leave too few", () => {
    expect([few(named, ""), few(named, "team=x"), few(named, "team=y")]).toEqual([
      false,
      false,
      true,
    ]);
  });

  test("leaving out fewer than four do so where names are hidden", () => {
    expect(few({ ...named, withNames: false }, "team=x")).toBe(true);
    expect(few({ ...named, withNames: false }, "")).toBe(false);
  });

  test("do not tell by whom somebody without a name was rated", () => {
    const hidden = { ...named, withNames: false };
    expect(narrow(hidden, readFilters(search("rater=somebody"))).people).toHaveLength(6);
  });

  test("are said in words", () => {
    const words = (text: string) => filterWords(readFilters(search(text)), filterOptions(named));
    expect(words("")).toBe("");
    expect(words("team=x&changed=1&q=a")).toBe(
      "name with “a”, team x, only people with a changed rating",
    );
  });
});

describe("the heat map", () => {
  const [ada, bo] = [
    shownPerson("Ada", { a: rating(2, { manager: 3, calibrated: 2, question: 2 }), b: rating(1) }),
    shownPerson("Bo", { a: rating("not-applicable"), b: rating(null) }),
  ];

  test("has what stands in each cell, what it was, and whether it was questioned", () => {
    const [table] = heatMap(shownData([ada, bo]), "name");
    expect(table?.rows.map(({ cells }) => cells.map(readCell))).toEqual([
      [
        { text: "2", ramp: 1, before: "3", questions: 2 },
        { text: "1", ramp: 0, before: "", questions: 0 },
      ],
      [
        { text: "n/a", ramp: null, before: "", questions: 0 },
        { text: "–", ramp: null, before: "", questions: 0 },
      ],
    ]);
  });

  test("sorts by the middle, and without names not by what would tell them", () => {
    const data = shownData([bo, ada]);
    expect(heatMap(data, "middle")[0]?.rows.map(({ name }) => name)).toEqual(["Ada", "Bo"]);
    expect(readHeatMapSort("rater", false)).toBe("name");
    expect(readHeatMapSort("rater", true)).toBe("rater");
  });
});

describe("the matrix", () => {
  const seconds = [{ raterId: "s", mark: 4 }];
  const data = shownData([
    shownPerson("Ada", { a: rating(2, { manager: 3, calibrated: 2, seconds }), b: rating(4) }),
    shownPerson("Bo", { a: rating(3), b: rating(3) }),
    shownPerson("Cy", { a: rating("not-observable"), b: rating(null) }),
  ]);
  const over = (x: string, y: string) => {
    const asked = search(`x=${x}&y=${y}`);
    return matrix(
      data,
      readMeasure(asked, "x", "manager", data.criteria),
      readMeasure(asked, "y", "calibrated", data.criteria),
    );
  };

  test("counts people at each pair of points, and apart those who lack one", () => {
    const { rows, counted, without, compared } = over("manager:all", "calibrated:all");
    expect(rows.map(({ cells }) => cells.map(({ people }) => people))).toEqual([
      [0, 0, 0, 0],
      [0, 0, 1, 0],
      [0, 0, 1, 0],
      [0, 0, 0, 0],
    ]);
    expect([counted, without, compared]).toEqual([
      2,
      { x: 0, y: 0, both: 1 },
      { above: 0, same: 1, below: 1 },
    ]);
  });

  test("takes the second ratings of one criterion", () => {
    const { rows, without } = over("second:criterion.a", "manager:criterion.a");
    expect(rows[1]?.cells[3]?.names.map(({ name }) => name)).toEqual(["Ada"]);
    expect(without).toEqual({ x: 1, y: 0, both: 1 });
  });

  test("reads a measure from one parameter or two, and everything where it is not there", () => {
    const read = (text: string) => readMeasure(search(text), "x", "manager", data.criteria);
    expect(read("x=self:competency.competency-a")).toEqual({
      who: "self",
      of: "competency.competency-a",
    });
    expect(read("x=last&x-of=criterion.b")).toEqual({ who: "last", of: "criterion.b" });
    expect(read("x=constructor:criterion.none")).toEqual({ who: "manager", of: "all" });
  });

  test("does not mix scales", () => {
    const [a, b] = data.criteria;
    const other = { ...a, id: "c", scaleId: "balance" } as ShownData["criteria"][number];
    expect(criteriaOf([other, ...(a && b ? [a, b] : [])], "all").map(({ id }) => id)).toEqual([
      "a",
      "b",
    ]);
  });

  test("names nobody where names are hidden", () => {
    const hidden = { ...data, withNames: false };
    const all = { who: "manager", of: "all" } as const;
    expect(JSON.stringify(matrix(hidden, all, all))).not.toMatch(/Ada|Bo/);
  });
});

describe("across cycles", () => {
  const cycle = (id: string, middles: number[]) => ({
    id,
    name: id,
    tally: tallyOf(middles, POINTS),
    middles: new Map(middles.map((middle, index) => [String(index), middle])),
  });

  test("counts who moved, of those rated in both", () => {
    const before = new Map([...cycle("a", [2, 2, 3, 4, 1]).middles].slice(0, 4));
    expect(movesBetween(before, cycle("b", [3, 2, 2, 4, 4]).middles, 4)).toEqual({
      people: 4,
      up: 1,
      same: 2,
      down: 1,
    });
    expect(movesBetween(before, cycle("b", [3, 3, 3]).middles, 4)).toBeNull();
  });

  test("leaves out cycles in which fewer than four were rated", () => {
    const { shown, suppressed } = acrossCycles(
      [cycle("a", [1, 2]), cycle("b", [1, 2, 3, 4]), cycle("c", [2, 2, 3, 4])],
      4,
    );
    expect(shown.map(({ id, moves }) => [id, moves?.up ?? null])).toEqual([
      ["b", null],
      ["c", 1],
    ]);
    expect(suppressed).toBe(1);
  });
});
