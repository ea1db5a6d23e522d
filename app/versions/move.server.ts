import { isId, lockOwn, lockWritable } from "~/assessment/assessments.server";
import { lockCycle } from "~/assessment/cycles.server";
import { compareVersions } from "~/ladder/domain/version-order";
import { currentLadder, ladderOfVersion } from "~/ladder/ladder.server";
import { type Notice, notify } from "~/notification/notify.server";
import { AppError } from "~/platform/app-error";
import { type Actor, change } from "~/platform/audit.server";
import type { Transaction } from "~/platform/database.server";
import { type CarryCounts, carryAnswers, type LockedDraft } from "./carry-answers.server";

/**
 * Moves a cycle, and with it every draft in it, to the version that is running. Whoever saves at the same moment waits
 * for it, or it for them: assessments are locked in the order of their ids, as one by one everywhere else. What is
 * submitted stays with the words it was submitted under.
 * @param reviewed the version whose impact was looked at; another one published since is not moved to unseen
 */
export async function moveCycleToVersion(
  actor: Actor,
  cycleId: string,
  reviewed: string,
): Promise<CarryCounts> {
  const { versionId } = versionToMoveTo(reviewed);
  return change(actor, async (tx, record) => {
    const cycle = await lockCycle(tx, cycleId);
    if (cycle.state === "closed")
      throw new AppError("This cycle is closed. Open it again before you move it.", 409);
    await refuseBackwards(tx, cycle.ladderVersionId, versionId);
    const drafts = await lockDrafts(tx, cycleId, versionId);
    const affected = await peopleWhoWrote(tx, cycleId, drafts);
    const counts = await carryAnswers(tx, drafts, versionId);
    await tx.cycle.update({ where: { id: cycleId }, data: { ladderVersionId: versionId } });
    await notify(tx, await noticesFor(tx, affected, versionId));
    record({
      action: "cycle.moved-to-version",
      subject: { type: "cycle", id: cycleId },
      data: { from: cycle.ladderVersionId, to: versionId, ...counts },
    });
    return counts;
  });
}

/** Moves one's own check-in; those of a cycle move together, when the people team says so. */
export async function moveOwnCheckIn(
  who: { personId: string; actor: Actor },
  assessmentId: string,
  reviewed: string,
): Promise<void> {
  const { versionId } = versionToMoveTo(reviewed);
  await change(who.actor, async (tx, record) => {
    await lockOwn(tx, who.personId, assessmentId);
    const draft = await lockWritable(tx, who.personId, assessmentId);
    const { cycleId } = await tx.assessment.findUniqueOrThrow({
      where: { id: assessmentId },
      select: { cycleId: true },
    });
    if (cycleId) throw new AppError("Your people team moves the assessments of a cycle.", 409);
    await refuseBackwards(tx, draft.ladderVersionId, versionId);
    const counts = await carryAnswers(tx, [draft], versionId);
    if (counts.left > 0)
      throw new AppError("This step is no longer in the ladder, so the check-in stays.", 409);
    record({
      action: "check-in.moved-to-version",
      subject: { type: "assessment", id: assessmentId },
      data: { from: draft.ladderVersionId, to: versionId, ...counts },
    });
  });
}

function versionToMoveTo(reviewed: string) {
  const running = currentLadder();
  if (running.versionId !== reviewed)
    throw new AppError("Another version was published since. Look at what moving does now.", 409);
  return running;
}

async function refuseBackwards(tx: Transaction, from: string, to: string): Promise<void> {
  const [before, after] = [await ladderOfVersion(from, tx), await ladderOfVersion(to, tx)];
  if (before.id !== after.id || compareVersions(before.version, after.version) >= 0)
    throw new AppError(`It is on version ${before.version} already.`, 409);
}

function lockDrafts(tx: Transaction, cycleId: string, versionId: string): Promise<LockedDraft[]> {
  return tx.$queryRaw`
    SELECT a."id"::text, a."transitionId", a."ladderVersionId"::text FROM "Assessment" a
    WHERE a."cycleId" = ${cycleId}::uuid AND a."state" = 'DRAFT' AND a."ladderVersionId" <> ${versionId}::uuid
      AND NOT EXISTS (SELECT 1 FROM "Review" w WHERE w."assessmentId" = a."id")
    ORDER BY a."id" FOR UPDATE OF a`;
}

type Affected = { assessmentId: string; personId: string; cycle: string };

/** Whose answers or evidence a move touches, where the cycle has opened for them. */
function peopleWhoWrote(
  tx: Transaction,
  cycleId: string,
  drafts: readonly LockedDraft[],
): Promise<Affected[]> {
  const ids = JSON.stringify(drafts.map(({ id }) => id));
  return tx.$queryRaw`
    SELECT a."id"::text AS "assessmentId", a."personId"::text AS "personId", c."name" AS "cycle"
    FROM "Assessment" a JOIN "Cycle" c ON c."id" = a."cycleId"
    WHERE c."id" = ${cycleId}::uuid AND c."state" = 'OPEN'
      AND a."id" IN (SELECT value::uuid FROM jsonb_array_elements_text(${ids}::jsonb))
      AND (EXISTS (SELECT 1 FROM "Rating" r WHERE r."assessmentId" = a."id")
        OR EXISTS (SELECT 1 FROM "Claim" l WHERE l."assessmentId" = a."id"))`;
}

/** Told once each: those whose assessment did move. */
async function noticesFor(
  tx: Transaction,
  affected: readonly Affected[],
  versionId: string,
): Promise<Notice[]> {
  const moved = await tx.assessment.findMany({
    where: { id: { in: affected.map((each) => each.assessmentId) }, ladderVersionId: versionId },
    select: { id: true },
  });
  const ids = new Set(moved.map(({ id }) => id));
  return affected
    .filter(({ assessmentId }) => ids.has(assessmentId))
    .map(({ assessmentId, personId, cycle }) => ({
      personId,
      kind: "ladder-moved",
      address: `/assessments/${assessmentId}`,
      key: `ladder-moved ${assessmentId} ${versionId}`,
      data: { cycle },
    }));
}

/** How many of a cycle's assessments a move leaves where they are, because they are past writing. */
export async function countStaying(tx: Transaction, cycleId: string): Promise<number> {
  if (!isId(cycleId)) return 0;
  return tx.assessment.count({
    where: { cycleId, OR: [{ state: { not: "DRAFT" } }, { review: { isNot: null } }] },
  });
}
