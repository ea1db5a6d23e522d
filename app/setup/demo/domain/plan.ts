import type { Ladder } from "~/ladder/domain/schema";
import { compareVersions } from "~/ladder/domain/version-order";
import {
  type AssessmentPlan,
  type Facts,
  planAssessment,
  type Written,
  workOfAnswer,
} from "./assessments";
import { addDays, atWork, type CyclePlan, planCycles } from "./calendar";
import { planSessions, type SessionPlan, takenIn } from "./calibration";
import { planSessionEvents, toldOfSessions } from "./calibration-happenings";
import { CRITERIA_WITH_TEXTS, TEAMS } from "./corpus";
import { FIRST_NOTE } from "./corpus/ladder-note";
import { type CorroborationPlan, planCorroborations } from "./corroborations";
import { type DigestPlan, planDigests } from "./digests";
import { ENGINEER_POINTS, planEngineersOwn } from "./engineer";
import { FIRST_VERSION, firstLadder } from "./first-ladder";
import { type EventPlan, type LetterPlan, planEvents, planLetters } from "./happenings";
import { planInterviewEvents, toldOfInterviews } from "./interview-happenings";
import { type InterviewsPlan, planInterviews } from "./interviews";
import { type ChoicePlan, planChoices, planMailEvents } from "./mail-choices";
import { carriedAlong } from "./moved";
import { type NoticePlan, planNotices } from "./notices";
import { type PersonPlan, placeInCycle, planPeople } from "./people";
import { randomFor } from "./random";
import { type DelegationPlan, planReporting, type Reporting } from "./reporting";
import { planReviewEvents } from "./review-happenings";
import { planReview, type ReviewPlan } from "./reviews";
import { ENGINEER } from "./roster";
import { isBeyond, MOVED, planStages, type Stage } from "./stages";
import { type KeptEvidence, planUpkeep } from "./upkeep";
import type { Used } from "./variants";

const ORGANISATION = { name: "Northwind Orchestra", timeZone: "Europe/Berlin" };

export type DemoPlan = {
  organisation: typeof ORGANISATION & { createdAt: Date };
  /** The version that the first cycles ran on. */
  firstVersion: {
    id: string;
    ladder: Ladder;
    note: string;
    publishedAt: Date;
    publishedById: string;
  };
  teams: { id: string; name: string }[];
  people: PersonPlan[];
  delegations: DelegationPlan[];
  cycles: CyclePlan[];
  assessments: AssessmentPlan[];
  evidence: KeptEvidence[];
  reviews: ReviewPlan[];
  corroborations: CorroborationPlan[];
  sessions: SessionPlan[];
  interviews: InterviewsPlan;
  notices: NoticePlan[];
  events: EventPlan[];
  letters: LetterPlan[];
  digests: DigestPlan[];
  /** The kinds of notice that somebody does not want by mail. */
  choices: ChoicePlan[];
};

/** Can the demo speak about everything that this ladder rates? It is written for the Orchestrator ladder. */
export function fitsLadder(ladder: Ladder): boolean {
  return (
    ladder.id === "orchestrator" &&
    compareVersions(ladder.version, FIRST_VERSION) > 0 &&
    ladder.criteria.every(({ id }) => CRITERIA_WITH_TEXTS.includes(id))
  );
}

/** The whole demo organisation as plain data: the same for the same seed and moment. */
export function planDemo({
  seed,
  now,
  ladder,
  versionId,
}: {
  seed: string;
  now: Date;
  ladder: Ladder;
  /** Under which the ladder is published here. */
  versionId: string;
}): DemoPlan {
  const random = randomFor(`${seed}/organisation`);
  const cycles = planCycles(now, random.uuid);
  const firstOpening = cycles[0]?.opensOn ?? now;
  const foundedAt = atWork(addDays(firstOpening, -24), 8 * 60 + 30);
  const teams = TEAMS.map((name) => ({ id: random.uuid(), name }));
  const people = planPeople({ seed, now, cycles, foundedAt });
  const reporting = planReporting({ seed, now, people, cycles });
  const ladders = { current: ladder, first: firstLadder(ladder) };
  const versions = { first: randomFor(`${seed}/ladder`).uuid(), current: versionId };
  const written = planEverybodysWork({ seed, now, ladders, cycles }, people, reporting);
  const corroborations = planCorroborations({ seed, now, ladder, people, reporting, ...written });
  const sessions = planSessions({ seed, now, ladder, teams, people, cycles, ...written });
  const assessments = takenIn(written.assessments, sessions, written.reviews);
  const facts = {
    seed,
    foundedAt,
    now,
    teams,
    people,
    cycles,
    versions,
    reporting,
    corroborations,
    ...written,
    assessments,
    sessions,
  };
  const interviews = planInterviews({ seed, now, ladder, people });
  const told = [...toldOfSessions(facts), ...toldOfInterviews({ ...facts, interviews })];
  const mail = planDigests(
    { now, people, organisation: ORGANISATION.name },
    planNotices({ ...facts, told }),
  );
  return {
    organisation: { ...ORGANISATION, createdAt: foundedAt },
    firstVersion: {
      id: versions.first,
      ladder: ladders.first,
      note: FIRST_NOTE,
      publishedAt: atWork(addDays(firstOpening, -16), 10 * 60 + 15),
      publishedById: people.find(({ role }) => role === "LADDER_EDITOR")?.id ?? "",
    },
    teams,
    people,
    delegations: reporting.delegations,
    cycles,
    assessments,
    evidence: planUpkeep(facts, written.evidence),
    reviews: written.reviews,
    corroborations,
    sessions,
    interviews,
    notices: mail.notices,
    digests: mail.digests,
    choices: planChoices(people),
    events: [
      ...planEvents(facts),
      ...planReviewEvents(facts),
      ...planSessionEvents(facts),
      ...planInterviewEvents(interviews),
      ...planMailEvents({ people, cycles, digests: mail.digests }),
    ],
    letters: planLetters({ ...facts, organisation: ORGANISATION.name, id: random.uuid }),
  };
}

type Work = Written & { reviews: ReviewPlan[] };

function planEverybodysWork(
  facts: Facts,
  people: readonly PersonPlan[],
  reporting: Reporting,
): Work {
  const stages = facts.cycles.map((_, index) => planStages(facts, people, index));
  const around = { people, reporting, used: new Map() };
  const written = people.map((person) => planOnesWork(facts, person, stages, around));
  return {
    assessments: written.flatMap(({ assessments }) => assessments),
    evidence: written.flatMap(({ evidence }) => evidence),
    reviews: written.flatMap(({ reviews }) => reviews),
  };
}

type Around = { people: readonly PersonPlan[]; reporting: Reporting; used: Used };

/** One person's assessments and their reviews, oldest first, because later ones may use earlier evidence. */
function planOnesWork(
  facts: Facts,
  person: PersonPlan,
  stages: readonly ReadonlyMap<string, Stage>[],
  around: Around,
): Work {
  const own: Work = { assessments: [], evidence: [], reviews: [] };
  const isEngineer = person.key === ENGINEER;
  for (const [index, cycle] of inOrder(facts.cycles)) {
    const place = placeInCycle(person, index);
    if (!place) continue;
    if (isEngineer && cycle.state === "OPEN") {
      const { assessments, evidence } = planEngineersOwn(facts, person, cycle);
      own.assessments.push(...assessments);
      own.evidence.push(...evidence);
      continue;
    }
    const stage = stages[index]?.get(person.id) ?? "submitted";
    const forced = isEngineer ? ENGINEER_POINTS[index] : undefined;
    const job = { person, cycle, index, stage };
    const { assessment, evidence } = planAssessment(facts, { ...job, place, forced }, own);
    if (cycle.movedAt && MOVED[person.key])
      assessment.answers = carriedAlong(facts.ladders, assessment, person.key, cycle.movedAt);
    own.assessments.push(assessment);
    own.evidence.push(...evidence);
    const { submittedAt } = assessment;
    if (!submittedAt || !isBeyond(stage, "in-review")) continue;
    const ladder = facts.ladders[cycle.ladder];
    const slotsOf = (order: number) => workOfAnswer(facts.seed, person, index, order);
    const { review, evidence: later } = planReview(
      { ...facts, ...around },
      { ...job, assessment, submittedAt, ladder, slotsOf, used: around.used },
    );
    own.reviews.push(review);
    own.evidence.push(...later);
  }
  return own;
}

/** The cycles with their places in the list, in the order they opened. */
function inOrder(cycles: readonly CyclePlan[]): [number, CyclePlan][] {
  return [...cycles.entries()].sort(([, a], [, b]) => a.opensOn.getTime() - b.opensOn.getTime());
}
