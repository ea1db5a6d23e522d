// How long one page takes, asked for again and again.
import { median, quantile } from "./statistics.mjs";

const VIEWS = 200;
const WARM_UP = 30;

/**
 * One after the other, on a connection that stays: what the server takes, and a little for the way there.
 * @returns {Promise<{ p50: number, p95: number, views: number }>} in milliseconds
 */
export async function pageTime(visitor, path, { views = VIEWS, warmUp = WARM_UP, headers } = {}) {
  const times = [];
  for (let view = -warmUp; view < views; view += 1) {
    const began = performance.now();
    const { status } = await visitor.get(path, headers);
    if (status !== 200) throw new Error(`${path} was answered with ${status}`);
    if (view >= 0) times.push(performance.now() - began);
  }
  return { p50: median(times), p95: quantile(times, 0.95), views };
}
