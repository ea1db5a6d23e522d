import { isId } from "~/assessment/assessments.server";
import { database } from "~/platform/database.server";
import { Prisma } from "~/platform/prisma/client";
import { findCard, type StoredCard } from "./card.server";
import type { Asking } from "./panel.server";

export type OthersCard = {
  id: string;
  interviewerId: string;
  interviewer: string;
  submittedAt: Date;
};

/**
 * Cards of others on the panel that are handed in, in the order they came. Whoever interviews reads none before their own
 * is in; whoever does not reads none before the debrief. Drafts, and cards that were set aside with their seat, are nobody's.
 */
export function othersCards(viewer: Asking, panelId: string): Promise<OthersCard[]> {
  return select(viewer, panelId, Prisma.sql`true`);
}

/** One of them, with everything on it; null where there is none for the viewer. */
export async function otherCard(
  viewer: Asking,
  panelId: string,
  cardId: string,
): Promise<{ of: OthersCard; card: StoredCard } | null> {
  if (!isId(cardId)) return null;
  const [of] = await select(viewer, panelId, Prisma.sql`c."id" = ${cardId}::uuid`);
  if (!of) return null;
  const card = await findCard({ panelId, interviewerId: of.interviewerId });
  return card ? { of, card } : null;
}

function select(viewer: Asking, panelId: string, which: Prisma.Sql): Promise<OthersCard[]> {
  const ownSeat = Prisma.sql`"InterviewSeat" o WHERE o."panelId" = l."id"
    AND o."interviewerId" = ${viewer.personId}::uuid AND o."removedAt" IS NULL`;
  return database().$queryRaw<OthersCard[]>`
    SELECT c."id"::text, c."interviewerId"::text, p."name" AS "interviewer", c."submittedAt"
    FROM "Scorecard" c
    JOIN "InterviewPanel" l ON l."id" = c."panelId"
    JOIN "InterviewSeat" i
      ON i."panelId" = c."panelId" AND i."interviewerId" = c."interviewerId" AND i."removedAt" IS NULL
    JOIN "Person" p ON p."id" = c."interviewerId"
    WHERE l."id" = ${panelId}::uuid AND l."purgedAt" IS NULL AND c."submittedAt" IS NOT NULL
      AND l."candidateId" IS DISTINCT FROM ${viewer.personId}::uuid
      AND c."interviewerId" <> ${viewer.personId}::uuid
      AND CASE WHEN EXISTS (SELECT 1 FROM ${ownSeat})
        THEN EXISTS (SELECT 1 FROM "Scorecard" mine WHERE mine."panelId" = l."id"
          AND mine."interviewerId" = ${viewer.personId}::uuid AND mine."submittedAt" IS NOT NULL)
        ELSE (l."hiringManagerId" = ${viewer.personId}::uuid AND l."state" IN ('DEBRIEF', 'DECIDED'))
          OR (${viewer.roles.includes("PEOPLE_TEAM")}::boolean AND l."state" <> 'OPEN') END
      AND ${which}
    ORDER BY c."submittedAt", c."id"`;
}
