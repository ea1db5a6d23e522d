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

/** The keys that begin with `prefix`: drafts that other tabs, or earlier visits, left. */
export function draftKeys(prefix: string): string[] {
  const stored = attempt(() => Object.keys(localStorage)) ?? [];
  return [...new Set([...memory.keys(), ...stored])].filter((key) => key.startsWith(prefix));
}

function attempt<T>(work: () => T): T | null {
  try {
    return work();
  } catch {
    return null;
  }
}
