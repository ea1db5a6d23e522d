/**
 * What somebody has typed and the server does not have yet, kept in this browser. Where it keeps no data (private
 * windows, full disks) drafts live as long as the page.
 */
const memory = new Map<string, string>();

/** The draft under `key`, null where there is none or it cannot be read. */
export function readDraft<T>(key: string): T | null {
  const text = memory.get(key) ?? attempt(() => localStorage.getItem(key));
  return text ? attempt(() => JSON.parse(text) as T) : null;
}

export function writeDraft<T>(key: string, draft: T): void {
  const text = JSON.stringify(draft);
  memory.set(key, text);
  attempt(() => {
    localStorage.removeItem(key);
    localStorage.setItem(key, text);
  });
}

export function forgetDraft(key: string): void {
  memory.delete(key);
  attempt(() => localStorage.removeItem(key));
}

/** Forgets every draft whose key begins with `prefix`, other tabs' too. */
export function forgetDraftsUnder(prefix: string): void {
  const stored = attempt(() => Object.keys(localStorage)) ?? [];
  for (const key of [...memory.keys(), ...stored]) if (key.startsWith(prefix)) forgetDraft(key);
}

/** Says that a page is at work on the draft under `key`, until the function that it gives back is called. */
export function holdDraft(key: string): () => void {
  let release = () => {};
  // Released by the browser too when the page goes, however it goes.
  void navigator.locks?.request(
    key,
    () =>
      new Promise<void>((resolve) => {
        release = resolve;
      }),
  );
  return () => release();
}

/** The keys beginning with `prefix` that no open page is at work on: what an earlier visit left. */
export async function abandonedDrafts(prefix: string): Promise<string[]> {
  const stored = attempt(() => Object.keys(localStorage)) ?? [];
  const held = (await navigator.locks?.query())?.held?.map(({ name }) => name) ?? [];
  return stored.filter((key) => key.startsWith(prefix) && !held.includes(key));
}

function attempt<T>(work: () => T): T | null {
  try {
    return work();
  } catch {
    return null;
  }
}
