import { nextTransitions } from "~/ladder/domain/view";
import { currentLadder, ladderOfVersion } from "~/ladder/ladder.server";
import { AppError } from "~/platform/app-error";
import { type Actor, change } from "~/platform/audit.server";
import { database, type Transaction } from "~/platform/database.server";
import { startOfDay } from "~/ui/dates";
import { isId } from "./assessments.server";
import { type CycleState, defaultTransition, mayBecome } from "./domain/cycle";
import type { CycleInput } from "./domain/cycle-form";

const STATES = { DRAFT: "draft", OPEN: "open", CLOSED: "closed" } as const;
const STORED = { draft: "DRAFT", open: "OPEN", closed: "CLOSED" } as const;

export type CycleSummary = {
  id: string;
  name: string;
  state: CycleState;
  opensOn: Date;
  closesOn: Date;
  ladderVersion: string;
  people: number;
  started: number;
  submitted: number;
};

/** Every cycle, newest first, with how far its people are. */
export function listCycles(): Promise<CycleSummary[]> {
  return cycleSummaries(null);
}

/** One query whatever their number; with an id, that cycle alone. */
export async function cycleSummaries(id: string | null): Promise<CycleSummary[]> {
  const rows = await database().$queryRaw<
    (Omit<CycleSummary, "state"> & { state: keyof typeof STATES })[]
  >`
    SELECT c."id", c."name", c."state"::text AS "state", c."opensOn", c."closesOn", v."version" AS "ladderVersion",
           count(a."id")::int AS "people",
           count(a."startedAt")::int AS "started",
           count(a."submittedAt")::int AS "submitted"
    FROM "Cycle" c
    JOIN "LadderVersion" v ON v."id" = c."ladderVersionId"
    LEFT JOIN "Assessment" a ON a."cycleId" = c."id"
    WHERE ${id}::uuid IS NULL OR c."id" = ${id}::uuid
    GROUP BY c."id", v."version"
    ORDER BY c."opensOn" DESC, c."createdAt" DESC`;
  return rows.map((row) => ({ ...row, state: STATES[row.state] }));
}

export type Cycle = {
  id: string;
  name: string;
  state: CycleState;
  opensOn: Date;
  closesOn: Date;
  ladderVersionId: string;
  ladderVersion: string;
};

export async function findCycle(id: string): Promise<Cycle | null> {
  if (!isId(id)) return null;
  const row = await database().cycle.findUnique({
    where: { id },
    include: { ladderVersion: { select: { version: true } } },
  });
  return (
    row && {
      id: row.id,
      name: row.name,
      state: STATES[row.state],
      opensOn: row.opensOn,
      closesOn: row.closesOn,
      ladderVersionId: row.ladderVersionId,
      ladderVersion: row.ladderVersion.version,
    }
  );
}

/** Makes a draft pinned to the ladder as it is published now. */
export async function createCycle(actor: Actor, input: CycleInput): Promise<string> {
  const { versionId } = currentLadder();
  return change(actor, async (tx, record) => {
    const { id } = await tx.cycle.create({
      data: { ...dates(input), name: input.name, ladderVersionId: versionId },
      select: { id: true },
    });
    record({ action: "cycle.created", subject: { type: "cycle", id }, data: { ...input } });
    return id;
  });
}

export async function editCycle(actor: Actor, id: string, input: CycleInput): Promise<void> {
  await change(actor, async (tx, record) => {
    const cycle = await lockCycle(tx, id);
    if (input.opensOn > cycle.opensOn && (await hasBegun(tx, id)))
      throw new AppError("People have begun, so the cycle cannot open later than it did.", 409);
    await tx.cycle.update({ where: { id }, data: { ...dates(input), name: input.name } });
    record({ action: "cycle.edited", subject: { type: "cycle", id }, data: { ...input } });
  });
}

export async function moveCycle(actor: Actor, id: string, to: CycleState): Promise<void> {
  await change(actor, async (tx, record) => {
    const { state } = await lockCycle(tx, id);
    if (!mayBecome(state, to))
      throw new AppError(`A cycle that is ${state} cannot become ${to}.`, 409);
    if (to === "open" && (await tx.assessment.count({ where: { cycleId: id } })) === 0)
      throw new AppError("Nobody is in this cycle yet. Add people first.", 409);
    await tx.cycle.update({ where: { id }, data: { state: STORED[to] } });
    record({
      action: `cycle.${to === "open" ? "opened" : "closed"}`,
      subject: { type: "cycle", id },
    });
  });
}

/** Adds everybody who is here, on the ladder below its top, in one of `teamIds` (all teams if empty), and not in yet. */
export async function addPopulation(
  { actor, timeZone }: { actor: Actor; timeZone: string },
  cycleId: string,
  teamIds: readonly string[],
): Promise<number> {
  return change(actor, async (tx, record) => {
    const cycle = await lockCycle(tx, cycleId);
    if (cycle.state === "closed") throw new AppError("This cycle is closed.", 409);
    const ladder = await ladderOfVersion(cycle.ladderVersionId, tx);
    const teams = teamIds.filter(isId);
    const people = await tx.person.findMany({
      where: {
        OR: [{ leftOn: null }, { leftOn: { gt: startOfDay(timeZone, new Date()) } }],
        trackId: { not: null },
        levelId: { not: null },
        ...(teamIds.length > 0 ? { teamId: { in: teams } } : {}),
        assessments: { none: { cycleId } },
      },
      select: { id: true, trackId: true, levelId: true },
    });
    const data = people.flatMap((person) => {
      const transition = defaultTransition(ladder, person);
      return transition
        ? [
            {
              personId: person.id,
              cycleId,
              ladderVersionId: cycle.ladderVersionId,
              transitionId: transition.id,
            },
          ]
        : [];
    });
    await tx.assessment.createMany({ data, skipDuplicates: true });
    record({
      action: "cycle.people-added",
      subject: { type: "cycle", id: cycleId },
      data: { people: data.length, teams: [...teams] },
    });
    return data.length;
  });
}

/** Takes a person out while they have written nothing; what somebody wrote is never thrown away. */
export async function removeFromCycle(
  actor: Actor,
  cycleId: string,
  assessmentId: string,
): Promise<void> {
  await change(actor, async (tx, record) => {
    await lockCycle(tx, cycleId);
    const gone = isId(assessmentId)
      ? await tx.assessment.deleteMany({
          where: {
            id: assessmentId,
            cycleId,
            startedAt: null,
            ratings: { none: {} },
            claims: { none: {} },
          },
        })
      : { count: 0 };
    if (gone.count === 0)
      throw new AppError("This person has begun, so their assessment stays in the cycle.", 409);
    record({
      action: "cycle.person-removed",
      subject: { type: "cycle", id: cycleId },
      data: { assessmentId },
    });
  });
}

/** Sets what one person is assessed against: any step from their level. */
export async function retarget(
  actor: Actor,
  cycleId: string,
  assessmentId: string,
  transitionId: string,
): Promise<void> {
  await change(actor, async (tx, record) => {
    await lockCycle(tx, cycleId);
    const assessment = isId(assessmentId)
      ? await tx.assessment.findFirst({
          where: { id: assessmentId, cycleId, state: "DRAFT" },
          select: {
            // Its own version: one whose step another version dropped stayed behind when the cycle moved.
            ladderVersionId: true,
            person: { select: { trackId: true, levelId: true } },
          },
        })
      : null;
    const { trackId, levelId } = assessment?.person ?? {};
    const choices =
      assessment && trackId && levelId
        ? nextTransitions(await ladderOfVersion(assessment.ladderVersionId, tx), {
            trackId,
            levelId,
          })
        : [];
    if (!choices.some((transition) => transition.id === transitionId))
      throw new AppError(
        "This step does not start at the person's level, or they have submitted.",
        409,
      );
    // Asked again with the change: it may have been submitted since it was read.
    const turned = await tx.assessment.updateMany({
      where: { id: assessmentId, state: "DRAFT" },
      data: { transitionId },
    });
    if (turned.count === 0) throw new AppError("They have submitted in the meantime.", 409);
    record({
      action: "cycle.target-set",
      subject: { type: "assessment", id: assessmentId },
      data: { transitionId },
    });
  });
}

/** Locks a cycle for the rest of the transaction: whoever changes who is in it, or what it is made against, comes here. */
export async function lockCycle(tx: Transaction, id: string) {
  const rows = isId(id)
    ? await tx.$queryRaw<
        { state: keyof typeof STATES; ladderVersionId: string; opensOn: string }[]
      >`
        SELECT "state"::text AS "state", "ladderVersionId", to_char("opensOn", 'YYYY-MM-DD') AS "opensOn" FROM "Cycle" WHERE "id" = ${id}::uuid FOR UPDATE`
    : [];
  const [row] = rows;
  if (!row) throw new AppError("There is no such cycle.", 404);
  return { ...row, state: STATES[row.state] };
}

async function hasBegun(tx: Transaction, cycleId: string): Promise<boolean> {
  return (await tx.assessment.count({ where: { cycleId, startedAt: { not: null } } })) > 0;
}

function dates({ opensOn, closesOn }: CycleInput) {
  return { opensOn: new Date(`${opensOn}T00:00:00Z`), closesOn: new Date(`${closesOn}T00:00:00Z`) };
}
