import { mean, pearson, sampleSd } from "./descriptive";
import { chiSquareQuantile } from "./distributions";
import { type Interval, wilsonInterval } from "./interval";

export type RangeRestriction = {
  /** Standard deviation of own ratings over that of all; below 1 where own ratings are closer together. */
  ratio: number | null;
  ownSd: number | null;
  allSd: number | null;
  /** Own ratings. */
  n: number;
  interval: Interval | null;
  reason?: string;
};

/**
 * Range restriction: whether a rater uses as much of the scale as everybody does.
 *
 * Ratio of sample standard deviations. The interval takes the deviation of all as known and own ratings as normal, so
 * that (n − 1) × own variance follows a chi-square distribution; on a short scale it is rather too wide.
 *
 * Source: Saal, Downey and Lahey 1980, Psychological Bulletin 88 (standard deviation of a rater's ratings).
 *
 * @param input.own the rater's ratings, in points of the scale
 * @param input.all everybody's ratings, the rater's included
 * @returns ratio null with a reason with fewer than two ratings on either side, or where all ratings are the same
 */
export function rangeRestriction(input: {
  own: readonly number[];
  all: readonly number[];
}): RangeRestriction {
  const n = input.own.length;
  const [ownSd, allSd] = [sampleSd(input.own), sampleSd(input.all)];
  const none = (reason: string) => ({ ratio: null, ownSd, allSd, n, interval: null, reason });
  if (ownSd === null || allSd === null) return none("It takes two ratings to see a spread.");
  if (allSd === 0) return none("Everybody gave the same rating, so there is no spread to compare.");
  const ratio = ownSd / allSd;
  if (ratio === 0)
    return {
      ...none("All ratings are the same, so it cannot be said how far chance could move this."),
      ratio,
    };
  const interval = {
    low: ratio * Math.sqrt((n - 1) / chiSquareQuantile(0.975, n - 1)),
    high: ratio * Math.sqrt((n - 1) / chiSquareQuantile(0.025, n - 1)),
    level: 0.95,
  };
  return { ratio, ownSd, allSd, n, interval };
}

export type MiddleShare = {
  /** Between 0 and 1. */
  share: number | null;
  count: number;
  n: number;
  /** The middle level of the scale, or the two middle ones where their number is even. */
  middle: number[];
  interval: Interval | null;
  reason?: string;
};

/**
 * Share of ratings on the middle of the scale: central tendency. With an even number of levels there is no single
 * middle, so the two middle levels count together, which on four levels is half of the scale. Wilson's interval.
 *
 * Source: Saal, Downey and Lahey 1980, Psychological Bulletin 88 (central tendency).
 *
 * @param input.values ratings
 * @param input.scale the levels of the scale in any order, at least three
 * @returns share null with a reason where there are no ratings, or fewer than three levels
 */
export function middleShare(input: {
  values: readonly number[];
  scale: readonly number[];
}): MiddleShare {
  const levels = [...new Set(input.scale)].sort((a, b) => a - b);
  const n = input.values.length;
  if (levels.length < 3) {
    const reason = "A scale of fewer than three levels has no middle.";
    return { share: null, count: 0, n, middle: [], interval: null, reason };
  }
  const middle = levels.slice(Math.ceil(levels.length / 2) - 1, Math.floor(levels.length / 2) + 1);
  const count = input.values.filter((value) => middle.includes(value)).length;
  if (n === 0) {
    const reason = "Nothing has been rated yet.";
    return { share: null, count, n, middle, interval: null, reason };
  }
  return { share: count / n, count, n, middle, interval: wilsonInterval(count, n) };
}

export type Halo = {
  /** Mean over pairs of criteria of their correlation across persons; near 1 where criteria are not told apart. */
  meanCorrelation: number | null;
  /** Pairs of criteria that the mean is over. */
  pairs: number;
  /** Mean over persons of the standard deviation of their ratings; near 0 where criteria are not told apart. */
  withinPersonSd: number | null;
  /** Persons with two ratings or more. */
  persons: number;
  /** Why there is no correlation. */
  reason?: string;
};

/**
 * Halo: whether a rater tells the criteria of one person apart. Two signs of it, neither of which proves it, for
 * criteria may truly go together: the mean of Pearson's correlations of two criteria across persons, over those pairs
 * that at least three persons have and in which both vary, and the mean of the standard deviations within persons.
 *
 * Source: Saal, Downey and Lahey 1980, Psychological Bulletin 88 (both as operational definitions of halo).
 *
 * @param input.rows rows are persons whom one rater rated, columns criteria; null where not rated
 * @returns meanCorrelation null with a reason where no pair qualifies; withinPersonSd null where no person has two
 *   ratings
 */
export function halo({ rows }: { rows: readonly (readonly (number | null)[])[] }): Halo {
  const deviations = rows.flatMap((row) => sampleSd(row.filter((v) => v !== null)) ?? []);
  const correlations = correlationsOf(rows);
  const result = {
    meanCorrelation: mean(correlations),
    pairs: correlations.length,
    withinPersonSd: mean(deviations),
    persons: deviations.length,
  };
  if (deviations.length === 0) return { ...result, reason: "Nobody was rated on two criteria." };
  if (correlations.length === 0)
    return {
      ...result,
      reason:
        "It takes three people with different ratings on the same two criteria to see whether criteria go together.",
    };
  return result;
}

function correlationsOf(rows: readonly (readonly (number | null)[])[]): number[] {
  const criteria = Math.max(0, ...rows.map(({ length }) => length));
  const correlations: number[] = [];
  for (let first = 0; first < criteria; first++) {
    for (let second = first + 1; second < criteria; second++) {
      const pairs = rows.flatMap((row): [number, number][] => {
        const [one, other] = [row[first] ?? null, row[second] ?? null];
        return one === null || other === null ? [] : [[one, other]];
      });
      const correlation = pairs.length >= 3 ? pearson(pairs) : null;
      if (correlation !== null) correlations.push(correlation);
    }
  }
  return correlations;
}

export type Recency = {
  /** Between 0 and 1. */
  share: number | null;
  /** Pieces from the last quarter of the period. */
  late: number;
  /** Pieces from the period. */
  n: number;
  /** Pieces from before or after it, which do not count. */
  outside: number;
  /** First day of the last quarter. */
  since: string;
  /** What evidence spread evenly over the period's days would give. */
  even: number;
  interval: Interval | null;
  reason?: string;
};

const DAY = 86_400_000;

/**
 * Share of the evidence of a period that dates from its last quarter, beside what evidence spread evenly would give.
 * The quarter is counted in days, the fraction of a day to its favour. Wilson's interval.
 *
 * @param input.dates what day each piece of evidence is of, as YYYY-MM-DD
 * @param input.from first day of the period
 * @param input.to last day of the period, included
 * @returns share null with a reason where no evidence is of the period
 * @throws RangeError where a day is none, or `to` is before `from`
 */
export function recency(input: { dates: readonly string[]; from: string; to: string }): Recency {
  const [first, last] = [dayOf(input.from), dayOf(input.to)];
  if (last < first) throw new RangeError("the period ends before it begins");
  const length = last - first + 1;
  const start = first + Math.floor(length * 0.75);
  const days = input.dates.map(dayOf).filter((day) => day >= first && day <= last);
  const [n, late] = [days.length, days.filter((day) => day >= start).length];
  const result = {
    late,
    n,
    outside: input.dates.length - n,
    since: new Date(start * DAY).toISOString().slice(0, 10),
    even: (last - start + 1) / length,
  };
  return n === 0
    ? { share: null, ...result, interval: null, reason: "No evidence is of this period." }
    : { share: late / n, ...result, interval: wilsonInterval(late, n) };
}

/** Days since 1970. */
function dayOf(iso: string): number {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(iso) ? Date.parse(`${iso}T00:00:00Z`) : Number.NaN;
  if (Number.isNaN(time)) throw new RangeError(`"${iso}" is not a day`);
  return time / DAY;
}

export type EvidenceDensity = {
  /** Pieces of evidence per rating. */
  density: number | null;
  pieces: number;
  /** Ratings. */
  n: number;
  reason?: string;
};

/**
 * Pieces of evidence per rating. A count of all there is, so it has no interval.
 *
 * @param input.pieces pieces of evidence that the ratings rest on
 * @param input.ratings ratings given
 * @returns density null with a reason where there are no ratings
 */
export function evidenceDensity(input: { pieces: number; ratings: number }): EvidenceDensity {
  const { pieces, ratings: n } = input;
  return n > 0
    ? { density: pieces / n, pieces, n }
    : { density: null, pieces, n, reason: "Nothing has been rated yet." };
}
