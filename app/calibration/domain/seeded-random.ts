/** Numbers that look random and are the same for the same seed. */
export type SeededRandom = {
  /** In [0, 1). */
  next(): number;
  /** A whole number from 0 to `count` − 1. */
  below(count: number): number;
  /** `count` of the items without replacement, in random order; all of them where there are not as many. */
  sample<Item>(items: readonly Item[], count: number): Item[];
};

/**
 * The generator sfc32 (128 bits of state, shortest period 2^32, expected 2^127) by Chris Doty-Humphrey, PractRand 0.95,
 * public domain, https://pracrand.sourceforge.net, seeded as there: state (0, seed, 0), counter 1, the first 12 numbers
 * dropped.
 *
 * @param seed a whole number; only its lowest 32 bits count
 */
export function seededRandom(seed: number): SeededRandom {
  const uint32 = sfc32(seed);
  const next = () => uint32() / 4294967296;
  const below = (count: number) => Math.floor(next() * count);
  // Fisher and Yates, stopped once enough items are drawn.
  return {
    next,
    below,
    sample: (items, count) => {
      const pool = [...items];
      const size = Math.min(Math.max(0, count), pool.length);
      for (let at = 0; at < size; at++) {
        const from = at + below(pool.length - at);
        const drawn = pool[from] as (typeof pool)[number];
        pool[from] = pool[at] as (typeof pool)[number];
        pool[at] = drawn;
      }
      return pool.slice(0, size);
    },
  };
}

function sfc32(seed: number): () => number {
  let [a, b, c, counter] = [0, seed | 0, 0, 1];
  const next = () => {
    const result = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + result) | 0;
    return result >>> 0;
  };
  for (let dropped = 0; dropped < 12; dropped++) next();
  return next;
}
