import type { Position, Subject } from "~/access/domain/can";
import { can } from "~/access/domain/can";
import type { Action } from "~/access/domain/matrix";
import { type Ask, notFound, requirePerson } from "~/access/guards.server";
import type { Viewer } from "~/access/viewer.server";
import { isId, type StoredState, stateInWords } from "~/assessment/assessments.server";
import type { AssessmentState, MoveContext } from "~/assessment/domain/state";
import { AppError } from "~/platform/app-error";
import { database, type Transaction } from "~/platform/database.server";
import { Prisma } from "~/platform/prisma/client";

/** Somebody else's assessment in a cycle, as far as the viewer stands in any relation to it. */
export type Reviewable = {
  id: string;
  state: AssessmentState;
  transitionId: string;
  ladderVersionId: string;
  submittedAt: Date | null;
  person: {
    id: string;
    name: string;
    trackId: string | null;
    levelId: string | null;
    hasLeft: boolean;
  };
  cycle: {
    id: string;
    name: string;
    closesOn: Date;
    isBlind: boolean;
    isCalibrated: boolean;
    calibrationEnded: boolean;
  };
  review: {
    id: string;
    reviewerId: string;
    reviewerName: string;
    /** The reviewer is still here. */
    reviewerIsHere: boolean;
    startedAt: Date;
    finishedAt: Date | null;
    summary: string;
    summaryRevision: number;
  } | null;
  /** Where the person stands: what every relation to them is derived from. */
  position: Position;
};

type Row = {
  id: string;
  state: StoredState;
  transitionId: string;
  ladderVersionId: string;
  submittedAt: Date | null;
  personId: string;
  name: string;
  trackId: string | null;
  levelId: string | null;
  hasLeft: boolean;
  managerId: string | null;
  acting: string[];
  above: string[];
  cycleId: string;
  cycleName: string;
  closesOn: Date;
  isBlind: boolean;
  isCalibrated: boolean;
  calibrationEnded: boolean;
  reviewId: string | null;
  reviewerId: string;
  reviewerName: string;
  reviewerIsHere: boolean;
  startedAt: Date;
  finishedAt: Date | null;
  summary: string;
  summaryRevision: number;
};

type Asking = Pick<Viewer, "personId" | "roles">;

/**
 * One statement. Only to whom the organisation gives a relation is there a row at all: manager, who acts for them,
 * whoever is above, the reviewer, the people team; never the person themselves.
 */
async function select(
  asking: Asking,
  assessmentId: string,
  from: Pick<Transaction, "$queryRaw">,
): Promise<Reviewable | null> {
  if (!isId(assessmentId)) return null;
  const viewer = Prisma.sql`${asking.personId}::uuid`;
  const rows = await from.$queryRaw<Row[]>`
    SELECT a."id", a."state"::text AS "state", a."transitionId", a."ladderVersionId", a."submittedAt",
           p."id" AS "personId", p."name", p."trackId", p."levelId", p."managerId",
           p."leftOn" IS NOT NULL AND p."leftOn" <= organisation_today() AS "hasLeft",
           ARRAY(SELECT acting_managers(p."id")::text) AS "acting",
           ARRAY(SELECT managers_above(p."id")::text) AS "above",
           c."id" AS "cycleId", c."name" AS "cycleName", c."closesOn", c."isBlind", c."isCalibrated",
           a."calibrationEndedAt" IS NOT NULL AS "calibrationEnded",
           r."id" AS "reviewId", r."reviewerId", v."name" AS "reviewerName",
           v."leftOn" IS NULL OR v."leftOn" > organisation_today() AS "reviewerIsHere",
           r."startedAt", r."finishedAt", r."summary", r."summaryRevision"
    FROM "Assessment" a
    JOIN "Person" p ON p."id" = a."personId"
    JOIN "Cycle" c ON c."id" = a."cycleId"
    LEFT JOIN "Review" r ON r."assessmentId" = a."id"
    LEFT JOIN "Person" v ON v."id" = r."reviewerId"
    WHERE a."id" = ${assessmentId}::uuid AND a."personId" <> ${viewer}
      AND c."state" <> 'DRAFT' AND c."opensOn" <= organisation_today()
      AND (p."managerId" = ${viewer} OR r."reviewerId" = ${viewer}
           OR ${viewer} IN (SELECT acting_managers(p."id"))
           OR ${viewer} IN (SELECT managers_above(p."id"))
           OR ${asking.roles.includes("PEOPLE_TEAM")}::boolean)`;
  return rows[0] ? asReviewable(rows[0]) : null;
}

function asReviewable(row: Row): Reviewable {
  const { reviewId } = row;
  return {
    id: row.id,
    state: stateInWords(row.state),
    transitionId: row.transitionId,
    ladderVersionId: row.ladderVersionId,
    submittedAt: row.submittedAt,
    person: {
      id: row.personId,
      name: row.name,
      trackId: row.trackId,
      levelId: row.levelId,
      hasLeft: row.hasLeft,
    },
    cycle: {
      id: row.cycleId,
      name: row.cycleName,
      closesOn: row.closesOn,
      isBlind: row.isBlind,
      isCalibrated: row.isCalibrated,
      calibrationEnded: row.calibrationEnded,
    },
    review: reviewId
      ? {
          id: reviewId,
          reviewerId: row.reviewerId,
          reviewerName: row.reviewerName,
          reviewerIsHere: row.reviewerIsHere,
          startedAt: row.startedAt,
          finishedAt: row.finishedAt,
          summary: row.summary,
          summaryRevision: row.summaryRevision,
        }
      : null,
    position: {
      personId: row.personId,
      managerId: row.managerId,
      managersAbove: row.above,
      actingManagers: row.acting,
    },
  };
}

/** What `can` reads of an assessment. */
export function subjectOf({ position, state, review }: Reviewable): Subject {
  return { person: position, state, reviewerId: review?.reviewerId ?? null };
}

/** What a move of its state depends on. */
export function moveContext({ cycle }: Pick<Reviewable, "cycle">): MoveContext {
  return { isCalibrated: cycle.isCalibrated, calibrationEnded: cycle.calibrationEnded };
}

/** The person who is signed in and the assessment, if they may do one of `actions` to it; to others it is not there. */
export async function requireReviewable(
  ask: Ask,
  assessmentId: string | undefined,
  ...actions: Action[]
) {
  const viewer = await requirePerson(ask);
  const assessment = await select(viewer, assessmentId ?? "", database());
  const subject = assessment && subjectOf(assessment);
  const may = (action: Action) => subject !== null && can(viewer, action, subject);
  if (!assessment || !actions.some(may)) throw notFound();
  return { viewer, assessment, may };
}

/**
 * Locks the assessment for the rest of the transaction, with every relation asked anew: whoever lost theirs while the
 * page was open changes nothing. The refusal is the state's own where the relation still holds.
 */
export async function lockReviewable(
  tx: Transaction,
  asking: Asking,
  assessmentId: string,
  action: Action,
  refusal: (assessment: Reviewable) => string,
): Promise<Reviewable> {
  // First the locks (the cycle's settings, then the assessment, in the order everybody takes them), then the look: what
  // changed while this waited is seen.
  if (isId(assessmentId)) {
    await tx.$queryRaw`
      SELECT 1 FROM "Cycle" WHERE "id" = (SELECT "cycleId" FROM "Assessment" WHERE "id" = ${assessmentId}::uuid) FOR SHARE`;
    await tx.$queryRaw`SELECT 1 FROM "Assessment" WHERE "id" = ${assessmentId}::uuid FOR UPDATE`;
  }
  const assessment = await select(asking, assessmentId, tx);
  if (!assessment) throw new AppError("There is no such assessment.", 404);
  if (!can(asking, action, subjectOf(assessment))) throw new AppError(refusal(assessment), 409);
  return assessment;
}
