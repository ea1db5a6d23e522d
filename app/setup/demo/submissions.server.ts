import { createHash } from "node:crypto";
import { asPiece, type Claimed } from "~/assessment/evidence.server";
import type { SubmissionContent } from "~/assessment/submission.server";
import type { Ladder } from "~/ladder/domain/schema";
import { criteriaOfTransition } from "~/ladder/domain/view";
import type { AssessmentPlan } from "./domain/assessments";
import type { DemoPlan } from "./domain/plan";

export type Frozen = {
  assessmentId: string;
  personId: string;
  submittedAt: Date;
  content: SubmissionContent;
  contentHash: string;
};

/** The frozen copies of everything that is submitted, as submitting freezes it. */
export function freezeSubmitted(plan: DemoPlan, ladder: Ladder): Frozen[] {
  return plan.assessments.flatMap((assessment) => {
    const { id, personId, submittedAt } = assessment;
    if (!submittedAt) return [];
    const content = contentOf(plan, assessment, ladder);
    const contentHash = createHash("sha256").update(JSON.stringify(content)).digest("hex");
    return [{ assessmentId: id, personId, submittedAt, content, contentHash }];
  });
}

/** A test compares this with what submitting the same assessment again freezes. */
function contentOf(plan: DemoPlan, assessment: AssessmentPlan, ladder: Ladder): SubmissionContent {
  const person = plan.people.find(({ id }) => id === assessment.personId);
  const pieces = new Map<string, Claimed>();
  for (const { criterionId, evidenceId } of assessment.claims) {
    const planned = plan.evidence.find(({ id }) => id === evidenceId);
    if (!planned) continue;
    const { id, url, title, kind, date, shows, parts } = planned;
    const piece = pieces.get(evidenceId) ?? {
      ...asPiece({ id, url, title, kind, date, shows, parts }),
      criteria: [],
    };
    piece.criteria.push(criterionId);
    pieces.set(evidenceId, piece);
  }
  return {
    ladder: { id: ladder.id, version: ladder.version },
    transitionId: assessment.transitionId,
    person: { name: person?.name ?? "", ...assessment.standing },
    answers: criteriaOfTransition(ladder, assessment.transitionId).flatMap(({ id, question }) => {
      const answer = assessment.answers.find(({ criterionId }) => criterionId === id);
      if (!answer) return [];
      const { point, alternative, reason, narrative } = answer;
      return [{ criterionId: id, question, point, alternative, reason, narrative }];
    }),
    evidence: [...pieces.values()],
  };
}
