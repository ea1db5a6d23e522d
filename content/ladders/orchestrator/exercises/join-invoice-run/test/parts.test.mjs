import assert from "node:assert/strict";
import { test } from "node:test";
import { createAccounts } from "../src/accounts.mjs";
import { createClock } from "../src/clock.mjs";
import { createLeases } from "../src/lease.mjs";
import { collect, createOutbox } from "../src/outbox.mjs";
import { createInvoices, runDay } from "../src/run.mjs";

const customers = [
  { id: "c1", name: "Ash", pencePerDay: 100 },
  { id: "c2", name: "Birch", pencePerDay: 200 },
  { id: "c3", name: "Cedar", pencePerDay: 300 },
];

test("the lease lets one worker in", async () => {
  const clock = createClock();
  const leases = createLeases(clock);
  assert.equal(await leases.take("run", "a"), true);
  assert.equal(await leases.take("run", "b"), false);
  clock.pass(61);
  assert.equal(await leases.take("run", "b"), true);
});

test("the run invoices each customer once", async () => {
  const invoices = createInvoices();
  const parts = {
    accounts: createAccounts(customers),
    invoices,
    leases: createLeases(createClock()),
    outbox: createOutbox(),
    tax: async () => 0,
    worker: "a",
  };
  await runDay(parts, "2026-03-31");
  await runDay(parts, "2026-03-31");
  assert.deepEqual(invoices.all().map(({ customer }) => customer), ["c1", "c2", "c3"]);
});

test("the run leaves out who has left", async () => {
  const accounts = createAccounts(customers);
  await accounts.leave("c2", "2026-03-01");
  const invoices = createInvoices();
  const leases = createLeases(createClock());
  const outbox = createOutbox();
  await runDay({ accounts, invoices, leases, outbox, tax: async () => 0, worker: "a" }, "2026-03-31");
  assert.deepEqual(invoices.all().map(({ customer }) => customer), ["c1", "c3"]);
});

test("the outbox tries again", async () => {
  const outbox = createOutbox();
  await outbox.put({ id: "i1", customer: "c1", pence: 100 });
  let calls = 0;
  const provider = {
    async pay() {
      calls += 1;
      if (calls === 1) throw new Error("no answer");
    },
  };
  assert.equal(await collect({ outbox, provider }), 0);
  assert.equal(await collect({ outbox, provider }), 1);
  assert.deepEqual(outbox.waiting(), []);
});
