import { tQuantile } from "~/calibration/domain/distributions";
import { range, signed } from "~/calibration/domain/figure-words";
import { groupedBy } from "~/calibration/domain/grouped-by";
import type { Interval } from "~/calibration/domain/interval";
import { type Observation, type RaterSeverity, raterSeverity } from "~/calibration/domain/severity";
import { LEAST_PEOPLE } from "~/calibration/domain/suppression";

/** A point that an interviewer gave a candidate on a criterion. */
export type GivenPoint = Observation & { item: string };

export type InterviewerPattern = {
  interviewerId: string;
  /** Candidates on whom they handed in a card. */
  candidates: number;
  /** Those of whom another interviewer assessed a same criterion: each is one case here, whatever the criteria. */
  shared: number;
  /** With how many others they are compared, directly or through others. */
  others: number;
  /** Points of the scale above those they interviewed with; null where it cannot be told. */
  difference: number | null;
  interval: Interval | null;
  /** Why it cannot be told. */
  reason: string | null;
};

/**
 * How each interviewer's points lie beside those of the interviewers they share candidates with. Told only where it is
 * identified (others assessed the same criteria of the same candidates) and from enough candidates, and only with an
 * interval. It says nothing of who is right.
 *
 * The unit is the candidate. Whoever takes to a candidate gives more on every criterion, so that the points on one card
 * are not independent, and counting each would make intervals far too narrow. Each card becomes one value first
 * (`valuesOfCandidate`); least squares of value = candidate + interviewer then gives differences, and intervals from what
 * is left between candidates.
 *
 * @param points on one scale; `person` is the panel, which stands for its candidate
 * @returns by id, so that the order says nothing
 */
export function interviewerPatterns(points: readonly GivenPoint[]): InterviewerPattern[] {
  const values = [...groupedBy(points, ({ person }) => person)].flatMap(valuesOfCandidate);
  const shared = new Map<string, Set<string>>();
  for (const { rater, person } of values)
    shared.set(rater, (shared.get(rater) ?? new Set()).add(person));
  const { raters, components } = raterSeverity(
    values.map(({ rater, person, group, value }) => ({ rater, person, item: group, value })),
  );
  const found = new Map(raters.map((rater) => [rater.rater, rater]));
  const chance = ownChance(values, found);
  return [...groupedBy(points, ({ rater }) => rater)]
    .map(([interviewerId, own]): InterviewerPattern => {
      const rater = found.get(interviewerId);
      const counts = {
        interviewerId,
        candidates: new Set(own.map(({ person }) => person)).size,
        shared: shared.get(interviewerId)?.size ?? 0,
        others: rater ? (components[rater.component]?.raters.length ?? 1) - 1 : 0,
      };
      const reason = whyNot(rater, counts.shared);
      if (!rater || reason !== null) return { ...counts, difference: null, interval: null, reason };
      return {
        ...counts,
        ...told(rater, chance.get(interviewerId), components[rater.component]?.residualSd),
        reason: null,
      };
    })
    .sort((a, b) => (a.interviewerId < b.interviewerId ? -1 : 1));
}

type CandidateValue = { rater: string; person: string; group: string; value: number };

/**
 * One value per interviewer of a candidate: how far above the others of that candidate they are on the same criteria, by
 * least squares of point = criterion + interviewer within the candidate. A criterion that one interviewer alone assessed
 * takes no part. One that some left out compares those who did assess it, so that somebody who asked what everybody does
 * well has no higher value for it. Where all assessed the same, this is the mean of their points less the mean of all.
 *
 * Interviewers of a candidate with no criterion in common, directly or through others, are in groups of their own: values
 * of different groups are not compared.
 */
function valuesOfCandidate([person, points]: [string, GivenPoint[]]): CandidateValue[] {
  const byItem = groupedBy(points, ({ item }) => item).values();
  const shared = [...byItem].flatMap((ofItem) => (ofItem.length > 1 ? ofItem : []));
  const { raters } = raterSeverity(shared);
  return raters.flatMap(({ rater, component, leniency }) =>
    leniency === null ? [] : [{ rater, person, group: String(component), value: leniency }],
  );
}

type Chance = { variance: number; df: number };

/**
 * By interviewer, the variance of what candidate and interviewer leave of their values. Who assesses two criteria of
 * fourteen is moved by chance more than the rest, and what all leave together would say too little of it.
 */
function ownChance(
  values: readonly CandidateValue[],
  raters: ReadonlyMap<string, RaterSeverity>,
): Map<string, Chance> {
  const left = [...groupedBy(values, ({ person, group }) => `${person} ${group}`).values()].flatMap(
    (unit) => {
      const rest = unit.map(({ rater, value }) => value - (raters.get(rater)?.leniency ?? 0));
      const mean = rest.reduce((sum, each) => sum + each, 0) / unit.length;
      // Each is held against a mean that it is part of.
      const free = 1 - 1 / unit.length;
      return unit.map(({ rater }, at) => ({ rater, square: ((rest[at] ?? 0) - mean) ** 2, free }));
    },
  );
  return new Map(
    [...groupedBy(left, ({ rater }) => rater)].map(([rater, own]) => {
      const free = own.reduce((sum, each) => sum + each.free, 0);
      const df = own.length - 1;
      const squares = own.reduce((sum, { square }) => sum + square, 0);
      return [rater, { variance: (squares / free) * (own.length / Math.max(1, df)), df }];
    }),
  );
}

/** The difference, with the wider of two intervals: by chance as it moves all, and as it moves their own values. */
function told(
  { leniency, standardError, interval }: RaterSeverity,
  own: Chance | undefined,
  residualSd: number | null | undefined,
): Pick<InterviewerPattern, "difference" | "interval"> {
  if (leniency === null || standardError === null || !interval || !own || !residualSd)
    return { difference: leniency, interval };
  const ownError = standardError * (Math.sqrt(own.variance) / residualSd);
  const ownHalf = tQuantile((1 + interval.level) / 2, own.df) * ownError;
  const half = Math.max(interval.high - leniency, ownHalf);
  return {
    difference: leniency,
    interval: { ...interval, low: leniency - half, high: leniency + half },
  };
}

function whyNot(rater: RaterSeverity | undefined, shared: number): string | null {
  if (!rater || shared === 0)
    return "Cannot tell: nobody else assessed the same criteria of the candidates they interviewed.";
  if (shared < LEAST_PEOPLE)
    return `Cannot tell: others assessed the same criteria of ${shared} of their candidates, and it takes ${LEAST_PEOPLE}.`;
  if (rater.leniency === null || rater.interval === null)
    return `Cannot tell: ${lowered(rater.reason ?? "there is too little to say how far chance could move it.")}`;
  return null;
}

function lowered(sentence: string): string {
  const rest = sentence.replace(/^Cannot tell, because /, "");
  return rest.charAt(0).toLowerCase() + rest.slice(1);
}

/** A pattern in a sentence: higher or lower than the others on the same candidates, never what somebody is like. */
export function patternWords(pattern: InterviewerPattern): string {
  const { difference, interval, reason, shared, others } = pattern;
  if (difference === null || interval === null) return reason ?? "Cannot tell.";
  const size = `${signed(difference)} points (95% interval ${range(interval, signed)})`;
  const from = `from ${shared} shared candidates, beside ${others} ${others === 1 ? "other" : "others"}`;
  if (interval.low > 0) return `Higher than those they interviewed with: ${size}, ${from}.`;
  if (interval.high < 0) return `Lower than those they interviewed with: ${size}, ${from}.`;
  return `Cannot be told apart from those they interviewed with: ${size}, ${from}.`;
}
