import { randomBytes, timingSafeEqual } from "node:crypto";
import { singleton } from "./singleton.server";

const holder = singleton<{ token: string | null }>("setup-token", () => ({ token: null }));

/** Makes the one-time token of the set-up address. It lives in memory: a restart prints a new one. */
export function issueSetupToken(): string {
  holder.token ??= randomBytes(24).toString("base64url");
  return holder.token;
}

export function isSetupToken(candidate: string): boolean {
  if (!holder.token) return false;
  const given = Buffer.from(candidate);
  const wanted = Buffer.from(holder.token);
  return given.byteLength === wanted.byteLength && timingSafeEqual(given, wanted);
}

/**
 * Runs `work` with the token spent, so that pressing twice sets up once; if it fails, the address works again.
 */
export async function spendingSetupToken<T>(work: () => Promise<T>): Promise<T> {
  const { token } = holder;
  holder.token = null;
  try {
    return await work();
  } catch (error) {
    holder.token = token;
    throw error;
  }
}
