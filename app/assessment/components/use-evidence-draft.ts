import { useCallback, useEffect, useState } from "react";
import { forgetDraft, readDraft, writeDraft } from "./draft-store";

const FIELDS = ["url", "title", "kind", "date", "shows"] as const;
type Values = Record<string, string | string[]>;

/** Keeps a half-written piece of evidence in this browser until it is added, whatever happens to the page. */
export function useEvidenceDraft(form: React.RefObject<HTMLFormElement>, storageKey: string) {
  const [restored, setRestored] = useState<Values>({});
  /** Grows when the fields are to start afresh. */
  const [round, setRound] = useState(0);

  useEffect(() => {
    const draft = readDraft<Values>(storageKey);
    if (!draft) return;
    setRestored(draft);
    setRound((count) => count + 1);
  }, [storageKey]);

  const keep = useCallback(() => {
    if (!form.current) return;
    const data = new FormData(form.current);
    const values: Values = { parts: data.getAll("parts[]").map(String) };
    for (const name of FIELDS) values[name] = String(data.get(name) ?? "");
    if (values.url || values.title || values.shows) writeDraft(storageKey, values);
    else forgetDraft(storageKey);
  }, [form, storageKey]);

  const added = useCallback(() => {
    forgetDraft(storageKey);
    setRestored({});
    setRound((count) => count + 1);
  }, [storageKey]);

  return { restored, round, keep, added };
}
