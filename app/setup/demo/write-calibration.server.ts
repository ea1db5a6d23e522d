import type { Transaction } from "~/platform/database.server";
import { SECOND_RATINGS } from "./domain/calibration-previews";
import type { DemoPlan } from "./domain/plan";

/** Calibration sessions with all that was done in them. */
export async function writeCalibration(tx: Transaction, { sessions }: DemoPlan) {
  await tx.calibrationSession.createMany({
    data: sessions.map((session) => ({
      id: session.id,
      cycleId: session.cycleId,
      name: session.name,
      state: session.state,
      revision: revisionOf(session),
      secondRatings: SECOND_RATINGS,
      notesFor: session.notesFor,
      ...(session.guideline && { guideline: session.guideline }),
      previewClosesOn: session.previewClosesOn,
      meetsOn: session.meetsOn,
      createdById: session.createdById,
      createdAt: session.createdAt,
      lockedAt: session.lockedAt,
    })),
  });
  const each = <Row>(rowsOf: (session: DemoPlan["sessions"][number]) => Row[]) =>
    sessions.flatMap((session) =>
      rowsOf(session).map((row) => ({ sessionId: session.id, ...row })),
    );
  await tx.calibrationMember.createMany({
    data: each(({ members, createdAt }) => members.map((row) => ({ ...row, addedAt: createdAt }))),
  });
  await tx.calibrationParticipant.createMany({
    data: each(({ seats, createdAt }) => seats.map((row) => ({ ...row, addedAt: createdAt }))),
  });
  await tx.calibrationOverlap.createMany({ data: each(({ overlaps }) => overlaps) });
  await tx.calibrationVerdict.createMany({
    data: each(({ verdicts }) => verdicts.map(({ meant: _, ...row }) => row)),
  });
  await tx.calibrationSecondRating.createMany({ data: each(({ seconds }) => seconds) });
  await tx.calibrationAnchorRating.createMany({ data: each(({ anchors }) => anchors) });
  await tx.calibrationChange.createMany({ data: each(({ changes }) => changes) });
  await tx.calibrationNote.createMany({ data: each(({ notes }) => notes) });
  await tx.calibrationMove.createMany({ data: each(({ moves }) => moves) });
  await tx.calibratedRating.createMany({
    data: each(({ calibrated, lockedAt }) =>
      lockedAt ? calibrated.map((row) => ({ ...row, at: lockedAt })) : [],
    ),
  });
}

/** One more for everything that others in the session could see change. */
function revisionOf({ moves, seats, changes, notes }: DemoPlan["sessions"][number]): number {
  const handedIn = seats.filter(({ previewDoneAt }) => previewDoneAt).length;
  return 1 + moves.length + handedIn + changes.length + notes.length;
}
