import { type Actor, type AuditEntry, change } from "~/platform/audit.server";
import { database } from "~/platform/database.server";

/** A reading by the people team is recorded once in this time, however often a page refreshes itself. */
const READING_MINUTES = 15;

/** The people team sits in no session: what it reads leaves a trace. */
export async function recordReading(
  { personId, actor }: { personId: string; actor: Actor },
  entry: Pick<AuditEntry, "action" | "subject">,
): Promise<void> {
  const recent = await database().auditEvent.findFirst({
    where: {
      actorId: personId,
      action: entry.action,
      subjectType: entry.subject.type,
      subjectId: entry.subject.id,
      at: { gt: new Date(Date.now() - READING_MINUTES * 60_000) },
    },
    select: { id: true },
  });
  if (recent) return;
  await change(actor, async (_tx, record) => record(entry));
}
