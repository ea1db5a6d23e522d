import { AppError } from "~/platform/app-error";
import { change } from "~/platform/audit.server";
import { database } from "~/platform/database.server";
import { memberOf } from "./changes.server";
import { wakeSession } from "./live.server";
import { waitsForPreview } from "./ratings-guard.server";
import {
  type CalibrationSession,
  type InSession,
  lockSession,
  touchSession,
} from "./session.server";

/** Keeps a note about one person. Notes are never changed; they can be disclosed to the person, and the page says so. */
export async function addNote(
  who: InSession,
  { sessionId, assessmentId }: { sessionId: string; assessmentId: string },
  text: string,
): Promise<void> {
  await change(who.actor, async (tx, record) => {
    const session = await lockSession(tx, who, sessionId, "calibration.note");
    if (waitsForPreview(session)) throw new AppError("Hand in your own preview first.", 409);
    const { personId } = await memberOf(tx, who, session, assessmentId);
    await tx.calibrationNote.create({
      data: { sessionId, assessmentId, personId, authorId: who.personId, text },
    });
    await touchSession(tx, sessionId);
    record({
      action: "calibration.note-added",
      subject: { type: "calibration-session", id: sessionId },
      data: { assessmentId },
    });
  });
  wakeSession(sessionId);
}

export type ShownNote = { id: string; text: string; at: Date; author: string; isOwn: boolean };

/** The notes about one person that the viewer may read by the session's setting, oldest first; none about themselves. */
export async function notesOn(
  { personId }: { personId: string },
  session: Pick<CalibrationSession, "id" | "seat" | "notesFor">,
  assessmentId: string,
): Promise<ShownNote[]> {
  // The people team answers for what is disclosed, so it reads them all; its reading is recorded with the page's.
  const readsAll =
    session.seat === null ||
    session.notesFor === "session" ||
    (session.notesFor === "facilitator" && session.seat === "facilitator");
  const rows = await database().$queryRaw<(Omit<ShownNote, "isOwn"> & { authorId: string })[]>`
    SELECT n."id", n."text", n."at", n."authorId"::text AS "authorId", p."name" AS "author"
    FROM "CalibrationNote" n JOIN "Person" p ON p."id" = n."authorId"
    WHERE n."sessionId" = ${session.id}::uuid AND n."assessmentId" = ${assessmentId}::uuid
      AND n."personId" <> ${personId}::uuid AND (${readsAll} OR n."authorId" = ${personId}::uuid)
    ORDER BY n."at"`;
  return rows.map(({ authorId, ...note }) => ({ ...note, isOwn: authorId === personId }));
}
