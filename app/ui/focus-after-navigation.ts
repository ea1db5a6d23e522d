import { useLocation } from "@remix-run/react";
import { useEffect, useRef } from "react";

/**
 * After a navigation in the browser the focus goes to what the address names; and where the control that had it is
 * gone, as after most forms, to the page's heading rather than to nowhere. A page that is loaded anew is the
 * browser's own affair.
 */
export function useFocusAfterNavigation(): void {
  const { key, hash } = useLocation();
  const known = useRef(key);
  useEffect(() => {
    if (known.current === key) return;
    known.current = key;
    const named = hash ? document.getElementById(decoded(hash.slice(1))) : null;
    const isLost = document.activeElement === null || document.activeElement === document.body;
    const target = named ?? (isLost ? document.querySelector<HTMLElement>("main h1") : null);
    if (!target) return;
    if (target.tabIndex < 0) target.tabIndex = -1;
    // Where the page stands is for whoever scrolls it.
    target.focus({ preventScroll: true });
  }, [key, hash]);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
