import { can, type Subject } from "~/access/domain/can";
import type { Action } from "~/access/domain/matrix";
import { type Ask, notFound, requirePerson } from "~/access/guards.server";
import type { Viewer } from "~/access/viewer.server";
import { isId } from "~/assessment/assessments.server";
import { AppError } from "~/platform/app-error";
import type { Actor } from "~/platform/audit.server";
import { oncePerRequest } from "~/platform/context.server";
import { database, type Transaction } from "~/platform/database.server";
import { Prisma } from "~/platform/prisma/client";
import type { Guideline } from "./domain/guideline";
import type { SessionFacts, SessionState } from "./domain/state";

export type StoredSessionState = "SET_UP" | "PREVIEW" | "LIVE" | "LOCKED" | "RELEASED";
export type Seat = "calibrator" | "facilitator";
export type NotesFor = "nobody" | "facilitator" | "session";

/** A calibration session, as far as the viewer has any part in it. */
export type CalibrationSession = {
  id: string;
  name: string;
  state: SessionState;
  revision: number;
  cycle: { id: string; name: string; ladderVersionId: string; opensOn: Date; closesOn: Date };
  hasPreview: boolean;
  previewShare: number;
  secondRatings: number;
  hasAnchorCases: boolean;
  showsNames: boolean;
  notesFor: NotesFor;
  guideline: Guideline | null;
  previewClosesOn: Date | null;
  meetsOn: Date | null;
  lockedAt: Date | null;
  releasedAt: Date | null;
  /** What the viewer is in it; null for the people team. */
  seat: Seat | null;
  /** The viewer's own preview is handed in, or they went in without one. */
  previewDone: boolean;
  /** The viewer is rated in it. */
  isRated: boolean;
  /** They are, or were before they were taken out: what was worked out with their row is still not theirs to see. */
  wasRated: boolean;
  facts: SessionFacts;
  people: number;
  /** What a page of this viewer is made from. Changes and notes about themselves do not move it: that would tell of them. */
  seen: string;
  /** Changes with whatever the population's reviews do, beside `revision`. */
  basis: string;
};

type Row = Omit<
  CalibrationSession,
  "state" | "cycle" | "seat" | "facts" | "guideline" | "notesFor" | "basis" | "seen"
> & {
  own: number;
  state: StoredSessionState;
  notesFor: string;
  guideline: unknown;
  cycleId: string;
  cycleName: string;
  ladderVersionId: string;
  opensOn: Date;
  closesOn: Date;
  role: "CALIBRATOR" | "FACILITATOR" | null;
  ready: number;
  shown: number;
  calibrators: number;
  facilitators: number;
  fingerprint: string | null;
};

export type Asking = Pick<Viewer, "personId" | "roles">;
/** Somebody who does something in a session. */
export type InSession = Asking & { actor: Actor };

export function sessionStateInWords(stored: StoredSessionState): SessionState {
  return stored.toLowerCase().replaceAll("_", "-") as SessionState;
}

export function storedSessionState(state: SessionState): StoredSessionState {
  return state.toUpperCase().replaceAll("-", "_") as StoredSessionState;
}

/** One statement. Only to those who sit in it, and to the people team, is there a row. */
async function select(
  asking: Asking,
  sessionId: string,
  from: Pick<Transaction, "$queryRaw">,
): Promise<CalibrationSession | null> {
  if (!isId(sessionId)) return null;
  const viewer = Prisma.sql`${asking.personId}::uuid`;
  const rows = await from.$queryRaw<Row[]>`
    SELECT s."id", s."name", s."state"::text AS "state", s."revision", s."hasPreview", s."previewShare",
           s."secondRatings", s."hasAnchorCases", s."showsNames", s."notesFor", s."guideline",
           s."previewClosesOn", s."meetsOn", s."lockedAt", s."releasedAt",
           c."id" AS "cycleId", c."name" AS "cycleName", c."ladderVersionId", c."opensOn", c."closesOn",
           (SELECT count(*)::int FROM "CalibrationChange" x WHERE x."sessionId" = s."id" AND x."personId" = ${viewer})
           + (SELECT count(*)::int FROM "CalibrationNote" x WHERE x."sessionId" = s."id" AND x."personId" = ${viewer})
             AS "own",
           EXISTS (SELECT 1 FROM "CalibrationMember" x WHERE x."sessionId" = s."id" AND x."personId" = ${viewer})
             AS "wasRated",
           p."role"::text AS "role", p."previewDoneAt" IS NOT NULL AS "previewDone",
           m."people", m."ready", m."shown", m."isRated", m."fingerprint",
           q."calibrators", q."facilitators"
    FROM "CalibrationSession" s
    JOIN "Cycle" c ON c."id" = s."cycleId"
    LEFT JOIN "CalibrationParticipant" p
      ON p."sessionId" = s."id" AND p."personId" = ${viewer} AND p."removedAt" IS NULL
    CROSS JOIN LATERAL (
      SELECT count(*)::int AS "people",
             count(*) FILTER (WHERE a."state" IN ('REVIEWED', 'IN_CALIBRATION'))::int AS "ready",
             count(*) FILTER (WHERE a."state" IN ('RELEASED', 'ACKNOWLEDGED'))::int AS "shown",
             coalesce(bool_or(m."personId" = ${viewer}), false) AS "isRated",
             md5(string_agg(m."assessmentId"::text || a."state"::text, ',' ORDER BY m."assessmentId")) AS "fingerprint"
      FROM "CalibrationMember" m JOIN "Assessment" a ON a."id" = m."assessmentId"
      WHERE m."sessionId" = s."id" AND m."removedAt" IS NULL) m
    CROSS JOIN LATERAL (
      SELECT count(*) FILTER (WHERE q."role" = 'CALIBRATOR')::int AS "calibrators",
             count(*) FILTER (WHERE q."role" = 'FACILITATOR')::int AS "facilitators"
      FROM "CalibrationParticipant" q
      WHERE q."sessionId" = s."id" AND q."removedAt" IS NULL) q
    WHERE s."id" = ${sessionId}::uuid
      AND (p."personId" IS NOT NULL OR ${asking.roles.includes("PEOPLE_TEAM")}::boolean)`;
  return rows[0] ? asSession(rows[0]) : null;
}

function asSession(row: Row): CalibrationSession {
  const { cycleId, cycleName, ladderVersionId, opensOn, closesOn, role, fingerprint, ...rest } =
    row;
  const { ready, shown, calibrators, facilitators, own, ...facts } = rest;
  return {
    ...facts,
    state: sessionStateInWords(row.state),
    notesFor: row.notesFor as NotesFor,
    guideline: row.guideline as Guideline | null,
    cycle: { id: cycleId, name: cycleName, ladderVersionId, opensOn, closesOn },
    seat: role && (role.toLowerCase() as Seat),
    facts: {
      hasPreview: row.hasPreview,
      ready,
      shown,
      calibrators,
      hasFacilitator: facilitators > 0,
    },
    seen: String(row.revision - own),
    basis: `${row.revision}/${fingerprint ?? ""}`,
  };
}

/** What `can` reads of a session. */
function subjectOf({ state, seat }: CalibrationSession): Subject {
  return { state, seat };
}

/** The person who is signed in and the session, if they may do `action` to it; to others it is not there. */
export async function requireSession(ask: Ask, sessionId: string | undefined, action: Action) {
  const viewer = await requirePerson(ask);
  // The frame and the page in it ask for the same session.
  const session = await oncePerRequest(ask.context, `calibration-session ${sessionId}`, () =>
    select(viewer, sessionId ?? "", database()),
  );
  const may = (wanted: Action) => session !== null && can(viewer, wanted, subjectOf(session));
  if (!session || !may(action)) throw notFound();
  return { viewer, session, may };
}

/**
 * Locks the session for the rest of the transaction, with every relation asked anew. Its state refuses in its own words
 * where the relation still holds.
 */
export async function lockSession(
  tx: Transaction,
  asking: Asking,
  sessionId: string,
  action: Action,
): Promise<CalibrationSession> {
  if (isId(sessionId))
    await tx.$queryRaw`SELECT 1 FROM "CalibrationSession" WHERE "id" = ${sessionId}::uuid FOR NO KEY UPDATE`;
  const session = await select(asking, sessionId, tx);
  if (!session) throw new AppError("There is no such session.", 404);
  if (!can(asking, action, subjectOf(session)))
    throw new AppError(refusal(session.state, action), 409);
  return session;
}

function refusal(state: SessionState, action: Action): string {
  if (state === "locked" || state === "released")
    return `This session is ${state}, so nothing in it can be changed. The people team can reopen it.`;
  if (action === "calibration.change")
    return "Ratings are changed while the session is live, by those who sit in it.";
  return "This cannot be done in the session as it is now.";
}

/** Everybody with the session open is to see that something changed. Inside the change's own transaction. */
export async function touchSession(tx: Transaction, sessionId: string, by = 1): Promise<void> {
  await tx.calibrationSession.update({
    where: { id: sessionId },
    data: { revision: { increment: by } },
  });
}
