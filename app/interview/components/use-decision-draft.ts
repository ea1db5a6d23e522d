import { useBlocker } from "@remix-run/react";
import { useCallback, useEffect, useRef, useState } from "react";
import {
  abandonedDrafts,
  forgetDraft,
  holdDraft,
  readDraft,
  writeDraft,
} from "~/assessment/components/draft-store";
import { STILL_OPEN } from "../domain/decision-form";

type Draft = Record<string, string>;

/** Where what somebody writes of decisions is kept, and below it that of one panel. */
export function decisionDrafts(personId: string, panelId?: string): string {
  return `rostrum:draft:${personId}:decision:${panelId ?? ""}`;
}

/**
 * Keeps a decision in the browser as it is written, since it rests on what stands on another page, and asks before that
 * page is opened. It comes back with the form; what the server just sent back stands over it.
 */
export function useDecisionDraft(
  form: React.RefObject<HTMLFormElement>,
  key: string,
  wasSentBack: boolean,
) {
  const [isUnsaved, setUnsaved] = useState(false);
  const [isBack, setBack] = useState(false);
  const sentBack = useRef(wasSentBack);
  const keep = useCallback(() => {
    if (!form.current) return;
    const draft = draftOf(form.current);
    if (isEmpty(draft)) forgetDraft(key);
    else writeDraft(key, draft);
    setUnsaved(!isEmpty(draft));
  }, [form, key]);
  useEffect(() => holdDraft(key), [key]);
  useEffect(() => {
    if (sentBack.current) return keep();
    const draft = readDraft<Draft>(key);
    if (!form.current || !draft || isEmpty(draft)) return;
    fill(form.current, draft);
    setUnsaved(true);
    setBack(true);
  }, [form, key, keep]);
  const discard = useCallback(() => {
    forgetDraft(key);
    form.current?.reset();
    setUnsaved(false);
    setBack(false);
  }, [form, key]);
  const leaving = useBlocker(
    ({ currentLocation, nextLocation }) =>
      isUnsaved && currentLocation.pathname !== nextLocation.pathname,
  );
  return { isBack, keep, discard, leaving };
}

/** The draft goes where there is nothing to decide any more. */
export function useForgetDecision(key: string, isOver: boolean): void {
  useEffect(() => {
    if (isOver) forgetDraft(key);
  }, [key, isOver]);
}

/** Forgets what an earlier visit left of decisions that were made since, by whomever, or whose interviews are gone. */
export function useDecisionSweep(personId: string): void {
  useEffect(() => {
    const under = decisionDrafts(personId);
    const sweep = async () => {
      for (const key of await abandonedDrafts(under)) {
        const body = new FormData();
        // Asks, and writes nothing.
        body.set("intent", STILL_OPEN);
        const panelId = encodeURIComponent(key.slice(under.length));
        const response = await fetch(`/interviews/${panelId}/decision`, { method: "POST", body });
        if (response.status === 404 || response.status === 410) forgetDraft(key);
      }
    };
    // Without a network it is asked the next time.
    sweep().catch(() => {});
  }, [personId]);
}

/** What a person wrote or chose in it. */
function draftOf(form: HTMLFormElement): Draft {
  return Object.fromEntries(
    [...new FormData(form)].flatMap(([name, value]): [string, string][] =>
      typeof value === "string" && name !== "said" ? [[name, value]] : [],
    ),
  );
}

function isEmpty(draft: Draft): boolean {
  return Object.values(draft).every((value) => value.trim() === "");
}

function fill(form: HTMLFormElement, draft: Draft): void {
  for (const control of form.elements) {
    if (control instanceof HTMLInputElement && control.type === "radio")
      control.checked = control.value === draft[control.name];
    else if (control instanceof HTMLTextAreaElement || control instanceof HTMLSelectElement)
      control.value = draft[control.name] ?? "";
  }
}
