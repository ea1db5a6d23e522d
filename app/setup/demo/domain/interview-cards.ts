import { askedAtLevel, criteriaOfSession } from "~/interview/domain/coverage";
import {
  type FlawOutcome,
  type Recommendation,
  type Stored,
  stored,
} from "~/interview/domain/state";
import { addMinutes } from "./calendar";
import { DRAFTED, HEARD, type Heard, RESTS_ON } from "./corpus/interviews";
import type { SeatDraft } from "./interview-drafts";
import { momentOf, type Panelled, personOf } from "./interview-facts";
import type { Random } from "./random";

type AnswerPlan = {
  criterionId: string;
  point: number | null;
  isNotAssessed: boolean;
  why: string;
  quotes: string;
  observations: string;
  updatedAt: Date;
};

export type CardPlan = {
  id: string;
  interviewerId: string;
  recommendation: Stored<Recommendation> | null;
  reason: string;
  startedAt: Date;
  submittedAt: Date | null;
  answers: AnswerPlan[];
  flaws: { exerciseId: string; flawId: string; outcome: Stored<FlawOutcome>; updatedAt: Date }[];
};

/** The card of a seat: none where it was not begun. */
export function planCard(panelled: Panelled, seat: SeatDraft): CardPlan[] {
  const { facts, random } = panelled;
  if (seat.card === "none" || !seat.when) return [];
  const startedAt = addMinutes(momentOf(facts.now, seat.when), 4);
  const isIn = seat.card === "in";
  const submittedAt = isIn
    ? momentOf(facts.now, { daysAgo: seat.inDaysAgo ?? 1, minute: 11 * 60 + random.int(5, 55) })
    : null;
  const writtenAt = addMinutes(startedAt, 35);
  const { recommendation } = seat;
  return [
    {
      id: random.uuid(),
      interviewerId: personOf(facts.people, seat.key).id,
      recommendation: isIn && recommendation ? stored(recommendation) : null,
      reason: isIn && recommendation ? random.pick(RESTS_ON[recommendation]) : "",
      startedAt,
      submittedAt,
      answers: answersOf(panelled, seat, writtenAt),
      flaws: isIn ? flawsOf(panelled, seat, writtenAt) : [],
    },
  ];
}

/** What the card says of the criteria that the interviewer's session is about; a card just begun says it of the first. */
function answersOf(
  { facts: { ladder }, kit, random, heard }: Panelled,
  { card, about, points = [] }: SeatDraft,
  updatedAt: Date,
): AnswerPlan[] {
  const asked = askedAtLevel(ladder, kit, kit.content.exercises);
  const session = {
    exerciseId: about === "exercise" ? (kit.content.exercises[0] ?? null) : null,
    competencyIds: about === "exercise" ? [] : about,
  };
  const own = criteriaOfSession(asked, session);
  if (card === "begun")
    return own.slice(0, 1).map((criterionId) => ({
      criterionId,
      point: null,
      isNotAssessed: false,
      why: "",
      ...random.pick(DRAFTED),
      updatedAt,
    }));
  return own.map((criterionId, index) => {
    const point = points[Math.min(index, points.length - 1)] ?? null;
    const texts = HEARD[criterionId];
    if (!texts) throw new Error(`there is nothing to hear about ${criterionId}`);
    return {
      criterionId,
      point,
      isNotAssessed: point === null,
      why: point === null ? "We spent the time on the example and did not come to a choice." : "",
      ...(point === null
        ? { quotes: "", observations: "" }
        : unheard(random, heard, point > 2 ? texts.upper : texts.lower)),
      updatedAt,
    };
  });
}

/** What nobody on the panel has heard yet, as long as there is anything. */
function unheard(random: Random, heard: Set<string>, texts: readonly Heard[]): Heard {
  const left = texts.filter(({ quotes }) => !heard.has(quotes));
  const found = random.pick(left.length > 0 ? left : texts);
  heard.add(found.quotes);
  return found;
}

/** The higher the points, the more of what the exercise hides was found. */
function flawsOf(
  { facts: { ladder }, kit, random }: Panelled,
  { about, points = [] }: SeatDraft,
  updatedAt: Date,
): CardPlan["flaws"] {
  const exercise = ladder.interview.exercises.find(({ id }) => id === kit.content.exercises[0]);
  if (about !== "exercise" || !exercise) return [];
  const given = points.filter((point) => point !== null);
  const mean = given.reduce((sum, point) => sum + point, 0) / Math.max(1, given.length);
  return exercise.plantedFlaws.map(({ id }) => {
    const outcome: FlawOutcome = random.chance(mean / 5)
      ? "found"
      : random.chance(0.5)
        ? "hinted"
        : "missed";
    return { exerciseId: exercise.id, flawId: id, outcome: stored(outcome), updatedAt };
  });
}
