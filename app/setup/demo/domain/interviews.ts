import { askedAtLevel } from "~/interview/domain/coverage";
import { drawKit } from "~/interview/domain/draw-kit";
import { roleTitle } from "~/interview/domain/role-title";
import { addMinutes } from "./calendar";
import { DECIDED, REASONS, SUMMARIES } from "./corpus/interviews";
import { type CardPlan, planCard } from "./interview-cards";
import { PANELS, type PanelDraft, type SeatDraft } from "./interview-drafts";
import { EARLIER_PANELS } from "./interview-earlier";
import { type Facts, type KitPlan, momentOf, type Panelled, personOf } from "./interview-facts";
import type { PersonPlan } from "./people";
import { type Random, randomFor } from "./random";

const TRACK = "orchestrator";
/** Kits were made before the first panel. */
const KITS_DAYS_AGO = 168;

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

const DRAFTS = [...PANELS, ...EARLIER_PANELS];

export type InterviewsPlan = { kits: KitPlan[]; panels: PanelPlan[] };

/** Kits for the levels that people are interviewed for, two each, a panel in every state, and some that were decided before. */
export function planInterviews(facts: Facts): InterviewsPlan {
  const kits = planKits(facts);
  return { kits, panels: DRAFTS.map((draft) => planPanel(facts, kits, draft)) };
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

function planPanel(facts: Facts, kits: readonly KitPlan[], draft: PanelDraft): PanelPlan {
  const { seed, now, ladder, people } = facts;
  const { levelId } = draft;
  const random = randomFor(`${seed}/interviews/${draft.key}`);
  const kit = kits.filter((each) => each.levelId === levelId)[draft.kit];
  if (!kit) throw new Error(`there is no kit for ${levelId}`);
  const panelled = { facts, draft, kit, random, heard: new Set<string>() };
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

function peopleTeam(people: readonly PersonPlan[]): string {
  return people.find(({ role }) => role === "PEOPLE_TEAM")?.id ?? "";
}
