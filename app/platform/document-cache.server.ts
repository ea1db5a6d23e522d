import { createHash } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import { singleton } from "./singleton.server";
import { themeFromCookie } from "./theme";

/**
 * Pages that are the same for every signed-out visitor are rendered once and then served from memory, compressed,
 * with an ETag. A response asks for it by `Cache-Control: public`; nothing else gets in. What changes them
 * (the ladder, the organisation's name) forgets them all; else the oldest go when they have become too many.
 */
type CachedDocument = {
  etag: string;
  headers: Record<string, string>;
  bodies: { br: Buffer; gzip: Buffer; identity: Buffer };
  bytes: number;
};

const MAX_BYTES = 32 * 1024 * 1024;
const cache = singleton("document-cache", () => ({
  documents: new Map<string, CachedDocument>(),
  bytes: 0,
}));

/** The name of session cookies, plain and behind https. */
const SESSION_COOKIE = /(?:^|;\s*)(?:__Secure-)?rostrum\.session_token=/;

/** @returns the key under which this request may be answered from the cache, or null if it may not */
export function cacheKey(req: IncomingMessage): string | null {
  if (req.method !== "GET" && req.method !== "HEAD") return null;
  if (SESSION_COOKIE.test(req.headers.cookie ?? "")) return null;
  return `${themeFromCookie(req.headers.cookie)} ${req.url}`;
}

/** Answers from memory; false when the document is not there. */
export function serveCached(key: string, req: IncomingMessage, res: ServerResponse): boolean {
  const document = cache.documents.get(key);
  if (!document) return false;
  // Most recently used last, so that the oldest are dropped first.
  cache.documents.delete(key);
  cache.documents.set(key, document);
  for (const [name, value] of Object.entries(document.headers)) res.setHeader(name, value);
  if (req.headers["if-none-match"]?.includes(document.etag)) {
    res.statusCode = 304;
    res.removeHeader("content-type");
    res.end();
    return true;
  }
  const encoding = chooseEncoding(req.headers["accept-encoding"]);
  const body = document.bodies[encoding];
  if (encoding !== "identity") res.setHeader("content-encoding", encoding);
  res.setHeader("content-length", body.byteLength);
  res.end(req.method === "HEAD" ? undefined : body);
  return true;
}

export async function remember(key: string, response: Response): Promise<void> {
  const identity = Buffer.from(await response.arrayBuffer());
  const [br, zipped] = await Promise.all([
    promisify(brotliCompress)(identity, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: 9,
        [constants.BROTLI_PARAM_SIZE_HINT]: identity.byteLength,
      },
    }),
    promisify(gzip)(identity),
  ]);
  const etag = `"${createHash("sha256").update(identity).digest("base64url").slice(0, 22)}"`;
  const headers = Object.fromEntries(response.headers);
  delete headers["content-length"];
  headers.etag = etag;
  headers.vary = "Accept-Encoding, Cookie";
  const bytes = identity.byteLength + br.byteLength + zipped.byteLength;
  if (bytes > MAX_BYTES / 8) return;
  const before = cache.documents.get(key);
  cache.bytes += bytes - (before?.bytes ?? 0);
  cache.documents.set(key, { etag, headers, bodies: { br, gzip: zipped, identity }, bytes });
  for (const [oldest, document] of cache.documents) {
    if (cache.bytes <= MAX_BYTES) break;
    cache.documents.delete(oldest);
    cache.bytes -= document.bytes;
  }
}

/** May this response be kept for everybody? */
export function isForEverybody(response: Response): boolean {
  return (
    response.status === 200 &&
    /\bpublic\b/.test(response.headers.get("cache-control") ?? "") &&
    !response.headers.has("set-cookie")
  );
}

function chooseEncoding(accept: string | string[] | undefined): "br" | "gzip" | "identity" {
  const wanted = String(accept ?? "");
  if (/\bbr\b/.test(wanted)) return "br";
  return /\bgzip\b/.test(wanted) ? "gzip" : "identity";
}

/** Empties the cache: after something on every page has changed, such as the organisation's name. */
export function forgetDocuments(): void {
  cache.documents.clear();
  cache.bytes = 0;
}
