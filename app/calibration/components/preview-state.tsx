import type { ShouldRevalidateFunctionArgs } from "@remix-run/react";
import type { FormValues } from "~/platform/form";
import { Notice } from "~/ui/page";

/** On the pages of a preview that is in: it can be read and no longer changed. */
export function PreviewState({ done }: { done: boolean }) {
  if (!done) return null;
  return <Notice title="Your preview is in, so this can be read and no longer changed." />;
}

/** What was typed into a field that came back with an error, else what is stored. */
export function typedIn(values: FormValues | undefined) {
  return (name: string, stored: string): string => {
    const value = values?.[name];
    return typeof value === "string" ? value : stored;
  };
}

/** Where to go on from here: to the next that is open, or back to the lists. */
export function nextIn(root: string, next: string | null) {
  return { to: next ? `${root}/${next}` : root, isLast: !next };
}

/**
 * A page that somebody writes on is read again when they go somewhere or send something, not because the session moved on
 * around them: nothing on it is anybody else's, and what they have typed would go with a page that is no longer there.
 */
export function onlyWhenAsked({
  currentUrl,
  nextUrl,
  formMethod,
  defaultShouldRevalidate,
}: ShouldRevalidateFunctionArgs): boolean {
  if (!formMethod && currentUrl.href === nextUrl.href) return false;
  return defaultShouldRevalidate;
}
