import { createElement, Fragment } from "react";

/** A line of text in which `backticks` mark code, as they do in the ladder's running text; all else stays as it is. */
export function InlineCode({ text }: { text: string }) {
  // Every second part stood between two backticks; an odd one out is a character like any other.
  const parts = text.split(/`([^`]+)`/);
  const shown = parts.map((part, at) => (at % 2 === 1 ? createElement("code", null, part) : part));
  return createElement(Fragment, null, ...shown);
}
