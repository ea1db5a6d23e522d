import { normalQuantile } from "./distributions";
import type { Interval } from "./interval";

export type Weights = "unweighted" | "linear" | "quadratic";

export type WeightedKappa = {
  /** 1 is perfect agreement, 0 what chance would give. */
  kappa: number | null;
  /** Pairs in which both have rated. */
  n: number;
  interval: Interval | null;
  /** Why there is no kappa, or no interval of it. */
  reason?: string;
};

/**
 * Cohen's weighted kappa of two raters over the declared scale; a level nobody used still counts.
 *
 * kappa = (observed − expected) / (1 − expected), where agreement of levels c and k weighs 1 if they are the same, and
 * otherwise: unweighted 0; linear 1 − |c − k| / range; quadratic 1 − (c − k)² / range². Expected agreement multiplies
 * the two raters' shares of each level. The interval is kappa ± 1.96 standard errors, cut off at −1 and 1.
 *
 * Sources: Cohen 1968, Psychological Bulletin 70 (kappa); Fleiss, Cohen and Everitt 1969, Psychological Bulletin 72,
 * formula for the standard error of a kappa that is not zero; Cicchetti 1981, Applied Psychological Measurement 5, by
 * whom that needs at least twice the squared number of levels in pairs.
 *
 * @param input.first the ratings of one rater; pairs in which either side is null are left out
 * @param input.second the other rater's ratings of the same units, in the same order
 * @param input.scale the levels of the scale, at least two
 * @returns kappa null with a reason where no pair is complete, where both gave one and the same rating throughout, or
 *   where a rating is not on the scale; interval null with a reason where there are too few pairs or all agree
 */
export function weightedKappa(input: {
  first: readonly (number | null)[];
  second: readonly (number | null)[];
  scale: readonly number[];
  weights: Weights;
}): WeightedKappa {
  const levels = [...new Set(input.scale)].sort((a, b) => a - b);
  const pairs = completePairs(input.first, input.second);
  const n = pairs.length;
  const none = (reason: string): WeightedKappa => ({ kappa: null, n, interval: null, reason });
  if (n === 0) return none("There is nothing that both have rated.");
  if (pairs.flat().some((value) => !levels.includes(value)))
    return none("A rating is not on the scale, so the ratings cannot be compared on it.");
  if (levels.length < 2) return none("The scale has a single level, on which all ratings agree.");

  const table = sharesOf(pairs, levels);
  const weight = weightsOf(levels, input.weights);
  const { observed, expected, variance } = agreementOf(table, weight);
  if (1 - expected < 1e-12)
    return none("Both gave the same rating throughout, so there is no variation to measure by.");
  const kappa = (observed - expected) / (1 - expected);
  const least = 2 * levels.length ** 2;
  if (n < least)
    return {
      kappa,
      n,
      interval: null,
      reason: `It takes ${least} pairs of ratings on this scale to say how far chance could move the result; there are ${n}.`,
    };
  if (1 - observed < 1e-12)
    return {
      kappa,
      n,
      interval: null,
      reason: "All pairs agree, so it cannot be said how far chance could move the result.",
    };
  const half = normalQuantile(0.975) * Math.sqrt(Math.max(0, variance) / n);
  const interval = { low: Math.max(-1, kappa - half), high: Math.min(1, kappa + half) };
  return { kappa, n, interval: { ...interval, level: 0.95 } };
}

function completePairs(
  first: readonly (number | null)[],
  second: readonly (number | null)[],
): [number, number][] {
  return first.flatMap((one, index): [number, number][] => {
    const other = second[index] ?? null;
    return one === null || other === null ? [] : [[one, other]];
  });
}

/** Share of all pairs per level of the first rater (rows) and of the second (columns). */
function sharesOf(pairs: readonly [number, number][], levels: readonly number[]): number[][] {
  const table = levels.map(() => levels.map(() => 0));
  for (const [one, other] of pairs) {
    const row = table[levels.indexOf(one)] as number[];
    const column = levels.indexOf(other);
    row[column] = (row[column] ?? 0) + 1 / pairs.length;
  }
  return table;
}

type Weight = (row: number, column: number) => number;

function weightsOf(levels: readonly number[], weights: Weights): Weight {
  const range = (levels.at(-1) ?? 0) - (levels[0] ?? 0);
  return (row, column) => {
    if (weights === "unweighted") return row === column ? 1 : 0;
    const apart = Math.abs((levels[row] ?? 0) - (levels[column] ?? 0)) / range;
    return 1 - (weights === "linear" ? apart : apart ** 2);
  };
}

/** Observed and expected agreement, and the variance of kappa for a single pair. */
function agreementOf(table: readonly number[][], weight: Weight) {
  const rows = table.map((row) => sum(row));
  const columns = table.map((_, column) => sum(table.map((row) => row[column] ?? 0)));
  const rowWeights = rows.map((_, i) => sum(columns.map((share, j) => share * weight(i, j))));
  const columnWeights = columns.map((_, j) => sum(rows.map((share, i) => share * weight(i, j))));
  const observed = sum(table.flatMap((row, i) => row.map((share, j) => share * weight(i, j))));
  const expected = sum(rows.map((share, i) => share * (rowWeights[i] ?? 0)));
  const kappa = (observed - expected) / (1 - expected);
  const squares = table.flatMap((row, i) =>
    row.map((share, j) => {
      const mean = (rowWeights[i] ?? 0) + (columnWeights[j] ?? 0);
      return share * (weight(i, j) - mean * (1 - kappa)) ** 2;
    }),
  );
  const variance =
    (sum(squares) - (kappa - expected * (1 - kappa)) ** 2) / Math.max(1e-300, (1 - expected) ** 2);
  return { observed, expected, variance };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
