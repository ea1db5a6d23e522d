/** A ledger of accounts, in pence. An account that may not be overdrawn says so with `floor`. */
export function createLedger(accounts) {
  const balances = new Map(accounts.map(({ id }) => [id, 0]));
  const floors = new Map(accounts.map(({ id, floor = -Infinity }) => [id, floor]));
  const postings = [];
  return {
    balance: (id) => balances.get(id),
    postings: () => postings.map((legs) => legs.map((leg) => ({ ...leg }))),
    sum: () => [...balances.values()].reduce((sum, each) => sum + each, 0),

    /** Posts legs `{ account, pence }` that add up to nothing; throws where it cannot. */
    post(legs) {
      const sum = legs.reduce((total, { pence }) => total + pence, 0);
      if (sum !== 0) throw new Error(`the legs add up to ${sum}`);
      for (const { account, pence } of legs) {
        if (!balances.has(account)) throw new Error(`no account ${account}`);
        const next = balances.get(account) + pence;
        if (next < floors.get(account)) throw new Error(`${account} would be overdrawn`);
        balances.set(account, next);
      }
      postings.push(legs.map((leg) => ({ ...leg })));
    },
  };
}
