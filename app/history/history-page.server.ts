import { headingOf } from "~/assessment/own-page.server";
import { stateWords } from "~/assessment/words";
import { chartOf, letterOf } from "./chart.server";
import { releaseFates, submissionFates } from "./domain/copies";
import { givenWords } from "./domain/given-words";
import { isWanted, type ListFilter } from "./domain/list-filter";
import { type Column, type Line, ladderKey, type Panel, type Trend, trendOf } from "./domain/trend";
import { trendSource } from "./domain/trend-source";
import { type Past, type PastAssessment, pastOf } from "./history.server";

const PAGE = 20;
/** A wider drawing leaves no room for its questions beside it. */
const WIDE = 740;
/** With fewer, a filter is in the way. */
const WORTH_FILTERING = 6;

/** One's own history: the trend over all of it, and the list as the filters leave it. */
export async function historyPage(
  viewer: { personId: string; timeZone: string },
  filter: ListFilter,
) {
  const past = await pastOf(viewer.personId);
  const all = past.assessments.map((assessment) => listed(past, assessment));
  const wanted = all.filter((each) => isWanted(filter, each));
  const pages = Math.max(1, Math.ceil(wanted.length / PAGE));
  const page = Math.min(filter.page, pages);
  const trend = trendOf(
    past.assessments.flatMap((assessment) => sourceOf(past, assessment) ?? []),
    past.ladders,
  );
  return {
    trend: {
      from: trend.columns[0],
      to: trend.columns.at(-1),
      ...trendView(trend, viewer.timeZone),
    },
    list: wanted.slice((page - 1) * PAGE, page * PAGE),
    total: wanted.length,
    page,
    pages,
    steps: all.length > WORTH_FILTERING ? stepsOf(all) : [],
  };
}

function sourceOf({ submissions, releases }: Past, assessment: PastAssessment) {
  const { id, cycle, state } = assessment;
  return trendSource(
    { id, name: nameOf(assessment), isCheckIn: cycle === null, isDraft: state === "draft" },
    submissions.filter(({ assessmentId }) => assessmentId === id),
    releases.filter(({ assessmentId }) => assessmentId === id),
  );
}

function nameOf({ cycle }: PastAssessment): string {
  return cycle?.name ?? "Check-in";
}

function listed(past: Past, assessment: PastAssessment) {
  const { id, state, cycle, transitionId } = assessment;
  const isOwn = (row: { assessmentId: string }) => row.assessmentId === id;
  const submissions = submissionFates(past.submissions.filter(isOwn), state === "draft");
  const releases = releaseFates(past.releases.filter(isOwn));
  // The newest copy says against what it was made; the assessment itself may have moved to another version since.
  const said = releases[0] ?? submissions[0] ?? assessment;
  const ladder = past.ladders.get(ladderKey(said.ladder));
  return {
    id,
    name: nameOf(assessment),
    isCheckIn: cycle === null,
    transitionId,
    step: ladder ? headingOf(ladder, said.transitionId) : null,
    version: said.ladder.version,
    state: stateWords({ state, startedAt: assessment.createdAt, cycle }),
    isDraft: state === "draft",
    copies: [
      ...releases.map(({ id, releasedAt, acknowledgedAt, reopenedAt, replacedBy }) => ({
        kind: "release" as const,
        ...{ id, releasedAt, acknowledgedAt, reopenedAt, replacedBy },
      })),
      ...submissions.map(({ id, submittedAt, withdrawnAt, fate }) => ({
        kind: "submission" as const,
        ...{ id, submittedAt, withdrawnAt, fate },
      })),
    ],
  };
}

export type Listed = ReturnType<typeof listed>;

function stepsOf(all: Listed[]) {
  const steps = new Map(
    all.flatMap(({ transitionId, step }) => (step ? [[transitionId, step] as const] : [])),
  );
  return [...steps].map(([id, { from, to }]) => ({ id, title: `${from} to ${to}` }));
}

/** The trend as drawings and tables; neither needs anything computed in the browser. */
function trendView({ columns, competencies }: Trend, timeZone: string) {
  const views = competencies.map(({ id, title, panels }) => ({
    id,
    title,
    panels: panels.map((panel) => panelView(panel, columns, timeZone)),
  }));
  const widths = views.flatMap(({ panels }) =>
    panels.map(({ chart }) => chart.scaleWidth + chart.plotWidth),
  );
  return { competencies: views, isWide: Math.max(0, ...widths) > WIDE };
}

function panelView(panel: Panel, columns: readonly Column[], timeZone: string) {
  const { lines, points } = panel;
  const isOnly = lines.length === 1;
  return {
    chart: chartOf(panel, columns, timeZone),
    lines: lines.map((line, index) => ({
      ...lineView(line, points, columns),
      letter: isOnly ? null : letterOf(index),
      chart: isOnly ? null : chartOf({ points, lines: [line] }, columns, timeZone),
    })),
  };
}

function lineView(line: Line, points: Panel["points"], columns: readonly Column[]) {
  const { key, question, follows, segments } = line;
  return {
    ...{ key, question, follows },
    changes: segments
      .slice(1)
      .map((segment, index) => ({ ...segment, before: segments[index]?.question ?? "" })),
    rows: line.marks.flatMap(({ column, segment, self, manager, before }) => {
      const at = columns[column];
      if (!at) return [];
      const { name, submittedAt, isCheckIn } = at;
      return {
        ...{ column, name, submittedAt, isCheckIn, version: at.ladder.version },
        question: segments[segment]?.question ?? question,
        self: givenWords(self, points),
        manager: manager && givenWords(manager, points),
        before: before ? givenWords(before, points) : null,
      };
    }),
  };
}

export type CompetencyView = ReturnType<typeof trendView>["competencies"][number];
