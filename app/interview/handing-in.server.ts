import { AppError } from "~/platform/app-error";
import { change } from "~/platform/audit.server";
import type { FieldErrors } from "~/platform/form";
import { findCard, taskOf } from "./card.server";
import { openFields } from "./domain/card-form";
import { tellAllIn } from "./notices.server";
import { lockPanel, type OnPanel, touchPanel } from "./panel.server";
import { settleCardReminders } from "./reminders.server";
import { HANDED_IN } from "./save-card.server";

/** Takes with it what keeps a card from being handed in. */
class Unfinished extends Error {
  constructor(readonly open: FieldErrors) {
    super("the card is not finished");
  }
}

/**
 * Hands in the writer's card, for good. Gives what is still open, by the field that it is to be done at, or null where it
 * is in. Once every card is in while the panel is interviewing, the hiring manager is told that, and no more.
 */
export async function handIn(who: OnPanel, panelId: string): Promise<FieldErrors | null> {
  try {
    await change(who.actor, async (tx, record) => {
      const panel = await lockPanel(tx, who, panelId, "scorecard.write");
      if (panel.ownCard?.submittedAt) throw new AppError(HANDED_IN, 409);
      const card = await findCard({ panelId, interviewerId: who.personId }, tx);
      const { task } = await taskOf(panel, who.personId, tx);
      const overall = card ?? { recommendation: null, reason: "", flaws: [] };
      const open = openFields(task, card?.answers ?? [], overall);
      if (Object.keys(open).length > 0 || !card) throw new Unfinished(open);
      await tx.scorecard.update({ where: { id: card.id }, data: { submittedAt: new Date() } });
      await touchPanel(tx, panelId);
      await settleCardReminders(tx, panelId, who.personId);
      record({
        action: "interview.card-handed-in",
        subject: { type: "interview", id: panelId },
        data: { state: panel.state },
      });
      const isLast = panel.cards.submitted + 1 === panel.cards.interviewers;
      if (isLast && panel.state === "open") await tellAllIn(tx, panelId);
    });
    return null;
  } catch (error) {
    if (error instanceof Unfinished) return error.open;
    throw error;
  }
}
