import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Criterion, Ladder } from "~/ladder/domain/schema";
import { shippedLadder } from "../../../tests/fixtures/ladders/read-fixtures";
import { ladderKey, type TrendAssessment, trendOf } from "./trend";

const first = shippedLadder();
const STEP = "mid-to-senior";
const [A, B, C] = ["design-robust-patterns", "validate-interactions", "mentor-ai-usage"] as const;

/** The shipped ladder as another version, with some criteria changed. */
function version(
  number: string,
  change: Record<string, Partial<Criterion>>,
  base: Ladder = first,
): Ladder {
  return {
    ...base,
    version: number,
    criteria: base.criteria.map((each) => ({ ...each, ...change[each.id] })),
  };
}

const known = (...ladders: Ladder[]) => new Map(ladders.map((each) => [ladderKey(each), each]));
const point = (value: number) => ({ point: value, alternative: null });

/** An assessment against a ladder on a day, with points in the ladder's order of criteria. */
function said(ladder: Ladder, day: string, self: number[], manager?: number[]): TrendAssessment {
  const criteria = ladder.criteria.filter(({ transition }) => transition === STEP);
  return {
    id: day,
    name: day,
    isCheckIn: false,
    submittedAt: new Date(day),
    releasedAt: manager ? new Date(day) : null,
    ladder: { id: ladder.id, version: ladder.version },
    transitionId: STEP,
    answers: criteria.map(({ id, question }, index) => ({
      criterionId: id,
      question,
      self: point(self[index] ?? 1),
      manager: manager ? point(manager[index] ?? 1) : null,
    })),
  };
}

const linesOf = (trend: ReturnType<typeof trendOf>) =>
  trend.competencies.flatMap(({ panels }) => panels.flatMap(({ lines }) => lines));

describe("one version", () => {
  test("marks stand in the order of time, self and manager beside each other", () => {
    const trend = trendOf(
      [said(first, "2026-03-01", [3, 3, 3]), said(first, "2025-03-01", [1, 2, 3], [2, 2, 2])],
      known(first),
    );
    expect(trend.columns.map(({ id }) => id)).toEqual(["2025-03-01", "2026-03-01"]);
    expect(trend.columns.map(({ versionBefore }) => versionBefore)).toEqual([null, null]);
    expect(trend.competencies.map(({ id }) => id)).toEqual([
      "system-orchestration",
      "architecture",
      "mentorship",
    ]);
    const line = linesOf(trend).find(({ key }) => key.includes(A));
    expect(line?.marks).toEqual([
      { column: 0, segment: 0, self: { point: 1 }, manager: { point: 2 } },
      { column: 1, segment: 0, self: { point: 3 }, manager: null },
    ]);
  });

  test("what was not given a point is said, not left out", () => {
    const assessment = said(first, "2026-03-01", [3, 3, 3], [3, 3, 3]);
    const answers = assessment.answers.flatMap((each) => {
      if (each.criterionId === A) return [];
      if (each.criterionId === B)
        return { ...each, self: { point: null, alternative: "not-applicable" } };
      return { ...each, manager: { point: null, alternative: null } };
    });
    const lines = linesOf(trendOf([{ ...assessment, answers }], known(first)));
    const marks = Object.fromEntries(
      [A, B, C].map((id) => [id, lines.find(({ key }) => key.includes(id))?.marks[0]]),
    );
    expect(marks).toMatchObject({
      [A]: { self: "missing", manager: "missing" },
      [B]: { self: { alternative: "not-applicable" }, manager: { point: 3 } },
      [C]: { self: { point: 3 }, manager: "missing" },
    });
  });

  test("the manager's mark is what calibration left; what they had given stands beside it", () => {
    const assessment = said(first, "2026-03-01", [3, 3, 3], [4, 4, 4]);
    const answers = assessment.answers.map((each) => ({
      ...each,
      calibrated: each.criterionId === A ? point(2) : each.criterionId === B ? point(4) : null,
    }));
    const lines = linesOf(trendOf([{ ...assessment, answers }], known(first)));
    const marks = [A, B, C].map((id) => lines.find(({ key }) => key.includes(id))?.marks[0]);
    expect(marks.map((mark) => mark?.manager)).toEqual([{ point: 2 }, { point: 4 }, { point: 4 }]);
    expect(marks.map((mark) => mark?.before)).toEqual([{ point: 4 }, undefined, undefined]);
    const unreleased = trendOf([{ ...assessment, answers, releasedAt: null }], known(first));
    for (const { marks } of linesOf(unreleased)) expect(marks[0]).toMatchObject({ manager: null });
  });

  test("an assessment against a ladder nobody knows any more is left out", () => {
    expect(trendOf([said(first, "2026-03-01", [1])], new Map())).toEqual({
      columns: [],
      competencies: [],
    });
  });
});

describe("across versions", () => {
  const renamed = version("1.2.0", {
    [A]: {
      id: "design-for-change",
      replaces: [{ id: A, version: "1.1.0", relation: "same" }],
    },
  });

  test("a criterion renamed with the same meaning goes on, also over a version nobody used", () => {
    const again = version(
      "1.3.0",
      {
        "design-for-change": {
          id: "design-anew",
          replaces: [{ id: "design-for-change", version: "1.2.0", relation: "same" }],
        },
      },
      renamed,
    );
    const trend = trendOf(
      [said(first, "2025-03-01", [1, 1, 1]), said(again, "2026-03-01", [2, 2, 2])],
      known(again, first, renamed),
    );
    const lines = linesOf(trend);
    expect(lines).toHaveLength(3);
    for (const line of lines) {
      expect(line.marks.map(({ column }) => column)).toEqual([0, 1]);
      expect(line.segments).toHaveLength(1);
    }
    expect(trend.columns[1]?.versionBefore).toBe("1.1.0");
  });

  test("a reworded question begins another stretch of the same line", () => {
    const reworded = version("1.2.0", { [B]: { question: "Do the parts hold together?" } });
    const trend = trendOf(
      [said(first, "2025-03-01", [1, 1, 1]), said(reworded, "2026-03-01", [2, 2, 2])],
      known(first, reworded),
    );
    const line = linesOf(trend).find(({ key }) => key.includes(B));
    expect(line?.segments).toEqual([
      { question: "Can they validate complex interactions?", version: "1.1.0", because: null },
      { question: "Do the parts hold together?", version: "1.2.0", because: "reworded" },
    ]);
    expect(line?.marks.map(({ segment }) => segment)).toEqual([0, 1]);
  });

  test("a meaning made narrower under the same words is another stretch as well, once", () => {
    const narrower = version("1.2.0", {
      [B]: { replaces: [{ id: B, version: "1.1.0", relation: "narrower" }] },
    });
    const days = ["2025-03-01", "2025-09-01", "2026-03-01"] as const;
    const trend = trendOf(
      [
        said(first, days[0], [1, 1, 1]),
        said(narrower, days[1], [2, 2, 2]),
        said(narrower, days[2], [3, 3, 3]),
      ],
      known(first, narrower),
    );
    const line = linesOf(trend).find(({ key }) => key.includes(B));
    expect(line?.segments.map(({ because }) => because)).toEqual([null, "narrower"]);
  });

  test("a criterion that takes another's place with another meaning is a line of its own", () => {
    const split = version("1.2.0", {
      [A]: { id: "one-part", replaces: [{ id: A, version: "1.1.0", relation: "split" }] },
    });
    const trend = trendOf(
      [said(first, "2025-03-01", [1, 1, 1]), said(split, "2026-03-01", [2, 2, 2])],
      known(first, split),
    );
    const architecture = trend.competencies.find(({ id }) => id === "architecture");
    const lines = architecture?.panels[0]?.lines ?? [];
    expect(lines.map(({ marks }) => marks.map(({ column }) => column))).toEqual([[0], [1]]);
    expect(lines[1]?.follows).toEqual([
      { question: "Do they design robust architectural patterns?", relation: "split" },
    ]);
  });

  test("points of another scale are never drawn on this one", () => {
    const [scale] = first.scales;
    if (!scale) throw new Error("the shipped ladder has a scale");
    const other: Ladder = {
      ...version("2.0.0", {}),
      scales: [{ ...scale, points: [...scale.points].slice(0, 3) }],
    };
    const trend = trendOf(
      [said(first, "2025-03-01", [1, 1, 1]), said(other, "2026-03-01", [2, 2, 2])],
      known(first, other),
    );
    for (const { panels } of trend.competencies)
      expect(panels.map(({ points }) => points.length).sort()).toEqual([3, 4]);
  });
});

const anyPoints = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 3, maxLength: 3 });
const anyPast = fc.uniqueArray(
  fc.record({
    month: fc.integer({ min: 0, max: 60 }),
    isNew: fc.boolean(),
    self: anyPoints,
    manager: fc.option(anyPoints, { nil: undefined }),
  }),
  { selector: ({ month }) => month, maxLength: 12 },
);

test("every answer is one mark, unreleased reviews none, and lines never go back in time", () => {
  const second = version("1.2.0", { [C]: { question: "Do juniors do better with their help?" } });
  fc.assert(
    fc.property(anyPast, (past) => {
      const assessments = past.map(({ month, isNew, self, manager }) => {
        const day = new Date(Date.UTC(2020, month, 1)).toISOString().slice(0, 10);
        return said(isNew ? second : first, day, self, manager);
      });
      const trend = trendOf(assessments, known(first, second));
      const lines = linesOf(trend);
      const marks = lines.flatMap((line) => line.marks);
      expect(marks).toHaveLength(assessments.length * 3);
      for (const { column, manager } of marks)
        expect(manager === null).toBe(trend.columns[column]?.releasedAt === null);
      for (const line of lines) {
        const columns = line.marks.map(({ column }) => column);
        expect(columns).toEqual([...new Set(columns)].sort((a, b) => a - b));
        const segments = line.marks.map(({ segment }) => segment);
        expect(segments).toEqual([...segments].sort((a, b) => a - b));
      }
      for (const [index, column] of trend.columns.entries()) {
        const before = trend.columns[index - 1]?.ladder.version;
        const isOther = before !== undefined && before !== column.ladder.version;
        expect(column.versionBefore).toBe(isOther ? before : null);
      }
    }),
  );
});
