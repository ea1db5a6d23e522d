import type { Answer } from "~/assessment/domain/answer";
import type { Ladder } from "~/ladder/domain/schema";
import { criteriaOfTransition } from "~/ladder/domain/view";
import { planAnswer } from "./answers";
import { addDays, atWork, byDay, type CyclePlan } from "./calendar";
import type { Point } from "./corpus/texts";
import { type AboutEvidence, type EvidencePlan, isFresh, newEvidence } from "./evidence";
import { monthsAtLevel, type PersonPlan, type PlacedBelowTop, placeInCycle } from "./people";
import { type Random, randomFor } from "./random";
import { placeAt } from "./roster";
import { slotsFor } from "./slots";

export type AnswerPlan = Answer & { criterionId: string; revision: number; updatedAt: Date };
type ClaimPlan = { criterionId: string; evidenceId: string; createdAt: Date };

export type AssessmentPlan = {
  id: string;
  personId: string;
  /** Null for a check-in. */
  cycleId: string | null;
  transitionId: string;
  /** Where the person stood then. */
  standing: { trackId: string; levelId: string };
  state: "DRAFT" | "SUBMITTED";
  startedAt: Date | null;
  submittedAt: Date | null;
  createdAt: Date;
  answers: AnswerPlan[];
  claims: ClaimPlan[];
};

export type Facts = {
  seed: string;
  now: Date;
  ladder: Ladder;
  cycles: readonly CyclePlan[];
};

/** How far somebody gets in a cycle. */
export type Reach = "not-started" | "in-progress" | "submitted";

type Job = {
  person: PersonPlan;
  place: PlacedBelowTop;
  cycle: CyclePlan;
  index: number;
  reach: Reach;
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
  const { person, place, cycle, index, reach } = job;
  const random = randomFor(`${facts.seed}/assessment/${person.key}/${index}`);
  const times = planTimes(random, facts.now, cycle, reach);
  const assessment: AssessmentPlan = {
    id: random.uuid(),
    personId: person.id,
    cycleId: cycle.id,
    transitionId: place.transitionId,
    standing: { trackId: place.trackId, levelId: place.levelId },
    state: reach === "submitted" ? "SUBMITTED" : "DRAFT",
    startedAt: times?.startedAt ?? null,
    submittedAt: reach === "submitted" ? (times?.endedAt ?? null) : null,
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
  const { person, index, reach, forced } = job;
  const { random, times, assessment, earlier } = work;
  const past = earlier.assessments.flatMap(({ answers }) => answers);
  const criteria = criteriaOfTransition(facts.ladder, assessment.transitionId);
  const answered = reach === "submitted" ? criteria.length : random.int(1, criteria.length - 1);
  const step = (times.endedAt.getTime() - times.startedAt.getTime()) / (criteria.length + 1);
  const next = placeAt(person.career, index + 1);
  criteria.slice(0, answered).forEach((criterion, order) => {
    const at = (part: number) =>
      earliest(byDay(new Date(times.startedAt.getTime() + Math.round(step * part))), times.endedAt);
    const on = at(order);
    // Two pieces of work per cycle, so that one of them speaks for two criteria.
    const slots = slotsFor(
      facts.seed,
      person.team ?? "",
      person.key,
      index * 2 + (order > 1 ? 1 : 0),
    );
    const answer = planAnswer(
      random,
      {
        seed: facts.seed,
        ladder: facts.ladder,
        person,
        criterion,
        isFirst: order === 0,
        cycle: index,
        months: monthsAtLevel(person, facts.cycles, index),
        saidBefore: (point) =>
          past.filter((each) => each.criterionId === criterion.id && each.point === point).length,
        isReady: next !== null && next.levelId !== job.place.levelId,
        slots,
      },
      forced?.[order],
    );
    assessment.answers.push({
      criterionId: criterion.id,
      ...answer,
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

/** When somebody began and ended (so far); null if they have not begun. */
function planTimes(random: Random, now: Date, cycle: CyclePlan, reach: Reach) {
  if (reach === "not-started") return null;
  const days = cycle.state === "OPEN" ? 12 : 39;
  const first = random.int(1, Math.floor(days * 0.6));
  const last = random.int(first + 1, days);
  const startedAt = atWork(addDays(cycle.opensOn, first), random.int(7 * 60, 15 * 60));
  const wished = atWork(addDays(cycle.opensOn, last), random.int(8 * 60, 16 * 60));
  // A weekend may have moved both to the same Monday.
  const later = wished > startedAt ? wished : new Date(startedAt.getTime() + 95 * 60_000);
  return { startedAt, endedAt: earliest(later, new Date(now.getTime() - 60 * 60_000)) };
}

function earliest(one: Date, other: Date): Date {
  return one < other ? one : other;
}

/** How far each person gets in each cycle: nearly all in finished ones, a third each in the open one. */
export function planReach(facts: Facts, people: readonly PersonPlan[], index: number) {
  const random = randomFor(`${facts.seed}/reach/${index}`);
  const isOpen = facts.cycles[index]?.state === "OPEN";
  const asked = random.shuffled(people.filter((person) => placeInCycle(person, index)));
  return new Map<string, Reach>(
    asked.map((person, order) => {
      if (isOpen)
        return [
          person.id,
          (["not-started", "in-progress", "submitted"] as const)[order % 3] ?? "submitted",
        ];
      const next = placeAt(person.career, index + 1);
      const mustHave = next?.levelId !== placeAt(person.career, index)?.levelId;
      // About one in fourteen does not get to it.
      const misses = !mustHave && order % 14 === 5;
      return [person.id, misses ? (order % 2 === 0 ? "not-started" : "in-progress") : "submitted"];
    }),
  );
}
