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
  /** Those of whom another interviewer assessed a same criterion. */
  shared: number;
  /** Their points on such criteria. */
  points: number;
  /** With how many others they are compared, directly or through others. */
  others: number;
  /** Points of the scale above those they interviewed with; null where it cannot be told. */
  difference: number | null;
  interval: Interval | null;
  /** Why it cannot be told. */
  reason: string | null;
};

/**
 * How each interviewer's points lie beside those of the interviewers they share candidates with, by least squares over
 * candidates on criteria. Told only where it is identified (others assessed the same criteria of the same candidates) and
 * from enough candidates, and only with an interval. It says nothing of who is right.
 *
 * @param points on one scale; `person` is the panel, which stands for its candidate
 * @returns by id, so that the order says nothing
 */
export function interviewerPatterns(points: readonly GivenPoint[]): InterviewerPattern[] {
  const { raters, components } = raterSeverity(points);
  const shared = sharedCandidates(points);
  return raters
    .map((rater): InterviewerPattern => {
      const counts = {
        interviewerId: rater.rater,
        candidates: rater.people,
        shared: shared.get(rater.rater)?.size ?? 0,
        points: rater.shared,
        others: (components[rater.component]?.raters.length ?? 1) - 1,
      };
      const reason = whyNot(rater, counts.shared);
      if (reason !== null || rater.leniency === null)
        return { ...counts, difference: null, interval: null, reason };
      return { ...counts, difference: rater.leniency, interval: rater.interval, reason: null };
    })
    .sort((a, b) => (a.interviewerId < b.interviewerId ? -1 : 1));
}

function whyNot({ leniency, interval, reason }: RaterSeverity, shared: number): string | null {
  if (shared === 0)
    return "Cannot tell: nobody else assessed the same criteria of the candidates they interviewed.";
  if (shared < LEAST_PEOPLE)
    return `Cannot tell: others assessed the same criteria of ${shared} of their candidates, and it takes ${LEAST_PEOPLE}.`;
  if (leniency === null || interval === null)
    return `Cannot tell: ${lowered(reason ?? "there is too little to say how far chance could move it.")}`;
  return null;
}

function lowered(sentence: string): string {
  const rest = sentence.replace(/^Cannot tell, because /, "");
  return rest.charAt(0).toLowerCase() + rest.slice(1);
}

/** By interviewer, the candidates of whom somebody else assessed a same criterion. */
function sharedCandidates(points: readonly GivenPoint[]): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const [person, ofPerson] of groupedBy(points, (point) => point.person))
    for (const ofItem of groupedBy(ofPerson, ({ item }) => item).values()) {
      if (ofItem.length < 2) continue;
      for (const { rater } of ofItem) found.set(rater, (found.get(rater) ?? new Set()).add(person));
    }
  return found;
}

/** A pattern in a sentence: higher or lower than the others on the same candidates, never what somebody is like. */
export function patternWords(pattern: InterviewerPattern): string {
  const { difference, interval, reason, points, shared, others } = pattern;
  if (difference === null || interval === null) return reason ?? "Cannot tell.";
  const size = `${signed(difference)} points (95% interval ${range(interval, signed)})`;
  const from = `from ${points} points on ${shared} shared candidates, beside ${others} ${others === 1 ? "other" : "others"}`;
  if (interval.low > 0) return `Higher than those they interviewed with: ${size}, ${from}.`;
  if (interval.high < 0) return `Lower than those they interviewed with: ${size}, ${from}.`;
  return `Cannot be told apart from those they interviewed with: ${size}, ${from}.`;
}
