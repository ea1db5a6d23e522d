import { askedAtLevel, criteriaOfSession } from "~/interview/domain/coverage";
import { drawKit } from "~/interview/domain/draw-kit";
import type { KitContent } from "~/interview/domain/kit";
import { roleTitle } from "~/interview/domain/role-title";
import {
  type FlawOutcome,
  type Recommendation,
  type Stored,
  stored,
} from "~/interview/domain/state";
import type { Ladder } from "~/ladder/domain/schema";
import { addDays, addMinutes, atWork, weekdaysBefore } from "./calendar";
import { DECIDED, DRAFTED, HEARD, REASONS, RESTS_ON, SUMMARIES } from "./corpus/interviews";
import { PANELS, type PanelDraft, type SeatDraft, type When } from "./interview-drafts";
import type { PersonPlan } from "./people";
import { type Random, randomFor } from "./random";

const TRACK = "orchestrator";
/** Kits were made before the first panel. */
const KITS_DAYS_AGO = 168;

export type KitPlan = {
  id: string;
  name: string;
  trackId: string;
  levelId: PanelDraft["levelId"];
  content: KitContent;
  createdById: string;
  createdAt: Date;
};

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

export type PanelPlan = {
  key: string;
  id: string;
  /** What the candidate is interviewed for, in words. */
  role: string;
  candidateName: string;
  candidateId: string | null;
  trackId: string;
  levelId: string;
  kitId: string;
  hiringManagerId: string;
  location: string;
  state: "OPEN" | "DEBRIEF" | "DECIDED" | "WITHDRAWN";
  createdById: string;
  createdAt: Date;
  debriefAt: Date | null;
  missingIds: string[];
  decidedAt: Date | null;
  withdrawnAt: Date | null;
  heldAt: Date | null;
  holdReason: string;
  heldById: string | null;
  seats: { interviewerId: string; addedAt: Date }[];
  sessions: {
    id: string;
    interviewerId: string;
    startsAt: Date | null;
    minutes: number;
    exerciseId: string | null;
    competencyIds: string[];
    createdAt: Date;
  }[];
  cards: CardPlan[];
  moves: { id: string; kind: "DEBRIEF" | "WITHDRAWN"; reason: string; byId: string; at: Date }[];
  decisions: {
    id: string;
    outcome: "OFFER" | "NO_OFFER";
    reasons: Record<string, string>;
    summary: string;
    mappedTrackId: string | null;
    mappedLevelId: string | null;
    byId: string;
    at: Date;
  }[];
};

export type InterviewsPlan = { kits: KitPlan[]; panels: PanelPlan[] };

type Facts = { seed: string; now: Date; ladder: Ladder; people: readonly PersonPlan[] };

/** Kits for the levels that people are interviewed for, two each, and a panel in every state. */
export function planInterviews(facts: Facts): InterviewsPlan {
  const kits = planKits(facts);
  return { kits, panels: PANELS.map((draft) => planPanel(facts, kits, draft)) };
}

function planKits({ seed, now, ladder, people }: Facts): KitPlan[] {
  const random = randomFor(`${seed}/interviews/kits`);
  const createdById = peopleTeam(people);
  return (["mid", "senior"] as const).flatMap((levelId, level) =>
    ([0, 1] as const).map((variant) => {
      const standing = { trackId: TRACK, levelId };
      return {
        id: random.uuid(),
        name: `${roleTitle(ladder, standing)}${variant === 0 ? "" : " 2"}`,
        ...standing,
        content: drawKit(ladder, standing, variant),
        createdById,
        createdAt: momentOf(now, {
          daysAgo: KITS_DAYS_AGO,
          minute: 9 * 60 + level * 20 + variant * 5,
        }),
      };
    }),
  );
}

type Panelled = { facts: Facts; draft: PanelDraft; kit: KitPlan; random: Random };

function planPanel(facts: Facts, kits: readonly KitPlan[], draft: PanelDraft): PanelPlan {
  const { seed, now, ladder, people } = facts;
  const { levelId } = draft;
  const random = randomFor(`${seed}/interviews/${draft.key}`);
  const kit = kits.filter((each) => each.levelId === levelId)[draft.kit];
  if (!kit) throw new Error(`there is no kit for ${levelId}`);
  const panelled = { facts, draft, kit, random };
  const standing = { trackId: TRACK, levelId };
  const candidate =
    typeof draft.candidate === "string" ? null : personOf(people, draft.candidate.key);
  const hiringManagerId = personOf(people, draft.hiringManager).id;
  const on = (daysAgo: number | undefined, minute: number) =>
    daysAgo === undefined ? null : momentOf(now, { daysAgo, minute });
  const createdAt = momentOf(now, { daysAgo: draft.madeDaysAgo, minute: 8 * 60 + 25 });
  const debriefAt = on(draft.debriefDaysAgo, 14 * 60 + 5);
  const withdrawnAt = on(draft.withdrawnDaysAgo, 10 * 60 + 40);
  const decidedAt = on(draft.decided?.daysAgo, 15 * 60 + 20);
  const missingIds = (draft.missing ?? []).map((key) => personOf(people, key).id);
  const heldAt = on(draft.heldDaysAgo, 9 * 60 + 10);
  return {
    key: draft.key,
    id: random.uuid(),
    role: roleTitle(ladder, standing),
    candidateName: candidate ? candidate.name : String(draft.candidate),
    candidateId: candidate?.id ?? null,
    ...standing,
    kitId: kit.id,
    hiringManagerId,
    location: draft.location,
    state: decidedAt ? "DECIDED" : withdrawnAt ? "WITHDRAWN" : debriefAt ? "DEBRIEF" : "OPEN",
    createdById: peopleTeam(people),
    createdAt,
    debriefAt,
    missingIds,
    decidedAt,
    withdrawnAt,
    heldAt,
    holdReason: heldAt ? REASONS.held : "",
    heldById: heldAt ? peopleTeam(people) : null,
    seats: draft.seats.map(({ key }, index) => ({
      interviewerId: personOf(people, key).id,
      addedAt: addMinutes(createdAt, 60 + index * 4),
    })),
    sessions: draft.seats.map((seat, index) => planSession(panelled, seat, index, createdAt)),
    cards: draft.seats.flatMap((seat) => planCard(panelled, seat)),
    moves: [
      ...moveOf(
        random,
        "DEBRIEF",
        debriefAt,
        missingIds.length > 0 ? REASONS.closed : "",
        hiringManagerId,
      ),
      ...moveOf(random, "WITHDRAWN", withdrawnAt, REASONS.withdrew, hiringManagerId),
    ],
    decisions: planDecision(panelled, hiringManagerId, decidedAt),
  };
}

function planSession(
  { facts: { now, ladder, people }, kit, random }: Panelled,
  { key, when, about }: SeatDraft,
  index: number,
  createdAt: Date,
): PanelPlan["sessions"][number] {
  const exerciseId = about === "exercise" ? (kit.content.exercises[0] ?? null) : null;
  const exercise = ladder.interview.exercises.find(({ id }) => id === exerciseId);
  return {
    id: random.uuid(),
    interviewerId: personOf(people, key).id,
    startsAt: when && momentOf(now, when),
    minutes: exercise?.minutes ?? 45,
    exerciseId,
    competencyIds: about === "exercise" ? [] : [...about],
    createdAt: addMinutes(createdAt, 75 + index * 4),
  };
}

function planCard(panelled: Panelled, seat: SeatDraft): CardPlan[] {
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
  { facts: { ladder }, kit, random }: Panelled,
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
        : random.pick(point > 2 ? texts.upper : texts.lower)),
      updatedAt,
    };
  });
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

function moveOf(
  random: Random,
  kind: PanelPlan["moves"][number]["kind"],
  at: Date | null,
  reason: string,
  byId: string,
): PanelPlan["moves"] {
  return at ? [{ id: random.uuid(), kind, reason, byId, at }] : [];
}

function planDecision(
  { facts: { ladder }, draft: { decided, levelId }, kit, random }: Panelled,
  byId: string,
  at: Date | null,
): PanelPlan["decisions"] {
  if (!decided || !at) return [];
  const isOffer = decided.outcome === "OFFER";
  const { competencies } = askedAtLevel(ladder, kit, kit.content.exercises);
  return [
    {
      id: random.uuid(),
      outcome: decided.outcome,
      reasons: Object.fromEntries(
        competencies.map(({ id }) => [id, DECIDED[id]?.[isOffer ? "offer" : "noOffer"] ?? ""]),
      ),
      summary: isOffer ? SUMMARIES.offer : SUMMARIES.noOffer,
      mappedTrackId: isOffer ? TRACK : null,
      mappedLevelId: isOffer ? levelId : null,
      byId,
      at,
    },
  ];
}

/** A weekday at that time: before today, or after it where the number is below nought. */
function momentOf(now: Date, { daysAgo, minute }: When): Date {
  if (daysAgo >= 0) return atWork(weekdaysBefore(now, daysAgo), minute);
  return atWork(addDays(now, -daysAgo), minute);
}

function personOf(people: readonly PersonPlan[], key: string): PersonPlan {
  const person = people.find((each) => each.key === key);
  if (!person) throw new Error(`nobody has the key ${key}`);
  return person;
}

function peopleTeam(people: readonly PersonPlan[]): string {
  return people.find(({ role }) => role === "PEOPLE_TEAM")?.id ?? "";
}
