import { Refusal } from "~/people/refusal";
import { AppError } from "~/platform/app-error";
import { change } from "~/platform/audit.server";
import { tellReturned, tellWithdrawn } from "./notices.server";
import { lockPanel, type OnPanel, touchPanel } from "./panel.server";

const MOST_REASON = 2_000;

/** The candidate withdrew: sessions are off, nothing more is written, and what was written stays until it is due to go. */
export async function withdrawPanel(who: OnPanel, panelId: string, reason: string): Promise<void> {
  if (!reason) throw new Refusal("reason", "Say why, in a few words.");
  refuseTooLong(reason);
  await change(who.actor, async (tx, record) => {
    const panel = await lockPanel(tx, who, panelId, "interview.withdraw");
    if (panel.state === "withdrawn")
      throw new AppError("It is written down already that the candidate withdrew.", 409);
    await tx.interviewPanel.update({
      where: { id: panelId },
      data: { state: "WITHDRAWN", withdrawnAt: new Date() },
    });
    await tx.interviewMove.create({
      data: { panelId, kind: "WITHDRAWN", reason, byId: who.personId },
    });
    await touchPanel(tx, panelId);
    await tellWithdrawn(tx, panelId, who.personId);
    record({ action: "interview.withdrawn", subject: { type: "interview", id: panelId } });
  });
}

/** They came back after all: it goes on where it stood. */
export async function returnPanel(who: OnPanel, panelId: string, reason: string): Promise<void> {
  refuseTooLong(reason);
  await change(who.actor, async (tx, record) => {
    const panel = await lockPanel(tx, who, panelId, "interview.withdraw");
    if (panel.state !== "withdrawn")
      throw new AppError("The candidate is not written down as withdrawn.", 409);
    await tx.interviewPanel.update({
      where: { id: panelId },
      data: { state: panel.debriefAt ? "DEBRIEF" : "OPEN", withdrawnAt: null },
    });
    await tx.interviewMove.create({
      data: { panelId, kind: "RETURNED", reason, byId: who.personId },
    });
    await touchPanel(tx, panelId);
    await tellReturned(tx, panelId, who.personId);
    record({ action: "interview.returned", subject: { type: "interview", id: panelId } });
  });
}

function refuseTooLong(reason: string): void {
  if (reason.length > MOST_REASON) throw new Refusal("reason", "Use at most 2,000 characters.");
}
