import { ladderOfVersion } from "~/ladder/ladder.server";
import type { NotificationKind } from "~/notification/domain/kinds";
import { notify } from "~/notification/notify.server";
import type { Transaction } from "~/platform/database.server";
import { Prisma } from "~/platform/prisma/client";
import { roleTitle } from "./domain/role-title";

type Told = {
  kind: Extract<NotificationKind, `interview-${string}`>;
  /** Where it leads, under the panel's own address; null where they can no longer open that. */
  page: string | null;
  /** Who is told, as a condition on `p`, the person, and `l`, the panel. */
  who: Prisma.Sql;
};

/** Interviewers are asked. All of these run inside the change they tell about, after it has counted up the panel's revision. */
export async function tellAsked(
  tx: Transaction,
  panelId: string,
  personIds: readonly string[],
  byId?: string,
): Promise<void> {
  const who = but(byId, seatedAnd(among(personIds)));
  await tell(tx, panelId, { kind: "interview-asked", page: "", who });
}

/** What somebody asks, or when, is another than it was. */
export async function tellSessionsChanged(
  tx: Transaction,
  panelId: string,
  personIds: readonly string[],
  byId?: string,
): Promise<void> {
  const who = but(byId, seatedAnd(among(personIds)));
  await tell(tx, panelId, { kind: "interview-sessions", page: "", who });
}

/** Somebody no longer interviews; the panel is not there for them any more. */
export async function tellTakenOff(
  tx: Transaction,
  panelId: string,
  personIds: readonly string[],
  byId?: string,
): Promise<void> {
  const who = but(byId, among(personIds));
  await tell(tx, panelId, { kind: "interview-taken-off", page: null, who });
}

/** The candidate withdrew: everybody on the panel but who wrote it down. */
export async function tellWithdrawn(
  tx: Transaction,
  panelId: string,
  byId?: string,
): Promise<void> {
  const who = Prisma.sql`(${seatedAnd(YES)} OR ${HIRING_MANAGER})`;
  await tell(tx, panelId, { kind: "interview-withdrawn", page: "", who: but(byId, who) });
}

/** The candidate came back: the same who heard that they had withdrawn. */
export async function tellReturned(tx: Transaction, panelId: string, byId?: string): Promise<void> {
  const who = Prisma.sql`(${seatedAnd(YES)} OR ${HIRING_MANAGER})`;
  await tell(tx, panelId, { kind: "interview-returned", page: "", who: but(byId, who) });
}

/** Somebody is named to decide. */
export async function tellHiringManager(
  tx: Transaction,
  panelId: string,
  byId?: string,
): Promise<void> {
  const who = but(byId, HIRING_MANAGER);
  await tell(tx, panelId, { kind: "interview-to-decide", page: "", who });
}

/** The decision is open again: whoever decides does so once more. */
export async function tellReopened(tx: Transaction, panelId: string, byId?: string): Promise<void> {
  const who = but(byId, HIRING_MANAGER);
  await tell(tx, panelId, { kind: "interview-reopened", page: "/decision", who });
}

/** Every card is in: the hiring manager can open the debrief. */
export async function tellAllIn(tx: Transaction, panelId: string): Promise<void> {
  await tell(tx, panelId, { kind: "interview-all-in", page: "", who: HIRING_MANAGER });
}

/** The debrief is open, for those who handed in; whoever did not is reminded of their card instead. */
export async function tellDebrief(tx: Transaction, panelId: string, byId?: string): Promise<void> {
  const who = but(byId, seatedAnd(HANDED_IN));
  await tell(tx, panelId, { kind: "interview-debrief", page: "/debrief", who });
}

/** It is decided, for those who handed in; what, is not said. */
export async function tellDecided(tx: Transaction, panelId: string, byId?: string): Promise<void> {
  const who = but(byId, seatedAnd(HANDED_IN));
  await tell(tx, panelId, { kind: "interview-decided", page: "", who });
}

const YES = Prisma.sql`true`;
const HIRING_MANAGER = Prisma.sql`p."id" = l."hiringManagerId"`;
const HANDED_IN = Prisma.sql`EXISTS (SELECT 1 FROM "Scorecard" c
  WHERE c."panelId" = l."id" AND c."interviewerId" = p."id" AND c."submittedAt" IS NOT NULL)`;

function among(personIds: readonly string[]): Prisma.Sql {
  return Prisma.sql`p."id" = ANY(${[...personIds]}::uuid[])`;
}

function but(byId: string | undefined, who: Prisma.Sql): Prisma.Sql {
  return byId ? Prisma.sql`p."id" <> ${byId}::uuid AND ${who}` : who;
}

/** Who interviews on the panel today: their seat stands, and nothing in the line speaks against it. */
function seatedAnd(which: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(EXISTS (SELECT 1 FROM "InterviewSeat" i
      WHERE i."panelId" = l."id" AND i."interviewerId" = p."id" AND i."removedAt" IS NULL)
    AND interview_conflict(l."candidateId", p."id") IS NULL AND ${which})`;
}

/** The day of somebody's next session, or for whoever has no seat of the next of anybody, where the organisation is. */
const NEXT_DAY = Prisma.sql`(
  SELECT to_char(min(s."startsAt") AT TIME ZONE o."timeZone", 'YYYY-MM-DD')
  FROM "InterviewSession" s
  JOIN "InterviewSeat" i
    ON i."panelId" = s."panelId" AND i."interviewerId" = s."interviewerId" AND i."removedAt" IS NULL
  WHERE s."panelId" = l."id" AND s."startsAt" > now()
    AND (s."interviewerId" = p."id" OR NOT ${seatedAnd(YES)}))`;

/**
 * What was not read yet about the same plan is said anew, at the top of the inbox and in the next letter, in place of one
 * notice for each step of planning: somebody who is to look at what they are asked does not hear that it changed, and changes
 * within an hour are one. Those who had such a notice.
 */
async function saidAnew(
  tx: Transaction,
  panelId: string,
  kind: Told["kind"],
  rows: readonly { personId: string; data: Record<string, string> }[],
): Promise<Set<string>> {
  if (kind !== "interview-asked" && kind !== "interview-sessions") return new Set();
  const said = await tx.$queryRaw<{ personId: string }[]>`
    UPDATE "Notification" n SET "createdAt" = now(), "mailedAt" = NULL, "data" = r."data"
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) r("personId" uuid, "data" jsonb)
    WHERE n."personId" = r."personId" AND n."readAt" IS NULL
      AND n."key" LIKE 'interview-%' AND split_part(n."key", ':', 2) = ${panelId}
      AND (n."kind" = 'interview-asked'
        OR n."kind" = 'interview-sessions' AND n."kind" = ${kind} AND n."createdAt" > now() - interval '1 hour')
    RETURNING n."personId"::text`;
  return new Set(said.map(({ personId }) => personId));
}

/** Never the candidate, and nobody who has left. The same thing is said once for each revision of the panel. */
async function tell(tx: Transaction, panelId: string, { kind, page, who }: Told): Promise<void> {
  const rows = await tx.$queryRaw<
    {
      personId: string;
      revision: number;
      trackId: string;
      levelId: string;
      ladderVersionId: string;
      session: string | null;
    }[]
  >`
    SELECT p."id"::text AS "personId", l."revision", l."trackId", l."levelId", k."ladderVersionId"::text,
           ${NEXT_DAY} AS "session"
    FROM "InterviewPanel" l
    CROSS JOIN "Organisation" o
    JOIN "InterviewKit" k ON k."id" = l."kitId"
    JOIN "Person" p ON (p."leftOn" IS NULL OR p."leftOn" > organisation_today())
    WHERE l."id" = ${panelId}::uuid AND l."purgedAt" IS NULL AND p."id" IS DISTINCT FROM l."candidateId"
      AND ${who}`;
  const [first] = rows;
  if (!first) return;
  const interview = roleTitle(await ladderOfVersion(first.ladderVersionId, tx), first);
  const told = rows.map(({ personId, session }) => ({
    personId,
    // Whoever is not on it any more has no use for the day.
    data: { interview, ...(session && page !== null ? { session } : {}) },
  }));
  const heard = await saidAnew(tx, panelId, kind, told);
  await notify(
    tx,
    told
      .filter(({ personId }) => !heard.has(personId))
      .map((each) => ({
        ...each,
        kind,
        address: page === null ? "/interviews" : `/interviews/${panelId}${page}`,
        key: `${kind}:${panelId}:${first.revision}`,
      })),
  );
}
