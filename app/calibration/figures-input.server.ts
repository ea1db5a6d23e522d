import type { Transaction } from "~/platform/database.server";
import { type FiguresInput, figuresInput, type InputAnchor } from "./domain/figures-input";
import { type Mark, markOf } from "./domain/mark";
import type { SessionData } from "./domain/session-data";

type Which = { id: string; cycle: { closesOn: Date } };

/** What figures need beside the ratings themselves, read once for all variants. */
export type InputSource = {
  data: SessionData;
  anchors: InputAnchor[];
  evidenceDays: Map<string, string[]>;
  period: FiguresInput["period"];
  seed: number;
};

/** Reads in two statements what figures need beside the ratings, whatever the size of the population. */
export async function readInputSource(
  session: Which,
  data: SessionData,
  from: Pick<Transaction, "$queryRaw">,
): Promise<InputSource> {
  return {
    data,
    anchors: await anchorsOf(session.id, from),
    evidenceDays: await evidenceDaysOf(session.id, from),
    period: periodOf(session.cycle.closesOn),
    seed: seedOf(session.id),
  };
}

/** The input of one variant: for everybody, or without one person. */
export function inputOf({ data, ...options }: InputSource, without: string | null): FiguresInput {
  return figuresInput(data, { ...options, without });
}

/** Evidence is expected from the year that ends with the cycle. */
function periodOf(closesOn: Date): FiguresInput["period"] {
  const from = new Date(closesOn);
  from.setUTCFullYear(from.getUTCFullYear() - 1);
  from.setUTCDate(from.getUTCDate() + 1);
  return { from: from.toISOString().slice(0, 10), to: closesOn.toISOString().slice(0, 10) };
}

/** Of the session's id, whose last digits are random. */
function seedOf(sessionId: string): number {
  return Number.parseInt(sessionId.slice(-7), 16);
}

/** Ratings of the written cases by those whose preview is in. */
async function anchorsOf(
  sessionId: string,
  from: Pick<Transaction, "$queryRaw">,
): Promise<InputAnchor[]> {
  const rows = await from.$queryRaw<
    {
      rater: string;
      caseId: string;
      criterionId: string;
      point: number | null;
      alternative: string | null;
    }[]
  >`
    SELECT g."calibratorId"::text AS "rater", g."caseId", g."criterionId", g."point", g."alternative"
    FROM "CalibrationAnchorRating" g
    JOIN "CalibrationParticipant" p ON p."sessionId" = g."sessionId" AND p."personId" = g."calibratorId"
    WHERE g."sessionId" = ${sessionId}::uuid AND p."previewDoneAt" IS NOT NULL AND NOT p."previewSkipped"
      AND (g."point" IS NOT NULL OR g."alternative" IS NOT NULL)`;
  return rows.map(({ point, alternative, ...row }): InputAnchor => {
    const mark: Mark = markOf({ point, alternative });
    return { ...row, mark };
  });
}

/** The day of each piece of evidence that somebody's ratings rest on, each piece once. */
async function evidenceDaysOf(
  sessionId: string,
  from: Pick<Transaction, "$queryRaw">,
): Promise<Map<string, string[]>> {
  const rows = await from.$queryRaw<{ assessmentId: string; days: string[] }[]>`
    SELECT "assessmentId"::text, array_agg("day" ORDER BY "day", "id") AS "days"
    FROM (
      SELECT m."assessmentId", e."id", e."date"::text AS "day"
      FROM "CalibrationMember" m
      JOIN "Claim" c ON c."assessmentId" = m."assessmentId"
      JOIN "Evidence" e ON e."id" = c."evidenceId"
      WHERE m."sessionId" = ${sessionId}::uuid AND m."removedAt" IS NULL
      UNION
      SELECT m."assessmentId", (x->>'id')::uuid, x->>'date'
      FROM "CalibrationMember" m
      JOIN "EvidenceRequest" q ON q."assessmentId" = m."assessmentId" AND q."answeredAt" IS NOT NULL
      CROSS JOIN LATERAL jsonb_array_elements(q."pieces") x
      WHERE m."sessionId" = ${sessionId}::uuid AND m."removedAt" IS NULL) pieces
    GROUP BY 1`;
  return new Map(rows.map(({ assessmentId, days }) => [assessmentId, days]));
}
