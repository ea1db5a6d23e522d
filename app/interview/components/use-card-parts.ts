import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { Fields, Shape } from "~/assessment/components/answer-fields";
import { useLeaving } from "~/assessment/components/use-leaving";
import { type Status, useSaving } from "~/assessment/components/use-saving";
import type { SavedPart } from "../domain/card-form";

type Handle = { isPending: () => boolean; flush: () => Promise<void> };
type PartState = {
  status: Status;
  gone: string | null;
  /** Where two versions of it stand, if they do. */
  conflictAt: string | null;
};

/** What every part of a card shares with the page that it stands on. */
export type CardParts = {
  form: React.RefObject<HTMLFormElement>;
  /** Where parts save to, and what their drafts are kept under. */
  url: string;
  draftsUnder: string;
  register: (name: string, handle: Handle) => () => void;
  report: (name: string, state: PartState) => void;
};

/**
 * One form whose parts are saved each by itself. The page knows of each how its saving stands, waits for all of them before
 * it is left, and learns when what is written about is gone.
 */
export function useCardParts(
  form: React.RefObject<HTMLFormElement>,
  { url, draftsUnder }: Pick<CardParts, "url" | "draftsUnder">,
) {
  const handles = useRef(new Map<string, Handle>());
  const [states, setStates] = useState<Record<string, PartState>>({});
  const register = useCallback((name: string, handle: Handle) => {
    handles.current.set(name, handle);
    return () => {
      handles.current.delete(name);
    };
  }, []);
  const report = useCallback((name: string, state: PartState) => {
    setStates((before) => ({ ...before, [name]: state }));
  }, []);
  const isPending = useCallback(
    () => [...handles.current.values()].some((handle) => handle.isPending()),
    [],
  );
  const flush = useCallback(async () => {
    await Promise.all([...handles.current.values()].map((handle) => handle.flush()));
  }, []);
  useLeaving(isPending, flush);
  const parts: CardParts = useMemo(
    () => ({ form, url, draftsUnder, register, report }),
    [form, url, draftsUnder, register, report],
  );
  const all = Object.values(states);
  return {
    parts,
    status: worstOf(all.map(({ status }) => status)),
    gone: all.find(({ gone }) => gone !== null)?.gone ?? null,
    conflictAt: all.find(({ conflictAt }) => conflictAt !== null)?.conflictAt ?? null,
  };
}

/** One part of the card: kept in the browser as it is typed, and saved after a short pause. */
export function useCardPart(
  { form, url, draftsUnder, register, report }: CardParts,
  {
    name,
    fields,
    query,
    saved,
    answer,
    heading,
  }: {
    name: string;
    fields: readonly string[];
    query: string;
    saved: SavedPart;
    /** What the server last said of the whole form. */
    answer: { errors: Record<string, string> } | undefined;
    /** The id of what stands above it. */
    heading: string;
  },
) {
  const names = fields.join(" ");
  const shape = useMemo(() => shapeOf(names.split(" ")), [names]);
  const [savedLast, setSavedLast] = useState(0);
  const saving = useSaving<SavedPart>({
    form,
    shape,
    url: `${url}${query}`,
    storageKey: `${draftsUnder}${name}`,
    saved,
    // The whole form, sent by a button, is to stand over what was saved by itself.
    onSaved: setSavedLast,
  });
  const { status, gone, conflict, isPending, flush } = saving;
  useEffect(() => register(name, { isPending, flush }), [name, register, isPending, flush]);
  useEffect(
    () =>
      report(name, {
        status,
        gone: gone?.message ?? null,
        conflictAt: conflict ? heading : null,
      }),
    [name, report, status, gone, conflict, heading],
  );
  const revision = Math.max(savedLast, saved.revision);
  // What was wrong with the form is said until this part of it was saved anew.
  const answered = useRef({ answer, revision });
  if (answered.current.answer !== answer) answered.current = { answer, revision };
  const isAnew = answered.current.revision !== revision;
  return { ...saving, revision, errors: { ...(isAnew ? {} : answer?.errors), ...saving.errors } };
}

function shapeOf(names: readonly string[]): Shape<SavedPart> {
  return {
    fieldsOf: (form) =>
      Object.fromEntries(
        names.flatMap((name): [string, string][] => {
          const value = form.get(name);
          return typeof value === "string" ? [[name, value]] : [];
        }),
      ),
    asFields: (saved) => saved.fields,
    fill: (form, fields) => fill(form, names, fields),
    errors: [...names, "revision", "form"],
  };
}

function fill(form: HTMLFormElement, names: readonly string[], fields: Fields): void {
  for (const control of form.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>(
    "input[type=radio], textarea",
  )) {
    if (!names.includes(control.name)) continue;
    if (control instanceof HTMLInputElement)
      control.checked = control.value === fields[control.name];
    else control.value = fields[control.name] ?? "";
  }
}

/** Of many, what whoever writes has to know: what is not safe, then what is under way, then what was saved last. */
function worstOf(statuses: readonly Status[]): Status {
  for (const kind of ["refused", "signed-out", "offline", "saving"] as const) {
    const found = statuses.find((status) => status.kind === kind);
    if (found) return found;
  }
  const saved = statuses.flatMap((status) => (status.kind === "saved" ? [status] : []));
  const [last] = saved.sort((a, b) => b.at.localeCompare(a.at));
  return last ?? { kind: "idle" };
}
