import { redirect } from "@remix-run/node";
import type { Action } from "~/access/domain/matrix";
import type { Ask } from "~/access/guards.server";
import { change } from "~/platform/audit.server";
import { database } from "~/platform/database.server";
import { forViewer, type ShownData } from "./domain/session-data";
import { type CalibrationSession, requireSession } from "./session.server";
import { sessionData } from "./session-data.server";

/** A reading by the people team is recorded once in this time, however often a page refreshes itself. */
const READING_MINUTES = 15;

/**
 * The session and its ratings as this viewer may see them. A calibrator's own preview comes first: until it is handed in
 * (or they decide to go without), there is nothing here but that. `?present=1` hides names.
 */
export async function requireRatings(
  ask: Ask,
  sessionId: string | undefined,
  action: Action = "calibration.read",
) {
  const required = await requireSession(ask, sessionId, action);
  const { viewer, session } = required;
  if (waitsForPreview(session)) throw redirect(`/calibration/${session.id}/preview`);
  if (session.seat === null) await recordReading(viewer, session.id);
  const presents = new URL(ask.request.url).searchParams.get("present") === "1";
  const data = await shownData(session, viewer.personId, { presents });
  return { ...required, data, presents };
}

/** Whether the viewer has to look for themselves before they see what others think. */
export function waitsForPreview({ seat, hasPreview, previewDone }: CalibrationSession): boolean {
  return seat === "calibrator" && hasPreview && !previewDone;
}

/** The ratings without the viewer's own row, and without names where the session hides them or `presents`. */
export async function shownData(
  session: CalibrationSession,
  personId: string,
  { presents = false }: { presents?: boolean } = {},
): Promise<ShownData> {
  const data = await sessionData(session);
  return forViewer(data, { personId, withNames: session.showsNames && !presents });
}

/** The people team sits in no session: what it reads there leaves a trace. */
async function recordReading(
  { personId, actor }: { personId: string; actor: Parameters<typeof change>[0] },
  sessionId: string,
): Promise<void> {
  const recent = await database().auditEvent.findFirst({
    where: {
      actorId: personId,
      action: "calibration.read",
      subjectId: sessionId,
      at: { gt: new Date(Date.now() - READING_MINUTES * 60_000) },
    },
    select: { id: true },
  });
  if (recent) return;
  await change(actor, async (_tx, record) => {
    record({ action: "calibration.read", subject: { type: "calibration-session", id: sessionId } });
  });
}
