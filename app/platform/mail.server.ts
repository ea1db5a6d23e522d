import nodemailer from "nodemailer";
import { database } from "./database.server";
import type { Environment } from "./environment.server";
import { log } from "./log.server";
import { singleton } from "./singleton.server";

export type Letter = { to: string; subject: string; text: string };
type Settings = Pick<Environment, "SMTP_URL" | "MAIL_FROM">;

const configured = singleton<{ settings: Settings }>("mail", () => ({
  settings: { SMTP_URL: undefined, MAIL_FROM: undefined },
}));

export function configureMail(settings: Settings): void {
  configured.settings = settings;
}

/** Without an SMTP server, mail waits in the outbox, which the administrator can read. */
export function mailIsDelivered(): boolean {
  return configured.settings.SMTP_URL !== undefined;
}

/**
 * Keeps the letter in the outbox and hands it to the SMTP server where there is one. A failure is recorded with the
 * letter rather than thrown: what the letter is about has already happened.
 */
export async function sendMail(letter: Letter): Promise<void> {
  const { SMTP_URL, MAIL_FROM } = configured.settings;
  const { id } = await database().mail.create({ data: letter });
  if (!SMTP_URL) return;
  try {
    await nodemailer.createTransport(SMTP_URL).sendMail({ from: MAIL_FROM, ...letter });
    // A delivered letter may hold a one-time address: what stays is that it was sent.
    await database().mail.update({ where: { id }, data: { sentAt: new Date(), text: "" } });
  } catch (error) {
    log.error({ err: error, mail: id }, "mail could not be sent");
    const message = error instanceof Error ? error.message : String(error);
    await database().mail.update({ where: { id }, data: { error: message } });
  }
}
