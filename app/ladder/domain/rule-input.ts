import type { Criterion, Ladder } from "./schema";
import { criteriaOfTransition, findCompetency, findTransition, scaleOf } from "./view";

/** An answer for one criterion. A criterion without an answer is missing from the record. */
export type Rating = number | "not-applicable" | "not-observable";

export type Ratings = Readonly<Record<string, Rating>>;

/** Pieces offered per criterion: with their ISO dates, or just how many fresh ones there are. */
export type Evidence = Readonly<Record<string, readonly { date: string }[] | number>>;

/** A criterion with all that rules read of it. */
export type RuleCriterion = {
  id: string;
  question: string;
  competency: { id: string; title: string };
  /** The competency's group and the groups around it. */
  groups: { id: string; title: string }[];
  required: Criterion["required"];
  /** The criterion's weight times its competency's on the track. */
  weight: number;
  /** The points of its scale, rising. */
  points: { value: number; label: string }[];
};

/** A released cycle of the past, for rules that must be sustained. */
export type PastCycle = {
  ratings: Ratings;
  /** Where absent, the evidence of now as far as it is no newer than the cycle. */
  evidence?: Evidence;
  /** ISO date of the cycle's release; where absent, today. */
  date?: string;
  previousReached?: boolean;
};

/** All that a rule reads. Ratings, evidence and history are keyed by criterion id. */
export type RuleInput = {
  /** The criteria of the transition, in the ladder's order. */
  criteria: readonly RuleCriterion[];
  ratings: Ratings;
  evidence: Evidence;
  /** ISO date from which the age of evidence is counted. */
  today: string;
  previousReached: boolean;
  /** The last released cycles, newest first. */
  history: readonly PastCycle[];
};

/**
 * The criteria of a transition as rules read them. The track decides the competency weights; where
 * absent, the transition's first track does.
 */
export function ruleCriteria(
  ladder: Ladder,
  transitionId: string,
  trackId?: string,
): RuleCriterion[] {
  const track = trackId ?? findTransition(ladder, transitionId)?.tracks[0] ?? "";
  return criteriaOfTransition(ladder, transitionId).map((criterion) => {
    const competency = findCompetency(ladder, criterion.competency);
    const weights = competency?.weights ?? {};
    const trackWeight = Object.hasOwn(weights, track) ? (weights[track] ?? 1) : 1;
    return {
      id: criterion.id,
      question: criterion.question,
      competency: { id: criterion.competency, title: competency?.title ?? criterion.competency },
      groups: groupsAround(ladder, competency?.group),
      required: criterion.required,
      weight: criterion.weight * trackWeight,
      points: scaleOf(ladder, criterion).points.map(({ value, label }) => ({ value, label })),
    };
  });
}

/** The rating of a criterion, or undefined where it has none. */
export function ratingOf(ratings: Ratings, criterionId: string): Rating | undefined {
  return Object.hasOwn(ratings, criterionId) ? ratings[criterionId] : undefined;
}

/** How many pieces of evidence a criterion has that are no older than so many months. */
export function freshEvidence(
  input: Pick<RuleInput, "evidence" | "today">,
  criterionId: string,
  withinMonths: number | undefined,
): number {
  const pieces = Object.hasOwn(input.evidence, criterionId)
    ? input.evidence[criterionId]
    : undefined;
  if (pieces === undefined) return 0;
  if (typeof pieces === "number") return pieces;
  if (withinMonths === undefined) return pieces.length;
  const oldest = monthsBefore(input.today, withinMonths);
  return pieces.filter((piece) => piece.date.slice(0, 10) >= oldest).length;
}

/** The same day so many months earlier, or the last day of that month where it is shorter. */
export function monthsBefore(date: string, months: number): string {
  const [year = 0, month = 1, day = 1] = date.slice(0, 10).split("-").map(Number);
  const index = year * 12 + (month - 1) - months;
  const targetYear = Math.floor(index / 12);
  const targetMonth = index - targetYear * 12 + 1;
  const lastDay = new Date(Date.UTC(targetYear, targetMonth, 0)).getUTCDate();
  const pad = (value: number, width: number) => String(value).padStart(width, "0");
  return `${pad(targetYear, 4)}-${pad(targetMonth, 2)}-${pad(Math.min(day, lastDay), 2)}`;
}

function groupsAround(
  ladder: Ladder,
  groupId: string | undefined,
): { id: string; title: string }[] {
  const around: { id: string; title: string }[] = [];
  let current = groupId;
  while (current !== undefined && !around.some((group) => group.id === current)) {
    const group = ladder.groups.find((each) => each.id === current);
    if (!group) break;
    around.push({ id: group.id, title: group.title });
    current = group.parent ?? undefined;
  }
  return around;
}
