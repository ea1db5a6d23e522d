import type { Criterion, Ladder } from "~/ladder/domain/schema";
import { findCompetency, findCriterion, type Standing, scaleOf } from "~/ladder/domain/view";
import { type CardFlaw, type CardOverall, outcomeOf } from "./card";
import { exerciseTitle } from "./kit-view";
import { criteriaForLevel } from "./level-criteria";
import type { FlawOutcome, Recommendation } from "./state";

/** A point with its place on its scale, from 0 (lowest) to 1. */
export type ShownPoint = { value: number; label: string; position: number };

export type ShownAmendment<Moment> = {
  id: string;
  point: ShownPoint | null;
  recommendation: Recommendation | null;
  outcome: FlawOutcome | null;
  text: string;
  afterOthers: boolean;
  at: Moment;
};

export type CardView<Moment> = {
  recommendation: Recommendation | null;
  reason: string;
  notes: string;
  criteria: {
    id: string;
    question: string;
    competency: string;
    point: ShownPoint | null;
    isNotAssessed: boolean;
    why: string;
    quotes: string;
    observations: string;
    amendments: ShownAmendment<Moment>[];
  }[];
  exercises: {
    id: string;
    title: string;
    flaws: {
      id: string;
      title: string;
      outcome: FlawOutcome | null;
      amendments: ShownAmendment<Moment>[];
    }[];
  }[];
  /** About the recommendation. */
  amendments: ShownAmendment<Moment>[];
};

type Amendment<Moment> = {
  id: string;
  criterionId: string | null;
  point: number | null;
  recommendation: Recommendation | null;
  exerciseId: string | null;
  flawId: string | null;
  outcome: FlawOutcome | null;
  text: string;
  afterOthers: boolean;
  at: Moment;
};
type Answer = {
  criterionId: string;
  point: number | null;
  isNotAssessed: boolean;
  why: string;
  quotes: string;
  observations: string;
};

/**
 * A card to be read: what it says in the ladder's order, with what was added below it. What the ladder of its kit does not
 * have any more is shown by its id rather than left out.
 */
export function cardView<Moment>(
  ladder: Ladder,
  standing: Standing,
  card: CardOverall & { answers: readonly Answer[]; amendments: readonly Amendment<Moment>[] },
): CardView<Moment> {
  const order = criteriaForLevel(ladder, standing).map(({ criterion }) => criterion.id);
  const said = card.answers.filter(saysSomething).map(({ criterionId }) => criterionId);
  const added = card.amendments.flatMap(({ criterionId }) => criterionId ?? []);
  const ids = [...new Set([...order, ...said, ...added])].filter(
    (id) => said.includes(id) || added.includes(id),
  );
  const shown = (amendment: Amendment<Moment>, criterion: Criterion | undefined) => {
    const { id, point, recommendation, outcome, text, afterOthers, at } = amendment;
    return {
      id,
      point: shownPoint(ladder, criterion, point),
      recommendation,
      outcome,
      text,
      afterOthers,
      at,
    };
  };
  return {
    recommendation: card.recommendation,
    reason: card.reason,
    notes: card.notes,
    criteria: ids.map((id) => {
      const criterion = findCriterion(ladder, id);
      const answer = card.answers.find(({ criterionId }) => criterionId === id);
      return {
        id,
        question: criterion?.question ?? id,
        competency: (criterion && findCompetency(ladder, criterion.competency)?.title) ?? "",
        point: shownPoint(ladder, criterion, answer?.point ?? null),
        isNotAssessed: answer?.isNotAssessed ?? false,
        why: answer?.isNotAssessed ? answer.why : "",
        quotes: answer?.quotes ?? "",
        observations: answer?.observations ?? "",
        amendments: card.amendments
          .filter(({ criterionId }) => criterionId === id)
          .map((amendment) => shown(amendment, criterion)),
      };
    }),
    exercises: shownFlaws(ladder, card.flaws, (exerciseId, flawId) =>
      card.amendments
        .filter((each) => each.exerciseId === exerciseId && each.flawId === flawId)
        .map((amendment) => shown(amendment, undefined)),
    ),
    amendments: card.amendments
      .filter(({ criterionId, flawId }) => criterionId === null && flawId === null)
      .map((amendment) => shown(amendment, undefined)),
  };
}

function saysSomething({ point, isNotAssessed, why, quotes, observations }: Answer): boolean {
  return point !== null || isNotAssessed || [why, quotes, observations].some((text) => text !== "");
}

function shownPoint(
  ladder: Ladder,
  criterion: Criterion | undefined,
  value: number | null,
): ShownPoint | null {
  if (value === null) return null;
  const points = criterion ? scaleOf(ladder, criterion).points : [];
  const index = points.findIndex((point) => point.value === value);
  const label = points[index]?.label ?? "";
  return { value, label, position: index / Math.max(1, points.length - 1) };
}

function shownFlaws<Moment>(
  ladder: Ladder,
  flaws: readonly CardFlaw[],
  added: (exerciseId: string, flawId: string) => ShownAmendment<Moment>[],
): CardView<Moment>["exercises"] {
  return ladder.interview.exercises.flatMap((exercise) => {
    const found = exercise.plantedFlaws.flatMap(({ id, title }) => {
      const outcome = outcomeOf(flaws, exercise.id, id);
      const amendments = added(exercise.id, id);
      return outcome || amendments.length > 0 ? [{ id, title, outcome, amendments }] : [];
    });
    return found.length > 0
      ? [{ id: exercise.id, title: exerciseTitle(exercise), flaws: found }]
      : [];
  });
}
