import type { Copy, Demonstrations } from "../copy";

type Expense = { receipt: string; date: string; pence: number };
type Import = {
  parseAmount: (text: string) => number;
  parseDate: (text: string) => string;
  importExpenses: (texts: string[]) => Expense[];
};

const imports = (copy: Copy) => copy.load<Import>("src/import.mjs");

/** What a call gives, or null where it refuses. */
function orRefused<T>(call: () => T): T | null {
  try {
    return call();
  } catch {
    return null;
  }
}

export const checkExpenseImport: Demonstrations = {
  "comma-inside-quotes": {
    async shows(copy) {
      const { readCsv } = await copy.load<{
        readCsv: (text: string) => { amount: string }[];
      }>("src/csv.mjs");
      return readCsv(copy.read("files/cardiff-april.csv"))[0]?.amount !== "46.00";
    },
    correction: [
      ["src/csv.mjs", 'line.split(",").map', 'line.split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/).map'],
    ],
  },
  "month-first-dates": {
    async shows(copy) {
      const { parseDate } = await imports(copy);
      const isMarch = parseDate("03/04/2026") !== "2026-04-03";
      return isMarch || orRefused(() => parseDate("17/04/2026")) === null;
    },
    correction: [
      [
        "src/import.mjs",
        "const date = new Date(text);",
        'const [first, second, year] = text.split("/").map(Number);\n  const date = new Date(year, second - 1, first);',
      ],
    ],
  },
  "unreadable-amount-is-paid": {
    async shows(copy) {
      const { parseAmount } = await imports(copy);
      return (
        orRefused(() => parseAmount("fifty")) !== null ||
        orRefused(() => parseAmount("1 250.00")) !== 125_000
      );
    },
    correction: [
      [
        "src/import.mjs",
        'const pounds = parseFloat(text.replace(/[£()]/g, "")) || 0;',
        'const written = text.replace(/[£() ]/g, "");\n  const pounds = Number(written);\n  if (written === "" || Number.isNaN(pounds)) throw new Error("unknown amount");',
      ],
    ],
  },
  "equal-expenses-dropped": {
    async shows(copy) {
      const { importExpenses } = await imports(copy);
      const receipts = importExpenses([copy.read("files/leeds-march.csv")]).map(
        (each) => each.receipt,
      );
      return !(receipts.includes("L-1043") && receipts.includes("L-1044"));
    },
    correction: [
      [
        "src/import.mjs",
        '[expense.employee, expense.date, expense.pence].join("|")',
        "expense.receipt",
      ],
    ],
  },
  "bad-rows-vanish": {
    async shows(copy) {
      const { report } = await copy.load<{ report: (texts: string[]) => string }>("src/report.mjs");
      const rows = ["A-1,Sam Cole,2026-03-02,Train,24.60", ",Sam Cole,2026-03-03,Lunch,8.40"];
      const text = ["receipt,employee,date,description,amount", ...rows].join("\n");
      const said = orRefused(() => report([text]));
      return said !== null && !/not read/.test(said);
    },
    correction: [
      [
        "src/import.mjs",
        "catch {\n        // Skip rows that are not expenses, such as empty ones.\n        continue;",
        'catch (error) {\n        throw new Error("not read", { cause: error });',
      ],
    ],
  },
  "tests-repeat-the-code": {
    shows(copy) {
      const written = copy.read("src/import.mjs");
      const tenfold = written.replace("pounds * 100", "pounds * 1000");
      if (tenfold === written) throw new Error("nothing was changed");
      copy.write("src/import.mjs", tenfold);
      return copy.passes();
    },
    correction: [
      [
        "test/import.test.mjs",
        'parseAmount("£24.60"), parseAmount("24.60")',
        'parseAmount("£24.60"), 2460',
      ],
    ],
  },
};
