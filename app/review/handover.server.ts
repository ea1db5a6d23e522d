import { can } from "~/access/domain/can";
import { type Notice, notify } from "~/notification/notify.server";
import { AppError } from "~/platform/app-error";
import { change } from "~/platform/audit.server";
import { database, type Transaction } from "~/platform/database.server";
import { Prisma } from "~/platform/prisma/client";
import { lockReviewable, type Reviewable, subjectOf } from "./reviewable.server";
import type { Reviewer } from "./reviews.server";

export type Candidate = { id: string; name: string; email: string; because: string };

/** Who may take a review on: the manager, who acts for them, and whoever is above; each still here. */
export async function handoverCandidates(
  { position, review }: Reviewable,
  tx: Transaction = database(),
): Promise<Candidate[]> {
  const { managerId, actingManagers = [], managersAbove } = position;
  const because = new Map<string, string>();
  for (const id of managersAbove) because.set(id, "above their manager");
  for (const id of actingManagers) because.set(id, "acts for their manager");
  if (managerId) because.set(managerId, "their manager");
  for (const id of [position.personId, review?.reviewerId ?? ""]) because.delete(id);
  if (because.size === 0) return [];
  const people = await tx.$queryRaw<{ id: string; name: string; email: string }[]>`
    SELECT "id"::text AS "id", "name", "email" FROM "Person"
    WHERE "id" IN (${Prisma.join([...because.keys()].map((id) => Prisma.sql`${id}::uuid`))})
      AND "userId" IS NOT NULL AND ("leftOn" IS NULL OR "leftOn" > organisation_today())
    ORDER BY "name", "id"`;
  return people.map((person) => ({ ...person, because: because.get(person.id) ?? "" }));
}

/**
 * May this person hand the review over? Whoever has it and the people team may; and where whoever had it has left,
 * the manager of today may take it on.
 */
export function mayHandOver(who: Pick<Reviewer, "personId" | "roles">, assessment: Reviewable) {
  if (!assessment.review) return false;
  if (can(who, "review.hand-over", subjectOf(assessment))) return true;
  const { review, state } = assessment;
  return !review.reviewerIsHere && isUnderReview(state) && isManager(who.personId, assessment);
}

function isUnderReview(state: Reviewable["state"]): boolean {
  return (
    state === "submitted" ||
    state === "in-review" ||
    state === "reviewed" ||
    state === "in-calibration"
  );
}

function isManager(personId: string, { position }: Reviewable): boolean {
  return position.managerId === personId || (position.actingManagers ?? []).includes(personId);
}

/** Gives the review to somebody else, with the reason that both read. What was written stays as it is. */
export async function handOver(
  who: Reviewer,
  assessmentId: string,
  toId: string,
  reason: string,
): Promise<void> {
  const words = reason.trim();
  if (!words) throw new AppError("Say why it changes hands: both of them will read it.", 422);
  if (words.length > 1_000) throw new AppError("Use at most 1,000 characters.", 422);
  await change(who.actor, async (tx, record) => {
    const assessment = await lockReviewable(tx, who, assessmentId, "record.read", () => "");
    const { review, person } = assessment;
    if (!review || !mayHandOver(who, assessment))
      throw new AppError("This review is not yours to hand over.", 409);
    const candidates = await handoverCandidates(assessment, tx);
    const to = candidates.find(({ id }) => id === toId);
    if (!to) throw new AppError("Choose one of the people shown.", 422);
    const { id: reviewId, reviewerId: fromId } = review;
    const { id: handoverId } = await tx.handover.create({
      data: { reviewId, fromId, toId, byId: who.personId, reason: words },
      select: { id: true },
    });
    await tx.review.update({ where: { id: reviewId }, data: { reviewerId: toId } });
    const notices: Notice[] = [
      {
        personId: toId,
        kind: "review-handed-over",
        address: `/reviews/${assessmentId}`,
        key: `review-handed-over:${handoverId}`,
        data: { person: person.name },
      },
      {
        personId: fromId,
        kind: "review-given-away",
        address: "/team",
        key: `review-given-away:${handoverId}`,
        data: { person: person.name },
      },
    ];
    await notify(
      tx,
      notices.filter(({ personId }) => personId !== who.personId),
    );
    record({
      action: "review.handed-over",
      subject: { type: "assessment", id: assessmentId },
      data: { fromId, toId },
    });
  });
}

export type ShownHandover = { at: Date; from: string; to: string; by: string; reason: string };

/** How the review changed hands, oldest first. */
export async function handoversOf(assessmentId: string): Promise<ShownHandover[]> {
  return database().$queryRaw`
    SELECT h."at", f."name" AS "from", t."name" AS "to", b."name" AS "by", h."reason"
    FROM "Handover" h
    JOIN "Review" r ON r."id" = h."reviewId"
    JOIN "Person" f ON f."id" = h."fromId"
    JOIN "Person" t ON t."id" = h."toId"
    JOIN "Person" b ON b."id" = h."byId"
    WHERE r."assessmentId" = ${assessmentId}::uuid
    ORDER BY h."at"`;
}
