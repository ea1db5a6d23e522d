import { type Standing, standing } from "~/assessment/domain/standing";
import { expectedPoint } from "~/ladder/domain/expected-point";
import type { Ladder, ScalePoint } from "~/ladder/domain/schema";
import { findCriterion, scaleOf } from "~/ladder/domain/view";
import { agendaOf, type Difference, differenceBetween, differenceWords } from "./differences";
import type { Choice, ReleaseContent, ReleasedCriterion } from "./release-content";

export type ComparedCriterion = ReleasedCriterion & {
  points: readonly ScalePoint[];
  /** The point that the rule asks of this criterion alone; null where it asks none. */
  expected: number | null;
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
  manager: Standing;
};

/** An earlier released cycle of the same step, newest first in a list of them. */
export type EarlierRelease = {
  content: Pick<ReleaseContent, "criteria" | "evidence">;
  /** ISO day of its release. */
  on: string;
};

/**
 * Both sides of one assessment beside each other, and where each stands against the step's rule. A description of what
 * two people said, never a decision.
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
  return {
    criteria,
    agenda: agendaOf(criteria).map(({ criterionId }) => criterionId),
    self: side("self"),
    manager: side("manager"),
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
  const isChanged =
    blind !== null && (blind.point !== manager.point || blind.alternative !== manager.alternative);
  return {
    ...criterion,
    points: known ? scaleOf(ladder, known).points : [],
    expected,
    difference: differenceBetween(self, manager, expected),
    differenceWords: differenceWords(self, manager, expected),
    changedAfterSeeing: isChanged ? blind : null,
  };
}

function answersOf(criteria: readonly ReleasedCriterion[], side: "self" | "manager") {
  return criteria.map((each) => ({ criterionId: each.criterionId, ...each[side] }));
}
