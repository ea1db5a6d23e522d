import { type Actor, can } from "~/access/domain/can";
import { database } from "~/platform/database.server";
import { Prisma } from "~/platform/prisma/client";
import type { AuditFilter } from "./domain/audit-filter";

const AUDIT_PAGE = 50;

export type ListedEvent = {
  /** The event's number, as text: it is larger than what a browser counts with. */
  id: string;
  at: Date;
  actorId: string | null;
  actor: string | null;
  action: string;
  subjectType: string;
  subjectId: string;
  /** The subject's name, where it is a person or a team that is still here. */
  subject: string | null;
  /** What changed; null for those who may know that something happened, not what. */
  data: Record<string, unknown> | null;
};

/** May this viewer see what changed, and take the log away? The system administrator only sees that it did. */
export function seesContent(viewer: Actor): boolean {
  return can(viewer, "person.write") && can(viewer, "audit.read");
}

/** One page of the log, newest first; `next` is where the following page begins, null at the end. */
export async function listEvents(
  viewer: Actor,
  filter: AuditFilter,
  timeZone: string,
  size = AUDIT_PAGE,
): Promise<{ events: ListedEvent[]; next: string | null }> {
  if (!can(viewer, "audit.read")) return { events: [], next: null };
  const own = [
    notCalibratedOneself(viewer.personId),
    notInterviewedOneself(viewer.personId),
    cardsAreOpen(viewer.personId),
  ];
  return page([...own, ...conditions(filter, timeZone)], seesContent(viewer), size);
}

/** What a calibration session does with somebody's own ratings is not theirs to follow while it runs, whatever their office. */
function notCalibratedOneself(personId: string): Prisma.Sql {
  return Prisma.sql`NOT (e."subjectType" = 'calibration-session' AND e."data"->>'assessmentId' IN
    (SELECT x."id"::text FROM "Assessment" x WHERE x."personId" = ${personId}::uuid))`;
}

/**
 * Nor is anything of their own interviews, not even that there are any. Once purged it is not known whose they were, so what
 * was done in interviews of somebody who works here is in the log for nobody; that they were purged is, without a name.
 */
function notInterviewedOneself(personId: string): Prisma.Sql {
  return Prisma.sql`NOT (e."subjectType" = 'interview' AND e."subjectId" IN
    (SELECT l."id"::text FROM "InterviewPanel" l WHERE l."candidateId" = ${personId}::uuid
     UNION ALL SELECT g."panelId"::text FROM "InterviewPurge" g WHERE g."isInternal")
    AND e."action" <> 'interview.purged')`;
}

/**
 * Who wrote on a card and handed it in stands in the log once cards are read: while a panel is open, how many are in is
 * all that shows. Whoever interviews on it and has not handed in waits until they have.
 */
function cardsAreOpen(personId: string): Prisma.Sql {
  return Prisma.sql`NOT (e."subjectType" = 'interview' AND e."action" LIKE 'interview.card-%' AND e."subjectId" IN
    (SELECT l."id"::text FROM "InterviewPanel" l
     LEFT JOIN "InterviewSeat" i
       ON i."panelId" = l."id" AND i."interviewerId" = ${personId}::uuid AND i."removedAt" IS NULL
     LEFT JOIN "Scorecard" c ON c."panelId" = i."panelId" AND c."interviewerId" = i."interviewerId"
     WHERE l."state" = 'OPEN' OR (i."panelId" IS NOT NULL AND c."submittedAt" IS NULL)))`;
}

/** What this person did, and what was done to their own record; never with content. */
export async function listOwnEvents(
  personId: string,
  before: string,
): Promise<{ events: ListedEvent[]; next: string | null }> {
  const own = [involving(personId), notInterviewedOneself(personId)];
  return page([...own, ...earlierThan(before)], false, AUDIT_PAGE);
}

/** The whole filtered log in pieces, so that an export never holds all of it in memory. */
export async function* everyEvent(viewer: Actor, filter: AuditFilter, timeZone: string) {
  let before = filter.before;
  for (;;) {
    const { events, next } = await listEvents(viewer, { ...filter, before }, timeZone, 1000);
    yield events;
    if (next === null) return;
    before = next;
  }
}

async function page(where: Prisma.Sql[], withData: boolean, size: number) {
  const rows = await database().$queryRaw<ListedEvent[]>`
    SELECT e."id"::text, e."at", e."actorId"::text, a."name" AS "actor", e."action", e."subjectType",
           e."subjectId", coalesce(s."name", t."name") AS "subject",
           ${withData ? Prisma.sql`e."data"` : Prisma.sql`NULL::jsonb AS "data"`}
    FROM "AuditEvent" e
    LEFT JOIN "Person" a ON a."id" = e."actorId"
    LEFT JOIN "Person" s ON e."subjectType" = 'person' AND s."id"::text = e."subjectId"
    LEFT JOIN "Team" t ON e."subjectType" = 'team' AND t."id"::text = e."subjectId"
    WHERE ${Prisma.join([Prisma.sql`true`, ...where], " AND ")}
    ORDER BY e."id" DESC LIMIT ${size + 1}`;
  const events = rows.slice(0, size);
  return { events, next: rows.length > size ? (events.at(-1)?.id ?? null) : null };
}

function conditions({ person, action, from, to, before }: AuditFilter, timeZone: string) {
  const found = earlierThan(before);
  if (person) found.push(involving(person));
  if (action) found.push(Prisma.sql`e."action" = ${action}`);
  if (from)
    found.push(Prisma.sql`e."at" >= (${from}::date)::timestamp AT TIME ZONE ${timeZone}::text`);
  if (to)
    found.push(Prisma.sql`e."at" < (${to}::date + 1)::timestamp AT TIME ZONE ${timeZone}::text`);
  return found;
}

function involving(personId: string): Prisma.Sql {
  return Prisma.sql`(e."actorId" = ${personId}::uuid OR (e."subjectType" = 'person' AND e."subjectId" = ${personId}))`;
}

function earlierThan(before: string): Prisma.Sql[] {
  return before ? [Prisma.sql`e."id" < ${before}::bigint`] : [];
}

/** Everybody the log can be narrowed to, by name. */
export async function peopleOfLog(): Promise<{ id: string; name: string }[]> {
  return database().$queryRaw<{ id: string; name: string }[]>`
    SELECT "id"::text, "name" FROM "Person" ORDER BY "name" COLLATE "und-x-icu", "id"`;
}
