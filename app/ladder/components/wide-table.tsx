import { createElement, type ReactNode } from "react";

/** A table that scrolls by itself where it is wide, by keyboard too; elsewhere its head can stick to the window. */
export function WideTable({
  label,
  isWide,
  children,
}: {
  label: string;
  isWide: boolean;
  children: ReactNode;
}) {
  const scrolling = {
    className: "md:overflow-x-auto md:[&_td]:min-w-40",
    role: "region",
    tabIndex: 0,
    "aria-label": label,
  };
  return createElement("div", isWide ? scrolling : null, children);
}
