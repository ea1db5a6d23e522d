import { Refusal } from "~/people/refusal";
import { AppError } from "~/platform/app-error";
import { change } from "~/platform/audit.server";
import { seatsOfPanel } from "./debrief.server";
import { saidSoFar, sortSeats } from "./domain/debrief-cards";
import { type Decision, MOST_REASON } from "./domain/decision-form";
import { tellDecided, tellReopened } from "./notices.server";
import { lockPanel, type OnPanel, touchPanel, waitsForOwnCard } from "./panel.server";

/**
 * Keeps what the hiring manager decided, with the reasons. What was decided before is never overwritten.
 * @throws AppError where the panel is not in its debrief, or another card came in since the page was made
 */
export async function decide(who: OnPanel, panelId: string, decision: Decision): Promise<void> {
  await change(who.actor, async (tx, record) => {
    const panel = await lockPanel(tx, who, panelId, "interview.decide");
    if (waitsForOwnCard(panel))
      throw new AppError("Hand in your own card first: you interview on this panel too.", 409);
    const { counted } = sortSeats(await seatsOfPanel(who, panelId, tx), panel);
    if (saidSoFar(counted) !== decision.said)
      throw new AppError(
        "A card, or an addition to one, came in since you opened this page. Read it, then decide: what you wrote is kept here.",
        409,
      );
    const { outcome, reasons, summary, place } = decision;
    const { at } = await tx.interviewDecision.create({
      data: {
        panelId,
        outcome,
        reasons,
        summary,
        mappedTrackId: place?.trackId ?? null,
        mappedLevelId: place?.levelId ?? null,
        byId: who.personId,
      },
      select: { at: true },
    });
    await tx.interviewPanel.update({
      where: { id: panelId },
      data: { state: "DECIDED", decidedAt: at },
    });
    record({
      action: "interview.decided",
      subject: { type: "interview", id: panelId },
      data: { cards: counted.length },
    });
    await touchPanel(tx, panelId);
    await tellDecided(tx, panelId, who.personId);
  });
}

/** Opens the debrief again, with a reason; the decision that was made stays as it is. */
export async function reopenDecision(who: OnPanel, panelId: string, reason: string): Promise<void> {
  if (!reason) throw new Refusal("reason", "Say why: everybody who reads the decision reads it.");
  if (reason.length > MOST_REASON)
    throw new Refusal("reason", `Use at most ${MOST_REASON.toLocaleString("en-GB")} characters.`);
  await change(who.actor, async (tx, record) => {
    await lockPanel(tx, who, panelId, "interview.reopen");
    // Cards that came after the decision count from now on; the retention rule waits for the next one.
    await tx.interviewPanel.update({
      where: { id: panelId },
      data: { state: "DEBRIEF", decidedAt: null },
    });
    await tx.interviewMove.create({
      data: { panelId, kind: "REOPENED", reason, byId: who.personId },
    });
    record({ action: "interview.reopened", subject: { type: "interview", id: panelId } });
    await touchPanel(tx, panelId);
    await tellReopened(tx, panelId, who.personId);
  });
}
