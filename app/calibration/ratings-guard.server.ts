import { redirect } from "@remix-run/node";
import type { Action } from "~/access/domain/matrix";
import type { Ask } from "~/access/guards.server";
import { forViewer, type ShownData } from "./domain/session-data";
import { recordReading } from "./reading.server";
import { type CalibrationSession, requireSession } from "./session.server";
import { sessionData } from "./session-data.server";

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
  if (session.seat === null)
    await recordReading(viewer, {
      action: "calibration.read",
      subject: { type: "calibration-session", id: session.id },
    });
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
