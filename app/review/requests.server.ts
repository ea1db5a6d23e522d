import { criterionOf, isId, lockOwn, stateInWords } from "~/assessment/assessments.server";
import type { EvidenceInput } from "~/assessment/domain/evidence";
import { asPiece, pieceSelect } from "~/assessment/evidence.server";
import { ladderOfVersion } from "~/ladder/ladder.server";
import { notify } from "~/notification/notify.server";
import { AppError } from "~/platform/app-error";
import { type Actor, change } from "~/platform/audit.server";
import { database, type Transaction } from "~/platform/database.server";
import type { Prisma } from "~/platform/prisma/client";
import { type Asked, asAsked } from "./review-state.server";
import { lockReviewable } from "./reviewable.server";
import { type Reviewer, refusalOf } from "./reviews.server";

const QUESTION_LIMIT = 2_000;

/** Asks the engineer for more on one criterion; one question at a time for each. */
export async function askForEvidence(
  who: Reviewer,
  { assessmentId, criterionId }: { assessmentId: string; criterionId: string },
  question: string,
): Promise<void> {
  if (!question) throw new AppError("Say what you would like to see.", 422);
  if (question.length > QUESTION_LIMIT) throw new AppError("Use at most 2,000 characters.", 422);
  await change(who.actor, async (tx, record) => {
    const assessment = await lockReviewable(
      tx,
      who,
      assessmentId,
      "request.write",
      refusalOf("finish-review"),
    );
    const { person } = assessment;
    if (person.hasLeft) throw new AppError(`${person.name} has left, so nobody would answer.`, 409);
    const ladder = await ladderOfVersion(assessment.ladderVersionId, tx);
    criterionOf(ladder, assessment.transitionId, criterionId);
    const where = { assessmentId, criterionId, answeredAt: null, withdrawnAt: null };
    if ((await tx.evidenceRequest.count({ where })) > 0)
      throw new AppError("You have asked already, and the answer is still to come.", 409);
    const { id } = await tx.evidenceRequest.create({
      data: { assessmentId, criterionId, askedById: who.personId, question },
      select: { id: true },
    });
    await notify(tx, [
      {
        personId: person.id,
        kind: "evidence-asked",
        address: `/assessments/${assessmentId}/requests/${id}`,
        key: `evidence-asked:${id}`,
        data: { cycle: assessment.cycle.name },
      },
    ]);
    record({
      action: "evidence-request.sent",
      subject: { type: "assessment", id: assessmentId },
      data: { criterionId, requestId: id },
    });
  });
}

/** Takes a question back that is not answered yet. */
export async function withdrawRequest(
  who: Reviewer,
  assessmentId: string,
  requestId: string,
): Promise<void> {
  await change(who.actor, async (tx, record) => {
    const refused = refusalOf("finish-review");
    await lockReviewable(tx, who, assessmentId, "request.write", refused);
    const gone = isId(requestId)
      ? await tx.evidenceRequest.updateMany({
          where: { id: requestId, assessmentId, answeredAt: null, withdrawnAt: null },
          data: { withdrawnAt: new Date() },
        })
      : { count: 0 };
    if (gone.count === 0) throw new AppError("This question is answered already.", 409);
    record({
      action: "evidence-request.withdrawn",
      subject: { type: "assessment", id: assessmentId },
      data: { requestId },
    });
  });
}

export type OwnRequest = Asked & { askedBy: string };

/** A question to the person themselves; somebody else's is not there. */
export async function findOwnRequest(
  personId: string,
  assessmentId: string,
  requestId: string,
): Promise<OwnRequest | null> {
  if (!isId(requestId)) return null;
  const [request] = await ownRequests(personId, assessmentId, requestId);
  return request ?? null;
}

/** Every question to the person about one assessment of theirs, with who asked. */
export async function ownRequests(
  personId: string,
  assessmentId: string,
  requestId?: string,
): Promise<OwnRequest[]> {
  const rows = await database().evidenceRequest.findMany({
    where: {
      assessmentId,
      assessment: { personId },
      ...(requestId ? { id: requestId } : {}),
    },
    orderBy: { askedAt: "asc" },
  });
  const askers = await database().person.findMany({
    where: { id: { in: rows.map(({ askedById }) => askedById) } },
    select: { id: true, name: true },
  });
  const names = new Map(askers.map(({ id, name }) => [id, name]));
  return rows.map((row) => ({ ...asAsked(row), askedBy: names.get(row.askedById) ?? "" }));
}

type Own = { personId: string; name: string; actor: Actor };
type Given = {
  answer: string;
  /** Pieces the person already has. */
  chosen: readonly string[];
  /** A new piece. */
  piece: EvidenceInput | null;
};

/** Answers a question without reopening the rest: with words, with evidence, or with both. */
export async function answerRequest(
  who: Own,
  assessmentId: string,
  requestId: string,
  { answer, chosen, piece }: Given,
): Promise<void> {
  await change(who.actor, async (tx, record) => {
    const own = await lockOwn(tx, who.personId, assessmentId);
    const request = isId(requestId)
      ? await tx.evidenceRequest.findFirst({ where: { id: requestId, assessmentId } })
      : null;
    if (!request) throw new AppError("There is no such question.", 404);
    if (request.withdrawnAt)
      throw new AppError("This question was taken back, so it needs no answer.", 409);
    if (request.answeredAt) throw new AppError("You have answered this question already.", 409);
    if (stateInWords(own.state) !== "in-review")
      throw new AppError("The review is finished, so this question is closed.", 409);
    const added = piece ? [await addPiece(tx, who.personId, piece)] : [];
    const ids = [...new Set([...chosen.filter(isId), ...added])];
    const { criterionId } = request;
    const pieces = await tx.evidence.findMany({
      where: { id: { in: ids }, personId: who.personId },
      select: pieceSelect,
    });
    if (!answer && pieces.length === 0)
      throw new AppError("Answer in words, with evidence, or with both.", 422);
    await tx.claim.createMany({
      data: pieces.map(({ id }) => ({ assessmentId, criterionId, evidenceId: id })),
      skipDuplicates: true,
    });
    const frozen = pieces.map((each) => ({ ...asPiece(each), criteria: [criterionId] }));
    await tx.evidenceRequest.update({
      where: { id: request.id },
      data: {
        answer,
        answeredAt: new Date(),
        pieces: frozen as unknown as Prisma.InputJsonArray,
      },
    });
    await tellReviewer(tx, assessmentId, request, who.name);
    record({
      action: "evidence-request.answered",
      subject: { type: "assessment", id: assessmentId },
      data: { criterionId, requestId: request.id, pieces: pieces.length },
    });
  });
}

async function addPiece(tx: Transaction, personId: string, { date, ...input }: EvidenceInput) {
  const { id } = await tx.evidence.create({
    data: { ...input, date: new Date(`${date}T00:00:00Z`), personId },
    select: { id: true },
  });
  return id;
}

async function tellReviewer(
  tx: Transaction,
  assessmentId: string,
  { id, criterionId }: { id: string; criterionId: string },
  person: string,
) {
  const review = await tx.review.findUnique({
    where: { assessmentId },
    select: { reviewerId: true },
  });
  if (!review) return;
  await notify(tx, [
    {
      personId: review.reviewerId,
      kind: "evidence-answered",
      address: `/reviews/${assessmentId}/criteria/${criterionId}`,
      key: `evidence-answered:${id}`,
      data: { person },
    },
  ]);
}
