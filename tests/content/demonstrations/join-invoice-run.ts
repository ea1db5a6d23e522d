import type { Copy, Demonstrations } from "../copy";

type Invoice = { id: string; customer: string };
type Clock = { now: () => number; pass: (seconds: number) => void };
type Accounts = {
  leave: (id: string, leavesOn: string) => Promise<void>;
  remove: (id: string) => Promise<void>;
};
type Outbox = { put: (invoice: object) => Promise<void>; waiting: () => Invoice[] };
type Payment = { idempotencyKey: string; customer: string };
type Parts = {
  accounts: Accounts;
  invoices: { all: () => Invoice[] };
  leases: object;
  outbox: Outbox;
};

const DAY = "2026-03-31";

/** The four parts with four customers, and a run that ends in whatever `tax` does with each of them. */
async function joined(copy: Copy) {
  const { createClock } = await copy.load<{ createClock: () => Clock }>("src/clock.mjs");
  const { createAccounts } = await copy.load<{
    createAccounts: (customers: object[]) => Accounts;
  }>("src/accounts.mjs");
  const { createLeases } = await copy.load<{ createLeases: (clock: Clock) => object }>(
    "src/lease.mjs",
  );
  const { createOutbox } = await copy.load<{ createOutbox: () => Outbox }>("src/outbox.mjs");
  const { createInvoices, runDay } = await copy.load<{
    createInvoices: () => Parts["invoices"];
    runDay: (parts: object, day: string) => Promise<boolean>;
  }>("src/run.mjs");
  const clock = createClock();
  const parts: Parts = {
    accounts: createAccounts(
      ["Ash", "Birch", "Cedar", "Elm"].map((name) => ({ id: name, name, pencePerDay: 100 })),
    ),
    invoices: createInvoices(),
    leases: createLeases(clock),
    outbox: createOutbox(),
  };
  const run = (worker: string, tax: (customer: { id: string }) => Promise<number>) =>
    runDay({ ...parts, worker, tax }, DAY);
  const invoiced = () => parts.invoices.all().map(({ customer }) => customer);
  return { clock, parts, run, invoiced };
}

const noTax = async () => 0;

/** Collects a few times, as the minutes pass, from a provider that does as told with each payment. */
async function collected(copy: Copy, customers: string[], pay: (payment: Payment) => void) {
  const { createOutbox, collect } = await copy.load<{
    createOutbox: () => Outbox;
    collect: (parts: object) => Promise<number>;
  }>("src/outbox.mjs");
  const outbox = createOutbox();
  for (const customer of customers) await outbox.put({ id: `i-${customer}`, customer, pence: 100 });
  const provider = { pay: async (payment: Payment) => pay(payment) };
  for (let minute = 0; minute < 10; minute += 1) await collect({ outbox, provider });
}

export const joinInvoiceRun: Demonstrations = {
  "lease-ends-during-a-page": {
    async shows(copy) {
      const { clock, run, invoiced } = await joined(copy);
      let isSlow = true;
      await run("a", async () => {
        if (isSlow) {
          isSlow = false;
          clock.pass(90);
          await run("b", noTax);
        }
        return 0;
      });
      return new Set(invoiced()).size < invoiced().length;
    },
    correction: [
      [
        "src/run.mjs",
        "      invoices.push({ ...invoice });",
        "      const same = (each) => each.customer === invoice.customer && each.day === invoice.day;\n      if (invoices.some(same)) return false;\n      invoices.push({ ...invoice });\n      return true;",
      ],
      [
        "src/run.mjs",
        "await invoices.add(invoice);\n      await outbox.put(invoice);",
        "if (await invoices.add(invoice)) await outbox.put(invoice);",
      ],
    ],
  },
  "cursor-ahead-of-work": {
    async shows(copy) {
      const { run, invoiced } = await joined(copy);
      const stops = run("a", async ({ id }) => {
        if (id === "Birch") throw new Error("the tax service is down");
        return 0;
      });
      await stops.catch(() => null);
      await run("a", noTax);
      return !invoiced().includes("Birch");
    },
    correction: [
      ["src/run.mjs", "    await invoices.saveCursor(day, offset);\n", ""],
      [
        "src/run.mjs",
        "      await outbox.put(invoice);\n    }\n",
        "      await outbox.put(invoice);\n    }\n    await invoices.saveCursor(day, offset);\n",
      ],
    ],
  },
  "offset-counts-a-moving-list": {
    async shows(copy) {
      const { parts, run, invoiced } = await joined(copy);
      await run("a", async ({ id }) => {
        if (id === "Birch") await parts.accounts.remove("Ash");
        return 0;
      });
      return !invoiced().includes("Cedar");
    },
    correction: [
      ["src/accounts.mjs", "async list({ offset, limit })", "async list({ after, limit })"],
      [
        "src/accounts.mjs",
        "inOrder().slice(offset, offset + limit)",
        "inOrder().filter(({ name }) => after === 0 || name.localeCompare(after) > 0).slice(0, limit)",
      ],
      [
        "src/run.mjs",
        "accounts.list({ offset, limit: PAGE })",
        "accounts.list({ after: offset, limit: PAGE })",
      ],
      ["src/run.mjs", "offset += page.length;", "offset = page.at(-1).name;"],
    ],
  },
  "last-day-not-invoiced": {
    async shows(copy) {
      const { parts, run, invoiced } = await joined(copy);
      await parts.accounts.leave("Elm", DAY);
      await run("a", noTax);
      return !invoiced().includes("Elm");
    },
    correction: [["src/run.mjs", "customer.leavesOn > day", "customer.leavesOn >= day"]],
  },
  "new-key-for-each-attempt": {
    async shows(copy) {
      const taken = new Map<string, string>();
      let calls = 0;
      await collected(copy, ["Ash"], ({ idempotencyKey, customer }) => {
        taken.set(idempotencyKey, customer);
        calls += 1;
        if (calls === 1) throw new Error("no answer");
      });
      return taken.size > 1;
    },
    correction: [["src/outbox.mjs", "idempotencyKey: randomUUID()", "idempotencyKey: entry.id"]],
  },
  "one-refusal-stops-all": {
    async shows(copy) {
      const paid: string[] = [];
      await collected(copy, ["Ash", "Birch", "Cedar"], ({ customer }) => {
        if (customer === "Ash") throw new Error("the mandate was withdrawn");
        paid.push(customer);
      });
      return paid.length === 0;
    },
    correction: [
      [
        "src/outbox.mjs",
        "await outbox.attempted(entry.id);\n      return collected;",
        "await outbox.remove(entry.id);\n      continue;",
      ],
    ],
  },
};
