import { type StoredState, stateInWords } from "~/assessment/assessments.server";
import type { AssessmentState } from "~/assessment/domain/state";
import { countsOf, headingOf } from "~/assessment/own-page.server";
import { ladderOfVersion } from "~/ladder/ladder.server";
import { database } from "~/platform/database.server";
import { type TeamFacts, waitsFor } from "./domain/team";

type Row = Omit<TeamFacts, "state"> & {
  personId: string;
  name: string;
  team: string | null;
  manager: string | null;
  assessmentId: string | null;
  state: StoredState | null;
  transitionId: string | null;
  ladderVersionId: string | null;
  cycle: string | null;
  closesOn: Date | null;
  answered: string[];
  rated: number;
  startedAt: Date | null;
  submittedAt: Date | null;
  reviewer: string | null;
  /** The person reports to the viewer, or to somebody the viewer acts for. */
  isDirect: boolean;
  actingFor: string | null;
  latestReleaseOf: string | null;
  /** A row beyond the person’s first: a review of another cycle that is not released yet. */
  isFurther: boolean;
};

export type TeamMember = Omit<Row, "state"> & {
  state: AssessmentState | null;
  target: string | null;
  total: number;
  selfRated: number;
  waits: ReturnType<typeof waitsFor>;
};

/**
 * Everybody the viewer manages, acts for, oversees or reviews, with the assessment that counts now: the one under
 * review, else the one in the open cycle that is due next. Whatever else is under review and not released, by the viewer
 * or of a report, follows it as a row of its own: a newer cycle hides no review that still waits. One statement; no rating
 * is in it.
 */
export async function teamOf(viewerId: string): Promise<TeamMember[]> {
  const rows = await database().$queryRaw<Row[]>`
    WITH RECURSIVE heads("id", "actingFor") AS (
      SELECT ${viewerId}::uuid, NULL::uuid
      UNION
      SELECT d."managerId", d."managerId" FROM "Delegation" d
      WHERE d."delegateId" = ${viewerId}::uuid AND d."endedAt" IS NULL
        AND d."startsOn" <= organisation_today() AND d."endsOn" >= organisation_today()
    ), below("id", "depth", "actingFor") AS (
      SELECT p."id", 1, h."actingFor" FROM "Person" p JOIN heads h ON p."managerId" = h."id"
      WHERE p."leftOn" IS NULL OR p."leftOn" > organisation_today()
      UNION
      SELECT q."id", b."depth" + 1, NULL::uuid FROM "Person" q JOIN below b ON q."managerId" = b."id"
      WHERE (q."leftOn" IS NULL OR q."leftOn" > organisation_today()) AND b."depth" < 20
        AND b."actingFor" IS NULL
    ), line AS (
      SELECT DISTINCT ON ("id") "id", "depth", "actingFor" FROM below ORDER BY "id", "depth", "actingFor"
    ), reviewing AS (
      SELECT a."personId" AS "id" FROM "Review" r JOIN "Assessment" a ON a."id" = r."assessmentId"
      JOIN "Person" p ON p."id" = a."personId"
      WHERE r."reviewerId" = ${viewerId}::uuid AND a."state" NOT IN ('DRAFT', 'ACKNOWLEDGED')
        AND (p."leftOn" IS NULL OR p."leftOn" > organisation_today())
    ), people AS (
      SELECT "id", "depth", "actingFor" FROM line
      UNION ALL
      SELECT DISTINCT "id", 0, NULL::uuid FROM reviewing WHERE "id" NOT IN (SELECT "id" FROM line)
    ), shown AS (
      SELECT people.*, p."name", p."teamId", p."managerId", p."leftOn"
      FROM people JOIN "Person" p ON p."id" = people."id"
      WHERE people."id" <> ${viewerId}::uuid
      ORDER BY people."depth" > 1, p."name", people."id" LIMIT 500
    )
    SELECT s."id" AS "personId", s."name", t."name" AS "team", m."name" AS "manager",
           s."depth" = 1 AS "isDirect", f."name" AS "actingFor",
           a."id" AS "assessmentId", a."state"::text AS "state", a."transitionId", a."ladderVersionId",
           a."startedAt", a."submittedAt", c."name" AS "cycle", c."closesOn",
           coalesce(c."isCalibrated", false) AS "isCalibrated", a."calibrationEndedAt" IS NOT NULL AS "calibrationEnded",
           v."name" AS "reviewer", r."id" IS NOT NULL AS "hasReview",
           s."leftOn" IS NOT NULL AND s."leftOn" <= organisation_today() AS "hasLeft", coalesce(r."reviewerId" = ${viewerId}::uuid, false) AS "isMine",
           v."leftOn" IS NOT NULL AND v."leftOn" <= organisation_today() AS "reviewerHasLeft",
           ARRAY(SELECT g."criterionId" FROM "Rating" g WHERE g."assessmentId" = a."id"
             AND (g."point" IS NOT NULL OR g."alternative" IS NOT NULL)) AS "answered",
           (SELECT count(*)::int FROM "ReviewRating" w WHERE w."reviewId" = r."id"
             AND (w."point" IS NOT NULL OR w."alternative" IS NOT NULL)) AS "rated",
           (SELECT count(*)::int FROM "EvidenceRequest" e WHERE e."assessmentId" = a."id"
             AND e."answeredAt" IS NULL AND e."withdrawnAt" IS NULL) AS "asked",
           (SELECT l."assessmentId" FROM "Release" l JOIN "Assessment" b ON b."id" = l."assessmentId"
             WHERE b."personId" = s."id" AND l."reopenedAt" IS NULL AND s."depth" = 1
             ORDER BY l."releasedAt" DESC LIMIT 1) AS "latestReleaseOf",
           coalesce(a."place" > 1, false) AS "isFurther"
    FROM shown s
    LEFT JOIN "Team" t ON t."id" = s."teamId"
    LEFT JOIN "Person" m ON m."id" = s."managerId"
    LEFT JOIN "Person" f ON f."id" = s."actingFor"
    LEFT JOIN LATERAL (
      SELECT placed.* FROM (
        SELECT a.*, row_number() OVER (ORDER BY c."state" = 'OPEN' DESC, c."closesOn", a."id") AS "place",
               a."state" IN ('SUBMITTED', 'IN_REVIEW', 'REVIEWED', 'IN_CALIBRATION')
                 AND (s."depth" = 1 OR coalesce(r."reviewerId" = ${viewerId}::uuid, false)) AS "isUnreleased"
        FROM "Assessment" a JOIN "Cycle" c ON c."id" = a."cycleId"
        LEFT JOIN "Review" r ON r."assessmentId" = a."id"
        WHERE a."personId" = s."id" AND c."state" <> 'DRAFT' AND c."opensOn" <= organisation_today()
          AND (c."state" = 'OPEN' OR a."state" IN ('SUBMITTED', 'IN_REVIEW', 'REVIEWED', 'IN_CALIBRATION', 'RELEASED'))
          AND (s."depth" > 0 OR r."reviewerId" = ${viewerId}::uuid)
      ) placed
      WHERE placed."place" = 1 OR placed."isUnreleased"
      ORDER BY placed."place" LIMIT 5
    ) a ON true
    LEFT JOIN "Cycle" c ON c."id" = a."cycleId"
    LEFT JOIN "Review" r ON r."assessmentId" = a."id"
    LEFT JOIN "Person" v ON v."id" = r."reviewerId"
    ORDER BY s."depth" > 1, s."name", s."id", a."place"`;
  return Promise.all(rows.map(asMember));
}

async function asMember(row: Row): Promise<TeamMember> {
  const state = row.state && stateInWords(row.state);
  const { ladderVersionId, transitionId, answered } = row;
  const waits = waitsFor({ ...row, state });
  if (!ladderVersionId || !transitionId)
    return { ...row, state, waits, target: null, total: 0, selfRated: 0 };
  const ladder = await ladderOfVersion(ladderVersionId);
  const counts = countsOf(ladder, { transitionId, answered });
  return {
    ...row,
    state,
    waits,
    target: headingOf(ladder, transitionId).to,
    total: counts.total,
    selfRated: counts.rated,
  };
}
