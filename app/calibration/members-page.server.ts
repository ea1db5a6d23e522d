import { type StoredState, stateInWords } from "~/assessment/assessments.server";
import type { AssessmentState } from "~/assessment/domain/state";
import { searchWords } from "~/evidence/domain/library-filter";
import { folded } from "~/evidence/library.server";
import type { Ladder } from "~/ladder/domain/schema";
import { standingTitle } from "~/people/domain/standing";
import { database } from "~/platform/database.server";
import { Prisma } from "~/platform/prisma/client";

const PAGE_SIZE = 50;

export type Member = {
  assessmentId: string;
  name: string;
  team: string | null;
  /** Where they are now, where that is another team. */
  teamNow: string | null;
  level: string | null;
  rater: string | null;
  state: AssessmentState;
};

type Row = Omit<Member, "state" | "level"> & {
  trackId: string | null;
  levelId: string | null;
  state: StoredState;
};

/** A page of a session's people by name, without the viewer; one statement. */
export async function listMembers(
  sessionId: string,
  viewerId: string,
  { q, page, ladder }: { q: string; page: number; ladder: Ladder },
): Promise<{ members: Member[]; total: number; page: number; pages: number }> {
  const words = searchWords(q).map(
    (word) =>
      Prisma.sql`AND strpos(${folded(Prisma.sql`concat_ws(' ', p."name", p."email", t."name", n."name")`)}, ${folded(Prisma.sql`${word}`)}) > 0`,
  );
  const rows = await database().$queryRaw<({ total: number; page: number } & Partial<Row>)[]>`
    WITH "matching" AS (
      SELECT m."assessmentId", p."name", t."name" AS "team", m."trackId", m."levelId",
             CASE WHEN p."teamId" IS DISTINCT FROM m."teamId" THEN coalesce(n."name", 'no team') END AS "teamNow",
             v."name" AS "rater", a."state"::text AS "state",
             row_number() OVER (ORDER BY p."name" COLLATE "und-x-icu", p."id") AS "position"
      FROM "CalibrationMember" m
      JOIN "Assessment" a ON a."id" = m."assessmentId"
      JOIN "Person" p ON p."id" = m."personId"
      LEFT JOIN "Team" t ON t."id" = m."teamId"
      LEFT JOIN "Team" n ON n."id" = p."teamId"
      LEFT JOIN "Review" r ON r."assessmentId" = a."id"
      LEFT JOIN "Person" v ON v."id" = coalesce(r."reviewerId", p."managerId")
      WHERE m."sessionId" = ${sessionId}::uuid AND m."removedAt" IS NULL AND m."personId" <> ${viewerId}::uuid
        ${words.length > 0 ? Prisma.join(words, " ") : Prisma.empty}),
    "counted" AS (
      SELECT count(*)::int AS "total",
             greatest(1, least(${page}::int, ceil(count(*) / ${PAGE_SIZE}::numeric)::int)) AS "page"
      FROM "matching")
    SELECT c."total", c."page", m."assessmentId"::text, m."name", m."team", m."teamNow", m."trackId", m."levelId",
           m."rater", m."state"
    FROM "counted" c LEFT JOIN "matching" m
      ON m."position" > (c."page" - 1) * ${PAGE_SIZE}::int AND m."position" <= c."page" * ${PAGE_SIZE}::int
    ORDER BY m."position"`;
  const total = rows[0]?.total ?? 0;
  return {
    total,
    page: rows[0]?.page ?? 1,
    pages: Math.max(1, Math.ceil(total / PAGE_SIZE)),
    members: rows
      .filter((row): row is typeof row & Row => row.assessmentId != null)
      .map(({ assessmentId, name, team, teamNow, rater, state, ...standing }) => ({
        assessmentId,
        name,
        team,
        teamNow,
        rater,
        level: standingTitle(ladder, standing),
        state: stateInWords(state),
      })),
  };
}
