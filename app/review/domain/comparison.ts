import { type Standing, standing } from "~/assessment/domain/standing";
import { expectedPoint } from "~/ladder/domain/expected-point";
import type { Ladder, ScalePoint } from "~/ladder/domain/schema";
import { findCriterion, scaleOf } from "~/ladder/domain/view";
import { finalChoice, isMoved, isSame, wasCalibrated } from "./calibrated";
import { agendaOf, type Difference, differenceBetween, differenceWords } from "./differences";
import type { Choice, ReleaseContent, ReleasedCriterion } from "./release-content";

export type ComparedCriterion = ReleasedCriterion & {
  points: readonly ScalePoint[];
  /** The point that the rule asks of this criterion alone; null where it asks none. */
  expected: number | null;
  /** The rating that counts on the manager's side: the calibrated one where there is one, else the manager's own. */
  final: Choice;
  /** Calibration left another rating than the manager's own. */
  isMoved: boolean;
  /** Between the engineer's rating and the one that counts. */
  difference: Difference;
  differenceWords: string;
  /** The manager thought otherwise before they saw the engineer's rating. */
  changedAfterSeeing: Choice | null;
};

export type Comparison = {
  criteria: ComparedCriterion[];
  /** The criteria to talk about, the largest difference first. */
  agenda: string[];
  self: Standing;
  /** By the ratings that count on the manager's side. */
  manager: Standing;
  /** The ratings went through calibration, whatever it made of them. */
  isCalibrated: boolean;
  /** It left at least one rating other than the manager gave it. */
  isMoved: boolean;
};

/** An earlier released cycle of the same step, newest first in a list of them. */
export type EarlierRelease = {
  content: Pick<ReleaseContent, "criteria" | "evidence">;
  /** ISO day of its release. */
  on: string;
};

/**
 * Both sides of one assessment beside each other, and where each stands against the step's rule. A description of what
 * was said, never a decision. The manager's side is what counts of it: what calibration changed stands for what the
 * manager gave, in this cycle and in earlier ones.
 * @param on ISO days on which each side was said: evidence is as fresh as it was then
 */
export function compareSides(
  ladder: Ladder,
  content: Pick<ReleaseContent, "transitionId" | "person" | "criteria" | "evidence">,
  on: { self: string; manager: string },
  earlier: readonly EarlierRelease[],
): Comparison {
  const { transitionId, person, evidence } = content;
  const criteria = content.criteria.map((each) => compared(ladder, transitionId, each));
  const side = (name: "self" | "manager") =>
    standing(
      ladder,
      transitionId,
      person,
      { answers: answersOf(content.criteria, name), evidence, on: on[name] },
      earlier.map((past) => ({
        answers: answersOf(past.content.criteria, name),
        evidence: past.content.evidence,
        on: past.on,
      })),
    );
  const agenda = agendaOf(criteria.map((each) => ({ ...each, manager: each.final })));
  return {
    criteria,
    agenda: agenda.map(({ criterionId }) => criterionId),
    self: side("self"),
    manager: side("manager"),
    isCalibrated: wasCalibrated(criteria),
    isMoved: criteria.some((each) => each.isMoved),
  };
}

function compared(
  ladder: Ladder,
  transitionId: string,
  criterion: ReleasedCriterion,
): ComparedCriterion {
  const { criterionId, self, manager, blind } = criterion;
  const known = findCriterion(ladder, criterionId);
  const expected = expectedPoint(ladder, transitionId, criterionId);
  const final = finalChoice(criterion);
  const moved = isMoved(criterion);
  return {
    ...criterion,
    points: known ? scaleOf(ladder, known).points : [],
    expected,
    final,
    isMoved: moved,
    difference: differenceBetween(self, final, expected),
    differenceWords: moved
      ? differenceWords(self, final, expected, "The calibrated rating")
      : differenceWords(self, manager, expected),
    changedAfterSeeing: blind !== null && !isSame(blind, manager) ? blind : null,
  };
}

function answersOf(criteria: readonly ReleasedCriterion[], side: "self" | "manager") {
  return criteria.map((each) => ({
    criterionId: each.criterionId,
    ...(side === "self" ? each.self : finalChoice(each)),
  }));
}
