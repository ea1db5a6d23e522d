import { database } from "~/platform/database.server";
import { Prisma } from "~/platform/prisma/client";
import type {
  Count,
  OrganisationGrouping,
  OrganisationSide,
} from "./domain/organisation-distribution";
import type { RaterSums } from "./domain/organisation-raters";

export type OrganisationCycle = {
  id: string;
  name: string;
  ladderVersionId: string;
  hasSession: boolean;
  isClosed: boolean;
};

/** Whose ratings are counted: those that went to calibration, or through it, but never the viewer's own. */
const COUNTED = Prisma.sql`a."state" IN ('IN_CALIBRATION', 'RELEASED', 'ACKNOWLEDGED')`;

/** Cycles with ratings to count, the newest first. */
export function countedCycles(): Promise<OrganisationCycle[]> {
  return database().$queryRaw<OrganisationCycle[]>`
    SELECT c."id"::text, c."name", c."ladderVersionId"::text, c."state" = 'CLOSED' AS "isClosed",
           EXISTS (SELECT 1 FROM "CalibrationSession" s WHERE s."cycleId" = c."id") AS "hasSession"
    FROM "Cycle" c
    WHERE EXISTS (
      SELECT 1 FROM "Assessment" a
      JOIN "Review" v ON v."assessmentId" = a."id" AND v."finishedAt" IS NOT NULL
      WHERE a."cycleId" = c."id" AND ${COUNTED})
    ORDER BY c."opensOn" DESC, c."id" DESC`;
}

/** Which ratings: of a cycle, without the viewer's, on one scale; null where the ladder has only that one. */
export type Counting = { cycleId: string; viewerId: string; criteria: readonly string[] | null };

const onScale = ({ criteria }: Counting) =>
  criteria ? Prisma.sql`AND g."criterionId" = ANY(${[...criteria]}::text[])` : Prisma.empty;

const GROUPS: Record<OrganisationGrouping, Prisma.Sql> = {
  criterion: Prisma.sql`g."criterionId"`,
  competency: Prisma.sql`g."criterionId"`,
  team: Prisma.sql`p."teamId"`,
  level: Prisma.sql`p."levelId"`,
  rater: Prisma.sql`v."reviewerId"`,
};

/** How often each answer was given in each group; criteria apart for each step, since nobody is on two. */
export function countAnswers(
  counting: Counting,
  { by, what }: { by: OrganisationGrouping; what: OrganisationSide },
): Promise<(Count & { stepId: string })[]> {
  const isByCriterion = by === "criterion" || by === "competency";
  const step = isByCriterion ? Prisma.sql`a."transitionId"` : Prisma.sql`''`;
  const [point, alternative, calibrated] =
    what === "calibrated"
      ? [
          Prisma.sql`CASE WHEN k."criterionId" IS NULL THEN g."point" ELSE k."point" END`,
          Prisma.sql`CASE WHEN k."criterionId" IS NULL THEN g."alternative" ELSE k."alternative" END`,
          Prisma.sql`LEFT JOIN "CalibratedRating" k
                       ON k."assessmentId" = a."id" AND k."criterionId" = g."criterionId"`,
        ]
      : [Prisma.sql`g."point"`, Prisma.sql`g."alternative"`, Prisma.empty];
  return database().$queryRaw<(Count & { stepId: string })[]>`
    SELECT coalesce("groupId"::text, '') AS "groupId", "stepId", "point", "alternative", count(*)::int AS "n"
    FROM (
      SELECT ${GROUPS[by]} AS "groupId", ${step} AS "stepId", ${point} AS "point", ${alternative} AS "alternative"
      FROM "Assessment" a
      JOIN "Person" p ON p."id" = a."personId"
      JOIN "Review" v ON v."assessmentId" = a."id" AND v."finishedAt" IS NOT NULL
      JOIN "ReviewRating" g ON g."reviewId" = v."id"
      ${calibrated}
      WHERE a."cycleId" = ${counting.cycleId}::uuid AND ${COUNTED}
        AND a."personId" <> ${counting.viewerId}::uuid ${onScale(counting)}) x
    GROUP BY "groupId", "stepId", "point", "alternative"`;
}

const NAMES = {
  team: Prisma.sql`t."name"`,
  level: Prisma.sql`NULL`,
  rater: Prisma.sql`r."name"`,
};

/** How many people are in each group, with what it is called. */
export function countPeople(
  counting: Counting,
  by: keyof typeof NAMES,
): Promise<{ groupId: string; name: string | null; people: number }[]> {
  // With several scales, only those who have a rating on this one.
  const isOnScale = counting.criteria
    ? Prisma.sql`AND EXISTS (SELECT 1 FROM "ReviewRating" g WHERE g."reviewId" = v."id" ${onScale(counting)})`
    : Prisma.empty;
  return database().$queryRaw`
    SELECT coalesce(${GROUPS[by]}::text, '') AS "groupId", ${NAMES[by]} AS "name", count(*)::int AS "people"
    FROM "Assessment" a
    JOIN "Person" p ON p."id" = a."personId"
    JOIN "Review" v ON v."assessmentId" = a."id" AND v."finishedAt" IS NOT NULL
    JOIN "Person" r ON r."id" = v."reviewerId"
    LEFT JOIN "Team" t ON t."id" = p."teamId"
    WHERE a."cycleId" = ${counting.cycleId}::uuid AND ${COUNTED}
      AND a."personId" <> ${counting.viewerId}::uuid ${isOnScale}
    GROUP BY ${GROUPS[by]}, 2`;
}

/** What each manager gave, in sums; people without a single point are in none of them. */
export function sumRaters(counting: Counting, middle: readonly number[]): Promise<RaterSums[]> {
  return database().$queryRaw<RaterSums[]>`
    SELECT x."reviewerId"::text AS "id", r."name", count(*)::int AS "people", sum(x."n")::int AS "ratings",
           sum(x."sum")::float8 AS "sum", sum(x."squares")::float8 AS "squares", sum(x."middle")::int AS "middle",
           sum(x."mean")::float8 AS "means", sum(x."mean" * x."mean")::float8 AS "meanSquares"
    FROM (
      SELECT v."reviewerId", v."id", count(*) AS "n", sum(g."point") AS "sum", sum(g."point" * g."point") AS "squares",
             count(*) FILTER (WHERE g."point" = ANY(${[...middle]}::int[])) AS "middle",
             sum(g."point")::float8 / count(*) AS "mean"
      FROM "Assessment" a
      JOIN "Review" v ON v."assessmentId" = a."id" AND v."finishedAt" IS NOT NULL
      JOIN "ReviewRating" g ON g."reviewId" = v."id" AND g."point" IS NOT NULL
      WHERE a."cycleId" = ${counting.cycleId}::uuid AND ${COUNTED}
        AND a."personId" <> ${counting.viewerId}::uuid ${onScale(counting)}
      GROUP BY v."reviewerId", v."id") x
    JOIN "Person" r ON r."id" = x."reviewerId"
    GROUP BY x."reviewerId", r."name"`;
}
