import type { Transaction } from "~/platform/database.server";
import { groupedBy } from "./domain/grouped-by";
import { type Mark, markOf } from "./domain/mark";
import type { CalibrationSession } from "./session.server";

/** The session a statement is about. */
export type Which = Pick<CalibrationSession, "id" | "cycle">;
/** A statement can run on the open database as well as inside a transaction. */
export type From = Pick<Transaction, "$queryRaw" | "ladderVersion">;

export type MemberRow = {
  assessmentId: string;
  personId: string;
  name: string;
  teamId: string | null;
  team: string | null;
  teamNow: string | null;
  trackId: string | null;
  levelId: string | null;
  transitionId: string;
  ladderVersionId: string;
  isReady: boolean;
  raterId: string | null;
  rater: string | null;
  /** When the review was finished, to the millisecond: a review that was reopened in between has another. */
  finishedAt: string | null;
};

/** Who is in it, in the order of names. */
export function membersOf({ id }: Which, from: From): Promise<MemberRow[]> {
  return from.$queryRaw<MemberRow[]>`
    SELECT m."assessmentId", m."personId", p."name", m."teamId", t."name" AS "team",
           CASE WHEN p."teamId" IS DISTINCT FROM m."teamId" THEN coalesce(n."name", 'no team') END AS "teamNow",
           m."trackId", m."levelId", a."transitionId", a."ladderVersionId",
           a."state" IN ('IN_CALIBRATION', 'RELEASED', 'ACKNOWLEDGED') AND r."finishedAt" IS NOT NULL AS "isReady",
           r."reviewerId" AS "raterId", v."name" AS "rater", r."finishedAt"::text AS "finishedAt"
    FROM "CalibrationMember" m
    JOIN "Assessment" a ON a."id" = m."assessmentId"
    JOIN "Person" p ON p."id" = m."personId"
    LEFT JOIN "Team" t ON t."id" = m."teamId"
    LEFT JOIN "Team" n ON n."id" = p."teamId"
    LEFT JOIN "Review" r ON r."assessmentId" = a."id"
    LEFT JOIN "Person" v ON v."id" = r."reviewerId"
    WHERE m."sessionId" = ${id}::uuid AND m."removedAt" IS NULL
    ORDER BY p."name" COLLATE "und-x-icu", m."assessmentId"`;
}

export type ChangeRow = {
  assessmentId: string;
  criterionId: string;
  number: number;
  toPoint: number | null;
  toAlternative: string | null;
};

/** The last change of each rating. */
export async function lastChangesOf({ id }: Which, from: From): Promise<Map<string, ChangeRow>> {
  const rows = await from.$queryRaw<ChangeRow[]>`
    SELECT DISTINCT ON ("assessmentId", "criterionId")
           "assessmentId", "criterionId", "number", "toPoint", "toAlternative"
    FROM "CalibrationChange" WHERE "sessionId" = ${id}::uuid
    ORDER BY "assessmentId", "criterionId", "number" DESC`;
  return new Map(rows.map((row) => [`${row.assessmentId} ${row.criterionId}`, row]));
}

/** Which previews count, in one word: what they say does not change once they are handed in. */
export async function previewsOf({ id }: Which, from: From): Promise<string> {
  const [row] = await from.$queryRaw<{ previews: string | null }[]>`
    SELECT md5(string_agg("personId"::text || "previewDoneAt"::text, ',' ORDER BY "personId")) AS "previews"
    FROM "CalibrationParticipant"
    WHERE "sessionId" = ${id}::uuid AND "previewDoneAt" IS NOT NULL AND NOT "previewSkipped"`;
  return row?.previews ?? "";
}

type RatingRow = {
  assessmentId: string;
  criterionId: string;
  selfPoint: number | null;
  selfAlternative: string | null;
  point: number | null;
  alternative: string | null;
  blindPoint: number | null;
  blindAlternative: string | null;
};

/** What was rated before the session began: it stays while the reviews are finished. */
export async function ratingsOf({ id }: Which, from: From): Promise<Map<string, RatingRow>> {
  const rows = await from.$queryRaw<RatingRow[]>`
    SELECT m."assessmentId", g."criterionId", s."point" AS "selfPoint", s."alternative" AS "selfAlternative",
           g."point", g."alternative", g."blindPoint", g."blindAlternative"
    FROM "CalibrationMember" m
    JOIN "Review" r ON r."assessmentId" = m."assessmentId"
    JOIN "ReviewRating" g ON g."reviewId" = r."id"
    LEFT JOIN "Rating" s ON s."assessmentId" = m."assessmentId" AND s."criterionId" = g."criterionId"
    WHERE m."sessionId" = ${id}::uuid AND m."removedAt" IS NULL`;
  return new Map(rows.map((row) => [`${row.assessmentId} ${row.criterionId}`, row]));
}

/** ISO days of what supports each rating, the newest first: what was claimed, and what was offered when more was asked. */
export async function evidenceOf({ id }: Which, from: From): Promise<Map<string, string[]>> {
  const rows = await from.$queryRaw<
    { assessmentId: string; criterionId: string; days: string[] }[]
  >`
    SELECT "assessmentId", "criterionId", array_agg("day" ORDER BY "day" DESC) AS "days"
    FROM (
      SELECT m."assessmentId", c."criterionId", e."id", e."date"::text AS "day"
      FROM "CalibrationMember" m
      JOIN "Claim" c ON c."assessmentId" = m."assessmentId"
      JOIN "Evidence" e ON e."id" = c."evidenceId"
      WHERE m."sessionId" = ${id}::uuid AND m."removedAt" IS NULL
      UNION
      SELECT m."assessmentId", q."criterionId", (x->>'id')::uuid, x->>'date'
      FROM "CalibrationMember" m
      JOIN "EvidenceRequest" q ON q."assessmentId" = m."assessmentId" AND q."answeredAt" IS NOT NULL
      CROSS JOIN LATERAL jsonb_array_elements(q."pieces") x
      WHERE m."sessionId" = ${id}::uuid AND m."removedAt" IS NULL) pieces
    GROUP BY 1, 2`;
  return new Map(rows.map((row) => [`${row.assessmentId} ${row.criterionId}`, row.days]));
}

type VerdictRow = {
  assessmentId: string;
  criterionId: string;
  agree: number;
  question: number;
  abstain: number;
};

/** How those who handed their preview in see each rating. */
export async function verdictsOf({ id }: Which, from: From): Promise<Map<string, VerdictRow>> {
  const rows = await from.$queryRaw<VerdictRow[]>`
    SELECT v."assessmentId", v."criterionId",
           count(*) FILTER (WHERE v."verdict" = 'AGREE')::int AS "agree",
           count(*) FILTER (WHERE v."verdict" = 'QUESTION')::int AS "question",
           count(*) FILTER (WHERE v."verdict" = 'ABSTAIN')::int AS "abstain"
    FROM "CalibrationVerdict" v
    JOIN "CalibrationParticipant" p ON p."sessionId" = v."sessionId" AND p."personId" = v."calibratorId"
    WHERE v."sessionId" = ${id}::uuid AND p."previewDoneAt" IS NOT NULL AND NOT p."previewSkipped"
    GROUP BY 1, 2`;
  return new Map(rows.map((row) => [`${row.assessmentId} ${row.criterionId}`, row]));
}

/** Their own ratings of people they were given, made without seeing the manager's. */
export async function secondsOf({ id }: Which, from: From) {
  const rows = await from.$queryRaw<
    {
      assessmentId: string;
      criterionId: string;
      calibratorId: string;
      point: number | null;
      alternative: string | null;
    }[]
  >`
    SELECT g."assessmentId", g."criterionId", g."calibratorId", g."point", g."alternative"
    FROM "CalibrationSecondRating" g
    JOIN "CalibrationParticipant" p ON p."sessionId" = g."sessionId" AND p."personId" = g."calibratorId"
    WHERE g."sessionId" = ${id}::uuid AND p."previewDoneAt" IS NOT NULL AND NOT p."previewSkipped"
      AND (g."point" IS NOT NULL OR g."alternative" IS NOT NULL)
    ORDER BY g."calibratorId"`;
  const byRating = groupedBy(rows, (row) => `${row.assessmentId} ${row.criterionId}`);
  return new Map(
    [...byRating].map(([key, given]): [string, { raterId: string; mark: Mark }[]] => [
      key,
      given.map((each) => ({ raterId: each.calibratorId, mark: markOf(each) })),
    ]),
  );
}

export type LastRow = {
  assessmentId: string;
  criterionId: string;
  point: number | null;
  alternative: string | null;
};

/** What stood at the end of each person's last released cycle before this one. */
export async function lastCycleOf(
  { id, cycle }: Which,
  from: From,
): Promise<Map<string, LastRow[]>> {
  const rows = await from.$queryRaw<LastRow[]>`
    SELECT m."assessmentId", g."criterionId",
           CASE WHEN k."criterionId" IS NULL THEN g."point" ELSE k."point" END AS "point",
           CASE WHEN k."criterionId" IS NULL THEN g."alternative" ELSE k."alternative" END AS "alternative"
    FROM "CalibrationMember" m
    JOIN LATERAL (
      SELECT b."id" FROM "Assessment" b JOIN "Cycle" c ON c."id" = b."cycleId"
      WHERE b."personId" = m."personId" AND b."id" <> m."assessmentId"
        AND b."state" IN ('RELEASED', 'ACKNOWLEDGED') AND c."opensOn" < ${cycle.opensOn}
      ORDER BY c."opensOn" DESC LIMIT 1) b ON true
    JOIN "Review" r ON r."assessmentId" = b."id"
    JOIN "ReviewRating" g ON g."reviewId" = r."id"
    LEFT JOIN "CalibratedRating" k ON k."assessmentId" = b."id" AND k."criterionId" = g."criterionId"
    WHERE m."sessionId" = ${id}::uuid AND m."removedAt" IS NULL`;
  return groupedBy(rows, (row) => row.assessmentId);
}
