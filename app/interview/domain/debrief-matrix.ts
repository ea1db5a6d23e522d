import type { Ladder } from "~/ladder/domain/schema";
import { anchorsOf, findCompetency } from "~/ladder/domain/view";
import { type Counted, criteriaOfPlan, type Debriefing, standingPoint } from "./debrief-cards";
import type { LevelCriterion } from "./level-criteria";

export type DebriefOrder = "differences" | "ladder";

/** The order that an address names; anything else is differences first. */
export function readOrder(search: URLSearchParams): DebriefOrder {
  return search.get("order") === "ladder" ? "ladder" : "differences";
}

/** Whether the address asks for what each point says in full. */
export function readsAnchors(search: URLSearchParams): boolean {
  return search.get("anchors") === "1";
}

export type DebriefCell = {
  interviewerId: string;
  /** As it was handed in. */
  point: number | null;
  /** As it stands, where an amendment gave another. */
  amended: number | null;
  /** Why it was not assessed; null where it was, and where nothing was written at all. */
  notAssessed: string | null;
  /** Whether they were to look at it. */
  isPlanned: boolean;
};

export type ScaleWords = { value: number; label: string; position: number; anchor: string }[];

export type DebriefRow = {
  criterionId: string;
  /** The title of its competency. */
  competency: string;
  question: string;
  /** What the step to the level asks; null where it asks nothing of this criterion alone. */
  expected: number | null;
  points: ScaleWords;
  cells: DebriefCell[];
  /** Of the points as they stand: the highest less the lowest; null where fewer than two assessed it. */
  spread: number | null;
  raters: number;
};

/** Both null where criteria of any competency stand together. */
export type DebriefGroup = {
  competencyId: string | null;
  title: string | null;
  rows: DebriefRow[];
};

/**
 * Criteria × interviewers. In the ladder's order by competency. Differences first: all together, the largest spread, then
 * the most who assessed it, then the ladder's order; by competency, what nobody disputes would stand above what is disputed.
 */
export function debriefMatrix(
  { ladder, asked, plan, counted }: Debriefing,
  order: DebriefOrder,
): DebriefGroup[] {
  const planned = new Map(
    counted.map((seat) => [seat.interviewerId, criteriaOfPlan(plan, seat.sessions)]),
  );
  const groups = new Map<string, DebriefGroup>();
  for (const each of asked) {
    const competencyId = each.criterion.competency;
    const title = findCompetency(ladder, competencyId)?.title ?? competencyId;
    const group = groups.get(competencyId) ?? { competencyId, title, rows: [] };
    groups.set(competencyId, group);
    group.rows.push({ ...rowOf(ladder, each, counted, planned), competency: title });
  }
  const inOrder = [...groups.values()];
  if (order === "ladder") return inOrder;
  const rows = inOrder.flatMap((group) => group.rows).sort(byDifference);
  return [{ competencyId: null, title: null, rows }];
}

function rowOf(
  ladder: Ladder,
  { criterion, expected }: LevelCriterion,
  counted: readonly Counted[],
  planned: ReadonlyMap<string, ReadonlySet<string>>,
): Omit<DebriefRow, "competency"> {
  const cells = counted.map(({ interviewerId, card }): DebriefCell => {
    const answer = card.answers.find(({ criterionId }) => criterionId === criterion.id);
    const point = answer?.point ?? null;
    const stands = standingPoint(card, criterion.id);
    return {
      interviewerId,
      point,
      amended: stands === point ? null : stands,
      notAssessed: answer?.isNotAssessed ? answer.why : null,
      isPlanned: planned.get(interviewerId)?.has(criterion.id) ?? false,
    };
  });
  const standing = cells.flatMap(({ point, amended }) => amended ?? point ?? []);
  const anchors = anchorsOf(ladder, criterion);
  return {
    criterionId: criterion.id,
    question: criterion.question,
    expected,
    points: anchors.map(({ point: { value, label }, anchor }, index) => ({
      value,
      label,
      position: anchors.length > 1 ? index / (anchors.length - 1) : 1,
      anchor,
    })),
    cells,
    spread: standing.length < 2 ? null : Math.max(...standing) - Math.min(...standing),
    raters: standing.length,
  };
}

/** From how many points apart a difference is worth opening before anybody asks. */
const WIDE = 2;

/** The criterion that is the first to talk about: the largest difference, if it is of 2 points or more. */
export function largestDifference(groups: readonly DebriefGroup[]): string | null {
  const [first] = groups.flatMap(({ rows }) => rows).sort(byDifference);
  return first && (first.spread ?? 0) >= WIDE ? first.criterionId : null;
}

type Compared = Pick<DebriefRow, "spread" | "raters">;

/** For sorting, which keeps the order of those that compare alike. */
function byDifference(a: Compared, b: Compared): number {
  return (b.spread ?? -1) - (a.spread ?? -1) || b.raters - a.raters;
}
