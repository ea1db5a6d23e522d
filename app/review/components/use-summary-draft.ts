import { type RefObject, useEffect, useState } from "react";
import { forgetDraft, readDraft, writeDraft } from "~/assessment/components/draft-store";

/** What was typed, and the revision it was typed over: a save never names a newer one than the person has seen. */
type Draft = { text: string; revision: number };
type Saved = { text: string; revision: number };

export function summaryKey(reviewerId: string, assessmentId: string): string {
  return `rostrum:draft:${reviewerId}:review:${assessmentId}:summary`;
}

/**
 * Keeps the words on the whole in the browser as they are typed, until the server has them, so that a link followed in
 * between loses nothing. They come back into the field on return.
 */
export function useSummaryDraft(
  field: RefObject<HTMLTextAreaElement>,
  key: string,
  saved: Saved,
): { isUnsaved: boolean; revision: number; keep: () => void } {
  const [draft, setDraft] = useState<Draft | null>(null);
  const { text, revision } = saved;
  useEffect(() => {
    const kept = readDraft<Draft>(key);
    if (!kept) return setDraft(null);
    if (isSame(kept.text, text)) {
      forgetDraft(key);
      return setDraft(null);
    }
    if (field.current) field.current.value = kept.text;
    setDraft(kept);
  }, [field, key, text]);
  return {
    isUnsaved: draft !== null,
    revision: draft?.revision ?? revision,
    keep: () => {
      const typed = field.current?.value ?? "";
      const isAsSaved = isSame(typed, text);
      const next = isAsSaved ? null : { text: typed, revision: draft?.revision ?? revision };
      if (next) writeDraft(key, next);
      else forgetDraft(key);
      setDraft(next);
    },
  };
}

/** The draft goes once the server has the same words; others stay, for when the review is taken up again. */
export function useForgetSavedSummary(key: string, text: string): void {
  useEffect(() => {
    const kept = readDraft<Draft>(key);
    if (kept && isSame(kept.text, text)) forgetDraft(key);
  }, [key, text]);
}

/** As the server keeps them. */
function isSame(typed: string, saved: string): boolean {
  return typed.replaceAll("\r\n", "\n").trim() === saved;
}
