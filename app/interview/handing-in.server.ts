import { AppError } from "~/platform/app-error";
import { change } from "~/platform/audit.server";
import type { Transaction } from "~/platform/database.server";
import type { FieldErrors } from "~/platform/form";
import { formatMoment } from "~/ui/dates";
import { findCard, taskOf } from "./card.server";
import { NOTHING_SAID } from "./domain/card";
import { OVERALL, openFields } from "./domain/card-form";
import { isEmptyHanded, opensAt } from "./domain/handing-in";
import { tellAllIn } from "./notices.server";
import { lockPanel, type OnPanel, touchPanel } from "./panel.server";
import { settleCardReminders } from "./reminders.server";
import { type CardRevisions, HANDED_IN } from "./save-card.server";

/** Takes with it what keeps a card from being handed in. */
class Unfinished extends Error {
  constructor(readonly open: FieldErrors) {
    super("the card is not finished");
  }
}

/**
 * Hands in the writer's card, for good, as they had it before them: `seen` is the revision of each part. Gives what is still
 * open, by the field that it is to be done at, or null where it is in. Once every card is in while the panel is interviewing,
 * the hiring manager is told that, and no more.
 */
export async function handIn(
  who: OnPanel,
  panelId: string,
  seen: CardRevisions,
  now = new Date(),
): Promise<FieldErrors | null> {
  try {
    await change(who.actor, async (tx, record) => {
      const panel = await lockPanel(tx, who, panelId, "scorecard.write");
      if (panel.ownCard?.submittedAt) throw new AppError(HANDED_IN, 409);
      const card = await findCard({ panelId, interviewerId: who.personId }, tx);
      const { task, sessions } = await taskOf(panel, who.personId, tx);
      const opens = opensAt(sessions, now);
      if (opens) throw new AppError(notBegun(await momentWords(tx, opens)), 409);
      const open = openFields(task, card?.answers ?? [], card ?? NOTHING_SAID);
      if (Object.keys(open).length > 0 || !card) throw new Unfinished(open);
      if (isEmptyHanded(card.answers)) throw new AppError(NOTHING_ASSESSED, 409);
      if (seen[OVERALL] !== card.revision || card.answers.some(isUnseen(seen)))
        throw new AppError(CHANGED_MEANWHILE, 409);
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

function isUnseen(seen: CardRevisions) {
  return ({ criterionId, revision }: { criterionId: string; revision: number }) =>
    seen[criterionId] !== revision;
}

async function momentWords(tx: Transaction, moment: Date): Promise<string> {
  const { timeZone } = await tx.organisation.findFirstOrThrow({ select: { timeZone: true } });
  return formatMoment(moment, timeZone);
}

const notBegun = (moment: string) =>
  `Your session on ${moment} has not begun. Hand in after it, or have it moved in the plan.`;

const NOTHING_ASSESSED =
  "Nothing was assessed. If the session did not take place, have the hiring manager move it, or take you off the plan.";

const CHANGED_MEANWHILE =
  "Something on this card was saved in another window just now, so it is not handed in. Open the page again, read it, then hand it in.";
