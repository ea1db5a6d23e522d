/** Ratings of units by raters, all three lists as long as there are ratings; raters and units are counted from 0. */
export type Layout = {
  rater: Int32Array;
  unit: Int32Array;
  value: Float64Array;
  raters: number;
  units: number;
};

export type AdditiveFit = {
  /** Per rater, summing to 0. */
  effects: Float64Array;
  /** Sum of squared residuals. */
  residualSquares: number;
  /** Ratings − units − raters + 1. */
  df: number;
};

/**
 * Least squares of value = unit + rater, rater effects summing to 0, of a layout that is connected.
 *
 * Units are eliminated: what is left is, per rater, the sum over their ratings of (effect − mean effect of the unit's
 * raters) = the sum of (value − mean value of the unit), solved by conjugate gradients, so that no matrix is built.
 *
 * Sources: Searle 1987, "Linear Models for Unbalanced Data", chapter 4 (absorbing a factor); Hestenes and Stiefel 1952,
 * Journal of Research of the National Bureau of Standards 49 (conjugate gradients, here scaled by the diagonal).
 */
export function fitAdditive(layout: Layout): AdditiveFit {
  const diagonal = diagonalOf(layout);
  const right = sumPerRater(layout, layout.value);
  const effects = new Float64Array(layout.raters);
  const residual = right.slice();
  let scaled = residual.map((value, i) => value / at(diagonal, i));
  const direction = scaled.slice();
  let size = dot(residual, scaled);
  // What rounding leaves where raters do not differ is no difference to solve for.
  const enough = Math.max(size * 1e-26, dustOf(layout, diagonal));
  for (let step = 0; step < 20 * layout.raters + 100 && size > enough; step++) {
    const image = sumPerRater(layout, spread(layout, direction));
    const along = size / dot(direction, image);
    for (let i = 0; i < effects.length; i++) {
      effects[i] = at(effects, i) + along * at(direction, i);
      residual[i] = at(residual, i) - along * at(image, i);
    }
    scaled = residual.map((value, i) => value / at(diagonal, i));
    const next = dot(residual, scaled);
    for (let i = 0; i < direction.length; i++)
      direction[i] = at(scaled, i) + (next / size) * at(direction, i);
    size = next;
  }
  const centre = effects.reduce((sum, effect) => sum + effect, 0) / effects.length;
  for (let i = 0; i < effects.length; i++) effects[i] = at(effects, i) - centre;
  return {
    effects,
    residualSquares: residualSquaresOf(layout, effects),
    df: layout.value.length - layout.units - layout.raters + 1,
  };
}

/**
 * Variance of each rater's effect in units of the residual variance: the diagonal of the pseudo-inverse of the normal
 * equations that are left once units are eliminated. Takes a dense factorisation, the cube of the raters in steps.
 */
export function effectVariances(layout: Layout): Float64Array {
  const n = layout.raters;
  const matrix = normalEquations(layout);
  // Adding 1 / n everywhere fills the one direction that they leave open, equal effects, and takes nothing else.
  for (let i = 0; i < matrix.length; i++) matrix[i] = at(matrix, i) + 1 / n;
  return inverseDiagonal(matrix, n).map((value) => Math.max(0, value - 1 / n));
}

function normalEquations(layout: Layout): Float64Array {
  const n = layout.raters;
  const matrix = new Float64Array(n * n);
  const members: number[][] = Array.from({ length: layout.units }, () => []);
  layout.unit.forEach((unit, i) => {
    members[unit]?.push(at(layout.rater, i));
  });
  for (const raters of members) {
    for (const one of raters) {
      matrix[one * n + one] = at(matrix, one * n + one) + 1;
      for (const other of raters)
        matrix[one * n + other] = at(matrix, one * n + other) - 1 / raters.length;
    }
  }
  return matrix;
}

/** Diagonal of the inverse of a symmetric positive definite matrix, by Cholesky factorisation in place. */
function inverseDiagonal(matrix: Float64Array, n: number): Float64Array {
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = at(matrix, i * n + j);
      for (let k = 0; k < j; k++) sum -= at(matrix, i * n + k) * at(matrix, j * n + k);
      matrix[i * n + j] = i === j ? Math.sqrt(sum) : sum / at(matrix, j * n + j);
    }
  }
  const diagonal = new Float64Array(n);
  const column = new Float64Array(n);
  for (let j = 0; j < n; j++) {
    // Column j of the inverse of the factor; its squares are what it adds to entry j.
    for (let i = j; i < n; i++) {
      let sum = i === j ? 1 : 0;
      for (let k = j; k < i; k++) sum -= at(matrix, i * n + k) * at(column, k);
      column[i] = sum / at(matrix, i * n + i);
      diagonal[j] = at(diagonal, j) + at(column, i) ** 2;
    }
  }
  return diagonal;
}

/** How large the squares of the right side become by rounding alone. */
function dustOf({ rater, value }: Layout, diagonal: Float64Array): number {
  const sums = new Float64Array(diagonal.length);
  rater.forEach((index, i) => {
    sums[index] = at(sums, index) + Math.abs(at(value, i));
  });
  return sums.reduce((all, sum, i) => all + (sum * 1e-14) ** 2 / at(diagonal, i), 0);
}

/** Per rating, what `perRater` holds for its rater. */
function spread({ rater }: Layout, perRater: Float64Array): Float64Array {
  return Float64Array.from(rater, (index) => at(perRater, index));
}

/** Per rater, the sum of their values less the mean of the unit each belongs to. */
function sumPerRater(layout: Layout, values: Float64Array): Float64Array {
  const sums = new Float64Array(layout.raters);
  withoutUnits(layout, values).forEach((value, i) => {
    const rater = at(layout.rater, i);
    sums[rater] = at(sums, rater) + value;
  });
  return sums;
}

function withoutUnits({ unit, units }: Layout, values: Float64Array): Float64Array {
  const sums = new Float64Array(units);
  const counts = new Float64Array(units);
  values.forEach((value, i) => {
    const index = at(unit, i);
    sums[index] = at(sums, index) + value;
    counts[index] = at(counts, index) + 1;
  });
  return values.map((value, i) => {
    const index = at(unit, i);
    return value - at(sums, index) / at(counts, index);
  });
}

/** How much of each rater's effect their ratings hold: each counts less the share it has in its unit's mean. */
function diagonalOf(layout: Layout): Float64Array {
  const perPair = new Map<number, number>();
  const counts = new Float64Array(layout.units);
  layout.unit.forEach((unit, i) => {
    const key = unit * layout.raters + at(layout.rater, i);
    perPair.set(key, (perPair.get(key) ?? 0) + 1);
    counts[unit] = at(counts, unit) + 1;
  });
  const diagonal = new Float64Array(layout.raters);
  for (const [key, count] of perPair) {
    const rater = key % layout.raters;
    const unit = Math.floor(key / layout.raters);
    diagonal[rater] = at(diagonal, rater) + count - count ** 2 / at(counts, unit);
  }
  return diagonal;
}

function residualSquaresOf(layout: Layout, effects: Float64Array): number {
  const left = layout.value.map((value, i) => value - at(effects, at(layout.rater, i)));
  return withoutUnits(layout, left).reduce((sum, value) => sum + value ** 2, 0);
}

function dot(one: Float64Array, other: Float64Array): number {
  return one.reduce((sum, value, i) => sum + value * at(other, i), 0);
}

function at(values: Float64Array | Int32Array, index: number): number {
  return values[index] as number;
}
