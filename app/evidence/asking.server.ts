import { isId } from "~/assessment/assessments.server";
import { asPiece, pieceSelect } from "~/assessment/evidence.server";
import { notify } from "~/notification/notify.server";
import { AppError } from "~/platform/app-error";
import { change } from "~/platform/audit.server";
import type { Transaction } from "~/platform/database.server";
import { claimantOf, findColleague } from "./colleagues.server";
import { MOST_OPEN, readShown, type ShownPiece } from "./domain/corroboration";
import { REFUSAL_TO_ASK, whyNotCorroborate } from "./domain/who-may-corroborate";
import { isSameWording } from "./domain/wording";
import { kindTitle, lockOwnPiece, type Who } from "./piece.server";

/**
 * Asks a colleague what one piece shows. They are shown a copy of it as it is now, and nothing else. Refused, with a
 * reason, for whoever decides on the claimant, and where the same was asked already.
 */
export async function askColleague(
  who: Who & { name: string },
  evidenceId: string,
  { colleague: colleagueId, message }: { colleague: string; message: string },
): Promise<void> {
  await change(who.actor, async (tx, record) => {
    // One at a time per piece, so that the limit and the question before hold.
    await lockOwnPiece(tx, who.personId, evidenceId);
    const colleague = await findColleague(tx, colleagueId);
    if (!colleague) throw new AppError("Choose a colleague from the list.", 409);
    const refusal = whyNotCorroborate(await claimantOf(tx, who.personId), colleague);
    if (refusal) throw new AppError(REFUSAL_TO_ASK[refusal], 409);
    const content = await shownNow(tx, evidenceId);
    await refuseAgain(tx, evidenceId, colleague, content);
    const { id } = await tx.corroboration.create({
      data: { evidenceId, askedId: colleagueId, message, content },
      select: { id: true },
    });
    await notify(tx, [
      {
        personId: colleagueId,
        kind: "corroboration-asked",
        address: `/corroborations/${id}`,
        key: `corroboration-asked:${id}`,
        data: { person: who.name },
      },
    ]);
    record({
      action: "corroboration.asked",
      subject: { type: "corroboration", id },
      data: { evidenceId, askedId: colleagueId },
    });
  });
}

/** The piece as a colleague is shown it. */
async function shownNow(tx: Transaction, evidenceId: string): Promise<ShownPiece> {
  const row = await tx.evidence.findUniqueOrThrow({
    where: { id: evidenceId },
    select: { ...pieceSelect, archivedAt: true },
  });
  const { archivedAt, ...stored } = row;
  if (archivedAt)
    throw new AppError("This piece is in the archive. Take it back before you ask about it.", 409);
  const { id: _, ...piece } = asPiece(stored);
  return { ...piece, kindTitle: kindTitle(piece.kind) };
}

async function refuseAgain(
  tx: Transaction,
  evidenceId: string,
  colleague: { personId: string; name: string },
  shown: ShownPiece,
) {
  const asked = await tx.corroboration.findMany({
    where: { evidenceId, withdrawnAt: null },
    select: { askedId: true, answeredAt: true, content: true },
  });
  const open = asked.filter(({ answeredAt }) => answeredAt === null);
  const theirs = asked.filter(({ askedId }) => askedId === colleague.personId);
  if (open.some(({ askedId }) => askedId === colleague.personId))
    throw new AppError(
      `You have asked ${colleague.name} already; they have not answered yet. Withdraw the question to ask it anew.`,
      409,
    );
  if (theirs.some(({ content }) => isSameWording(readShown(content), shown)))
    throw new AppError(
      `${colleague.name} has answered for this wording already. They can correct their answer; you can ask again once you change the piece.`,
      409,
    );
  if (open.length >= MOST_OPEN)
    throw new AppError(
      `${MOST_OPEN} colleagues have yet to answer about this piece. Wait for one of them, or withdraw a question.`,
      409,
    );
}

/** Takes a question back that was not answered. What a colleague has said stays, whatever it is. */
export async function withdrawQuestion(
  who: Who,
  evidenceId: string,
  corroborationId: string,
): Promise<void> {
  await change(who.actor, async (tx, record) => {
    await lockOwnPiece(tx, who.personId, evidenceId);
    const { count } = isId(corroborationId)
      ? await tx.corroboration.updateMany({
          where: { id: corroborationId, evidenceId, answeredAt: null, withdrawnAt: null },
          data: { withdrawnAt: new Date() },
        })
      : { count: 0 };
    if (count === 0)
      throw new AppError(
        "This question was answered or withdrawn in the meantime. What was answered stays.",
        409,
      );
    record({
      action: "corroboration.withdrawn",
      subject: { type: "corroboration", id: corroborationId },
      data: { evidenceId },
    });
  });
}
