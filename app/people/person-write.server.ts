import type { Role } from "~/access/domain/can";
import { changeSignInAddress, closeAccount, signInAddressIsTaken } from "~/platform/account.server";
import { AppError } from "~/platform/app-error";
import { type Actor, type AuditEntry, change } from "~/platform/audit.server";
import type { Transaction } from "~/platform/database.server";
import { type PersonRecord, personChange, roleChanges } from "./domain/person-changes";
import { wouldLoop } from "./domain/reporting-line";
import { refusedRoleLoss } from "./domain/roles";
import { Refusal } from "./refusal";
import { lockOrganisation, reportingLine } from "./reporting.server";
import { findOrCreateTeam } from "./teams.server";

/** What a form says about a person; the team by name, because a new one may be typed. */
export type PersonInput = Omit<PersonRecord, "teamId"> & {
  team: string;
  /** Null leaves the roles as they are: the actor may not give any. */
  roles: Role[] | null;
};

type Record_ = (entry: AuditEntry) => void;

/** Somebody else has changed the person since the form was opened. */
export class StaleForm extends AppError {
  constructor() {
    super("Somebody changed this person while you were editing.", 409);
  }
}

/** Saved as it was: not a change, so nothing is written or recorded. */
class NothingChanged extends Error {}

/** Adds a person; refuses addresses in use and managers that do not exist. */
export async function createPerson(
  actor: Actor,
  input: PersonInput,
): Promise<{ personId: string }> {
  return change(actor, async (tx, record) => {
    await lockOrganisation(tx);
    const after = await recordFrom(tx, input, record);
    await refuseTakenAddress(tx, after.email, null);
    if (after.managerId) await refuseUnknownManager(tx, after.managerId);
    const { id } = await tx.person.create({ data: columns(after), select: { id: true } });
    record({ action: "person.created", subject: { type: "person", id } });
    await writeRoles(tx, id, [], input.roles ?? [], record);
    return { personId: id };
  });
}

/**
 * Changes a person who is still as they were at `updatedAt`. Refuses what would break the organisation: a circle in
 * the reporting line, an address in use, nobody left in a role that is needed.
 * @throws StaleForm when somebody was faster
 */
export async function changePerson(
  actor: Actor,
  personId: string,
  updatedAt: Date,
  input: PersonInput,
): Promise<void> {
  await change(actor, async (tx, record) => {
    await lockOrganisation(tx);
    const person = await tx.person.findUnique({
      where: { id: personId },
      include: { roles: { select: { role: true } } },
    });
    if (!person) throw new AppError("This person is not here.", 404);
    if (person.updatedAt.getTime() !== updatedAt.getTime()) throw new StaleForm();
    const before = recordOf(person);
    const after = await recordFrom(tx, input, record);
    const rolesBefore = person.roles.map(({ role }) => role);
    const rolesAfter = input.roles ?? rolesBefore;

    await refuseLoop(tx, personId, before, after);
    if (before.email !== after.email) await moveAddress(tx, person, after.email);
    await refuseRoleLoss(tx, personId, { before, after, rolesBefore, rolesAfter });

    const data = personChange(before, after);
    const roles = roleChanges(rolesBefore, rolesAfter);
    if (!data && roles.granted.length + roles.withdrawn.length === 0) throw new NothingChanged();
    await tx.person.update({ where: { id: personId }, data: columns(after) });
    await writeRoles(tx, personId, rolesBefore, rolesAfter, record);
    if (data) record({ action: "person.changed", subject: { type: "person", id: personId }, data });
    if (person.userId && after.leftOn && after.leftOn !== before.leftOn)
      await closeIfGone(tx, personId, person.userId, record);
  }).catch((error) => {
    if (!(error instanceof NothingChanged)) throw error;
  });
}

async function recordFrom(
  tx: Transaction,
  { team, roles: _, ...input }: PersonInput,
  record: Record_,
): Promise<PersonRecord> {
  return { ...input, teamId: team ? await findOrCreateTeam(tx, team, record) : null };
}

function recordOf(
  person: Omit<PersonRecord, "startDate" | "leftOn"> & {
    startDate: Date | null;
    leftOn: Date | null;
  },
): PersonRecord {
  const { name, email, teamId, managerId, trackId, levelId } = person;
  const day = (date: Date | null) => date?.toISOString().slice(0, 10) ?? null;
  return {
    name,
    email,
    teamId,
    managerId,
    trackId,
    levelId,
    startDate: day(person.startDate),
    leftOn: day(person.leftOn),
  };
}

function columns({ startDate, leftOn, ...record }: PersonRecord) {
  return {
    ...record,
    startDate: startDate ? new Date(startDate) : null,
    leftOn: leftOn ? new Date(leftOn) : null,
  };
}

async function refuseTakenAddress(tx: Transaction, email: string, personId: string | null) {
  const owner = await tx.person.findUnique({ where: { email }, select: { id: true, name: true } });
  if (owner && owner.id !== personId)
    throw new Refusal("email", `${owner.name} has this email address already.`);
}

/** The person's address is also what they sign in with, so both change together. */
async function moveAddress(
  tx: Transaction,
  person: { id: string; userId: string | null },
  email: string,
) {
  await refuseTakenAddress(tx, email, person.id);
  if (!person.userId) return;
  if (await signInAddressIsTaken(tx, email, person.userId))
    throw new Refusal("email", "Another account signs in with this email address.");
  await changeSignInAddress(tx, person.userId, email);
}

async function refuseUnknownManager(tx: Transaction, managerId: string) {
  if ((await tx.person.count({ where: { id: managerId } })) === 0)
    throw new Refusal("managerId", "Choose a manager from the list.");
}

async function refuseLoop(
  tx: Transaction,
  personId: string,
  before: PersonRecord,
  after: PersonRecord,
) {
  if (!after.managerId || after.managerId === before.managerId) return;
  if (after.managerId === personId)
    throw new Refusal("managerId", "Nobody can be their own manager.");
  await refuseUnknownManager(tx, after.managerId);
  if (!wouldLoop(await reportingLine(tx), personId, after.managerId)) return;
  const manager = await tx.person.findUnique({
    where: { id: after.managerId },
    select: { name: true },
  });
  throw new Refusal(
    "managerId",
    `${manager?.name ?? "This manager"} reports to ${before.name}, directly or through others. Change that first, or choose somebody else.`,
  );
}

async function refuseRoleLoss(
  tx: Transaction,
  personId: string,
  change: { before: PersonRecord; after: PersonRecord; rolesBefore: Role[]; rolesAfter: Role[] },
) {
  const others = await tx.person.findMany({
    where: {
      NOT: { id: personId },
      leftOn: null,
      roles: { some: {} },
      // An active account, as in domain/account-state.ts.
      userId: { not: null },
      OR: [{ invitedAt: null }, { user: { accounts: { some: {} } } }],
    },
    select: { roles: { select: { role: true } } },
  });
  const refused = refusedRoleLoss(
    { roles: change.rolesBefore, leaves: change.before.leftOn !== null },
    { roles: change.rolesAfter, leaves: change.after.leftOn !== null },
    others.map(({ roles }) => roles.map(({ role }) => role)),
  );
  if (refused) throw new Refusal(refused.field, refused.message);
}

async function writeRoles(
  tx: Transaction,
  personId: string,
  before: Role[],
  after: Role[],
  record: Record_,
) {
  const subject = { type: "person", id: personId };
  const { granted, withdrawn } = roleChanges(before, after);
  if (granted.length > 0)
    await tx.roleGrant.createMany({ data: granted.map((role) => ({ personId, role })) });
  if (withdrawn.length > 0)
    await tx.roleGrant.deleteMany({ where: { personId, role: { in: withdrawn } } });
  for (const role of granted) record({ action: "role.granted", subject, data: { role } });
  for (const role of withdrawn) record({ action: "role.withdrawn", subject, data: { role } });
}

/** Somebody whose last day has come is signed out at once; a later last day takes effect by itself. */
async function closeIfGone(tx: Transaction, personId: string, userId: string, record: Record_) {
  const gone = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM "Person" WHERE "id" = ${personId}::uuid AND "leftOn" <= organisation_today()`;
  if (gone.length === 0) return;
  await closeAccount(tx, userId);
  record({ action: "account.closed", subject: { type: "person", id: personId } });
}
