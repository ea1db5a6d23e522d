import { type StoredState, stateInWords } from "~/assessment/assessments.server";
import type { AssessmentState } from "~/assessment/domain/state";
import type { Ladder } from "~/ladder/domain/schema";
import { ladderOfVersion } from "~/ladder/ladder.server";
import { database } from "~/platform/database.server";
import type { ReleaseRow, SubmissionRow } from "./domain/copies";
import { type Choice, ladderKey } from "./domain/trend";

/** What every frozen copy says of itself. */
type FrozenHead = { ladder: { id: string; version: string }; transitionId: string };

export type PastSubmission = SubmissionRow &
  FrozenHead & { answers: ({ criterionId: string; question: string } & Choice)[] };

export type PastRelease = ReleaseRow &
  FrozenHead & {
    submittedAt: Date;
    criteria: {
      criterionId: string;
      question: string;
      self: Choice;
      manager: Choice;
      calibrated: Choice | null;
    }[];
  };

export type PastAssessment = {
  id: string;
  state: AssessmentState;
  transitionId: string;
  ladder: { id: string; version: string };
  createdAt: Date;
  cycle: { name: string; isOpen: boolean } | null;
};

export type Past = {
  assessments: PastAssessment[];
  submissions: PastSubmission[];
  releases: PastRelease[];
  /** Every version of the ladders, by `ladderKey`. */
  ladders: Map<string, Ladder>;
};

/**
 * Everything of this person's that lies behind them, from four queries whatever it amounts to. Of reviews only what
 * was released is read; the reviewer's own tables are never asked. Words stay in the database: the page has none.
 */
export async function pastOf(personId: string): Promise<Past> {
  const [assessments, submissions, releases, ladders] = await Promise.all([
    pastAssessments(personId),
    pastSubmissions(personId),
    pastReleases(personId),
    everyLadder(),
  ]);
  return { assessments, submissions, releases, ladders };
}

type AssessmentRow = Omit<PastAssessment, "state" | "ladder" | "cycle"> & {
  state: StoredState;
  ladderId: string;
  version: string;
  cycleName: string | null;
  cycleState: string | null;
};

/** What was submitted at least once, and what was never submitted in a cycle that is closed; newest first. */
async function pastAssessments(personId: string): Promise<PastAssessment[]> {
  const rows = await database().$queryRaw<AssessmentRow[]>`
    SELECT a."id", a."state"::text AS "state", a."transitionId", a."createdAt",
           v."ladderId", v."version", c."name" AS "cycleName", c."state"::text AS "cycleState"
    FROM "Assessment" a
    JOIN "LadderVersion" v ON v."id" = a."ladderVersionId"
    LEFT JOIN "Cycle" c ON c."id" = a."cycleId"
    WHERE a."personId" = ${personId}::uuid
      AND (c."state" = 'CLOSED' OR EXISTS (SELECT 1 FROM "Submission" s WHERE s."assessmentId" = a."id"))
    ORDER BY a."createdAt" DESC, a."id" DESC`;
  return rows.map(({ state, ladderId, version, cycleName, cycleState, ...row }) => ({
    ...row,
    state: stateInWords(state),
    ladder: { id: ladderId, version },
    cycle: cycleName === null ? null : { name: cycleName, isOpen: cycleState === "OPEN" },
  }));
}

function pastSubmissions(personId: string): Promise<PastSubmission[]> {
  return database().$queryRaw<PastSubmission[]>`
    SELECT s."id", s."assessmentId", s."submittedAt", s."withdrawnAt", s."content"->'ladder' AS "ladder",
           s."content"->>'transitionId' AS "transitionId",
           (SELECT coalesce(jsonb_agg(jsonb_build_object('criterionId', each->'criterionId', 'question', each->'question',
                     'point', each->'point', 'alternative', each->'alternative') ORDER BY place), '[]')
            FROM jsonb_array_elements(s."content"->'answers') WITH ORDINALITY AS answer(each, place)) AS "answers"
    FROM "Submission" s JOIN "Assessment" a ON a."id" = s."assessmentId"
    WHERE a."personId" = ${personId}::uuid
    ORDER BY s."submittedAt" DESC`;
}

async function pastReleases(personId: string): Promise<PastRelease[]> {
  const rows = await database().$queryRaw<(Omit<PastRelease, "submittedAt"> & { on: string })[]>`
    SELECT r."id", r."assessmentId", r."releasedAt", r."acknowledgedAt", r."reopenedAt",
           r."content"->'ladder' AS "ladder", r."content"->>'transitionId' AS "transitionId",
           r."content"->>'submittedAt' AS "on",
           (SELECT coalesce(jsonb_agg(jsonb_build_object('criterionId', each->'criterionId', 'question', each->'question',
                     'self', jsonb_build_object('point', each->'self'->'point', 'alternative', each->'self'->'alternative'),
                     'manager', jsonb_build_object('point', each->'manager'->'point', 'alternative', each->'manager'->'alternative'),
                     'calibrated', CASE WHEN jsonb_typeof(each->'calibrated') = 'object'
                       THEN jsonb_build_object('point', each->'calibrated'->'point', 'alternative', each->'calibrated'->'alternative') END)
                     ORDER BY place), '[]')
            FROM jsonb_array_elements(r."content"->'criteria') WITH ORDINALITY AS criterion(each, place)) AS "criteria"
    FROM "Release" r JOIN "Assessment" a ON a."id" = r."assessmentId"
    WHERE a."personId" = ${personId}::uuid
    ORDER BY r."releasedAt" DESC`;
  return rows.map(({ on, ...row }) => ({ ...row, submittedAt: new Date(on) }));
}

/** Versions never change and are kept in memory, so that a warm process asks for their names only. */
export async function everyLadder(): Promise<Map<string, Ladder>> {
  const versions = await database().ladderVersion.findMany({
    select: { id: true, ladderId: true, version: true },
  });
  const ladders = new Map<string, Ladder>();
  for (const { id, ladderId, version } of versions)
    ladders.set(ladderKey({ id: ladderId, version }), await ladderOfVersion(id));
  return ladders;
}
