import { can } from "~/access/domain/can";
import type { Action } from "~/access/domain/matrix";
import { type Notice, notify } from "~/notification/notify.server";
import { AppError } from "~/platform/app-error";
import { type AuditEntry, change } from "~/platform/audit.server";
import type { Transaction } from "~/platform/database.server";
import { MOST_REASON } from "./domain/session-form";
import { moveSession, SESSION_STATES, type SessionEvent } from "./domain/state";
import { wakeSession } from "./live.server";
import {
  type CalibrationSession,
  type InSession,
  lockSession,
  storedSessionState,
  touchSession,
} from "./session.server";
import { lockAssessments, takeMembersIn } from "./taking-in.server";
import { takeBack, writeBack } from "./write-back.server";

type Moving = {
  tx: Transaction;
  who: InSession;
  session: CalibrationSession;
  moveId: string;
  record: (entry: AuditEntry) => void;
};

/**
 * Moves a session on, or back with a reason, with all that belongs to the move: reviews go to calibration, ratings are
 * written back or taken back, and people are told. What the state does not allow is refused in its own words.
 */
export async function moveSessionTo(
  who: InSession,
  sessionId: string,
  event: SessionEvent,
  { reason = "" }: { reason?: string } = {},
): Promise<void> {
  const words = reason.trim();
  if (event === "reopen" && !words)
    throw new AppError("Say why: everybody in the session reads it.", 422);
  if (words.length > MOST_REASON) throw new AppError("Use at most 2,000 characters.", 422);
  await change(who.actor, async (tx, record) => {
    const action = event === "reopen" ? "calibration.reopen" : "calibration.run";
    const session = await lockFor(tx, who, sessionId, action);
    const moved = moveSession(session.state, event, session.facts);
    if (!moved.ok) throw new AppError(moved.message, 409);
    const [from, to] = [storedSessionState(session.state), storedSessionState(moved.state)];
    const { id: moveId } = await tx.calibrationMove.create({
      data: { sessionId, from, to, reason: words, byId: who.personId },
      select: { id: true },
    });
    await tx.$executeRaw`
      UPDATE "CalibrationSession"
      SET "state" = ${to}::"CalibrationState",
          "lockedAt" = CASE ${event}::text WHEN 'lock' THEN now() WHEN 'reopen' THEN NULL ELSE "lockedAt" END,
          "releasedAt" = CASE ${event}::text WHEN 'release' THEN now() WHEN 'reopen' THEN NULL ELSE "releasedAt" END
      WHERE "id" = ${sessionId}::uuid`;
    const data = await MOVES[event]({ tx, who, session, moveId, record });
    record({
      action: "calibration.moved",
      subject: { type: "calibration-session", id: sessionId },
      data: { from: session.state, to: moved.state, ...data },
    });
    await touchSession(tx, sessionId);
  });
  wakeSession(sessionId);
}

/** The session, locked. Whoever could never do this is told what they may know; what its state forbids, the state says. */
async function lockFor(tx: Transaction, who: InSession, sessionId: string, action: Action) {
  const session = await lockSession(tx, who, sessionId, "calibration.see");
  const { seat } = session;
  if (!SESSION_STATES.some((state) => can(who, action, { state, seat })))
    throw new AppError("There is no such session.", 404);
  return session;
}

/** What each move brings with it, and what of that the audit counts. */
const MOVES: Record<SessionEvent, (moving: Moving) => Promise<Record<string, number>>> = {
  "open-preview": async (moving) => {
    const assessments = await begin(moving);
    await tell(moving, "calibration-preview", ["CALIBRATOR"]);
    return { assessments };
  },
  "go-live": async (moving) => {
    const assessments = await begin(moving);
    await tell(moving, "calibration-live", ["CALIBRATOR", "FACILITATOR"]);
    return { assessments };
  },
  lock: lockRatings,
  release: releaseReviews,
  reopen: async (moving) => {
    const { tx, session } = moving;
    await lockAssessments(tx, session.id);
    const ratings = await takeBack(tx, session.id);
    await tx.$executeRaw`
      UPDATE "Assessment" SET "calibrationEndedAt" = NULL
      WHERE "state" = 'IN_CALIBRATION' AND "id" IN (
        SELECT "assessmentId" FROM "CalibrationMember" WHERE "sessionId" = ${session.id}::uuid AND "removedAt" IS NULL)`;
    await tell(moving, "calibration-live", ["CALIBRATOR", "FACILITATOR"]);
    return { ratings };
  },
};

function begin({ tx, who, session, record }: Moving): Promise<number> {
  return takeMembersIn(tx, who, session, record);
}

/** The ratings as the group leaves them go to the assessments, and each reviewer of one that was changed is told. */
async function lockRatings({ tx, who, session, moveId }: Moving) {
  await lockAssessments(tx, session.id);
  const written = await writeBack(tx, session.id);
  const reviewers = await tx.$queryRaw<
    { assessmentId: string; reviewerId: string; person: string }[]
  >`
    SELECT r."assessmentId"::text, r."reviewerId"::text, p."name" AS "person"
    FROM "Review" r JOIN "Assessment" a ON a."id" = r."assessmentId" JOIN "Person" p ON p."id" = a."personId"
    WHERE r."assessmentId" = ANY(${[...new Set(written.map(({ assessmentId }) => assessmentId))]}::uuid[])`;
  await notify(
    tx,
    reviewers
      .filter(({ reviewerId }) => reviewerId !== who.personId)
      .map(({ assessmentId, reviewerId, person }) => ({
        personId: reviewerId,
        kind: "calibration-locked",
        address: `/reviews/${assessmentId}`,
        key: `calibration-locked:${moveId}:${assessmentId}`,
        data: { cycle: session.cycle.name, person },
      })),
  );
  return { ratings: written.length };
}

/**
 * Calibration ends for everybody who is in no other session any more; whoever waits for their review to be finished leaves.
 * Each reviewer who can release now is told once.
 */
async function releaseReviews({ tx, who, session, moveId }: Moving) {
  await lockAssessments(tx, session.id);
  const left = await tx.$executeRaw`
    UPDATE "CalibrationMember" m SET "removedAt" = now() FROM "Assessment" a
    WHERE m."sessionId" = ${session.id}::uuid AND m."removedAt" IS NULL AND a."id" = m."assessmentId"
      AND a."state" NOT IN ('IN_CALIBRATION', 'RELEASED', 'ACKNOWLEDGED')`;
  // In a statement of its own: what another session did while this one waited for the locks is seen.
  const ended = await tx.$queryRaw<{ id: string }[]>`
    UPDATE "Assessment" SET "calibrationEndedAt" = now()
    WHERE "state" = 'IN_CALIBRATION' AND NOT "is_in_session"("id") AND "id" IN (
      SELECT "assessmentId" FROM "CalibrationMember" WHERE "sessionId" = ${session.id}::uuid AND "removedAt" IS NULL)
    RETURNING "id"::text`;
  const reviewers = await tx.review.findMany({
    where: { assessmentId: { in: ended.map(({ id }) => id) }, reviewerId: { not: who.personId } },
    distinct: ["reviewerId"],
    select: { reviewerId: true },
  });
  await notify(
    tx,
    reviewers.map(({ reviewerId }) => ({
      personId: reviewerId,
      kind: "calibration-released",
      address: "/team",
      key: `calibration-released:${moveId}`,
      data: { cycle: session.cycle.name },
    })),
  );
  return { ended: ended.length, left };
}

/** Tells those who sit in the session, once for each move. */
async function tell(
  { tx, who, session, moveId }: Moving,
  kind: SeatNotice,
  roles: ("CALIBRATOR" | "FACILITATOR")[],
): Promise<void> {
  const seats = await tx.calibrationParticipant.findMany({
    where: {
      sessionId: session.id,
      removedAt: null,
      role: { in: roles },
      personId: { not: who.personId },
    },
    select: { personId: true },
  });
  await notify(
    tx,
    seats.map(({ personId }) => seatNotice(session, { personId, kind, moveId })),
  );
}

type SeatNotice = "calibration-preview" | "calibration-live";

/** What somebody who sits in a session is told of a move; the same whether they sat there then or came later. */
export function seatNotice(
  session: Pick<CalibrationSession, "id" | "cycle" | "previewClosesOn">,
  { personId, kind, moveId }: { personId: string; kind: SeatNotice; moveId: string },
): Notice {
  const due = session.previewClosesOn?.toISOString().slice(0, 10);
  return {
    personId,
    kind,
    address: `/calibration/${session.id}${kind === "calibration-preview" ? "/preview" : ""}`,
    key: `${kind}:${moveId}`,
    data: {
      cycle: session.cycle.name,
      ...(kind === "calibration-preview" && due ? { due } : {}),
    },
  };
}
