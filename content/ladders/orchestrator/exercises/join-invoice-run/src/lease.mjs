const LEASE_SECONDS = 60;

/** A lease by name: whoever holds it works alone until it ends. */
export function createLeases(clock) {
  const leases = new Map();
  return {
    /** Takes the lease where it is free or has ended; false where somebody else holds it. */
    async take(name, worker) {
      const held = leases.get(name);
      if (held && held.worker !== worker && clock.now() < held.until) return false;
      leases.set(name, { worker, until: clock.now() + LEASE_SECONDS });
      return true;
    },
    async release(name, worker) {
      if (leases.get(name)?.worker === worker) leases.delete(name);
    },
  };
}
