import { currentLadder } from "~/ladder/ladder.server";
import { database } from "~/platform/database.server";
import { roleTitle } from "./domain/role-title";
import type { Asking } from "./panel.server";

export type WaitingPanel = {
  id: string;
  candidateName: string;
  role: string;
  waits: "card" | "closing" | "decision";
};

/** More are read in the list of interviews. */
const MOST = 20;

/**
 * The interviews that wait for somebody: their card once their sessions are over, a debrief that they can open with every
 * card in, a decision. Never about themselves. One statement.
 */
export async function interviewsWaitingFor({
  personId,
}: Pick<Asking, "personId">): Promise<WaitingPanel[]> {
  const rows = await database().$queryRaw<
    (Omit<WaitingPanel, "role"> & { trackId: string; levelId: string })[]
  >`
    WITH "mine" AS (
      SELECT l."id", l."candidateName", l."trackId", l."levelId", l."state", l."createdAt",
             interview_conflict(l."candidateId", ${personId}::uuid) AS "conflict",
             l."hiringManagerId" = ${personId}::uuid AS "hires",
             i."interviewerId" IS NOT NULL AND c."submittedAt" IS NULL AS "owes"
      FROM "InterviewPanel" l
      LEFT JOIN "InterviewSeat" i
        ON i."panelId" = l."id" AND i."interviewerId" = ${personId}::uuid AND i."removedAt" IS NULL
      LEFT JOIN "Scorecard" c ON c."panelId" = l."id" AND c."interviewerId" = i."interviewerId"
      WHERE l."state" IN ('OPEN', 'DEBRIEF') AND l."purgedAt" IS NULL
        AND l."candidateId" IS DISTINCT FROM ${personId}::uuid
        AND (i."interviewerId" IS NOT NULL OR l."hiringManagerId" = ${personId}::uuid)),
    "waiting" AS (
      SELECT m.*, CASE
        WHEN m."owes" THEN CASE WHEN m."conflict" IS NULL AND (m."state" = 'DEBRIEF' OR (
          SELECT max(s."startsAt" + s."minutes" * interval '1 minute') FROM "InterviewSession" s
          WHERE s."panelId" = m."id" AND s."interviewerId" = ${personId}::uuid) <= now()) THEN 'card' END
        WHEN NOT m."hires" OR m."conflict" = 'report' THEN NULL
        WHEN m."state" = 'DEBRIEF' THEN 'decision'
        WHEN (SELECT count(*) > 0 AND count(*) = count(d."submittedAt") FROM "InterviewSeat" j
          LEFT JOIN "Scorecard" d ON d."panelId" = j."panelId" AND d."interviewerId" = j."interviewerId"
          WHERE j."panelId" = m."id" AND j."removedAt" IS NULL) THEN 'closing' END AS "waits"
      FROM "mine" m)
    SELECT w."id"::text, w."candidateName", w."trackId", w."levelId", w."waits"
    FROM "waiting" w WHERE w."waits" IS NOT NULL ORDER BY w."createdAt", w."id" LIMIT ${MOST}`;
  if (rows.length === 0) return [];
  const { ladder } = currentLadder();
  return rows.map(({ trackId, levelId, ...row }) => ({
    ...row,
    role: roleTitle(ladder, { trackId, levelId }),
  }));
}
