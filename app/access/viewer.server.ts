import type { AppLoadContext } from "@remix-run/node";
import { sessionToken } from "~/platform/auth.server";
import { oncePerRequest } from "~/platform/context.server";
import { database } from "~/platform/database.server";
import type { PanelSeat, Role } from "./domain/can";

/** The person at the screen. Plain data: it may travel to the browser as it is. */
export type Viewer = {
  personId: string;
  userId: string;
  name: string;
  email: string;
  roles: Role[];
  /** Manages somebody, acts for a manager today, or has a review of somebody who does not report to them. */
  hasTeam: boolean;
  /** Sits in a calibration session that is not over. */
  hasSeat: boolean;
  /** What they are on the interview panels that are not purged. */
  panelSeats: PanelSeat[];
  /** Is interviewed for a place here, and it is not decided. */
  isCandidate: boolean;
  /** How many notices in the inbox are unread; counted to 100. */
  unread: number;
  trackId: string | null;
  levelId: string | null;
  timeZone: string;
};

/** Who is signed in, null for nobody; asked once per request. */
export function findViewer(request: Request, context: AppLoadContext): Promise<Viewer | null> {
  return oncePerRequest(context, "viewer", async () => {
    const token = await sessionToken(request, context);
    return token ? viewerOfSession(token) : null;
  });
}

/** One query: the session must still exist, and the person must still be here. */
async function viewerOfSession(token: string): Promise<Viewer | null> {
  const rows = await database().$queryRaw<Viewer[]>`
    SELECT p."id" AS "personId", p."userId", p."name", p."email", p."trackId", p."levelId", o."timeZone",
           ARRAY(SELECT r."role"::text FROM "RoleGrant" r WHERE r."personId" = p."id") AS "roles",
           EXISTS (SELECT 1 FROM "Person" q WHERE q."managerId" = p."id"
             AND (q."leftOn" IS NULL OR q."leftOn" > organisation_today()))
           OR EXISTS (SELECT 1 FROM "Delegation" d WHERE d."delegateId" = p."id" AND d."endedAt" IS NULL
             AND d."startsOn" <= organisation_today() AND d."endsOn" >= organisation_today())
           OR EXISTS (SELECT 1 FROM "Review" w JOIN "Assessment" a ON a."id" = w."assessmentId"
             JOIN "Person" q ON q."id" = a."personId"
             WHERE w."reviewerId" = p."id" AND a."state" NOT IN ('DRAFT', 'ACKNOWLEDGED')
               AND (q."leftOn" IS NULL OR q."leftOn" > organisation_today())) AS "hasTeam",
           EXISTS (SELECT 1 FROM "CalibrationParticipant" x JOIN "CalibrationSession" y ON y."id" = x."sessionId"
             WHERE x."personId" = p."id" AND x."removedAt" IS NULL
               AND y."state" IN ('PREVIEW', 'LIVE', 'LOCKED')) AS "hasSeat",
           ARRAY(SELECT 'interviewer' WHERE EXISTS (
               SELECT 1 FROM "InterviewSeat" i JOIN "InterviewPanel" l ON l."id" = i."panelId"
               WHERE i."interviewerId" = p."id" AND i."removedAt" IS NULL AND l."purgedAt" IS NULL)
             UNION ALL SELECT 'hiringManager' WHERE EXISTS (
               SELECT 1 FROM "InterviewPanel" l
               WHERE l."hiringManagerId" = p."id" AND l."purgedAt" IS NULL)) AS "panelSeats",
           EXISTS (SELECT 1 FROM "InterviewPanel" l
             WHERE l."candidateId" = p."id" AND l."state" IN ('OPEN', 'DEBRIEF')
               AND l."purgedAt" IS NULL) AS "isCandidate",
           (SELECT count(*)::int FROM (SELECT 1 FROM "Notification" n
             WHERE n."personId" = p."id" AND n."readAt" IS NULL LIMIT 100) first) AS "unread"
    FROM "Session" s
    JOIN "Person" p ON p."userId" = s."userId"
    CROSS JOIN "Organisation" o
    WHERE s."token" = ${token} AND s."expiresAt" > now()
      AND (p."leftOn" IS NULL OR p."leftOn" > organisation_today())`;
  return rows[0] ?? null;
}
