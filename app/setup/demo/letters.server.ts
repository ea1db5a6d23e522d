import { createHash } from "node:crypto";
import { today } from "~/notification/domain/due";
import { invitationAddress } from "~/platform/auth.server";
import type { Transaction } from "~/platform/database.server";
import { publicAddress } from "~/platform/mail.server";
import { BASE, UNSUBSCRIBE } from "./domain/digests";
import { ADDRESS, type LetterPlan } from "./domain/happenings";
import type { DemoPlan } from "./domain/plan";

/** A waiting invitation holds an address that works, as it would if somebody had just pressed the button. */
export async function withAddress({ userId, text, ...letter }: LetterPlan) {
  if (!userId) return { ...letter, text };
  return { ...letter, text: text.replace(ADDRESS, await invitationAddress(userId)) };
}

/**
 * Keeps letters about notices as they stand in the outbox; nothing is sent by that. The keys in their addresses are those
 * that the database gave people.
 */
export async function writeDigests(tx: Transaction, { digests, organisation }: DemoPlan) {
  const people = await tx.person.findMany({
    where: { id: { in: digests.map(({ personId }) => personId) } },
    select: { id: true, mailKey: true },
  });
  const keys = new Map(people.map(({ id, mailKey }) => [id, mailKey]));
  await tx.mail.createMany({
    data: digests.map(({ personId, text, ...letter }) => {
      const unsubscribe = publicAddress(`/unsubscribe/${keys.get(personId) ?? ""}`);
      return {
        ...letter,
        id: digestId(personId, today(organisation.timeZone, letter.createdAt)),
        text: text.replaceAll(BASE, publicAddress("")).replaceAll(UNSUBSCRIBE, unsubscribe),
        unsubscribe,
      };
    }),
  });
}

/** Names person and day as any digest does, so that the person gets no second one on the day the demo is loaded. */
function digestId(personId: string, day: Date): string {
  const about = `digest ${personId} ${day.toISOString().slice(0, 10)}`;
  const hex = createHash("md5").update(about).digest("hex");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}
