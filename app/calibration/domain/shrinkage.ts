import type { AdditiveFit } from "./additive-fit";

/** A component's fit, and its effects' variances in units of the residual variance; null where they are not known. */
type Known = { fit: AdditiveFit; variances: Float64Array | null };

export type Shrinkage = {
  /** Residual variance / variance of rater effects; null where either cannot be told or raters do not differ. */
  lambda: number | null;
  /** Whether effects differ no more than chance makes them differ, so that all of each is to be taken back. */
  areAlike: boolean;
};

/**
 * How much of a rater's effect is to be taken back because chance makes effects look larger than they are: of an effect
 * from n ratings, n / (n + lambda) is left.
 *
 * Lambda = residual variance / variance of rater effects over all components. The latter, by moments: what the squared
 * effects exceed their sampling variance by, per degree of freedom (raters less 1 in each component), and at least 0.
 *
 * Sources: Henderson 1953, Biometrics 9 (variance components by moments); Robinson 1991, Statistical Science 6
 * (shrinkage).
 */
export function shrinkageOf(components: readonly Known[]): Shrinkage {
  const residual = residualVariance(components);
  const effects = effectVariance(components, residual);
  if (residual === null || effects === null) return { lambda: null, areAlike: false };
  return effects === 0
    ? { lambda: null, areAlike: true }
    : { lambda: residual / effects, areAlike: false };
}

function residualVariance(components: readonly Known[]): number | null {
  const squares = sum(components.map(({ fit }) => fit.residualSquares));
  const df = sum(components.map(({ fit }) => fit.df));
  return df > 0 ? squares / df : null;
}

function effectVariance(components: readonly Known[], residual: number | null): number | null {
  let [squares, sampling, df] = [0, 0, 0];
  for (const { fit, variances } of components) {
    if (!variances) continue;
    squares += fit.effects.reduce((total, effect) => total + effect ** 2, 0);
    sampling += variances.reduce((total, variance) => total + variance, 0);
    df += fit.effects.length - 1;
  }
  if (residual === null || df === 0) return null;
  const variance = (squares - residual * sampling) / df;
  return variance < 1e-12 ? 0 : variance;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
