import { type StoredState, stateInWords } from "~/assessment/assessments.server";
import { type AssessmentState, stateForOwner } from "~/assessment/domain/state";
import type { Criterion, Ladder } from "~/ladder/domain/schema";
import { ladderOfVersion } from "~/ladder/ladder.server";
import { database } from "~/platform/database.server";
import { type Freshness, freshnessOf } from "./domain/freshness";

/** One criterion that a piece supports in one assessment. */
export type Support = {
  criterionId: string;
  question: string;
  assessmentId: string;
  /** The cycle's name, or that it is a check-in. */
  assessment: string;
  state: AssessmentState;
  /** Whether the cycle it belongs to takes changes; true for a check-in. */
  isOpen: boolean;
  startedAt: Date | null;
  freshness: Freshness;
  /** The criterion asks that a colleague confirms its evidence. */
  wantsColleague: boolean;
};

/** What each of these pieces supports, newest assessment first; one query, whatever the number. */
export async function supportsOf(
  pieces: readonly { id: string; date: string }[],
  today: string,
): Promise<Map<string, Support[]>> {
  const byPiece = new Map<string, Support[]>(pieces.map(({ id }) => [id, []]));
  if (pieces.length === 0) return byPiece;
  const dates = new Map(pieces.map(({ id, date }) => [id, date]));
  const rows = await database().$queryRaw<Row[]>`
    SELECT c."evidenceId"::text, c."criterionId", a."id"::text AS "assessmentId", a."state"::text AS "state",
           a."ladderVersionId"::text AS "versionId", a."startedAt", y."name" AS "cycle",
           y."state"::text AS "cycleState"
    FROM "Claim" c
    JOIN "Assessment" a ON a."id" = c."assessmentId"
    LEFT JOIN "Cycle" y ON y."id" = a."cycleId"
    WHERE c."evidenceId" = ANY(${pieces.map(({ id }) => id)}::uuid[])
    ORDER BY a."createdAt" DESC, a."id", c."createdAt", c."criterionId"`;
  for (const row of rows) {
    const criterion = findCriterion(await ladderOfVersion(row.versionId), row.criterionId);
    byPiece.get(row.evidenceId)?.push({
      criterionId: row.criterionId,
      question: criterion?.question ?? row.criterionId,
      assessmentId: row.assessmentId,
      assessment: row.cycle ?? "Check-in",
      state: stateForOwner(stateInWords(row.state)),
      isOpen: row.cycle === null || row.cycleState === "OPEN",
      startedAt: row.startedAt,
      freshness: freshnessOf(
        dates.get(row.evidenceId) ?? today,
        criterion?.evidence?.withinMonths,
        today,
      ),
      wantsColleague: criterion?.evidence?.verifiedBy === "someone-else",
    });
  }
  return byPiece;
}

type Row = {
  evidenceId: string;
  criterionId: string;
  assessmentId: string;
  state: StoredState;
  versionId: string;
  startedAt: Date | null;
  cycle: string | null;
  cycleState: string | null;
};

export function findCriterion(ladder: Ladder, id: string): Criterion | undefined {
  return ladder.criteria.find((criterion) => criterion.id === id);
}
