import { type Actor, change } from "~/platform/audit.server";
import { database } from "~/platform/database.server";
import { NOTIFICATION_KINDS, type NotificationKind } from "./domain/kinds";

export type MailChoices = {
  /** False: no notices by mail at all, whatever the kinds say. */
  wantsMail: boolean;
  /** The kinds that come by mail. */
  kinds: NotificationKind[];
};

type Whose = { personId: string } | { mailKey: string };

/** What somebody wants by mail, by their id or by the key in their letters; null where there is nobody. */
export async function findMailChoices(
  whose: Whose,
): Promise<(MailChoices & { personId: string }) | null> {
  const person = await database().person.findUnique({
    where: "personId" in whose ? { id: whose.personId } : { mailKey: whose.mailKey },
    select: {
      id: true,
      wantsMail: true,
      choices: { where: { byMail: false }, select: { kind: true } },
    },
  });
  if (!person) return null;
  const unwanted = new Set(person.choices.map(({ kind }) => kind));
  return {
    personId: person.id,
    wantsMail: person.wantsMail,
    kinds: NOTIFICATION_KINDS.filter((kind) => !unwanted.has(kind)),
  };
}

/** Keeps what somebody wants by mail, all of it or what is given. Whoever has the key of their letters may do so, unnamed. */
export async function saveMailChoices(
  actor: Actor,
  personId: string,
  wanted: Partial<MailChoices>,
): Promise<void> {
  const before = await findMailChoices({ personId });
  if (!before) return;
  const { wantsMail, kinds } = { ...before, ...wanted };
  const isSame =
    wantsMail === before.wantsMail &&
    NOTIFICATION_KINDS.every((kind) => kinds.includes(kind) === before.kinds.includes(kind));
  if (isSame) return;
  const without = NOTIFICATION_KINDS.filter((kind) => !kinds.includes(kind));
  await change(actor, async (tx, record) => {
    // Not through the client: it would touch updatedAt and make open forms about this person old.
    await tx.$executeRaw`
      UPDATE "Person" SET "wantsMail" = ${wantsMail} WHERE "id" = ${personId}::uuid`;
    await tx.notificationChoice.deleteMany({ where: { personId } });
    await tx.notificationChoice.createMany({
      data: without.map((kind) => ({ personId, kind, byMail: false })),
      skipDuplicates: true,
    });
    const stopped = before.wantsMail && !wantsMail;
    record({
      action: stopped ? "notifications.stopped" : "notifications.chosen",
      subject: { type: "person", id: personId },
      data: { byMail: wantsMail, without },
    });
  });
}
