import { findCriterion } from "~/ladder/domain/view";
import type { ReleasedPiece } from "~/review/domain/release-content";
import { addDays, atWork, isoDay } from "./calendar";
import { reviewTextsFor } from "./corpus/review";
import { HANDOVER_REASON } from "./corpus/review/remarks";
import { type EvidencePlan, newEvidence } from "./evidence";
import type { Random } from "./random";
import { laterDay, soonAfter } from "./review-times";
import type { ReviewFacts, ReviewJob, ReviewPlan } from "./reviews";
import { ENGINEER } from "./roster";
import { fill } from "./slots";
import { HANDED_OVER, LAST_FINISHED } from "./stages";

export type RequestPlan = {
  id: string;
  criterionId: string;
  askedById: string;
  question: string;
  askedAt: Date;
  answer: string;
  pieces: ReleasedPiece[];
  answeredAt: Date | null;
};

/** In the open cycle: who was asked about their second criterion, and whether they have answered. */
const ASKED_NOW: Record<string, "open" | "answered"> = {
  "mehmet.aydin": "open",
  "ken.fujii": "answered",
};

/**
 * What happens to a review while it is under way: the reviewer asks for more, the engineer answers; or it goes to
 * another reviewer. Returns the evidence that came with the answer.
 */
export function planRequest(
  random: Random,
  facts: ReviewFacts,
  job: ReviewJob,
  review: ReviewPlan,
): EvidencePlan[] {
  if (job.person.key === HANDED_OVER && job.index === LAST_FINISHED)
    handOver(random, facts, job, review);
  const wanted = wantedRequest(random, job);
  const order = review.ratings.length > 1 ? 1 : 0;
  const rating = review.ratings[order];
  if (!wanted || !rating) return [];
  const texts = reviewTextsFor(rating.criterionId);
  // Nobody is asked the same twice.
  const asked = `asked ${job.person.key} ${rating.criterionId}`;
  if (job.used.has(asked)) return [];
  job.used.set(asked, 1);
  const slots = job.slotsOf(order);
  const isOpen = job.cycle.state === "OPEN";
  const askedAt = soonAfter(random, rating.updatedAt);
  const answeredAt =
    wanted === "open" ? null : laterDay(random, askedAt, isOpen ? 2 : random.int(1, 2));
  const request: RequestPlan = {
    id: random.uuid(),
    criterionId: rating.criterionId,
    askedById: review.reviewerId,
    question: fill(texts.question, slots),
    askedAt,
    answer: answeredAt ? fill(texts.answer, slots) : "",
    pieces: [],
    answeredAt,
  };
  review.requests.push(request);
  const isOffered = random.chance(0.7) || job.person.key === ENGINEER;
  return answeredAt && isOffered ? offer(random, job, request, answeredAt) : [];
}

function wantedRequest(random: Random, { person, cycle, index }: ReviewJob) {
  if (cycle.state === "OPEN") return ASKED_NOW[person.key] ?? null;
  // Left before it could be answered, or the review changed hands at that very time.
  if (person.leftOn && person.leftOn < cycle.closesOn) return null;
  if (index === LAST_FINISHED && person.key === HANDED_OVER) return null;
  if (person.key === ENGINEER) return index === LAST_FINISHED ? "answered" : null;
  return random.chance(0.18) && !ASKED_NOW[person.key] ? "answered" : null;
}

/** A piece that is offered with an answer; from then on it is claimed for the criterion. */
function offer(
  random: Random,
  { ladder, person, assessment, slotsOf, index }: ReviewJob,
  request: RequestPlan,
  answeredAt: Date,
): EvidencePlan[] {
  const { criterionId } = request;
  const criterion = findCriterion(ladder, criterionId);
  const kind = criterion?.evidence?.kinds[0];
  if (!criterion || !kind) return [];
  const piece = newEvidence(random, {
    personId: person.id,
    criterion,
    kind,
    turn: index + 2,
    slots: slotsOf(1),
    on: answeredAt,
    since: person.startDate,
  });
  const { id, url, title, shows, parts, date } = piece;
  request.pieces.push({
    id,
    url,
    title,
    kind,
    date: isoDay(date),
    shows,
    parts,
    criteria: [criterionId],
  });
  assessment.claims.push({ criterionId, evidenceId: id, createdAt: answeredAt });
  return [piece];
}

/** The people team gives the review to the new manager, who rates what is left. */
function handOver(random: Random, facts: ReviewFacts, job: ReviewJob, review: ReviewPlan) {
  const move = facts.reporting.moves.find(({ personId }) => personId === job.person.id);
  const by = facts.people.find(({ role }) => role === "PEOPLE_TEAM");
  if (!move || !by) return;
  const at = soonAfter(random, move.at);
  review.handovers.push({
    id: random.uuid(),
    fromId: review.reviewerId,
    toId: move.toId,
    byId: by.id,
    reason: HANDOVER_REASON,
    at,
  });
  review.reviewerId = move.toId;
  for (const rating of review.ratings.slice(2)) {
    const isChanged = rating.settledAt !== null && rating.updatedAt > rating.settledAt;
    rating.savedAt = atWork(addDays(at, 3), random.int(8 * 60, 14 * 60));
    rating.settledAt = soonAfter(random, rating.savedAt);
    rating.updatedAt = isChanged ? soonAfter(random, rating.settledAt) : rating.settledAt;
  }
}
