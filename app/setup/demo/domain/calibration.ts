import type { AssessmentPlan } from "./assessments";
import { type CyclePlan, INTERIM } from "./calendar";
import { type ChangePlan, type NotePlan, planChanges, planNotes } from "./calibration-changes";
import {
  type AnchorPlan,
  type OverlapPlan,
  type PreviewStep,
  planPreviews,
  type SecondPlan,
  type VerdictPlan,
} from "./calibration-previews";
import { daysOf, momentOf, SESSIONS, type SessionDraft } from "./calibration-seats";
import type { CalibrationFacts, Rated, SeatPlan, Sitting } from "./calibration-sitting";
import type { PersonPlan } from "./people";
import { type Random, randomFor } from "./random";
import type { ReviewPlan } from "./reviews";
import type { Used } from "./variants";

type StoredState = "SET_UP" | SessionDraft["state"];

export type SessionMovePlan = {
  id: string;
  from: StoredState;
  to: StoredState;
  byId: string;
  at: Date;
};

type MemberPlan = {
  assessmentId: string;
  personId: string;
  teamId: string | null;
  trackId: string | null;
  levelId: string | null;
};

type CalibratedPlan = {
  assessmentId: string;
  criterionId: string;
  point: number | null;
  alternative: string | null;
};

/** A calibration session with all that was done in it so far. */
export type SessionPlan = {
  id: string;
  cycleId: string;
  name: string;
  state: SessionDraft["state"];
  notesFor: SessionDraft["notesFor"];
  guideline: SessionDraft["guideline"];
  previewClosesOn: Date;
  meetsOn: Date;
  createdById: string;
  createdAt: Date;
  lockedAt: Date | null;
  members: MemberPlan[];
  seats: SeatPlan[];
  overlaps: OverlapPlan[];
  verdicts: VerdictPlan[];
  seconds: SecondPlan[];
  anchors: AnchorPlan[];
  /** All that was done in previews, for the log. */
  steps: PreviewStep[];
  changes: ChangePlan[];
  notes: NotePlan[];
  moves: SessionMovePlan[];
  /** What locking wrote back. */
  calibrated: CalibratedPlan[];
};

/** The sessions of the round between the last two cycles. */
export function planSessions(facts: CalibrationFacts): SessionPlan[] {
  const cycle = facts.cycles[INTERIM];
  const used: Used = new Map();
  return cycle ? SESSIONS.map((draft) => planSession(facts, cycle, draft, used)) : [];
}

function planSession(
  facts: CalibrationFacts,
  cycle: CyclePlan,
  draft: SessionDraft,
  used: Used,
): SessionPlan {
  const { now, people } = facts;
  const random = randomFor(`${facts.seed}/calibration/${draft.key}`);
  const idOf = (key: string) => people.find((person) => person.key === key)?.id ?? "";
  const byId = people.find(({ role }) => role === "PEOPLE_TEAM")?.id ?? "";
  const id = random.uuid();
  const population = populationOf(facts, cycle, draft);
  const sitting: Sitting = {
    facts,
    draft,
    sessionId: id,
    rated: population.flatMap(({ assessment, person }) => ratedOf(facts, assessment, person)),
    facilitatorId: idOf(draft.facilitator),
    random,
    used,
    idOf,
  };
  const previews = planPreviews(sitting);
  const changes = planChanges(sitting, previews);
  const { closes, meets } = daysOf(now, draft);
  return {
    id,
    cycleId: cycle.id,
    name: draft.name,
    state: draft.state,
    notesFor: draft.notesFor,
    guideline: draft.guideline,
    previewClosesOn: closes,
    meetsOn: meets,
    createdById: byId,
    createdAt: momentOf(now, draft.madeAt),
    lockedAt: draft.lockedAt && momentOf(now, draft.lockedAt),
    members: population.map(({ assessment, person }) => ({
      assessmentId: assessment.id,
      personId: person.id,
      teamId: facts.teams.find(({ name }) => name === person.team)?.id ?? null,
      trackId: person.trackId,
      levelId: person.levelId,
    })),
    seats: [
      { personId: sitting.facilitatorId, role: "FACILITATOR", previewDoneAt: null },
      ...previews.seats,
    ],
    ...previews.given,
    changes,
    notes: planNotes(sitting, previews, changes),
    moves: planMoves(random, now, draft, byId),
    calibrated: draft.lockedAt ? writtenBack(sitting, changes) : [],
  };
}

function populationOf(
  { people, assessments }: CalibrationFacts,
  cycle: CyclePlan,
  { teams }: SessionDraft,
) {
  return assessments.flatMap((assessment) => {
    const person = people.find(({ id }) => id === assessment.personId);
    const isHere = assessment.cycleId === cycle.id && person && teams.includes(person.team ?? "");
    return isHere ? [{ assessment, person }] : [];
  });
}

function ratedOf(
  { reviews, evidence }: CalibrationFacts,
  assessment: AssessmentPlan,
  person: PersonPlan,
): Rated[] {
  const review = reviews.find(({ assessmentId }) => assessmentId === assessment.id);
  if (!review?.isFinished) return [];
  return [
    {
      assessmentId: assessment.id,
      person,
      raterId: review.reviewerId,
      transitionId: assessment.transitionId,
      formerIds: review.handovers.map(({ fromId }) => fromId),
      ratings: review.ratings,
      pieceOf: (criterionId) => {
        const claim = assessment.claims.find((each) => each.criterionId === criterionId);
        return evidence.find(({ id }) => id === claim?.evidenceId)?.title ?? null;
      },
    },
  ];
}

function planMoves(
  random: Random,
  now: Date,
  { previewAt, liveAt, lockedAt }: SessionDraft,
  byId: string,
): SessionMovePlan[] {
  const move = (from: StoredState, to: StoredState, at: SessionDraft["liveAt"]) =>
    at ? [{ id: random.uuid(), from, to, byId, at: momentOf(now, at) }] : [];
  return [
    ...move("SET_UP", "PREVIEW", previewAt),
    ...move("PREVIEW", "LIVE", liveAt),
    ...move("LIVE", "LOCKED", lockedAt),
  ];
}

/** The ratings that the log leaves elsewhere than the manager put them. */
function writtenBack({ rated }: Sitting, changes: readonly ChangePlan[]): CalibratedPlan[] {
  return rated.flatMap(({ assessmentId, ratings }) =>
    ratings.flatMap(({ criterionId, point, alternative }) => {
      const last = changes
        .filter((each) => each.assessmentId === assessmentId && each.criterionId === criterionId)
        .at(-1);
      if (!last || (last.toPoint === point && last.toAlternative === alternative)) return [];
      return [{ assessmentId, criterionId, point: last.toPoint, alternative: last.toAlternative }];
    }),
  );
}

/** Assessments as the sessions leave them: those that were taken in are in calibration. */
export function takenIn(
  assessments: readonly AssessmentPlan[],
  sessions: readonly SessionPlan[],
  reviews: readonly ReviewPlan[],
): AssessmentPlan[] {
  const finished = new Set(
    reviews.flatMap(({ assessmentId, isFinished }) => (isFinished ? [assessmentId] : [])),
  );
  const begun = new Map(
    sessions.flatMap(({ members, moves }) =>
      members.map(({ assessmentId }) => [assessmentId, moves[0]?.at ?? null] as const),
    ),
  );
  return assessments.map((assessment) => {
    const at = begun.get(assessment.id);
    return at && finished.has(assessment.id)
      ? { ...assessment, state: "IN_CALIBRATION", calibrationBegunAt: at }
      : assessment;
  });
}
