import { randomUUID } from "node:crypto";
import { findOrganisation } from "~/people/organisation.server";
import { change } from "~/platform/audit.server";
import { database, type Transaction } from "~/platform/database.server";
import { publicAddress, waitingLetter, wakeMail } from "~/platform/mail.server";
import { Prisma } from "~/platform/prisma/client";
import { digestLetter } from "./domain/digest-letter";
import { today } from "./domain/due";
import { URGENT } from "./domain/kinds";

/** What is older is no news, for instance when mail was off for a while; it stands in the inbox. */
const NEWS_DAYS = 14;
const PEOPLE_AT_ONCE = 500;

type Row = {
  id: string;
  kind: string;
  data: unknown;
  personId: string;
  name: string;
  email: string;
  mailKey: string;
  /** The id of this person's digest of this day. */
  digestId: string;
};
type Run = { now: Date; day: string; organisation: string; onlyUrgent: boolean };

/**
 * Writes one letter to each person whom something waits for, at most one a day where the organisation is, and hands them
 * to the mail job. How many letters were written.
 */
export async function sendDigests(now: Date): Promise<number> {
  return writeLetters(now, false);
}

/** Writes letters about what cannot wait for the next day's digest. How many were written. */
export async function sendUrgent(now: Date): Promise<number> {
  return writeLetters(now, true);
}

async function writeLetters(now: Date, onlyUrgent: boolean): Promise<number> {
  const organisation = await findOrganisation();
  if (!organisation) return 0;
  const day = today(organisation.timeZone, now).toISOString().slice(0, 10);
  await setAsideUnwanted(now, day);
  const run = { now, day, organisation: organisation.name, onlyUrgent };
  let written = 0;
  for (;;) {
    const letters = await writeBatch(run);
    written += letters;
    if (letters < PEOPLE_AT_ONCE) break;
  }
  if (written > 0) await wakeMail();
  return written;
}

/** What nobody will get by mail is not looked at again. */
async function setAsideUnwanted(now: Date, day: string): Promise<void> {
  await database().$executeRaw`
    UPDATE "Notification" n SET "mailedAt" = ${now}
    FROM "Person" p
    WHERE n."mailedAt" IS NULL AND p."id" = n."personId"
      AND (n."readAt" IS NOT NULL OR n."createdAt" <= ${oldest(now)} OR p."leftOn" <= ${day}::date
        OR NOT p."wantsMail" OR ${isUnwanted()})`;
}

async function writeBatch(run: Run): Promise<number> {
  const found = await database().$queryRaw<unknown[]>`SELECT 1 ${waiting(run)} LIMIT 1`;
  if (found.length === 0) return 0;
  return change({ personId: null }, async (tx, record) => {
    const letters = lettersOf(await lockWaiting(tx, run), run);
    // The id of a digest names person and day, so the database itself refuses a second one.
    const written = await tx.mail.createManyAndReturn({
      data: letters.map(({ notices: _, ...letter }) => letter),
      skipDuplicates: true,
      select: { id: true },
    });
    const ids = new Set(written.map(({ id }) => id));
    const mailed = letters.flatMap(({ id, notices }) => (ids.has(id) ? notices : []));
    await tx.$executeRaw`
      UPDATE "Notification" SET "mailedAt" = ${run.now} WHERE "id" = ANY(${mailed}::uuid[])`;
    record({
      action: "mail.notices-written",
      subject: { type: "organisation", id: "1" },
      data: { letters: written.length, urgent: run.onlyUrgent },
    });
    return written.length;
  });
}

/** The waiting notices of the next people, locked; those that another process is writing about are left to it. */
function lockWaiting(tx: Transaction, run: Run): Promise<Row[]> {
  return tx.$queryRaw<Row[]>`
    WITH chosen AS (SELECT DISTINCT p."id" ${waiting(run)} ORDER BY p."id" LIMIT ${PEOPLE_AT_ONCE})
    SELECT n."id"::text, n."kind", n."data", p."id"::text AS "personId", p."name", p."email",
           p."mailKey"::text, ${digestId(run)}::text AS "digestId"
    ${waiting(run)} AND p."id" IN (SELECT "id" FROM chosen)
    ORDER BY p."id", n."createdAt", n."id"
    FOR UPDATE OF n SKIP LOCKED`;
}

/** Unread notices that their person, who is here and can come in, wants by mail and has not had. */
function waiting(run: Run): Prisma.Sql {
  const { now, day, onlyUrgent } = run;
  return Prisma.sql`
    FROM "Notification" n JOIN "Person" p ON p."id" = n."personId"
    WHERE n."mailedAt" IS NULL AND n."readAt" IS NULL AND n."createdAt" > ${oldest(now)}
      AND p."userId" IS NOT NULL AND p."wantsMail" AND (p."leftOn" IS NULL OR p."leftOn" > ${day}::date)
      AND NOT ${isUnwanted()}
      AND ${
        onlyUrgent
          ? Prisma.sql`n."kind" IN (${Prisma.join([...URGENT])})`
          : Prisma.sql`NOT EXISTS (SELECT 1 FROM "Mail" m WHERE m."id" = ${digestId(run)})`
      }`;
}

function isUnwanted(): Prisma.Sql {
  return Prisma.sql`EXISTS (SELECT 1 FROM "NotificationChoice" c
    WHERE c."personId" = n."personId" AND c."kind" = n."kind" AND NOT c."byMail")`;
}

function digestId({ day }: Run): Prisma.Sql {
  return Prisma.sql`md5('digest ' || p."id" || ' ' || ${day}::text)::uuid`;
}

function oldest(now: Date): Date {
  return new Date(now.getTime() - NEWS_DAYS * 24 * 60 * 60 * 1000);
}

function lettersOf(rows: Row[], { now, organisation, onlyUrgent }: Run) {
  const people = new Map<string, Row[]>();
  for (const row of rows) people.set(row.personId, [...(people.get(row.personId) ?? []), row]);
  return [...people.values()].flatMap((notices) => {
    const [first] = notices;
    if (!first) return [];
    const unsubscribe = publicAddress(`/unsubscribe/${first.mailKey}`);
    const about = { to: first.name, organisation, notices, address: publicAddress, unsubscribe };
    const letter = { to: first.email, unsubscribe, ...digestLetter(about), createdAt: now };
    return {
      ...waitingLetter(letter, now),
      id: onlyUrgent ? randomUUID() : first.digestId,
      notices: notices.map(({ id }) => id),
    };
  });
}
