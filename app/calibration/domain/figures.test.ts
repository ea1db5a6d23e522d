import { describe, expect, it } from "vitest";
import { sessionFigures } from "./figures";
import { type FiguresInput, figuresInput, type InputPerson } from "./figures-input";
import { layoutGraph } from "./graph-layout";
import { commonAxis, raterNames } from "./rater-names";
import type { SessionData } from "./session-data";

type Given = {
  id: string;
  rater?: string;
  team?: string;
  before: (number | null)[];
  after?: number[];
  self?: number[];
  second?: Record<string, number[]>;
};

const CRITERIA = ["a", "b"];

function person(given: Given): InputPerson {
  const { id, rater = "m1", team = "t1", before, after, self, second = {} } = given;
  return {
    id,
    personId: `person-${id}`,
    raterId: rater,
    teamId: team,
    levelId: "mid",
    trackId: "orchestrator",
    stepId: "mid-to-senior",
    ratings: Object.fromEntries(
      CRITERIA.map((criterion, index) => [
        criterion,
        {
          before: before[index] ?? null,
          after: after?.[index] ?? before[index] ?? null,
          self: self?.[index] ?? before[index] ?? null,
          seconds: Object.entries(second).map(([by, marks]) => ({
            rater: by,
            mark: marks[index] ?? null,
          })),
          agree: 1,
          question: 0,
          abstain: 0,
          pieces: 1,
        },
      ]),
    ),
    evidence: ["2025-07-01", "2025-12-01"],
  };
}

function input(people: Given[], rest: Partial<FiguresInput> = {}): FiguresInput {
  return {
    seed: 7,
    resamples: 100,
    period: { from: "2025-01-01", to: "2025-12-31" },
    criteria: CRITERIA.map((id) => ({ id, points: [1, 2, 3, 4], isMonotone: true })),
    people: people.map(person),
    anchors: [],
    ...rest,
  };
}

/** m1 gives s's rating and one more, m2 just what s gives. */
const EIGHT: Given[] = [
  { id: "p1", before: [2, 3], second: { s: [1, 2] } },
  { id: "p2", before: [3, 4], second: { s: [2, 3] } },
  { id: "p3", before: [4, 4], after: [3, 4], second: { s: [3, 3] } },
  { id: "p4", before: [2, 2], second: { s: [1, 1] } },
  { id: "p5", rater: "m2", team: "t2", before: [2, 2], second: { s: [2, 2] } },
  { id: "p6", rater: "m2", team: "t2", before: [3, 1], second: { s: [3, 1] } },
  { id: "p7", rater: "m2", team: "t2", before: [1, 3], after: [1, 2], second: { s: [1, 3] } },
  { id: "p8", rater: "m2", team: "t2", before: [3, 3], second: { s: [3, 3] } },
];

describe("the figures of a session", () => {
  it("are those that a small session gives by hand", () => {
    const figures = sessionFigures(input(EIGHT));
    expect(figures).toMatchObject({ people: 8, ratings: 16, reason: null });
    const leniency = Object.fromEntries(
      (figures.raters?.raters ?? []).map(({ id, severity }) => [id, severity?.leniency]),
    );
    expect(leniency.m1).toBeCloseTo(2 / 3, 10);
    expect(leniency.m2).toBeCloseTo(-1 / 3, 10);
    expect(leniency.s).toBeCloseTo(-1 / 3, 10);
    const [scale] = figures.agreement?.scales ?? [];
    expect(scale?.before).toMatchObject({ units: 16, raters: 3, pairable: 32 });
    expect(scale?.self).toMatchObject({ kappa: 1, n: 16 });
    // 8 of 16 pairs differ, by 1 each.
    expect(scale?.second.n).toBe(16);
    expect(figures.agreement?.preview).toMatchObject({ n: 16, agree: { share: 1 } });
    expect(figures.effect).toMatchObject({ n: 16, changed: 2, up: 0, down: 2, otherChanges: 0 });
    expect(figures.effect?.shareChanged).toBe(0.125);
    expect(figures.effect?.meanShift).toBe(-0.125);
    expect(figures.raters?.overall.recency).toMatchObject({ n: 16, late: 8, share: 0.5 });
    expect(figures.raters?.overall.density).toMatchObject({ density: 1, n: 16 });
    // Middles, the lower of two: t1 2 3 3 2, t2 2 1 1 3.
    expect(figures.groups?.find(({ by }) => by === "team")?.groups).toEqual([
      { id: "t1", people: 4, counts: [0, 2, 2, 0] },
      { id: "t2", people: 4, counts: [2, 1, 1, 0] },
    ]);
  });

  it("are the same each time, and come by name rather than by severity", () => {
    const [one, other] = [sessionFigures(input(EIGHT)), sessionFigures(input(EIGHT))];
    expect(other).toEqual(one);
    expect(one.raters?.raters.map(({ id }) => id)).toEqual(["m1", "m2", "s"]);
  });

  it("say of a single rater what they cannot tell", () => {
    const alone = EIGHT.slice(0, 4).map(({ second: _, ...given }) => given);
    const { raters, agreement, graph } = sessionFigures(input(alone));
    expect(graph.components).toEqual([
      { raters: ["m1"], people: 4, observations: 8, isLinked: false },
    ]);
    expect(raters?.raters[0]?.severity?.leniency).toBeNull();
    expect(raters?.raters[0]?.severityReason).toContain("nobody else rated the same");
    // Beside the population, which is their own people.
    expect(raters?.raters[0]?.compared).toEqual({ difference: 0, n: 8, people: 4 });
    expect(agreement?.scales[0]?.before.reason).toContain("Nothing was rated by two");
    expect(agreement?.anchors.icc21.value).toBeNull();
  });

  it("find nothing to measure where all ratings are equal", () => {
    const equal = EIGHT.map(({ id, rater = "m1" }) => ({
      id,
      rater,
      before: [3, 3],
      second: { s: [3, 3] },
    }));
    const { agreement, effect, groups, raters } = sessionFigures(input(equal));
    expect(agreement?.scales[0]?.before).toMatchObject({ alpha: null });
    expect(agreement?.scales[0]?.second.kappa).toBeNull();
    expect(effect).toMatchObject({ changed: 0, sdRatio: null, compressed: false });
    expect(groups?.[0]?.comparison.p).toBeNull();
    expect(raters?.raters.map(({ severity }) => severity?.interval)).toEqual([null, null, null]);
  });

  it("hold no number where fewer than 4 people are compared, but who rated whom", () => {
    const { graph, people, ratings, reason, ...rest } = sessionFigures(input(EIGHT.slice(0, 3)));
    expect([people, ratings]).toEqual([3, 6]);
    expect(reason).toContain("Fewer than 4 people");
    expect(rest).toEqual({ agreement: null, raters: null, groups: null, effect: null });
    expect(graph.raters.map(({ id }) => id)).toEqual(["m1", "s"]);
  });

  it("leave out a rater of few people, and whoever those could be worked out from", () => {
    const few = [
      ...EIGHT,
      { id: "p9", rater: "m3", before: [2, 3] },
      ...["q1", "q2", "q3", "q4", "q5"].map((id) => ({ id, rater: "m4", before: [2, 3] })),
    ];
    const { raters, effect } = sessionFigures(input(few));
    const shown = (raters?.raters ?? []).map(({ id, indicators }) => [id, indicators !== null]);
    expect(Object.fromEntries(shown)).toEqual({
      m1: false,
      m2: true,
      m3: false,
      m4: true,
      s: false,
    });
    const m3 = raters?.raters.find(({ id }) => id === "m3");
    expect(m3).toMatchObject({ compared: null, severity: null });
    expect(effect?.perRater.map(({ rater }) => rater)).toEqual(["m2", "m4"]);
  });

  it("tell that the scale was compressed", () => {
    const [low, high] = [EIGHT.slice(0, 4), EIGHT.slice(4)];
    const compressed = [
      ...low.map((each) => ({ ...each, before: [1, 1], after: [2, 2] })),
      ...high.map((each) => ({ ...each, before: [4, 4], after: [3, 3] })),
    ];
    const { effect } = sessionFigures(input(compressed));
    expect(effect?.compressed).toBe(true);
    expect(effect?.sdRatio).toBeCloseTo(1 / 3, 10);
  });
});

describe("the input of figures", () => {
  it("without somebody holds nothing of them, and is the same for the rest", () => {
    const people = EIGHT.map(person);
    const data: SessionData = {
      criteria: [],
      steps: [],
      tracks: [],
      waiting: [],
      people: people.map(({ id, personId, raterId, ratings }) => ({
        assessmentId: id,
        personId,
        name: id,
        teamId: null,
        team: "No team",
        trackId: null,
        levelId: null,
        level: "–",
        levelName: "–",
        teamNow: null,
        stepId: "s",
        raterId,
        rater: raterId,
        rule: { met: false, isBoundary: false },
        ratings: Object.fromEntries(
          Object.entries(ratings).map(([criterion, rating]) => [
            criterion,
            {
              ...rating,
              manager: rating.before,
              blind: null,
              calibrated: rating.after,
              changes: 0,
              newest: null,
              last: null,
              seconds: rating.seconds.map(({ rater, mark }) => ({ raterId: rater, mark })),
            },
          ]),
        ),
      })),
    };
    const options = {
      anchors: [],
      evidenceDays: new Map([["p1", ["2025-02-03", "soon"]]]),
      period: { from: "2025-01-01", to: "2025-12-31" },
      seed: 1,
    };
    const whole = figuresInput(data, { ...options, without: null });
    const without = figuresInput(data, { ...options, without: "person-p2" });
    expect(JSON.stringify(without)).not.toContain("p2");
    expect({ ...without, people: [] }).toEqual({ ...whole, people: [] });
    expect(without.people).toEqual(whole.people.filter(({ id }) => id !== "p2"));
    expect(whole.people[0]?.evidence).toEqual(["2025-02-03"]);
  });
});

describe("the drawing of raters", () => {
  it("holds every rater and link, inside its frame, the same each time", () => {
    const { graph } = sessionFigures(input([...EIGHT, { id: "p9", rater: "m3", before: [1, 1] }]));
    const drawing = layoutGraph(graph);
    expect(layoutGraph(graph)).toEqual(drawing);
    expect(drawing.nodes.map(({ id }) => id).sort()).toEqual(["m1", "m2", "m3", "s"]);
    expect(drawing.edges).toHaveLength(2);
    for (const { x, y, radius } of drawing.nodes) {
      expect(x - radius).toBeGreaterThanOrEqual(0);
      expect(x + radius).toBeLessThanOrEqual(drawing.width);
      expect(y + radius).toBeLessThanOrEqual(drawing.height);
    }
  });

  it("calls raters by letters where names are hidden, and has one axis for all", () => {
    const names = raterNames(["c", "a", "b"], new Set(["a", "c"]), new Map([["a", "Ada"]]));
    expect([...names]).toEqual([
      ["a", "Ada"],
      ["b", "Calibrator A"],
      ["c", "Manager B"],
    ]);
    expect([commonAxis([]), commonAxis([{ low: -0.7, high: 0.2 }])]).toEqual([0.5, 1]);
  });
});
