import { type CyclePlan, INTERIM, isoDay } from "./calendar";
import type { SessionMovePlan, SessionPlan } from "./calibration";
import type { PreviewStep } from "./calibration-previews";
import { type Data, type EventPlan, event } from "./happenings";
import type { Told } from "./notices";
import type { PersonPlan } from "./people";
import type { ReviewPlan } from "./reviews";

type Facts = {
  people: readonly PersonPlan[];
  cycles: readonly CyclePlan[];
  reviews: readonly ReviewPlan[];
  sessions: readonly SessionPlan[];
};

/** What the log holds of calibration sessions. */
export function planSessionEvents(facts: Facts): EventPlan[] {
  return facts.sessions.flatMap((session) => {
    const { cycleId, members, seats, createdAt, createdById } = session;
    const subject = ["calibration-session", session.id] as const;
    return [
      event(createdAt, createdById, "calibration.made", subject, {
        cycleId,
        people: members.length,
        participants: seats.length,
      }),
      ...session.moves.flatMap((move) => eventsOfMove(facts, session, move)),
      ...session.steps.map((step) =>
        event(step.at, step.calibratorId, step.action, subject, dataOf(step)),
      ),
      ...session.changes.map(
        ({ at, byId, undoes, assessmentId, criterionId, number, reasonCode }) =>
          event(
            at,
            byId,
            undoes === null ? "calibration.rating-changed" : "calibration.change-undone",
            subject,
            { assessmentId, criterionId, number, reason: reasonCode },
          ),
      ),
      ...session.notes.map(({ at, authorId, assessmentId }) =>
        event(at, authorId, "calibration.note-added", subject, { assessmentId }),
      ),
    ];
  });
}

function eventsOfMove(
  { reviews }: Facts,
  { id, members, calibrated }: SessionPlan,
  { from, to, at, byId }: SessionMovePlan,
): EventPlan[] {
  const ready = members.filter(({ assessmentId }) => isFinished(reviews, assessmentId));
  const sent = to === "PREVIEW" ? ready : [];
  return [
    ...sent.map(({ assessmentId }) =>
      event(at, byId, "review.sent-to-calibration", ["assessment", assessmentId]),
    ),
    event(at, byId, "calibration.moved", ["calibration-session", id], {
      from: inWords(from),
      to: inWords(to),
      ...(to === "LOCKED" ? { ratings: calibrated.length } : { assessments: sent.length }),
    }),
  ];
}

function isFinished(reviews: readonly ReviewPlan[], assessmentId: string): boolean {
  return reviews.some((review) => review.assessmentId === assessmentId && review.isFinished);
}

const inWords = (state: SessionMovePlan["from"]) => state.toLowerCase().replaceAll("_", "-");

function dataOf({ at: _, calibratorId: _who, action: _action, ...data }: PreviewStep): Data {
  return data;
}

/** What people were told of the sessions: those who sit in them when they moved on, and reviewers of what was changed. */
export function toldOfSessions({ people, cycles, reviews, sessions }: Facts): Told[] {
  const cycle = cycles[INTERIM]?.name ?? "";
  return sessions.flatMap(({ id, seats, moves, calibrated, previewClosesOn }) =>
    moves.flatMap((move): Told[] => {
      const others = seats.filter(({ personId }) => personId !== move.byId);
      if (move.to === "PREVIEW")
        return others
          .filter(({ role }) => role === "CALIBRATOR")
          .map(({ personId, previewDoneAt }) => ({
            personId,
            kind: "calibration-preview",
            address: `/calibration/${id}/preview`,
            key: `calibration-preview:${move.id}`,
            data: { cycle, due: isoDay(previewClosesOn) },
            at: move.at,
            isDone: previewDoneAt !== null,
          }));
      if (move.to === "LIVE")
        return others.map(({ personId }) => ({
          personId,
          kind: "calibration-live",
          address: `/calibration/${id}`,
          key: `calibration-live:${move.id}`,
          data: { cycle },
          at: move.at,
          isDone: moves.some(({ to }) => to === "LOCKED"),
        }));
      const moved = new Set(calibrated.map(({ assessmentId }) => assessmentId));
      return reviews
        .filter(
          ({ assessmentId, reviewerId }) => moved.has(assessmentId) && reviewerId !== move.byId,
        )
        .map(({ assessmentId, reviewerId, personId }) => ({
          personId: reviewerId,
          kind: "calibration-locked",
          address: `/reviews/${assessmentId}`,
          key: `calibration-locked:${move.id}:${assessmentId}`,
          data: { cycle, person: people.find((each) => each.id === personId)?.name ?? "" },
          at: move.at,
          isDone: false,
        }));
    }),
  );
}
