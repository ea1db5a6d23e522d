import { criterionOf } from "~/assessment/assessments.server";
import type { Answer } from "~/assessment/domain/answer";
import { sameAnswer } from "~/assessment/domain/answer";
import { ladderOfVersion } from "~/ladder/ladder.server";
import { AppError } from "~/platform/app-error";
import { change } from "~/platform/audit.server";
import type { Transaction } from "~/platform/database.server";
import { lockReviewable } from "./reviewable.server";
import { type Reviewer, refusalOf } from "./reviews.server";

/** The reviewer's answer in the words of the form that both sides share: its narrative is the rationale. */
export type StoredReview = Answer & {
  revision: number;
  updatedAt: Date | null;
  isSettled: boolean;
};

export type ReviewSaveResult =
  | { saved: true; revision: number; savedAt: Date; isSettled: boolean }
  /** Saved in another tab in between: nothing was overwritten. */
  | { saved: false; current: StoredReview };

type Where = { assessmentId: string; criterionId: string };

/** How a save is meant. */
export type SaveManner = {
  /** The reviewer is done thinking for themselves: from now on the engineer's rating stands beside it. */
  settle: boolean;
  /** Both versions were seen, and this one is to stand. */
  replacing: boolean;
};

/**
 * Saves one rating if nobody saved since `basedOn`. Settling it for the first time keeps the rating as it was before
 * the engineer's was seen, whatever becomes of it later.
 */
export async function saveReviewRating(
  who: Reviewer,
  where: Where,
  answer: Answer,
  basedOn: number,
  { settle, replacing }: SaveManner = { settle: false, replacing: false },
): Promise<ReviewSaveResult> {
  return change(who.actor, async (tx, record) => {
    const { reviewId, isBlind } = await lockCriterion(tx, who, where);
    const subject = { type: "assessment", id: where.assessmentId };
    const data = { criterionId: where.criterionId };
    const row = await findRating(tx, reviewId, where.criterionId);
    const current = asStored(row);
    const isSame = sameAnswer(current, answer);
    if (!isSame && current.revision !== basedOn) {
      record({ action: "review-rating.conflict-shown", subject, data });
      return { saved: false as const, current };
    }
    const settles = settle && !current.isSettled && isChosen(answer);
    if (isSame && !settles) {
      record({ action: "review-rating.saved-again", subject, data });
      const { revision, updatedAt, isSettled } = current;
      return { saved: true as const, revision, savedAt: updatedAt ?? new Date(), isSettled };
    }
    const { narrative: rationale, ...choice } = answer;
    const stored = await tx.reviewRating.upsert({
      where: { reviewId_criterionId: { reviewId, criterionId: where.criterionId } },
      create: { reviewId, ...data, ...choice, rationale, ...settled(settles, isBlind, answer) },
      update: {
        ...choice,
        rationale,
        revision: { increment: 1 },
        ...settled(settles, isBlind, answer),
      },
    });
    if (replacing && row)
      await tx.earlierText.create({
        data: { reviewRatingId: row.id, content: asEarlier(current) },
      });
    record({
      action: settles ? "review-rating.settled" : "review-rating.saved",
      subject,
      data: { ...data, revision: stored.revision },
    });
    return {
      saved: true as const,
      revision: stored.revision,
      savedAt: stored.updatedAt,
      isSettled: stored.settledAt !== null,
    };
  });
}

/** The reviewer prefers what is stored; their other version is kept as earlier text. */
export async function keepReviewAsEarlier(
  who: Reviewer,
  where: Where,
  answer: Answer,
): Promise<void> {
  await change(who.actor, async (tx, record) => {
    const { reviewId } = await lockCriterion(tx, who, where);
    const row = await findRating(tx, reviewId, where.criterionId);
    if (!row) throw new AppError("There is nothing saved here yet.", 409);
    await tx.earlierText.create({ data: { reviewRatingId: row.id, content: asEarlier(answer) } });
    record({
      action: "review-rating.version-set-aside",
      subject: { type: "assessment", id: where.assessmentId },
      data: { criterionId: where.criterionId },
    });
  });
}

async function lockCriterion(tx: Transaction, who: Reviewer, where: Where) {
  const assessment = await lockReviewable(
    tx,
    who,
    where.assessmentId,
    "review.write",
    refusalOf("finish-review"),
  );
  if (!assessment.review) throw new AppError("This review has not begun.", 409);
  const ladder = await ladderOfVersion(assessment.ladderVersionId, tx);
  criterionOf(ladder, assessment.transitionId, where.criterionId);
  return { reviewId: assessment.review.id, isBlind: assessment.cycle.isBlind };
}

function findRating(tx: Transaction, reviewId: string, criterionId: string) {
  return tx.reviewRating.findUnique({
    where: { reviewId_criterionId: { reviewId, criterionId } },
  });
}

type Row = NonNullable<Awaited<ReturnType<typeof findRating>>>;

function asStored(row: Row | null): StoredReview {
  return {
    point: row?.point ?? null,
    alternative: (row?.alternative as Answer["alternative"]) ?? null,
    reason: row?.reason ?? "",
    narrative: row?.rationale ?? "",
    revision: row?.revision ?? 0,
    updatedAt: row?.updatedAt ?? null,
    isSettled: Boolean(row?.settledAt),
  };
}

function settled(settles: boolean, isBlind: boolean, { point, alternative }: Answer) {
  if (!settles) return {};
  const blind = isBlind ? { blindPoint: point, blindAlternative: alternative } : {};
  return { settledAt: new Date(), ...blind };
}

function isChosen({ point, alternative }: Answer): boolean {
  return point !== null || alternative !== null;
}

function asEarlier({ point, alternative, reason, narrative }: Answer) {
  return { point, alternative, reason, narrative };
}
