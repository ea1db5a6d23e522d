import { tQuantile } from "./distributions";
import type { Interval } from "./interval";
import { LEAST_PEOPLE, suppressSmallGroups } from "./suppression";

/** Sums over what one manager gave; a person's mean is the mean of their ratings. */
export type RaterSums = {
  id: string;
  name: string;
  people: number;
  ratings: number;
  sum: number;
  squares: number;
  /** Ratings on the middle of the scale. */
  middle: number;
  /** Of the people's means, and of their squares. */
  means: number;
  meanSquares: number;
};

export type Spread = {
  people: number;
  ratings: number;
  mean: number;
  sd: number | null;
  /** Share of the ratings on the middle of the scale. */
  middle: number;
};

/** How far the mean lies above the organisation's; interval null where people were all rated alike, or nobody else was. */
export type Comparison = { difference: number; interval: Interval | null };

export type OrganisationRater = Spread & { id: string; label: string; compared: Comparison };

export type OrganisationRaters = {
  all: Spread;
  raters: OrganisationRater[];
  suppressed: number;
  /** What the axis has to hold on either side of 0. */
  reach: number;
};

/**
 * What each manager gave beside what all gave, by name. Managers who rated fewer than four people are left out, and with
 * them others until these cannot be worked out. Null where all together rated fewer.
 */
export function organisationRaters(rows: readonly RaterSums[]): OrganisationRaters | null {
  const total = rows.reduce(add, NOTHING);
  if (total.people < LEAST_PEOPLE) return null;
  const hidden = new Set(suppressSmallGroups(rows));
  const raters = rows
    .filter(({ id }) => !hidden.has(id))
    .map((row) => ({
      id: row.id,
      label: row.name,
      ...spreadOf(row),
      compared: compare(row, total),
    }))
    .sort((a, b) => a.label.localeCompare(b.label) || (a.id < b.id ? -1 : 1));
  const ends = raters.flatMap(({ compared: { difference, interval } }) =>
    [difference, interval?.low ?? 0, interval?.high ?? 0].map(Math.abs),
  );
  return {
    all: spreadOf(total),
    raters,
    suppressed: hidden.size,
    reach: Math.max(0.5, Math.ceil(2 * Math.max(0, ...ends)) / 2),
  };
}

type Sums = Omit<RaterSums, "id" | "name">;
const NOTHING: Sums = {
  people: 0,
  ratings: 0,
  sum: 0,
  squares: 0,
  middle: 0,
  means: 0,
  meanSquares: 0,
};

function add(a: Sums, b: Sums): Sums {
  return {
    people: a.people + b.people,
    ratings: a.ratings + b.ratings,
    sum: a.sum + b.sum,
    squares: a.squares + b.squares,
    middle: a.middle + b.middle,
    means: a.means + b.means,
    meanSquares: a.meanSquares + b.meanSquares,
  };
}

function spreadOf({ people, ratings, sum, squares, middle, means }: Sums): Spread {
  const variance = varianceOf(ratings, sum, squares);
  return {
    people,
    ratings,
    mean: means / people,
    sd: variance === null ? null : Math.sqrt(variance),
    middle: middle / ratings,
  };
}

/** Sample variance from sums: (Σx² − (Σx)²/n) / (n − 1). */
function varianceOf(n: number, sum: number, squares: number): number | null {
  return n < 2 ? null : Math.max(0, (squares - sum ** 2 / n) / (n - 1));
}

/**
 * The manager's mean over people less the organisation's, which contains the manager's own people: (1 − w)(m − r) for the
 * mean r of the others and the share w of all people that is the manager's. People are what is counted, since the ratings
 * of one person go together. Interval: Welch's, with the degrees of freedom of Welch and Satterthwaite.
 * Source: Welch 1947, Biometrika 34.
 */
function compare(own: Sums, total: Sums): Comparison {
  const others = { people: total.people - own.people, means: total.means - own.means };
  const difference = own.means / own.people - total.means / total.people;
  const variance = varianceOf(own.people, own.means, own.meanSquares);
  const othersVariance = varianceOf(
    others.people,
    others.means,
    total.meanSquares - own.meanSquares,
  );
  if (variance === null || othersVariance === null || variance < 1e-9)
    return { difference, interval: null };
  const a = variance / own.people;
  const b = othersVariance / others.people;
  const df = (a + b) ** 2 / (a ** 2 / (own.people - 1) + b ** 2 / (others.people - 1));
  const half = tQuantile(0.975, df) * Math.sqrt(a + b) * (others.people / total.people);
  return {
    difference,
    interval: { low: difference - half, high: difference + half, level: 0.95 },
  };
}

/** A number with two places and a true minus sign. */
export function decimal(value: number): string {
  const text = value.toFixed(2);
  return text === "-0.00" ? "0.00" : text.replace("-", "−");
}

/** The comparison in words. It says where the mean lies; never that somebody is strict or mild, which it cannot tell. */
export function comparisonWords({ difference, interval }: Comparison): string {
  const side = difference < 0 ? "Lower" : "Higher";
  const size = decimal(Math.abs(difference));
  const apart =
    size === "0.00" ? "As high as the organisation" : `${side} than the organisation by ${size}`;
  if (!interval)
    return `${apart}; no interval, because everybody was rated alike or nobody else was rated`;
  const { low, high } = interval;
  if (low > 0) return `${apart}, 95% interval ${decimal(low)} to ${decimal(high)}`;
  if (high < 0) return `${apart}, 95% interval ${decimal(-high)} to ${decimal(-low)}`;
  return `Cannot be told apart from the organisation: 95% interval ${decimal(-low)} lower to ${decimal(high)} higher`;
}
