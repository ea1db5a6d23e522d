import type { Criterion, Ladder } from "~/ladder/domain/schema";
import { criteriaOfTransition, nextTransitions } from "~/ladder/domain/view";
import { currentLadder, ladderOfVersion } from "~/ladder/ladder.server";
import { AppError } from "~/platform/app-error";
import { type Actor, change } from "~/platform/audit.server";
import { database, type Transaction } from "~/platform/database.server";
import { startOfDay } from "~/ui/dates";
import { type AssessmentState, stateForOwner } from "./domain/state";
import { reopenClosed } from "./set-aside.server";

const STATES = {
  DRAFT: "draft",
  SUBMITTED: "submitted",
  IN_REVIEW: "in-review",
  REVIEWED: "reviewed",
  IN_CALIBRATION: "in-calibration",
  RELEASED: "released",
  ACKNOWLEDGED: "acknowledged",
} as const satisfies Record<string, AssessmentState>;

export type StoredState = keyof typeof STATES;

/** The state as the domain names it. */
export function stateInWords(stored: StoredState): AssessmentState {
  return STATES[stored];
}

/** The state as the database names it. */
export function storedState(state: AssessmentState): StoredState {
  return state.replaceAll("-", "_").toUpperCase() as StoredState;
}

export type OwnAssessment = {
  id: string;
  state: AssessmentState;
  transitionId: string;
  ladderVersionId: string;
  startedAt: Date | null;
  submittedAt: Date | null;
  createdAt: Date;
  cycle: { id: string; name: string; closesOn: Date; isOpen: boolean } | null;
};

type OwnViewer = { personId: string; timeZone: string };

const ownSelect = {
  id: true,
  state: true,
  transitionId: true,
  ladderVersionId: true,
  startedAt: true,
  submittedAt: true,
  createdAt: true,
  cycle: { select: { id: true, name: true, closesOn: true, opensOn: true, state: true } },
} as const;

/** A cycle that is still a draft, or opens later, is nobody's business but the people team's. */
function visibleTo(personId: string, today: Date) {
  return {
    personId,
    OR: [
      { cycleId: null },
      { cycle: { state: { not: "DRAFT" as const }, opensOn: { lte: today } } },
    ],
  };
}

/** The person's own assessments, newest first, with how far each is. */
export async function listOwnAssessments({
  personId,
  timeZone,
}: OwnViewer): Promise<(OwnAssessment & { answered: string[] })[]> {
  const rows = await database().assessment.findMany({
    where: visibleTo(personId, startOfDay(timeZone, new Date())),
    select: {
      ...ownSelect,
      ratings: {
        where: { OR: [{ point: { not: null } }, { alternative: { not: null } }] },
        select: { criterionId: true },
      },
    },
    orderBy: { createdAt: "desc" },
  });
  return rows.map(({ ratings, ...row }) => ({
    ...asOwn(row),
    answered: ratings.map(({ criterionId }) => criterionId),
  }));
}

/** The person's own assessment, or null: somebody else's is not there at all. */
export async function findOwnAssessment(
  { personId }: Pick<OwnViewer, "personId">,
  id: string,
): Promise<OwnAssessment | null> {
  if (!isId(id)) return null;
  // Asked with every autosave, so it is one statement.
  const rows = await database().$queryRaw<(Omit<Row, "cycle"> & JoinedCycle)[]>`
    SELECT a."id", a."state"::text AS "state", a."transitionId", a."ladderVersionId", a."startedAt",
           a."submittedAt", a."createdAt", c."id" AS "cycleId", c."name" AS "cycleName",
           c."closesOn", c."state"::text AS "cycleState"
    FROM "Assessment" a LEFT JOIN "Cycle" c ON c."id" = a."cycleId"
    WHERE a."id" = ${id}::uuid AND a."personId" = ${personId}::uuid
      AND (c."id" IS NULL OR (c."state" <> 'DRAFT' AND c."opensOn" <= organisation_today()))`;
  const [row] = rows;
  if (!row) return null;
  const { cycleId, cycleName, closesOn, cycleState, ...own } = row;
  const cycle = cycleId && { id: cycleId, name: cycleName, closesOn, state: cycleState };
  return asOwn({ ...own, cycle: cycle || null });
}

type JoinedCycle = {
  cycleId: string | null;
  cycleName: string;
  closesOn: Date;
  cycleState: string;
};

type Row = {
  state: StoredState;
  cycle: { id: string; name: string; closesOn: Date; state: string } | null;
} & Omit<OwnAssessment, "state" | "cycle">;

function asOwn({ state, cycle, ...row }: Row): OwnAssessment {
  return {
    ...row,
    state: stateForOwner(stateInWords(state)),
    cycle: cycle && {
      id: cycle.id,
      name: cycle.name,
      closesOn: cycle.closesOn,
      isOpen: cycle.state === "OPEN",
    },
  };
}

/** What a person may check themselves against now: at a fork, each branch. */
export function openTransitions(person: { trackId: string | null; levelId: string | null }) {
  const { ladder } = currentLadder();
  const { trackId, levelId } = person;
  return trackId && levelId ? nextTransitions(ladder, { trackId, levelId }) : [];
}

/** Starts a check-in, or returns the one that is already open for this transition. */
export async function startCheckIn(
  person: { personId: string; trackId: string | null; levelId: string | null; actor: Actor },
  transitionId: string,
): Promise<string> {
  if (!openTransitions(person).some((transition) => transition.id === transitionId))
    throw new AppError("Choose one of the steps that are open to you.");
  const { versionId } = currentLadder();
  const wanted = {
    personId: person.personId,
    cycleId: null,
    transitionId,
    state: "DRAFT" as const,
  };
  return change(person.actor, async (tx, record) => {
    // One at a time per person, so that pressing twice does not start two.
    await tx.$queryRaw`SELECT 1 FROM "Person" WHERE "id" = ${person.personId}::uuid FOR UPDATE`;
    const open = await tx.assessment.findFirst({ where: wanted, select: { id: true } });
    const { id } =
      open ??
      (await tx.assessment.create({
        data: { ...wanted, ladderVersionId: versionId },
        select: { id: true },
      }));
    record({
      action: open ? "check-in.continued" : "check-in.started",
      subject: { type: "assessment", id },
      data: { transitionId },
    });
    return id;
  });
}

/** At the fork: turns a draft towards another transition from the same level. What was written stays. */
export async function chooseTransition(
  person: { personId: string; trackId: string | null; levelId: string | null; actor: Actor },
  assessmentId: string,
  transitionId: string,
): Promise<void> {
  await change(person.actor, async (tx, record) => {
    const assessment = await lockWritable(tx, person.personId, assessmentId);
    const ladder = await ladderOfVersion(assessment.ladderVersionId, tx);
    const { trackId, levelId } = person;
    const branches = trackId && levelId ? nextTransitions(ladder, { trackId, levelId }) : [];
    if (!branches.some(({ id }) => id === transitionId))
      throw new AppError("Choose one of the steps that are open to you.");
    await tx.assessment.update({ where: { id: assessmentId }, data: { transitionId } });
    // What was closed on the other branch may be asked on this one: then it is to be answered anew.
    await reopenClosed(
      tx,
      [assessmentId],
      criteriaOfTransition(ladder, transitionId).map(({ id }) => ({ transitionId, id })),
    );
    record({
      action: "assessment.transition-chosen",
      subject: { type: "assessment", id: assessmentId },
      data: { from: assessment.transitionId, to: transitionId },
    });
  });
}

export type WritableAssessment = {
  id: string;
  transitionId: string;
  ladderVersionId: string;
  started: boolean;
};

/**
 * Locks the person's own assessment for the rest of the transaction and makes sure that it may still be written.
 * Saving and submitting both pass here, so neither can slip past the other.
 */
export async function lockWritable(
  tx: Transaction,
  personId: string,
  assessmentId: string,
): Promise<WritableAssessment> {
  const row = await lockOwn(tx, personId, assessmentId);
  if (row.state !== "DRAFT")
    throw new AppError("This assessment is submitted, so it can no longer be changed.", 409);
  if (row.cycleState === "CLOSED")
    throw new AppError(
      "This cycle is closed. What you wrote is kept, but it can no longer be changed.",
      409,
    );
  return row;
}

/** The assessment was moved to another version while somebody wrote on a page of the former one. */
export class MovedMeanwhile extends Error {}

/**
 * The same, and makes sure that the assessment has this criterion; with `seenVersionId`, also that it is still on the
 * ladder version whose words the person had before them.
 */
export async function lockCriterion(
  tx: Transaction,
  personId: string,
  where: { assessmentId: string; criterionId: string },
  seenVersionId?: string,
): Promise<WritableAssessment> {
  const assessment = await lockWritable(tx, personId, where.assessmentId);
  if (seenVersionId && seenVersionId !== assessment.ladderVersionId) throw new MovedMeanwhile();
  const ladder = await ladderOfVersion(assessment.ladderVersionId, tx);
  criterionOf(ladder, assessment.transitionId, where.criterionId);
  return assessment;
}

/** The criterion if this transition rates it; one of another ladder or transition does not exist here. */
export function criterionOf(ladder: Ladder, transitionId: string, criterionId: string): Criterion {
  const criterion = criteriaOfTransition(ladder, transitionId).find(({ id }) => id === criterionId);
  if (!criterion) throw new AppError("This assessment has no such criterion.", 404);
  return criterion;
}

/** Locks the person's own assessment, whatever its state. */
export async function lockOwn(tx: Transaction, personId: string, assessmentId: string) {
  const rows = isId(assessmentId)
    ? await tx.$queryRaw<
        (WritableAssessment & { state: StoredState; cycleState: string | null })[]
      >`
        SELECT a."id", a."transitionId", a."ladderVersionId", a."startedAt" IS NOT NULL AS "started",
               a."state"::text AS "state", c."state"::text AS "cycleState"
        FROM "Assessment" a LEFT JOIN "Cycle" c ON c."id" = a."cycleId"
        WHERE a."id" = ${assessmentId}::uuid AND a."personId" = ${personId}::uuid
          AND (c."id" IS NULL OR (c."state" <> 'DRAFT' AND c."opensOn" <= organisation_today()))
        FOR UPDATE OF a`
    : [];
  const [row] = rows;
  if (!row) throw new AppError("There is no such assessment.", 404);
  return row;
}

/** Anything else in an address is an id that nobody has. */
export function isId(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
}
