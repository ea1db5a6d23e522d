import { database, type Transaction } from "~/platform/database.server";
import { readShown, type ShownPiece } from "./domain/corroboration";
import { type Answer, answerFromStored, type StoredAnswer } from "./domain/wording";

/** A colleague who was asked about a piece, with their newest answer to the wording they were shown. */
export type Asked = {
  id: string;
  colleagueId: string;
  colleague: string;
  askedAt: Date;
  /** Null until they answer. */
  answer: Answer | null;
  sentence: string;
  answeredAt: Date | null;
  /** The piece as it was shown to them. */
  shown: ShownPiece;
};

/** What a colleague said of a piece. */
export type CorroborationSummary = Asked & { answer: Answer; answeredAt: Date };

/**
 * What colleagues said of each of these pieces, newest answer first. A corrected answer counts in its last form; an
 * answer to an earlier wording stands with `shown`, so that readers can be told. One query, whatever the number.
 */
export async function corroborationsOf(
  evidenceIds: readonly string[],
  tx?: Transaction,
): Promise<Map<string, CorroborationSummary[]>> {
  const asked = await askedOf(evidenceIds, tx);
  return new Map([...asked].map(([id, all]) => [id, all.filter(isAnswered)]));
}

function isAnswered(asked: Asked): asked is CorroborationSummary {
  return asked.answer !== null && asked.answeredAt !== null;
}

/** The same with the questions that still wait, which only the claimant sees; those come first. */
export async function askedOf(
  evidenceIds: readonly string[],
  tx?: Transaction,
): Promise<Map<string, Asked[]>> {
  const byPiece = new Map<string, Asked[]>(evidenceIds.map((id) => [id, []]));
  if (evidenceIds.length === 0) return byPiece;
  const rows = await (tx ?? database()).$queryRaw<Row[]>`
    SELECT * FROM (
      SELECT DISTINCT ON (c."evidenceId", c."askedId", c."content")
             c."id"::text, c."evidenceId"::text, c."askedId"::text AS "colleagueId", p."name" AS "colleague",
             c."askedAt", c."answer"::text AS "answer", c."sentence", c."answeredAt", c."content"
      FROM "Corroboration" c JOIN "Person" p ON p."id" = c."askedId"
      WHERE c."evidenceId" = ANY(${[...evidenceIds]}::uuid[]) AND c."withdrawnAt" IS NULL
      ORDER BY c."evidenceId", c."askedId", c."content", c."answeredAt" DESC NULLS LAST
    ) newest ORDER BY "answeredAt" DESC NULLS FIRST, "askedAt" DESC, "id"`;
  for (const { evidenceId, content, answer, ...row } of rows)
    byPiece.get(evidenceId)?.push({
      ...row,
      answer: answer && answerFromStored(answer),
      shown: readShown(content),
    });
  return byPiece;
}

type Row = Omit<Asked, "answer" | "shown"> & {
  evidenceId: string;
  answer: StoredAnswer | null;
  content: unknown;
};
