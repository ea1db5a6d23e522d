import { useCallback, useEffect, useRef, useState } from "react";
import type { Fields, Shape } from "./answer-fields";
import { abandonedDrafts, forgetDraft, holdDraft, readDraft, writeDraft } from "./draft-store";
import { bodyOf, type Outcome, postSave } from "./save-request";

export type Status =
  | { kind: "idle" }
  | { kind: "saving" }
  | { kind: "saved"; at: string }
  /** Kept in this browser, sent when the network is back. */
  | { kind: "offline" }
  | { kind: "signed-out" }
  | { kind: "refused"; message: string };

/** What was typed, and the revision it was typed over: a save never names a newer one than the person has seen. */
type Draft = { fields: Fields; revision: number; ladder?: string | undefined };

/** What is kept for words that are no longer asked: where it is sent, to be kept on the server instead. */
type Former = { storageKey: string; url: string };

const PAUSE_MS = 700;
const MOST_WAIT_MS = 30_000;

/**
 * Saves a form as it is filled in. Each change is kept in the browser at once and sent after a short pause; while the
 * network is down it stays there and is sent when it returns, even after the page was closed in between.
 */
export function useSaving<Saved extends { revision: number }>(options: {
  form: React.RefObject<HTMLFormElement>;
  /** Named once for a page, not made anew with every drawing of it. */
  shape: Shape<Saved>;
  url: string;
  /** Drafts are kept under this and the tab's own id, so that two tabs do not write over each other. */
  storageKey: string;
  saved: Saved;
  onSaved: (revision: number) => void;
  /** The ladder version that the page was made of, where what is rated may move to another. */
  ladder?: string;
  /** Criteria of earlier versions that this one takes the place of. */
  former?: readonly Former[];
}) {
  const { form, shape, url, storageKey, saved, ladder } = options;
  const [status, setStatus] = useState<Status>({ kind: "idle" });
  const [conflict, setConflict] = useState<Saved | null>(null);
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [moved, setMoved] = useState<{ message: string; address: string } | null>(null);
  const [gone, setGone] = useState<{ message: string; fields: Fields } | null>(null);
  const isGone = useRef(false);
  const own = useRef("");
  if (own.current === "") own.current = `${storageKey}:answer:${tabId()}`;
  const pending = useRef<Draft | null>(null);
  const revision = useRef(saved.revision);
  const queue = useRef<Promise<unknown>>(Promise.resolve());
  const timer = useRef<number>();
  const failures = useRef(0);
  const latest = useRef({ onSaved: options.onSaved, conflict, former: options.former ?? [] });
  latest.current = { onSaved: options.onSaved, conflict, former: options.former ?? [] };

  const keep = useCallback((wanted: Draft | null) => {
    const draft = isGone.current ? null : wanted;
    pending.current = draft;
    if (draft) writeDraft(own.current, draft);
    else forgetDraft(own.current);
  }, []);

  /** What was sent is safe; what was typed meanwhile stands over the new revision. */
  const acknowledge = useCallback(
    (sent: Fields, newRevision: number) => {
      revision.current = newRevision;
      const draft = pending.current;
      if (!draft || sameFields(draft.fields, sent)) keep(null);
      else keep({ ...draft, revision: newRevision });
    },
    [keep],
  );

  /** Sends one form after whatever is under way, and takes note of the answer. */
  const send = useCallback(
    (body: FormData, basedOn?: number): Promise<Outcome<Saved>> => {
      window.clearTimeout(timer.current);
      const sent = shape.fieldsOf(body);
      const run = async (): Promise<Outcome<Saved>> => {
        const base = basedOn ?? pending.current?.revision ?? revision.current;
        body.set("revision", String(base));
        const seen = pending.current?.ladder ?? ladder;
        if (seen) body.set("ladder", seen);
        setStatus({ kind: "saving" });
        const outcome = await postSave<Saved>(url, body);
        failures.current = outcome.kind === "offline" ? failures.current + 1 : 0;
        if (outcome.kind === "saved") {
          acknowledge(sent, outcome.revision);
          setStatus({ kind: "saved", at: outcome.savedAt });
          setErrors((before) =>
            body.get("intent") === "autosave" ? without(before, shape.errors) : {},
          );
          latest.current.onSaved(outcome.revision);
        } else if (outcome.kind === "conflict") {
          if (!pending.current) keep({ fields: sent, revision: base });
          setConflict(outcome.current);
          setStatus({ kind: "idle" });
        } else if (outcome.kind === "invalid") {
          if (outcome.revision !== null) acknowledge(sent, outcome.revision);
          setErrors(outcome.errors);
          setStatus({ kind: "idle" });
        } else if (outcome.kind === "moved") {
          keep(null);
          setMoved(outcome);
          setStatus({ kind: "idle" });
        } else if (outcome.kind === "gone") {
          // Nothing of it may stay in this browser; what was typed is shown as long as the page stands.
          isGone.current = true;
          keep(null);
          setGone({ message: outcome.message, fields: sent });
          setStatus({ kind: "refused", message: outcome.message });
        } else setStatus(outcome);
        return outcome;
      };
      const result = queue.current.then(run, run);
      queue.current = result;
      return result;
    },
    [url, ladder, shape, acknowledge, keep],
  );

  const saveNow = useCallback(() => {
    window.clearTimeout(timer.current);
    const draft = pending.current;
    if (!draft || latest.current.conflict) return;
    void send(bodyOf(draft.fields, "autosave")).then((outcome) => {
      if (outcome.kind !== "offline") return;
      const wait = Math.min(MOST_WAIT_MS, 1_000 * 2 ** failures.current);
      timer.current = window.setTimeout(saveNow, wait);
    });
  }, [send]);

  const onChange = useCallback(
    (soon = false) => {
      if (!form.current) return;
      const fields = shape.fieldsOf(new FormData(form.current));
      keep({ fields, revision: pending.current?.revision ?? revision.current, ladder });
      // With two versions on the table the person decides first; what they type meanwhile is kept.
      if (latest.current.conflict || isGone.current) return;
      setStatus({ kind: "saving" });
      window.clearTimeout(timer.current);
      timer.current = window.setTimeout(saveNow, soon ? 50 : PAUSE_MS);
    },
    [form, ladder, shape, keep, saveNow],
  );

  // What an earlier visit could not send: put it back and send it, or show it beside what was saved since.
  const restored = useRef(false);
  useEffect(() => {
    if (restored.current) return;
    restored.current = true;
    const restore = (left: string[]) => {
      for (const key of left) {
        const draft = readDraft<Draft>(key);
        if (!draft || pending.current || !form.current) continue;
        // Typed over other words than those that are asked now: that is for the server to keep.
        if (ladder && draft.ladder && draft.ladder !== ladder) {
          void handOver(key, url, draft);
          continue;
        }
        forgetDraft(key);
        if (sameFields(draft.fields, shape.asFields(saved))) continue;
        shape.fill(form.current, draft.fields);
        keep(draft);
        if (draft.revision === saved.revision) saveNow();
        else setConflict(saved);
      }
    };
    const handOver = async (key: string, address: string, draft: Draft) => {
      const body = bodyOf(draft.fields, "autosave");
      body.set("revision", String(draft.revision));
      if (draft.ladder) body.set("ladder", draft.ladder);
      const outcome = await postSave(address, body);
      if (outcome.kind !== "moved" && outcome.kind !== "saved") return;
      forgetDraft(key);
      latest.current.onSaved(outcome.kind === "saved" ? outcome.revision : draft.revision);
    };
    void abandonedDrafts(`${storageKey}:answer:`).then(restore);
    for (const { storageKey: before, url: address } of latest.current.former)
      void abandonedDrafts(`${before}:answer:`).then((left) => {
        for (const key of left) {
          const draft = readDraft<Draft>(key);
          if (draft) void handOver(key, address, draft);
        }
      });
  }, [form, keep, ladder, saveNow, saved, shape, storageKey, url]);

  useEffect(() => holdDraft(own.current), []);

  useEffect(() => {
    const flush = () => {
      const draft = pending.current;
      if (!draft || latest.current.conflict) return;
      const body = bodyOf(draft.fields, "autosave");
      body.set("revision", String(draft.revision));
      if (draft.ladder) body.set("ladder", draft.ladder);
      void postSave(url, body, true).then((outcome) => {
        if (outcome.kind === "saved") acknowledge(draft.fields, outcome.revision);
        else if (outcome.kind === "gone") keep(null);
      });
    };
    window.addEventListener("online", saveNow);
    window.addEventListener("pagehide", flush);
    return () => {
      window.removeEventListener("online", saveNow);
      window.removeEventListener("pagehide", flush);
      window.clearTimeout(timer.current);
      void queue.current.then(flush, flush);
    };
  }, [acknowledge, keep, saveNow, url]);

  const isPending = useCallback(
    () => pending.current !== null && latest.current.conflict === null,
    [],
  );

  /** Sends what is not saved yet. It ends with the answer, whatever that is. */
  const flush = useCallback(async () => {
    const draft = pending.current;
    if (draft && isPending()) await send(bodyOf(draft.fields, "autosave"));
  }, [isPending, send]);

  /** After the person has seen both versions: the one they keep is in the form and on the server. */
  const settle = useCallback(
    async (choice: "mine" | "saved") => {
      if (!conflict || !form.current) return;
      const mine = shape.fieldsOf(new FormData(form.current));
      const outcome = await send(bodyOf(mine, `keep-${choice}`), conflict.revision);
      if (outcome.kind !== "saved") return;
      if (choice === "saved") shape.fill(form.current, shape.asFields(conflict));
      keep(null);
      setConflict(null);
    },
    [conflict, form, keep, send, shape],
  );

  return { status, conflict, errors, moved, gone, isPending, flush, onChange, send, settle };
}

/** Whether both say the same, as the server keeps it. */
function sameFields(a: Fields, b: Fields): boolean {
  const plain = (text: string | undefined) => (text ?? "").replaceAll("\r\n", "\n").trim();
  return Object.keys({ ...a, ...b }).every((name) => plain(a[name]) === plain(b[name]));
}

function without(errors: Record<string, string>, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(Object.entries(errors).filter(([name]) => !names.includes(name)));
}

function tabId(): string {
  return typeof crypto === "undefined" ? "" : crypto.randomUUID().slice(0, 8);
}
