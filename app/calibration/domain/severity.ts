import { type AdditiveFit, effectVariances, fitAdditive, type Layout } from "./additive-fit";
import { tQuantile } from "./distributions";
import { groupedBy } from "./grouped-by";
import type { Interval } from "./interval";
import { connectedComponents, type Observation } from "./rater-graph";
import { shrinkageOf } from "./shrinkage";

export { type Observation, type RaterGraph, raterGraph } from "./rater-graph";

export type RaterSeverity = {
  rater: string;
  /** All ratings by this rater. */
  n: number;
  /** Those of what another rater has rated too. Leniency rests on these. */
  shared: number;
  people: number;
  /** Index into `components`. */
  component: number;
  /** In points of the scale, above 0 where higher than the component's other raters on the same. */
  leniency: number | null;
  /** −leniency. */
  severity: number | null;
  /** Leniency × shared / (shared + lambda): what is to be expected of the next rating. */
  shrunken: number | null;
  standardError: number | null;
  /** Of the leniency that is not shrunken. */
  interval: Interval | null;
  /** Why there is no leniency, or no interval of it. */
  reason?: string;
};

export type SeverityComponent = {
  raters: string[];
  people: number;
  /** Persons, or persons on single criteria where observations name items. */
  units: number;
  observations: number;
  isLinked: boolean;
  /** Degrees of freedom of the residuals. */
  df: number;
  /** Spread of ratings that neither unit nor rater explains, in points of the scale. */
  residualSd: number | null;
};

export type Severity = {
  components: SeverityComponent[];
  /** In the order in which they occur. */
  raters: RaterSeverity[];
  /** Residual variance over the variance of leniency; null where it cannot be told or raters do not differ at all. */
  lambda: number | null;
};

/** Intervals of more would take seconds. */
const MOST_RATERS_WITH_INTERVALS = 1000;

/**
 * How lenient or severe raters are on the same people: least squares of value = unit + rater, a unit being the person,
 * or the person on one item where observations name items. Rater effects sum to 0 in each connected component, so that
 * a rater is compared with those they can be compared with, and not with the organisation.
 *
 * Interval: leniency ± t × standard error, from the component's residual variance. Shrunken leniency multiplies by
 * shared / (shared + lambda), lambda as `shrinkageOf` estimates it over all components.
 *
 * Source: Searle 1987, "Linear Models for Unbalanced Data", chapters 4 and 5 (least squares, connectedness).
 *
 * @param options.lambda taken instead of the estimate; at least 0
 * @param options.level coverage of intervals, 0.95 where left out
 * @returns leniency null with a reason for a rater with whom nobody shares a unit; interval null with a reason where
 *   no degrees of freedom or no residual spread is left, or where more than 1,000 raters are linked
 * @throws RangeError where a value is not a finite number
 */
export function raterSeverity(
  observations: readonly Observation[],
  options: { lambda?: number; level?: number } = {},
): Severity {
  if (observations.some(({ value }) => !Number.isFinite(value)))
    throw new RangeError("a rating is not a finite number");
  const fits = connectedComponents(observations, unitOf).map(fitComponent);
  const estimated = shrinkageOf(
    fits.flatMap(({ fit, variances }) => (fit ? [{ fit, variances }] : [])),
  );
  const lambda = options.lambda ?? estimated.lambda;
  const areAlike = options.lambda === undefined && estimated.areAlike;
  const byRater = new Map<string, RaterSeverity>();
  fits.forEach((fit, component) => {
    for (const rater of ratersOf(fit, options.level ?? 0.95)) {
      const { leniency, shared } = rater;
      let shrunken: number | null = null;
      if (leniency !== null && areAlike) shrunken = 0;
      else if (leniency !== null && lambda !== null)
        shrunken = leniency * (shared / (shared + lambda));
      byRater.set(rater.rater, { ...rater, component, shrunken });
    }
  });
  const order = new Set(observations.map(({ rater }) => rater));
  return {
    components: fits.map(({ summary }) => summary),
    raters: [...order].flatMap((rater) => byRater.get(rater) ?? []),
    lambda,
  };
}

function unitOf({ person, item }: Observation): string {
  return item === undefined ? person : JSON.stringify([person, item]);
}

type ComponentFit = {
  observations: Observation[];
  summary: SeverityComponent;
  /** Null of a rater alone. */
  fit: AdditiveFit | null;
  /** Null where there is no fit or there are too many raters. */
  variances: Float64Array | null;
  sharedOf: Map<string, number>;
};

function fitComponent(observations: Observation[]): ComponentFit {
  const raters = [...new Set(observations.map(({ rater }) => rater))];
  const units = groupedBy(observations, unitOf);
  const summary = {
    raters,
    people: new Set(observations.map(({ person }) => person)).size,
    units: units.size,
    observations: observations.length,
    isLinked: raters.length > 1,
    df: 0,
    residualSd: null,
  };
  if (raters.length === 1)
    return { observations, summary, fit: null, variances: null, sharedOf: new Map() };
  // A unit that a single rater has rated fits whatever their leniency.
  const shared = [...units.values()].filter(
    (ratings) => new Set(ratings.map(({ rater }) => rater)).size > 1,
  );
  const layout = layoutOf(shared, raters);
  const fit = fitAdditive(layout);
  const sharedOf = new Map<string, number>();
  for (const { rater } of shared.flat()) sharedOf.set(rater, (sharedOf.get(rater) ?? 0) + 1);
  return {
    observations,
    summary: { ...summary, df: fit.df, residualSd: residualSdOf(fit) },
    fit,
    variances: raters.length <= MOST_RATERS_WITH_INTERVALS ? effectVariances(layout) : null,
    sharedOf,
  };
}

function layoutOf(units: readonly Observation[][], raters: readonly string[]): Layout {
  const indexOf = new Map(raters.map((rater, index) => [rater, index]));
  const flat = units.flat();
  return {
    rater: Int32Array.from(flat, ({ rater }) => indexOf.get(rater) ?? 0),
    unit: Int32Array.from(units.flatMap((ratings, unit) => ratings.map(() => unit))),
    value: Float64Array.from(flat, ({ value }) => value),
    raters: raters.length,
    units: units.length,
  };
}

function residualSdOf({ df, residualSquares }: AdditiveFit): number | null {
  if (df <= 0) return null;
  const sd = Math.sqrt(residualSquares / df);
  return sd < 1e-9 ? 0 : sd;
}

type Unshrunken = Omit<RaterSeverity, "component" | "shrunken">;

function ratersOf(component: ComponentFit, level: number): Unshrunken[] {
  const { observations, summary, fit, sharedOf } = component;
  const byRater = groupedBy(observations, ({ rater }) => rater);
  return summary.raters.map((rater, index): Unshrunken => {
    const own = byRater.get(rater) ?? [];
    const people = new Set(own.map(({ person }) => person)).size;
    const counts = { rater, n: own.length, shared: sharedOf.get(rater) ?? 0, people };
    const nothing = { leniency: null, severity: null, standardError: null, interval: null };
    if (!fit)
      return {
        ...counts,
        ...nothing,
        reason:
          "Cannot tell, because nobody else rated the same: a lenient rater and strong people look alike.",
      };
    const leniency = withoutDust(fit.effects[index] ?? 0);
    const estimate = { leniency, severity: withoutDust(-leniency) };
    const uncertainty = uncertaintyOf(component, index, leniency, level);
    return { ...counts, ...estimate, ...uncertainty };
  });
}

function uncertaintyOf(
  { summary, variances }: ComponentFit,
  index: number,
  leniency: number,
  level: number,
): Pick<RaterSeverity, "standardError" | "interval" | "reason"> {
  const none = (reason: string) => ({ standardError: null, interval: null, reason });
  if (summary.residualSd === null)
    return none("Too little was rated by several people to say how far chance could move this.");
  if (summary.residualSd === 0)
    return none(
      "The raters see the same differences between people throughout, so it cannot be said how far chance could move this.",
    );
  if (!variances)
    return none("Too many raters are compared at once to say how far chance could move this.");
  const standardError = summary.residualSd * Math.sqrt(variances[index] ?? 0);
  const half = tQuantile((1 + level) / 2, summary.df) * standardError;
  return { standardError, interval: { low: leniency - half, high: leniency + half, level } };
}

/** What is left of zero after rounding is zero, and no −0. */
function withoutDust(value: number): number {
  return Math.abs(value) < 1e-12 ? 0 : value;
}
