import { describe, expect, test } from "vitest";
import type { Criterion, Ladder, Scale, Transition } from "~/ladder/domain/schema";
import { debriefAgreement, LEAST_SHARED } from "./debrief-agreement";
import { type Amendment, type Card, type Debriefing, type Seat, sortSeats } from "./debrief-cards";
import { coverageAchieved } from "./debrief-coverage";
import { mappingWords, stepMappings } from "./debrief-mapping";
import { debriefMatrix } from "./debrief-matrix";
import { decisionForm } from "./decision-form";

const scale = {
  id: "mastery",
  polarity: "monotone",
  points: [1, 2, 3, 4].map((value) => ({ value, id: `p${value}`, label: `Point ${value}` })),
  alternatives: [],
} satisfies Scale;

const COMPETENCIES = ["checking", "design"] as const;

/** Two criteria of checking, then as many of design as asked for; the step asks 3 of each. */
function debriefing(
  seats: Seat[],
  given: { criteria?: number; decidedAt?: Date } = {},
): Debriefing {
  const criteria = Array.from({ length: given.criteria ?? 6 }, (_, index) => ({
    id: `c${index + 1}`,
    competency: COMPETENCIES[index < 2 ? 0 : 1],
    question: `Question ${index + 1}?`,
    anchors: {},
  })) as unknown as Criterion[];
  const ladder = {
    scales: [scale],
    competencies: COMPETENCIES.map((id) => ({ id, title: id.toUpperCase(), scale: scale.id })),
    levels: [{ id: "mid", rank: 2, tracks: ["main"], titles: { main: "Mid" } }],
    interview: { questions: [], exercises: [] },
  } as unknown as Ladder;
  const step = { id: "junior-to-mid", to: "mid" } as unknown as Transition;
  return {
    ladder,
    asked: criteria.map((criterion) => ({ criterion, step, isOwnStep: true, expected: 3 })),
    plan: {
      competencies: COMPETENCIES.map((id) => ({
        id,
        title: id,
        criteria: criteria.filter(({ competency }) => competency === id),
      })) as unknown as Debriefing["plan"]["competencies"],
      exercises: [],
    },
    ...sortSeats(seats, { debriefAt: OPENED, decidedAt: given.decidedAt ?? null }),
  };
}

const OPENED = new Date("2026-03-02T10:00:00Z");
const hours = (count: number) => new Date(OPENED.getTime() + count * 3_600_000);

function seat(name: string, points: (number | null)[] | null, given: Partial<Card> = {}): Seat {
  return {
    interviewerId: name,
    name,
    sessions: [{ exerciseId: null, competencyIds: ["checking"] }],
    card: points && {
      id: `card of ${name}`,
      recommendation: "yes",
      reason: "",
      submittedAt: hours(-1),
      answers: points.map((point, index) => ({
        criterionId: `c${index + 1}`,
        point,
        isNotAssessed: point === null,
        why: point === null ? "There was no time." : "",
        quotes: "",
        observations: "",
      })),
      flaws: [],
      amendments: [],
      ...given,
    },
  };
}

const amended = (criterionId: string, point: number, afterOthers: boolean): Amendment => ({
  criterionId,
  point,
  recommendation: null,
  text: "I looked again.",
  afterOthers,
  at: "2026-03-02T11:00:00Z",
});

describe("the matrix", () => {
  test("has the largest differences first, then what most assessed, each with its competency", () => {
    const of = debriefing([
      seat("Ana", [3, 2, 1, 3, null, 3]),
      seat("Bo", [3, 3, 4, 4, 4, 3]),
      seat("Cy", [null, null, null, 3, 4, null]),
    ]);
    const order = debriefMatrix(of, "differences").map(({ competencyId, rows }) => [
      competencyId,
      rows.map(({ criterionId, spread, raters }) => [criterionId, spread, raters]),
    ]);
    expect(order).toEqual([
      [
        "design",
        [
          ["c3", 3, 2],
          ["c4", 1, 3],
          ["c5", 0, 2],
          ["c6", 0, 2],
        ],
      ],
      [
        "checking",
        [
          ["c2", 1, 2],
          ["c1", 0, 2],
        ],
      ],
    ]);
    const ladder = debriefMatrix(of, "ladder");
    expect(ladder.flatMap(({ rows }) => rows.map(({ criterionId }) => criterionId))).toEqual([
      "c1",
      "c2",
      "c3",
      "c4",
      "c5",
      "c6",
    ]);
  });

  test("keeps what was handed in beside what it was amended to, and counts what stands", () => {
    const of = debriefing([
      seat("Ana", [1], { amendments: [amended("c1", 2, true), amended("c1", 3, true)] }),
      seat("Bo", [3]),
    ]);
    const row = debriefMatrix(of, "ladder")[0]?.rows[0];
    expect(row?.cells.map(({ point, amended }) => [point, amended])).toEqual([
      [1, 3],
      [3, null],
    ]);
    expect(row?.spread).toBe(0);
  });
});

describe("which cards count", () => {
  test("a card after the debrief opened is marked, one after the decision stands apart", () => {
    const { counted, setApart, missing } = debriefing(
      [
        seat("Ana", [3]),
        seat("Bo", [3], { submittedAt: hours(1) }),
        seat("Cy", [3], { submittedAt: hours(5) }),
        seat("Di", null),
      ],
      { decidedAt: hours(3) },
    );
    expect(counted.map(({ name, isLate }) => [name, isLate])).toEqual([
      ["Ana", false],
      ["Bo", true],
    ]);
    expect([setApart.map(({ name }) => name), missing.map(({ name }) => name)]).toEqual([
      ["Cy"],
      ["Di"],
    ]);
  });

  test("coverage names who was to look at a criterion and gave no point", () => {
    const found = coverageAchieved(
      debriefing(
        [
          seat("Ana", [3, null, 3]),
          seat("Bo", [2, null]),
          seat("Cy", [3, 3], { submittedAt: hours(5) }),
          seat("Di", null),
        ],
        { decidedAt: hours(3), criteria: 4 },
      ),
    );
    expect(found.byMany).toBe(1);
    expect(found.byOne.map(({ criterionId, by }) => [criterionId, by])).toEqual([["c3", ["Ana"]]]);
    expect(found.byNobody.map(({ criterionId }) => criterionId)).toEqual(["c2", "c4"]);
    expect(found.plannedOnly.map(({ criterionId, unmet }) => [criterionId, unmet])).toEqual([
      [
        "c1",
        [
          { name: "Cy", why: "the card came after the decision" },
          { name: "Di", why: "no card is in" },
        ],
      ],
      [
        "c2",
        [
          { name: "Ana", why: "There was no time." },
          { name: "Bo", why: "There was no time." },
          { name: "Cy", why: "the card came after the decision" },
          { name: "Di", why: "no card is in" },
        ],
      ],
    ]);
  });
});

describe("agreement", () => {
  const first = [1, 2, 3, 3, 2, 1, 4, 1, 2];
  const second = [1, 2, 3, 3, 2, 2, 4, 1, 2];

  test("is too few to tell with one card, or with fewer shared criteria than five", () => {
    expect(debriefAgreement(debriefing([seat("Ana", first)], { criteria: 9 }))).toMatchObject({
      alpha: null,
      reason: "Too few to tell: agreement takes two cards, and one is in.",
    });
    const few = (count: number) =>
      debriefAgreement(
        debriefing([seat("Ana", first.slice(0, count)), seat("Bo", second)], { criteria: 9 }),
      );
    expect(few(LEAST_SHARED - 1)).toMatchObject({ alpha: null, shared: 4 });
    expect(few(LEAST_SHARED - 1).reason).toContain("takes 5 criteria");
    expect(few(LEAST_SHARED)).toMatchObject({ alpha: 1, shared: 5, interviewers: 2, points: 10 });
  });

  test("rests on what was given before the others could be read", () => {
    const of = (afterOthers: boolean) =>
      debriefAgreement(
        debriefing(
          [seat("Ana", first, { amendments: [amended("c6", 2, afterOthers)] }), seat("Bo", second)],
          { criteria: 9 },
        ),
      );
    expect(of(true).alpha).toBeLessThan(1);
    expect(of(false).alpha).toBe(1);
    expect(of(true).interval).toMatchObject({ resamples: 300 });
  });
});

describe("the place on the ladder", () => {
  test("is told criterion by criterion, and nothing is counted together that differs", () => {
    const of = debriefing([seat("Ana", [3, 4, 2, 3, null]), seat("Bo", [3, 3, 3, 2, 2])]);
    const [step] = stepMappings(of, "main");
    expect(step).toMatchObject({ asked: 6, met: 2, differ: 2, below: 1, unassessed: 1 });
    expect(step && mappingWords(step)).toBe(
      "What the cards say meets what the step to Mid asks in 2 of 6 criteria; in 2 the interviewers differ, in 1 it is not there yet, 1 was not assessed.",
    );
  });
});

describe("the form of a decision", () => {
  const form = decisionForm({
    competencies: [
      { id: "checking", title: "Checking" },
      { id: "design", title: "Design" },
    ],
    places: [{ trackId: "main", levelId: "mid" }],
  });
  const whole = {
    outcome: "OFFER",
    "reason-checking": " Found two of three. ",
    "reason-design": "Weighed both.",
    summary: "",
    place: "",
    said: "3",
  };

  test("takes a reason for every competency, and no place unless one is chosen", () => {
    expect(form.parse(whole)).toEqual({
      outcome: "OFFER",
      reasons: { checking: "Found two of three.", design: "Weighed both." },
      summary: "",
      place: null,
      said: 3,
    });
    expect(form.parse({ ...whole, place: "main/mid" }).place).toEqual({
      trackId: "main",
      levelId: "mid",
    });
  });

  test("says what is missing where it is missing", () => {
    const { "reason-design": _, ...rest } = whole;
    const wrong = form.safeParse({ ...rest, "reason-checking": "  ", outcome: "", place: "x" });
    const fields = wrong.error?.issues.map(({ path }) => String(path[0]));
    expect(new Set(fields)).toEqual(
      new Set(["outcome", "place", "reason-checking", "reason-design"]),
    );
  });
});
