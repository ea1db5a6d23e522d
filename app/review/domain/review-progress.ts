import type { Criterion } from "~/ladder/domain/schema";
import { differenceBetween, needsRationale } from "./differences";
import type { Choice, ReviewAnswer } from "./release-content";

/** What the reviewer has said on one criterion, and whether the engineer's rating may stand beside it. */
export type ReviewState = ReviewAnswer & { isSettled: boolean };

export type ReviewMissing =
  | "rating"
  /** An exception without its reason. */
  | "reason"
  /** Saved, but not compared with the engineer's yet. */
  | "comparison"
  /** The sides differ so that the reviewer has to say why. */
  | "rationale";

export type ReviewCriterionState = {
  criterionId: string;
  question: string;
  rated: boolean;
  missing: ReviewMissing[];
};

export type ReviewProgress = {
  criteria: ReviewCriterionState[];
  rated: number;
  total: number;
  canFinish: boolean;
};

/** Criterion by criterion, in the ladder's order, what the review still needs before it can be finished. */
export function reviewProgress(
  criteria: readonly Pick<Criterion, "id" | "question">[],
  given: ReadonlyMap<string, ReviewState>,
  self: ReadonlyMap<string, Choice>,
  expected: (criterionId: string) => number | null,
): ReviewProgress {
  const states = criteria.map(({ id, question }) => {
    const answer = given.get(id);
    const missing = missingFrom(answer, self.get(id) ?? null, expected(id));
    return { criterionId: id, question, rated: !missing.includes("rating"), missing };
  });
  return {
    criteria: states,
    rated: states.filter((state) => state.rated).length,
    total: states.length,
    canFinish: states.every((state) => state.missing.length === 0),
  };
}

function missingFrom(
  answer: ReviewState | undefined,
  self: Choice | null,
  expected: number | null,
): ReviewMissing[] {
  if (!answer || (answer.point === null && answer.alternative === null)) return ["rating"];
  const missing: ReviewMissing[] = [];
  if (answer.alternative && !answer.reason) missing.push("reason");
  // What is missing after the comparison would tell the engineer's rating before it.
  if (!answer.isSettled) missing.push("comparison");
  else if (needsRationale(differenceBetween(self, answer, expected)) && !answer.rationale)
    missing.push("rationale");
  return missing;
}
