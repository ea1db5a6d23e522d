import { can, type PanelSeat } from "~/access/domain/can";
import { searchWords } from "~/evidence/domain/library-filter";
import { folded } from "~/evidence/library.server";
import type { Ladder } from "~/ladder/domain/schema";
import { database } from "~/platform/database.server";
import { Prisma } from "~/platform/prisma/client";
import type { PanelFilter } from "./domain/panel-forms";
import { roleTitle } from "./domain/role-title";
import {
  inWords,
  type Outcome,
  PANEL_STATES,
  type PanelState,
  type Stored,
  stored,
} from "./domain/state";
import { type PanelWaits, whatWaits } from "./domain/what-waits";
import type { Asking } from "./panel.server";

const PAGE_SIZE = 50;

export type ListedPanel = {
  id: string;
  candidateName: string;
  role: string;
  state: PanelState;
  hiringManager: string;
  isInterviewer: boolean;
  interviewers: number;
  submitted: number;
  /** The viewer's own next session where they interview, else the next of anybody. */
  nextAt: Date | null;
  waits: PanelWaits;
  /** What was decided, for whoever may read it. */
  outcome: Outcome | null;
};

type Row = {
  id: string;
  candidateName: string;
  trackId: string;
  levelId: string;
  state: Stored<PanelState>;
  hiringManager: string;
  isHiringManager: boolean;
  isInterviewer: boolean;
  outcome: Stored<Outcome> | null;
  ownIn: boolean;
  ownBegun: boolean;
  interviewers: number;
  submitted: number;
  nextAt: Date | null;
};

/**
 * A page of the panels this viewer may know of: those they are on, all of them for the people team, never one about
 * themselves. What is still to come is first. One statement, however many there are.
 */
export async function listPanels(
  viewer: Asking,
  ladder: Ladder,
  filter: PanelFilter,
): Promise<{ panels: ListedPanel[]; total: number; page: number; pages: number }> {
  const me = Prisma.sql`${viewer.personId}::uuid`;
  const rows = await database().$queryRaw<({ total: number; page: number } & Partial<Row>)[]>`
    WITH "known" AS (
      SELECT l.*, l."hiringManagerId" = ${me} AS "isHiringManager",
             i."interviewerId" IS NOT NULL AND interview_conflict(l."candidateId", ${me}) IS NULL AS "isInterviewer"
      FROM "InterviewPanel" l
      LEFT JOIN "InterviewSeat" i
        ON i."panelId" = l."id" AND i."interviewerId" = ${me} AND i."removedAt" IS NULL
      WHERE l."purgedAt" IS NULL AND l."candidateId" IS DISTINCT FROM ${me}),
    "matching" AS (
      SELECT m.*, (SELECT min(s."startsAt") FROM "InterviewSession" s
                   WHERE s."panelId" = m."id" AND s."startsAt" > now()
                     AND (NOT m."isInterviewer" OR s."interviewerId" = ${me})) AS "nextAt"
      FROM "known" m WHERE ${Prisma.join([visibleTo(viewer), ...narrowed(viewer, filter)], " AND ")}),
    "counted" AS (
      SELECT count(*)::int AS "total",
             greatest(1, least(${filter.page}::int, ceil(count(*) / ${PAGE_SIZE}::numeric)::int)) AS "page"
      FROM "matching"),
    "page" AS (
      SELECT m.*, row_number() OVER (
        ORDER BY m."state" IN ('DECIDED', 'WITHDRAWN'), m."nextAt" NULLS LAST, m."createdAt" DESC, m."id") AS "position"
      FROM "matching" m)
    SELECT n."total", n."page", p."id"::text, p."candidateName", p."trackId", p."levelId", p."state"::text AS "state",
           h."name" AS "hiringManager", p."isHiringManager", p."isInterviewer", p."nextAt",
           ${outcomeFor(viewer, Prisma.sql`p`)} AS "outcome",
           coalesce(c."ownIn", false) AS "ownIn", c."interviewers", c."submitted",
           EXISTS (SELECT 1 FROM "InterviewSession" s
             WHERE s."panelId" = p."id" AND s."interviewerId" = ${me} AND s."startsAt" <= now()) AS "ownBegun"
    FROM "counted" n
    LEFT JOIN "page" p ON p."position" > (n."page" - 1) * ${PAGE_SIZE}::int AND p."position" <= n."page" * ${PAGE_SIZE}::int
    LEFT JOIN "Person" h ON h."id" = p."hiringManagerId"
    LEFT JOIN LATERAL (
      SELECT count(*)::int AS "interviewers", count(d."submittedAt")::int AS "submitted",
             bool_or(j."interviewerId" = ${me} AND d."submittedAt" IS NOT NULL) AS "ownIn"
      FROM "InterviewSeat" j
      LEFT JOIN "Scorecard" d ON d."panelId" = j."panelId" AND d."interviewerId" = j."interviewerId"
      WHERE j."panelId" = p."id" AND j."removedAt" IS NULL) c ON true
    ORDER BY p."position"`;
  const total = rows[0]?.total ?? 0;
  return {
    total,
    page: rows[0]?.page ?? 1,
    pages: Math.max(1, Math.ceil(total / PAGE_SIZE)),
    panels: rows
      .filter((row): row is typeof row & Row => row.id != null)
      .map((row) => asListed(row, viewer, ladder)),
  };
}

function asListed(row: Row, viewer: Asking, ladder: Ladder): ListedPanel {
  const state = inWords<PanelState>(row.state);
  const { isInterviewer, isHiringManager, ownIn, ownBegun, interviewers, submitted } = row;
  return {
    id: row.id,
    candidateName: row.candidateName,
    role: roleTitle(ladder, row),
    state,
    hiringManager: row.hiringManager,
    isInterviewer,
    interviewers,
    submitted,
    nextAt: row.nextAt,
    outcome: row.outcome && inWords<Outcome>(row.outcome),
    waits: whatWaits({
      state,
      isInterviewer,
      isHiringManager,
      isPeopleTeam: viewer.roles.includes("PEOPLE_TEAM"),
      ownIn,
      ownBegun,
      interviewers,
      submitted,
    }),
  };
}

/** The matrix as a condition on `m`: for each way of being on a panel, the states in which it may be seen. */
function visibleTo(viewer: Asking): Prisma.Sql {
  const relations: { panelSeats: PanelSeat[]; holds: Prisma.Sql }[] = [
    { panelSeats: [], holds: Prisma.sql`true` },
    { panelSeats: ["interviewer"], holds: Prisma.sql`m."isInterviewer"` },
    { panelSeats: ["hiringManager"], holds: Prisma.sql`m."isHiringManager"` },
  ];
  const conditions = relations.flatMap(({ panelSeats, holds }) => {
    const states = PANEL_STATES.filter((state) =>
      can(viewer, "interview.see", { state, panelSeats, isCandidate: false }),
    ).map((state) => stored(state));
    return states.length === 0
      ? []
      : [Prisma.sql`(${holds} AND m."state"::text = ANY(${states}::text[]))`];
  });
  return conditions.length > 0
    ? Prisma.sql`(${Prisma.join(conditions, " OR ")})`
    : Prisma.sql`false`;
}

/**
 * What was decided on the panel `of`, null before, and for whoever has a seat and has yet to hand in: to them it would say
 * something of the others' cards.
 */
function outcomeFor({ personId }: Asking, of: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(
    SELECT d."outcome"::text FROM "InterviewDecision" d
    WHERE d."panelId" = ${of}."id" AND ${of}."state" = 'DECIDED'
      AND NOT EXISTS (SELECT 1 FROM "InterviewSeat" o WHERE o."panelId" = ${of}."id"
        AND o."interviewerId" = ${personId}::uuid AND o."removedAt" IS NULL
        AND NOT EXISTS (SELECT 1 FROM "Scorecard" b WHERE b."panelId" = o."panelId"
          AND b."interviewerId" = o."interviewerId" AND b."submittedAt" IS NOT NULL))
    ORDER BY d."at" DESC, d."id" DESC LIMIT 1)`;
}

function narrowed(viewer: Asking, { q, state, level, mine }: PanelFilter): Prisma.Sql[] {
  const [trackId, levelId] = level.split(".");
  return [
    ...stateIs(viewer, state),
    ...(level
      ? [Prisma.sql`m."trackId" = ${trackId ?? ""} AND m."levelId" = ${levelId ?? ""}`]
      : []),
    ...(mine ? [Prisma.sql`m."isHiringManager"`] : []),
    ...searchWords(q).map(
      (word) =>
        Prisma.sql`strpos(${folded(Prisma.sql`m."candidateName"`)}, ${folded(Prisma.sql`${word}`)}) > 0`,
    ),
  ];
}

function stateIs(viewer: Asking, state: PanelFilter["state"]): Prisma.Sql[] {
  if (!state) return [];
  if (state === "offer" || state === "no-offer")
    return [Prisma.sql`${outcomeFor(viewer, Prisma.sql`m`)} = ${stored(state)}`];
  return [Prisma.sql`m."state" = ${stored(state)}::"PanelState"`];
}
