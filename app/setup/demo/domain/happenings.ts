import { invitationLetter } from "~/people/domain/invitation-letter";
import type { AnswerPlan, AssessmentPlan } from "./assessments";
import { addDays, addMinutes, atWork, type CyclePlan, dayOf, isoDay } from "./calendar";
import type { EvidencePlan } from "./evidence";
import { type PersonPlan, promotionsOf } from "./people";

/** Plain JSON, so that it can be kept with an event. */
export type Data = { [key: string]: string | number | boolean | null | string[] | Data };

export type EventPlan = {
  at: Date;
  actorId: string | null;
  action: string;
  subjectType: string;
  subjectId: string;
  data: Data;
};

type Facts = {
  foundedAt: Date;
  now: Date;
  teams: readonly { id: string; name: string }[];
  people: readonly PersonPlan[];
  cycles: readonly CyclePlan[];
  assessments: readonly AssessmentPlan[];
  evidence: readonly EvidencePlan[];
  versions: Record<CyclePlan["ladder"], string>;
};

/** What the audit log would hold, as far as it is worth looking at; submissions are added where they are hashed. */
export function planEvents(facts: Facts): EventPlan[] {
  const { foundedAt, people } = facts;
  const byPeopleTeam = people.find(({ role }) => role === "PEOPLE_TEAM")?.id ?? null;
  const by = (at: Date, action: string, subject: readonly [string, string], data: Data = {}) =>
    event(at, byPeopleTeam, action, subject, data);
  const firstDay = atWork(foundedAt, 9 * 60);
  return [
    event(foundedAt, null, "organisation.created", ["organisation", "1"]),
    ...facts.teams.map(({ id, name }) => by(firstDay, "team.created", ["team", id], { name })),
    by(firstDay, "people.imported", ["organisation", "1"], {
      created: people.filter(({ createdAt }) => createdAt <= foundedAt).length,
      updated: 0,
    }),
    ...people.flatMap(({ id, role }) =>
      role ? [by(firstDay, "role.granted", ["person", id], { role })] : [],
    ),
    ...people.flatMap((person) => eventsOfPerson(facts, person, by)),
    ...facts.cycles.flatMap((cycle) => eventsOfCycle(facts, cycle, by)),
    ...facts.assessments.flatMap((assessment) => eventsOfAssessment(facts, assessment)),
  ];
}

type By = (at: Date, action: string, subject: readonly [string, string], data?: Data) => EventPlan;

function eventsOfPerson({ foundedAt, cycles }: Facts, person: PersonPlan, by: By): EventPlan[] {
  const subject = ["person", person.id] as const;
  const joined = person.createdAt > foundedAt;
  return [
    ...(joined ? [by(person.createdAt, "person.created", subject)] : []),
    ...(joined && person.userId
      ? [by(addDays(person.createdAt, 0.1), "person.invited", subject, { again: false })]
      : []),
    ...(person.invitedAt ? [by(person.invitedAt, "person.invited", subject, { again: true })] : []),
    ...promotionsOf(person, cycles).map(({ from, to, on }) =>
      by(atWork(on, 13 * 60), "person.changed", subject, {
        fields: from.trackId === to.trackId ? ["levelId"] : ["trackId", "levelId"],
        from: { trackId: from.trackId, levelId: from.levelId },
        to: { trackId: to.trackId, levelId: to.levelId },
      }),
    ),
    ...(person.leftOn
      ? [
          by(atWork(addDays(person.leftOn, -20), 10 * 60), "person.changed", subject, {
            fields: ["leftOn"],
            from: { leftOn: null },
            to: { leftOn: isoDay(person.leftOn) },
          }),
        ]
      : []),
  ];
}

function eventsOfCycle(facts: Facts, cycle: CyclePlan, by: By): EventPlan[] {
  const subject = ["cycle", cycle.id] as const;
  const own = facts.assessments.filter(({ cycleId }) => cycleId === cycle.id);
  const { name, opensOn, closesOn, movedAt, isCalibrated, calibration } = cycle;
  return [
    by(cycle.createdAt, "cycle.created", subject, {
      name,
      opensOn: isoDay(opensOn),
      closesOn: isoDay(closesOn),
    }),
    by(addDays(cycle.openedAt, -2), "cycle.people-added", subject, {
      people: own.length,
      teams: [],
    }),
    ...(isCalibrated
      ? [
          by(addMinutes(cycle.createdAt, 6), "cycle.review-settings-changed", subject, {
            isBlind: true,
            isCalibrated: true,
          }),
        ]
      : []),
    by(cycle.openedAt, "cycle.opened", subject),
    ...(movedAt
      ? [
          by(movedAt, "cycle.moved-to-version", subject, {
            from: facts.versions.first,
            to: facts.versions.current,
            ...countsOfMove(own),
          }),
        ]
      : []),
    ...(cycle.closedAt ? [by(cycle.closedAt, "cycle.closed", subject)] : []),
    ...(calibration ? eventsOfCalibration(own, calibration, subject, by) : []),
  ];
}

/** As the move itself counts: every draft went along, and each answer in it was carried or is to be given anew. */
function countsOfMove(assessments: readonly AssessmentPlan[]): Data {
  const answers = assessments.flatMap((assessment) => assessment.answers);
  const reattest = answers.filter(({ earlier }) => earlier.length > 0).length;
  const carried = answers.filter(({ carry }) => carry === "carried").length;
  return { assessments: assessments.length, left: 0, carried, reattest, closed: 0 };
}

function eventsOfCalibration(
  assessments: readonly AssessmentPlan[],
  { begunAt, endedAt }: NonNullable<CyclePlan["calibration"]>,
  subject: readonly [string, string],
  by: By,
): EventPlan[] {
  const sent = assessments.filter(({ calibrationBegunAt }) => calibrationBegunAt);
  return [
    ...sent.map(({ id }) => by(begunAt, "review.sent-to-calibration", ["assessment", id])),
    by(begunAt, "cycle.calibration-begun", subject, { assessments: sent.length }),
    by(endedAt, "cycle.calibration-ended", subject),
  ];
}

/** Ratings and evidence of what is still being written; of finished assessments, that they were submitted. */
function eventsOfAssessment({ evidence }: Facts, assessment: AssessmentPlan): EventPlan[] {
  const { id, personId, answers, claims, cycleId, startedAt, state } = assessment;
  if (state !== "DRAFT") return [];
  const started =
    cycleId === null && startedAt
      ? [
          event(startedAt, personId, "check-in.started", ["assessment", id], {
            transitionId: assessment.transitionId,
          }),
        ]
      : [];
  return [
    ...started,
    ...answers.flatMap((answer) =>
      savesOf(answer).map(({ at, revision }) =>
        event(at, personId, "rating.saved", ["assessment", id], {
          criterionId: answer.criterionId,
          revision,
        }),
      ),
    ),
    ...claims.map(({ criterionId, evidenceId, createdAt }) => {
      const isNew = evidence.some(
        (piece) => piece.id === evidenceId && dayOf(piece.createdAt) >= dayOf(assessment.createdAt),
      );
      const action = isNew ? "evidence.added" : "evidence.claimed";
      return event(createdAt, personId, action, ["evidence", evidenceId], {
        assessmentId: id,
        criterionId,
      });
    }),
  ];
}

/** When an answer was saved; that another version moved it counts as a revision, but nobody saved anything. */
function savesOf({ carry, earlier, revision, updatedAt }: AnswerPlan) {
  const before = earlier.map((text) => ({ at: text.writtenAt, revision: text.revision }));
  if (carry === "re-attest") return before;
  return [...before, { at: updatedAt, revision: carry === "carried" ? revision - 1 : revision }];
}

/** One event of the log. */
export function event(
  at: Date,
  actorId: string | null,
  action: string,
  [subjectType, subjectId]: readonly [string, string],
  data: Data = {},
): EventPlan {
  return { at, actorId, action, subjectType, subjectId, data };
}

export type LetterPlan = {
  id: string;
  to: string;
  subject: string;
  text: string;
  createdAt: Date;
  sentAt: Date | null;
  attempts: number;
  /** Whose account the address in the letter opens; null where the letter's text is gone because it was delivered. */
  userId: string | null;
};

/** Stands for the one-time address, which only the store can make. */
export const ADDRESS = "{address}";

/** The outbox: invitations to those who joined last, the newest of them still waiting. */
export function planLetters(
  facts: Facts & { organisation: string; id: () => string },
): LetterPlan[] {
  const { people, organisation, now } = facts;
  const from = people.find(({ role }) => role === "PEOPLE_TEAM")?.name ?? organisation;
  const recent = people.filter(({ createdAt, userId }) => userId && createdAt > addDays(now, -330));
  return recent.map(({ name, email, userId, invitedAt, createdAt }) => {
    const letter = invitationLetter({ to: name, from, organisation, address: ADDRESS });
    const at = invitedAt ?? addDays(createdAt, 0.1);
    return {
      id: facts.id(),
      to: email,
      subject: letter.subject,
      text: invitedAt ? letter.text : "",
      createdAt: at,
      sentAt: invitedAt ? null : at,
      attempts: invitedAt ? 0 : 1,
      userId: invitedAt ? userId : null,
    };
  });
}
