import assert from "node:assert/strict";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { createHandlers } from "../src/handlers.mjs";
import { createStore } from "../src/store.mjs";

const filesRoot = fileURLToPath(new URL("../files", import.meta.url));
const owner = { id: "owner-1" };

async function shared(body = {}) {
  const handlers = createHandlers({ store: createStore(), filesRoot });
  const wanted = { title: "Office move", days: 7, maxOpens: 3, ...body };
  const created = await handlers.create(owner, "doc-plan", wanted);
  return { handlers, ...JSON.parse(created.body) };
}

test("a link opens the document", async () => {
  const { handlers, token } = await shared();
  const page = await handlers.open(null, token);
  assert.equal(page.status, 200);
  assert.match(page.body, /Office move/);
  const file = await handlers.download(null, token, "document.txt");
  assert.match(file.body, /new office/);
});

test("a link opens no more often than allowed", async () => {
  const { handlers, token } = await shared({ maxOpens: 1 });
  assert.equal((await handlers.open(null, token)).status, 200);
  assert.equal((await handlers.open(null, token)).status, 404);
});

test("a link expires", async () => {
  const { handlers, token } = await shared({ days: -1 });
  assert.equal((await handlers.open(null, token)).status, 404);
});

test("a withdrawn link does not open", async () => {
  const { handlers, id, token } = await shared();
  assert.equal((await handlers.withdraw(owner, id)).status, 204);
  assert.equal((await handlers.open(null, token)).status, 404);
});
