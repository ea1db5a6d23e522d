import { AppError } from "~/platform/app-error";
import { change } from "~/platform/audit.server";
import { interviewersOfPanel } from "./debrief.server";
import { MOST_REASON } from "./domain/decision-form";
import { tellDebrief } from "./notices.server";
import { lockPanel, type OnPanel, touchPanel, waitsForOwnCard } from "./panel.server";

/**
 * Opens the debrief. Where cards are missing it takes a reason, and whoever closes has seen whose: `seen` are those that
 * the page named.
 * @throws AppError where there is nothing to compare yet, somebody else is missing than was seen, or the reason is
 */
export async function openDebrief(
  who: OnPanel,
  panelId: string,
  { seen, reason }: { seen: readonly string[]; reason: string },
): Promise<void> {
  if (reason.length > MOST_REASON)
    throw new AppError(`Use at most ${MOST_REASON.toLocaleString("en-GB")} characters.`, 422);
  await change(who.actor, async (tx, record) => {
    const panel = await lockPanel(tx, who, panelId, "interview.close");
    if (waitsForOwnCard(panel))
      throw new AppError("Hand in your own card first: you interview on this panel too.", 409);
    const interviewers = await interviewersOfPanel(who, panelId, tx);
    const refusal = whyNotYet(interviewers);
    if (refusal) throw new AppError(refusal, 409);
    const missing = interviewers.filter(({ isIn }) => !isIn);
    if (missing.some(({ id }) => !seen.includes(id)))
      throw new AppError(
        "Somebody else is missing than when you opened this page. Look at the names again.",
        409,
      );
    if (missing.length > 0 && !reason)
      throw new AppError("Say why the debrief begins without these cards.", 422);
    const missingIds = missing.map(({ id }) => id);
    await tx.interviewPanel.update({
      where: { id: panelId },
      data: { state: "DEBRIEF", debriefAt: new Date(), missingIds },
    });
    await tx.interviewMove.create({
      data: {
        panelId,
        kind: "DEBRIEF",
        reason: missing.length > 0 ? reason : "",
        byId: who.personId,
      },
    });
    record({
      action: "interview.debrief-opened",
      subject: { type: "interview", id: panelId },
      data: { cards: interviewers.length - missing.length, missing: missing.length },
    });
    await touchPanel(tx, panelId);
    await tellDebrief(tx, panelId, who.personId);
  });
}

/** Why there is nothing to open the debrief with, and what to do; null where there is. */
export function whyNotYet(interviewers: readonly { isIn: boolean }[]): string | null {
  if (interviewers.length === 0)
    return "Nobody interviews on this panel yet. Add interviewers to the plan; there is nothing to compare before.";
  if (interviewers.every(({ isIn }) => !isIn))
    return "No card is in yet, so there is nothing to compare. The debrief can be opened once the first is.";
  return null;
}
