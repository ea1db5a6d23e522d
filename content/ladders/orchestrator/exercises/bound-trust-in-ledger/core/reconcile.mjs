/** Rounding may differ by a penny for each entry. */
const TOLERANCE_PER_ENTRY = 1;

/** Compares entries of the ledger with the bank's total for the day. */
export function reconcile(entries, bankPence) {
  const ledgerPence = entries.reduce((sum, { pence }) => sum + pence, 0);
  const difference = bankPence - ledgerPence;
  const tolerance = entries.length * TOLERANCE_PER_ENTRY;
  return { difference, balanced: Math.abs(difference) <= tolerance };
}
