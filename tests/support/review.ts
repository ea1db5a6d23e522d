import { storedState } from "~/assessment/assessments.server";
import type { AssessmentState } from "~/assessment/domain/state";
import type { SubmissionContent } from "~/assessment/submission.server";
import { criteriaOfTransition } from "~/ladder/domain/view";
import { currentLadder } from "~/ladder/ladder.server";
import { database } from "~/platform/database.server";
import type { Prisma } from "~/platform/prisma/client";
import type { ReleaseContent } from "~/review/domain/release-content";
import { makeAssessment, makeCycle } from "./organisation";

const TRANSITION = "mid-to-senior";
const SUBMITTED_ON = new Date("2026-03-01T10:00:00Z");

type Given = {
  /** The engineer's point and the reviewer's, by the order of the criteria; 2 and 3 where absent. */
  self?: number[];
  manager?: number[];
};

/**
 * An assessment in a cycle of its own, in `state`, with all that the state asks for: ratings, a piece of evidence, the
 * submission, the review with an open request, the release. The ids of what was made.
 */
export async function makeReviewed(
  person: { id: string },
  state: AssessmentState,
  reviewer: { id: string },
  { self = [], manager = [] }: Given = {},
): Promise<{ assessment: string; request: string; release: string; evidence: string }> {
  const cycle = await makeCycle();
  const isIn = (...states: AssessmentState[]) => states.includes(state);
  const assessment = await makeAssessment(person, {
    cycleId: cycle.id,
    state: storedState(state),
  });
  const { ladder } = currentLadder();
  const criteria = criteriaOfTransition(ladder, TRANSITION);
  const answers = criteria.map(({ id, question }, index) => ({
    criterionId: id,
    question,
    point: self[index] ?? 2,
    alternative: null,
    reason: "",
    narrative: `What I did for ${id}`,
  }));
  await database().rating.createMany({
    data: answers.map(({ question: _, ...answer }) => ({ assessmentId: assessment.id, ...answer })),
  });
  const piece = {
    url: "https://example.org/note",
    title: "A note",
    kind: "design-note",
    date: new Date("2026-01-10"),
    shows: "How it was broken down",
    parts: ["directed"],
  };
  const evidence = await database().evidence.create({ data: { ...piece, personId: person.id } });
  const first = criteria[0]?.id ?? "";
  await database().claim.create({
    data: { assessmentId: assessment.id, criterionId: first, evidenceId: evidence.id },
  });
  // Ids that nobody has, until there is something to have them.
  const ids = {
    assessment: assessment.id,
    request: crypto.randomUUID() as string,
    release: crypto.randomUUID() as string,
    evidence: evidence.id,
  };
  if (isIn("draft")) return ids;

  const content: SubmissionContent = {
    ladder: { id: ladder.id, version: ladder.version },
    transitionId: TRANSITION,
    person: { name: "Subject", trackId: "orchestrator", levelId: "mid" },
    answers,
    evidence: [
      { ...piece, date: "2026-01-10", parts: ["directed"], id: evidence.id, criteria: [first] },
    ],
  };
  const submission = await database().submission.create({
    data: {
      assessmentId: assessment.id,
      submittedAt: SUBMITTED_ON,
      content: content as unknown as Prisma.InputJsonObject,
      contentHash: "a hash",
    },
  });
  if (isIn("submitted")) return ids;

  const given = answers.map(({ criterionId }, index) => ({
    criterionId,
    point: manager[index] ?? 3,
    alternative: null,
    reason: "",
    rationale: `What I saw of ${criterionId}`,
  }));
  await database().review.create({
    data: {
      assessmentId: assessment.id,
      reviewerId: reviewer.id,
      summary: "On the whole",
      ...(isIn("in-review") ? {} : { finishedAt: new Date() }),
      ratings: {
        create: given.map((each) => ({ ...each, blindPoint: each.point, settledAt: new Date() })),
      },
    },
  });
  const request = await database().evidenceRequest.create({
    data: {
      assessmentId: assessment.id,
      criterionId: first,
      askedById: reviewer.id,
      question: "Is there more?",
      ...(isIn("in-review") ? {} : { answeredAt: new Date(), answer: "This" }),
    },
  });
  ids.request = request.id;
  if (!isIn("released", "acknowledged")) return ids;

  const released: ReleaseContent = {
    ladder: content.ladder,
    transitionId: TRANSITION,
    person: content.person,
    reviewer: { id: reviewer.id, name: "Reviewer" },
    submissionId: submission.id,
    submittedAt: SUBMITTED_ON.toISOString(),
    criteria: answers.map(({ question, criterionId, ...answer }, index) => {
      const { criterionId: _, ...review } = given[index] ?? {
        criterionId,
        point: 3,
        alternative: null,
        reason: "",
        rationale: "",
      };
      const blind = { point: review.point, alternative: null };
      return { criterionId, question, self: answer, manager: review, blind };
    }),
    evidence: content.evidence,
    requests: [],
    summary: "On the whole",
  };
  const release = await database().release.create({
    data: {
      assessmentId: assessment.id,
      releasedById: reviewer.id,
      content: released as unknown as Prisma.InputJsonObject,
      contentHash: "a hash",
      ...(isIn("acknowledged") ? { acknowledgedAt: new Date(), stance: "agree" } : {}),
    },
  });
  return { ...ids, release: release.id };
}
