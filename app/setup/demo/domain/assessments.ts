import type { Answer } from "~/assessment/domain/answer";
import type { Carry } from "~/ladder/domain/carry";
import type { Ladder } from "~/ladder/domain/schema";
import { criteriaOfTransition } from "~/ladder/domain/view";
import { planAnswer } from "./answers";
import { addDays, atWork, byDay, type CyclePlan } from "./calendar";
import type { Point } from "./corpus/texts";
import { type AboutEvidence, type EvidencePlan, isFresh, newEvidence } from "./evidence";
import { monthsAtLevel, type PersonPlan, type PlacedBelowTop } from "./people";
import { type Random, randomFor } from "./random";
import { placeAt } from "./roster";
import { type Slots, slotsFor } from "./slots";
import { isBeyond, MOVED, type Stage } from "./stages";

/** What was said before the words of the criterion changed. */
export type EarlierPlan = Answer & {
  /** Criterion and version. */
  from: string;
  question: string;
  revision: number;
  writtenAt: Date;
  replacedAt: Date;
};

/** What moving to another version made of an answer. */
type Moved = { carry: Carry | null; carriedFrom: string | null; earlier: EarlierPlan[] };

/** An answer that was given to the words as they are now. */
export const UNMOVED: Moved = { carry: null, carriedFrom: null, earlier: [] };

export type AnswerPlan = Answer &
  Moved & { criterionId: string; revision: number; updatedAt: Date };
type ClaimPlan = { criterionId: string; evidenceId: string; createdAt: Date };

export type AssessmentState =
  | "DRAFT"
  | "SUBMITTED"
  | "IN_REVIEW"
  | "REVIEWED"
  | "IN_CALIBRATION"
  | "RELEASED"
  | "ACKNOWLEDGED";

/** How the database names what somebody has reached. */
const STATES: Record<Stage, AssessmentState> = {
  "not-started": "DRAFT",
  "in-progress": "DRAFT",
  submitted: "SUBMITTED",
  "in-review": "IN_REVIEW",
  reviewed: "REVIEWED",
  released: "RELEASED",
  acknowledged: "ACKNOWLEDGED",
};

export type AssessmentPlan = {
  id: string;
  personId: string;
  /** Null for a check-in. */
  cycleId: string | null;
  transitionId: string;
  ladder: CyclePlan["ladder"];
  /** Where the person stood then. */
  standing: { trackId: string; levelId: string };
  state: AssessmentState;
  startedAt: Date | null;
  submittedAt: Date | null;
  calibrationBegunAt: Date | null;
  calibrationEndedAt: Date | null;
  createdAt: Date;
  answers: AnswerPlan[];
  claims: ClaimPlan[];
};

export type Facts = {
  seed: string;
  now: Date;
  /** The ladder as it is shown, and as it was in the first cycles. */
  ladders: Record<CyclePlan["ladder"], Ladder>;
  cycles: readonly CyclePlan[];
};

type Job = {
  person: PersonPlan;
  place: PlacedBelowTop;
  cycle: CyclePlan;
  index: number;
  stage: Stage;
  /** What they say, where that is settled; one per criterion. */
  forced?: readonly Point[];
};

/** What one person wrote, oldest first. */
export type Written = { assessments: AssessmentPlan[]; evidence: EvidencePlan[] };

/** One person's assessment in one cycle, and the evidence that is new in it. `earlier` is what they wrote before. */
export function planAssessment(
  facts: Facts,
  job: Job,
  earlier: Readonly<Written>,
): { assessment: AssessmentPlan; evidence: EvidencePlan[] } {
  const { person, place, cycle, index, stage } = job;
  const random = randomFor(`${facts.seed}/assessment/${person.key}/${index}`);
  const times = planTimes(random, facts.now, job);
  const isSubmitted = isBeyond(stage, "submitted");
  const assessment: AssessmentPlan = {
    id: random.uuid(),
    personId: person.id,
    cycleId: cycle.id,
    transitionId: place.transitionId,
    ladder: cycle.ladder,
    standing: { trackId: place.trackId, levelId: place.levelId },
    state: STATES[stage],
    startedAt: times?.startedAt ?? null,
    submittedAt: isSubmitted ? (times?.endedAt ?? null) : null,
    calibrationBegunAt: isBeyond(stage, "reviewed") ? (cycle.calibration?.begunAt ?? null) : null,
    calibrationEndedAt: isBeyond(stage, "reviewed") ? (cycle.calibration?.endedAt ?? null) : null,
    createdAt: addDays(cycle.openedAt, -2),
    answers: [],
    claims: [],
  };
  const evidence: EvidencePlan[] = [];
  if (times) answerCriteria(facts, job, { random, times, assessment, earlier, evidence });
  return { assessment, evidence };
}

type Work = {
  random: Random;
  times: { startedAt: Date; endedAt: Date };
  assessment: AssessmentPlan;
  earlier: Readonly<Written>;
  evidence: EvidencePlan[];
};

function answerCriteria(facts: Facts, job: Job, work: Work) {
  const { person, index, cycle, stage, forced } = job;
  const { random, times, assessment, earlier } = work;
  const past = earlier.assessments.flatMap(({ answers }) => answers);
  const early = answeredEarly(job);
  const ladder = facts.ladders[early ? "first" : cycle.ladder];
  const criteria = criteriaOfTransition(ladder, assessment.transitionId);
  const answered = isBeyond(stage, "submitted")
    ? criteria.length
    : (early ?? random.int(1, criteria.length - 1));
  const step = (times.endedAt.getTime() - times.startedAt.getTime()) / (criteria.length + 1);
  const next = placeAt(person.career, index + 1);
  criteria.slice(0, answered).forEach((criterion, order) => {
    const at = (part: number) =>
      earliest(byDay(new Date(times.startedAt.getTime() + Math.round(step * part))), times.endedAt);
    const on = at(order);
    const slots = workOfAnswer(facts.seed, person, index, order);
    const answer = planAnswer(
      random,
      {
        seed: facts.seed,
        ladder,
        person,
        criterion,
        isFirst: order === 0,
        cycle: index,
        months: monthsAtLevel(person, facts.cycles, index),
        saidBefore: (point) =>
          past.filter((each) => each.criterionId === criterion.id && each.point === point).length,
        isKnown: (narrative) => past.some((each) => each.narrative === narrative),
        isReady: next !== null && next.levelId !== job.place.levelId,
        slots,
      },
      forced?.[order],
    );
    assessment.answers.push({
      criterionId: criterion.id,
      ...answer,
      ...UNMOVED,
      revision: random.int(1, 6),
      updatedAt: at(order + 0.8),
    });
    if (answer.alternative) return;
    const asked = criterion.evidence?.count ?? 0;
    const pieces = forced ? asked : offered(random, asked);
    const kinds = random.shuffled(criterion.evidence?.kinds ?? []);
    for (let piece = 0; piece < pieces; piece++) {
      const kind = kinds[piece % kinds.length];
      const about = { personId: person.id, criterion, slots, on, since: person.startDate };
      if (kind) claim(work, { ...about, kind, turn: index + piece });
    }
  });
}

/** Mostly what is asked for, sometimes less and sometimes more. */
function offered(random: Random, asked: number): number {
  const draw = random.next();
  if (draw < 0.13) return Math.max(0, asked - 1);
  return draw < 0.9 ? asked : asked + 1;
}

/** Claims a piece for a criterion: one that the person has already where it fits, or a new one. */
function claim(work: Work, about: AboutEvidence) {
  const { random, assessment, earlier, evidence } = work;
  const { criterion, on } = about;
  const fitting = [
    ...earlier.evidence.filter(
      (piece) => piece.madeFor === criterion.id && isFresh(piece, criterion, on),
    ),
    ...evidence.filter((piece) => piece.about === about.slots.slug),
  ].filter(
    (piece) =>
      criterion.evidence?.kinds.includes(piece.kind) &&
      !assessment.claims.some(
        (each) => each.evidenceId === piece.id && each.criterionId === criterion.id,
      ),
  );
  const known = fitting.length > 0 && random.chance(0.3) ? random.pick(fitting) : null;
  const piece = known ?? newEvidence(random, about);
  if (!known) evidence.push(piece);
  assessment.claims.push({
    criterionId: criterion.id,
    evidenceId: piece.id,
    createdAt: new Date(on.getTime() + (assessment.claims.length + 1) * 60_000),
  });
}

/** The id of an assessment's frozen copy. */
export function submissionId(assessmentId: string): string {
  return randomFor(`submission/${assessmentId}`).uuid();
}

/** The id of an answer that has earlier words beside it. */
export function ratingId(assessmentId: string, { criterionId }: { criterionId: string }): string {
  return randomFor(`rating/${assessmentId}/${criterionId}`).uuid();
}

/** Two pieces of work per cycle, so that one of them speaks for two criteria. */
export function workOfAnswer(
  seed: string,
  { team, key }: PersonPlan,
  cycle: number,
  order: number,
): Slots {
  return slotsFor(seed, team ?? "", key, cycle * 2 + (order > 1 ? 1 : 0));
}

/** How many answers somebody gave before the cycle moved to another version of the ladder. */
function answeredEarly({ person, cycle }: Job): number | undefined {
  return cycle.movedAt ? MOVED[person.key] : undefined;
}

/** When somebody began and ended (so far); null if they have not begun. */
function planTimes(random: Random, now: Date, job: Job) {
  const { person, cycle, stage } = job;
  if (stage === "not-started") return null;
  if (answeredEarly(job))
    return {
      startedAt: atWork(cycle.opensOn, random.int(8 * 60, 10 * 60)),
      endedAt: atWork(cycle.opensOn, random.int(14 * 60, 16 * 60)),
    };
  const isOpen = cycle.state === "OPEN";
  const leaves = person.leftOn !== null && person.leftOn < cycle.closesOn;
  // Early enough for a review to be under way by now, or by the day they leave.
  const isEarly = (isOpen || leaves) && isBeyond(stage, "in-review");
  const days = isOpen ? 12 : 39;
  const first = isEarly ? 1 : random.int(1, Math.floor(days * 0.6));
  const last = isEarly ? 3 : random.int(first + 1, days);
  const startedAt = atWork(addDays(cycle.opensOn, first), random.int(7 * 60, 15 * 60));
  const wished = atWork(addDays(cycle.opensOn, last), random.int(8 * 60, 16 * 60));
  // A weekend may have moved both to the same Monday.
  const later = wished > startedAt ? wished : new Date(startedAt.getTime() + 95 * 60_000);
  return { startedAt, endedAt: earliest(later, new Date(now.getTime() - 60 * 60_000)) };
}

function earliest(one: Date, other: Date): Date {
  return one < other ? one : other;
}
