import { expectedPoint } from "~/ladder/domain/expected-point";
import type { Criterion, Ladder, ScalePoint, Transition } from "~/ladder/domain/schema";
import {
  criteriaOfTransition,
  levelsOnTrack,
  type Standing,
  scaleOf,
  transitionsFrom,
} from "~/ladder/domain/view";

export type LevelCriterion = {
  criterion: Criterion;
  /** The step that asks for it. */
  step: Transition;
  /** Whether that is the step into the level itself, or one on the way to it. */
  isOwnStep: boolean;
  /** The point that the step's rule asks for; null where it asks for none, and for the level nothing leads into. */
  expected: number | null;
};

/**
 * What somebody hired into a level is asked: the criteria of every step up to it, those of the step into it first. Nothing
 * leads into the lowest level; who is hired there is asked for the criteria of the step after it, with nothing expected yet.
 */
export function criteriaForLevel(ladder: Ladder, { trackId, levelId }: Standing): LevelCriterion[] {
  const levels = levelsOnTrack(ladder, trackId).map(({ id }) => id);
  const place = levels.indexOf(levelId);
  if (place < 0) return [];
  const isLowest = place === 0;
  const below = isLowest ? levels.slice(0, 1) : levels.slice(0, place).reverse();
  const steps = below.flatMap((from) => transitionsFrom(ladder, from, trackId));
  const known = new Set<string>();
  return steps.flatMap((step) =>
    criteriaOfTransition(ladder, step.id).flatMap((criterion) => {
      if (known.has(criterion.id)) return [];
      known.add(criterion.id);
      return [
        {
          criterion,
          step,
          isOwnStep: !isLowest && step.to === levelId,
          expected: isLowest ? null : expectedPoint(ladder, step.id, criterion.id),
        },
      ];
    }),
  );
}

/** The points an interviewer chooses from: every one but a middle one, so that each answer leans somewhere. */
export function pointsToChoose(ladder: Ladder, criterion: Criterion): ScalePoint[] {
  const { points } = scaleOf(ladder, criterion);
  if (points.length % 2 === 0 || points.length < 3) return points;
  return points.filter((_, index) => index !== (points.length - 1) / 2);
}
