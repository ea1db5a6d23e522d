import { type Impact, impactOf, plansTo, type Shape } from "~/ladder/domain/carry-impact";
import type { Ladder } from "~/ladder/domain/schema";
import { compareVersions } from "~/ladder/domain/version-order";
import { laddersSince } from "~/ladder/ladder.server";
import { database } from "~/platform/database.server";

/**
 * Drafts that are still written (those of closed cycles are not), grouped by what is answered in them: a few rows,
 * however many people. One that was reviewed and opened again stays with the words it was reviewed by. $1 is the ladder; $2 a cycle, or null for every cycle and check-in. Names nobody.
 */
export const OPEN_SHAPES = `
  SELECT shape."version", shape."transitionId", shape."answered", count(*)::int AS "count"
  FROM (
    SELECT v."version", a."transitionId",
           coalesce(array_agg(r."criterionId" ORDER BY r."criterionId") FILTER (WHERE r."id" IS NOT NULL), '{}') AS "answered"
    FROM "Assessment" a
    JOIN "LadderVersion" v ON v."id" = a."ladderVersionId"
    LEFT JOIN "Cycle" c ON c."id" = a."cycleId"
    LEFT JOIN "Rating" r ON r."assessmentId" = a."id" AND r."carry" IS DISTINCT FROM 'closed'
      AND (r."point" IS NOT NULL OR r."alternative" IS NOT NULL OR r."narrative" <> '')
    WHERE v."ladderId" = $1 AND a."state" = 'DRAFT' AND (c."id" IS NULL OR c."state" <> 'CLOSED')
      AND ($2::uuid IS NULL OR c."id" = $2::uuid)
      AND NOT EXISTS (SELECT 1 FROM "Review" w WHERE w."assessmentId" = a."id")
    GROUP BY a."id", v."version"
  ) shape
  GROUP BY 1, 2, 3
  ORDER BY 2, 4 DESC, 3`;

/** The open assessments made against a ladder, in groups that look alike. */
export function openShapes(ladderId: string, cycleId: string | null = null): Promise<Shape[]> {
  return database().$queryRawUnsafe<Shape[]>(OPEN_SHAPES, ladderId, cycleId);
}

/** What moving the open assessments (of a cycle, or all) to `to` would do. */
export async function impactOn(to: Ladder, cycleId: string | null = null): Promise<Impact> {
  const shapes = await openShapes(to.id, cycleId);
  return impactOf(shapes, plansTo(to, await laddersOf(to.id, shapes)));
}

/** The versions that open assessments are pinned to, and those published since. */
export async function laddersOf(ladderId: string, shapes: readonly Shape[]): Promise<Ladder[]> {
  const [oldest] = shapes.map(({ version }) => version).sort(compareVersions);
  return oldest === undefined ? [] : laddersSince(ladderId, oldest);
}
