import type { Criterion, Ladder, ScalePoint } from "~/ladder/domain/schema";
import { criteriaOfTransition, findCompetency, scaleOf } from "~/ladder/domain/view";
import { finalChoice, isMoved } from "~/review/domain/calibrated";
import {
  type CriterionLines,
  criterionLines,
  meaningChange,
  predecessors,
  type Relation,
} from "./criterion-lines";

/** What one side chose, as it was frozen. */
export type Choice = { point: number | null; alternative: string | null };

/** One past assessment as the trend reads it: from its standing release, else its standing submission. */
export type TrendAssessment = {
  id: string;
  name: string;
  isCheckIn: boolean;
  submittedAt: Date;
  /** When the standing release was made; null while there is none, and then nothing of the review is known. */
  releasedAt: Date | null;
  ladder: { id: string; version: string };
  transitionId: string;
  answers: {
    criterionId: string;
    question: string;
    self: Choice;
    manager: Choice | null;
    /** What calibration made of the manager's rating, where it touched it. */
    calibrated?: Choice | null;
  }[];
};

export type Column = Omit<TrendAssessment, "answers" | "transitionId"> & {
  /** The ladder version of the column before, where it was another. */
  versionBefore: string | null;
};

/** What somebody said on a criterion they were asked about. */
export type Given = { point: number } | { alternative: string } | "missing";

export type Mark = {
  /** Index of the assessment. */
  column: number;
  /** Index of the line's segment. */
  segment: number;
  self: Given;
  /** The rating that counts, as released; null where nothing is. */
  manager: Given | null;
  /** What the manager had given, where calibration left another rating. */
  before?: Given;
};

/** A stretch of a line in which the question stayed as it was. */
export type Segment = {
  question: string;
  version: string;
  /** Why it does not go on from the stretch before; null for the first. */
  because: "reworded" | Relation | null;
};

/** One criterion over time, under whatever ids. */
export type Line = {
  key: string;
  /** The question as it was asked last. */
  question: string;
  segments: Segment[];
  marks: Mark[];
  /** Criteria it took the place of with another meaning: their lines end where this begins. */
  follows: { question: string; relation: Relation }[];
};

/** Lines of one competency on one scale. A scale that changes its points begins another panel. */
export type Panel = { points: ScalePoint[]; lines: Line[] };
export type CompetencyTrend = { id: string; title: string; panels: Panel[] };
export type Trend = { columns: Column[]; competencies: CompetencyTrend[] };

/** Names a ladder version among those known. */
export const ladderKey = ({ id, version }: { id: string; version: string }) => `${id} ${version}`;

/**
 * Self and manager over time, per criterion and grouped by competency. Nothing is averaged or computed from the
 * ratings: each mark is one answer. Assessments against a ladder that is not among `ladders` are left out.
 */
export function trendOf(
  assessments: readonly TrendAssessment[],
  ladders: ReadonlyMap<string, Ladder>,
): Trend {
  const known = assessments
    .flatMap((assessment) => {
      const ladder = ladders.get(ladderKey(assessment.ladder));
      return ladder ? [{ assessment, ladder }] : [];
    })
    .sort((a, b) => a.assessment.submittedAt.getTime() - b.assessment.submittedAt.getTime());
  const lines = new Map<string, LineDraft>();
  const lineage = criterionLines(ladders.values());
  for (const [column, { assessment, ladder }] of known.entries())
    for (const criterion of criteriaOfTransition(ladder, assessment.transitionId))
      addMark(lines, lineage, { column, assessment, ladder, criterion });
  return {
    columns: columnsOf(known.map(({ assessment }) => assessment)),
    competencies: byCompetency([...lines.values()]),
  };
}

/** What one side said in words of data: a point, an alternative, or that they were asked and said nothing. */
function given(choice: Choice | null | undefined): Given {
  if (choice && choice.point !== null) return { point: choice.point };
  if (choice?.alternative) return { alternative: choice.alternative };
  return "missing";
}

function columnsOf(assessments: readonly TrendAssessment[]): Column[] {
  return assessments.map(({ answers: _, transitionId: __, ...assessment }, index) => {
    const before = assessments[index - 1]?.ladder;
    const { ladder } = assessment;
    const isOther = before && ladderKey(before) !== ladderKey(ladder);
    const versionBefore = before?.id === ladder.id ? before.version : before && ladderKey(before);
    return { ...assessment, versionBefore: isOther ? (versionBefore ?? null) : null };
  });
}

type Asked = { column: number; assessment: TrendAssessment; ladder: Ladder; criterion: Criterion };
type LineDraft = Line & {
  points: ScalePoint[];
  /** Of the last mark. */
  competency: { id: string; title: string; order: number };
  version: string;
};

function addMark(lines: Map<string, LineDraft>, lineage: CriterionLines, asked: Asked) {
  const { column, assessment, ladder, criterion } = asked;
  const answer = assessment.answers.find(({ criterionId }) => criterionId === criterion.id);
  const question = answer?.question ?? criterion.question;
  const line = lineFor(lines, lineage, asked);
  startSegment(line, criterion, question, ladder.version);
  line.question = question;
  line.competency = competencyOf(ladder, criterion);
  line.version = ladder.version;
  line.marks.push({
    column,
    segment: line.segments.length - 1,
    self: given(answer?.self),
    ...managerSide(assessment, answer),
  });
}

/** What counts on the manager's side, and what they had given themselves where calibration left something else. */
function managerSide(
  { releasedAt }: TrendAssessment,
  answer: TrendAssessment["answers"][number] | undefined,
): Pick<Mark, "manager" | "before"> {
  if (!releasedAt) return { manager: null };
  if (!answer?.manager) return { manager: "missing" };
  const { manager, calibrated } = answer;
  const counts = given(finalChoice({ manager, calibrated }));
  return isMoved({ manager, calibrated })
    ? { manager: counts, before: given(manager) }
    : { manager: counts };
}

/** The line so far, or a new one. Two criteria of one assessment are never on the same line. */
function lineFor(lines: Map<string, LineDraft>, lineage: CriterionLines, asked: Asked): LineDraft {
  const { column, ladder, criterion } = asked;
  const { points } = scaleOf(ladder, criterion);
  const own = `${lineage.lineOf(ladder.id, criterion.id)} ${scaleName(points)}`;
  const isTaken = lines.get(own)?.marks.at(-1)?.column === column;
  const key = isTaken ? `${own} ${criterion.id}` : own;
  const line = lines.get(key);
  if (line) return line;
  const begun: LineDraft = {
    key,
    question: criterion.question,
    segments: [],
    marks: [],
    follows: predecessors(criterion).map(({ id, relation }) => ({
      question: lineage.questionOf(ladder.id, id) ?? id,
      relation,
    })),
    points,
    competency: competencyOf(ladder, criterion),
    version: ladder.version,
  };
  lines.set(key, begun);
  return begun;
}

function startSegment(line: LineDraft, criterion: Criterion, question: string, version: string) {
  const last = line.segments.at(-1);
  if (!last) {
    line.segments.push({ question, version, because: null });
    return;
  }
  const isReworded = last.question !== question;
  const because = meaningChange(criterion, line.version) ?? (isReworded ? "reworded" : null);
  if (because) line.segments.push({ question, version, because });
}

/** Scales with the same words for the same values are one. */
function scaleName(points: readonly ScalePoint[]): string {
  return JSON.stringify(points.map(({ value, label }) => [value, label]));
}

function competencyOf(ladder: Ladder, { competency: id }: Criterion) {
  const order = ladder.competencies.findIndex((each) => each.id === id);
  return { id, title: findCompetency(ladder, id)?.title ?? id, order };
}

/** What is asked now stands before what was asked once; else the ladder's order. */
function byCompetency(lines: LineDraft[]): CompetencyTrend[] {
  const lastColumn = (line: LineDraft) => line.marks.at(-1)?.column ?? 0;
  const sorted = [...lines].sort((a, b) => lastColumn(b) - lastColumn(a));
  return [...groupBy(sorted, (line) => line.competency.id).values()]
    .flatMap((group) => (group[0] ? [{ group, newest: group[0] }] : []))
    .sort(
      (a, b) =>
        lastColumn(b.newest) - lastColumn(a.newest) ||
        a.newest.competency.order - b.newest.competency.order,
    )
    .map(({ group, newest }) => ({
      id: newest.competency.id,
      title: newest.competency.title,
      panels: panelsOf(group),
    }));
}

function panelsOf(lines: LineDraft[]): Panel[] {
  return [...groupBy(lines, ({ points }) => scaleName(points)).values()].map((group) => ({
    points: group[0]?.points ?? [],
    lines: [...group]
      .sort((a, b) => (a.marks[0]?.column ?? 0) - (b.marks[0]?.column ?? 0))
      .map(({ points: _, competency: __, version: ___, ...line }) => line),
  }));
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}
