import assert from "node:assert/strict";
import { test } from "node:test";
import { allocate } from "../core/allocate.mjs";
import { createLedger } from "../core/post.mjs";
import { reconcile } from "../core/reconcile.mjs";
import { generateCase } from "./generate.mjs";

test("parts add up to the amount, in 10,000 cases", () => {
  for (let seed = 0; seed < 10_000; seed += 1) {
    const { pence, shares } = generateCase(seed);
    const sum = allocate(pence, shares).reduce((total, part) => total + part, 0);
    assert.equal(sum, pence, `seed ${seed}`);
  }
});

test("postings keep the sum of all accounts", () => {
  const ledger = createLedger([{ id: "customer" }, { id: "seller" }, { id: "fees" }]);
  for (let seed = 0; seed < 1_000; seed += 1) {
    const { pence } = generateCase(seed);
    ledger.post([
      { account: "customer", pence: -pence },
      { account: "seller", pence: pence - 100 },
      { account: "fees", pence: 100 },
    ]);
  }
  assert.equal(ledger.sum(), 0);
});

test("an account is not overdrawn", () => {
  const ledger = createLedger([{ id: "customer", floor: 0 }, { id: "seller" }]);
  const legs = [
    { account: "customer", pence: -1 },
    { account: "seller", pence: 1 },
  ];
  assert.throws(() => ledger.post(legs), /overdrawn/);
  assert.equal(ledger.balance("customer"), 0);
});

test("a day without differences reconciles", () => {
  assert.equal(reconcile([{ pence: 500 }, { pence: -200 }], 300).balanced, true);
});
