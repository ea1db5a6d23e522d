import { useBlocker } from "@remix-run/react";
import { useCallback, useEffect, useRef, useState } from "react";
import { forgetDraft, readDraft, writeDraft } from "./draft-store";

/** The fields that are saved by themselves; evidence is added when its button is pressed. */
const FIELDS = ["answer", "reason", "narrative"] as const;
export type Fields = Partial<Record<(typeof FIELDS)[number], string>>;

export type SavedAnswer = {
  point: number | null;
  alternative: string | null;
  reason: string;
  narrative: string;
  revision: number;
};

export type SaveReply =
  | { kind: "saved"; revision: number; savedAt: string; next: boolean }
  | { kind: "conflict"; current: SavedAnswer }
  | { kind: "invalid"; errors: Record<string, string>; revision: number | null }
  | { kind: "refused"; message: string };

export type Status =
  | { kind: "idle" }
  | { kind: "saving" }
  | { kind: "saved"; at: string }
  /** Kept in this browser, sent when the network is back. */
  | { kind: "offline" }
  | { kind: "signed-out" }
  | { kind: "refused"; message: string };

export type Outcome = SaveReply | { kind: "offline" } | { kind: "signed-out" };

type Draft = { fields: Fields; revision: number };

const PAUSE_MS = 700;
const MOST_WAIT_MS = 30_000;

/**
 * Saves a form as it is filled in. Each change is kept in the browser at once and sent after a short pause; while the
 * network is down it stays there and is sent when it returns, even after the page was closed in between.
 */
export function useAutosave(options: {
  form: React.RefObject<HTMLFormElement>;
  url: string;
  storageKey: string;
  saved: SavedAnswer;
  onSaved: () => void;
}) {
  const { form, url, storageKey, saved } = options;
  const [status, setStatus] = useState<Status>({ kind: "idle" });
  const [conflict, setConflict] = useState<{ mine: Fields; current: SavedAnswer } | null>(null);
  const [errors, setErrors] = useState<Record<string, string>>({});
  const restored = useRef(false);
  const revision = useRef(saved.revision);
  const queue = useRef<Promise<unknown>>(Promise.resolve());
  const timer = useRef<number>();
  const failures = useRef(0);
  const onSaved = useRef(options.onSaved);
  onSaved.current = options.onSaved;

  /** Sends one form after whatever is under way, and takes note of the answer. */
  const send = useCallback(
    (body: FormData): Promise<Outcome> => {
      window.clearTimeout(timer.current);
      const sent = fieldsOf(body);
      const run = async (): Promise<Outcome> => {
        body.set("revision", String(revision.current));
        setStatus({ kind: "saving" });
        const outcome = await post(url, body);
        failures.current = outcome.kind === "offline" ? failures.current + 1 : 0;
        switch (outcome.kind) {
          case "saved":
            revision.current = outcome.revision;
            forgetIfSame(storageKey, sent);
            setStatus({ kind: "saved", at: outcome.savedAt });
            setErrors({});
            onSaved.current();
            break;
          case "conflict":
            setConflict({ mine: sent, current: outcome.current });
            setStatus({ kind: "idle" });
            break;
          case "invalid":
            if (outcome.revision !== null) revision.current = outcome.revision;
            setErrors(outcome.errors);
            setStatus({ kind: "idle" });
            break;
          case "refused":
            setStatus({ kind: "refused", message: outcome.message });
            break;
          default:
            setStatus({ kind: outcome.kind });
        }
        return outcome;
      };
      const result = queue.current.then(run, run);
      queue.current = result;
      return result;
    },
    [url, storageKey],
  );

  const saveNow = useCallback(() => {
    window.clearTimeout(timer.current);
    if (!form.current || !readDraft<Draft>(storageKey)) return;
    const body = autosaveBody(fieldsOf(new FormData(form.current)));
    void send(body).then((outcome) => {
      if (outcome.kind !== "offline") return;
      const wait = Math.min(MOST_WAIT_MS, 1_000 * 2 ** failures.current);
      timer.current = window.setTimeout(saveNow, wait);
    });
  }, [form, send, storageKey]);

  const onChange = useCallback(
    (soon = false) => {
      if (!form.current || conflict) return;
      const fields = fieldsOf(new FormData(form.current));
      writeDraft(storageKey, { fields, revision: revision.current });
      setStatus({ kind: "saving" });
      window.clearTimeout(timer.current);
      timer.current = window.setTimeout(saveNow, soon ? 50 : PAUSE_MS);
    },
    [form, saveNow, storageKey, conflict],
  );

  // What an earlier visit could not send: put it back and send it, or show it beside what was saved since.
  useEffect(() => {
    if (restored.current) return;
    restored.current = true;
    const draft = readDraft<Draft>(storageKey);
    if (!draft || !form.current) return;
    if (sameFields(draft.fields, asFields(saved))) forgetDraft(storageKey);
    else if (draft.revision === saved.revision) {
      fill(form.current, draft.fields);
      saveNow();
    } else setConflict({ mine: draft.fields, current: saved });
  }, [form, saveNow, saved, storageKey]);

  useEffect(() => {
    const flush = () => {
      const draft = readDraft<Draft>(storageKey);
      if (!draft) return;
      const body = autosaveBody(draft.fields);
      body.set("revision", String(revision.current));
      // Outlives the page; should it fail, the draft is still in the browser.
      void fetch(url, { method: "POST", body, keepalive: true, redirect: "manual" }).then(
        (response) => {
          if (response.ok) forgetIfSame(storageKey, draft.fields);
        },
        () => undefined,
      );
    };
    window.addEventListener("online", saveNow);
    window.addEventListener("pagehide", flush);
    return () => {
      window.removeEventListener("online", saveNow);
      window.removeEventListener("pagehide", flush);
      window.clearTimeout(timer.current);
      void queue.current.then(flush, flush);
    };
  }, [saveNow, storageKey, url]);

  // Going to another page of ours waits for what is not saved yet, so that the next page shows it. Without a
  // connection it does not wait: the draft is safe in the browser.
  const blocker = useBlocker(() => conflict === null && readDraft<Draft>(storageKey) !== null);
  useEffect(() => {
    if (blocker.state !== "blocked") return;
    const draft = readDraft<Draft>(storageKey);
    const saved = draft ? send(autosaveBody(draft.fields)) : Promise.resolve();
    void saved.then(blocker.proceed, blocker.proceed);
  }, [blocker, send, storageKey]);

  /** After the person has seen both versions: the one they keep is in the form and on the server. */
  const settle = useCallback(
    async (keep: "mine" | "saved") => {
      if (!conflict || !form.current) return;
      const body = autosaveBody(conflict.mine, keep === "mine" ? "keep-mine" : "keep-saved");
      revision.current = conflict.current.revision;
      const outcome = await send(body);
      if (outcome.kind !== "saved") return;
      fill(form.current, keep === "mine" ? conflict.mine : asFields(conflict.current));
      forgetDraft(storageKey);
      setConflict(null);
    },
    [conflict, form, send, storageKey],
  );

  return { status, conflict, errors, onChange, send, settle };
}

async function post(url: string, body: FormData): Promise<Outcome> {
  try {
    const response = await fetch(url, { method: "POST", body, redirect: "manual" });
    // A redirect leads to the sign-in page: the session has ended.
    if (response.type === "opaqueredirect" || response.status === 401)
      return { kind: "signed-out" };
    if (response.headers.get("content-type")?.includes("application/json"))
      return (await response.json()) as SaveReply;
    if (response.status === 413)
      return {
        kind: "refused",
        message: "This text is too long to be sent. Shorten it; it is still here.",
      };
    return { kind: "offline" };
  } catch {
    return { kind: "offline" };
  }
}

function fieldsOf(form: FormData): Fields {
  return Object.fromEntries(
    FIELDS.flatMap((name) => {
      const value = form.get(name);
      return typeof value === "string" ? [[name, value]] : [];
    }),
  );
}

function autosaveBody(fields: Fields, intent = "autosave"): FormData {
  const body = new FormData();
  body.set("intent", intent);
  for (const [name, value] of Object.entries(fields)) body.set(name, value);
  return body;
}

export function asFields(saved: SavedAnswer): Fields {
  const answer = saved.point === null ? saved.alternative : String(saved.point);
  return { ...(answer ? { answer } : {}), reason: saved.reason, narrative: saved.narrative };
}

function sameFields(a: Fields, b: Fields): boolean {
  return FIELDS.every((name) => plain(a[name]) === plain(b[name]));
}

/** As the server keeps it. */
function plain(text: string | undefined): string {
  return (text ?? "").replaceAll("\r\n", "\n").trim();
}

function fill(form: HTMLFormElement, fields: Fields) {
  for (const input of form.querySelectorAll<HTMLInputElement>('input[name="answer"]'))
    input.checked = input.value === fields.answer;
  for (const name of ["reason", "narrative"] as const) {
    const area = form.elements.namedItem(name);
    if (area instanceof HTMLTextAreaElement) area.value = fields[name] ?? "";
  }
}

/** Only what was sent is safe: text typed meanwhile stays until it is sent too. */
function forgetIfSame(key: string, sent: Fields) {
  const draft = readDraft<Draft>(key);
  if (draft && sameFields(draft.fields, sent)) forgetDraft(key);
}
