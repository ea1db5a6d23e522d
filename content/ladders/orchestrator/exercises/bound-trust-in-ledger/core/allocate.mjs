/** Divides an amount in pence by shares; the parts are whole pence. */
export function allocate(pence, shares) {
  const total = shares.reduce((sum, share) => sum + share, 0);
  return shares.map((share) => Math.round((pence * share) / total));
}
