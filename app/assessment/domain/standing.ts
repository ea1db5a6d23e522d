import { type Gap, smallestGap } from "~/ladder/domain/gap";
import { type Ratings, type RuleInput, ruleCriteria } from "~/ladder/domain/rule-input";
import { type Explanation, evaluate } from "~/ladder/domain/rules";
import type { Ladder } from "~/ladder/domain/schema";
import { findTransition } from "~/ladder/domain/view";
import { type Answer, ratingOf } from "./answer";
import { evidenceByCriterion } from "./claims";

export type Said = {
  answers: readonly (Pick<Answer, "point" | "alternative"> & { criterionId: string })[];
  evidence: readonly { date: string; criteria: readonly string[] }[];
  /** ISO day on which it was said. */
  on: string;
};

export type Standing = { met: boolean; explanation: Explanation; gap: Gap };

/**
 * Where one's own ratings stand against the transition's rule: whether it is met, why, and the smallest change that
 * would meet it. A description of what was said, never a decision.
 * @param earlier what was said in earlier cycles for the same transition, newest first
 */
export function standing(
  ladder: Ladder,
  transitionId: string,
  person: { trackId: string | null; levelId: string | null },
  said: Said,
  earlier: readonly Said[],
): Standing {
  const transition = findTransition(ladder, transitionId);
  if (!transition) throw new Error(`the ladder has no transition "${transitionId}"`);
  const previousReached = person.levelId === transition.from;
  const input: RuleInput = {
    criteria: ruleCriteria(ladder, transitionId, person.trackId ?? undefined),
    ratings: ratings(said),
    evidence: evidenceByCriterion(said.evidence),
    today: said.on,
    previousReached,
    history: earlier.map((each) => ({
      ratings: ratings(each),
      evidence: evidenceByCriterion(each.evidence),
      date: each.on,
      previousReached,
    })),
  };
  return { ...evaluate(transition.rule, input), gap: smallestGap(transition.rule, input) };
}

function ratings({ answers }: Said): Ratings {
  const given: Record<string, NonNullable<ReturnType<typeof ratingOf>>> = {};
  for (const answer of answers) {
    const rating = ratingOf(answer);
    if (rating !== undefined) given[answer.criterionId] = rating;
  }
  return given;
}
