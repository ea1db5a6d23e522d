import { isId } from "~/assessment/assessments.server";
import { AppError } from "~/platform/app-error";
import { type Actor, change } from "~/platform/audit.server";
import { database, type Transaction } from "~/platform/database.server";
import type { DelegationInput } from "./domain/delegation-form";

export type ShownDelegation = {
  id: string;
  manager: string;
  delegate: string;
  startsOn: Date;
  endsOn: Date;
  endedAt: Date | null;
  /** Whether it holds today, is still to come, or is over. */
  when: "now" | "later" | "over";
};

/** Every delegation, those that hold or are to come first; the last 100 that are over. */
export async function listDelegations(): Promise<ShownDelegation[]> {
  return database().$queryRaw`
    SELECT d."id", m."name" AS "manager", g."name" AS "delegate", d."startsOn", d."endsOn", d."endedAt",
           CASE WHEN d."endedAt" IS NOT NULL OR d."endsOn" < organisation_today() THEN 'over'
                WHEN d."startsOn" > organisation_today() THEN 'later' ELSE 'now' END AS "when"
    FROM "Delegation" d
    JOIN "Person" m ON m."id" = d."managerId"
    JOIN "Person" g ON g."id" = d."delegateId"
    ORDER BY (d."endedAt" IS NULL AND d."endsOn" >= organisation_today()) DESC, d."startsOn" DESC
    LIMIT 100`;
}

export type Choosable = { id: string; name: string; email: string };

const MOST_SUGGESTIONS = 500;

/** Managers of somebody, who can be acted for; and addresses to suggest of people who can act, managers first. */
export async function delegationChoices(): Promise<{ managers: Choosable[]; people: Choosable[] }> {
  const rows = await database().$queryRaw<(Choosable & { manages: boolean; can: boolean })[]>`
    SELECT p."id"::text AS "id", p."name", p."email", p."userId" IS NOT NULL AS "can",
           p."id" IN (SELECT q."managerId" FROM "Person" q
             WHERE q."leftOn" IS NULL OR q."leftOn" > organisation_today()) AS "manages"
    FROM "Person" p WHERE p."leftOn" IS NULL OR p."leftOn" > organisation_today()
    ORDER BY "manages" DESC, p."name", p."id"`;
  const plain = ({ id, name, email }: Choosable) => ({ id, name, email });
  return {
    managers: rows.filter((row) => row.manages).map(plain),
    people: rows
      .filter((row) => row.can)
      .slice(0, MOST_SUGGESTIONS)
      .map(plain),
  };
}

/** Names somebody to act for a manager for a period. */
export async function addDelegation(actor: Actor, input: DelegationInput): Promise<void> {
  await change(actor, async (tx, record) => {
    const { manager: managerId, delegate: email } = input;
    const delegate = await tx.person.findFirst({
      where: { email: { equals: email, mode: "insensitive" }, userId: { not: null } },
      select: { id: true },
    });
    if (!delegate) throw new AppError(`Nobody with an account has the address ${email}.`, 422);
    const delegateId = delegate.id;
    if (delegateId === managerId) throw new AppError("Somebody else has to act for them.", 422);
    const startsOn = new Date(`${input.startsOn}T00:00:00Z`);
    const endsOn = new Date(`${input.endsOn}T00:00:00Z`);
    await tx.$queryRaw`
      SELECT 1 FROM "Person" WHERE "id" IN (${managerId}::uuid, ${delegateId}::uuid) ORDER BY "id" FOR UPDATE`;
    await refuseInterest(tx, actor, { managerId, delegateId });
    const [facts] = await tx.$queryRaw<{ here: number; past: boolean }[]>`
      SELECT (SELECT count(*)::int FROM "Person" WHERE "id" IN (${managerId}::uuid, ${delegateId}::uuid)
                AND ("leftOn" IS NULL OR "leftOn" > organisation_today())) AS "here",
             ${input.endsOn}::date < organisation_today() AS "past"`;
    if (facts?.here !== 2) throw new AppError("One of the two is not here any more.", 409);
    if (facts.past) throw new AppError("The last day is over already.", 422);
    const overlapping = await tx.delegation.count({
      where: {
        managerId,
        delegateId,
        endedAt: null,
        startsOn: { lte: endsOn },
        endsOn: { gte: startsOn },
      },
    });
    if (overlapping > 0)
      throw new AppError("They act for this manager on some of these days already.", 409);
    const createdById = actor.personId;
    const { id } = await tx.delegation.create({
      data: { managerId, delegateId, startsOn, endsOn, createdById },
      select: { id: true },
    });
    record({
      action: "delegation.created",
      subject: { type: "delegation", id },
      data: { managerId, delegateId, startsOn: input.startsOn, endsOn: input.endsOn },
    });
  });
}

/** Nobody of the people team names themselves, nor who acts for their own manager: somebody else there does. */
async function refuseInterest(
  tx: Transaction,
  { personId }: Actor,
  { managerId, delegateId }: { managerId: string; delegateId: string },
) {
  if (personId === delegateId)
    throw new AppError("Somebody else in the people team has to name you.", 409);
  const self = personId
    ? await tx.person.findUnique({ where: { id: personId }, select: { managerId: true } })
    : null;
  if (self?.managerId === managerId)
    throw new AppError(
      "This is your own manager. Somebody else in the people team has to name who acts for them.",
      409,
    );
}

/** Ends a delegation at once. What was done under it stays. */
export async function endDelegation(actor: Actor, id: string): Promise<void> {
  await change(actor, async (tx, record) => {
    const { count } = isId(id)
      ? await tx.delegation.updateMany({
          where: { id, endedAt: null },
          data: { endedAt: new Date() },
        })
      : { count: 0 };
    if (count === 0) throw new AppError("This is over already.", 409);
    record({ action: "delegation.ended", subject: { type: "delegation", id } });
  });
}
