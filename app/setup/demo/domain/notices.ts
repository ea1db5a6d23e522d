import type { NotificationKind } from "~/notification/domain/kinds";
import { type AssessmentPlan, submissionId } from "./assessments";
import { addDays, addMinutes, atWork, type CyclePlan, isoDay } from "./calendar";
import type { CorroborationPlan } from "./corroborations";
import type { PersonPlan } from "./people";
import { type Random, randomFor } from "./random";
import type { Reporting } from "./reporting";
import type { ReviewPlan } from "./reviews";
import { LAST_FINISHED } from "./stages";

export type NoticePlan = {
  id: string;
  personId: string;
  kind: NotificationKind;
  address: string;
  data: Record<string, string>;
  key: string;
  createdAt: Date;
  readAt: Date | null;
  /** All of them went into mails at the time, so that none is sent now. */
  mailedAt: Date;
};

type Facts = {
  seed: string;
  now: Date;
  people: readonly PersonPlan[];
  cycles: readonly CyclePlan[];
  assessments: readonly AssessmentPlan[];
  reviews: readonly ReviewPlan[];
  corroborations: readonly CorroborationPlan[];
  reporting: Reporting;
  versions: { current: string };
  /** Of calibration sessions and interviews. */
  told: readonly Told[];
};

/** What somebody is told, and when. */
export type Told = Pick<NoticePlan, "personId" | "kind" | "address" | "data" | "key"> & {
  at: Date;
  /** What it asks for is done, so it has been read. */
  isDone: boolean;
};

/** These stay unread until they are done. */
const WAITING: readonly NotificationKind[] = [
  "submitted",
  "corroboration-asked",
  "evidence-asked",
  "calibration-preview",
  "interview-asked",
  "interview-card",
];

/** What lies in people's inboxes from the last two cycles. */
export function planNotices(facts: Facts): NoticePlan[] {
  const random = randomFor(`${facts.seed}/notices`);
  const recent = facts.cycles.slice(LAST_FINISHED);
  const since = recent[0]?.openedAt ?? facts.now;
  const hasInbox = new Set(facts.people.filter(({ userId }) => userId).map(({ id }) => id));
  return [
    ...recent.flatMap((cycle) => ofCycle(facts, cycle)),
    ...facts.corroborations.flatMap((each) => ofCorroboration(facts, each)),
    ...recent.flatMap((cycle) => ofMove(facts, cycle)),
    ...facts.told,
  ]
    .filter(({ personId, at }) => hasInbox.has(personId) && at >= since && at < facts.now)
    .map((told) => asNotice(random, facts, told));
}

function asNotice(
  random: Random,
  { now, cycles }: Facts,
  { at, isDone, ...told }: Told,
): NoticePlan {
  const open = cycles[LAST_FINISHED + 1];
  const isPast = open !== undefined && at < open.createdAt;
  const readAt = earlier(addMinutes(at, random.int(5, 300)), addMinutes(now, -2));
  const isRead = isPast || isDone || (!WAITING.includes(told.kind) && random.chance(0.3));
  return {
    id: random.uuid(),
    ...told,
    createdAt: at,
    readAt: isRead ? readAt : null,
    mailedAt: earlier(addMinutes(at, 45), addMinutes(now, -1)),
  };
}

function earlier(one: Date, other: Date): Date {
  return one < other ? one : other;
}

function ofCycle(facts: Facts, cycle: CyclePlan): Told[] {
  const { people, assessments, reviews, reporting } = facts;
  const dueAt = atWork(addDays(cycle.closesOn, -7), 7 * 60);
  const due = isoDay(cycle.closesOn);
  return assessments
    .filter(({ cycleId }) => cycleId === cycle.id)
    .flatMap((assessment): Told[] => {
      const { id, personId, submittedAt, startedAt } = assessment;
      const person = people.find((each) => each.id === personId);
      if (!person) return [];
      const review = reviews.find(({ assessmentId }) => assessmentId === id);
      const own = { personId, address: `/assessments/${id}` };
      return [
        {
          ...own,
          kind: "cycle-opened",
          data: { cycle: cycle.name, due },
          key: `cycle-opened:${cycle.id}`,
          at: addMinutes(cycle.openedAt, 12),
          isDone: startedAt !== null,
        },
        ...(!submittedAt || submittedAt > dueAt
          ? [
              {
                ...own,
                kind: "due-in-7-days" as const,
                data: { cycle: cycle.name, due },
                key: `due-in-7-days:${cycle.id}:${due}`,
                at: dueAt,
                isDone: true,
              },
            ]
          : []),
        ...(submittedAt ? [...readers(reporting, person, submittedAt)] : []).map((each) => ({
          personId: each,
          kind: "submitted" as const,
          address: `/reviews/${id}`,
          data: { person: person.name, cycle: cycle.name },
          key: `submitted:${submissionId(id)}`,
          at: submittedAt ?? cycle.openedAt,
          isDone: review !== undefined,
        })),
        ...(review ? ofReview(review, person, cycle.name) : []),
      ];
    });
}

/** Who is told of a submission: the manager, and who acts for them. */
function readers(reporting: Reporting, person: PersonPlan, at: Date): Set<string> {
  const both = [reporting.managerAt(person, at), reporting.reviewerAt(person, at)];
  return new Set(both.filter((each) => each !== null));
}

function ofReview(review: ReviewPlan, person: PersonPlan, cycle: string): Told[] {
  const { assessmentId, personId } = review;
  return [
    ...review.requests.flatMap(({ id, criterionId, askedById, askedAt, answeredAt }): Told[] => [
      {
        personId,
        kind: "evidence-asked",
        address: `/assessments/${assessmentId}/requests/${id}`,
        data: { cycle },
        key: `evidence-asked:${id}`,
        at: askedAt,
        isDone: answeredAt !== null,
      },
      ...(answeredAt
        ? [
            {
              personId: askedById,
              kind: "evidence-answered" as const,
              address: `/reviews/${assessmentId}/criteria/${criterionId}`,
              data: { person: person.name },
              key: `evidence-answered:${id}`,
              at: answeredAt,
              isDone: review.isFinished,
            },
          ]
        : []),
    ]),
    ...review.handovers.map(({ id, toId, at }) => ({
      personId: toId,
      kind: "review-handed-over" as const,
      address: `/reviews/${assessmentId}`,
      data: { person: person.name },
      key: `review-handed-over:${id}`,
      at,
      isDone: true,
    })),
    ...review.releases.flatMap(({ id, releasedById, releasedAt, acknowledgedAt }): Told[] => [
      {
        personId,
        kind: "released",
        address: `/assessments/${assessmentId}/released`,
        data: { cycle },
        key: `released:${id}`,
        at: releasedAt,
        isDone: acknowledgedAt !== null,
      },
      ...(acknowledgedAt
        ? [
            {
              personId: releasedById,
              kind: "acknowledged" as const,
              address: `/assessments/${assessmentId}/released`,
              data: { person: person.name },
              key: `acknowledged:${id}`,
              at: acknowledgedAt,
              isDone: false,
            },
          ]
        : []),
    ]),
    ...review.reopenings.flatMap(({ id, at }) =>
      [personId, review.reviewerId].map((each) => ({
        personId: each,
        kind: "reopened" as const,
        address: each === personId ? `/assessments/${assessmentId}` : `/reviews/${assessmentId}`,
        data: { cycle, ...(each === personId ? {} : { person: person.name }) } as Record<
          string,
          string
        >,
        key: `reopened:${id}`,
        at,
        isDone: true,
      })),
    ),
  ];
}

/** Told once each: those who had written something before the cycle moved. */
function ofMove({ assessments, versions }: Facts, { id, name, movedAt }: CyclePlan): Told[] {
  if (!movedAt) return [];
  return assessments
    .filter(({ cycleId, startedAt }) => cycleId === id && startedAt && startedAt < movedAt)
    .map((assessment) => ({
      personId: assessment.personId,
      kind: "ladder-moved",
      address: `/assessments/${assessment.id}`,
      data: { cycle: name },
      key: `ladder-moved ${assessment.id} ${versions.current}`,
      at: movedAt,
      isDone: assessment.answers.every(({ carry }) => carry !== "re-attest"),
    }));
}

function ofCorroboration(
  { people }: Facts,
  { id, evidenceId, claimantId, askedId, askedAt, answeredAt }: CorroborationPlan,
): Told[] {
  const name = (personId: string) => people.find((each) => each.id === personId)?.name ?? "";
  return [
    {
      personId: askedId,
      kind: "corroboration-asked",
      address: `/corroborations/${id}`,
      data: { person: name(claimantId) },
      key: `corroboration-asked:${id}`,
      at: askedAt,
      isDone: answeredAt !== null,
    },
    ...(answeredAt
      ? [
          {
            personId: claimantId,
            kind: "corroboration-answered" as const,
            address: `/evidence/${evidenceId}`,
            data: { person: name(askedId) },
            key: `corroboration-answered:${id}`,
            at: answeredAt,
            isDone: false,
          },
        ]
      : []),
  ];
}
