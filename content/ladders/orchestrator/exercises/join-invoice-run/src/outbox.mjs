import { randomUUID } from "node:crypto";

/** Invoices that wait to be collected, the oldest first. */
export function createOutbox() {
  const waiting = [];
  return {
    async put(invoice) {
      waiting.push({ ...invoice, attempts: 0 });
    },
    async first() {
      return waiting[0] ?? null;
    },
    async attempted(id) {
      const entry = waiting.find((each) => each.id === id);
      if (entry) entry.attempts += 1;
    },
    async remove(id) {
      const index = waiting.findIndex((each) => each.id === id);
      if (index >= 0) waiting.splice(index, 1);
    },
    waiting: () => waiting.map((entry) => ({ ...entry })),
  };
}

/**
 * Collects what waits. An invoice whose collection fails stays, so that the next call tries it again; called once a
 * minute. Returns how many were collected.
 */
export async function collect({ outbox, provider }) {
  let collected = 0;
  for (;;) {
    const entry = await outbox.first();
    if (!entry) return collected;
    try {
      await provider.pay({
        idempotencyKey: randomUUID(),
        customer: entry.customer,
        pence: entry.pence,
      });
    } catch {
      await outbox.attempted(entry.id);
      return collected;
    }
    await outbox.remove(entry.id);
    collected += 1;
  }
}
