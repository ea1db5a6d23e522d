import { AppError } from "~/platform/app-error";
import { change } from "~/platform/audit.server";
import { database } from "~/platform/database.server";
import { dayIn, formatTime } from "~/ui/dates";
import { type Asked, coverageOf, isPair, type PlannedSession } from "./domain/coverage";
import { sessionTopic } from "./domain/session-topic";
import {
  afterChanges,
  type PlanChange,
  type SuggestionInput,
  suggestPlan,
} from "./domain/suggestion";
import { tellSessionsChanged } from "./notices.server";
import { lockPanel, type OnPanel, type Panel, touchPanel } from "./panel.server";
import { type SeatRow, seatRows, sessionRows } from "./plan-rows.server";
import { askedOn } from "./plan-sessions.server";
import { requireOpenSeat } from "./seats.server";

/** The plan of a panel: who asks what and when, what nobody asks yet, and how that could be closed. */
export async function planOf(panel: Panel, timeZone: string) {
  const [seats, sessions, asked] = await Promise.all([
    seatRows(panel.id, database()),
    sessionRows(panel.id, database()),
    askedOn(panel),
  ]);
  const { competencies, criteria, covered } = coverageOf(asked, sessions);
  const names = new Map(seats.map(({ personId, name }) => [personId, name]));
  const changes = suggestPlan(suggestionInput(asked, seats, sessions, new Date()));
  return {
    asked,
    criteria,
    covered,
    seats: seats.map((seat) => ({
      ...seat,
      sessions: sessions
        .filter(({ interviewerId }) => interviewerId === seat.personId)
        .map((session) => ({
          ...session,
          competencyIds: [...session.competencyIds],
          topic: sessionTopic(asked, session),
          day: session.startsAt ? dayIn(timeZone, session.startsAt) : "",
          time: session.startsAt ? formatTime(session.startsAt, timeZone) : "",
          together: sessions
            .filter((each) => each.id !== session.id && isPair(session, each))
            .map(({ interviewerId }) => names.get(interviewerId) ?? ""),
        })),
    })),
    matrix: competencies.map(({ by, ...competency }) => ({
      ...competency,
      cells: seats.map(({ personId }) => by.get(personId) ?? null),
    })),
    suggestion: changes && { key: keyOf(changes), changes },
  };
}

/**
 * Takes all of a suggestion at once. Where the plan has changed since it was looked at, the suggestion may be another, and is
 * looked at again.
 */
export async function acceptSuggestion(who: OnPanel, panelId: string, seen: string): Promise<void> {
  await change(who.actor, async (tx, record) => {
    const panel = await lockPanel(tx, who, panelId, "interview.plan");
    const asked = await askedOn(panel, tx);
    const before = await sessionRows(panelId, tx);
    const seats = await seatRows(panelId, tx);
    const changes = suggestPlan(suggestionInput(asked, seats, before, new Date()));
    if (!changes || keyOf(changes) !== seen)
      throw new AppError(
        "The plan has changed since you looked at the suggestion. Look at it as it is now.",
        409,
      );
    const told = [...new Set(changes.map(({ interviewerId }) => interviewerId))];
    for (const personId of told) await requireOpenSeat(tx, panelId, personId);
    const after = afterChanges({ asked, sessions: before }, changes);
    for (const session of after) {
      const { id, competencyIds, ...rest } = session;
      const known = before.find((each) => each.id === id);
      const data = { competencyIds: [...competencyIds] };
      if (!known) await tx.interviewSession.create({ data: { ...rest, ...data, panelId } });
      else if (known.competencyIds.length !== competencyIds.length)
        await tx.interviewSession.update({ where: { id }, data });
    }
    await touchPanel(tx, panelId);
    await tellSessionsChanged(
      tx,
      panelId,
      told.filter((id) => id !== who.personId),
    );
    record({
      action: "interview.suggestion-taken",
      subject: { type: "interview", id: panelId },
      data: { changes },
    });
  });
}

/** Who can be given more: whoever may interview and is not through with their sessions. */
function suggestionInput(
  asked: Asked,
  seats: readonly SeatRow[],
  sessions: readonly PlannedSession[],
  now: Date,
): SuggestionInput {
  const isOpen = ({ startsAt }: PlannedSession) => startsAt === null || startsAt > now;
  // One of a pair alone would no longer be the same conversation.
  const isAlone = (session: PlannedSession) =>
    !sessions.some((other) => other.id !== session.id && isPair(session, other));
  const openSessionIds = sessions
    .filter((session) => isOpen(session) && isAlone(session))
    .map(({ id }) => id);
  return {
    asked,
    sessions,
    openSessionIds,
    availableIds: seats
      .filter(({ hasLeft, conflict }) => !hasLeft && conflict === null)
      .map(({ personId }) => personId)
      .filter((id) => {
        const own = sessions.filter(({ interviewerId }) => interviewerId === id);
        return own.length === 0 || own.some(isOpen);
      }),
  };
}

function keyOf(changes: readonly PlanChange[]): string {
  return JSON.stringify(changes);
}
