import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { importExpenses } from "./import.mjs";

/** What each employee is owed, in pence, in order of name. */
export function owed(expenses) {
  const totals = new Map();
  for (const { employee, pence } of expenses) {
    totals.set(employee, (totals.get(employee) ?? 0) + pence);
  }
  return [...totals].sort(([a], [b]) => a.localeCompare(b));
}

/** The report that finance pays from. */
export function report(texts) {
  const expenses = importExpenses(texts);
  const lines = owed(expenses).map(
    ([employee, pence]) => `${employee.padEnd(20)} ${(pence / 100).toFixed(2).padStart(10)}`,
  );
  return [...lines, `${expenses.length} expenses imported`].join("\n");
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  console.log(report(process.argv.slice(2).map((file) => readFileSync(file, "utf8"))));
}
