import { createHash } from "node:crypto";

const SECONDS_PER_DAY = 24 * 60 * 60;

/** A token that cannot be turned back into what it was made from. */
export function tokenFor(documentId, createdAt) {
  const minute = Math.floor(createdAt / 60_000);
  return createHash("sha256").update(`${documentId}:${minute}`).digest("hex").slice(0, 32);
}

/** Shares a document; `now` is in milliseconds, as Date.now() gives it. */
export async function createLink(store, { ownerId, documentId, title, days, maxOpens }, now) {
  const link = {
    id: await store.nextId(),
    token: tokenFor(documentId, now),
    ownerId,
    documentId,
    title,
    expiresAt: now + days * SECONDS_PER_DAY,
    maxOpens,
    opens: 0,
  };
  await store.save(link);
  return link;
}

/** The link behind a token, counted as opened; null where it is unknown, expired or used up. */
export async function openLink(store, token, now) {
  const link = await store.findByToken(token);
  if (!link || now > link.expiresAt) return null;
  if (link.opens >= link.maxOpens) return null;
  link.opens += 1;
  await store.save(link);
  return link;
}

/** Withdraws a link. */
export async function withdrawLink(store, id) {
  const link = await store.find(id);
  if (!link) return false;
  await store.remove(id);
  return true;
}
