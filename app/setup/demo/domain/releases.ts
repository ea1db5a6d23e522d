import { addDays, addMinutes, dayOf } from "./calendar";
import { reviewTextsFor } from "./corpus/review";
import {
  CORRECTED,
  GENERAL_ACTIONS,
  MISTAKEN,
  REOPENING_REASON,
  RESPONSES,
} from "./corpus/review/remarks";
import { ENGINEER_ACTIONS, ENGINEER_ANSWERS } from "./engineer";
import type { Random } from "./random";
import { anHourAfter, laterDay, soonAfter } from "./review-times";
import type { ReviewFacts, ReviewJob, ReviewPlan, ReviewRatingPlan } from "./reviews";
import { ENGINEER } from "./roster";
import { fill } from "./slots";
import { LAST_FINISHED, REOPENED } from "./stages";
import { type Between, leastUsed } from "./variants";

export type Stance = "agree" | "partly" | "disagree";

export type ActionPlan = {
  id: string;
  criterionId: string | null;
  text: string;
  dueOn: Date;
  createdById: string;
  createdAt: Date;
  doneAt: Date | null;
  droppedAt: Date | null;
};

export type ReleasePlan = {
  id: string;
  releasedById: string;
  releasedAt: Date;
  acknowledgedAt: Date | null;
  stance: Stance | null;
  response: string;
  reopenedAt: Date | null;
  /** Both sides as they were on that day. */
  ratings: ReviewRatingPlan[];
  summary: string;
  actions: ActionPlan[];
};

export type ReopeningPlan = {
  id: string;
  from: "ACKNOWLEDGED";
  to: "IN_REVIEW";
  reason: string;
  byId: string;
  at: Date;
};

/** Releases a finished review; for one of them, releases it, opens it again and releases it once more. */
export function planReleases(
  random: Random,
  facts: ReviewFacts,
  job: ReviewJob,
  review: ReviewPlan,
): void {
  const isTwice = job.person.key === REOPENED && job.index === LAST_FINISHED;
  if (isTwice) {
    const isFirst = planMistaken(random, facts, job, review);
    if (!isFirst) return;
  }
  const release = released(random, job, review, isTwice);
  review.releases.push(release);
  if (job.stage === "acknowledged") acknowledge(random, facts, job, review, release);
  if (job.cycle.state === "CLOSED" || job.stage === "acknowledged")
    release.actions = planActions(random, facts, job, release);
}

function released(
  random: Random,
  { cycle }: ReviewJob,
  review: ReviewPlan,
  isSoon: boolean,
): ReleasePlan {
  const finishedAt = review.finishes.at(-1)?.at ?? review.startedAt;
  const days = cycle.state === "OPEN" || isSoon ? 1 : random.int(1, 5);
  const calibratedAt = cycle.calibration?.endedAt;
  const readyAt = calibratedAt && calibratedAt > finishedAt ? calibratedAt : finishedAt;
  return {
    id: random.uuid(),
    releasedById: review.reviewerId,
    releasedAt: laterDay(random, readyAt, days),
    acknowledgedAt: null,
    stance: null,
    response: "",
    reopenedAt: null,
    ratings: review.ratings.map((rating) => ({ ...rating })),
    summary: review.summary,
    actions: [],
  };
}

function acknowledge(
  random: Random,
  facts: ReviewFacts,
  job: ReviewJob,
  review: ReviewPlan,
  release: ReleasePlan,
) {
  const { cycle, person, index, used, slotsOf } = job;
  const days = cycle.state === "OPEN" ? 1 : random.int(1, 6);
  release.acknowledgedAt = laterDay(random, release.releasedAt, days);
  const own = person.key === ENGINEER ? ENGINEER_ANSWERS[index] : undefined;
  if (own) {
    release.stance = own.stance;
    release.response = own.response;
    return;
  }
  const stance = stanceOf(random, job, review);
  const between = betweenOf(facts, job, release);
  release.stance = stance;
  release.response = fill(
    leastUsed(used, between, `answer ${stance}`, RESPONSES[stance]),
    slotsOf(0),
  );
}

/** Mostly they agree; the further below their own the ratings are, the less. */
function stanceOf(
  random: Random,
  { assessment }: ReviewJob,
  { ratings, releases }: ReviewPlan,
): Stance {
  if (releases.some(({ reopenedAt }) => reopenedAt)) return "agree";
  const below = ratings.reduce((sum, { criterionId, point }) => {
    const self = assessment.answers.find((answer) => answer.criterionId === criterionId)?.point;
    return sum + (point !== null && self ? Math.max(0, self - point) : 0);
  }, 0);
  const draw = random.next();
  if (below >= 2) return draw < 0.25 ? "disagree" : draw < 0.7 ? "partly" : "agree";
  if (below === 1) return draw < 0.04 ? "disagree" : draw < 0.35 ? "partly" : "agree";
  return draw < 0.07 ? "partly" : "agree";
}

/**
 * The release that had to be opened again: it rated a colleague's change, on the second criterion. Leaves the review as
 * it is after the second rating.
 */
function planMistaken(
  random: Random,
  facts: ReviewFacts,
  job: ReviewJob,
  review: ReviewPlan,
): boolean {
  const rating = review.ratings[1];
  const by = facts.people.find(({ role }) => role === "PEOPLE_TEAM");
  const self = job.assessment.answers[1]?.point ?? null;
  if (!rating?.settledAt || !by || self === null) return false;
  const slots = job.slotsOf(1);
  const mistaken = { point: 1, alternative: null, reason: "", rationale: fill(MISTAKEN, slots) };
  Object.assign(rating, mistaken, {
    blindPoint: 1,
    blindAlternative: null,
    updatedAt: rating.settledAt,
  });
  const first = released(random, job, review, false);
  first.acknowledgedAt = laterDay(random, first.releasedAt, 1);
  first.stance = "disagree";
  first.response = fill(
    "The second rating is about a change to {neighbour} that was not mine. I have told Fatima Zahra Bennani, and we have asked the people team together.",
    slots,
  );
  const at = laterDay(random, first.acknowledgedAt, 2);
  first.reopenedAt = at;
  review.releases.push(first);
  review.reopenings.push({
    id: random.uuid(),
    from: "ACKNOWLEDGED",
    to: "IN_REVIEW",
    reason: REOPENING_REASON,
    byId: by.id,
    at,
  });
  const updatedAt = laterDay(random, at, 1);
  Object.assign(rating, {
    point: self,
    rationale: fill(CORRECTED, slots),
    revision: rating.revision + 1,
    updatedAt,
  });
  review.finishes.push({ at: anHourAfter(random, updatedAt), byId: review.reviewerId });
  return true;
}

function planActions(
  random: Random,
  facts: ReviewFacts,
  job: ReviewJob,
  release: ReleasePlan,
): ActionPlan[] {
  const { index, used, slotsOf, person } = job;
  const between = betweenOf(facts, job, release);
  const spokenAt = release.acknowledgedAt ?? soonAfter(random, release.releasedAt);
  if (person.key === ENGINEER && index === LAST_FINISHED)
    return engineersActions(random, release, spokenAt, person.id);
  const lowest = release.ratings
    .map((rating, order) => ({ ...rating, order }))
    .sort((a, b) => (a.point ?? 9) - (b.point ?? 9));
  const chosen = lowest.slice(0, random.int(1, 2)).map(({ criterionId, order }) => {
    const texts = reviewTextsFor(criterionId).actions;
    return {
      criterionId,
      text: fill(leastUsed(used, between, `action ${criterionId}`, texts), slotsOf(order)),
    };
  });
  const general = fill(leastUsed(used, between, "action", GENERAL_ACTIONS), slotsOf(0));
  return [...chosen, { criterionId: null, text: general }].map(({ criterionId, text }, order) => {
    const isOld = index < LAST_FINISHED;
    const weeks = isOld ? random.int(6, 26) : random.int(14, 40);
    const dueOn = addDays(dayOf(release.releasedAt), 7 * weeks);
    const createdAt = addMinutes(spokenAt, (order + 1) * 4);
    const draw = random.next();
    const wished = laterDay(random, createdAt, random.int(15, 120));
    const ended = wished < facts.now ? wished : null;
    return {
      id: random.uuid(),
      criterionId,
      text,
      dueOn,
      createdById: random.chance(0.4) ? person.id : release.releasedById,
      createdAt,
      doneAt: draw < (isOld ? 0.82 : 0.5) && ended ? ended : null,
      droppedAt: draw > (isOld ? 0.9 : 0.95) && ended ? ended : null,
    };
  });
}

/** The first is done; the others are still to be done. */
function engineersActions(
  random: Random,
  { ratings, releasedAt, releasedById }: ReleasePlan,
  spokenAt: Date,
  personId: string,
): ActionPlan[] {
  return ENGINEER_ACTIONS.map(({ order, text, weeks }, place) => ({
    id: random.uuid(),
    criterionId: order === null ? null : (ratings[order]?.criterionId ?? null),
    text,
    dueOn: addDays(dayOf(releasedAt), 7 * weeks),
    createdById: place === 1 ? personId : releasedById,
    createdAt: addMinutes(spokenAt, (place + 1) * 4),
    doneAt: place === 0 ? laterDay(random, spokenAt, 61) : null,
    droppedAt: null,
  }));
}

/** Words between the two about a release, whoever of them writes. */
function betweenOf({ seed }: ReviewFacts, { person }: ReviewJob, release: ReleasePlan): Between {
  return { seed, reader: person.key, writer: release.releasedById };
}
