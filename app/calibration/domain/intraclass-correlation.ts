import { fQuantile } from "./distributions";
import type { Interval } from "./interval";

/** Rows are units, columns are raters. */
type UnitRows = readonly (readonly (number | null)[])[];

type Coefficient = { value: number | null; interval: Interval | null };

export type IntraclassCorrelation = {
  /** ICC(2,1): absolute agreement of raters drawn from many. A lenient rater lowers it. */
  icc21: Coefficient;
  /** ICC(3,1): consistency of just these raters. A rater who is lenient throughout does not lower it. */
  icc31: Coefficient;
  /** Units that every rater has rated. Only these count. */
  units: number;
  raters: number;
  /** Why there is no coefficient, or no interval of them. */
  reason?: string;
};

/**
 * Intraclass correlation of single ratings in a two-way layout. With mean squares between units (BMS), between raters
 * (JMS) and of error (EMS), n units and k raters:
 * ICC(2,1) = (BMS − EMS) / (BMS + (k − 1) EMS + k (JMS − EMS) / n); ICC(3,1) = (BMS − EMS) / (BMS + (k − 1) EMS).
 * Intervals of 95 % rest on the F distribution.
 *
 * Sources: Shrout and Fleiss 1979, Psychological Bulletin 86; McGraw and Wong 1996, Psychological Methods 1, tables 4
 * and 7.
 *
 * @param input.ratings rows are units, columns raters; a unit that not every rater has rated is left out
 * @returns values null with a reason with fewer than two complete units or raters, or where nothing varies; intervals
 *   null with a reason where no error is left to compute them from
 * @throws RangeError where a rating is not a finite number
 */
export function intraclassCorrelation({ ratings }: { ratings: UnitRows }): IntraclassCorrelation {
  const raters = Math.max(0, ...ratings.map(({ length }) => length));
  const rows = ratings.map(completeRow).filter((row) => row.length === raters && raters > 0);
  const units = rows.length;
  const none = (reason: string): IntraclassCorrelation => {
    const nothing = { value: null, interval: null };
    return { icc21: nothing, icc31: { ...nothing }, units, raters, reason };
  };
  if (raters < 2) return none("It takes two raters to compare ratings.");
  if (units < 2) return none("It takes two people whom all raters have rated.");
  const squares = meanSquares(rows);
  const { between, judges, error } = squares;
  if (between === 0 && error === 0)
    return none(
      judges === 0
        ? "Everybody gave the same rating, so there is no variation to measure agreement by."
        : "Each rater rated everybody alike, so there is no variation to measure agreement by.",
    );

  const spread = between + (raters - 1) * error;
  const icc21 = (between - error) / (spread + (raters * (judges - error)) / units);
  const icc31 = (between - error) / spread;
  if (error === 0)
    return {
      icc21: { value: icc21, interval: null },
      icc31: { value: icc31, interval: null },
      units,
      raters,
      reason:
        "The raters see the same differences between people throughout, so it cannot be said how far chance could move the result.",
    };
  return {
    icc21: { value: icc21, interval: agreementInterval(squares, units, raters, icc21) },
    icc31: { value: icc31, interval: consistencyInterval(squares, units, raters) },
    units,
    raters,
  };
}

function completeRow(row: readonly (number | null)[]): number[] {
  const values = row.filter((value) => value !== null);
  if (values.some((value) => !Number.isFinite(value)))
    throw new RangeError("a rating is no number");
  return values;
}

type MeanSquares = { between: number; judges: number; error: number };

function meanSquares(rows: readonly number[][]): MeanSquares {
  const [n, k] = [rows.length, rows[0]?.length ?? 0];
  const unitMeans = rows.map((row) => sum(row) / k);
  const raterMeans = Array.from({ length: k }, (_, j) => sum(rows.map((row) => row[j] ?? 0)) / n);
  const grand = sum(unitMeans) / n;
  const square = (value: number) => (Math.abs(value) < 1e-12 ? 0 : value ** 2);
  const between = k * sum(unitMeans.map((mean) => square(mean - grand)));
  const judges = n * sum(raterMeans.map((mean) => square(mean - grand)));
  const error = sum(
    rows.flatMap((row, i) =>
      row.map((value, j) => square(value - (unitMeans[i] ?? 0) - (raterMeans[j] ?? 0) + grand)),
    ),
  );
  return {
    between: between / (n - 1),
    judges: judges / (k - 1),
    error: error / ((n - 1) * (k - 1)),
  };
}

/** Of ICC(3,1): Shrout and Fleiss 1979, p. 424. */
function consistencyInterval(squares: MeanSquares, n: number, k: number): Interval | null {
  const ratio = squares.between / squares.error;
  const low = ratio / fQuantile(0.975, n - 1, (n - 1) * (k - 1));
  const high = ratio * fQuantile(0.975, (n - 1) * (k - 1), n - 1);
  return intervalOf((low - 1) / (low + k - 1), (high - 1) / (high + k - 1));
}

/** Of ICC(2,1), by Satterthwaite's degrees of freedom: McGraw and Wong 1996, table 7. */
function agreementInterval(
  { between, judges, error }: MeanSquares,
  n: number,
  k: number,
  icc: number,
): Interval | null {
  const judgesRatio = judges / error;
  const rest = n * (1 + (k - 1) * icc) - k * icc;
  const df =
    ((k - 1) * (n - 1) * (k * icc * judgesRatio + rest) ** 2) /
    ((n - 1) * (k * icc * judgesRatio) ** 2 + rest ** 2);
  const others = k * judges + (k * n - k - n) * error;
  const lower = fQuantile(0.975, n - 1, df);
  const upper = fQuantile(0.975, df, n - 1);
  return intervalOf(
    (n * (between - lower * error)) / (lower * others + n * between),
    (n * (upper * between - error)) / (others + n * upper * between),
  );
}

function intervalOf(low: number, high: number): Interval | null {
  return Number.isFinite(low) && Number.isFinite(high) ? { low, high, level: 0.95 } : null;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
