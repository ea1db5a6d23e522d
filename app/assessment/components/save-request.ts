import type { Fields, SavedAnswer } from "./answer-fields";

/** What the server answers to a save. */
export type SaveReply<Saved = SavedAnswer> =
  | { kind: "saved"; revision: number; savedAt: string; next: boolean }
  | { kind: "conflict"; current: Saved }
  | { kind: "invalid"; errors: Record<string, string>; revision: number | null }
  | { kind: "refused"; message: string }
  /** The assessment is on another version of the ladder; what was sent is kept, and one goes on at `address`. */
  | { kind: "moved"; message: string; address: string }
  /** What was written about is no longer there for the writer, and no copy of it is to stay with them. */
  | { kind: "gone"; message: string };

export type Outcome<Saved = SavedAnswer> =
  | SaveReply<Saved>
  | { kind: "offline" }
  | { kind: "signed-out" };

const PATIENCE_MS = 15_000;
/** A proxy that cannot reach the server is like a network that is down. */
const UNREACHABLE = [502, 503, 504];

/** A body that saves these fields, and nothing else that stands in the form. */
export function bodyOf(fields: Fields, intent: "autosave" | "keep-mine" | "keep-saved"): FormData {
  const body = new FormData();
  body.set("intent", intent);
  for (const [name, value] of Object.entries(fields))
    if (value !== undefined) body.set(name, value);
  return body;
}

/** Sends a save. With `keepalive` it outlives the page. Never throws. */
export async function postSave<Saved = SavedAnswer>(
  url: string,
  body: FormData,
  keepalive = false,
): Promise<Outcome<Saved>> {
  try {
    const signal = AbortSignal.timeout(PATIENCE_MS);
    const init = { method: "POST", body, redirect: "manual", keepalive, signal } as const;
    const response = await fetch(url, init);
    // A redirect leads to the sign-in page: the session has ended.
    if (response.type === "opaqueredirect" || response.status === 401)
      return { kind: "signed-out" };
    if (response.headers.get("content-type")?.includes("application/json"))
      return (await response.json()) as SaveReply<Saved>;
    if (UNREACHABLE.includes(response.status)) return { kind: "offline" };
    if (response.status === 413)
      return {
        kind: "refused",
        message: "This text is too long to be sent. Shorten it; it is still here.",
      };
    return {
      kind: "refused",
      message: `This could not be saved (${response.status}). Your text is kept in this browser.`,
    };
  } catch {
    return { kind: "offline" };
  }
}
