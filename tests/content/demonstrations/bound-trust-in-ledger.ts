import type { Copy, Demonstrations } from "../copy";

type Leg = { account: string; pence: number };
type Ledger = { post: (legs: Leg[]) => void; sum: () => number };

const lines = (copy: Copy) => copy.read("guidance.md");

export const boundTrustInLedger: Demonstrations = {
  "parts-rounded-singly": {
    async shows(copy) {
      const { allocate } = await copy.load<{
        allocate: (pence: number, shares: number[]) => number[];
      }>("core/allocate.mjs");
      return allocate(100, [1, 1, 1]).reduce((sum, part) => sum + part, 0) !== 100;
    },
    correction: [
      [
        "core/allocate.mjs",
        "return shares.map((share) => Math.round((pence * share) / total));",
        "let restPence = pence;\n  let rest = total;\n  return shares.map((share) => {\n    const part = Math.round((restPence * share) / rest);\n    restPence -= part;\n    rest -= share;\n    return part;\n  });",
      ],
    ],
  },
  "legs-posted-one-by-one": {
    async shows(copy) {
      const { createLedger } = await copy.load<{
        createLedger: (accounts: { id: string; floor?: number }[]) => Ledger;
      }>("core/post.mjs");
      const ledger = createLedger([{ id: "seller" }, { id: "customer", floor: 0 }]);
      const legs = [
        { account: "seller", pence: 500 },
        { account: "customer", pence: -500 },
      ];
      try {
        ledger.post(legs);
        throw new Error("the posting was taken");
      } catch (error) {
        if (!/overdrawn/.test(String(error))) throw error;
      }
      return ledger.sum() !== 0;
    },
    correction: [
      [
        "core/post.mjs",
        "        balances.set(account, next);\n      }",
        "      }\n      for (const { account, pence } of legs) {\n        balances.set(account, balances.get(account) + pence);\n      }",
      ],
    ],
  },
  "tolerance-grows-with-entries": {
    async shows(copy) {
      const { reconcile } = await copy.load<{
        reconcile: (entries: { pence: number }[], bank: number) => { balanced: boolean };
      }>("core/reconcile.mjs");
      const entries = Array.from({ length: 40_000 }, () => ({ pence: 250 }));
      return reconcile(entries, 40_000 * 250 - 40_000).balanced;
    },
    correction: [["core/reconcile.mjs", "TOLERANCE_PER_ENTRY = 1", "TOLERANCE_PER_ENTRY = 0"]],
  },
  "cases-avoid-the-fault": {
    async shows(copy) {
      const { generateCase } = await copy.load<{
        generateCase: (seed: number) => { pence: number; shares: number[] };
      }>("test/generate.mjs");
      const seeds = Array.from({ length: 10_000 }, (_, seed) => seed);
      return seeds.map(generateCase).every(({ pence, shares }) => {
        const total = shares.reduce((sum, share) => sum + share, 0);
        return shares.every((share) => (pence * share) % total === 0);
      });
    },
    correction: [["test/generate.mjs", "[1, 2, 4, 5]", "[1, 2, 3, 7]"]],
  },
  "record-contradicts-guidance": {
    shows(copy) {
      const caused = copy
        .rows("records/incidents.csv")
        .filter(({ path, origin }) => path === "core/" && origin === "generated");
      if (caused.some(({ found_by }) => found_by === "alert"))
        throw new Error("an alert found one");
      return caused.length === 3 && lines(copy).includes("none of them has caused an incident");
    },
    correction: [
      [
        "guidance.md",
        "none of them has caused an incident",
        "three of them have caused an incident",
      ],
    ],
  },
  "one-specialist-approves-all": {
    shows(copy) {
      const named = /Specialists: ([^.]+)\./.exec(lines(copy))?.[1]?.split(", ") ?? [];
      const reviews = copy.rows("records/reviews.csv");
      const approvers = reviews.map(
        ({ first_approver = "", second_approver = "" }) =>
          new Set([first_approver, second_approver].filter((each) => named.includes(each))),
      );
      const alone = approvers.filter((each) => each.size === 1);
      if (alone.some((each) => !each.has("Marek"))) throw new Error("another was alone");
      return reviews.length === 16 && alone.length === 13;
    },
    correction: [
      ["records/reviews.csv", ",Dev", ",Ines"],
      ["records/reviews.csv", ",Lotte", ",Soo-jin"],
      ["records/reviews.csv", ",Anouk", ",Ines"],
    ],
  },
};
