import { isId } from "~/assessment/assessments.server";
import { Refusal } from "~/people/refusal";
import { AppError } from "~/platform/app-error";
import { change } from "~/platform/audit.server";
import type { Transaction } from "~/platform/database.server";
import { isAnybodyChosen, type PopulationInput } from "./domain/session-form";
import { wakeSession } from "./live.server";
import { populationKey, refuseTooMany, selectPopulation } from "./population.server";
import { type InSession, lockSession, touchSession } from "./session.server";
import { takeMembersIn } from "./taking-in.server";

/**
 * Puts assessments into a session, each with the team, track and level that its person has now. Somebody who was taken out
 * before comes back with the log they had. Says how many are new in it.
 */
export async function putIn(
  tx: Transaction,
  sessionId: string,
  assessmentIds: readonly string[],
): Promise<number> {
  return tx.$executeRaw`
    INSERT INTO "CalibrationMember" ("sessionId", "assessmentId", "personId", "teamId", "trackId", "levelId")
    SELECT ${sessionId}::uuid, a."id", p."id", p."teamId", p."trackId", p."levelId"
    FROM "Assessment" a JOIN "Person" p ON p."id" = a."personId"
    WHERE a."id" = ANY(${[...assessmentIds]}::uuid[])
    ON CONFLICT ("sessionId", "assessmentId") DO UPDATE
      SET "removedAt" = NULL, "addedAt" = now(), "teamId" = excluded."teamId",
          "trackId" = excluded."trackId", "levelId" = excluded."levelId"
      WHERE "CalibrationMember"."removedAt" IS NOT NULL`;
}

/**
 * Adds people of the cycle to a session. While it runs, those whose review is finished are compared at once. What others
 * did in it stays as it is.
 */
export async function addPeople(
  who: InSession,
  sessionId: string,
  input: PopulationInput & { seen: string },
): Promise<number> {
  if (!isAnybodyChosen(input)) throw new Refusal("list", "Choose who comes in, or paste a list.");
  const added = await change(who.actor, async (tx, record) => {
    const session = await lockSession(tx, who, sessionId, "calibration.set-up");
    const selected = await selectPopulation(session.cycle.id, input, { sessionId, from: tx });
    if (populationKey(selected.people) !== input.seen)
      throw new Refusal("form", "Who this would add has changed meanwhile. Look again.");
    const [problem] = selected.problems;
    if (problem)
      throw new Refusal("list", `Line ${problem.line}, “${problem.text}”: ${problem.message}`);
    const before = await tx.calibrationMember.count({ where: { sessionId, removedAt: null } });
    const ids = selected.people.map(({ assessmentId }) => assessmentId);
    const people = await putIn(tx, sessionId, ids);
    if (people === 0) throw new Refusal("form", "All of them are in this session already.");
    refuseTooMany(before + people);
    record({
      action: "calibration.people-added",
      subject: { type: "calibration-session", id: sessionId },
      data: { people },
    });
    if (session.state !== "set-up") await takeMembersIn(tx, who, session, record);
    await touchSession(tx, sessionId);
    return people;
  });
  wakeSession(sessionId);
  return added;
}

/** Takes somebody out: they leave every view, and what was changed of theirs stays in the log. */
export async function removePerson(
  who: InSession,
  sessionId: string,
  assessmentId: string,
): Promise<void> {
  await changeMember(who, sessionId, assessmentId, {
    action: "calibration.person-removed",
    write: async (tx, where) => {
      await tx.calibrationMember.update({ where, data: { removedAt: new Date() } });
    },
  });
}

/** From now on the session counts somebody with the team they are in today. */
export async function takeOverTeam(
  who: InSession,
  sessionId: string,
  assessmentId: string,
): Promise<void> {
  await changeMember(who, sessionId, assessmentId, {
    action: "calibration.team-brought-up-to-date",
    write: async (tx, where, personId) => {
      const { teamId } = await tx.person.findUniqueOrThrow({
        where: { id: personId },
        select: { teamId: true },
      });
      await tx.calibrationMember.update({ where, data: { teamId } });
    },
  });
}

type Where = { sessionId_assessmentId: { sessionId: string; assessmentId: string } };

async function changeMember(
  who: InSession,
  sessionId: string,
  assessmentId: string,
  {
    action,
    write,
  }: {
    action: string;
    write: (tx: Transaction, where: Where, personId: string) => Promise<void>;
  },
): Promise<void> {
  await change(who.actor, async (tx, record) => {
    await lockSession(tx, who, sessionId, "calibration.set-up");
    const member = isId(assessmentId)
      ? await tx.calibrationMember.findFirst({
          // Nobody does anything to their own row, which they are not shown either.
          where: { sessionId, assessmentId, removedAt: null, personId: { not: who.personId } },
          select: { personId: true },
        })
      : null;
    if (!member) throw new AppError("This person is not in the session.", 409);
    const where = { sessionId_assessmentId: { sessionId, assessmentId } };
    await write(tx, where, member.personId);
    await touchSession(tx, sessionId);
    record({
      action,
      subject: { type: "calibration-session", id: sessionId },
      data: { assessmentId },
    });
  });
  wakeSession(sessionId);
}
