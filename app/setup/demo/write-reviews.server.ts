import type { Transaction } from "~/platform/database.server";
import type { Prisma } from "~/platform/prisma/client";
import type { DemoPlan } from "./domain/plan";
import type { FrozenRelease } from "./releases.server";

/** Reviews with all that hangs on them, and the frozen copies of those that were released. */
export async function writeReviews(
  tx: Transaction,
  { reviews }: DemoPlan,
  released: readonly FrozenRelease[],
) {
  await tx.review.createMany({
    data: reviews.map(({ id, assessmentId, reviewerId, summary, startedAt, ...review }) => ({
      id,
      assessmentId,
      reviewerId,
      summary,
      summaryRevision: summary ? 1 : 0,
      startedAt,
      finishedAt: review.isFinished ? (review.finishes.at(-1)?.at ?? null) : null,
    })),
  });
  await tx.reviewRating.createMany({
    data: reviews.flatMap(({ id, ratings }) =>
      ratings.map(({ savedAt: _, ...rating }) => ({ reviewId: id, ...rating })),
    ),
  });
  await tx.handover.createMany({
    data: reviews.flatMap(({ id, handovers }) =>
      handovers.map((each) => ({ reviewId: id, ...each })),
    ),
  });
  await tx.evidenceRequest.createMany({
    data: reviews.flatMap(({ assessmentId, requests }) =>
      requests.map((request) => ({
        assessmentId,
        ...request,
        pieces: request.pieces as unknown as Prisma.InputJsonArray,
      })),
    ),
  });
  await tx.reopening.createMany({
    data: reviews.flatMap(({ assessmentId, reopenings }) =>
      reopenings.map((each) => ({ assessmentId, ...each })),
    ),
  });
  await writeReleases(tx, released);
}

async function writeReleases(tx: Transaction, released: readonly FrozenRelease[]) {
  await tx.release.createMany({
    data: released.map(({ release, assessmentId, content, contentHash }) => {
      const { ratings: _, summary: _summary, actions: _actions, ...row } = release;
      const json = content as unknown as Prisma.InputJsonObject;
      return { ...row, assessmentId, content: json, contentHash };
    }),
  });
  await tx.agreedAction.createMany({
    data: released.flatMap(({ release }) =>
      release.actions.map((action) => ({ releaseId: release.id, ...action })),
    ),
  });
}

/** What goes on around reviews: who acts for whom, what colleagues confirm, what waits in inboxes. */
export async function writeAround(
  tx: Transaction,
  { delegations, corroborations, notices, choices }: DemoPlan,
) {
  await tx.delegation.createMany({ data: delegations });
  await tx.corroboration.createMany({
    data: corroborations.map(({ claimantId: _, ...row }) => row),
  });
  await tx.notification.createMany({ data: notices });
  await tx.notificationChoice.createMany({ data: choices });
}
