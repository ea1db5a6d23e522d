import { freshEvidence } from "~/ladder/domain/rule-input";
import { criteriaOfTransition, scaleOf } from "~/ladder/domain/view";
import { ladderOfVersion } from "~/ladder/ladder.server";
import { database } from "~/platform/database.server";
import { renderMarkdown } from "~/platform/markdown.server";
import { dayIn } from "~/ui/dates";
import type { OwnAssessment } from "./assessments.server";
import { standing } from "./domain/standing";
import { headingOf } from "./own-page.server";
import { earlierSubmissions, findOwnSubmission, type Submitted } from "./submission.server";

/** What the reviewer asked about one's own assessment, and whether one has answered. */
async function questionsTo(personId: string, assessmentId: string) {
  return database().evidenceRequest.findMany({
    where: { assessmentId, withdrawnAt: null, assessment: { personId } },
    orderBy: { askedAt: "asc" },
    select: { id: true, criterionId: true, answeredAt: true },
  });
}

/** Where a submitted assessment stands, from its frozen copy; null where there is none. */
export async function standingPage(
  viewer: { personId: string; timeZone: string },
  assessment: OwnAssessment,
) {
  const submitted = await findOwnSubmission(viewer.personId, assessment.id);
  if (!submitted) return null;
  const { content, submittedAt } = submitted;
  const ladder = await ladderOfVersion(assessment.ladderVersionId);
  const earlier = await earlierSubmissions(viewer.personId, {
    assessmentId: assessment.id,
    transitionId: content.transitionId,
    before: submittedAt,
  });
  const saidOn = (said: Submitted) => ({
    ...said.content,
    on: dayIn(viewer.timeZone, said.submittedAt),
  });
  const criteria = criteriaOfTransition(ladder, content.transitionId);
  const today = dayIn(viewer.timeZone, submittedAt);
  return {
    submittedAt,
    questions: await questionsTo(viewer.personId, assessment.id),
    heading: headingOf(ladder, content.transitionId),
    standing: standing(
      ladder,
      content.transitionId,
      content.person,
      saidOn(submitted),
      earlier.map(saidOn),
    ),
    gates: ladder.transitions.find(({ id }) => id === content.transitionId)?.gates ?? [],
    evidenceKinds: ladder.evidenceKinds,
    criteria: criteria.map((criterion) => {
      const answer =
        content.answers.find(({ criterionId }) => criterionId === criterion.id) ?? null;
      const evidence = content.evidence.filter((piece) => piece.criteria.includes(criterion.id));
      return {
        id: criterion.id,
        question: criterion.question,
        points: scaleOf(ladder, criterion).points,
        answer,
        narrative: renderMarkdown(answer?.narrative ?? ""),
        evidence,
        asked: criterion.evidence?.count ?? 0,
        fresh: freshEvidence(
          { evidence: { [criterion.id]: evidence }, today },
          criterion.id,
          criterion.evidence?.withinMonths,
        ),
        before: earlier
          .map((each) => ({
            on: each.submittedAt,
            answer:
              each.content.answers.find(({ criterionId }) => criterionId === criterion.id) ?? null,
          }))
          .reverse(),
      };
    }),
  };
}
