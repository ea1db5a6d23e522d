import { createHash } from "node:crypto";
import type { Copy, Demonstrations } from "../copy";

type Answer = { status: number; body: string };
type Caller = { id: string } | null;
type Handlers = {
  create: (caller: Caller, document: string, body: object) => Promise<Answer>;
  open: (caller: Caller, token: string) => Promise<Answer>;
  download: (caller: Caller, token: string, name: string) => Promise<Answer>;
  withdraw: (caller: Caller, id: string) => Promise<Answer>;
};

const START = Date.UTC(2026, 3, 1, 9, 30);
const MINUTE = 60_000;

/** A link to a document, in a world whose clock can be moved. */
async function shared(
  copy: Copy,
  wanted: { title?: string; days?: number; maxOpens?: number } = {},
) {
  const { createStore } = await copy.load<{ createStore: () => object }>("src/store.mjs");
  const { createHandlers } = await copy.load<{
    createHandlers: (parts: object) => Handlers;
  }>("src/handlers.mjs");
  const clock = { now: START };
  const parts = { store: createStore(), filesRoot: copy.at("files"), now: () => clock.now };
  const handlers = createHandlers(parts);
  const body = { title: "Office move", days: 7, maxOpens: 3, ...wanted };
  const created = await handlers.create({ id: "owner" }, "doc-plan", body);
  const { id, token } = JSON.parse(created.body) as { id: string; token: string };
  return { handlers, clock, id, token };
}

export const openSharedLinks: Demonstrations = {
  "token-can-be-computed": {
    async shows(copy) {
      const { handlers } = await shared(copy);
      // What a stranger tries who knows the document's id and roughly when it was shared.
      for (let minute = START / MINUTE - 60; minute <= START / MINUTE + 60; minute += 1) {
        const hash = createHash("sha256").update(`doc-plan:${minute}`).digest("hex");
        if ((await handlers.open(null, hash.slice(0, 32))).status === 200) return true;
      }
      return false;
    },
    correction: [
      ["src/links.mjs", "import { createHash }", "import { createHash, randomBytes }"],
      [
        "src/links.mjs",
        "const minute = Math.floor(createdAt / 60_000);",
        'if (createdAt) return randomBytes(16).toString("hex");\n  const minute = 0;',
      ],
    ],
  },
  "days-counted-in-seconds": {
    async shows(copy) {
      const { handlers, clock, token } = await shared(copy);
      clock.now += 60 * MINUTE;
      return (await handlers.open(null, token)).status !== 200;
    },
    correction: [["src/links.mjs", "24 * 60 * 60", "24 * 60 * 60 * 1000"]],
  },
  "anyone-withdraws": {
    async shows(copy) {
      const { handlers, id, token } = await shared(copy);
      await handlers.withdraw({ id: "somebody-else" }, id);
      return (await handlers.open(null, token)).status !== 200;
    },
    correction: [
      ["src/handlers.mjs", "withdrawLink(store, id)", "withdrawLink(store, id, caller.id)"],
      ["src/links.mjs", "withdrawLink(store, id)", "withdrawLink(store, id, callerId)"],
      [
        "src/links.mjs",
        "if (!link) return false;",
        "if (!link || link.ownerId !== callerId) return false;",
      ],
    ],
  },
  "download-leaves-the-folder": {
    async shows(copy) {
      const { handlers, token } = await shared(copy);
      const name = "..%2Fdoc-budget%2Fdocument.txt";
      return /not for other customers/.test((await handlers.download(null, token, name)).body);
    },
    correction: [
      ["src/handlers.mjs", "decodeURIComponent(name)", "path.basename(decodeURIComponent(name))"],
    ],
  },
  "title-is-markup": {
    async shows(copy) {
      const { handlers, token } = await shared(copy, { title: "<script>act()</script>" });
      return (await handlers.open(null, token)).body.includes("<script>");
    },
    correction: [
      [
        "src/handlers.mjs",
        "const link = await openLink(store, token, now());",
        'const link = await openLink(store, token, now());\n      if (link) link.title = link.title.replaceAll("<", "&lt;");',
      ],
    ],
  },
  "opens-counted-late": {
    async shows(copy) {
      const { handlers, token } = await shared(copy, { maxOpens: 1 });
      const five = Array.from({ length: 5 }, () => handlers.open(null, token));
      const opened = (await Promise.all(five)).filter(({ status }) => status === 200);
      return opened.length > 1;
    },
    correction: [
      [
        "src/links.mjs",
        "export async function openLink(store, token, now) {",
        [
          "let last = Promise.resolve();",
          "export function openLink(...asked) {",
          "  last = last.then(() => openOne(...asked));",
          "  return last;",
          "}",
          "async function openOne(store, token, now) {",
        ].join("\n"),
      ],
    ],
  },
};
