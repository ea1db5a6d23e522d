import { freshEvidence } from "~/ladder/domain/rule-input";
import type { Criterion } from "~/ladder/domain/schema";
import { type Answer, ratingOf } from "./answer";

export type CriterionState = {
  criterionId: string;
  question: string;
  rated: boolean;
  /** What stops or weakens the submission. */
  missing: Missing[];
};

export type Missing =
  /** Nothing is chosen: it cannot be submitted so. */
  | "rating"
  /** An alternative without a reason: it cannot be submitted so. */
  | "reason"
  /** A point without a word of explanation: shown, not refused. */
  | "narrative"
  /** Less recent evidence than the criterion asks for: shown, not refused. */
  | "evidence";

const BLOCKING: readonly Missing[] = ["rating", "reason"];

/** Criterion by criterion, in the ladder's order, what is there and what is missing. */
export function assessmentProgress(
  criteria: readonly Criterion[],
  answers: Readonly<Record<string, Answer>>,
  evidence: Readonly<Record<string, readonly { date: string }[]>>,
  /** ISO day from which the age of evidence is counted. */
  today: string,
): { criteria: CriterionState[]; rated: number; total: number; canSubmit: boolean } {
  const states = criteria.map((criterion) => {
    const answer = Object.hasOwn(answers, criterion.id) ? answers[criterion.id] : undefined;
    return {
      criterionId: criterion.id,
      question: criterion.question,
      rated: ratingOf(answer) !== undefined,
      missing: missingFrom(
        criterion,
        answer,
        freshEvidence({ evidence, today }, criterion.id, criterion.evidence?.withinMonths),
      ),
    };
  });
  return {
    criteria: states,
    rated: states.filter((state) => state.rated).length,
    total: states.length,
    canSubmit: !states.some((state) => state.missing.some((each) => BLOCKING.includes(each))),
  };
}

function missingFrom(criterion: Criterion, answer: Answer | undefined, pieces: number): Missing[] {
  if (!answer || ratingOf(answer) === undefined) return ["rating"];
  if (answer.alternative) return answer.reason ? [] : ["reason"];
  const missing: Missing[] = [];
  if (!answer.narrative) missing.push("narrative");
  if (criterion.evidence && pieces < criterion.evidence.count) missing.push("evidence");
  return missing;
}
