import jstat from "jstat";

/**
 * Quantile of the standard normal distribution.
 * @param p a probability, 0 < p < 1
 */
export function normalQuantile(p: number): number {
  return jstat.normal.inv(p, 0, 1);
}

/** Probability that a standard normal value is at least as far from 0 as `z`, on either side. */
export function normalTwoSided(z: number): number {
  return Math.min(1, 2 * jstat.normal.cdf(-Math.abs(z), 0, 1));
}

/**
 * Quantile of Student's t distribution.
 * @param p a probability, 0 < p < 1
 * @param df degrees of freedom, above 0
 */
export function tQuantile(p: number, df: number): number {
  return jstat.studentt.inv(p, df);
}

/**
 * Quantile of the F distribution.
 * @param p a probability, 0 < p < 1
 * @param numeratorDf degrees of freedom above 0, whole or not
 * @param denominatorDf degrees of freedom above 0, whole or not
 */
export function fQuantile(p: number, numeratorDf: number, denominatorDf: number): number {
  return jstat.centralF.inv(p, numeratorDf, denominatorDf);
}

/**
 * Quantile of the chi-square distribution.
 * @param p a probability, 0 < p < 1
 */
export function chiSquareQuantile(p: number, df: number): number {
  return jstat.chisquare.inv(p, df);
}

/** Probability that a chi-square value with `df` degrees of freedom is at least `x`; 0 below 1e-15. */
export function chiSquareUpperTail(x: number, df: number): number {
  return Math.min(1, Math.max(0, 1 - jstat.chisquare.cdf(x, df)));
}
