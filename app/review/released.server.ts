import { can } from "~/access/domain/can";
import type { Action } from "~/access/domain/matrix";
import { type Ask, notFound, requirePerson } from "~/access/guards.server";
import type { Viewer } from "~/access/viewer.server";
import { isId, type StoredState, stateInWords } from "~/assessment/assessments.server";
import type { AssessmentState } from "~/assessment/domain/state";
import { AppError } from "~/platform/app-error";
import { database, type Transaction } from "~/platform/database.server";
import type { ReleaseContent } from "./domain/release-content";
import type { Stance } from "./domain/stance";

export type ReleaseViewer = Pick<Viewer, "personId" | "roles">;

export type Released = {
  releaseId: string;
  assessmentId: string;
  state: AssessmentState;
  cycle: string;
  ladderVersionId: string;
  personId: string;
  person: string;
  releasedAt: Date;
  releasedBy: string;
  acknowledgedAt: Date | null;
  stance: Stance | null;
  response: string;
  content: ReleaseContent;
  /** The person concerned is looking, rather than their manager. */
  isOwn: boolean;
};

type Row = Omit<Released, "state" | "isOwn"> & {
  state: StoredState;
  managerId: string | null;
  acting: string[];
  reviewerId: string | null;
};

/**
 * The standing release, for the person concerned, their manager today, who acts for them, and whoever reviewed. One
 * statement; to anybody else there is no row.
 */
async function select(
  { personId, roles }: ReleaseViewer,
  assessmentId: string,
  from: Pick<Transaction, "$queryRaw">,
  action: Action = "release.read",
): Promise<Released | null> {
  if (!isId(assessmentId)) return null;
  const rows = await from.$queryRaw<Row[]>`
    SELECT l."id" AS "releaseId", a."id" AS "assessmentId", a."state"::text AS "state", c."name" AS "cycle",
           a."ladderVersionId", p."id" AS "personId", p."name" AS "person", l."releasedAt", b."name" AS "releasedBy",
           l."acknowledgedAt", l."stance", l."response", l."content", p."managerId", r."reviewerId",
           ARRAY(SELECT acting_managers(p."id")::text) AS "acting"
    FROM "Assessment" a
    JOIN "Release" l ON l."assessmentId" = a."id" AND l."reopenedAt" IS NULL
    JOIN "Person" p ON p."id" = a."personId"
    JOIN "Person" b ON b."id" = l."releasedById"
    JOIN "Cycle" c ON c."id" = a."cycleId"
    LEFT JOIN "Review" r ON r."assessmentId" = a."id"
    WHERE a."id" = ${assessmentId}::uuid
      AND (a."personId" = ${personId}::uuid OR p."managerId" = ${personId}::uuid
           OR r."reviewerId" = ${personId}::uuid
           OR ${personId}::uuid IN (SELECT acting_managers(p."id")))`;
  const [row] = rows;
  if (!row) return null;
  const { managerId, acting, reviewerId, ...release } = row;
  const state = stateInWords(row.state);
  const position = {
    personId: row.personId,
    managerId,
    managersAbove: [],
    actingManagers: acting,
  };
  const actor = { personId, roles };
  if (!can(actor, action, { person: position, state, reviewerId })) return null;
  return { ...release, state, isOwn: row.personId === personId };
}

/** The person who is signed in and the release they may read; to others it is not there. */
export async function requireReleased(ask: Ask, assessmentId: string | undefined) {
  const viewer = await requirePerson(ask);
  const released = await select(viewer, assessmentId ?? "", database());
  if (!released) throw notFound();
  return { viewer, released };
}

/** Locks the assessment and finds its standing release, for whoever may read it. */
export async function lockReleased(tx: Transaction, who: ReleaseViewer, assessmentId: string) {
  if (isId(assessmentId))
    await tx.$queryRaw`SELECT 1 FROM "Assessment" WHERE "id" = ${assessmentId}::uuid FOR UPDATE`;
  const released = await select(who, assessmentId, tx, "action.write");
  if (!released) throw new AppError("This review is not released, or no longer.", 404);
  return { id: released.releaseId, content: released.content };
}

/** Where one's own release was reopened and none stands yet: the copy that one read, as it is kept. */
export async function findReopened(personId: string, assessmentId: string): Promise<string | null> {
  if (!isId(assessmentId)) return null;
  const releases = await database().release.findMany({
    where: { assessmentId, assessment: { personId } },
    orderBy: { releasedAt: "desc" },
    take: 1,
    select: { id: true, reopenedAt: true },
  });
  const [newest] = releases;
  return newest?.reopenedAt ? newest.id : null;
}

export type ShownAction = {
  id: string;
  text: string;
  criterionId: string | null;
  dueOn: Date | null;
  doneAt: Date | null;
  droppedAt: Date | null;
  createdById: string;
};

/** What was agreed about one assessment, also before it was reopened and released again. */
export function actionsOf(assessmentId: string): Promise<ShownAction[]> {
  return database().agreedAction.findMany({
    where: { release: { assessmentId } },
    orderBy: { createdAt: "asc" },
    select: {
      id: true,
      text: true,
      criterionId: true,
      dueOn: true,
      doneAt: true,
      droppedAt: true,
      createdById: true,
    },
  });
}
