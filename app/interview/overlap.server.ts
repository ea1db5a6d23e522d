import { Refusal } from "~/people/refusal";
import type { Transaction } from "~/platform/database.server";
import { isPair, type PlannedSession } from "./domain/coverage";
import type { Asking, Panel } from "./panel.server";

/**
 * Refuses sessions at a time when the candidate is with somebody else, or the interviewer with somebody else; also where a
 * colleague is the candidate in one and interviews in the other. Two who start and end together, on the same thing, hold it
 * together. `sessions` are those that are written: what they were before is not in their way. Other candidates are not named.
 */
export async function refuseOverlap(
  tx: Transaction,
  viewer: Asking,
  { id: panelId, candidateId }: Pick<Panel, "id" | "candidateId">,
  sessions: readonly PlannedSession[],
  field: string,
): Promise<void> {
  const dated = sessions.filter(({ startsAt }) => startsAt !== null);
  if (dated.length === 0) return;
  await lockPlansOf(tx, [...dated.map(({ interviewerId }) => interviewerId), candidateId]);
  const without = sessions.map(({ id }) => id).filter(Boolean);
  for (const session of dated) {
    const others = await sessionsAtThatTime(tx, viewer, { panelId, candidateId, session, without });
    for (const other of others) {
      const words = whyNot(session, other, panelId);
      if (words) throw new Refusal(field, words);
    }
  }
}

/**
 * Plans of the same people are changed one at a time, also where they belong to different panels. All are locked at once and
 * in one order, so that two who plan never wait for each other.
 */
async function lockPlansOf(tx: Transaction, personIds: readonly (string | null)[]): Promise<void> {
  const ids = [...new Set(personIds.filter((id) => id !== null))];
  await tx.$queryRaw`
    SELECT 1 FROM "Person" WHERE "id" = ANY(${ids}::uuid[]) ORDER BY "id" FOR NO KEY UPDATE`;
}

type Other = PlannedSession & {
  name: string;
  panelId: string;
  candidateId: string | null;
  /** Of whose session is to be written. */
  askedFor: string;
  /** When it ends, where the organisation is. */
  until: string;
};
type Wanted = {
  panelId: string;
  candidateId: string | null;
  session: PlannedSession;
  without: readonly string[];
};

/** Of the panel, and of the people in it elsewhere. Whoever plans learns nothing of interviews about themselves. */
function sessionsAtThatTime(
  tx: Transaction,
  viewer: Asking,
  { panelId, candidateId, session, without }: Wanted,
): Promise<Other[]> {
  const { interviewerId, startsAt, minutes } = session;
  return tx.$queryRaw<Other[]>`
    SELECT s."id"::text, s."panelId"::text, s."interviewerId"::text, s."startsAt", s."minutes", s."exerciseId",
           s."competencyIds", p."name", l."candidateId"::text, q."name" AS "askedFor",
           to_char((s."startsAt" + make_interval(mins => s."minutes")) AT TIME ZONE o."timeZone", 'HH24:MI') AS "until"
    FROM "InterviewSession" s
    JOIN "InterviewSeat" i
      ON i."panelId" = s."panelId" AND i."interviewerId" = s."interviewerId" AND i."removedAt" IS NULL
    JOIN "InterviewPanel" l ON l."id" = s."panelId"
    JOIN "Person" p ON p."id" = s."interviewerId"
    JOIN "Person" q ON q."id" = ${interviewerId}::uuid
    CROSS JOIN "Organisation" o
    WHERE (s."panelId" = ${panelId}::uuid OR s."interviewerId" IN (${interviewerId}::uuid, ${candidateId}::uuid)
        OR l."candidateId" IN (${interviewerId}::uuid, ${candidateId}::uuid))
      AND (l."candidateId" IS DISTINCT FROM ${viewer.personId}::uuid OR s."interviewerId" = ${interviewerId}::uuid)
      AND s."id" <> ALL(${[...without]}::uuid[])
      AND l."purgedAt" IS NULL AND (l."id" = ${panelId}::uuid OR l."state" <> 'WITHDRAWN')
      AND s."startsAt" < ${startsAt}::timestamptz + make_interval(mins => ${minutes}::int)
      AND s."startsAt" + make_interval(mins => s."minutes") > ${startsAt}::timestamptz
    ORDER BY s."panelId" <> ${panelId}::uuid, s."startsAt"`;
}

/** Why the two cannot be at the same time; null where they can. */
function whyNot(session: PlannedSession, other: Other, panelId: string): string | null {
  const then = `at that time, until ${other.until}`;
  const isOwn = other.interviewerId === session.interviewerId;
  if (other.panelId === panelId) {
    if (isOwn) return `${other.name} has another session with this candidate ${then}.`;
    if (isPair(session, other)) return null;
    return `The candidate is with ${other.name} ${then}. To interview together, begin and end at the same time, on the same exercise or competencies.`;
  }
  // Whether they ask or are asked in it is not said.
  if (isOwn || other.candidateId === session.interviewerId)
    return `${other.askedFor} has another interview ${then}.`;
  return `The candidate has another interview ${then}.`;
}
