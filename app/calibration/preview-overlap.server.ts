import { change } from "~/platform/audit.server";
import { database } from "~/platform/database.server";
import { assignOverlap } from "./domain/sampling";
import type { ShownPerson } from "./domain/session-data";
import { type CalibrationSession, type InSession, lockSession } from "./session.server";

/**
 * Whom the viewer rates a second time, by assessment. Settled when they first open their preview and left alone from then
 * on: a later choice could fall on somebody whose rating they have seen.
 */
export async function overlapOf(
  viewer: InSession,
  session: CalibrationSession,
  people: readonly ShownPerson[],
  hasBegun: boolean,
): Promise<Set<string>> {
  const own = await database().calibrationOverlap.findMany({
    where: { sessionId: session.id, calibratorId: viewer.personId },
    select: { assessmentId: true },
  });
  const known = new Set(own.map(({ assessmentId }) => assessmentId));
  const isSettled = known.size > 0 || hasBegun || session.previewDone;
  if (isSettled || session.secondRatings === 0) return known;
  const tooNear = await tooNearTo(viewer.personId, session.id);
  const open = people.filter(
    ({ assessmentId, raterId }) => raterId !== viewer.personId && !tooNear.has(assessmentId),
  );
  return open.length === 0 ? known : assign(viewer, session, people, tooNear);
}

async function assign(
  viewer: InSession,
  session: CalibrationSession,
  people: readonly ShownPerson[],
  tooNear: ReadonlySet<string>,
): Promise<Set<string>> {
  const sessionId = session.id;
  return change(viewer.actor, async (tx, record) => {
    const { secondRatings } = await lockSession(tx, viewer, sessionId, "calibration.preview");
    const already = await tx.calibrationOverlap.findMany({ where: { sessionId } });
    const isOwn = ({ calibratorId }: { calibratorId: string }) => calibratorId === viewer.personId;
    const own = already.filter(isOwn);
    // Opened twice at the same moment: the other one has done it.
    const added =
      own.length > 0
        ? []
        : assignOverlap({
            seed: sessionId,
            people,
            calibrators: [viewer.personId],
            already,
            perCalibrator: secondRatings,
            mayRate: (_, { assessmentId }) => !tooNear.has(assessmentId),
          });
    await tx.calibrationOverlap.createMany({ data: added.map((each) => ({ sessionId, ...each })) });
    record({
      action: "calibration.second-ratings-assigned",
      subject: { type: "calibration-session", id: sessionId },
      data: { people: added.length },
    });
    return new Set([...own, ...added].map(({ assessmentId }) => assessmentId));
  });
}

/**
 * Assessments that the viewer could not rate blind or freely: of their reports of any depth, whose ratings they may read
 * elsewhere; of those above them; and those whose review they once had.
 */
async function tooNearTo(personId: string, sessionId: string): Promise<Set<string>> {
  const rows = await database().$queryRaw<{ assessmentId: string }[]>`
    SELECT m."assessmentId"::text
    FROM "CalibrationMember" m
    JOIN "Person" p ON p."id" = m."personId"
    JOIN "Person" v ON v."id" = ${personId}::uuid
    WHERE m."sessionId" = ${sessionId}::uuid AND m."removedAt" IS NULL
      AND (p."managerId" = v."id" OR v."id" IN (SELECT managers_above(p."id"))
        OR p."id" = v."managerId" OR p."id" IN (SELECT managers_above(v."id"))
        OR EXISTS (SELECT 1 FROM "Review" r JOIN "Handover" h ON h."reviewId" = r."id"
                   WHERE r."assessmentId" = m."assessmentId" AND h."fromId" = v."id"))`;
  return new Set(rows.map(({ assessmentId }) => assessmentId));
}
