import type { Ladder } from "~/ladder/domain/schema";
import { findCriterion, findLevel, levelTitle, scaleOf } from "~/ladder/domain/view";
import { type DebriefAgreement, debriefAgreement } from "./debrief-agreement";
import {
  type Amendment,
  type Card,
  type Counted,
  criteriaOfPlan,
  type Debriefing,
  flawOutcomes,
  standingRecommendation,
} from "./debrief-cards";
import { type CoverageAchieved, coverageAchieved } from "./debrief-coverage";
import { stepMappings, stepShares } from "./debrief-mapping";
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

/** Somebody whose card is not in. */
export type MissingInterviewer = {
  id: string;
  name: string;
  /** Named when the debrief was opened. */
  wasNamed: boolean;
  /** The criteria that they were to look at. */
  planned: string[];
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
  flaws: {
    id: string;
    title: string;
    /** By interviewer: as handed in, and as amended, where that is another. */
    outcomes: { given: FlawOutcome | null; amended: FlawOutcome | null }[];
  }[];
};

/** Added to a card after the decision. */
export type LaterAddition = {
  id: string;
  cardId: string;
  name: string;
  /** What it is about; the recommendation, or the card as a whole, where null. */
  question: string | null;
  /** The point that it gives, in words. */
  point: string | null;
  recommendation: Recommendation | null;
  outcome: FlawOutcome | null;
  text: string;
  at: string;
};

export type DebriefPage = {
  role: string;
  interviewers: DebriefInterviewer[];
  missing: MissingInterviewer[];
  setApart: { id: string; cardId: string; name: string; at: Date }[];
  addedLater: LaterAddition[];
  groups: DebriefGroup[];
  /** By criterion; those of whom nothing is written are left out. */
  notes: Record<string, Note[]>;
  flaws: FlawTable[];
  coverage: CoverageAchieved;
  /** How its criteria belong to steps, in words; empty where no step asks a point of them. */
  steps: string;
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
    missing: missing.map(({ interviewerId, name, sessions }) => ({
      id: interviewerId,
      name,
      wasNamed: panel.missingIds.includes(interviewerId),
      planned: [...criteriaOfPlan(of.plan, sessions)],
    })),
    setApart: setApart.map(({ interviewerId, name, card }) => ({
      id: interviewerId,
      cardId: card.id,
      name,
      at: card.submittedAt,
    })),
    addedLater: laterAdditions(of),
    groups: debriefMatrix(of, order),
    notes: Object.fromEntries(
      asked.map(({ criterion }) => [criterion.id, notesOn(counted, criterion.id)]),
    ),
    flaws: flawTables(of),
    coverage: coverageAchieved(of),
    steps: stepShares(stepMappings(of, panel.trackId)),
    agreement: debriefAgreement(of),
  };
}

/** What was added to cards after the decision, the oldest first: it stands apart from everything else. */
export function laterAdditions({
  ladder,
  counted,
}: Pick<Debriefing, "ladder" | "counted">): LaterAddition[] {
  return counted
    .flatMap(({ name, card, addedLater }) =>
      addedLater.map((added, index): LaterAddition => {
        const { criterionId, point, recommendation, outcome, text, at } = added;
        const criterion = criterionId === null ? undefined : findCriterion(ladder, criterionId);
        const label = criterion && scaleOf(ladder, criterion).points.find((p) => p.value === point);
        return {
          id: `${card.id} ${index}`,
          cardId: card.id,
          name,
          question: criterion?.question ?? criterionId ?? flawTitle(ladder, added),
          outcome,
          point: point === null ? null : `${point} ${label?.label ?? ""}`.trim(),
          recommendation,
          text,
          at,
        };
      }),
    )
    .sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
}

function flawTitle(ladder: Ladder, { exerciseId, flawId }: Amendment): string | null {
  const exercise = ladder.interview.exercises.find(({ id }) => id === exerciseId);
  return exercise?.plantedFlaws.find(({ id }) => id === flawId)?.title ?? flawId;
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
      .filter(({ criterionId, flawId }) => criterionId === null && flawId === null)
      .map(({ text }) => text),
  };
}

/** What interviewers wrote on a criterion. */
export function notesOn(counted: readonly Counted[], criterionId: string): Note[] {
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
          outcomes: held.map(({ card }) => flawOutcomes(card, id, flaw.id)),
        })),
      },
    ];
  });
}
