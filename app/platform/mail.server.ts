import nodemailer, { type Transporter } from "nodemailer";
import { database } from "./database.server";
import type { Environment } from "./environment.server";
import { enqueue } from "./jobs.server";
import { log } from "./log.server";
import { Prisma } from "./prisma/client";
import { singleton } from "./singleton.server";

export type Letter = {
  to: string;
  subject: string;
  text: string;
  /** Address that stops such letters at one click; only for those that nobody has to get. */
  unsubscribe?: string;
};
type Settings = Pick<Environment, "SMTP_URL" | "MAIL_FROM" | "BASE_URL">;
type Claimed = Letter & { id: string; attempts: number };

/** The job that works off what is due. */
export const MAIL_JOB = "mail";

const MINUTE = 60_000;
const BATCH = 20;
const RUN_FOR_MS = 5 * MINUTE;
/** While a letter is being delivered nobody else takes it; after this the process that took it has died. */
const LEASE_MS = 10 * MINUTE;
const CONNECTION = {
  pool: true,
  maxConnections: 3,
  connectionTimeout: 10_000,
  greetingTimeout: 10_000,
  socketTimeout: 30_000,
};
const PAUSES_IN_MINUTES = [1, 5, 25, 125, 625];

const configured = singleton<{ settings: Settings }>("mail", () => ({
  settings: { SMTP_URL: undefined, MAIL_FROM: undefined, BASE_URL: "http://localhost:3000" },
}));

export function configureMail(settings: Settings): void {
  configured.settings = settings;
}

/** Without an SMTP server, mail waits in the outbox, which the administrator can read. */
export function mailIsDelivered(): boolean {
  return configured.settings.SMTP_URL !== undefined;
}

/** The whole address of one of our paths, for letters. */
export function publicAddress(path: string): string {
  return configured.settings.BASE_URL + path;
}

/**
 * Keeps the letter in the outbox and hands it to the SMTP server where there is one. A failure is recorded with the
 * letter and tried again later, rather than thrown: what the letter is about has already happened.
 */
export async function sendMail(letter: Letter): Promise<void> {
  const { id } = await database().mail.create({
    data: mailIsDelivered() ? { ...letter, ...claim(new Date()), attempts: 1 } : letter,
  });
  if (!mailIsDelivered()) return;
  const transport = connect();
  const next = await deliver(transport, { ...letter, id, attempts: 1 }).finally(() =>
    transport.close(),
  );
  if (next.tryAt) await enqueue(MAIL_JOB, { at: next.tryAt });
}

/** A letter as a row to be written in a transaction. Once that has committed, `wakeMail` sends it on its way. */
export function waitingLetter<Row extends Letter>(letter: Row, now: Date) {
  return { ...letter, nextTryAt: mailIsDelivered() ? now : null };
}

/** Has letters delivered that transactions left; where jobs do not run, the next run finds them. */
export async function wakeMail(): Promise<void> {
  if (mailIsDelivered()) await enqueue(MAIL_JOB);
}

/**
 * Delivers what is due: new letters, and those whose delivery failed or died with its process. Several processes may do
 * so at once; each takes its own letters. It ends early when the mail server does not answer at all.
 */
export async function deliverDueMail(now: () => Date, signal?: AbortSignal): Promise<void> {
  if (!mailIsDelivered()) return;
  const until = now().getTime() + RUN_FOR_MS;
  const transport = connect();
  try {
    for (;;) {
      const letters = await takeDue(now());
      const outcomes = await Promise.all(letters.map((each) => deliver(transport, each, now)));
      const isDead = outcomes.length > 0 && outcomes.every((each) => each.unreachable);
      if (letters.length < BATCH || isDead || signal?.aborted || now().getTime() > until) break;
    }
  } finally {
    transport.close();
  }
  const { _min } = await database().mail.aggregate({
    _min: { nextTryAt: true },
    where: { sentAt: null, nextTryAt: { not: null } },
  });
  if (!_min.nextTryAt) return;
  // What is due but was left waits a little: the server was not there, or others have had it all to themselves.
  const soonest = now().getTime() + MINUTE;
  await enqueue(MAIL_JOB, { at: new Date(Math.max(_min.nextTryAt.getTime(), soonest)) });
}

/** Delivers this letter now, whenever it was due; false when it is sent, gone, or being delivered by somebody else. */
export async function deliverLetter(id: string, now: () => Date): Promise<boolean> {
  const [letter] = await take(Prisma.sql`"id" = ${id}::uuid`, now());
  if (!letter) return false;
  const transport = connect();
  const { tryAt } = await deliver(transport, letter, now).finally(() => transport.close());
  if (tryAt) await enqueue(MAIL_JOB, { at: tryAt });
  return true;
}

/** When a letter is tried again after its n-th failure: after 1, 5, 25, 125 and 625 minutes; null once it is given up. */
export function nextTry(attempts: number, now: Date): Date | null {
  const minutes = PAUSES_IN_MINUTES[attempts - 1];
  return minutes === undefined ? null : new Date(now.getTime() + minutes * MINUTE);
}

const claim = (now: Date) => ({ nextTryAt: new Date(now.getTime() + LEASE_MS) });

function takeDue(now: Date): Promise<Claimed[]> {
  return take(Prisma.sql`"nextTryAt" <= ${now}`, now);
}

/** Takes letters for delivery: the rows' own times keep other processes away from them until the lease ends. */
function take(which: Prisma.Sql, now: Date): Promise<Claimed[]> {
  return database().$queryRaw<Claimed[]>`
    UPDATE "Mail" SET "nextTryAt" = ${claim(now).nextTryAt}, "attempts" = "attempts" + 1
    WHERE "id" IN (SELECT "id" FROM "Mail" WHERE "sentAt" IS NULL AND "nextTryAt" IS NOT NULL AND ${which}
                   ORDER BY "nextTryAt" LIMIT ${BATCH} FOR UPDATE SKIP LOCKED)
    RETURNING "id"::text, "to", "subject", "text", "unsubscribe", "attempts"`;
}

/** A pool for one run, so that many letters share a few connections. What SMTP_URL sets itself stays as it is. */
function connect(): Transporter {
  const url = new URL(configured.settings.SMTP_URL ?? "");
  for (const [name, value] of Object.entries(CONNECTION))
    if (!url.searchParams.has(name)) url.searchParams.set(name, String(value));
  return nodemailer.createTransport(url.href);
}

async function deliver(transport: Transporter, letter: Claimed, now = () => new Date()) {
  const { id, to, subject, text, unsubscribe } = letter;
  try {
    await transport.sendMail({
      from: configured.settings.MAIL_FROM,
      to,
      subject,
      text,
      // The same for every attempt, so that a letter delivered twice is recognised.
      messageId: `<${id}@${new URL(configured.settings.BASE_URL).hostname}>`,
      headers: {
        "Auto-Submitted": "auto-generated",
        ...(unsubscribe && {
          "List-Unsubscribe": `<${unsubscribe}>`,
          "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        }),
      },
    });
    // A delivered letter may hold a one-time address: what stays is that it was sent.
    await database().mail.update({
      where: { id },
      data: { sentAt: now(), text: "", error: null, nextTryAt: null },
    });
    return { tryAt: null, unreachable: false };
  } catch (error) {
    log.error({ err: error, mail: id, attempt: letter.attempts }, "mail could not be sent");
    const message = error instanceof Error ? error.message : String(error);
    const tryAt = nextTry(letter.attempts, now());
    await database().mail.update({ where: { id }, data: { error: message, nextTryAt: tryAt } });
    return { tryAt, unreachable: isUnreachable(error) };
  }
}

/** The server does not answer or does not let us in: the next letter would fare no better. */
function isUnreachable(error: unknown): boolean {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return ["ECONNECTION", "ECONNREFUSED", "ETIMEDOUT", "EDNS", "ESOCKET", "EAUTH", "ETLS"].includes(
    code,
  );
}
