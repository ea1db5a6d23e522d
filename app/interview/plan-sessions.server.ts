import { ladderOfVersion } from "~/ladder/ladder.server";
import { Refusal } from "~/people/refusal";
import { AppError } from "~/platform/app-error";
import { change } from "~/platform/audit.server";
import type { Transaction } from "~/platform/database.server";
import { type Asked, askedAtLevel, isPair, type PlannedSession } from "./domain/coverage";
import type { SessionInput } from "./domain/plan-forms";
import { tellSessionsChanged } from "./notices.server";
import { refuseOverlap } from "./overlap.server";
import { lockPanel, type OnPanel, type Panel, touchPanel } from "./panel.server";
import { sessionRows } from "./plan-rows.server";
import { requireOpenSeat } from "./seats.server";

const subjectOf = (panelId: string) => ({ type: "interview", id: panelId });

/** Plans one more conversation of an interviewer. */
export async function addSession(
  who: OnPanel,
  panelId: string,
  interviewerId: string,
  input: SessionInput,
): Promise<void> {
  await change(who.actor, async (tx, record) => {
    const panel = await lockPanel(tx, who, panelId, "interview.plan");
    await requireOpenSeat(tx, panelId, interviewerId);
    const planned = { interviewerId, ...(await plannedFrom(tx, panel, input, null)) };
    await refuseOverlap(tx, who, panel, [{ id: "", ...planned }], "time");
    const { id } = await tx.interviewSession.create({
      data: { panelId, ...planned },
      select: { id: true },
    });
    await touchPanel(tx, panelId);
    if (planned.startsAt) await tellSessionsChanged(tx, panelId, butOwn(who, [interviewerId]));
    record({
      action: "interview.session-added",
      subject: subjectOf(panelId),
      data: { sessionId: id, interviewerId, ...inAudit(planned) },
    });
  });
}

/** Changes when or what a session is; where two hold it together, for both if that is asked for. */
export async function changeSession(
  who: OnPanel,
  panelId: string,
  sessionId: string,
  input: SessionInput,
): Promise<void> {
  await change(who.actor, async (tx, record) => {
    const panel = await lockPanel(tx, who, panelId, "interview.plan");
    const sessions = await sessionRows(panelId, tx);
    const session = sessions.find(({ id }) => id === sessionId);
    if (!session) throw new AppError(GONE, 409);
    const changed = sessions.filter(
      (each) => each.id === sessionId || (input.together && isPair(session, each)),
    );
    const planned = await plannedFrom(tx, panel, input, session);
    for (const { interviewerId } of changed) await requireOpenSeat(tx, panelId, interviewerId);
    const moved = changed.map(({ id, interviewerId }) => ({ id, interviewerId, ...planned }));
    await refuseOverlap(tx, who, panel, moved, "time");
    const ids = changed.map(({ id }) => id);
    await tx.interviewSession.updateMany({ where: { id: { in: ids } }, data: planned });
    await touchPanel(tx, panelId);
    if (planned.startsAt ?? session.startsAt)
      await tellSessionsChanged(
        tx,
        panelId,
        butOwn(
          who,
          changed.map(({ interviewerId }) => interviewerId),
        ),
      );
    for (const { id, interviewerId } of changed)
      record({
        action: "interview.session-changed",
        subject: subjectOf(panelId),
        data: { sessionId: id, interviewerId, ...inAudit(planned) },
      });
  });
}

/** Takes a session out of the plan. */
export async function removeSession(
  who: OnPanel,
  panelId: string,
  sessionId: string,
): Promise<void> {
  await change(who.actor, async (tx, record) => {
    await lockPanel(tx, who, panelId, "interview.plan");
    const session = (await sessionRows(panelId, tx)).find(({ id }) => id === sessionId);
    if (!session) throw new AppError(GONE, 409);
    const { interviewerId } = session;
    await requireOpenSeat(tx, panelId, interviewerId);
    await tx.interviewSession.delete({ where: { id: sessionId } });
    await touchPanel(tx, panelId);
    if (session.startsAt) await tellSessionsChanged(tx, panelId, butOwn(who, [interviewerId]));
    record({
      action: "interview.session-removed",
      subject: subjectOf(panelId),
      data: { sessionId, interviewerId },
    });
  });
}

const GONE = "This session is not in the plan any more. Look at the plan as it is now.";

/** What the panel asks, from the ladder version of its kit. */
export async function askedOn(panel: Panel, tx?: Transaction): Promise<Asked> {
  const ladder = await ladderOfVersion(panel.kit.ladderVersionId, tx);
  return askedAtLevel(ladder, panel, panel.kit.content.exercises);
}

type Planned = Pick<PlannedSession, "startsAt" | "minutes" | "exerciseId"> & {
  competencyIds: string[];
};

async function plannedFrom(
  tx: Transaction,
  panel: Panel,
  { day, time, minutes, exerciseId, competencyIds }: SessionInput,
  before: PlannedSession | null,
): Promise<Planned> {
  const asked = await askedOn(panel, tx);
  // An exercise that has left the kit stays where it was planned.
  if (
    exerciseId !== null &&
    exerciseId !== before?.exerciseId &&
    !asked.exercises.some(({ id }) => id === exerciseId)
  )
    throw new Refusal("exerciseId", "This exercise is not in the kit any more. Choose another.");
  const known = asked.competencies.map(({ id }) => id).filter((id) => competencyIds.includes(id));
  if (exerciseId === null && known.length === 0)
    throw new Refusal("competencyIds", "Choose an exercise, or at least one competency.");
  return {
    startsAt: day ? await momentOf(tx, day, time, before?.startsAt ?? null) : null,
    minutes,
    exerciseId,
    competencyIds: exerciseId === null ? known : [],
  };
}

/**
 * The moment of a day and time where the organisation is. The database knows its time zone, also when clocks change. A day
 * that is far from today is a slip, but for a session that stays when it was.
 */
async function momentOf(
  tx: Transaction,
  day: string,
  time: string,
  before: Date | null,
): Promise<Date> {
  const local = `${day} ${time}`;
  const [row] = await tx.$queryRaw<
    { at: Date; isReal: boolean; isLongPast: boolean; isFarAhead: boolean }[]
  >`
    SELECT m."at", to_char(m."at" AT TIME ZONE m."timeZone", 'YYYY-MM-DD HH24:MI') = ${local}::text AS "isReal",
           ${day}::text::date < organisation_today() - interval '1 year' AS "isLongPast",
           ${day}::text::date > organisation_today() + interval '2 years' AS "isFarAhead"
    FROM (SELECT ${local}::text::timestamp AT TIME ZONE o."timeZone" AS "at", o."timeZone"
          FROM "Organisation" o) m`;
  if (!row?.isReal)
    throw new Refusal(
      "time",
      "The clocks go forward then, so there is no such time. Choose another.",
    );
  if (row.at.getTime() === before?.getTime()) return row.at;
  if (row.isLongPast)
    throw new Refusal("day", "This day is more than a year ago. Look at the year again.");
  if (row.isFarAhead)
    throw new Refusal("day", "This day is more than two years ahead. Look at the year again.");
  return row.at;
}

/** Nobody is told of what they did themselves. */
function butOwn(who: OnPanel, personIds: readonly string[]): string[] {
  return personIds.filter((id) => id !== who.personId);
}

function inAudit({ startsAt, minutes, exerciseId, competencyIds }: Planned) {
  return { startsAt: startsAt?.toISOString() ?? null, minutes, exerciseId, competencyIds };
}
