import type { Transaction } from "~/platform/database.server";
import { type Conflict, conflictOf } from "./domain/conflict";
import type { PlannedSession } from "./domain/coverage";

export type SeatRow = {
  personId: string;
  name: string;
  email: string;
  hasLeft: boolean;
  /** What stands between them and the candidate in the line today. */
  conflict: Conflict | null;
  /** Reports to the same manager as the candidate. */
  isPeer: boolean;
};

type From = Pick<Transaction, "$queryRaw">;

/** Who interviews today, in the order they were added. */
export async function seatRows(panelId: string, from: From): Promise<SeatRow[]> {
  const rows = await from.$queryRaw<(Omit<SeatRow, "conflict"> & { conflict: string | null })[]>`
    SELECT p."id"::text AS "personId", p."name", p."email",
           p."leftOn" IS NOT NULL AND p."leftOn" <= organisation_today() AS "hasLeft",
           interview_conflict(l."candidateId", p."id") AS "conflict",
           coalesce(c."managerId" = p."managerId", false) AS "isPeer"
    FROM "InterviewSeat" i
    JOIN "InterviewPanel" l ON l."id" = i."panelId"
    JOIN "Person" p ON p."id" = i."interviewerId"
    LEFT JOIN "Person" c ON c."id" = l."candidateId"
    WHERE i."panelId" = ${panelId}::uuid AND i."removedAt" IS NULL
    ORDER BY i."addedAt", p."name" COLLATE "und-x-icu", p."id"`;
  return rows.map((row) => ({ ...row, conflict: conflictOf(row.conflict) }));
}

/** The planned sessions of those who interview today, first come first. */
export async function sessionRows(panelId: string, from: From): Promise<PlannedSession[]> {
  return from.$queryRaw`
    SELECT s."id"::text, s."interviewerId"::text, s."startsAt", s."minutes", s."exerciseId", s."competencyIds"
    FROM "InterviewSession" s
    JOIN "InterviewSeat" i ON i."panelId" = s."panelId" AND i."interviewerId" = s."interviewerId"
    WHERE s."panelId" = ${panelId}::uuid AND i."removedAt" IS NULL
    ORDER BY s."startsAt" NULLS LAST, s."createdAt", s."id"`;
}
