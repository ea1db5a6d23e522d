import type { NotificationKind } from "~/notification/domain/kinds";
import { addMinutes } from "./calendar";
import { type Data, type EventPlan, event } from "./happenings";
import { RULES } from "./interview-drafts";
import type { InterviewsPlan, PanelPlan } from "./interviews";
import type { Told } from "./notices";
import type { PersonPlan } from "./people";

const HOUR = 60;
const DAY = 24 * HOUR;
/** As many as anybody is reminded of a card. */
const REMINDERS = 5;

/** What the audit log holds of kits and panels. */
export function planInterviewEvents({ kits, panels }: InterviewsPlan): EventPlan[] {
  const [first] = kits;
  return [
    ...kits.map(({ id, trackId, levelId, createdById, createdAt }) =>
      event(createdAt, createdById, "kit.made", ["interview-kit", id], { trackId, levelId }),
    ),
    ...(first
      ? RULES.map(({ location, months }, index) =>
          event(
            addMinutes(first.createdAt, 90 + index * 2),
            first.createdById,
            "interview.retention-rule-added",
            ["retention-rule", location],
            { months },
          ),
        )
      : []),
    ...panels.flatMap(eventsOfPanel),
  ];
}

function eventsOfPanel(panel: PanelPlan): EventPlan[] {
  const of = (at: Date, byId: string | null, verb: string, data: Data = {}) =>
    event(at, byId, `interview.${verb}`, ["interview", panel.id], data);
  const { trackId, levelId, kitId, hiringManagerId, createdAt, createdById, cards } = panel;
  const isInternal = panel.candidateId !== null;
  const handedInBy = (moment: Date) =>
    cards.filter(({ submittedAt }) => submittedAt !== null && submittedAt < moment).length;
  return [
    of(createdAt, createdById, "made", { trackId, levelId, kitId, hiringManagerId, isInternal }),
    ...panel.seats.map(({ interviewerId, addedAt }) =>
      of(addedAt, hiringManagerId, "interviewer-added", { personId: interviewerId }),
    ),
    ...panel.sessions.map((session) =>
      of(session.createdAt, hiringManagerId, "session-added", {
        sessionId: session.id,
        interviewerId: session.interviewerId,
      }),
    ),
    ...cards.flatMap(({ interviewerId, startedAt, submittedAt, answers }) => [
      of(addMinutes(startedAt, 35), interviewerId, "card-saved", {
        parts: Object.fromEntries(answers.map(({ criterionId }) => [criterionId, 1])),
      }),
      ...(submittedAt
        ? [of(submittedAt, interviewerId, "card-handed-in", { state: stateAt(panel, submittedAt) })]
        : []),
    ]),
    ...panel.moves.map(({ kind, at, byId }) =>
      kind === "WITHDRAWN"
        ? of(at, byId, "withdrawn")
        : of(at, byId, "debrief-opened", {
            cards: handedInBy(at),
            missing: panel.missingIds.length,
          }),
    ),
    ...panel.decisions.map(({ at, byId }) => of(at, byId, "decided", { cards: handedInBy(at) })),
    ...(panel.heldAt ? [of(panel.heldAt, panel.heldById, "held")] : []),
  ];
}

function stateAt({ debriefAt, decidedAt }: PanelPlan, at: Date): string {
  if (decidedAt && decidedAt < at) return "decided";
  return debriefAt && debriefAt < at ? "debrief" : "open";
}

type Facts = { now: Date; people: readonly PersonPlan[]; interviews: InterviewsPlan };

/** What interviewers and hiring managers were told. */
export function toldOfInterviews({ now, interviews }: Facts): Told[] {
  return interviews.panels.flatMap((panel) => [
    ...panel.seats.map(({ interviewerId, addedAt }) =>
      told(panel, interviewerId, "interview-asked", addedAt, `${interviewerId}`, {
        isDone: isOver(panel) || hasHandedIn(panel, interviewerId),
      }),
    ),
    ...remindersOf(now, panel),
    ...allInOf(panel),
    ...panel.moves.flatMap(({ id, kind, at }) =>
      panel.seats
        .filter(
          ({ interviewerId }) => kind === "WITHDRAWN" || hadHandedIn(panel, interviewerId, at),
        )
        .map(({ interviewerId }) =>
          kind === "WITHDRAWN"
            ? told(panel, interviewerId, "interview-withdrawn", at, id, { isDone: false })
            : told(panel, interviewerId, "interview-debrief", at, id, {
                isDone: false,
                page: "/debrief",
              }),
        ),
    ),
    ...panel.decisions.flatMap(({ id, at }) =>
      panel.seats
        .filter(({ interviewerId }) => hadHandedIn(panel, interviewerId, at))
        .map(({ interviewerId }) =>
          told(panel, interviewerId, "interview-decided", at, id, { isDone: false }),
        ),
    ),
  ]);
}

function told(
  { id, role }: PanelPlan,
  personId: string,
  kind: NotificationKind,
  at: Date,
  which: string,
  { isDone, page = "" }: { isDone: boolean; page?: string },
): Told {
  return {
    personId,
    kind,
    address: `/interviews/${id}${page}`,
    key: `${kind}:${id}:${which}`,
    data: { interview: role },
    at,
    isDone,
  };
}

/** The reminders that somebody had of a card until it was in, or until now. */
function remindersOf(now: Date, panel: PanelPlan): Told[] {
  return panel.sessions.flatMap(({ interviewerId, startsAt, minutes }) => {
    if (!startsAt || panel.state === "WITHDRAWN") return [];
    const card = panel.cards.find((each) => each.interviewerId === interviewerId);
    const until = card?.submittedAt ?? now;
    const first = addMinutes(startsAt, minutes + HOUR);
    return Array.from({ length: REMINDERS }, (_, index) => ({
      at: addMinutes(first, index * DAY + (index + 1) * 4),
      number: index + 1,
    }))
      .filter(({ at }) => at < until)
      .map(({ at, number }) =>
        told(panel, interviewerId, "interview-card", at, `${interviewerId}:${number}`, {
          isDone: hasHandedIn(panel, interviewerId),
          page: "/card",
        }),
      );
  });
}

/** All cards came in while the panel was interviewing. */
function allInOf(panel: PanelPlan): Told[] {
  const { seats, cards, missingIds, hiringManagerId, state } = panel;
  const times = cards.flatMap(({ submittedAt }) => submittedAt?.getTime() ?? []);
  if (seats.length === 0 || times.length < seats.length || missingIds.length > 0) return [];
  const at = addMinutes(new Date(Math.max(...times)), 0);
  return [told(panel, hiringManagerId, "interview-all-in", at, "1", { isDone: state !== "OPEN" })];
}

function isOver({ state }: PanelPlan): boolean {
  return state === "DECIDED" || state === "WITHDRAWN";
}

function hasHandedIn({ cards }: PanelPlan, personId: string): boolean {
  return cards.some((card) => card.interviewerId === personId && card.submittedAt !== null);
}

function hadHandedIn({ cards }: PanelPlan, personId: string, at: Date): boolean {
  return cards.some(
    (card) => card.interviewerId === personId && card.submittedAt !== null && card.submittedAt < at,
  );
}
