import type { Answer } from "~/assessment/domain/answer";
import type { Claimed } from "~/assessment/evidence.server";
import type { SubmissionContent } from "~/assessment/submission.server";
import { expectedPoint } from "~/ladder/domain/expected-point";
import type { Criterion, Ladder } from "~/ladder/domain/schema";
import { criteriaOfTransition } from "~/ladder/domain/view";
import { ladderOfVersion } from "~/ladder/ladder.server";
import { AppError } from "~/platform/app-error";
import { database, type Transaction } from "~/platform/database.server";
import type { ReleasedPiece } from "./domain/release-content";
import { type ReviewState, reviewProgress } from "./domain/review-progress";
import type { Reviewable } from "./reviewable.server";

export type StoredReviewAnswer = ReviewState & {
  revision: number;
  updatedAt: Date | null;
  blindPoint: number | null;
  blindAlternative: Answer["alternative"];
};

export type Asked = {
  id: string;
  criterionId: string;
  question: string;
  askedAt: Date;
  answer: string;
  answeredAt: Date | null;
  withdrawnAt: Date | null;
  pieces: ReleasedPiece[];
};

export type SubmittedCopy = { id: string; submittedAt: Date; content: SubmissionContent };

/** Both sides of one assessment. Only what decides reads it whole; pages take what their viewer may see of it. */
export type BothSides = {
  ladder: Ladder;
  criteria: Criterion[];
  submitted: SubmittedCopy;
  given: Map<string, StoredReviewAnswer>;
  requests: Asked[];
  expected: (criterionId: string) => number | null;
  progress: ReturnType<typeof reviewProgress>;
};

const NOT_GIVEN: StoredReviewAnswer = {
  point: null,
  alternative: null,
  reason: "",
  rationale: "",
  isSettled: false,
  revision: 0,
  updatedAt: null,
  blindPoint: null,
  blindAlternative: null,
};

/** The reviewer's answer to a criterion; an empty one where there is none yet. */
export function givenTo(
  given: ReadonlyMap<string, StoredReviewAnswer>,
  criterionId: string,
): StoredReviewAnswer {
  return given.get(criterionId) ?? NOT_GIVEN;
}

/** The whole state of a review, of both sides. In three queries. */
export async function reviewState(
  assessment: Reviewable,
  tx: Transaction = database(),
): Promise<BothSides> {
  const ladder = await ladderOfVersion(assessment.ladderVersionId, tx);
  const submitted = await standingSubmission(assessment.id, tx);
  const ratings = assessment.review
    ? await tx.reviewRating.findMany({ where: { reviewId: assessment.review.id } })
    : [];
  const requests = await tx.evidenceRequest.findMany({
    where: { assessmentId: assessment.id },
    orderBy: { askedAt: "asc" },
  });
  const given = new Map(
    ratings.map(({ criterionId, settledAt, ...row }) => [
      criterionId,
      {
        point: row.point,
        alternative: row.alternative as Answer["alternative"],
        reason: row.reason,
        rationale: row.rationale,
        // Where the cycle is not blind, both stand side by side from the beginning.
        isSettled: settledAt !== null || !assessment.cycle.isBlind,
        revision: row.revision,
        updatedAt: row.updatedAt,
        blindPoint: row.blindPoint,
        blindAlternative: row.blindAlternative as Answer["alternative"],
      },
    ]),
  );
  const criteria = criteriaOfTransition(ladder, assessment.transitionId);
  const expected = (id: string) => expectedPoint(ladder, assessment.transitionId, id);
  const self = new Map(submitted.content.answers.map((answer) => [answer.criterionId, answer]));
  return {
    ladder,
    criteria,
    submitted,
    given,
    requests: requests.map(asAsked),
    expected,
    progress: reviewProgress(criteria, given, self, expected),
  };
}

async function standingSubmission(assessmentId: string, tx: Transaction): Promise<SubmittedCopy> {
  const row = await tx.submission.findFirst({
    where: { assessmentId, withdrawnAt: null },
    orderBy: { submittedAt: "desc" },
    select: { id: true, submittedAt: true, content: true },
  });
  if (!row) throw new AppError("This assessment is not submitted yet.", 409);
  return { ...row, content: row.content as unknown as SubmissionContent };
}

type RequestRow = Omit<Asked, "pieces"> & { pieces: unknown };

export function asAsked(row: RequestRow): Asked {
  const { id, criterionId, question, askedAt, answer, answeredAt, withdrawnAt } = row;
  const pieces = row.pieces as ReleasedPiece[];
  return { id, criterionId, question, askedAt, answer, answeredAt, withdrawnAt, pieces };
}

/** Everything that supports a criterion: what was submitted, and what was offered when more was asked. */
export function evidenceOf({
  submitted,
  requests,
}: Pick<BothSides, "submitted" | "requests">): Claimed[] {
  const pieces = new Map<string, Claimed>();
  const offered = requests.flatMap((request) => (request.answeredAt ? request.pieces : []));
  for (const piece of [...submitted.content.evidence, ...offered]) {
    const known = pieces.get(piece.id);
    const criteria = [...new Set([...(known?.criteria ?? []), ...piece.criteria])];
    pieces.set(piece.id, { ...(known ?? piece), criteria });
  }
  return [...pieces.values()];
}
