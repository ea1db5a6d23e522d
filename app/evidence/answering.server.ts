import { isId } from "~/assessment/assessments.server";
import { notify } from "~/notification/notify.server";
import { AppError } from "~/platform/app-error";
import { change } from "~/platform/audit.server";
import { database, type Transaction } from "~/platform/database.server";
import type { Prisma } from "~/platform/prisma/client";
import { claimantOf } from "./colleagues.server";
import { readShown, type ShownPiece } from "./domain/corroboration";
import { refusalToAnswer, whyNotCorroborate } from "./domain/who-may-corroborate";
import { type Answer, answerFromStored, type StoredAnswer, storedAnswer } from "./domain/wording";
import type { Who } from "./piece.server";

/** A question as the asked colleague sees it: the one piece as it was shown, and who asks. */
export type Question = {
  id: string;
  claimant: string;
  message: string;
  shown: ShownPiece;
  askedAt: Date;
  answer: Answer | null;
  sentence: string;
  answeredAt: Date | null;
  withdrawnAt: Date | null;
  /** The answer that corrected this one, where there is one. */
  correctedById: string | null;
};

const MOST_LISTED = 200;

/** What a person was asked, open questions first; a corrected answer is listed once, in its last form. */
export async function questionsTo(personId: string): Promise<Question[]> {
  const rows = await database().$queryRaw<Row[]>`
    SELECT * FROM (
      SELECT DISTINCT ON (c."evidenceId", c."content", c."withdrawnAt") c."id"::text, p."name" AS "claimant",
             c."message", c."content", c."askedAt", c."answer"::text AS "answer", c."sentence", c."answeredAt",
             c."withdrawnAt", NULL::text AS "correctedById"
      FROM "Corroboration" c
      JOIN "Evidence" e ON e."id" = c."evidenceId"
      JOIN "Person" p ON p."id" = e."personId"
      WHERE c."askedId" = ${personId}::uuid
      ORDER BY c."evidenceId", c."content", c."withdrawnAt", c."answeredAt" DESC NULLS LAST
    ) newest
    ORDER BY ("answeredAt" IS NULL AND "withdrawnAt" IS NULL) DESC, coalesce("answeredAt", "askedAt") DESC
    LIMIT ${MOST_LISTED}`;
  return rows.map(asQuestion);
}

/** How many questions wait for this person. */
export function waitingFor(personId: string): Promise<number> {
  return database().corroboration.count({
    where: { askedId: personId, answeredAt: null, withdrawnAt: null },
  });
}

/** One question if it was put to this person; to everybody else it is not there. */
export async function findQuestion(personId: string, id: string): Promise<Question | null> {
  if (!isId(id)) return null;
  const rows = await database().$queryRaw<Row[]>`
    SELECT c."id"::text, p."name" AS "claimant", c."message", c."content", c."askedAt",
           c."answer"::text AS "answer", c."sentence", c."answeredAt", c."withdrawnAt",
           (SELECT n."id"::text FROM "Corroboration" n
            WHERE n."evidenceId" = c."evidenceId" AND n."askedId" = c."askedId" AND n."content" = c."content"
              AND n."withdrawnAt" IS NULL AND n."answeredAt" > c."answeredAt"
            ORDER BY n."answeredAt" DESC LIMIT 1) AS "correctedById"
    FROM "Corroboration" c
    JOIN "Evidence" e ON e."id" = c."evidenceId"
    JOIN "Person" p ON p."id" = e."personId"
    WHERE c."id" = ${id}::uuid AND c."askedId" = ${personId}::uuid`;
  const [row] = rows;
  return row ? asQuestion(row) : null;
}

type Row = Omit<Question, "answer" | "shown"> & { answer: StoredAnswer | null; content: unknown };

function asQuestion({ content, answer, ...row }: Row): Question {
  return { ...row, answer: answer && answerFromStored(answer), shown: readShown(content) };
}

/** Why this person can no longer answer as a colleague, in words; null where they can. */
export async function whyNoAnswer(
  personId: string,
  question: Pick<Question, "id" | "claimant">,
  db: Transaction = database(),
): Promise<string | null> {
  const rows = await db.$queryRaw<{ claimantId: string }[]>`
    SELECT e."personId"::text AS "claimantId" FROM "Corroboration" c
    JOIN "Evidence" e ON e."id" = c."evidenceId" WHERE c."id" = ${question.id}::uuid`;
  const [row] = rows;
  if (!row) return null;
  const colleague = { personId, hasAccount: true, hasLeft: false };
  const refusal = whyNotCorroborate(await claimantOf(db, row.claimantId), colleague);
  return refusal && refusalToAnswer(refusal, question.claimant);
}

/**
 * Answers a question, or corrects the answer: the earlier answer stays as a row of its own, and the newest counts.
 * @returns the id under which the answer stands
 */
export async function answerQuestion(
  who: Who & { name: string },
  question: Pick<Question, "id" | "claimant">,
  given: { answer: Answer; sentence: string },
): Promise<string> {
  return change(who.actor, async (tx, record) => {
    const row = await lockQuestion(tx, who.personId, question.id);
    const refusal = await whyNoAnswer(who.personId, question, tx);
    if (refusal) throw new AppError(refusal, 409);
    const answer = { answer: storedAnswer(given.answer), sentence: given.sentence };
    if (row.answeredAt && row.answer === answer.answer && row.sentence === answer.sentence) {
      // Sent twice: it is answered, which is what was asked.
      record({ action: "corroboration.answered-again", subject: subjectOf(row.id) });
      return row.id;
    }
    const id = row.answeredAt
      ? await correct(tx, row, answer)
      : await answerFirst(tx, row.id, answer);
    const action = row.answeredAt ? "corroboration.corrected" : "corroboration.answered";
    record({ action, subject: subjectOf(id) });
    await notify(tx, [
      {
        personId: row.evidence.personId,
        kind: "corroboration-answered",
        address: `/evidence/${row.evidenceId}`,
        key: `corroboration-answered:${id}`,
        data: { person: who.name },
      },
    ]);
    return id;
  });
}

function subjectOf(id: string) {
  return { type: "corroboration", id };
}

type GivenAnswer = { answer: StoredAnswer; sentence: string };
type Locked = Awaited<ReturnType<typeof lockQuestion>>;

async function answerFirst(tx: Transaction, id: string, answer: GivenAnswer): Promise<string> {
  await tx.corroboration.update({ where: { id }, data: { ...answer, answeredAt: new Date() } });
  return id;
}

async function correct(tx: Transaction, row: Locked, answer: GivenAnswer): Promise<string> {
  const { evidenceId, askedId, message, askedAt } = row;
  const content = row.content as Prisma.InputJsonObject;
  const copy = { evidenceId, askedId, message, askedAt, content };
  const { id } = await tx.corroboration.create({
    data: { ...copy, ...answer, answeredAt: new Date() },
    select: { id: true },
  });
  return id;
}

/** Locks the question for the rest of the transaction and makes sure that it may still be answered. */
async function lockQuestion(tx: Transaction, personId: string, id: string) {
  if (isId(id))
    await tx.$queryRaw`SELECT 1 FROM "Corroboration" WHERE "id" = ${id}::uuid AND "askedId" = ${personId}::uuid FOR UPDATE`;
  const row = isId(id)
    ? await tx.corroboration.findFirst({
        where: { id, askedId: personId },
        include: { evidence: { select: { personId: true } } },
      })
    : null;
  if (!row) throw new AppError("There is no such question.", 404);
  if (row.withdrawnAt)
    throw new AppError("The question was withdrawn in the meantime; nothing was sent.", 409);
  const newer = await tx.corroboration.findFirst({
    where: {
      evidenceId: row.evidenceId,
      askedId: personId,
      withdrawnAt: null,
      content: { equals: row.content as Prisma.InputJsonObject },
      ...(row.answeredAt ? { answeredAt: { gt: row.answeredAt } } : { id: { not: id } }),
    },
    select: { id: true },
  });
  if (newer) throw new AppError("You have corrected this answer already: open its last form.", 409);
  return row;
}
