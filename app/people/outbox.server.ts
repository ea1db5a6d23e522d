import { AppError } from "~/platform/app-error";
import { type Actor, change } from "~/platform/audit.server";
import { database } from "~/platform/database.server";
import { deliverLetter, mailIsDelivered } from "~/platform/mail.server";
import { Prisma } from "~/platform/prisma/client";
import type { LetterState } from "./domain/letter-state";

const OUTBOX_PAGE = 50;

export type ListedLetter = {
  id: string;
  to: string;
  subject: string;
  createdAt: Date;
  sentAt: Date | null;
  error: string | null;
  attempts: number;
  nextTryAt: Date | null;
  state: LetterState;
};
export type LetterCounts = Record<LetterState, number>;

/** How far a letter got, from its row: the same words in the list, in the counts and on its own page. */
const STATE = Prisma.sql`CASE
  WHEN "sentAt" IS NOT NULL THEN 'sent'
  WHEN "nextTryAt" IS NOT NULL AND "error" IS NULL THEN 'on-its-way'
  WHEN "nextTryAt" IS NOT NULL THEN 'retrying'
  WHEN "error" IS NOT NULL THEN 'failed'
  ELSE 'waiting' END`;

/** One page of the outbox, newest first, without the letters' text; of one state or of all. */
export async function listLetters(
  state: LetterState | null,
  wanted: number,
): Promise<{ letters: ListedLetter[]; counts: LetterCounts; page: number; pages: number }> {
  const counts = await countLetters();
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const pages = Math.max(1, Math.ceil((state ? counts[state] : all) / OUTBOX_PAGE));
  const page = Math.min(wanted, pages);
  const letters = await database().$queryRaw<ListedLetter[]>`
    SELECT "id"::text, "to", "subject", "createdAt", "sentAt", "error", "attempts", "nextTryAt",
           ${STATE} AS "state"
    FROM "Mail" WHERE ${state}::text IS NULL OR ${STATE} = ${state}
    ORDER BY "createdAt" DESC, "id" DESC
    LIMIT ${OUTBOX_PAGE} OFFSET ${(page - 1) * OUTBOX_PAGE}`;
  return { letters, counts, page, pages };
}

async function countLetters(): Promise<LetterCounts> {
  const rows = await database().$queryRaw<{ state: LetterState; count: number }[]>`
    SELECT ${STATE} AS "state", count(*)::int AS "count" FROM "Mail" GROUP BY 1`;
  const counts = { waiting: 0, "on-its-way": 0, retrying: 0, failed: 0, sent: 0 };
  for (const { state, count } of rows) counts[state] = count;
  return counts;
}

/** One letter with its text. Letters may hold one-time addresses, so that it was opened is recorded with the reading. */
export async function openLetter(
  actor: Actor,
  id: string,
): Promise<ListedLetter & { text: string }> {
  return change(actor, async (tx, record) => {
    const [letter] = await tx.$queryRaw<(ListedLetter & { text: string })[]>`
      SELECT "id"::text, "to", "subject", "text", "createdAt", "sentAt", "error", "attempts", "nextTryAt",
             ${STATE} AS "state"
      FROM "Mail" WHERE "id" = ${id}::uuid`;
    if (!letter) throw new AppError("This letter is not here.", 404);
    record({ action: "mail.read", subject: { type: "mail", id }, data: { to: letter.to } });
    return letter;
  });
}

/**
 * Tries a letter again at once, with all its attempts before it; or for the first time, where there was no mail server when
 * it was written. How it went stands with the letter.
 * @throws AppError when it is sent already, or there is no mail server
 */
export async function resendLetter(actor: Actor, id: string, now = () => new Date()) {
  if (!mailIsDelivered())
    throw new AppError("No mail server is set (SMTP_URL), so nothing can be sent.", 409);
  await change(actor, async (tx, record) => {
    const known = await tx.mail.findUnique({ where: { id }, select: { to: true } });
    if (!known) throw new AppError("This letter is not here.", 404);
    const { count } = await tx.mail.updateMany({
      where: { id, sentAt: null },
      data: { attempts: 0, nextTryAt: now() },
    });
    if (count === 0) throw new AppError("This letter was sent in the meantime.", 409);
    record({ action: "mail.resent", subject: { type: "mail", id }, data: { to: known.to } });
  });
  await deliverLetter(id, now);
}
