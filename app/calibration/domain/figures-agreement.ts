import {
  type AlphaInterval,
  alphaInterval,
  type IntraclassCorrelation,
  intraclassCorrelation,
  type KrippendorffAlpha,
  krippendorffAlpha,
  type Ratings,
  type WeightedKappa,
  weightedKappa,
} from "./agreement";
import { type Cell, cellsOf, type FiguresInput, type Scale } from "./figures-input";
import { type Interval, wilsonInterval } from "./interval";
import { pointOf } from "./mark";
import { LEAST_PEOPLE } from "./suppression";

export type AlphaFigure = KrippendorffAlpha & { interval: AlphaInterval };

/** Agreement on criteria that share a scale. */
export type ScaleAgreement = {
  points: number[];
  criteria: number;
  /** People whom somebody rated a second time. */
  people: number;
  /** Managers and second raters, as the managers rated. */
  before: AlphaFigure;
  /** The same with the ratings as they stand in the session. */
  after: AlphaFigure;
  /** Quadratic weights, the manager with the first of the second raters. */
  second: WeightedKappa;
  /** Quadratic weights, the manager with the person themselves. */
  self: WeightedKappa;
};

export type AnchorAgreement = IntraclassCorrelation & { cases: number };

export type Share = { count: number; share: number | null; interval: Interval | null };

export type PreviewShares = {
  /** Verdicts. */
  n: number;
  people: number;
  agree: Share | null;
  question: Share | null;
  abstain: Share | null;
  reason?: string;
};

/** How far managers, second raters and people themselves agree on one scale; units are people on criteria. */
export function scaleAgreement(input: FiguresInput, scale: Scale): ScaleAgreement {
  const cells = cellsOf(input, scale);
  const doubled = cells.filter(({ seconds }) => seconds.length > 0);
  const people = countPeople(doubled);
  const tooFew = people > 0 && people < LEAST_PEOPLE;
  const pairs = cells.filter(({ before, self }) => before !== null && self !== null);
  const kappa = (of: readonly Cell[], other: (cell: Cell) => number | null) =>
    weightedKappa({
      first: of.map(({ before }) => before),
      second: of.map(other),
      scale: scale.points,
      weights: "quadratic",
    });
  return {
    points: scale.points,
    criteria: scale.criteria.length,
    people,
    before: alphaFigure(tooFew ? [] : ratingsOf(doubled, "before"), input, tooFew),
    after: alphaFigure(tooFew ? [] : ratingsOf(doubled, "after"), input, tooFew),
    second: tooFew
      ? { kappa: null, n: 0, interval: null, reason: TOO_FEW_TWICE }
      : kappa(doubled, ({ seconds }) => seconds[0]?.value ?? null),
    self:
      pairs.length > 0 && countPeople(pairs) < LEAST_PEOPLE
        ? { kappa: null, n: 0, interval: null, reason: TOO_FEW }
        : kappa(cells, ({ self }) => self),
  };
}

const TOO_FEW = `Fewer than ${LEAST_PEOPLE} people are in it, so it would say something about each of them.`;
const TOO_FEW_TWICE = `Fewer than ${LEAST_PEOPLE} people were rated a second time, so it would say something about each of them.`;

function alphaFigure(ratings: Ratings, input: FiguresInput, tooFew: boolean): AlphaFigure {
  const { resamples, seed } = input;
  const alpha = krippendorffAlpha({ ratings, metric: "ordinal" });
  const interval = alphaInterval({ ratings, metric: "ordinal", resamples, seed });
  return tooFew
    ? {
        ...alpha,
        reason: TOO_FEW_TWICE,
        interval: { low: null, high: null, level: 0.95, resamples, used: 0, reason: TOO_FEW_TWICE },
      }
    : { ...alpha, interval };
}

/** A row for each manager and second rater, a column for each cell. */
function ratingsOf(cells: readonly Cell[], which: "before" | "after"): Ratings {
  const rows = new Map<string, (number | null)[]>();
  const put = (rater: string, unit: number, value: number | null) => {
    const row = rows.get(rater) ?? cells.map(() => null);
    row[unit] = value;
    rows.set(rater, row);
  };
  cells.forEach((cell, unit) => {
    for (const { rater, value } of cell.seconds) put(rater, unit, value);
    put(cell.rater, unit, cell[which]);
  });
  return [...rows.values()];
}

/**
 * How far calibrators agree on the written cases: rows are cases on criteria, columns those calibrators who rated every
 * one of them.
 */
export function anchorAgreement({ anchors, criteria }: FiguresInput): AnchorAgreement {
  const monotone = new Set(criteria.filter(({ isMonotone }) => isMonotone).map(({ id }) => id));
  const counted = anchors.filter(({ criterionId }) => monotone.has(criterionId));
  const units = [...new Set(counted.map(unitOf))];
  const raters = [...new Set(counted.map(({ rater }) => rater))];
  const marks = new Map(counted.map((each) => [`${each.rater} ${unitOf(each)}`, each.mark]));
  const complete = raters.filter((rater) =>
    units.every((unit) => (marks.get(`${rater} ${unit}`) ?? null) !== null),
  );
  return {
    ...intraclassCorrelation({
      ratings: units.map((unit) =>
        complete.map((rater) => pointOf(marks.get(`${rater} ${unit}`) ?? null)),
      ),
    }),
    raters: complete.length,
    cases: new Set(counted.map(({ caseId }) => caseId)).size,
  };
}

function unitOf({ caseId, criterionId }: FiguresInput["anchors"][number]): string {
  return `${caseId} ${criterionId}`;
}

/** How the previews that were handed in look at the ratings. */
export function previewShares({ people }: FiguresInput): PreviewShares {
  const looked = people.map(({ ratings }) =>
    Object.values(ratings).reduce(
      (sum, { agree, question, abstain }) => ({
        agree: sum.agree + agree,
        question: sum.question + question,
        abstain: sum.abstain + abstain,
      }),
      { agree: 0, question: 0, abstain: 0 },
    ),
  );
  const total = (kind: "agree" | "question" | "abstain") =>
    looked.reduce((sum, each) => sum + each[kind], 0);
  const n = total("agree") + total("question") + total("abstain");
  const lookedAt = looked.filter(({ agree, question, abstain }) => agree + question + abstain > 0);
  const counts = { n, people: lookedAt.length };
  const nothing = { agree: null, question: null, abstain: null };
  if (n === 0) return { ...counts, ...nothing, reason: "No preview has been handed in." };
  if (lookedAt.length < LEAST_PEOPLE) return { ...counts, n: 0, ...nothing, reason: TOO_FEW };
  const share = (kind: "agree" | "question" | "abstain"): Share => {
    const count = total(kind);
    return { count, share: count / n, interval: wilsonInterval(count, n) };
  };
  return {
    ...counts,
    agree: share("agree"),
    question: share("question"),
    abstain: share("abstain"),
  };
}

function countPeople(cells: readonly Cell[]): number {
  return new Set(cells.map(({ person }) => person)).size;
}
