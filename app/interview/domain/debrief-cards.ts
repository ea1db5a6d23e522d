import type { Ladder } from "~/ladder/domain/schema";
import { type Asked, criteriaOfSession } from "./coverage";
import { latenessOf, type PanelMoments } from "./lateness";
import type { LevelCriterion } from "./level-criteria";
import type { FlawOutcome, Recommendation } from "./state";

export type Answer = {
  criterionId: string;
  point: number | null;
  isNotAssessed: boolean;
  why: string;
  quotes: string;
  observations: string;
};

export type Amendment = {
  /** What it is about: a criterion, or a flaw of an exercise; the recommendation where all three are null. */
  criterionId: string | null;
  exerciseId: string | null;
  flawId: string | null;
  point: number | null;
  recommendation: Recommendation | null;
  outcome: FlawOutcome | null;
  text: string;
  /** Whether others' cards could be read by then. */
  afterOthers: boolean;
  at: string;
};

/** A card that was handed in, with what was added to it since. */
export type Card = {
  id: string;
  recommendation: Recommendation | null;
  reason: string;
  submittedAt: Date;
  answers: Answer[];
  flaws: { exerciseId: string; flawId: string; outcome: FlawOutcome }[];
  /** The oldest first. */
  amendments: Amendment[];
};

export type PlannedSession = { exerciseId: string | null; competencyIds: string[] };

/** Somebody who interviews, with what they were to look at; the card is null until it is handed in. */
export type Seat = {
  interviewerId: string;
  name: string;
  sessions: PlannedSession[];
  card: Card | null;
};

/** A card that counts, with what was added to it before the decision. */
export type Counted = Seat & {
  card: Card;
  isLate: boolean;
  /** Amendments after the decision: kept to be read, and counted in nothing. */
  addedLater: Amendment[];
};

export type SortedSeats = {
  /** Their cards count. Late are those handed in after the debrief opened. */
  counted: Counted[];
  /** Handed in after the decision: kept, and counted in nothing. */
  setApart: (Seat & { card: Card })[];
  missing: Seat[];
};

/** What a debrief is worked out from: the ladder of the kit, what it asks, and the cards. */
export type Debriefing = SortedSeats & {
  ladder: Ladder;
  asked: readonly LevelCriterion[];
  plan: Asked;
};

/**
 * Which cards count, and what of what was added to them, at a panel whose debrief and decision were when they were. Points
 * "as they stand" are therefore as they stood at the decision: nothing that comes later changes what it was made from.
 */
export function sortSeats(seats: readonly Seat[], panel: PanelMoments): SortedSeats {
  const sorted: SortedSeats = { counted: [], setApart: [], missing: [] };
  const isTooLate = ({ at }: Amendment) => latenessOf(new Date(at), panel) === "after-decision";
  for (const seat of seats) {
    const { card } = seat;
    const lateness = card && latenessOf(card.submittedAt, panel);
    if (!card) sorted.missing.push(seat);
    else if (lateness === "after-decision") sorted.setApart.push({ ...seat, card });
    else
      sorted.counted.push({
        ...seat,
        card: { ...card, amendments: card.amendments.filter((each) => !isTooLate(each)) },
        isLate: lateness === "after-debrief",
        addedLater: card.amendments.filter(isTooLate),
      });
  }
  return sorted;
}

/**
 * The point as it stands: as handed in, or as the newest amendment that names one has it. Order, spread, coverage and what
 * a step asks go by these. Of a card that `sortSeats` counted, amendments end at the decision.
 */
export function standingPoint(card: Card, criterionId: string): number | null {
  return pointAfter(card, criterionId, card.amendments);
}

/**
 * The point as given before anything of others' cards could be read. Agreement is about these: what somebody changes after
 * reading the others is no second opinion.
 */
export function independentPoint(card: Card, criterionId: string): number | null {
  const before = card.amendments.filter(({ afterOthers }) => !afterOthers);
  return pointAfter(card, criterionId, before);
}

function pointAfter(
  card: Card,
  criterionId: string,
  amendments: readonly Amendment[],
): number | null {
  const given = card.answers.find((answer) => answer.criterionId === criterionId)?.point ?? null;
  return amendments.reduce(
    (point, amendment) =>
      amendment.criterionId === criterionId && amendment.point !== null ? amendment.point : point,
    given,
  );
}

/** The recommendation as it stands; of a counted card, at the decision. */
export function standingRecommendation({
  recommendation,
  amendments,
}: Card): Recommendation | null {
  return amendments.reduce((standing, each) => each.recommendation ?? standing, recommendation);
}

/** What became of a flaw: as handed in, and as the newest amendment that says has it, where that is another. */
export function flawOutcomes(
  card: Card,
  exerciseId: string,
  flawId: string,
): { given: FlawOutcome | null; amended: FlawOutcome | null } {
  const of = (each: { exerciseId: string | null; flawId: string | null }) =>
    each.exerciseId === exerciseId && each.flawId === flawId;
  const given = card.flaws.find(of)?.outcome ?? null;
  const stands = card.amendments
    .filter(of)
    .reduce((standing, { outcome }) => outcome ?? standing, given);
  return { given, amended: stands === given ? null : stands };
}

/** How many cards and additions to them there are: more of either is something new to read. */
export function saidSoFar(counted: readonly Counted[]): number {
  return counted.reduce((sum, { card }) => sum + 1 + card.amendments.length, 0);
}

/** The criteria that an interviewer's sessions are about. */
export function criteriaOfPlan(plan: Asked, sessions: readonly PlannedSession[]): Set<string> {
  return new Set(sessions.flatMap((session) => criteriaOfSession(plan, session)));
}
