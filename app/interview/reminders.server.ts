import { ladderOfVersion } from "~/ladder/ladder.server";
import { change } from "~/platform/audit.server";
import { database, type Transaction } from "~/platform/database.server";
import { FIRST_AFTER_MS, MOST_REMINDERS, nextReminder } from "./domain/reminders";
import { roleTitle } from "./domain/role-title";

export const CARD_REMINDERS_JOB = "interview-card-reminders";

type Waiting = {
  panelId: string;
  personId: string;
  trackId: string;
  levelId: string;
  ladderVersionId: string;
  lastEnds: Date;
  count: number;
  lastAt: Date | null;
};

type Due = Waiting & { number: number };

/**
 * Reminds interviewers of cards that they have not handed in: once an hour after their last session, or after the debrief
 * opened where none of theirs has a date, then daily, five times at most. Whatever the runs before did stands in the inboxes,
 * so a run may come late, twice, or in two processes. How many were reminded.
 */
export async function remindOfCards(now: Date): Promise<number> {
  if (toRemind(await cardsThatWait(database(), now), now).length === 0) return 0;
  try {
    return await change({ personId: null }, async (tx, record) => {
      const due = toRemind(await cardsThatWait(tx, now), now);
      if (due.length === 0) throw new Told();
      for (const panelId of new Set(due.map((each) => each.panelId)))
        record({
          action: "interview.cards-asked-for",
          subject: { type: "interview", id: panelId },
          data: { people: due.filter((each) => each.panelId === panelId).length },
        });
      return remind(tx, due, now);
    });
  } catch (error) {
    if (error instanceof Told) return 0;
    throw error;
  }
}

/** Another process was quicker. */
class Told extends Error {}

async function remind(tx: Transaction, due: readonly Due[], now: Date): Promise<number> {
  const data = [];
  for (const { number, ...each } of due)
    data.push({
      personId: each.personId,
      kind: "interview-card",
      address: `/interviews/${each.panelId}/card`,
      key: `${keyOf(each.panelId, each.personId)}${number}`,
      data: { interview: roleTitle(await ladderOfVersion(each.ladderVersionId, tx), each) },
      createdAt: now,
    });
  const { count } = await tx.notification.createMany({ data, skipDuplicates: true });
  return count;
}

/** The card is in: what asked for it is done, and no letter asks for it any more. In the transaction of handing in. */
export async function settleCardReminders(
  tx: Transaction,
  panelId: string,
  personId: string,
): Promise<void> {
  await tx.notification.updateMany({
    where: { personId, key: { startsWith: keyOf(panelId, personId) }, readAt: null },
    data: { readAt: new Date() },
  });
}

function keyOf(panelId: string, personId: string): string {
  return `interview-card:${panelId}:${personId}:`;
}

function toRemind(waiting: readonly Waiting[], now: Date): Due[] {
  return waiting.flatMap((each) => {
    const number = nextReminder(each, now);
    return number === null ? [] : [{ ...each, number }];
  });
}

/**
 * Who still interviews on a panel that is not over, is through with their sessions and has not handed in; with the reminders
 * they had, where there are more to come. Nobody who was taken off, left, or may not interview the candidate.
 */
function cardsThatWait(from: Pick<Transaction, "$queryRaw">, now: Date): Promise<Waiting[]> {
  const endedBy = new Date(now.getTime() - FIRST_AFTER_MS);
  return from.$queryRaw<Waiting[]>`
    SELECT l."id"::text AS "panelId", p."id"::text AS "personId", l."trackId", l."levelId",
           k."ladderVersionId"::text, s."lastEnds", n."count", n."lastAt"
    FROM "InterviewPanel" l
    JOIN "InterviewKit" k ON k."id" = l."kitId"
    JOIN "InterviewSeat" i ON i."panelId" = l."id" AND i."removedAt" IS NULL
    JOIN "Person" p ON p."id" = i."interviewerId" AND (p."leftOn" IS NULL OR p."leftOn" > organisation_today())
    CROSS JOIN LATERAL (
      SELECT coalesce(max(s."startsAt" + make_interval(mins => s."minutes")),
                      CASE l."state" WHEN 'DEBRIEF' THEN l."debriefAt" END) AS "lastEnds"
      FROM "InterviewSession" s
      WHERE s."panelId" = l."id" AND s."interviewerId" = p."id" AND s."startsAt" IS NOT NULL) s
    CROSS JOIN LATERAL (
      SELECT count(*)::int AS "count", max(n."createdAt") AS "lastAt" FROM "Notification" n
      WHERE n."personId" = p."id"
        AND n."key" LIKE 'interview-card:' || l."id" || ':' || p."id" || ':%') n
    WHERE l."state" IN ('OPEN', 'DEBRIEF') AND l."purgedAt" IS NULL AND s."lastEnds" <= ${endedBy}
      AND n."count" < ${MOST_REMINDERS}::int
      AND p."id" IS DISTINCT FROM l."candidateId" AND interview_conflict(l."candidateId", p."id") IS NULL
      AND NOT EXISTS (SELECT 1 FROM "Scorecard" c WHERE c."panelId" = l."id" AND c."interviewerId" = p."id"
        AND c."submittedAt" IS NOT NULL)
    ORDER BY l."id", p."id"`;
}
