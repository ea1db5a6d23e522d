import { type RefObject, useEffect } from "react";

/**
 * The number on a point's badge chooses it, unless one is writing. Where a page asks for several ratings, each names its
 * field, and the one that the keyboard is in is meant.
 */
export function useNumberKeys(root: RefObject<HTMLElement>, field?: string) {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const target = event.target as HTMLElement;
      const writing = target.matches(
        "textarea, select, input:not([type=radio]):not([type=checkbox])",
      );
      if (writing || event.ctrlKey || event.metaKey || event.altKey) return;
      if (field !== undefined && !root.current?.contains(target)) return;
      const name = CSS.escape(field ?? "answer");
      const radios = root.current?.querySelectorAll<HTMLInputElement>(
        `input[name="${name}"]:not([data-alternative])`,
      );
      const radio = [...(radios ?? [])].find(({ value }) => value === event.key);
      radio?.focus();
      radio?.click();
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, [root, field]);
}
