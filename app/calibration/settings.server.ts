import { Refusal } from "~/people/refusal";
import { change } from "~/platform/audit.server";
import { Prisma } from "~/platform/prisma/client";
import { guidelineText, readGuideline } from "./domain/guideline";
import type { SettingsInput } from "./domain/session-form";
import { wakeSession } from "./live.server";
import {
  type CalibrationSession,
  type InSession,
  lockSession,
  touchSession,
} from "./session.server";

/** Settings as the database keeps them. */
export function storedSettings(input: SettingsInput) {
  const read = readGuideline(input.guideline);
  const guideline = read.ok ? read.guideline : null;
  return {
    name: input.name,
    hasPreview: input.hasPreview,
    previewShare: input.previewShare,
    secondRatings: input.secondRatings,
    hasAnchorCases: input.hasAnchorCases,
    showsNames: input.showsNames,
    notesFor: input.notesFor,
    guideline: guideline ?? Prisma.DbNull,
    previewClosesOn: dayOrNull(input.previewClosesOn),
    meetsOn: dayOrNull(input.meetsOn),
  };
}

function dayOrNull(day: string): Date | null {
  return day ? new Date(`${day}T00:00:00Z`) : null;
}

/** A session's settings as the form takes them. */
export function settingsOf(session: CalibrationSession): SettingsInput {
  const day = (date: Date | null) => date?.toISOString().slice(0, 10) ?? "";
  const { name, hasPreview, previewShare, secondRatings, hasAnchorCases, showsNames } = session;
  return {
    name,
    hasPreview,
    previewShare,
    secondRatings,
    hasAnchorCases,
    showsNames,
    notesFor: session.notesFor,
    guideline: guidelineText(session.guideline),
    previewClosesOn: day(session.previewClosesOn),
    meetsOn: day(session.meetsOn),
  };
}

/**
 * Changes how a session works. What calibrators did stays and counts, whatever is set: a smaller share takes no verdict away,
 * a preview turned off keeps those handed in. Once the session has begun a preview cannot be turned on, because those who
 * sit in it may have seen the ratings.
 */
export async function changeSettings(
  who: InSession,
  sessionId: string,
  input: SettingsInput,
): Promise<void> {
  await change(who.actor, async (tx, record) => {
    const session = await lockSession(tx, who, sessionId, "calibration.set-up");
    if (input.hasPreview && !session.hasPreview && session.state !== "set-up")
      throw new Refusal(
        "hasPreview",
        "The session has begun, so those who sit in it may have seen the ratings: a preview cannot be turned on any more.",
      );
    if (input.secondRatings > session.secondRatings && session.state !== "set-up")
      throw new Refusal(
        "secondRatings",
        "The session has begun, so more second ratings would no longer be blind: those who sit in it may have seen the managers’.",
      );
    const before = settingsOf(session);
    const fields = (Object.keys(before) as (keyof SettingsInput)[]).filter(
      (field) => before[field] !== input[field],
    );
    await tx.calibrationSession.update({
      where: { id: sessionId },
      data: storedSettings(input),
    });
    await touchSession(tx, sessionId);
    record({
      action: "calibration.settings-changed",
      subject: { type: "calibration-session", id: sessionId },
      data: { fields },
    });
  });
  wakeSession(sessionId);
}
