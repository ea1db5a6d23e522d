import { gatherClaims } from "~/assessment/domain/claims";
import { asPiece } from "~/assessment/evidence.server";
import type { SubmissionContent } from "~/assessment/submission.server";
import type { Ladder } from "~/ladder/domain/schema";
import { criteriaOfTransition } from "~/ladder/domain/view";
import { frozenHashOf } from "~/ladder/frozen-hash.server";
import { type AssessmentPlan, submissionId } from "./domain/assessments";
import type { DemoPlan } from "./domain/plan";

export type Frozen = {
  id: string;
  assessmentId: string;
  personId: string;
  submittedAt: Date;
  content: SubmissionContent;
  contentHash: string;
};

/** The frozen copies of everything that is submitted, as submitting freezes it. */
export function freezeSubmitted(plan: DemoPlan, current: Ladder): Frozen[] {
  const names = new Map(plan.people.map(({ id, name }) => [id, name]));
  const pieces = new Map(plan.evidence.map((piece) => [piece.id, piece]));
  const ladders = { current, first: plan.firstVersion.ladder };
  return plan.assessments.flatMap((assessment) => {
    const { id, personId, submittedAt } = assessment;
    if (!submittedAt) return [];
    const content = contentOf(assessment, ladders[assessment.ladder], {
      name: names.get(personId) ?? "",
      pieces,
      submittedAt,
    });
    return [
      {
        id: submissionId(id),
        assessmentId: id,
        personId,
        submittedAt,
        content,
        contentHash: frozenHashOf(content),
      },
    ];
  });
}

type Around = {
  name: string;
  pieces: ReadonlyMap<string, DemoPlan["evidence"][number]>;
  submittedAt: Date;
};

/** A test compares this with what submitting the same assessment again freezes. */
function contentOf(
  assessment: AssessmentPlan,
  ladder: Ladder,
  { name, pieces, submittedAt }: Around,
): SubmissionContent {
  return {
    ladder: { id: ladder.id, version: ladder.version },
    transitionId: assessment.transitionId,
    person: { name, ...assessment.standing },
    answers: criteriaOfTransition(ladder, assessment.transitionId).flatMap(({ id, question }) => {
      const answer = assessment.answers.find(({ criterionId }) => criterionId === id);
      if (!answer) return [];
      const { point, alternative, reason, narrative } = answer;
      return [{ criterionId: id, question, point, alternative, reason, narrative }];
    }),
    evidence: gatherClaims(
      assessment.claims.flatMap(({ criterionId, evidenceId, createdAt }) => {
        const planned = pieces.get(evidenceId);
        // What came with an answer to the reviewer was not submitted.
        if (!planned || createdAt > submittedAt) return [];
        const { id, url, title, kind, date, shows, parts } = planned;
        return [{ criterionId, piece: asPiece({ id, url, title, kind, date, shows, parts }) }];
      }),
    ),
  };
}
