import { isId } from "~/assessment/assessments.server";
import type { SubmissionContent } from "~/assessment/submission.server";
import { database } from "~/platform/database.server";
import type { ReleaseContent } from "~/review/domain/release-content";

/** What both kinds of copies say besides their content. */
type Around = {
  id: string;
  assessmentId: string;
  cycle: string | null;
  /** The version the copy names; null if it is no longer known. */
  versionId: string | null;
};

export type FrozenSubmission = Around & {
  submittedAt: Date;
  withdrawnAt: Date | null;
  content: SubmissionContent;
};

/** One's own submission as it was kept; somebody else's is not there. */
export async function findFrozenSubmission(
  personId: string,
  id: string,
): Promise<FrozenSubmission | null> {
  if (!isId(id)) return null;
  const rows = await database().$queryRaw<FrozenSubmission[]>`
    SELECT s."id", s."assessmentId", s."submittedAt", s."withdrawnAt", s."content", c."name" AS "cycle",
           v."id" AS "versionId"
    FROM "Submission" s
    JOIN "Assessment" a ON a."id" = s."assessmentId"
    LEFT JOIN "Cycle" c ON c."id" = a."cycleId"
    LEFT JOIN "LadderVersion" v ON v."ladderId" = s."content"->'ladder'->>'id'
      AND v."version" = s."content"->'ladder'->>'version'
    WHERE s."id" = ${id}::uuid AND a."personId" = ${personId}::uuid`;
  return rows[0] ?? null;
}

export type FrozenRelease = Around & {
  releasedAt: Date;
  releasedBy: string;
  acknowledgedAt: Date | null;
  stance: string | null;
  response: string;
  reopenedAt: Date | null;
  /** What the people team wrote when they reopened it. */
  reopenedBecause: string | null;
  content: ReleaseContent;
  actions: FrozenAction[];
};

export type FrozenAction = {
  id: string;
  text: string;
  /** ISO day. */
  dueOn: string | null;
  doneAt: string | null;
  droppedAt: string | null;
};

/** One's own released review as it was kept, with what was said and agreed after it; somebody else's is not there. */
export async function findFrozenRelease(
  personId: string,
  id: string,
): Promise<FrozenRelease | null> {
  if (!isId(id)) return null;
  const rows = await database().$queryRaw<FrozenRelease[]>`
    SELECT r."id", r."assessmentId", r."releasedAt", b."name" AS "releasedBy", r."acknowledgedAt", r."stance",
           r."response", r."reopenedAt", r."content", c."name" AS "cycle", v."id" AS "versionId",
           (SELECT o."reason" FROM "Reopening" o
            WHERE o."assessmentId" = a."id" AND r."reopenedAt" IS NOT NULL
              AND o."from" IN ('RELEASED', 'ACKNOWLEDGED') AND o."at" >= r."releasedAt"
            ORDER BY o."at" LIMIT 1) AS "reopenedBecause",
           (SELECT coalesce(jsonb_agg(jsonb_build_object('id', g."id", 'text', g."text", 'dueOn', g."dueOn",
                     'doneAt', g."doneAt", 'droppedAt', g."droppedAt") ORDER BY g."createdAt"), '[]')
            FROM "AgreedAction" g WHERE g."releaseId" = r."id") AS "actions"
    FROM "Release" r
    JOIN "Assessment" a ON a."id" = r."assessmentId"
    JOIN "Person" b ON b."id" = r."releasedById"
    LEFT JOIN "Cycle" c ON c."id" = a."cycleId"
    LEFT JOIN "LadderVersion" v ON v."ladderId" = r."content"->'ladder'->>'id'
      AND v."version" = r."content"->'ladder'->>'version'
    WHERE r."id" = ${id}::uuid AND a."personId" = ${personId}::uuid`;
  return rows[0] ?? null;
}
