import { findLevel, levelTitle } from "~/ladder/domain/view";
import { type DebriefAgreement, debriefAgreement } from "./debrief-agreement";
import { type Card, type Counted, type Debriefing, standingRecommendation } from "./debrief-cards";
import { type CoverageAchieved, coverageAchieved } from "./debrief-coverage";
import { type DebriefGroup, type DebriefOrder, debriefMatrix } from "./debrief-matrix";
import type { FlawOutcome, Recommendation } from "./state";

export type DebriefInterviewer = {
  id: string;
  cardId: string;
  name: string;
  isLate: boolean;
  recommendation: Recommendation | null;
  /** As it stands, where an amendment gave another. */
  amended: Recommendation | null;
  reason: string;
  /** What was added to the recommendation, or to the card as a whole. */
  amendments: string[];
};

export type Note = {
  interviewerId: string;
  quotes: string;
  observations: string;
  amendments: { text: string; point: number | null; afterOthers: boolean }[];
};

export type FlawTable = {
  exerciseId: string;
  title: string;
  interviewerIds: string[];
  flaws: { id: string; title: string; outcomes: (FlawOutcome | null)[] }[];
};

export type DebriefPage = {
  role: string;
  interviewers: DebriefInterviewer[];
  missing: { id: string; name: string; wasNamed: boolean }[];
  setApart: { id: string; cardId: string; name: string; at: Date }[];
  groups: DebriefGroup[];
  /** By criterion; those of whom nothing is written are left out. */
  notes: Record<string, Note[]>;
  flaws: FlawTable[];
  coverage: CoverageAchieved;
  agreement: DebriefAgreement;
};

type Of = { trackId: string; levelId: string; missingIds: readonly string[] };

/** Everything that a debrief shows, from the cards that count; plain data. */
export function debriefPage(of: Debriefing, panel: Of, order: DebriefOrder): DebriefPage {
  const { ladder, asked, counted, missing, setApart } = of;
  const level = findLevel(ladder, panel.levelId);
  return {
    role: level ? levelTitle(level, panel.trackId) : panel.levelId,
    interviewers: counted.map(interviewerOf),
    missing: missing.map(({ interviewerId, name }) => ({
      id: interviewerId,
      name,
      wasNamed: panel.missingIds.includes(interviewerId),
    })),
    setApart: setApart.map(({ interviewerId, name, card }) => ({
      id: interviewerId,
      cardId: card.id,
      name,
      at: card.submittedAt,
    })),
    groups: debriefMatrix(of, order),
    notes: Object.fromEntries(
      asked.map(({ criterion }) => [criterion.id, notesOn(counted, criterion.id)]),
    ),
    flaws: flawTables(of),
    coverage: coverageAchieved(of),
    agreement: debriefAgreement(of),
  };
}

function interviewerOf({ interviewerId, name, isLate, card }: Counted): DebriefInterviewer {
  const { recommendation, reason, amendments } = card;
  const stands = standingRecommendation(card);
  return {
    id: interviewerId,
    cardId: card.id,
    name,
    isLate,
    recommendation,
    amended: stands === recommendation ? null : stands,
    reason,
    amendments: amendments
      .filter(({ criterionId }) => criterionId === null)
      .map(({ text }) => text),
  };
}

function notesOn(counted: readonly Counted[], criterionId: string): Note[] {
  return counted.flatMap(({ interviewerId, card }) => {
    const note = noteOn(card, criterionId);
    return note ? [{ interviewerId, ...note }] : [];
  });
}

function noteOn(card: Card, criterionId: string): Omit<Note, "interviewerId"> | null {
  const answer = card.answers.find((each) => each.criterionId === criterionId);
  const amendments = card.amendments
    .filter((each) => each.criterionId === criterionId)
    .map(({ text, point, afterOthers }) => ({ text, point, afterOthers }));
  const { quotes = "", observations = "" } = answer ?? {};
  if (!quotes && !observations && amendments.length === 0) return null;
  return { quotes, observations, amendments };
}

/** Planted flaws by exercise, for whoever held it or wrote down how it went; the kit's exercises in the ladder's order. */
function flawTables({ ladder, plan, counted }: Debriefing): FlawTable[] {
  return plan.exercises.flatMap(({ id, title }) => {
    const flaws = ladder.interview.exercises.find((each) => each.id === id)?.plantedFlaws ?? [];
    const held = counted.filter(
      ({ sessions, card }) =>
        sessions.some(({ exerciseId }) => exerciseId === id) ||
        card.flaws.some(({ exerciseId }) => exerciseId === id),
    );
    if (flaws.length === 0 || held.length === 0) return [];
    return [
      {
        exerciseId: id,
        title,
        interviewerIds: held.map(({ interviewerId }) => interviewerId),
        flaws: flaws.map((flaw) => ({
          id: flaw.id,
          title: flaw.title,
          outcomes: held.map(
            ({ card }) =>
              card.flaws.find((each) => each.exerciseId === id && each.flawId === flaw.id)
                ?.outcome ?? null,
          ),
        })),
      },
    ];
  });
}
