import assert from "node:assert/strict";
import { test } from "node:test";
import { importExpenses, parseAmount, toExpense } from "../src/import.mjs";
import { owed } from "../src/report.mjs";

const file = [
  "receipt,employee,date,description,amount",
  "A-1,Sam Cole,2026-03-02,Train,24.60",
  "A-2,Sam Cole,2026-03-03,Lunch,8.40",
].join("\n");

test("imports every row", () => {
  const expenses = importExpenses([file]);
  assert.equal(expenses.length, 2);
  assert.deepEqual(
    expenses[0],
    toExpense({
      receipt: "A-1",
      employee: "Sam Cole",
      date: "2026-03-02",
      description: "Train",
      amount: "24.60",
    }),
  );
});

test("does not import a file twice", () => {
  assert.equal(importExpenses([file, file]).length, 2);
});

test("adds up what is owed", () => {
  const expenses = importExpenses([file]);
  const expected = expenses.reduce((sum, { pence }) => sum + pence, 0);
  assert.deepEqual(owed(expenses), [["Sam Cole", expected]]);
});

test("reads amounts with a pound sign", () => {
  assert.equal(parseAmount("£24.60"), parseAmount("24.60"));
});
