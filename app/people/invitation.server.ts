import { closeAccount, spendOneTimeAddresses } from "~/platform/account.server";
import { AppError } from "~/platform/app-error";
import { type Actor, change } from "~/platform/audit.server";
import { createInvitedAccount, invitationAddress } from "~/platform/auth.server";
import { database } from "~/platform/database.server";
import { sendMail } from "~/platform/mail.server";
import { accountState } from "./domain/account-state";
import { invitationLetter } from "./domain/invitation-letter";
import { findOrganisation } from "./organisation.server";
import { lockOrganisation } from "./reporting.server";

/**
 * Invites a person who has no account in use yet, for the first time or again. An earlier invitation stops working.
 * @throws AppError when they have left or have come in already
 */
export async function invitePerson(
  actor: Actor,
  from: { name: string },
  personId: string,
): Promise<void> {
  const person = await requireInvitable(personId);
  const { userId } = await createInvitedAccount(person);
  await change(actor, async (tx, record) => {
    await lockOrganisation(tx);
    await requireInvitable(personId, tx);
    await spendOneTimeAddresses(tx, userId);
    // Not through the client: it would touch updatedAt and make open forms about this person old.
    await tx.$executeRaw`
      UPDATE "Person" SET "userId" = ${userId}, "invitedAt" = now() WHERE "id" = ${personId}::uuid`;
    const again = person.invitedAt !== null;
    record({
      action: "person.invited",
      subject: { type: "person", id: personId },
      data: { again },
    });
  });
  const organisation = await findOrganisation();
  await sendMail({
    to: person.email,
    ...invitationLetter({
      to: person.name,
      from: from.name,
      organisation: organisation?.name ?? "your organisation",
      address: await invitationAddress(userId),
    }),
  });
}

type Reader = Pick<ReturnType<typeof database>, "person">;

async function requireInvitable(personId: string, reader: Reader = database()) {
  const person = await reader.person.findUnique({
    where: { id: personId },
    select: {
      name: true,
      email: true,
      userId: true,
      invitedAt: true,
      leftOn: true,
      user: { select: { accounts: { select: { id: true }, take: 1 } } },
    },
  });
  if (!person) throw new AppError("This person is not here.", 404);
  const state = accountState({
    hasLeft: person.leftOn !== null && person.leftOn <= new Date(),
    userId: person.userId,
    invitedAt: person.invitedAt,
    hasCredential: (person.user?.accounts.length ?? 0) > 0,
  });
  if (state === "left")
    throw new AppError(`${person.name} has left, so there is nobody to invite.`, 409);
  if (state === "active")
    throw new AppError(`${person.name} has an account in use; there is nothing to accept.`, 409);
  return person;
}

/** Ends every session of a person's account, wherever they are signed in. */
export async function signOutEverywhere(actor: Actor, personId: string): Promise<void> {
  const person = await database().person.findUnique({
    where: { id: personId },
    select: { userId: true },
  });
  if (!person?.userId) throw new AppError("This person has no account yet.", 404);
  const { userId } = person;
  await change(actor, async (tx, record) => {
    await closeAccount(tx, userId);
    record({ action: "account.signed-out-everywhere", subject: { type: "person", id: personId } });
  });
}
