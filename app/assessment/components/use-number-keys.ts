import { type RefObject, useEffect } from "react";

/** 1, 2, 3 … choose a point, unless one is writing. */
export function useNumberKeys(form: RefObject<HTMLFormElement>, points: number) {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const target = event.target as HTMLElement;
      const writing = target.matches(
        "textarea, select, input:not([type=radio]):not([type=checkbox])",
      );
      const position = Number(event.key);
      if (writing || event.ctrlKey || event.metaKey || event.altKey) return;
      if (!Number.isInteger(position) || position < 1 || position > points) return;
      const radios = form.current?.querySelectorAll<HTMLInputElement>(
        'input[name="answer"]:not([data-alternative])',
      );
      const radio = radios?.[position - 1];
      radio?.focus();
      radio?.click();
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, [form, points]);
}
