import { type Transaction, transaction } from "./database.server";
import type { Prisma } from "./prisma/client";

/** Who makes a change: a person, or the system itself (`personId` null). */
export type Actor = { personId: string | null; requestId?: string };

export type AuditEntry = {
  /** `noun.verb-in-the-past`, e.g. `rating.saved`. */
  action: string;
  subject: { type: string; id: string };
  /** What changed, never the words people wrote. */
  data?: Prisma.InputJsonObject;
};

/**
 * Runs `work` in one transaction together with the audit events it records. A change that records nothing is a
 * mistake in the code, so it is rolled back.
 */
export async function change<Result>(
  actor: Actor,
  work: (tx: Transaction, record: (entry: AuditEntry) => void) => Promise<Result>,
): Promise<Result> {
  return transaction(async (tx) => {
    const entries: AuditEntry[] = [];
    const result = await work(tx, (entry) => entries.push(entry));
    if (entries.length === 0) throw new Error("a change was made without an audit event");
    await tx.auditEvent.createMany({
      data: entries.map((entry) => ({
        actorId: actor.personId,
        action: entry.action,
        subjectType: entry.subject.type,
        subjectId: entry.subject.id,
        data: entry.data ?? {},
        requestId: actor.requestId ?? null,
      })),
    });
    return result;
  });
}
