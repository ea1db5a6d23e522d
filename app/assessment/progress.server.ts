import { database } from "~/platform/database.server";
import { Prisma } from "~/platform/prisma/client";

/** How far one person is: that, and never what they wrote. */
export type PersonProgress = {
  assessmentId: string | null;
  personId: string;
  name: string;
  team: string | null;
  manager: string | null;
  trackId: string | null;
  levelId: string | null;
  transitionId: string | null;
  ladderVersionId: string | null;
  /** Criteria that have an answer, also of a branch the person has turned from. */
  answered: string[];
  startedAt: Date | null;
  submittedAt: Date | null;
};

export const PAGE_SIZE = 50;

export type ProgressFilter = {
  q?: string;
  teamId?: string;
  state?: "not-started" | "in-progress" | "submitted";
  page: number;
};

/** A page of a cycle's people with their progress, by name, and how many there are in all. For the people team. */
export async function cycleProgress(
  cycleId: string,
  filter: ProgressFilter,
): Promise<{ people: PersonProgress[]; total: number }> {
  const conditions = [Prisma.sql`a."cycleId" = ${cycleId}::uuid`];
  if (filter.q) conditions.push(Prisma.sql`p."name" ILIKE ${`%${escapeLike(filter.q)}%`}`);
  if (filter.teamId) conditions.push(Prisma.sql`p."teamId"::text = ${filter.teamId}`);
  if (filter.state === "not-started") conditions.push(Prisma.sql`a."startedAt" IS NULL`);
  if (filter.state === "in-progress")
    conditions.push(Prisma.sql`a."startedAt" IS NOT NULL AND a."submittedAt" IS NULL`);
  if (filter.state === "submitted") conditions.push(Prisma.sql`a."submittedAt" IS NOT NULL`);
  const rows = await database().$queryRaw<(PersonProgress & { total: number })[]>`
    ${SELECT_PROGRESS}, count(*) OVER ()::int AS "total"
    FROM "Assessment" a
    JOIN "Person" p ON p."id" = a."personId"
    ${JOIN_NAMES}
    WHERE ${Prisma.join(conditions, " AND ")}
    ORDER BY p."name", p."id"
    LIMIT ${PAGE_SIZE} OFFSET ${(filter.page - 1) * PAGE_SIZE}`;
  return { people: rows.map(({ total: _, ...row }) => row), total: rows[0]?.total ?? 0 };
}

const SELECT_PROGRESS = Prisma.sql`
  SELECT a."id" AS "assessmentId", p."id" AS "personId", p."name", t."name" AS "team", m."name" AS "manager",
         p."trackId", p."levelId", a."transitionId", a."startedAt", a."submittedAt",
         a."ladderVersionId",
         ARRAY(SELECT r."criterionId" FROM "Rating" r WHERE r."assessmentId" = a."id"
            AND (r."point" IS NOT NULL OR r."alternative" IS NOT NULL)) AS "answered"`;

const JOIN_NAMES = Prisma.sql`
  LEFT JOIN "Team" t ON t."id" = p."teamId"
  LEFT JOIN "Person" m ON m."id" = p."managerId"`;

function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, "\\$&");
}
