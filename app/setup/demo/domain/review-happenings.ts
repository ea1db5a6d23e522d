import type { AssessmentPlan } from "./assessments";
import { addMinutes, isoDay } from "./calendar";
import type { CorroborationPlan } from "./corroborations";
import { type EventPlan, event } from "./happenings";
import type { PersonPlan } from "./people";
import type { Reporting } from "./reporting";
import type { ReviewPlan } from "./reviews";

type Facts = {
  people: readonly PersonPlan[];
  assessments: readonly AssessmentPlan[];
  reviews: readonly ReviewPlan[];
  corroborations: readonly CorroborationPlan[];
  reporting: Reporting;
};

/** What the log holds of reviews, of what colleagues were asked, and of changes in the reporting lines. */
export function planReviewEvents(facts: Facts): EventPlan[] {
  const byPeopleTeam = facts.people.find(({ role }) => role === "PEOPLE_TEAM")?.id ?? null;
  return [
    ...facts.reviews.flatMap(eventsOfReview),
    ...facts.corroborations.flatMap(eventsOfCorroboration),
    ...facts.reporting.moves.map(({ personId, fromId, toId, at }) =>
      event(at, byPeopleTeam, "person.changed", ["person", personId], {
        fields: ["managerId"],
        from: { managerId: fromId },
        to: { managerId: toId },
      }),
    ),
    ...facts.reporting.delegations.map(
      ({ id, managerId, delegateId, startsOn, endsOn, createdById, createdAt }) =>
        event(createdAt, createdById, "delegation.created", ["delegation", id], {
          managerId,
          delegateId,
          startsOn: isoDay(startsOn),
          endsOn: isoDay(endsOn),
        }),
    ),
  ];
}

function eventsOfReview(review: ReviewPlan): EventPlan[] {
  const subject = ["assessment", review.assessmentId] as const;
  const by = (at: Date, actorId: string | null, action: string, data = {}) =>
    event(at, actorId, action, subject, data);
  const holder = (at: Date) =>
    review.handovers.find((handover) => at < handover.at)?.fromId ?? review.reviewerId;
  return [
    by(review.startedAt, holder(review.startedAt), "review.started"),
    ...review.ratings.flatMap(({ criterionId, revision, savedAt, settledAt, updatedAt }) => {
      const saved = (at: Date, action: string, number: number) =>
        by(at, holder(at), action, { criterionId, revision: number });
      const isChanged = settledAt !== null && updatedAt > settledAt;
      const settled = revision - (isChanged ? 1 : 0);
      return [
        saved(savedAt, "review-rating.saved", Math.max(1, settled - 1)),
        ...(settledAt ? [saved(settledAt, "review-rating.settled", settled)] : []),
        ...(isChanged ? [saved(updatedAt, "review-rating.saved", revision)] : []),
      ];
    }),
    ...review.requests.flatMap(({ id, criterionId, askedById, askedAt, answeredAt, pieces }) => [
      by(askedAt, askedById, "evidence-request.sent", { criterionId, requestId: id }),
      ...(answeredAt
        ? [
            by(answeredAt, review.personId, "evidence-request.answered", {
              criterionId,
              requestId: id,
              pieces: pieces.length,
            }),
          ]
        : []),
    ]),
    ...review.handovers.map(({ at, byId, fromId, toId }) =>
      by(at, byId, "review.handed-over", { fromId, toId }),
    ),
    ...review.finishes.flatMap(({ at, byId }, turn) => [
      ...(turn === 0
        ? [by(addMinutes(at, -4), byId, "review.summary-saved", { revision: 1 })]
        : []),
      by(at, byId, "review.finished"),
    ]),
    // That it was released is added where the copy is hashed.
    ...review.releases.flatMap(({ acknowledgedAt, actions }) => [
      ...(acknowledgedAt ? [by(acknowledgedAt, review.personId, "review.acknowledged")] : []),
      ...actions.flatMap(({ id, createdById, createdAt, doneAt, droppedAt }) => [
        by(createdAt, createdById, "action.agreed", { actionId: id }),
        ...(doneAt ? [by(doneAt, review.personId, "action.done", { actionId: id })] : []),
        ...(droppedAt ? [by(droppedAt, createdById, "action.dropped", { actionId: id })] : []),
      ]),
    ]),
    ...review.reopenings.map(({ at, byId }) =>
      by(at, byId, "assessment.reopened", { from: "acknowledged", to: "in-review" }),
    ),
  ];
}

function eventsOfCorroboration(each: CorroborationPlan): EventPlan[] {
  const { id, evidenceId, claimantId, askedId, askedAt, answeredAt } = each;
  const subject = ["corroboration", id] as const;
  return [
    event(askedAt, claimantId, "corroboration.asked", subject, { evidenceId, askedId }),
    ...(answeredAt ? [event(answeredAt, askedId, "corroboration.answered", subject)] : []),
  ];
}
