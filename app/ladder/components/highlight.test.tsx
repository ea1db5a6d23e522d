import fc from "fast-check";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { Highlight, occurrences } from "./highlight";

const marked = (text: string, query: string) =>
  renderToStaticMarkup(<Highlight text={text} query={query} />).replace(/<\/?span>/g, "");

test.each([
  [
    "every occurrence, whatever its case",
    "Review the review.",
    "review",
    "<mark>Review</mark> the <mark>review</mark>.",
  ],
  ["accents do not matter", "A café in Łódź", "cafe lodz", "A <mark>café</mark> in Łódź"],
  ["parts of words", "reviewers", "view", "re<mark>view</mark>ers"],
  ["words that overlap", "abcd", "abc bcd", "<mark>abcd</mark>"],
  ["nothing without a query", "abc", "  ", "abc"],
  ["text that looks like markup stays text", "<b>a", "b", "&lt;<mark>b</mark>&gt;a"],
])("%s", (_, text, query, expected) => {
  expect(marked(text, query)).toBe(expected);
});

test("the parts joined are the text", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), fc.string({ unit: "grapheme" }), (text, query) => {
      expect(
        occurrences(text, query)
          .map((part) => part.text)
          .join(""),
      ).toBe(text);
    }),
  );
});
