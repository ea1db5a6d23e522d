import { type Ask, notFound } from "~/access/guards.server";
import type { Ladder } from "~/ladder/domain/schema";
import { ladderOfVersion } from "~/ladder/ladder.server";
import { database, type Transaction } from "~/platform/database.server";
import {
  type CardAnswer,
  type CardOverall,
  type CardSession,
  type CardTask,
  cardTask,
} from "./domain/card";
import { type FlawOutcome, inWords, type Recommendation } from "./domain/state";
import { type Panel, requirePanel } from "./panel.server";

/** Somebody who interviews on the panel, in whatever state that is. */
export async function requireInterviewer(ask: Ask, panelId: string | undefined) {
  const found = await requirePanel(ask, panelId, "interview.see");
  if (!found.panel.panelSeats.includes("interviewer")) throw notFound();
  return found;
}

export type StoredAnswer = CardAnswer & { revision: number };

export type StoredAmendment = {
  id: string;
  criterionId: string | null;
  point: number | null;
  recommendation: Recommendation | null;
  exerciseId: string | null;
  flawId: string | null;
  outcome: FlawOutcome | null;
  text: string;
  afterOthers: boolean;
  at: Date;
};

/** A card with everything on it. */
export type StoredCard = CardOverall & {
  id: string;
  revision: number;
  submittedAt: Date | null;
  /** When something on it was saved last; null while nothing was. */
  savedAt: Date | null;
  answers: StoredAnswer[];
  /** The oldest first. */
  amendments: StoredAmendment[];
};

/** The card of one interviewer on one panel; null where it is not begun. Who may read it is for the caller to know. */
export async function findCard(
  { panelId, interviewerId }: { panelId: string; interviewerId: string },
  tx: Transaction = database(),
): Promise<StoredCard | null> {
  const row = await tx.scorecard.findUnique({
    where: { panelId_interviewerId: { panelId, interviewerId } },
    include: {
      answers: { omit: { cardId: true } },
      flaws: { omit: { cardId: true } },
      amendments: { omit: { cardId: true }, orderBy: [{ at: "asc" }, { id: "asc" }] },
    },
  });
  if (!row) return null;
  const { id, reason, notes, revision, submittedAt } = row;
  const moments = [...row.answers, ...row.flaws].map(({ updatedAt }) => updatedAt.getTime());
  return {
    id,
    reason,
    notes,
    revision,
    submittedAt,
    savedAt: moments.length > 0 ? new Date(Math.max(...moments)) : null,
    answers: row.answers.map(({ updatedAt: _, ...answer }) => answer),
    recommendation: row.recommendation ? inWords<Recommendation>(row.recommendation) : null,
    flaws: row.flaws.map(({ exerciseId, flawId, outcome }) => ({
      exerciseId,
      flawId,
      outcome: inWords(outcome),
    })),
    amendments: row.amendments.map((amendment) => ({
      ...amendment,
      recommendation: amendment.recommendation
        ? inWords<Recommendation>(amendment.recommendation)
        : null,
      outcome: amendment.outcome ? inWords<FlawOutcome>(amendment.outcome) : null,
    })),
  };
}

/** What the interviewer's card asks, by the kit and the plan as they are. */
export async function taskOf(
  panel: Pick<Panel, "id" | "trackId" | "levelId" | "kit">,
  interviewerId: string,
  tx: Transaction = database(),
): Promise<{
  ladder: Ladder;
  task: CardTask;
  sessions: (CardSession & { id: string; minutes: number; startsAt: Date | null })[];
}> {
  const ladder = await ladderOfVersion(panel.kit.ladderVersionId, tx);
  const sessions = await tx.interviewSession.findMany({
    where: { panelId: panel.id, interviewerId },
    select: { id: true, exerciseId: true, competencyIds: true, minutes: true, startsAt: true },
    orderBy: [{ startsAt: "asc" }, { createdAt: "asc" }, { id: "asc" }],
  });
  return { ladder, task: cardTask(ladder, panel, panel.kit.content, sessions), sessions };
}
