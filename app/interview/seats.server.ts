import { isId } from "~/assessment/assessments.server";
import { Refusal } from "~/people/refusal";
import { AppError } from "~/platform/app-error";
import { change } from "~/platform/audit.server";
import type { Transaction } from "~/platform/database.server";
import { CONFLICT_WORDS, conflictOf } from "./domain/conflict";
import { tellAllIn, tellAsked, tellTakenOff } from "./notices.server";
import { refuseOverlap } from "./overlap.server";
import { lockPanel, type OnPanel, type Panel, touchPanel } from "./panel.server";
import { personNamed, refuseWithoutAccount } from "./people-named.server";
import { sessionRows } from "./plan-rows.server";

const subjectOf = (panelId: string) => ({ type: "interview", id: panelId });

/** Asks somebody to interview. Who was on it before comes back to what they had begun. */
export async function addInterviewer(who: OnPanel, panelId: string, named: string): Promise<void> {
  await change(who.actor, async (tx, record) => {
    const panel = await lockPanel(tx, who, panelId, "interview.plan");
    const person = await whoCanInterview(tx, panel, named);
    if (await findSeat(tx, panelId, person.personId))
      throw new Refusal("interviewer", `${person.name} interviews already.`);
    await seat(tx, panelId, person.personId);
    await touchPanel(tx, panelId);
    await tellAsked(tx, panelId, [person.personId], who.personId);
    record({
      action: "interview.interviewer-added",
      subject: subjectOf(panelId),
      data: { personId: person.personId },
    });
  });
}

/**
 * Somebody else takes an interviewer's place, with all of their sessions. What was begun on a card is kept for the record and
 * counts nowhere; a card that is in stays, and so does its interviewer.
 */
export async function replaceInterviewer(
  who: OnPanel,
  panelId: string,
  personId: string,
  named: string,
): Promise<void> {
  await change(who.actor, async (tx, record) => {
    const panel = await lockPanel(tx, who, panelId, "interview.plan");
    await requireOpenSeat(tx, panelId, personId);
    const person = await whoCanInterview(tx, panel, named);
    if (person.personId === personId)
      throw new Refusal("interviewer", `${person.name} is the one to be replaced.`);
    const known = await findSeat(tx, panelId, person.personId);
    if (known) refuseHandedIn(known);
    const sessions = (await sessionRows(panelId, tx)).filter(
      ({ interviewerId }) => interviewerId === personId,
    );
    const moved = sessions.map((each) => ({ ...each, interviewerId: person.personId }));
    await refuseOverlap(tx, who, panel, moved, "interviewer");
    if (!known) await seat(tx, panelId, person.personId);
    await tx.interviewSession.updateMany({
      where: { panelId, interviewerId: personId },
      data: { interviewerId: person.personId },
    });
    await leave(tx, panelId, personId, person.personId);
    await touchPanel(tx, panelId);
    await tellTakenOff(tx, panelId, [personId], who.personId);
    await tellAsked(tx, panelId, [person.personId], who.personId);
    record({
      action: "interview.interviewer-replaced",
      subject: subjectOf(panelId),
      data: { personId, replacedById: person.personId, sessions: sessions.length },
    });
  });
}

/** Takes an interviewer off, and their sessions out of the plan. Theirs may have been the only card that was missing. */
export async function takeOffInterviewer(
  who: OnPanel,
  panelId: string,
  personId: string,
): Promise<void> {
  await change(who.actor, async (tx, record) => {
    const { cards } = await lockPanel(tx, who, panelId, "interview.plan");
    await requireOpenSeat(tx, panelId, personId);
    const { count } = await tx.interviewSession.deleteMany({
      where: { panelId, interviewerId: personId },
    });
    await leave(tx, panelId, personId, null);
    await touchPanel(tx, panelId);
    await tellTakenOff(tx, panelId, [personId], who.personId);
    if (cards.submitted > 0 && cards.submitted === cards.interviewers - 1)
      await tellAllIn(tx, panelId);
    record({
      action: "interview.interviewer-removed",
      subject: subjectOf(panelId),
      data: { personId, sessions: count },
    });
  });
}

export type OpenSeat = { name: string; isIn: boolean };

/** The seat of somebody whose card is not in yet; what they were to ask is settled once it is. */
export async function requireOpenSeat(
  tx: Transaction,
  panelId: string,
  personId: string,
): Promise<OpenSeat> {
  const found = await findSeat(tx, panelId, personId);
  if (!found) throw new AppError("This person does not interview here any more.", 409);
  refuseHandedIn(found);
  return found;
}

async function findSeat(
  tx: Transaction,
  panelId: string,
  personId: string,
): Promise<OpenSeat | null> {
  if (!isId(personId)) return null;
  const [row] = await tx.$queryRaw<OpenSeat[]>`
    SELECT p."name", c."submittedAt" IS NOT NULL AS "isIn"
    FROM "InterviewSeat" i
    JOIN "Person" p ON p."id" = i."interviewerId"
    LEFT JOIN "Scorecard" c ON c."panelId" = i."panelId" AND c."interviewerId" = i."interviewerId"
    WHERE i."panelId" = ${panelId}::uuid AND i."interviewerId" = ${personId}::uuid AND i."removedAt" IS NULL`;
  return row ?? null;
}

function refuseHandedIn({ name, isIn }: OpenSeat): void {
  if (isIn)
    throw new AppError(
      `${name} has handed in, so their place and their sessions stay as they are.`,
      409,
    );
}

/** Who a name means, if nothing speaks against their interviewing this candidate. */
async function whoCanInterview(tx: Transaction, panel: Panel, named: string) {
  const person = await personNamed(named, "interviewer", tx);
  refuseWithoutAccount(person, "interviewer");
  const [row] = await tx.$queryRaw<{ conflict: string | null; hasRead: boolean }[]>`
    SELECT interview_conflict(${panel.candidateId}::uuid, ${person.personId}::uuid) AS "conflict",
           EXISTS (SELECT 1 FROM "AuditEvent" e
             WHERE e."subjectType" = 'interview' AND e."subjectId" = ${panel.id}
               AND e."action" = 'interview.cards-read' AND e."actorId" = ${person.personId}::uuid) AS "hasRead"`;
  const conflict = conflictOf(row?.conflict ?? null);
  if (conflict)
    throw new Refusal(
      "interviewer",
      `${person.name} ${CONFLICT_WORDS[conflict]}, so they cannot interview. Ask somebody else.`,
    );
  if (row?.hasRead)
    throw new Refusal(
      "interviewer",
      `${person.name} has read cards on this candidate, so theirs would not be independent. Ask somebody else.`,
    );
  return person;
}

async function seat(tx: Transaction, panelId: string, interviewerId: string): Promise<void> {
  await tx.interviewSeat.upsert({
    where: { panelId_interviewerId: { panelId, interviewerId } },
    create: { panelId, interviewerId },
    update: { removedAt: null, replacedById: null, addedAt: new Date() },
  });
}

async function leave(
  tx: Transaction,
  panelId: string,
  interviewerId: string,
  replacedById: string | null,
): Promise<void> {
  await tx.interviewSeat.update({
    where: { panelId_interviewerId: { panelId, interviewerId } },
    data: { removedAt: new Date(), replacedById },
  });
}
