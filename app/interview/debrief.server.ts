import { database, type Transaction } from "~/platform/database.server";
import type { Amendment, Answer, PlannedSession, Seat } from "./domain/debrief-cards";
import { type FlawOutcome, inWords, type Recommendation, type Stored } from "./domain/state";
import type { Asking } from "./panel.server";

type Row = {
  interviewerId: string;
  name: string;
  sessions: PlannedSession[];
  cardId: string | null;
  recommendation: Stored<Recommendation> | null;
  reason: string | null;
  submittedAt: Date | null;
  answers: Answer[];
  flaws: { exerciseId: string; flawId: string; outcome: Stored<FlawOutcome> }[];
  amendments: (Omit<Amendment, "recommendation" | "outcome"> & {
    recommendation: Stored<Recommendation> | null;
    outcome: Stored<FlawOutcome> | null;
  })[];
};

/**
 * Everybody who interviews on a panel, by name, with their card once it is handed in; drafts, and what was set aside when
 * somebody was taken off, are not read. One statement. For behind `requireCards`, or inside a panel's own lock.
 */
export async function seatsOfPanel(
  asking: Pick<Asking, "personId">,
  panelId: string,
  from: Pick<Transaction, "$queryRaw"> = database(),
): Promise<Seat[]> {
  const rows = await from.$queryRaw<Row[]>`
    SELECT i."interviewerId"::text, p."name",
           coalesce((SELECT json_agg(json_build_object('exerciseId', s."exerciseId", 'competencyIds', s."competencyIds")
               ORDER BY s."startsAt", s."id")
             FROM "InterviewSession" s
             WHERE s."panelId" = i."panelId" AND s."interviewerId" = i."interviewerId"), '[]') AS "sessions",
           c."id"::text AS "cardId", c."recommendation"::text, c."reason", c."submittedAt",
           coalesce((SELECT json_agg(json_build_object('criterionId', a."criterionId", 'point', a."point",
               'isNotAssessed', a."isNotAssessed", 'why', a."why", 'quotes', a."quotes", 'observations', a."observations"))
             FROM "ScorecardAnswer" a WHERE a."cardId" = c."id"), '[]') AS "answers",
           coalesce((SELECT json_agg(json_build_object('exerciseId', f."exerciseId", 'flawId', f."flawId",
               'outcome', f."outcome"))
             FROM "ScorecardFlaw" f WHERE f."cardId" = c."id"), '[]') AS "flaws",
           coalesce((SELECT json_agg(json_build_object('criterionId', m."criterionId", 'point', m."point",
               'recommendation', m."recommendation", 'exerciseId', m."exerciseId", 'flawId', m."flawId",
               'outcome', m."outcome", 'text', m."text", 'afterOthers', m."afterOthers", 'at', m."at")
               ORDER BY m."at", m."id")
             FROM "ScorecardAmendment" m WHERE m."cardId" = c."id"), '[]') AS "amendments"
    FROM "InterviewSeat" i
    JOIN "InterviewPanel" l ON l."id" = i."panelId"
    JOIN "Person" p ON p."id" = i."interviewerId"
    LEFT JOIN "Scorecard" c
      ON c."panelId" = i."panelId" AND c."interviewerId" = i."interviewerId" AND c."submittedAt" IS NOT NULL
    WHERE i."panelId" = ${panelId}::uuid AND i."removedAt" IS NULL AND l."purgedAt" IS NULL
      AND l."candidateId" IS DISTINCT FROM ${asking.personId}::uuid
    ORDER BY p."name", p."id"`;
  return rows.map(asSeat);
}

function asSeat({ cardId, submittedAt, ...row }: Row): Seat {
  const { interviewerId, name, sessions, answers } = row;
  const recommendation = recommended(row.recommendation);
  return {
    interviewerId,
    name,
    sessions,
    card:
      cardId === null || submittedAt === null
        ? null
        : {
            id: cardId,
            recommendation,
            reason: row.reason ?? "",
            submittedAt,
            answers,
            flaws: row.flaws.map((flaw) => ({
              ...flaw,
              outcome: inWords<FlawOutcome>(flaw.outcome),
            })),
            amendments: row.amendments.map((each) => ({
              ...each,
              recommendation: recommended(each.recommendation),
              outcome: each.outcome === null ? null : inWords<FlawOutcome>(each.outcome),
            })),
          },
  };
}

function recommended(stored: Stored<Recommendation> | null): Recommendation | null {
  return stored === null ? null : inWords<Recommendation>(stored);
}

export type Interviewing = { id: string; name: string; isIn: boolean };

/** Who interviews, and whether their card is in: all that is known before the debrief. */
export function interviewersOfPanel(
  asking: Pick<Asking, "personId">,
  panelId: string,
  from: Pick<Transaction, "$queryRaw"> = database(),
): Promise<Interviewing[]> {
  return from.$queryRaw<Interviewing[]>`
    SELECT p."id"::text, p."name", c."submittedAt" IS NOT NULL AS "isIn"
    FROM "InterviewSeat" i
    JOIN "InterviewPanel" l ON l."id" = i."panelId"
    JOIN "Person" p ON p."id" = i."interviewerId"
    LEFT JOIN "Scorecard" c ON c."panelId" = i."panelId" AND c."interviewerId" = i."interviewerId"
    WHERE i."panelId" = ${panelId}::uuid AND i."removedAt" IS NULL AND l."purgedAt" IS NULL
      AND l."candidateId" IS DISTINCT FROM ${asking.personId}::uuid
    ORDER BY p."name", p."id"`;
}

export type DecisionRow = {
  id: string;
  outcome: "OFFER" | "NO_OFFER";
  reasons: Record<string, string>;
  summary: string;
  mappedTrackId: string | null;
  mappedLevelId: string | null;
  by: string;
  at: Date;
};

/** Every decision on a panel, the newest first, and why it was opened again. For behind `requireCards`. */
export async function decisionsOfPanel(asking: Pick<Asking, "personId">, panelId: string) {
  const rows = await database().$queryRaw<
    { decisions: (Omit<DecisionRow, "at"> & { at: string })[]; moves: MoveRow[] }[]
  >`
    SELECT coalesce((SELECT json_agg(json_build_object('id', d."id", 'outcome', d."outcome", 'reasons', d."reasons",
               'summary', d."summary", 'mappedTrackId', d."mappedTrackId", 'mappedLevelId', d."mappedLevelId",
               'by', p."name", 'at', d."at") ORDER BY d."at" DESC, d."id" DESC)
             FROM "InterviewDecision" d JOIN "Person" p ON p."id" = d."byId"
             WHERE d."panelId" = l."id"), '[]') AS "decisions",
           coalesce((SELECT json_agg(json_build_object('id', m."id", 'kind', m."kind", 'reason', m."reason",
               'by', p."name", 'at', m."at") ORDER BY m."at" DESC, m."id" DESC)
             FROM "InterviewMove" m JOIN "Person" p ON p."id" = m."byId"
             WHERE m."panelId" = l."id" AND m."kind" IN ('DEBRIEF', 'REOPENED')), '[]') AS "moves"
    FROM "InterviewPanel" l
    WHERE l."id" = ${panelId}::uuid AND l."purgedAt" IS NULL
      AND l."candidateId" IS DISTINCT FROM ${asking.personId}::uuid`;
  const [found] = rows;
  return {
    decisions: (found?.decisions ?? []).map((each) => ({ ...each, at: new Date(each.at) })),
    moves: found?.moves ?? [],
  };
}

export type MoveRow = {
  id: string;
  kind: "DEBRIEF" | "REOPENED";
  reason: string;
  by: string;
  at: string;
};
