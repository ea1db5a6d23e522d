import { describe, expect, test } from "vitest";
import type { Criterion, Ladder, Scale, Transition } from "~/ladder/domain/schema";
import { debriefAgreement, LEAST_SHARED } from "./debrief-agreement";
import { type Amendment, type Card, type Debriefing, type Seat, sortSeats } from "./debrief-cards";
import { coverageAchieved } from "./debrief-coverage";
import { mappingWords, stepMappings } from "./debrief-mapping";
import { debriefMatrix, largestDifference } from "./debrief-matrix";
import { debriefPage } from "./debrief-page";

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
    criteria,
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
  exerciseId: null,
  flawId: null,
  point,
  recommendation: null,
  outcome: null,
  text: "I looked again.",
  afterOthers,
  at: "2026-03-02T11:00:00Z",
});

describe("the matrix", () => {
  test("has the largest differences first whatever the competency, then what most assessed", () => {
    const of = debriefing([
      seat("Ana", [3, 2, 1, 3, null, 3]),
      seat("Bo", [3, 3, 4, 4, 4, 3]),
      seat("Cy", [null, null, null, 3, 4, null]),
    ]);
    const [all, ...others] = debriefMatrix(of, "differences");
    expect(others).toEqual([]);
    expect(
      all?.rows.map((row) => [row.criterionId, row.competency, row.spread, row.raters]),
    ).toEqual([
      ["c3", "DESIGN", 3, 2],
      ["c4", "DESIGN", 1, 3],
      ["c2", "CHECKING", 1, 2],
      ["c1", "CHECKING", 0, 2],
      ["c5", "DESIGN", 0, 2],
      ["c6", "DESIGN", 0, 2],
    ]);
    const ladder = debriefMatrix(of, "ladder");
    expect(ladder.map(({ title }) => title)).toEqual(["CHECKING", "DESIGN"]);
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

describe("what is added after the decision", () => {
  const later = (given: Partial<Amendment>) => ({
    ...amended("c1", 4, true),
    at: hours(5).toISOString(),
    ...given,
  });
  const seats = [
    seat("Ana", [1, null], {
      recommendation: "no",
      amendments: [
        amended("c1", 2, true),
        later({ text: "On second thoughts." }),
        later({ criterionId: "c2", point: 3 }),
        later({ criterionId: null, point: null, recommendation: "strong-yes" }),
      ],
    }),
    seat("Bo", [3, null]),
  ];
  const page = (decidedAt?: Date) =>
    debriefPage(
      debriefing(seats, { decidedAt }),
      { trackId: "main", levelId: "mid", missingIds: [] },
      "ladder",
    );

  test("changes no figure, and stands apart with what it is about", () => {
    const { groups, interviewers, coverage, notes, addedLater } = page(hours(3));
    expect(groups[0]?.rows[0]).toMatchObject({ spread: 1, cells: [{ point: 1, amended: 2 }, {}] });
    expect(interviewers[0]).toMatchObject({ recommendation: "no", amended: null, amendments: [] });
    expect(coverage.byNobody.map(({ criterionId }) => criterionId)).toContain("c2");
    expect(notes.c1?.[0]?.amendments).toHaveLength(1);
    expect(stepMappings(debriefing(seats, { decidedAt: hours(3) }), "main")[0]).toMatchObject({
      met: 0,
      differ: 1,
      unassessed: 5,
    });
    expect(
      addedLater.map(({ name, question, point, recommendation }) => [
        name,
        question,
        point,
        recommendation,
      ]),
    ).toEqual([
      ["Ana", "Question 1?", "4 Point 4", null],
      ["Ana", "Question 2?", "3 Point 3", null],
      ["Ana", null, null, "strong-yes"],
    ]);
    expect(addedLater[0]?.text).toBe("On second thoughts.");
  });

  test("is taken in where the debrief was opened again", () => {
    const { groups, interviewers, addedLater } = page();
    expect(groups[0]?.rows[0]?.cells[0]).toMatchObject({ point: 1, amended: 4 });
    expect(interviewers[0]?.amended).toBe("strong-yes");
    expect(addedLater).toEqual([]);
  });
});

describe("the criterion to begin with", () => {
  const opened = (first: number[], second: number[]) => {
    const of = debriefing([seat("Ana", first), seat("Bo", second)]);
    return (["ladder", "differences"] as const).map((order) =>
      largestDifference(debriefMatrix(of, order)),
    );
  };

  test("is the one with the largest difference, whatever the order, from two points on", () => {
    expect(opened([3, 1, 1], [3, 3, 4])).toEqual(["c3", "c3"]);
    expect(opened([3, 2, 3], [3, 3, 4])).toEqual([null, null]);
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
      "What the cards say meets what is asked in 2 of the 6 criteria that the step to Mid asks; in 2 the interviewers differ, in 1 it is not there yet, 1 was not assessed.",
    );
  });
});
