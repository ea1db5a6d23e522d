import { findCriterion } from "~/ladder/domain/view";
import { ladderOfVersion } from "~/ladder/ladder.server";
import { database } from "~/platform/database.server";

export type WaitingQuestion = {
  id: string;
  assessmentId: string;
  askedBy: string;
  askedAt: Date;
  cycle: string | null;
  /** The criterion it is about, as the ladder of that assessment asks it. */
  about: string;
};

type Row = Omit<WaitingQuestion, "about"> & { criterionId: string; ladderVersionId: string };

/** What reviewers asked this person about their own assessments and wait for, the oldest first. */
export async function questionsWaitingFor(personId: string): Promise<WaitingQuestion[]> {
  const rows = await database().$queryRaw<Row[]>`
    SELECT q."id", q."assessmentId", p."name" AS "askedBy", q."askedAt", c."name" AS "cycle",
           q."criterionId", a."ladderVersionId"
    FROM "EvidenceRequest" q
    JOIN "Assessment" a ON a."id" = q."assessmentId"
    JOIN "Person" p ON p."id" = q."askedById"
    LEFT JOIN "Cycle" c ON c."id" = a."cycleId"
    WHERE a."personId" = ${personId}::uuid AND a."state" = 'IN_REVIEW'
      AND q."answeredAt" IS NULL AND q."withdrawnAt" IS NULL
    ORDER BY q."askedAt", q."id"`;
  return Promise.all(
    rows.map(async ({ criterionId, ladderVersionId, ...row }) => {
      const criterion = findCriterion(await ladderOfVersion(ladderVersionId), criterionId);
      return { ...row, about: criterion?.question ?? criterionId };
    }),
  );
}
