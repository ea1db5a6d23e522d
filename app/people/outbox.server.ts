import { AppError } from "~/platform/app-error";
import { type Actor, change } from "~/platform/audit.server";
import { database } from "~/platform/database.server";

const OUTBOX_PAGE = 50;

export type LetterState = "waiting" | "sent" | "failed";
export type ListedLetter = {
  id: string;
  to: string;
  subject: string;
  createdAt: Date;
  sentAt: Date | null;
  error: string | null;
  state: LetterState;
};

/** One page of the outbox, newest first, without the letters' text. */
export async function listLetters(
  wanted: number,
): Promise<{ letters: ListedLetter[]; total: number; page: number; pages: number }> {
  const total = await database().mail.count();
  const pages = Math.max(1, Math.ceil(total / OUTBOX_PAGE));
  const page = Math.min(wanted, pages);
  const letters = await database().mail.findMany({
    select: { id: true, to: true, subject: true, createdAt: true, sentAt: true, error: true },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: OUTBOX_PAGE,
    skip: (page - 1) * OUTBOX_PAGE,
  });
  return {
    total,
    page,
    pages,
    letters: letters.map((letter) => ({ ...letter, state: letterState(letter) })),
  };
}

/** One letter with its text. Letters may hold one-time addresses, so that it was opened is recorded with the reading. */
export async function openLetter(
  actor: Actor,
  id: string,
): Promise<ListedLetter & { text: string }> {
  return change(actor, async (tx, record) => {
    const letter = await tx.mail.findUnique({ where: { id } });
    if (!letter) throw new AppError("This letter is not here.", 404);
    record({ action: "mail.read", subject: { type: "mail", id }, data: { to: letter.to } });
    return { ...letter, state: letterState(letter) };
  });
}

function letterState({
  sentAt,
  error,
}: {
  sentAt: Date | null;
  error: string | null;
}): LetterState {
  if (sentAt) return "sent";
  return error ? "failed" : "waiting";
}
