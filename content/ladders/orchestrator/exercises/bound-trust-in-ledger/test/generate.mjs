/** Numbers from 0 up to 1 that are the same for the same seed. */
function random(seed) {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** An amount and shares to divide it by. */
export function generateCase(seed) {
  const next = random(seed);
  const pounds = 1 + Math.floor(next() * 10_000);
  const parties = [1, 2, 4, 5][Math.floor(next() * 4)];
  return { pence: pounds * 100, shares: Array.from({ length: parties }, () => 1) };
}
