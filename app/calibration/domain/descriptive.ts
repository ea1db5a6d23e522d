/**
 * Arithmetic mean; null of no values.
 * @throws RangeError where a value is not a finite number, as do the others here
 */
export function mean(values: readonly number[]): number | null {
  if (!values.every(Number.isFinite)) throw new RangeError("a value is not a finite number");
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Sample standard deviation: squared distances from the mean over n − 1; null of fewer than two values. */
export function sampleSd(values: readonly number[]): number | null {
  const centre = mean(values);
  if (centre === null || values.length < 2) return null;
  if (values.every((value) => value === values[0])) return 0;
  const squares = values.reduce((sum, value) => sum + (value - centre) ** 2, 0);
  return Math.sqrt(squares / (values.length - 1));
}

/**
 * Pearson's correlation of pairs, between −1 and 1; null where either side does not vary, or of fewer than two pairs.
 */
export function pearson(pairs: readonly (readonly [number, number])[]): number | null {
  const first = pairs.map(([x]) => x);
  const second = pairs.map(([, y]) => y);
  const [sdX, sdY] = [sampleSd(first), sampleSd(second)];
  const [meanX, meanY] = [mean(first), mean(second)];
  if (!sdX || !sdY || meanX === null || meanY === null) return null;
  const products = pairs.reduce((sum, [x, y]) => sum + (x - meanX) * (y - meanY), 0);
  return Math.min(1, Math.max(-1, products / ((pairs.length - 1) * sdX * sdY)));
}
