import { isId } from "~/assessment/assessments.server";
import { searchWords } from "~/evidence/domain/library-filter";
import { folded } from "~/evidence/library.server";
import { notify } from "~/notification/notify.server";
import { AppError } from "~/platform/app-error";
import { change } from "~/platform/audit.server";
import { database, type Transaction } from "~/platform/database.server";
import { Prisma } from "~/platform/prisma/client";
import type { NamedPerson } from "./domain/name-lines";
import { wakeSession } from "./live.server";
import { seatNotice } from "./moves.server";
import {
  type CalibrationSession,
  type InSession,
  lockSession,
  type Seat,
  touchSession,
} from "./session.server";

/** Why somebody cannot sit in a session; null where they can. */
export function whyNotSit({
  hasLeft,
  hasAccount,
}: Pick<NamedPerson, "hasLeft" | "hasAccount">): string | null {
  if (hasLeft) return "They have left.";
  return hasAccount ? null : "They have no account yet. Invite them first.";
}

/**
 * Gives somebody a seat in a session, or another one. Who sat in it before comes back with the preview they handed in; who
 * is rated in it may sit in it too, and never sees their own row.
 */
export async function addSeat(
  who: InSession,
  sessionId: string,
  personId: string,
  seat: Seat,
): Promise<void> {
  await change(who.actor, async (tx, record) => {
    const session = await lockSession(tx, who, sessionId, "calibration.set-up");
    const [person] = isId(personId)
      ? await tx.$queryRaw<Pick<NamedPerson, "hasLeft" | "hasAccount">[]>`
          SELECT "userId" IS NOT NULL AS "hasAccount",
                 "leftOn" IS NOT NULL AND "leftOn" <= organisation_today() AS "hasLeft"
          FROM "Person" WHERE "id" = ${personId}::uuid`
      : [];
    if (!person) throw new AppError("There is no such person.", 409);
    const refusal = whyNotSit(person);
    if (refusal) throw new AppError(refusal, 409);
    const role = seat === "facilitator" ? "FACILITATOR" : "CALIBRATOR";
    await tx.calibrationParticipant.upsert({
      where: { sessionId_personId: { sessionId, personId } },
      create: { sessionId, personId, role },
      update: { role, removedAt: null },
    });
    if (personId !== who.personId) await tellNewcomer(tx, session, personId, seat);
    await touchSession(tx, sessionId);
    record({
      action: "calibration.participant-added",
      subject: { type: "calibration-session", id: sessionId },
      data: { personId, seat },
    });
  });
  wakeSession(sessionId);
}

/** Whoever comes while it runs is told what the others were, once. */
async function tellNewcomer(
  tx: Transaction,
  session: CalibrationSession,
  personId: string,
  seat: Seat,
): Promise<void> {
  const kind =
    session.state === "live"
      ? "calibration-live"
      : session.state === "preview" && seat === "calibrator"
        ? "calibration-preview"
        : null;
  if (!kind) return;
  const move = await tx.calibrationMove.findFirst({
    where: { sessionId: session.id },
    orderBy: { at: "desc" },
    select: { id: true },
  });
  await notify(tx, [seatNotice(session, { personId, kind, moveId: move?.id ?? session.id })]);
}

/** Takes somebody's seat: their access ends at once, and all they did in the session stays. */
export async function removeSeat(
  who: InSession,
  sessionId: string,
  personId: string,
): Promise<void> {
  await change(who.actor, async (tx, record) => {
    await lockSession(tx, who, sessionId, "calibration.set-up");
    const { count } = isId(personId)
      ? await tx.calibrationParticipant.updateMany({
          where: { sessionId, personId, removedAt: null },
          data: { removedAt: new Date() },
        })
      : { count: 0 };
    if (count === 0) throw new AppError("This person does not sit in the session.", 409);
    await touchSession(tx, sessionId);
    record({
      action: "calibration.participant-removed",
      subject: { type: "calibration-session", id: sessionId },
      data: { personId },
    });
  });
  wakeSession(sessionId);
}

const MOST_FOUND = 20;

export type FoundSeat = {
  personId: string;
  name: string;
  email: string;
  team: string | null;
  /** Why they cannot sit in it. */
  refusal: string | null;
  /** How many of the session's people they rated. */
  rates: number;
};

type FoundRow = Omit<FoundSeat, "refusal"> &
  Pick<NamedPerson, "hasAccount" | "hasLeft"> & {
    total: number;
  };

/**
 * Who could sit in the session and does not: by words of name, address or team; without words those who rated its people,
 * most first. One statement.
 */
export async function searchSeats(
  sessionId: string,
  q: string,
): Promise<{ people: FoundSeat[]; more: number }> {
  const words = searchWords(q);
  const wanted =
    words.length > 0
      ? Prisma.join(
          words.map(
            (word) =>
              Prisma.sql`strpos(${folded(Prisma.sql`concat_ws(' ', p."name", p."email", t."name")`)}, ${folded(Prisma.sql`${word}`)}) > 0`,
          ),
          " AND ",
        )
      : Prisma.sql`w."rates" IS NOT NULL`;
  const rows = await database().$queryRaw<FoundRow[]>`
    SELECT p."id"::text AS "personId", p."name", p."email", t."name" AS "team", p."userId" IS NOT NULL AS "hasAccount",
           false AS "hasLeft", coalesce(w."rates", 0)::int AS "rates", count(*) OVER ()::int AS "total"
    FROM "Person" p
    LEFT JOIN "Team" t ON t."id" = p."teamId"
    LEFT JOIN (
      SELECT coalesce(r."reviewerId", q."managerId") AS "id", count(*) AS "rates"
      FROM "CalibrationMember" m
      JOIN "Person" q ON q."id" = m."personId"
      LEFT JOIN "Review" r ON r."assessmentId" = m."assessmentId"
      WHERE m."sessionId" = ${sessionId}::uuid AND m."removedAt" IS NULL GROUP BY 1) w ON w."id" = p."id"
    WHERE (p."leftOn" IS NULL OR p."leftOn" > organisation_today()) AND ${wanted}
      AND NOT EXISTS (SELECT 1 FROM "CalibrationParticipant" x
        WHERE x."sessionId" = ${sessionId}::uuid AND x."personId" = p."id" AND x."removedAt" IS NULL)
    ORDER BY "rates" DESC, p."name" COLLATE "und-x-icu", p."id" LIMIT ${MOST_FOUND}`;
  return {
    people: rows.map(({ hasAccount, hasLeft, total: _, ...person }) => ({
      ...person,
      refusal: whyNotSit({ hasAccount, hasLeft }),
    })),
    more: Math.max(0, (rows[0]?.total ?? 0) - rows.length),
  };
}

/** A seat as the pages list it. */
export type ShownSeat = {
  personId: string;
  name: string;
  team: string | null;
  seat: Seat;
  /** Null where the viewer may not know yet. */
  preview: "handed-in" | "without" | "open" | null;
  /** Rated in the session as well. */
  isRated: boolean;
  removedAt: Date | null;
};

/** Who sits in the session, facilitators first; and, where asked for, who sat in it. */
export async function seatsOf(
  sessionId: string,
  { withFormer = false }: { withFormer?: boolean } = {},
): Promise<ShownSeat[]> {
  const rows = await database().$queryRaw<
    (Omit<ShownSeat, "seat" | "preview"> & {
      role: "CALIBRATOR" | "FACILITATOR";
      isDone: boolean;
      previewSkipped: boolean;
    })[]
  >`
    SELECT q."personId"::text, p."name", t."name" AS "team", q."role"::text AS "role", q."removedAt",
           q."previewDoneAt" IS NOT NULL AS "isDone", q."previewSkipped",
           EXISTS (SELECT 1 FROM "CalibrationMember" m
                   WHERE m."sessionId" = q."sessionId" AND m."personId" = q."personId" AND m."removedAt" IS NULL)
             AS "isRated"
    FROM "CalibrationParticipant" q JOIN "Person" p ON p."id" = q."personId" LEFT JOIN "Team" t ON t."id" = p."teamId"
    WHERE q."sessionId" = ${sessionId}::uuid AND (q."removedAt" IS NULL OR ${withFormer}::boolean)
    ORDER BY q."removedAt" IS NOT NULL, q."role" DESC, p."name" COLLATE "und-x-icu"`;
  return rows.map(({ role, isDone, previewSkipped, ...row }) => ({
    ...row,
    seat: role === "FACILITATOR" ? "facilitator" : "calibrator",
    preview:
      role === "FACILITATOR" ? null : !isDone ? "open" : previewSkipped ? "without" : "handed-in",
  }));
}
