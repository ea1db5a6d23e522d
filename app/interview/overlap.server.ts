import { Refusal } from "~/people/refusal";
import type { Transaction } from "~/platform/database.server";
import { isPair, type PlannedSession } from "./domain/coverage";

/**
 * Refuses a session at a time when the candidate is with somebody else, or the interviewer with somebody else. Two who start
 * and end together, on the same thing, hold it together. Other candidates' names are not said.
 */
export async function refuseOverlap(
  tx: Transaction,
  panelId: string,
  session: PlannedSession,
  { without, field }: { without: readonly string[]; field: string },
): Promise<void> {
  if (session.startsAt === null) return;
  const from = session.startsAt;
  const to = new Date(from.getTime() + session.minutes * 60_000);
  // One interviewer's plans are changed one at a time, also where they belong to different panels.
  await tx.$queryRaw`SELECT 1 FROM "Person" WHERE "id" = ${session.interviewerId}::uuid FOR NO KEY UPDATE`;
  const others = await tx.$queryRaw<(PlannedSession & { name: string; panelId: string })[]>`
    SELECT s."id"::text, s."panelId"::text, s."interviewerId"::text, s."startsAt", s."minutes", s."exerciseId",
           s."competencyIds", p."name"
    FROM "InterviewSession" s
    JOIN "InterviewSeat" i
      ON i."panelId" = s."panelId" AND i."interviewerId" = s."interviewerId" AND i."removedAt" IS NULL
    JOIN "InterviewPanel" l ON l."id" = s."panelId"
    JOIN "Person" p ON p."id" = s."interviewerId"
    WHERE (s."panelId" = ${panelId}::uuid OR s."interviewerId" = ${session.interviewerId}::uuid)
      AND s."id" <> ALL(${[...without]}::uuid[])
      AND l."purgedAt" IS NULL AND (l."id" = ${panelId}::uuid OR l."state" <> 'WITHDRAWN')
      AND s."startsAt" < ${to} AND s."startsAt" + make_interval(mins => s."minutes") > ${from}
    ORDER BY s."panelId" <> ${panelId}::uuid, s."startsAt"`;
  for (const other of others) {
    if (other.interviewerId === session.interviewerId)
      throw new Refusal(
        field,
        other.panelId === panelId
          ? `${other.name} has another session with this candidate at that time.`
          : `${other.name} has another interview at that time.`,
      );
    if (!isPair(session, other))
      throw new Refusal(
        field,
        `The candidate is with ${other.name} at that time. To interview together, begin and end at the same time, on the same exercise or competencies.`,
      );
  }
}
