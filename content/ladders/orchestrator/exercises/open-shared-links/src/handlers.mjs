import { readFile } from "node:fs/promises";
import path from "node:path";
import { createLink, openLink, withdrawLink } from "./links.mjs";

/** What the web server calls. `filesRoot` is the folder with one folder per document. */
export function createHandlers({ store, filesRoot, now = Date.now }) {
  return {
    /** POST /documents/:documentId/links; that the caller owns the document was checked before. */
    async create(caller, documentId, body) {
      if (!caller) return answer(401, "Sign in first.");
      const link = await createLink(
        store,
        { ownerId: caller.id, documentId, title: body.title, days: body.days, maxOpens: body.maxOpens },
        now(),
      );
      return answer(201, JSON.stringify({ id: link.id, token: link.token }));
    },

    /** GET /s/:token */
    async open(_caller, token) {
      const link = await openLink(store, token, now());
      if (!link) return answer(404, "This link does not work any more.");
      return answer(
        200,
        `<!doctype html><html lang="en"><title>Shared document</title>
<h1>${link.title}</h1>
<p><a href="/s/${token}/files/document.txt">Download</a></p></html>`,
      );
    },

    /** GET /s/:token/files/:name */
    async download(_caller, token, name) {
      const link = await store.findByToken(token);
      if (!link || now() > link.expiresAt) return answer(404, "This link does not work any more.");
      const file = path.join(filesRoot, link.documentId, decodeURIComponent(name));
      const content = await readFile(file, "utf8").catch(() => null);
      return content === null ? answer(404, "There is no such file.") : answer(200, content);
    },

    /** DELETE /links/:id */
    async withdraw(caller, id) {
      if (!caller) return answer(401, "Sign in first.");
      const found = await withdrawLink(store, id);
      return found ? answer(204, "") : answer(404, "There is no such link.");
    },
  };
}

function answer(status, body) {
  return { status, body };
}
