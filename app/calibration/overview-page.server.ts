import { type StoredState, stateInWords } from "~/assessment/assessments.server";
import { database } from "~/platform/database.server";
import { guidelineText } from "./domain/guideline";
import { isShown, type PopulationWarning, populationWarnings } from "./domain/population";
import { moveSession, nextEvent, type SessionEvent, type SessionState } from "./domain/state";
import { waitsForPreview } from "./ratings-guard.server";
import { type ShownSeat, seatsOf } from "./seats.server";
import {
  type Asking,
  type CalibrationSession,
  type StoredSessionState,
  sessionStateInWords,
} from "./session.server";

export type ShownMove = {
  from: SessionState;
  to: SessionState;
  at: Date;
  by: string;
  reason: string;
};

export type SessionOverview = {
  /** Without the viewer, whose own row is in no count. */
  counts: {
    people: number;
    /** Compared now. */
    ready: number;
    /** Finished, and not taken in yet. */
    finishedSince: number;
    waiting: number;
    changedRatings: number;
    changedPeople: number;
  };
  /** Names of those whose review is not finished; null where names are hidden. */
  waiting: string[] | null;
  made: { at: Date; by: string | null };
  moves: ShownMove[];
  seats: ShownSeat[];
  /** How many calibrators have handed in, whoever they are. */
  handedIn: number;
  warnings: PopulationWarning[];
  guideline: string;
  /** What comes next, and why it cannot yet. */
  next: { event: SessionEvent; refusal: string | null } | null;
};

type MemberRow = {
  personId: string;
  name: string;
  state: StoredState;
  raterId: string | null;
  rater: string | null;
  alsoIn: string[];
};

/**
 * Where a session stands. What the viewer may not know is not in it: their own row in no count, whose preview is in until
 * their own is, names where the session hides them, other sessions unless they are of the people team.
 */
export async function sessionOverview(
  session: CalibrationSession,
  viewer: Asking,
  { presents }: { presents: boolean },
): Promise<SessionOverview> {
  const isPeopleTeam = viewer.roles.includes("PEOPLE_TEAM");
  const withNames = session.showsNames && !presents;
  const [members, facts, seats] = await Promise.all([
    membersOf(session.id, viewer.personId, isPeopleTeam),
    factsOf(session.id, viewer.personId),
    seatsOf(session.id),
  ]);
  const hasBegun = session.state !== "set-up";
  const states = members.map(({ state }) => stateInWords(state));
  const count = (is: (state: (typeof states)[number]) => boolean) => states.filter(is).length;
  const isReady = (state: (typeof states)[number]) => state === "in-calibration" || isShown(state);
  const waiting = members.filter(({ state }) => {
    const words = stateInWords(state);
    return !isReady(words) && words !== "reviewed";
  });
  const finished = count((state) => state === "reviewed");
  const isBefore = waitsForPreview(session);
  const event = nextEvent(session.state, session.hasPreview);
  const moved = event && moveSession(session.state, event, session.facts);
  return {
    counts: {
      people: members.length,
      ready: count(isReady) + (hasBegun ? 0 : finished),
      finishedSince: hasBegun ? finished : 0,
      waiting: waiting.length,
      // What was changed is the ratings', which come after one's own preview.
      changedRatings: isBefore ? 0 : facts.changedRatings,
      changedPeople: isBefore ? 0 : facts.changedPeople,
    },
    waiting: withNames ? waiting.map(({ name }) => name) : null,
    made: facts.made,
    moves: facts.moves,
    handedIn: seats.filter(({ preview }) => preview === "handed-in").length,
    seats: isBefore
      ? seats.map((seat) => (seat.personId === viewer.personId ? seat : { ...seat, preview: null }))
      : seats,
    warnings: populationWarnings(members).map((warning) =>
      withNames ? warning : { ...warning, people: [] },
    ),
    guideline: guidelineText(session.guideline),
    next: event && moved ? { event, refusal: moved.ok ? null : moved.message } : null,
  };
}

function membersOf(
  sessionId: string,
  viewerId: string,
  withOtherSessions: boolean,
): Promise<MemberRow[]> {
  return database().$queryRaw`
    SELECT m."personId"::text, p."name", a."state"::text AS "state", v."id"::text AS "raterId", v."name" AS "rater",
           ARRAY(SELECT s."name" FROM "CalibrationMember" o JOIN "CalibrationSession" s ON s."id" = o."sessionId"
                 WHERE ${withOtherSessions}::boolean AND o."assessmentId" = m."assessmentId" AND o."removedAt" IS NULL
                   AND s."state" <> 'RELEASED' AND s."id" <> m."sessionId" ORDER BY s."name") AS "alsoIn"
    FROM "CalibrationMember" m
    JOIN "Assessment" a ON a."id" = m."assessmentId"
    JOIN "Person" p ON p."id" = m."personId"
    LEFT JOIN "Review" r ON r."assessmentId" = a."id"
    LEFT JOIN "Person" v ON v."id" = coalesce(r."reviewerId", p."managerId")
    WHERE m."sessionId" = ${sessionId}::uuid AND m."removedAt" IS NULL AND m."personId" <> ${viewerId}::uuid
    ORDER BY p."name" COLLATE "und-x-icu", p."id"`;
}

type Facts = {
  made: { at: Date; by: string | null };
  moves: ShownMove[];
  changedRatings: number;
  changedPeople: number;
};

/** How it came to be where it is, and how much was changed in it, without the viewer's own. */
async function factsOf(sessionId: string, viewerId: string): Promise<Facts> {
  const [row] = await database().$queryRaw<
    {
      createdAt: Date;
      by: string | null;
      moves: (Omit<ShownMove, "from" | "to" | "at"> & {
        from: StoredSessionState;
        to: StoredSessionState;
        at: string;
      })[];
      changedRatings: number;
      changedPeople: number;
    }[]
  >`
    SELECT s."createdAt", p."name" AS "by", c."changedRatings", c."changedPeople",
           (SELECT coalesce(jsonb_agg(jsonb_build_object('from', v."from", 'to', v."to", 'at', v."at", 'by', b."name",
                     'reason', v."reason") ORDER BY v."at", v."id"), '[]')
            FROM "CalibrationMove" v JOIN "Person" b ON b."id" = v."byId" WHERE v."sessionId" = s."id") AS "moves"
    FROM "CalibrationSession" s
    LEFT JOIN "Person" p ON p."id" = s."createdById"
    CROSS JOIN LATERAL (
      SELECT count(*)::int AS "changedRatings", count(DISTINCT r."assessmentId")::int AS "changedPeople"
      FROM (SELECT DISTINCT x."assessmentId", x."criterionId" FROM "CalibrationChange" x
            JOIN "CalibrationMember" m
              ON m."sessionId" = x."sessionId" AND m."assessmentId" = x."assessmentId" AND m."removedAt" IS NULL
            WHERE x."sessionId" = s."id" AND x."personId" <> ${viewerId}::uuid) r) c
    WHERE s."id" = ${sessionId}::uuid`;
  return {
    made: { at: row?.createdAt ?? new Date(0), by: row?.by ?? null },
    moves: (row?.moves ?? []).map((move) => ({
      ...move,
      at: new Date(move.at),
      from: sessionStateInWords(move.from),
      to: sessionStateInWords(move.to),
    })),
    changedRatings: row?.changedRatings ?? 0,
    changedPeople: row?.changedPeople ?? 0,
  };
}
