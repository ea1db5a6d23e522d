import { normalQuantile } from "./distributions";

/** A confidence interval; `level` is its coverage, 0.95 where nothing else was asked for. */
export type Interval = { low: number; high: number; level: number };

/**
 * Wilson's score interval of a share, which stays within 0 and 1 and holds for small `n`.
 * Source: Wilson 1927, Journal of the American Statistical Association 22.
 *
 * @param count how many of the `n` it is true of
 * @returns null where `n` is 0
 */
export function wilsonInterval(count: number, n: number, level = 0.95): Interval | null {
  if (n === 0) return null;
  const z = normalQuantile((1 + level) / 2);
  const share = count / n;
  const centre = (share + z ** 2 / (2 * n)) / (1 + z ** 2 / n);
  const half =
    (z / (1 + z ** 2 / n)) * Math.sqrt((share * (1 - share)) / n + z ** 2 / (4 * n ** 2));
  return {
    low: count === 0 ? 0 : centre - half,
    high: count === n ? 1 : centre + half,
    level,
  };
}

/**
 * What the middle `level` of the resampled values span, interpolated between neighbouring values.
 * Sources: Efron and Tibshirani 1993, chapter 13 (percentile interval); Hyndman and Fan 1996, definition 7 (quantile).
 *
 * @returns null where there are no values
 */
export function percentileInterval(values: readonly number[], level = 0.95): Interval | null {
  if (values.length === 0) return null;
  const sorted = Float64Array.from(values).sort();
  return {
    low: quantile(sorted, (1 - level) / 2),
    high: quantile(sorted, (1 + level) / 2),
    level,
  };
}

function quantile(sorted: Float64Array, p: number): number {
  const at = (sorted.length - 1) * p;
  const below = sorted[Math.floor(at)] as number;
  const above = sorted[Math.ceil(at)] as number;
  return below + (above - below) * (at - Math.floor(at));
}
