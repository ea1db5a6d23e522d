/** The customers, in the order of their names. */
export function createAccounts(customers) {
  const all = new Map(customers.map((customer) => [customer.id, { leavesOn: null, ...customer }]));
  const inOrder = () => [...all.values()].sort((a, b) => a.name.localeCompare(b.name));
  return {
    /** A page of customers. */
    async list({ offset, limit }) {
      return inOrder().slice(offset, offset + limit).map((customer) => ({ ...customer }));
    },
    /** The customer leaves; `leavesOn` is the last day that they are served. */
    async leave(id, leavesOn) {
      const customer = all.get(id);
      if (customer) customer.leavesOn = leavesOn;
    },
    async remove(id) {
      all.delete(id);
    },
  };
}
