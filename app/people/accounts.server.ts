import {
  accountIsUsed,
  ownerOfOneTimeAddress,
  spendOneTimeAddresses,
} from "~/platform/account.server";
import { type Actor, change } from "~/platform/audit.server";
import { database } from "~/platform/database.server";

export type AccountEvent =
  | "account.password-changed"
  | "account.signed-out-everywhere"
  | "account.accepted"
  | "account.password-reset";

/**
 * Records what happened to an account; better-auth keeps the change itself. One-time addresses that are still about
 * open nothing from then on. Whoever came by such an address is not known to be its owner: then `actor` is nobody.
 */
export async function recordAccountEvent(
  actor: Actor,
  action: AccountEvent,
  personId: string | null = actor.personId,
): Promise<void> {
  if (!personId) return;
  await change(actor, async (tx, record) => {
    const person = await tx.person.findUnique({
      where: { id: personId },
      select: { userId: true },
    });
    if (person?.userId) await spendOneTimeAddresses(tx, person.userId);
    record({ action, subject: { type: "person", id: personId } });
  });
}

export type OneTimeOwner = {
  userId: string;
  personId: string | null;
  name: string;
  email: string;
  /** Is this the first password: an invitation rather than a reset? */
  isFirst: boolean;
};

/** Whose password a one-time address chooses; null when it cannot be used (any more). */
export async function findOneTimeOwner(token: string): Promise<OneTimeOwner | null> {
  const owner = await ownerOfOneTimeAddress(token);
  if (!owner) return null;
  const [account, isUsed] = await Promise.all([
    database().user.findUnique({
      where: { id: owner.userId },
      select: { name: true, email: true, person: { select: { id: true, name: true } } },
    }),
    accountIsUsed(owner.userId),
  ]);
  if (!account) return null;
  return {
    userId: owner.userId,
    personId: account.person?.id ?? null,
    name: account.person?.name ?? account.name,
    email: account.email,
    isFirst: !isUsed,
  };
}

/** Can whoever signs in with this address use Rostrum? Not before they are in it as a person, nor after they left. */
export async function isStillHere(email: string): Promise<boolean> {
  const rows = await database().$queryRaw<unknown[]>`
    SELECT 1 FROM "Person" p JOIN "User" u ON u."id" = p."userId"
    WHERE u."email" = ${email} AND (p."leftOn" IS NULL OR p."leftOn" > organisation_today())`;
  return rows.length > 0;
}
