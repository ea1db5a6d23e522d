import { readCsv } from "./csv.mjs";

/** An amount as pence. */
export function parseAmount(text) {
  const isCredit = text.startsWith("(");
  const pounds = parseFloat(text.replace(/[£()]/g, "")) || 0;
  const pence = Math.round(pounds * 100);
  return isCredit ? -pence : pence;
}

/** A date as `YYYY-MM-DD`. */
export function parseDate(text) {
  const date = new Date(text);
  const month = String(date.getMonth() + 1).padStart(2, "0");
  const day = String(date.getDate()).padStart(2, "0");
  if (Number.isNaN(date.getTime())) throw new Error(`unknown date: ${text}`);
  return `${date.getFullYear()}-${month}-${day}`;
}

/** Turns one record of a file into an expense. */
export function toExpense(record) {
  if (!record.receipt) throw new Error("no receipt number");
  return {
    receipt: record.receipt,
    employee: record.employee,
    date: parseDate(record.date),
    description: record.description,
    pence: parseAmount(record.amount),
  };
}

/** Imports the texts of any number of files, without the expenses that were sent twice. */
export function importExpenses(texts) {
  const expenses = new Map();
  for (const text of texts) {
    for (const record of readCsv(text)) {
      try {
        const expense = toExpense(record);
        const key = [expense.employee, expense.date, expense.pence].join("|");
        if (!expenses.has(key)) expenses.set(key, expense);
      } catch {
        // Skip rows that are not expenses, such as empty ones.
        continue;
      }
    }
  }
  return [...expenses.values()];
}
