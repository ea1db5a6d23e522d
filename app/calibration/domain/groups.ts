import { chiSquareUpperTail, normalTwoSided } from "./distributions";
import { seededRandom } from "./seeded-random";

export { suppressSmallGroups } from "./suppression";

export type GroupTable = {
  groups: readonly string[];
  categories: readonly string[];
  /** Rows are groups, columns categories. Whole numbers of independent cases: people, not their single ratings. */
  counts: readonly (readonly number[])[];
  /** Of the permutations; 1 where left out. */
  seed?: number;
  /** 2,000 where left out. */
  permutations?: number;
};

export type GroupCell = {
  group: string;
  category: string;
  count: number;
  /** What it would be if groups did not differ. */
  expected: number;
  /** Adjusted standardised residual, about normal if groups do not differ; null in an empty group or category. */
  residual: number | null;
  p: number | null;
  /** p adjusted by Benjamini and Hochberg over all cells. */
  q: number | null;
};

export type GroupComparison = {
  n: number;
  chiSquare: number | null;
  df: number | null;
  p: number | null;
  /** How p was found; null where there is none. */
  method: "chi-square" | "permutation" | null;
  /** From 0 to 1. Chance alone makes it larger than 0, the more so the smaller n is. */
  cramersV: number | null;
  /** Less what chance alone gives on average. */
  cramersVCorrected: number | null;
  cells: GroupCell[];
  reason?: string;
};

/**
 * Whether groups differ in how their cases fall into categories. Empty groups and categories are left out of the test.
 *
 * Chi-square = Σ (count − expected)² / expected, expected = row total × column total / n. With an expected count under
 * 5, p is the share of seeded permutations of categories over cases with a chi-square as large, (1 + hits) /
 * (1 + permutations); so are the cells' p. Cramér's V = √(chi-square / (n × (min(rows, columns) − 1))). Adjusted
 * residual = (count − expected) / √(expected (1 − row total / n) (1 − column total / n)). Asymptotic p below 1e-15
 * are 0.
 *
 * Sources: Agresti 2013, "Categorical Data Analysis", chapter 3; Haberman 1973, Biometrics 29 (adjusted residuals);
 * Phipson and Smyth 2010, Statistical Applications in Genetics 9 (p of permutations); Bergsma 2013, Journal of the
 * Korean Statistical Society 42 (corrected V); Benjamini and Hochberg 1995, JRSS B 57.
 *
 * @returns everything but n and cells' counts null with a reason with fewer than two groups or categories that are not
 *   empty
 * @throws RangeError where a count is not a whole number of at least 0
 */
export function compareGroups(table: GroupTable): GroupComparison {
  if (table.counts.flat().some((count) => !Number.isInteger(count) || count < 0))
    throw new RangeError("a count is not a whole number of at least 0");
  const rows = table.groups.map((_, i) => sum(table.counts[i] ?? []));
  const columns = table.categories.map((_, j) => sum(table.counts.map((row) => row[j] ?? 0)));
  const n = sum(rows);
  const cells = cellsOf(table, rows, columns, n);
  const filledRows = rows.filter((total) => total > 0).length;
  const filledColumns = columns.filter((total) => total > 0).length;
  if (filledRows < 2 || filledColumns < 2)
    return {
      n,
      chiSquare: null,
      df: null,
      p: null,
      method: null,
      cramersV: null,
      cramersVCorrected: null,
      cells: cells.map((cell) => ({ ...cell, residual: null })),
      reason:
        filledRows < 2
          ? "It takes two groups with people in them to compare groups."
          : "Everybody is in the same category, so groups cannot differ.",
    };

  const chiSquare = chiSquareOf(cells);
  const df = (filledRows - 1) * (filledColumns - 1);
  const isSparse = cells.some(({ residual, expected }) => residual !== null && expected < 5);
  const { p, cellPs } = isSparse
    ? permuted(table, cells, chiSquare)
    : {
        p: chiSquareUpperTail(chiSquare, df),
        cellPs: cells.map(({ residual }) => (residual === null ? null : normalTwoSided(residual))),
      };
  const qs = adjustedOverCells(cellPs);
  return {
    n,
    chiSquare,
    df,
    p,
    method: isSparse ? "permutation" : "chi-square",
    ...cramersVOf(chiSquare / n, n, filledRows, filledColumns),
    cells: cells.map((cell, i) => ({ ...cell, p: cellPs[i] ?? null, q: qs[i] ?? null })),
  };
}

function cellsOf(
  { groups, categories, counts }: GroupTable,
  rows: readonly number[],
  columns: readonly number[],
  n: number,
): GroupCell[] {
  return groups.flatMap((group, i) =>
    categories.map((category, j) => {
      const [row, column] = [rows[i] ?? 0, columns[j] ?? 0];
      const expected = n === 0 ? 0 : (row * column) / n;
      const count = counts[i]?.[j] ?? 0;
      const spread = expected * (1 - row / n) * (1 - column / n);
      const residual = spread > 0 ? (count - expected) / Math.sqrt(spread) : null;
      return { group, category, count, expected, residual, p: null, q: null };
    }),
  );
}

function chiSquareOf(cells: readonly { count: number; expected: number }[]): number {
  return sum(
    cells.map(({ count, expected }) => (expected > 0 ? (count - expected) ** 2 / expected : 0)),
  );
}

function cramersVOf(phi2: number, n: number, rows: number, columns: number) {
  const excess = Math.max(0, phi2 - ((rows - 1) * (columns - 1)) / (n - 1));
  const corrected = (size: number) => size - (size - 1) ** 2 / (n - 1);
  const least = Math.min(corrected(rows), corrected(columns)) - 1;
  return {
    cramersV: Math.min(1, Math.sqrt(phi2 / (Math.min(rows, columns) - 1))),
    cramersVCorrected: least > 0 ? Math.min(1, Math.sqrt(excess / least)) : null,
  };
}

/** p of the table and of each cell from shuffling which case has which category, all totals kept. */
function permuted(table: GroupTable, cells: readonly GroupCell[], chiSquare: number) {
  const { seed = 1, permutations = 2000 } = table;
  const width = table.categories.length;
  const groupOf: number[] = [];
  const categoryOf: number[] = [];
  cells.forEach(({ count }, index) => {
    for (let i = 0; i < count; i++) {
      groupOf.push(Math.floor(index / width));
      categoryOf.push(index % width);
    }
  });
  const random = seededRandom(seed);
  const shuffled = Int32Array.from(categoryOf);
  const hits = cells.map(() => 0);
  let tableHits = 0;
  for (let permutation = 0; permutation < permutations; permutation++) {
    const counts = new Int32Array(cells.length);
    for (let i = 0; i < shuffled.length; i++) {
      const from = i + random.below(shuffled.length - i);
      const drawn = shuffled[from] as number;
      shuffled[from] = shuffled[i] as number;
      shuffled[i] = drawn;
      const cell = (groupOf[i] as number) * width + drawn;
      counts[cell] = (counts[cell] as number) + 1;
    }
    let permutedChiSquare = 0;
    cells.forEach(({ count, expected }, i) => {
      const distance = Math.abs((counts[i] as number) - expected);
      if (expected > 0) permutedChiSquare += distance ** 2 / expected;
      // What is equal but for rounding is as far.
      if (distance >= Math.abs(count - expected) - 1e-9) hits[i] = (hits[i] ?? 0) + 1;
    });
    if (permutedChiSquare >= chiSquare - 1e-9) tableHits++;
  }
  const share = (count: number) => (1 + count) / (1 + permutations);
  return {
    p: share(tableHits),
    cellPs: cells.map(({ residual }, i) => (residual === null ? null : share(hits[i] ?? 0))),
  };
}

function adjustedOverCells(ps: readonly (number | null)[]): (number | null)[] {
  const adjusted = benjaminiHochberg(ps.filter((p) => p !== null));
  let next = 0;
  return ps.map((p) => (p === null ? null : (adjusted[next++] ?? null)));
}

/**
 * Adjusts p values of several tests so that, of those below a threshold, at most that share are false discoveries on
 * average: from the largest down, the least so far of p × tests / rank.
 *
 * Source: Benjamini and Hochberg 1995, JRSS B 57.
 *
 * @returns in the order given, each at least as large as its p and at most 1
 */
export function benjaminiHochberg(ps: readonly number[]): number[] {
  const order = ps.map((_, index) => index).sort((a, b) => (ps[b] ?? 0) - (ps[a] ?? 0));
  const adjusted = ps.map(() => 1);
  let least = 1;
  order.forEach((index, fromTop) => {
    least = Math.min(least, (ps[index] ?? 1) * (ps.length / (ps.length - fromTop)));
    adjusted[index] = least;
  });
  return adjusted;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
