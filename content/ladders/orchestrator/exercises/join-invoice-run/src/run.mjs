import { randomUUID } from "node:crypto";

const PAGE = 2;

/** What the run keeps: how far it has come on each day, and the invoices. */
export function createInvoices() {
  const cursors = new Map();
  const invoices = [];
  return {
    async cursor(day) {
      return cursors.get(day) ?? 0;
    },
    async saveCursor(day, offset) {
      cursors.set(day, offset);
    },
    async add(invoice) {
      invoices.push({ ...invoice });
    },
    all: () => invoices.map((invoice) => ({ ...invoice })),
  };
}

/**
 * Invoices every customer for a day. May be started again after a stop: it goes on where it was. `tax` is the tax
 * service, which may be slow.
 */
export async function runDay({ accounts, invoices, leases, outbox, tax, worker }, day) {
  if (!(await leases.take("invoice-run", worker))) return false;
  let offset = await invoices.cursor(day);
  for (;;) {
    const page = await accounts.list({ offset, limit: PAGE });
    if (page.length === 0) break;
    offset += page.length;
    await invoices.saveCursor(day, offset);
    for (const customer of page) {
      const isServed = customer.leavesOn === null || customer.leavesOn > day;
      if (!isServed) continue;
      const pence = customer.pencePerDay + (await tax(customer));
      const invoice = { id: randomUUID(), customer: customer.id, day, pence };
      await invoices.add(invoice);
      await outbox.put(invoice);
    }
  }
  await leases.release("invoice-run", worker);
  return true;
}
