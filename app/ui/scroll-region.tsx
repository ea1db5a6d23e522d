import type { ReactNode } from "react";

// What scrolls sideways must be reachable by keyboard, or those without a mouse cannot see its far side (WCAG 2.1.1).
const REACHABLE = { tabIndex: 0 };

/**
 * A wide table that scrolls inside itself rather than with the page; `label` names it. It is the frame of what is
 * placed in it too, or text for screen readers only would stick out of the page.
 */
export function ScrollRegion({
  label,
  className = "",
  children,
}: {
  label: string;
  className?: string;
  children: ReactNode;
}) {
  return (
    <section {...REACHABLE} aria-label={label} className={`relative overflow-x-auto ${className}`}>
      {children}
    </section>
  );
}
