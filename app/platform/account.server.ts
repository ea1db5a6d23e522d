import { database, type Transaction } from "./database.server";

// What the people room needs of accounts inside its own transactions. Together with auth.server.ts the only code that
// touches better-auth's tables; sign-in, passwords and sessions as such stay there.

const ONE_TIME = "reset-password:";

/** Whose password the one-time address with this token chooses; null once it is used, replaced or too old. */
export async function ownerOfOneTimeAddress(token: string): Promise<{ userId: string } | null> {
  const found = await database().verification.findFirst({
    where: { identifier: ONE_TIME + token, expiresAt: { gt: new Date() } },
    select: { value: true },
  });
  return found ? { userId: found.value } : null;
}

/** Makes every one-time address of this account useless: it went to another mailbox, or a newer one replaces it. */
export async function spendOneTimeAddresses(tx: Transaction, userId: string): Promise<void> {
  await tx.verification.deleteMany({
    where: { identifier: { startsWith: ONE_TIME }, value: userId },
  });
}

/** Is this address what another account than `userId` signs in with? */
export async function signInAddressIsTaken(
  tx: Transaction,
  email: string,
  userId: string,
): Promise<boolean> {
  return (await tx.user.count({ where: { email, NOT: { id: userId } } })) > 0;
}

/** The address this account signs in with from now on. Letters that went to the old one no longer open anything. */
export async function changeSignInAddress(
  tx: Transaction,
  userId: string,
  email: string,
): Promise<void> {
  await tx.user.update({ where: { id: userId }, data: { email } });
  await spendOneTimeAddresses(tx, userId);
}

/** Ends every session and one-time address of this account, in the transaction of what makes that necessary. */
export async function closeAccount(tx: Transaction, userId: string): Promise<void> {
  await tx.session.deleteMany({ where: { userId } });
  await spendOneTimeAddresses(tx, userId);
}

/** Has the owner of this account chosen a password (or come through single sign-on) yet? */
export async function accountIsUsed(userId: string): Promise<boolean> {
  return (await database().account.count({ where: { userId } })) > 0;
}

/** Makes an account with a password in the caller's transaction: for the first person, who is at the screen. */
export async function createAccountWithPassword(
  tx: Transaction,
  account: { name: string; email: string; passwordHash: string },
): Promise<{ userId: string }> {
  const { name, email, passwordHash } = account;
  const userId = crypto.randomUUID();
  await tx.user.create({ data: { id: userId, name, email, emailVerified: true } });
  await tx.account.create({
    data: {
      id: crypto.randomUUID(),
      accountId: userId,
      providerId: "credential",
      userId,
      password: passwordHash,
    },
  });
  return { userId };
}
