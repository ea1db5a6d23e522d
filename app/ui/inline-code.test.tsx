import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { InlineCode } from "./inline-code";

test.each([
  ["Counts `leavesOn` as paid", "Counts <code>leavesOn</code> as paid"],
  ["`..` reads `<b>`", "<code>..</code> reads <code>&lt;b&gt;</code>"],
  ["One ` alone", "One ` alone"],
  ["Nothing", "Nothing"],
])("%s", (text, html) => {
  expect(renderToStaticMarkup(<InlineCode text={text} />)).toBe(html);
});
