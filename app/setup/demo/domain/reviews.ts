import type { Ladder } from "~/ladder/domain/schema";
import { criteriaOfTransition, scaleOf } from "~/ladder/domain/view";
import type { ReviewAnswer } from "~/review/domain/release-content";
import type { AnswerPlan, AssessmentPlan } from "./assessments";
import { type CyclePlan, monthsBetween } from "./calendar";
import { SUMMARIES } from "./corpus/review/remarks";
import type { Point } from "./corpus/texts";
import { ENGINEER_REVIEWED } from "./engineer";
import type { EvidencePlan } from "./evidence";
import { chosen, type Judgement, judge } from "./judgement";
import type { PersonPlan } from "./people";
import { type Random, randomFor } from "./random";
import { answerInWords } from "./rationale";
import { planReleases, type ReleasePlan, type ReopeningPlan } from "./releases";
import { type Reporting, styleOf } from "./reporting";
import { planRequest, type RequestPlan } from "./requests";
import { anHourAfter, beginning, laterDay, ratingTimes, soonAfter } from "./review-times";
import { ENGINEER, placeAt } from "./roster";
import { fill, type Slots } from "./slots";
import { isBeyond, type Stage } from "./stages";
import { type Between, leastUsed, type Used } from "./variants";

export type ReviewRatingPlan = ReviewAnswer & {
  criterionId: string;
  revision: number;
  savedAt: Date;
  updatedAt: Date;
  settledAt: Date | null;
  blindPoint: number | null;
  blindAlternative: ReviewAnswer["alternative"];
};

export type HandoverPlan = {
  id: string;
  fromId: string;
  toId: string;
  byId: string;
  reason: string;
  at: Date;
};

/** Everything that happened to one submitted assessment. */
export type ReviewPlan = {
  id: string;
  assessmentId: string;
  personId: string;
  /** Who has it now. */
  reviewerId: string;
  summary: string;
  startedAt: Date;
  /** When it was finished, each time; none while it is under way. */
  finishes: { at: Date; byId: string }[];
  /** Is it finished now? */
  isFinished: boolean;
  ratings: ReviewRatingPlan[];
  handovers: HandoverPlan[];
  requests: RequestPlan[];
  releases: ReleasePlan[];
  reopenings: ReopeningPlan[];
};

export type ReviewFacts = {
  seed: string;
  now: Date;
  people: readonly PersonPlan[];
  reporting: Reporting;
};

export type ReviewJob = {
  person: PersonPlan;
  assessment: AssessmentPlan;
  submittedAt: Date;
  cycle: CyclePlan;
  index: number;
  ladder: Ladder;
  stage: Stage;
  /** The work that the answer on the criterion at this place is about. */
  slotsOf: (order: number) => Slots;
  used: Used;
};

/** How many ratings are settled where a review is under way, and whether the next is saved. */
const UNDER_WAY: Record<string, { settled: number; saved: boolean }> = {
  "mehmet.aydin": { settled: 1, saved: true },
  "ken.fujii": { settled: 2, saved: false },
  "jelena.petrovic": { settled: 0, saved: true },
  "lukasz.zielinski": { settled: 3, saved: false },
};

/** The review of one submitted assessment, as far as it got, and the evidence that came in while it was under way. */
export function planReview(
  facts: ReviewFacts,
  job: ReviewJob,
): { review: ReviewPlan; evidence: EvidencePlan[] } {
  const { person, assessment, stage, index } = job;
  const random = randomFor(`${facts.seed}/review/${person.key}/${index}`);
  const startedAt = beginning(random, job, facts.reporting);
  const reviewerId = facts.reporting.reviewerAt(person, startedAt) ?? "";
  const between = { seed: facts.seed, reader: person.key, writer: reviewerId };
  const judgements = judgeAll(facts, job, reviewerId);
  const ratings = ratingsOf(random, job, between, judgements, startedAt);
  const review: ReviewPlan = {
    id: random.uuid(),
    assessmentId: assessment.id,
    personId: person.id,
    reviewerId,
    summary: "",
    startedAt,
    finishes: [],
    isFinished: false,
    ratings,
    handovers: [],
    requests: [],
    releases: [],
    reopenings: [],
  };
  const evidence = planRequest(random, facts, job, review);
  if (isBeyond(stage, "reviewed")) finish(random, job, between, review);
  if (isBeyond(stage, "released")) planReleases(random, facts, job, review);
  return { review, evidence };
}

function judgeAll(
  { people, seed }: ReviewFacts,
  { person, assessment, index }: ReviewJob,
  reviewerId: string,
): Judgement[] {
  const reviewer = people.find(({ id }) => id === reviewerId);
  const here = placeAt(person.career, index);
  const next = placeAt(person.career, index + 1);
  const isReady = next !== null && next.levelId !== here?.levelId;
  const settled = person.key === ENGINEER ? ENGINEER_REVIEWED[index] : undefined;
  return assessment.answers.map((self, order) => {
    const point = settled?.[order];
    if (point)
      return {
        blind: chosen(point === 3 && order === 0 && index > 0 ? 2 : point),
        final: chosen(point),
      };
    const own = randomFor(`${seed}/judgement/${person.key}/${index}/${self.criterionId}`);
    const needed: Point = order === 0 && here?.levelId === "senior" ? 4 : 3;
    return judge(own, {
      self,
      style: styleOf(reviewer ?? { key: "" }),
      cycle: index,
      isReady,
      atLeast: needed,
    });
  });
}

function ratingsOf(
  random: Random,
  job: ReviewJob,
  between: Between,
  judgements: readonly Judgement[],
  startedAt: Date,
): ReviewRatingPlan[] {
  const { assessment, person, ladder, stage, cycle, slotsOf, used } = job;
  const criteria = criteriaOfTransition(ladder, assessment.transitionId);
  const times = ratingTimes(random, startedAt, criteria.length, cycle.state === "OPEN");
  const reached = isBeyond(stage, "reviewed")
    ? { settled: criteria.length, saved: false }
    : (UNDER_WAY[person.key] ?? { settled: 2, saved: false });
  return assessment.answers.flatMap((self: AnswerPlan, order): ReviewRatingPlan[] => {
    const [judgement, criterion, time] = [judgements[order], criteria[order], times[order]];
    if (!judgement || !criterion || !time) return [];
    const isSettled = order < reached.settled;
    if (!isSettled && !(reached.saved && order === reached.settled)) return [];
    const scale = scaleOf(ladder, criterion);
    const label = (point: number) =>
      scale.points.find(({ value }) => value === point)?.label ?? String(point);
    const { blind, final } = judgement;
    const words = { between, criterionId: self.criterionId, self, label };
    const slots = slotsOf(order);
    const isChanged = isSettled && blind.point !== final.point;
    // Before the comparison there is nothing yet to say about a difference.
    const answer = isSettled
      ? answerInWords(random, { ...words, judgement, slots, used })
      : { ...blind, reason: blind.alternative ? "I have not seen it so far." : "", rationale: "" };
    return [
      {
        criterionId: self.criterionId,
        ...answer,
        revision: (isSettled ? 2 : 1) + (isChanged ? 1 : 0) + random.int(0, 2),
        savedAt: time.savedAt,
        settledAt: isSettled ? time.settledAt : null,
        updatedAt: isChanged
          ? soonAfter(random, time.settledAt)
          : isSettled
            ? time.settledAt
            : time.savedAt,
        blindPoint: isSettled ? blind.point : null,
        blindAlternative: isSettled ? blind.alternative : null,
      },
    ];
  });
}

/** Finishes a review once everything is rated and answered, with words on the whole. */
function finish(random: Random, job: ReviewJob, between: Between, review: ReviewPlan) {
  const latest = Math.max(
    ...review.ratings.map(({ updatedAt }) => updatedAt.getTime()),
    ...review.requests.map(({ answeredAt }) => answeredAt?.getTime() ?? 0),
    ...review.handovers.map(({ at }) => at.getTime()),
  );
  const last = new Date(latest);
  const at = job.cycle.state === "OPEN" ? laterDay(random, last, 1) : anHourAfter(random, last);
  review.finishes.push({ at, byId: review.reviewerId });
  review.isFinished = true;
  review.summary = summaryOf(job, between, review);
}

function summaryOf(
  { used, slotsOf, person, cycle, index }: ReviewJob,
  between: Between,
  { ratings }: ReviewPlan,
): string {
  const reached = ratings.filter(({ point }) => point !== null && point >= 3).length;
  const kind = reached === ratings.length ? "ready" : reached > 0 ? "near" : "early";
  const texts = SUMMARIES[kind].filter((text) => fits(text, person, cycle, index));
  return fill(leastUsed(used, between, `summary ${kind}`, texts), slotsOf(0));
}

/** Words about last time, or about being new, only where there was a last time, or where they are. */
function fits(
  text: string,
  { career, startDate }: PersonPlan,
  { opensOn }: CyclePlan,
  index: number,
): boolean {
  const before = placeAt(career, index - 1)?.levelId;
  if (text.includes("last time")) return before !== undefined;
  const isNew = before
    ? before !== placeAt(career, index)?.levelId
    : monthsBetween(startDate, opensOn) < 8;
  return !text.includes("new at this level") || isNew;
}
