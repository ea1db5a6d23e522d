import { percentileInterval } from "./interval";
import { seededRandom } from "./seeded-random";

/** How far apart two ratings are: any two alike, by rank, by difference, or by difference relative to their sum. */
export type Metric = "nominal" | "ordinal" | "interval" | "ratio";

/** Rows are raters, columns are units (a person on a criterion); null where a rater has not rated a unit. */
export type Ratings = readonly (readonly (number | null)[])[];

export type KrippendorffAlpha = {
  /** 1 is perfect agreement, 0 what chance would give, below 0 systematic disagreement. */
  alpha: number | null;
  /** Units that two raters or more have rated. Only these count. */
  units: number;
  /** Raters of at least one such unit. */
  raters: number;
  /** Ratings of such units. */
  pairable: number;
  /** Why there is no alpha. */
  reason?: string;
};

export type AlphaInterval = {
  level: number;
  /** How many resamples were drawn. */
  resamples: number;
  /** How many of them vary, so that they have an alpha. The others are left out. */
  used: number;
} & ({ low: number; high: number; reason?: undefined } | { low: null; high: null; reason: string });

/** Five units make 126 different resamples; four make 35, too few for the ends of an interval. */
const LEAST_UNITS = 5;

/**
 * Krippendorff's alpha: how far raters agree, beyond what chance would give, for any number of raters and with gaps.
 *
 * alpha = 1 − observed / expected disagreement. Each unit with m ≥ 2 ratings gives every ordered pair of its ratings a
 * weight of 1 / (m − 1); observed disagreement is the mean squared distance over these coincidences, expected
 * disagreement over all pairs of pairable ratings, whichever unit they are of. Squared distance of c and k: nominal 1;
 * ordinal (ratings from c through k, less half of those at either end)²; interval (c − k)²; ratio ((c − k) / (c + k))².
 *
 * Source: Krippendorff 2011, "Computing Krippendorff's Alpha-Reliability", repository.upenn.edu/asc_papers/43.
 *
 * @returns alpha null with a reason where no unit has two ratings, or all pairable ratings are the same
 * @throws RangeError where a rating is not a finite number
 */
export function krippendorffAlpha(input: { ratings: Ratings; metric: Metric }): KrippendorffAlpha {
  const { levels, units, raters } = pairableUnits(input.ratings);
  const pairable = units.reduce((sum, { length }) => sum + length, 0);
  const counts = { units: units.length, raters, pairable };
  const reason = whyNone(levels, units, input.metric);
  if (reason) return { alpha: null, ...counts, reason };
  const { patterns, patternOf } = patternsOf(units);
  const times = new Int32Array(patterns.length);
  for (const pattern of patternOf) times[pattern] = (times[pattern] ?? 0) + 1;
  return { alpha: alphaOf(patterns, times, levels, input.metric), ...counts };
}

/**
 * Percentile interval of Krippendorff's alpha by resampling units with replacement. Units that fewer than two raters
 * have rated carry no agreement and are not drawn. Units with the same ratings are drawn one by one and counted
 * together, so that a resample costs a draw per unit and arithmetic per *pattern* of ratings only.
 *
 * Source: resampling units as in Zapf, Castell, Morawietz and Karch 2016, BMC Medical Research Methodology 16:93.
 *
 * @param input.resamples how many to draw, e.g. 1,000
 * @param input.seed the same seed gives the same interval
 * @param input.level coverage, 0.95 where left out
 * @returns low and high null with a reason where there is no alpha, where fewer than 5 units can be drawn, or where
 *   fewer than half of the resamples vary
 * @throws RangeError where a rating is not a finite number
 */
export function alphaInterval(input: {
  ratings: Ratings;
  metric: Metric;
  resamples: number;
  seed: number;
  level?: number;
}): AlphaInterval {
  const { resamples, level = 0.95 } = input;
  const none = (used: number, reason: string): AlphaInterval => {
    return { low: null, high: null, level, resamples, used, reason };
  };
  const { levels, units } = pairableUnits(input.ratings);
  const reason = whyNone(levels, units, input.metric);
  if (reason) return none(0, reason);
  if (units.length < LEAST_UNITS)
    return none(
      0,
      `It takes ${LEAST_UNITS} cases that two people or more have rated to say how far chance could move the result; there are ${units.length}.`,
    );
  const alphas = resampledAlphas(units, levels, input);
  const interval = alphas.length * 2 >= resamples ? percentileInterval(alphas, level) : null;
  if (!interval)
    return none(
      alphas.length,
      "The ratings hardly vary, so it cannot be said how far chance could move the result.",
    );
  return { ...interval, resamples, used: alphas.length };
}

function resampledAlphas(
  units: readonly number[][],
  levels: readonly number[],
  { metric, resamples, seed }: { metric: Metric; resamples: number; seed: number },
): number[] {
  const { patterns, patternOf } = patternsOf(units);
  const random = seededRandom(seed);
  const times = new Int32Array(patterns.length);
  const alphas: number[] = [];
  for (let resample = 0; resample < resamples; resample++) {
    times.fill(0);
    for (let drawn = 0; drawn < units.length; drawn++) {
      const pattern = patternOf[random.below(units.length)] as number;
      times[pattern] = (times[pattern] as number) + 1;
    }
    const alpha = alphaOf(patterns, times, levels, metric);
    if (alpha !== null) alphas.push(alpha);
  }
  return alphas;
}

/** The units with two ratings or more, each as sorted indexes into the sorted values that occur in them. */
function pairableUnits(ratings: Ratings) {
  const width = Math.max(0, ...ratings.map(({ length }) => length));
  const columns: number[][] = [];
  const raters = new Set<number>();
  for (let unit = 0; unit < width; unit++) {
    const values: number[] = [];
    const by: number[] = [];
    ratings.forEach((row, rater) => {
      const value = row[unit] ?? null;
      if (value === null) return;
      if (!Number.isFinite(value)) throw new RangeError(`a rating is ${value}, not a number`);
      values.push(value);
      by.push(rater);
    });
    if (values.length < 2) continue;
    columns.push(values);
    for (const rater of by) raters.add(rater);
  }
  const levels = [...new Set(columns.flat())].sort((a, b) => a - b);
  const indexOf = new Map(levels.map((value, index) => [value, index]));
  const units = columns.map((values) =>
    values.map((value) => indexOf.get(value) ?? 0).sort((a, b) => a - b),
  );
  return { levels, units, raters: raters.size };
}

function whyNone(
  levels: readonly number[],
  units: readonly number[][],
  metric: Metric,
): string | null {
  if (units.length === 0) return "Nothing was rated by two people, so there is nothing to compare.";
  if (levels.length === 1)
    return "Everybody gave the same rating, so there is no variation to measure agreement by.";
  if (metric === "ratio" && levels.some((level) => level < 0))
    return "Some ratings are below zero, so they cannot be compared as ratios.";
  return null;
}

/** Ratings that units share, whoever gave them: how often each level occurs among `size` ratings. */
type Pattern = { size: number; levels: { level: number; count: number }[] };

function patternsOf(units: readonly number[][]): { patterns: Pattern[]; patternOf: Int32Array } {
  const known = new Map<string, number>();
  const patterns: Pattern[] = [];
  const patternOf = Int32Array.from(units, (unit) => {
    const key = unit.join();
    const index = known.get(key) ?? patterns.length;
    if (index === patterns.length) {
      known.set(key, index);
      patterns.push({ size: unit.length, levels: countsOf(unit) });
    }
    return index;
  });
  return { patterns, patternOf };
}

function countsOf(unit: readonly number[]): Pattern["levels"] {
  const counts = new Map<number, number>();
  for (const level of unit) counts.set(level, (counts.get(level) ?? 0) + 1);
  return [...counts].map(([level, count]) => ({ level, count }));
}

/** Alpha where each pattern occurs so many times; null where only one level occurs. */
function alphaOf(
  patterns: readonly Pattern[],
  times: Int32Array,
  levels: readonly number[],
  metric: Metric,
): number | null {
  const marginals = new Float64Array(levels.length);
  let n = 0;
  patterns.forEach((pattern, index) => {
    const weight = times[index] ?? 0;
    n += weight * pattern.size;
    for (const { level, count } of pattern.levels)
      marginals[level] = (marginals[level] ?? 0) + weight * count;
  });
  const distance = squaredDistances(levels, marginals, metric);
  let observed = 0;
  patterns.forEach((pattern, index) => {
    const weight = times[index] ?? 0;
    if (weight === 0 || pattern.levels.length === 1) return;
    observed += (weight / (pattern.size - 1)) * sumOverPairs(pattern.levels, distance);
  });
  const all = Array.from(marginals, (count, level) => ({ level, count }));
  const expected = sumOverPairs(all, distance);
  return expected === 0 ? null : 1 - ((n - 1) * observed) / expected;
}

type Distance = (one: number, other: number) => number;

function sumOverPairs(counts: Pattern["levels"], distance: Distance): number {
  let sum = 0;
  for (let i = 0; i < counts.length; i++) {
    const one = counts[i] as Pattern["levels"][number];
    for (let j = i + 1; j < counts.length; j++) {
      const other = counts[j] as Pattern["levels"][number];
      sum += one.count * other.count * distance(one.level, other.level);
    }
  }
  return sum;
}

/** Squared distance of two different levels, by their indexes. */
function squaredDistances(
  levels: readonly number[],
  marginals: Float64Array,
  metric: Metric,
): Distance {
  if (metric === "nominal") return () => 1;
  const at = metric === "ordinal" ? middleRanks(marginals) : levels;
  return (one, other) => {
    const [a, b] = [at[one] as number, at[other] as number];
    return metric === "ratio" ? ((a - b) / (a + b)) ** 2 : (a - b) ** 2;
  };
}

/** Σ n from c through k less half of n_c and n_k is the distance of their middle ranks. */
function middleRanks(marginals: Float64Array): number[] {
  let below = 0;
  return Array.from(marginals, (count) => {
    below += count;
    return below - count / 2;
  });
}
