import { randomUUID } from "node:crypto";
import { isId } from "~/assessment/assessments.server";
import type { Ladder } from "~/ladder/domain/schema";
import { ladderOfVersion } from "~/ladder/ladder.server";
import { AppError } from "~/platform/app-error";
import { change } from "~/platform/audit.server";
import type { Transaction } from "~/platform/database.server";
import type { FieldErrors } from "~/platform/form";
import { type CardOverall, emptyAnswer, sameCardAnswer, sameOverall } from "./domain/card";
import {
  OVERALL,
  partOfAnswer,
  partOfOverall,
  type SavedPart,
  type Values,
} from "./domain/card-form";
import {
  type Part,
  readParts,
  type Sent,
  type SentAnswer,
  type SentOverall,
} from "./domain/card-parts";
import { type KitContent, kitContent } from "./domain/kit";
import {
  type FlawOutcome,
  inWords,
  type PanelState,
  type Recommendation,
  type Stored,
  stored,
} from "./domain/state";
import { NOT_THERE, type OnPanel, refusal } from "./panel.server";

/** What became of each part that was sent, by the criterion's id or `overall`. */
export type CardSave = {
  saved: Record<string, number>;
  /** Saved somewhere else since: what stands there. Nothing was overwritten. */
  conflicts: Record<string, SavedPart>;
  /** What is wrong, by field; those parts were not saved, the others were. */
  errors: FieldErrors;
  /** The card as it stands after the whole of it was saved. */
  revisions: CardRevisions;
};

/** The revision of each part of a card, by the criterion's id or `overall`: what somebody had before them. */
export type CardRevisions = Readonly<Record<string, number>>;

/** Nothing of the form could be read: takes with it what is wrong, by field. */
class Unreadable extends Error {
  constructor(readonly errors: FieldErrors) {
    super("nothing of the form could be read");
  }
}

/**
 * Saves what a form says: the part it names, or every part that stands on it. Interviewers save all the time and all at
 * once, so this asks the database as little as it can: who writes, and where, is one statement, which comes first.
 */
export async function saveCard(
  who: OnPanel,
  panelId: string,
  values: Values,
  part: Part,
): Promise<CardSave> {
  try {
    return await change(who.actor, async (tx, record) => {
      const seat = await lockSeat(tx, who, panelId);
      const read = readParts(seat, values, part);
      if (!read) throw new AppError(NOT_ASKED, 422);
      const { sent, errors } = read;
      if (sent.answers.length === 0 && !sent.overall) throw new Unreadable(errors);
      if (sent.overall) refuseOthersExercises(sent.overall, seat.exerciseIds);
      const cardId = seat.cardId ?? (await begin(tx, who, panelId));
      const changed = part === "all" ? await onlyChanged(tx, cardId, sent) : sent;
      const result: CardSave = { saved: {}, conflicts: {}, errors, revisions: {} };
      for (const answer of changed.answers) {
        const { revision, current } = await writeAnswer(tx, cardId, answer);
        if (current) result.conflicts[answer.criterionId] = current;
        else result.saved[answer.criterionId] = revision;
      }
      if (changed.overall) {
        const { revision, current } = await writeOverall(tx, cardId, changed.overall);
        if (current) result.conflicts[OVERALL] = current;
        else result.saved[OVERALL] = revision;
      }
      if (part === "all") result.revisions = await revisionsOf(tx, cardId);
      record({
        action: "interview.card-saved",
        subject: { type: "interview", id: panelId },
        data: { parts: result.saved, ...asNotSaved(Object.keys(result.conflicts)) },
      });
      return result;
    });
  } catch (error) {
    if (error instanceof Unreadable) return { ...NOTHING, errors: error.errors };
    throw error;
  }
}

const NOTHING = { saved: {}, conflicts: {}, revisions: {} };

/** The revision of each part of a card as it stands. */
async function revisionsOf(tx: Transaction, cardId: string): Promise<CardRevisions> {
  const { revision, answers } = await tx.scorecard.findUniqueOrThrow({
    where: { id: cardId },
    select: { revision: true, answers: { select: { criterionId: true, revision: true } } },
  });
  return Object.fromEntries([
    [OVERALL, revision],
    ...answers.map((each) => [each.criterionId, each.revision] as const),
  ]);
}

const NOT_ASKED =
  "The kit of these interviews does not ask this, or no longer. What you wrote is not saved; copy it before you open the page again.";

function asNotSaved(parts: string[]): { notSaved?: string[] } {
  return parts.length > 0 ? { notSaved: parts } : {};
}

type SeatRow = {
  state: Stored<PanelState>;
  trackId: string;
  levelId: string;
  ladderVersionId: string;
  content: unknown;
  /** Of the writer's own sessions. */
  exerciseIds: string[];
  cardId: string | null;
  isSubmitted: boolean;
};
type Seat = Pick<SeatRow, "trackId" | "levelId" | "exerciseIds" | "cardId"> & {
  ladder: Ladder;
  kit: KitContent;
};

/**
 * Makes sure that the writer interviews here and may still write. The panel is locked so that until the end it stays in its
 * state, its seats with their interviewers and its cards with those who write them; and so that others save meanwhile.
 */
async function lockSeat(tx: Transaction, who: OnPanel, panelId: string): Promise<Seat> {
  const seen = await readSeat(tx, who, panelId);
  // Whoever had to wait for the lock has read what was there before it. Once a card is begun its kit stays; until then, and
  // where nothing was found, it is read again, now that nothing moves any more.
  const row = seen?.cardId ? seen : await readSeat(tx, who, panelId);
  if (!row) throw new AppError(NOT_THERE, 404);
  const state = inWords<PanelState>(row.state);
  if (state === "withdrawn") throw new Withdrawn(refusal(state), 409);
  if (row.isSubmitted) throw new AppError(HANDED_IN, 409);
  return {
    ...row,
    ladder: await ladderOfVersion(row.ladderVersionId, tx),
    kit: kitContent.parse(row.content),
  };
}

async function readSeat(tx: Transaction, who: OnPanel, panelId: string): Promise<SeatRow | null> {
  const rows = isId(panelId)
    ? await tx.$queryRaw<SeatRow[]>`
        SELECT l."state"::text AS "state", l."trackId", l."levelId", k."ladderVersionId"::text, k."content",
               ARRAY(SELECT s."exerciseId" FROM "InterviewSession" s
                 WHERE s."panelId" = l."id" AND s."interviewerId" = i."interviewerId"
                   AND s."exerciseId" IS NOT NULL) AS "exerciseIds",
               c."id"::text AS "cardId", c."submittedAt" IS NOT NULL AS "isSubmitted"
        FROM "InterviewPanel" l
        JOIN "InterviewKit" k ON k."id" = l."kitId"
        JOIN "InterviewSeat" i ON i."panelId" = l."id"
          AND i."interviewerId" = ${who.personId}::uuid AND i."removedAt" IS NULL
        LEFT JOIN "Scorecard" c ON c."panelId" = l."id" AND c."interviewerId" = i."interviewerId"
        WHERE l."id" = ${panelId}::uuid AND l."purgedAt" IS NULL
          AND l."candidateId" IS DISTINCT FROM i."interviewerId"
          AND interview_conflict(l."candidateId", i."interviewerId") IS NULL
        FOR SHARE OF l, i`
    : [];
  return rows[0] ?? null;
}

/** Refused for as long as the candidate does not come back. */
export class Withdrawn extends AppError {}

export const HANDED_IN =
  "Your card is handed in, so it is not changed any more. What you want to say now can be added below it.";

/** Two tabs may begin at once: the second finds the first one's card. */
async function begin(tx: Transaction, who: OnPanel, panelId: string): Promise<string> {
  await tx.$executeRaw`
    INSERT INTO "Scorecard" ("id", "panelId", "interviewerId", "revision")
    VALUES (${randomUUID()}::uuid, ${panelId}::uuid, ${who.personId}::uuid, 0)
    ON CONFLICT ("panelId", "interviewerId") DO NOTHING`;
  const { id } = await tx.scorecard.findUniqueOrThrow({
    where: { panelId_interviewerId: { panelId, interviewerId: who.personId } },
    select: { id: true },
  });
  return id;
}

function refuseOthersExercises({ flaws }: SentOverall, exerciseIds: readonly string[]): void {
  if (flaws.some(({ exerciseId }) => !exerciseIds.includes(exerciseId)))
    throw new AppError(
      "Your sessions were planned anew, and no longer have this exercise. Open the page again.",
      409,
    );
}

/** Leaves out what the card says already, so that a form with everything on it writes only what is new. */
async function onlyChanged(tx: Transaction, cardId: string, sent: Sent): Promise<Sent> {
  const rows = await tx.scorecardAnswer.findMany({ where: { cardId } });
  const kept = (criterionId: string) =>
    rows.find((row) => row.criterionId === criterionId) ?? emptyAnswer(criterionId);
  const overall = await storedOverall(tx, cardId);
  return {
    answers: sent.answers.filter((answer) => !sameCardAnswer(kept(answer.criterionId), answer)),
    overall: sent.overall && sameOverall(overall, sent.overall) ? null : sent.overall,
  };
}

type Written = { revision: number; current?: undefined } | { revision: number; current: SavedPart };

/**
 * Writes the answer over the revision it was typed over, and over no other. The card is looked at once more, as it is now:
 * who waited for the panel may find it handed in.
 */
async function writeAnswer(tx: Transaction, cardId: string, sent: SentAnswer): Promise<Written> {
  const { criterionId, point, isNotAssessed, why, quotes, observations } = sent;
  const [written] = await tx.$queryRaw<{ revision: number }[]>`
    INSERT INTO "ScorecardAnswer" AS a
      ("cardId", "criterionId", "point", "isNotAssessed", "why", "quotes", "observations", "updatedAt")
    SELECT c."id", ${criterionId}, ${point}::int, ${isNotAssessed}::boolean, ${why}, ${quotes}, ${observations}, now()
    FROM "Scorecard" c WHERE c."id" = ${cardId}::uuid AND c."submittedAt" IS NULL
    ON CONFLICT ("cardId", "criterionId") DO UPDATE SET
      "point" = EXCLUDED."point", "isNotAssessed" = EXCLUDED."isNotAssessed", "why" = EXCLUDED."why",
      "quotes" = EXCLUDED."quotes", "observations" = EXCLUDED."observations",
      "revision" = a."revision" + 1, "updatedAt" = now()
    WHERE a."revision" = ${sent.revision}::int
    RETURNING "revision"`;
  if (written) return { revision: written.revision };
  await refuseHandedIn(tx, cardId);
  const row = await tx.scorecardAnswer.findUniqueOrThrow({
    where: { cardId_criterionId: { cardId, criterionId } },
  });
  // Sent again after a lost reply: it is there.
  if (sameCardAnswer(row, sent)) return { revision: row.revision };
  return { revision: row.revision, current: partOfAnswer(row, row.revision) };
}

async function writeOverall(tx: Transaction, cardId: string, sent: SentOverall): Promise<Written> {
  const recommendation = sent.recommendation ? stored(sent.recommendation) : null;
  const [written] = await tx.$queryRaw<{ revision: number }[]>`
    UPDATE "Scorecard" SET "recommendation" = ${recommendation}::"Recommendation", "reason" = ${sent.reason},
      "notes" = ${sent.notes},
      "revision" = "revision" + 1
    WHERE "id" = ${cardId}::uuid AND "submittedAt" IS NULL AND "revision" = ${sent.revision}::int
    RETURNING "revision"`;
  if (!written) {
    await refuseHandedIn(tx, cardId);
    const current = await storedOverall(tx, cardId);
    const { revision } = current;
    if (sameOverall(current, sent)) return { revision };
    return { revision, current: partOfOverall(current, revision) };
  }
  const { flaws } = sent;
  if (flaws.length > 0)
    await tx.$executeRaw`
      INSERT INTO "ScorecardFlaw" ("cardId", "exerciseId", "flawId", "outcome", "updatedAt")
      SELECT ${cardId}::uuid, f."exerciseId", f."flawId", f."outcome"::"FlawOutcome", now()
      FROM unnest(${flaws.map(({ exerciseId }) => exerciseId)}::text[], ${flaws.map(({ flawId }) => flawId)}::text[],
        ${flaws.map(({ outcome }) => stored(outcome))}::text[]) AS f("exerciseId", "flawId", "outcome")
      ON CONFLICT ("cardId", "exerciseId", "flawId") DO UPDATE SET
        "outcome" = EXCLUDED."outcome", "updatedAt" = now()`;
  return { revision: written.revision };
}

async function refuseHandedIn(tx: Transaction, cardId: string): Promise<void> {
  const handedIn = { id: cardId, submittedAt: { not: null } };
  if ((await tx.scorecard.count({ where: handedIn })) > 0) throw new AppError(HANDED_IN, 409);
}

async function storedOverall(
  tx: Transaction,
  cardId: string,
): Promise<CardOverall & { revision: number }> {
  const row = await tx.scorecard.findUniqueOrThrow({
    where: { id: cardId },
    select: { recommendation: true, reason: true, notes: true, revision: true, flaws: true },
  });
  return {
    recommendation: row.recommendation ? inWords<Recommendation>(row.recommendation) : null,
    reason: row.reason,
    notes: row.notes,
    revision: row.revision,
    flaws: row.flaws.map(({ exerciseId, flawId, outcome }) => ({
      exerciseId,
      flawId,
      outcome: inWords<FlawOutcome>(outcome),
    })),
  };
}
