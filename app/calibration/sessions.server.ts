import { can } from "~/access/domain/can";
import { isId } from "~/assessment/assessments.server";
import { database } from "~/platform/database.server";
import { Prisma } from "~/platform/prisma/client";
import { SESSION_STATES, type SessionState } from "./domain/state";
import { type Waits, whatWaits } from "./domain/what-waits";
import {
  type Asking,
  type Seat,
  type StoredSessionState,
  sessionStateInWords,
  storedSessionState,
} from "./session.server";

const PAGE_SIZE = 50;

export type SessionFilter = { cycle: string; state: SessionState | undefined; page: number };

export type ListedSession = {
  id: string;
  name: string;
  state: SessionState;
  cycleId: string;
  cycle: string;
  seat: Seat | null;
  /** Without the viewer. */
  people: number;
  calibrators: number;
  hasPreview: boolean;
  previewClosesOn: Date | null;
  meetsOn: Date | null;
  lockedAt: Date | null;
  releasedAt: Date | null;
  waits: Waits;
};

type Row = Omit<ListedSession, "state" | "seat" | "waits"> & {
  state: StoredSessionState;
  role: "CALIBRATOR" | "FACILITATOR" | null;
  previewDone: boolean;
};

/**
 * A page of the sessions this viewer may know of: those they sit in while their seat lasts, all of them for the people team.
 * What is not over comes first. One statement, however many there are.
 */
export async function listSessions(
  viewer: Asking,
  filter: SessionFilter,
): Promise<{ sessions: ListedSession[]; total: number; page: number; pages: number }> {
  const wanted = [visibleTo(viewer)];
  if (filter.cycle)
    wanted.push(
      isId(filter.cycle) ? Prisma.sql`s."cycleId" = ${filter.cycle}::uuid` : Prisma.sql`false`,
    );
  if (filter.state)
    wanted.push(Prisma.sql`s."state" = ${storedSessionState(filter.state)}::"CalibrationState"`);
  const rows = await database().$queryRaw<({ total: number; page: number } & Partial<Row>)[]>`
    WITH "matching" AS (
      SELECT s.*, c."name" AS "cycle", c."opensOn", p."role"::text AS "role",
             p."previewDoneAt" IS NOT NULL AS "previewDone"
      FROM "CalibrationSession" s
      JOIN "Cycle" c ON c."id" = s."cycleId"
      LEFT JOIN "CalibrationParticipant" p
        ON p."sessionId" = s."id" AND p."personId" = ${viewer.personId}::uuid AND p."removedAt" IS NULL
      WHERE ${Prisma.join(wanted, " AND ")}),
    "counted" AS (
      SELECT count(*)::int AS "total",
             greatest(1, least(${filter.page}::int, ceil(count(*) / ${PAGE_SIZE}::numeric)::int)) AS "page"
      FROM "matching"),
    "page" AS (
      SELECT m.*, row_number() OVER (ORDER BY m."state" = 'RELEASED', m."opensOn" DESC, m."createdAt" DESC, m."id") AS "position"
      FROM "matching" m)
    SELECT n."total", n."page", p."id"::text, p."name", p."state"::text AS "state", p."cycleId"::text, p."cycle", p."role",
           p."previewDone", p."hasPreview", p."previewClosesOn", p."meetsOn", p."lockedAt", p."releasedAt",
           (SELECT count(*)::int FROM "CalibrationMember" m
            WHERE m."sessionId" = p."id" AND m."removedAt" IS NULL AND m."personId" <> ${viewer.personId}::uuid) AS "people",
           (SELECT count(*)::int FROM "CalibrationParticipant" q
            WHERE q."sessionId" = p."id" AND q."removedAt" IS NULL AND q."role" = 'CALIBRATOR') AS "calibrators"
    FROM "counted" n
    LEFT JOIN "page" p ON p."position" > (n."page" - 1) * ${PAGE_SIZE}::int AND p."position" <= n."page" * ${PAGE_SIZE}::int
    ORDER BY p."position"`;
  const total = rows[0]?.total ?? 0;
  return {
    total,
    page: rows[0]?.page ?? 1,
    pages: Math.max(1, Math.ceil(total / PAGE_SIZE)),
    sessions: rows.filter((row): row is typeof row & Row => row.id != null).map(asListed),
  };
}

function asListed(row: Row): ListedSession {
  const state = sessionStateInWords(row.state);
  const seat = row.role && (row.role.toLowerCase() as Seat);
  const { hasPreview, previewDone } = row;
  return {
    id: row.id,
    name: row.name,
    state,
    cycleId: row.cycleId,
    cycle: row.cycle,
    seat,
    people: row.people,
    calibrators: row.calibrators,
    hasPreview,
    previewClosesOn: row.previewClosesOn,
    meetsOn: row.meetsOn,
    lockedAt: row.lockedAt,
    releasedAt: row.releasedAt,
    waits: whatWaits({ state, seat, hasPreview, previewDone }),
  };
}

/** The matrix as a condition: for each seat, the states in which whoever has it may see the session. */
function visibleTo(viewer: Asking): Prisma.Sql {
  const seats: { seat: Seat | null; role: Prisma.Sql }[] = [
    { seat: null, role: Prisma.sql`p."role" IS NULL` },
    { seat: "calibrator", role: Prisma.sql`p."role" = 'CALIBRATOR'` },
    { seat: "facilitator", role: Prisma.sql`p."role" = 'FACILITATOR'` },
  ];
  const conditions = seats.flatMap(({ seat, role }) => {
    const states = SESSION_STATES.filter((state) =>
      can(viewer, "calibration.see", { state, seat }),
    ).map(storedSessionState);
    return states.length === 0
      ? []
      : [Prisma.sql`(${role} AND s."state"::text = ANY(${states}::text[]))`];
  });
  return conditions.length > 0
    ? Prisma.sql`(${Prisma.join(conditions, " OR ")})`
    : Prisma.sql`false`;
}

/** The cycles that the viewer's sessions are of, to narrow the list by. */
export async function cyclesWithSessions(viewer: Asking): Promise<{ id: string; name: string }[]> {
  return database().$queryRaw`
    SELECT c."id"::text, c."name" FROM "Cycle" c
    WHERE EXISTS (
      SELECT 1 FROM "CalibrationSession" s
      LEFT JOIN "CalibrationParticipant" p
        ON p."sessionId" = s."id" AND p."personId" = ${viewer.personId}::uuid AND p."removedAt" IS NULL
      WHERE s."cycleId" = c."id" AND ${visibleTo(viewer)})
    ORDER BY c."opensOn" DESC, c."id"`;
}
