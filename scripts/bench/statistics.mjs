/** The value below which `share` (0–1) of the values lie: nearest rank, so always one that was measured. */
export function quantile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

export function median(values) {
  return quantile(values, 0.5);
}

export const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
