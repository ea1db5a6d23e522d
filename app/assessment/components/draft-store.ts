// Where the browser keeps no data (private windows, full disks) drafts live as long as the page.
const memory = new Map<string, string>();

/** What was kept in this browser under `key`, null where there is nothing. */
export function readDraft<T>(key: string): T | null {
  const text = attempt(() => localStorage.getItem(key)) ?? memory.get(key);
  return text ? (JSON.parse(text) as T) : null;
}

export function writeDraft<T>(key: string, draft: T): void {
  const text = JSON.stringify(draft);
  memory.set(key, text);
  attempt(() => localStorage.setItem(key, text));
}

export function forgetDraft(key: string): void {
  memory.delete(key);
  attempt(() => localStorage.removeItem(key));
}

function attempt<T>(work: () => T): T | null {
  try {
    return work();
  } catch {
    return null;
  }
}
