import type { Criterion, Ladder } from "~/ladder/domain/schema";
import { criteriaOfTransition } from "~/ladder/domain/view";
import { frozenHashOf } from "~/ladder/frozen-hash.server";
import { ladderOfVersion } from "~/ladder/ladder.server";
import { notify } from "~/notification/notify.server";
import { AppError } from "~/platform/app-error";
import { type Actor, change } from "~/platform/audit.server";
import { database, type Transaction } from "~/platform/database.server";
import type { Prisma } from "~/platform/prisma/client";
import { lockOwn, lockWritable, stateInWords } from "./assessments.server";
import type { Answer } from "./domain/answer";
import { gatherClaims } from "./domain/claims";
import { assessmentProgress } from "./domain/progress";
import { move, stateForOwner } from "./domain/state";
import { asPiece, type Claimed, pieceSelect } from "./evidence.server";
import { answersOf } from "./ratings.server";

/** The submitted copy: everything the person said, and what they were asked, as it was on that day. */
export type SubmissionContent = {
  ladder: { id: string; version: string };
  transitionId: string;
  person: { name: string; trackId: string | null; levelId: string | null };
  answers: (Answer & { criterionId: string; question: string })[];
  evidence: Claimed[];
};

/** Freezes the draft. Refuses with the names of what is missing, and does nothing twice. */
export async function submitAssessment(
  who: { personId: string; actor: Actor },
  assessmentId: string,
): Promise<void> {
  await change(who.actor, async (tx, record) => {
    const subject = { type: "assessment", id: assessmentId };
    const own = await lockOwn(tx, who.personId, assessmentId);
    if (own.state !== "DRAFT") {
      // Pressed twice: it is submitted, which is what was asked.
      record({ action: "assessment.submitted-again", subject });
      return;
    }
    const assessment = await lockWritable(tx, who.personId, assessmentId);
    const ladder = await ladderOfVersion(assessment.ladderVersionId, tx);
    const criteria = criteriaOfTransition(ladder, assessment.transitionId);
    const content = await contentOf(tx, who.personId, assessmentId, ladder, {
      transitionId: assessment.transitionId,
      criteria,
    });
    refuseIncomplete(criteria, content);
    const contentHash = frozenHashOf(content);
    const submittedAt = new Date();
    await tx.submission.create({
      data: {
        assessmentId,
        submittedAt,
        content: content as unknown as Prisma.InputJsonObject,
        contentHash,
      },
    });
    await tx.assessment.update({
      where: { id: assessmentId },
      data: { state: "SUBMITTED", submittedAt },
    });
    await tellWhoReviews(tx, assessmentId);
    record({ action: "assessment.submitted", subject, data: { contentHash } });
  });
}

/** The manager and who acts for them, or whoever has the review already. A check-in is told to nobody. */
async function tellWhoReviews(tx: Transaction, assessmentId: string) {
  const [facts] = await tx.$queryRaw<
    { person: string; cycle: string; submission: string; readers: string[] }[]
  >`
    SELECT p."name" AS "person", c."name" AS "cycle",
           (SELECT s."id"::text FROM "Submission" s WHERE s."assessmentId" = a."id"
             ORDER BY s."submittedAt" DESC LIMIT 1) AS "submission",
           CASE WHEN r."id" IS NOT NULL THEN ARRAY[r."reviewerId"::text]
                ELSE array_remove(p."managerId"::text || ARRAY(SELECT acting_managers(p."id")::text), NULL)
           END AS "readers"
    FROM "Assessment" a
    JOIN "Person" p ON p."id" = a."personId"
    JOIN "Cycle" c ON c."id" = a."cycleId"
    LEFT JOIN "Review" r ON r."assessmentId" = a."id"
    WHERE a."id" = ${assessmentId}::uuid`;
  if (!facts) return;
  const { person, cycle, submission, readers } = facts;
  await notify(
    tx,
    readers.map((personId) => ({
      personId,
      kind: "submitted",
      address: `/reviews/${assessmentId}`,
      key: `submitted:${submission}`,
      data: { person, cycle },
    })),
  );
}

function refuseIncomplete(criteria: readonly Criterion[], content: SubmissionContent) {
  const answers = Object.fromEntries(content.answers.map((answer) => [answer.criterionId, answer]));
  const { canSubmit } = assessmentProgress(criteria, answers, {}, "");
  if (!canSubmit)
    throw new AppError(
      "Something is still missing. Each criterion needs an answer, and each exception its reason.",
      409,
    );
}

async function contentOf(
  tx: Transaction,
  personId: string,
  assessmentId: string,
  ladder: Ladder,
  { transitionId, criteria }: { transitionId: string; criteria: readonly Criterion[] },
): Promise<SubmissionContent> {
  const [person, answers, claims] = [
    await tx.person.findUniqueOrThrow({
      where: { id: personId },
      select: { name: true, trackId: true, levelId: true },
    }),
    await answersOf(assessmentId, tx),
    await tx.claim.findMany({
      where: { assessmentId },
      select: { criterionId: true, evidence: { select: pieceSelect } },
      orderBy: { createdAt: "asc" },
    }),
  ];
  const asked = new Set(criteria.map((criterion) => criterion.id));
  return {
    ladder: { id: ladder.id, version: ladder.version },
    transitionId,
    person,
    answers: criteria.flatMap(({ id, question }) => {
      const answer = answers[id];
      if (!answer) return [];
      const { point, alternative, reason, narrative } = answer;
      return [{ criterionId: id, question, point, alternative, reason, narrative }];
    }),
    evidence: gatherClaims(
      claims
        .filter(({ criterionId }) => asked.has(criterionId))
        .map(({ criterionId, evidence }) => ({ criterionId, piece: asPiece(evidence) })),
    ),
  };
}

/** Takes a submission back until the review starts. The frozen copy stays, marked as withdrawn. */
export async function withdrawAssessment(
  who: { personId: string; actor: Actor },
  assessmentId: string,
): Promise<void> {
  await change(who.actor, async (tx, record) => {
    const own = await lockOwn(tx, who.personId, assessmentId);
    const moved = move(stateForOwner(stateInWords(own.state)), "withdraw");
    if (!moved.ok) throw new AppError(moved.message, 409);
    if (own.cycleState === "CLOSED")
      throw new AppError("This cycle is closed, so the submission stands.", 409);
    await tx.submission.updateMany({
      where: { assessmentId, withdrawnAt: null },
      data: { withdrawnAt: new Date() },
    });
    await tx.assessment.update({
      where: { id: assessmentId },
      data: { state: "DRAFT", submittedAt: null },
    });
    record({ action: "assessment.withdrawn", subject: { type: "assessment", id: assessmentId } });
  });
}

export type Submitted = { submittedAt: Date; content: SubmissionContent };

/** The standing submission of one's own assessment. */
export async function findOwnSubmission(
  personId: string,
  assessmentId: string,
): Promise<Submitted | null> {
  const row = await database().submission.findFirst({
    where: { assessmentId, withdrawnAt: null, assessment: { personId } },
    orderBy: { submittedAt: "desc" },
    select: { submittedAt: true, content: true },
  });
  return (
    row && { submittedAt: row.submittedAt, content: row.content as unknown as SubmissionContent }
  );
}

/** Earlier submissions towards the same transition, newest first: for rules that ask for the same over several cycles. */
export async function earlierSubmissions(
  personId: string,
  {
    assessmentId,
    transitionId,
    before,
  }: { assessmentId: string; transitionId: string; before: Date },
): Promise<Submitted[]> {
  const rows = await database().submission.findMany({
    where: {
      withdrawnAt: null,
      submittedAt: { lt: before },
      assessment: { personId, transitionId, id: { not: assessmentId }, cycle: { state: "CLOSED" } },
    },
    orderBy: { submittedAt: "desc" },
    take: 8,
    select: { submittedAt: true, content: true },
  });
  return rows.map((row) => ({
    submittedAt: row.submittedAt,
    content: row.content as unknown as SubmissionContent,
  }));
}
