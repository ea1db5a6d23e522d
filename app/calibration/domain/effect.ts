import { mean, sampleSd } from "./descriptive";
import { tQuantile } from "./distributions";
import { groupedBy } from "./grouped-by";
import { type Interval, wilsonInterval } from "./interval";
import { type KrippendorffAlpha, krippendorffAlpha, type Metric } from "./krippendorff";

/** One rating; null where there is none. */
export type Rated = { person: string; item: string; rater: string; value: number | null };

export type CalibrationEffect = {
  /** Ratings that are there both before and after. */
  n: number;
  changed: number;
  /** Between 0 and 1. */
  shareChanged: number | null;
  shareChangedInterval: Interval | null;
  up: number;
  down: number;
  /** `value` is up / down, null where none went down. */
  ratio: { up: number; down: number; value: number | null };
  /** Mean of after − before, in points of the scale. */
  meanShift: number | null;
  meanShiftInterval: Interval | null;
  sdBefore: number | null;
  sdAfter: number | null;
  /** After over before; below 1 where ratings moved together. */
  sdRatio: number | null;
  /** Whether sdRatio is below 0.85: the scale was compressed. */
  compressed: boolean;
  /** By who rated before, in the order in which they occur. */
  perRater: { rater: string; n: number; changed: number; meanShift: number }[];
  reason?: string;
};

/** Below this share of the spread before, ratings are told to have been compressed. */
const COMPRESSED = 0.85;

/**
 * What calibration did to ratings: how many changed, which way, how far on average, and whether ratings are closer
 * together than before. Ratings are matched by person and item; those missing on either side do not count.
 *
 * Share changed with Wilson's interval. Mean shift with its t interval over ratings, null where all shifts are equal.
 * Standard deviations of the sample. Ratings of one person are seldom independent, so that intervals are rather too
 * narrow.
 *
 * Source: Demeré, Sedatole and Woods 2019, Management Science 65, "The Role of Calibration Committees in Subjective
 * Performance Evaluation Systems": leniency falls while centrality grows.
 *
 * @returns shares, means and deviations null with a reason where nothing matches
 * @throws RangeError where one side rates the same person on the same item twice
 */
export function calibrationEffect(
  before: readonly Rated[],
  after: readonly Rated[],
): CalibrationEffect {
  const pairs = matched(before, after);
  const shifts = pairs.map(({ from, to }) => to - from);
  const n = pairs.length;
  const up = shifts.filter((shift) => shift > 0).length;
  const down = shifts.filter((shift) => shift < 0).length;
  const changed = up + down;
  const sdBefore = sampleSd(pairs.map(({ from }) => from));
  const sdAfter = sampleSd(pairs.map(({ to }) => to));
  const sdRatio = sdBefore && sdAfter !== null ? sdAfter / sdBefore : null;
  return {
    n,
    changed,
    shareChanged: n === 0 ? null : changed / n,
    shareChangedInterval: wilsonInterval(changed, n),
    up,
    down,
    ratio: { up, down, value: down === 0 ? null : up / down },
    meanShift: mean(shifts),
    meanShiftInterval: tInterval(shifts),
    sdBefore,
    sdAfter,
    sdRatio,
    compressed: sdRatio !== null && sdRatio < COMPRESSED,
    perRater: [...groupedBy(pairs, ({ rater }) => rater)].map(([rater, own]) => ({
      rater,
      n: own.length,
      changed: own.filter(({ from, to }) => from !== to).length,
      meanShift: mean(own.map(({ from, to }) => to - from)) ?? 0,
    })),
    ...(n === 0 && { reason: "No rating is there both before and after." }),
  };
}

/**
 * Krippendorff's alpha of the calibrated ratings with other raters' ratings of the same, before and after. Both rest on
 * the same units: those that are rated both before and after.
 *
 * @param input.others ratings by others, of any number per person and item; they do not change. Where a rater of
 *   `before` is among them for the same person and item, the calibrated rating counts
 * @throws RangeError where `before` or `after` rates the same person on the same item twice
 */
export function agreementBeforeAfter(input: {
  before: readonly Rated[];
  after: readonly Rated[];
  others: readonly Rated[];
  metric: Metric;
}): { before: KrippendorffAlpha; after: KrippendorffAlpha } {
  const pairs = matched(input.before, input.after);
  const others = groupedBy(input.others, keyOf);
  const raters = new Set([...pairs, ...input.others].map(({ rater }) => rater));
  const alphaOf = (own: (pair: Pair) => number) => {
    const ratings = [...raters].map((rater) =>
      pairs.map((pair) => {
        if (pair.rater === rater) return own(pair);
        return others.get(pair.key)?.find((other) => other.rater === rater)?.value ?? null;
      }),
    );
    return krippendorffAlpha({ ratings, metric: input.metric });
  };
  return { before: alphaOf(({ from }) => from), after: alphaOf(({ to }) => to) };
}

type Pair = { key: string; rater: string; from: number; to: number };

function matched(before: readonly Rated[], after: readonly Rated[]): Pair[] {
  const afterOf = byUnit(after);
  return [...byUnit(before)].flatMap(([key, { rater, value: from }]) => {
    const to = afterOf.get(key)?.value ?? null;
    return from === null || to === null ? [] : [{ key, rater, from, to }];
  });
}

function byUnit(ratings: readonly Rated[]): Map<string, Rated> {
  const byKey = new Map(ratings.map((rating) => [keyOf(rating), rating]));
  if (byKey.size < ratings.length)
    throw new RangeError("a person is rated twice on the same item, so it is unclear which counts");
  return byKey;
}

function keyOf({ person, item }: Rated): string {
  return JSON.stringify([person, item]);
}

/** Student's interval of the mean; null of fewer than two values or where they are all the same. */
function tInterval(values: readonly number[]): Interval | null {
  const [centre, sd] = [mean(values), sampleSd(values)];
  if (centre === null || !sd) return null;
  const half = (tQuantile(0.975, values.length - 1) * sd) / Math.sqrt(values.length);
  return { low: centre - half, high: centre + half, level: 0.95 };
}
