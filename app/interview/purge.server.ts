import { AppError } from "~/platform/app-error";
import { change } from "~/platform/audit.server";
import { database, type Transaction } from "~/platform/database.server";
import { log } from "~/platform/log.server";
import { type Asking, lockPanel, type OnPanel } from "./panel.server";
import { dayAt, GOES_ON, WITH_RULE } from "./retention-sql.server";

export const PURGE_JOB = "interview-purge";

/** Why a panel is purged: the retention rule, or because the candidate asked. */
export type PurgeCause = "rule" | "request";

/** The panel stays as it is; the message says why. */
class Kept extends AppError {}

type Purge = { panelId: string; cause: PurgeCause; byId: string | null; now: Date };

/**
 * Removes everything that says something about the candidate, in the transaction of the change: names, texts, reasons,
 * notices, and what the audit log says beside who did what and when. Points without words stay, for patterns. Whoever
 * writes on the panel at the same time is either before it, and what they wrote goes too, or after it, and finds nothing.
 */
async function purgePanel(tx: Transaction, { panelId, cause, byId, now }: Purge): Promise<void> {
  // The lock comes first: only then is what is asked of the panel still so.
  await tx.$queryRaw`SELECT 1 FROM "InterviewPanel" WHERE "id" = ${panelId}::uuid FOR UPDATE`;
  const [panel] = await tx.$queryRaw<{ isHeld: boolean; isDue: boolean; isInternal: boolean }[]>`
    SELECT l."heldAt" IS NOT NULL AS "isHeld", l."candidateId" IS NOT NULL AS "isInternal", coalesce(${GOES_ON} <= ${dayAt(now)}, false) AS "isDue"
    FROM "InterviewPanel" l ${WITH_RULE} WHERE l."id" = ${panelId}::uuid AND l."purgedAt" IS NULL`;
  if (!panel) throw new Kept("These interviews are not there, or were purged already.", 404);
  if (panel.isHeld) throw new Kept(HELD, 409);
  if (cause === "rule" && !panel.isDue)
    throw new Kept("These interviews are not due to go: something changed meanwhile.", 409);
  // Marked first: from then on the database lets the rest through.
  await tx.interviewPanel.update({
    where: { id: panelId },
    data: {
      purgedAt: now,
      candidateName: "",
      candidateId: null,
      holdReason: "",
      heldById: null,
      revision: { increment: 1 },
    },
  });
  const ofPanel = { panelId };
  await tx.scorecard.updateMany({ where: ofPanel, data: { reason: "", notes: "" } });
  await tx.scorecardAnswer.updateMany({
    where: { card: ofPanel },
    data: { why: "", quotes: "", observations: "" },
  });
  await tx.scorecardAmendment.updateMany({ where: { card: ofPanel }, data: { text: "" } });
  // Of somebody who works here even the points go: whom they are about would no longer be known, so not from whom to keep
  // them either.
  if (panel.isInternal) await removePoints(tx, panelId);
  await tx.interviewMove.updateMany({ where: ofPanel, data: { reason: "" } });
  await tx.interviewDecision.updateMany({ where: ofPanel, data: { reasons: {}, summary: "" } });
  // Every key of a notice about a panel is `interview-…:` and the panel, which is what the index is on.
  await tx.$executeRaw`
    DELETE FROM "Notification" WHERE "key" LIKE 'interview-%' AND split_part("key", ':', 2) = ${panelId}`;
  await tx.$executeRaw`
    UPDATE "AuditEvent" SET "data" = '{}' WHERE "subjectType" = 'interview' AND "subjectId" = ${panelId}`;
  await tx.interviewPurge.create({
    data: { panelId, isInternal: panel.isInternal, cause, byId, at: now },
  });
}

async function removePoints(tx: Transaction, panelId: string): Promise<void> {
  const card = { panelId };
  await tx.scorecard.updateMany({ where: card, data: { recommendation: null } });
  await tx.scorecardAnswer.updateMany({ where: { card }, data: { point: null } });
  await tx.scorecardFlaw.deleteMany({ where: { card } });
  await tx.scorecardAmendment.updateMany({
    where: { card },
    data: { point: null, recommendation: null, exerciseId: null, flawId: null, outcome: null },
  });
}

/** Stands wherever a hold is in the way. */
const HELD =
  "These interviews are held, so they are kept, whatever is due and whatever was asked for. Once the hold is ended they can go.";

/** Purges one panel because its candidate asked, in any state; only a hold is in the way. */
export async function purgeAtRequest(asking: OnPanel, panelId: string, now: Date): Promise<void> {
  await change(asking.actor, async (tx, record) => {
    await lockPanel(tx, asking, panelId, "interview.manage");
    await purgePanel(tx, { panelId, cause: "request", byId: asking.personId, now });
    record(purged(panelId, "request"));
  });
}

type Run = {
  now: Date;
  /** Who asked for it, if anybody: their own interviews are not theirs to purge. */
  by?: OnPanel;
  /** How many at most; all of them where absent. */
  atMost?: number;
  signal?: AbortSignal;
};

/** Purges what is due, each panel in a transaction of its own. How many went. */
export async function purgeDue({ now, by, atMost, signal }: Run): Promise<number> {
  const ids = await duePanels(now, by, atMost);
  const failures: unknown[] = [];
  let gone = 0;
  for (const panelId of ids) {
    if (signal?.aborted) break;
    try {
      await change(by?.actor ?? { personId: null }, async (tx, record) => {
        await purgePanel(tx, { panelId, cause: "rule", byId: by?.personId ?? null, now });
        record(purged(panelId, "rule"));
      });
      gone += 1;
    } catch (error) {
      // Held, reopened or gone since the list was made.
      if (error instanceof Kept) continue;
      log.error({ err: error, panelId }, "interviews that are due could not be purged");
      failures.push(error);
    }
  }
  // The others are gone all the same; this one is tried again.
  if (failures.length > 0) throw failures[0];
  return gone;
}

async function duePanels(now: Date, by?: Asking, atMost?: number): Promise<string[]> {
  const viewer = by?.personId ?? null;
  const rows = await database().$queryRaw<{ id: string }[]>`
    SELECT l."id"::text FROM "InterviewPanel" l ${WITH_RULE}
    WHERE l."purgedAt" IS NULL AND l."heldAt" IS NULL AND ${GOES_ON} <= ${dayAt(now)}
      AND (${viewer}::uuid IS NULL OR l."candidateId" IS DISTINCT FROM ${viewer}::uuid)
    ORDER BY ${GOES_ON}, l."id" LIMIT ${atMost ?? null}::int`;
  return rows.map(({ id }) => id);
}

function purged(panelId: string, cause: PurgeCause) {
  return {
    action: "interview.purged",
    subject: { type: "interview", id: panelId },
    data: { cause },
  };
}
