import { useEffect } from "react";
import type { FieldErrors } from "~/platform/form";

/**
 * Takes people to what the server refused: the field, or what is said above the form. Errors found in the browser
 * are shown before anything is sent; these arrive when somebody looks at the button below a long form.
 */
export function useFocusOnRefusal(answer: { errors?: FieldErrors | undefined } | undefined): void {
  useEffect(() => {
    const [field] = Object.keys(answer?.errors ?? {});
    if (field === undefined) return;
    const target =
      document.getElementById(field) ?? document.querySelector<HTMLElement>("main [role=alert]");
    if (!target) return;
    if (target.tabIndex < 0) target.tabIndex = -1;
    target.focus();
  }, [answer]);
}
