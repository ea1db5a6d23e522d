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
): Promise<void> {
  await tell(tx, panelId, { kind: "interview-asked", page: "", who: seatedAnd(among(personIds)) });
}

/** What somebody asks, or when, is another than it was. */
export async function tellSessionsChanged(
  tx: Transaction,
  panelId: string,
  personIds: readonly string[],
): Promise<void> {
  const who = seatedAnd(among(personIds));
  await tell(tx, panelId, { kind: "interview-sessions", page: "", who });
}

/** Somebody no longer interviews; the panel is not there for them any more. */
export async function tellTakenOff(
  tx: Transaction,
  panelId: string,
  personIds: readonly string[],
): Promise<void> {
  await tell(tx, panelId, { kind: "interview-taken-off", page: null, who: among(personIds) });
}

/** The candidate withdrew: everybody on the panel but who wrote it down. */
export async function tellWithdrawn(
  tx: Transaction,
  panelId: string,
  byId?: string,
): Promise<void> {
  const who = Prisma.sql`(${seatedAnd(YES)} OR p."id" = l."hiringManagerId")`;
  await tell(tx, panelId, { kind: "interview-withdrawn", page: "", who: but(byId, who) });
}

/** Every card is in: the hiring manager can open the debrief. */
export async function tellAllIn(tx: Transaction, panelId: string): Promise<void> {
  const who = Prisma.sql`p."id" = l."hiringManagerId"`;
  await tell(tx, panelId, { kind: "interview-all-in", page: "", who });
}

/** The debrief is open, for those who handed in; whoever did not is reminded of their card instead. */
export async function tellDebrief(tx: Transaction, panelId: string, byId?: string): Promise<void> {
  const handedIn = Prisma.sql`EXISTS (SELECT 1 FROM "Scorecard" c
    WHERE c."panelId" = l."id" AND c."interviewerId" = p."id" AND c."submittedAt" IS NOT NULL)`;
  await tell(tx, panelId, {
    kind: "interview-debrief",
    page: "/debrief",
    who: but(byId, seatedAnd(handedIn)),
  });
}

/** It is decided; what, is not said. */
export async function tellDecided(tx: Transaction, panelId: string, byId?: string): Promise<void> {
  await tell(tx, panelId, { kind: "interview-decided", page: "", who: but(byId, seatedAnd(YES)) });
}

const YES = Prisma.sql`true`;

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

/** Never the candidate, and nobody who has left. The same thing is said once for each revision of the panel. */
async function tell(tx: Transaction, panelId: string, { kind, page, who }: Told): Promise<void> {
  const rows = await tx.$queryRaw<
    {
      personId: string;
      revision: number;
      trackId: string;
      levelId: string;
      ladderVersionId: string;
    }[]
  >`
    SELECT p."id"::text AS "personId", l."revision", l."trackId", l."levelId", k."ladderVersionId"::text
    FROM "InterviewPanel" l
    JOIN "InterviewKit" k ON k."id" = l."kitId"
    JOIN "Person" p ON (p."leftOn" IS NULL OR p."leftOn" > organisation_today())
    WHERE l."id" = ${panelId}::uuid AND l."purgedAt" IS NULL AND p."id" IS DISTINCT FROM l."candidateId"
      AND ${who}`;
  const [first] = rows;
  if (!first) return;
  const interview = roleTitle(await ladderOfVersion(first.ladderVersionId, tx), first);
  await notify(
    tx,
    rows.map(({ personId, revision }) => ({
      personId,
      kind,
      address: page === null ? "/interviews" : `/interviews/${panelId}${page}`,
      key: `${kind}:${panelId}:${revision}`,
      data: { interview },
    })),
  );
}
