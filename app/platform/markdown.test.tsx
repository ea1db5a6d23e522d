import fc from "fast-check";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { Inline, MARKDOWN_TAGS, Markdown } from "~/ui/markdown";
import { isPlain, plainText, renderMarkdown } from "./markdown.server";

const html = (text: string) =>
  renderToStaticMarkup(<Markdown nodes={renderMarkdown(text)} />).replace(
    /^<div class="prose ">(.*)<\/div>$/s,
    "$1",
  );

/** Without the words between them: those are escaped, and may say anything. */
const tags = (markup: string) => markup.match(/<[^>]*>/g)?.join("") ?? "";

describe("what ordinary Markdown becomes", () => {
  test.each([
    ["paragraphs", "One.\n\nTwo.", "<p>One.</p><p>Two.</p>"],
    ["emphasis", "*a* **b** `c`", "<p><em>a</em> <strong>b</strong> <code>c</code></p>"],
    ["a list", "- a\n- b", "<ul><li>a</li><li>b</li></ul>"],
    ["a numbered list from three", "3. a\n4. b", '<ol start="3"><li>a</li><li>b</li></ol>'],
    ["headings below the page's own", "# a\n\n## b", "<h2>a</h2><h2>b</h2>"],
    [
      "a link that tells nobody where it came from",
      "[a](https://example.org)",
      '<p><a href="https://example.org" rel="noopener noreferrer">a</a></p>',
    ],
    [
      "a link on this site",
      "[a](/ladder)",
      '<p><a href="/ladder" rel="noopener noreferrer">a</a></p>',
    ],
    [
      "a table",
      "| a | b |\n|---|--:|\n| 1 | 2 |",
      '<div class="overflow-x-auto" role="region" tabindex="0" aria-label="Table"><table class="table"><thead><tr><th scope="col">a</th><th scope="col" class="text-right">b</th></tr></thead><tbody><tr><td>1</td><td class="text-right">2</td></tr></tbody></table></div>',
    ],
    [
      "code with its line breaks",
      "```ts\na\n\nb\n```",
      '<div class="overflow-x-auto" role="region" tabindex="0" aria-label="Code"><pre><code>a\n\nb\n</code></pre></div>',
    ],
    ["a line break inside a sentence", "one\ntwo", "<p>one\ntwo</p>"],
    ["nothing", " \n ", ""],
  ])("%s", (_, text, expected) => {
    expect(html(text)).toBe(expected);
  });

  test("a short text comes without a paragraph of its own", () => {
    const inline = renderToStaticMarkup(<Inline nodes={renderMarkdown("a **b**")} />);
    expect(inline).toBe("<span>a <strong>b</strong></span>");
  });

  test("a plain text has the words and none of the marks", () => {
    expect(plainText("## A *b*\n\n- c\n- [d](https://e.org)")).toBe("A b c d");
  });
});

describe("what is never let through", () => {
  test.each([
    ["<script>alert(1)</script>"],
    ["a <script>alert(1)</script> b"],
    ["<img src=x onerror=alert(1)>"],
    ["![x](https://example.org/x.png)"],
    ['<a href="javascript:alert(1)">x</a>'],
    ["[x](javascript:alert(1))"],
    ["[x](JaVaScRiPt:alert(1))"],
    ["[x](&#106;avascript:alert(1))"],
    ["[x](data:text/html,<script>alert(1)</script>)"],
    ["[x](vbscript:alert(1))"],
    ["<javascript:alert(1)>"],
    ["<iframe src=https://example.org></iframe>"],
    ["<svg><script>alert(1)</script></svg>"],
    ['<p style="color:red" onclick="alert(1)">x</p>'],
    ["<style>*{display:none}</style>"],
    ["<form action=/x><input name=y></form>"],
    ["- [ ] <input onfocus=alert(1) autofocus>"],
  ])("%s", (text) => {
    expect(tags(html(text))).not.toMatch(
      /script|style|on\w+=|vbscript:|data:|<(?:img|iframe|svg|form|input)/i,
    );
  });

  test("the words around it stay", () => {
    expect(html("before <b onclick=x>bold</b> after")).toBe("<p>before bold after</p>");
  });

  test("any text becomes allowed elements only", () => {
    const mark = fc.constantFrom("<", ">", '"', "[", "](", ")", "*", "`", "\n", "javascript:", "a");
    fc.assert(
      fc.property(fc.array(mark, { maxLength: 30 }), (marks) => {
        const result = tags(html(marks.join("")));
        expect(result).not.toContain("javascript:");
        for (const [, tag] of result.matchAll(/<([a-z0-9]+)/g))
          expect(["div", ...MARKDOWN_TAGS]).toContain(tag);
      }),
    );
  });
});

test("texts without marks are the same with and without the parser", () => {
  const word = fc.string({ unit: "grapheme" });
  fc.assert(
    fc.property(fc.array(word, { maxLength: 12 }), (words) => {
      const text = words.join(" ").trim();
      fc.pre(text !== "" && isPlain(text));
      // An empty comment is dropped by the parser and makes the text go through it.
      expect(renderMarkdown(`${text}<!---->`)).toEqual([{ tag: "p", children: [text] }]);
    }),
    { numRuns: 500 },
  );
});

describe("text that would take the parser minutes", () => {
  const nasty = {
    "nested ordered lists": "1. ".repeat(6_000),
    "nested quotes": ">".repeat(20_000),
    "quotes and lists": "> - ".repeat(5_000),
    "a run of stars": `${"*".repeat(10_000)}a${"*".repeat(10_000)}`,
    "stars apart": "*a ".repeat(6_000),
    brackets: "[".repeat(20_000),
    "deep indentation": Array.from({ length: 190 }, (_, depth) => `${" ".repeat(depth)}- x`).join(
      "\n",
    ),
  };

  test.each(Object.entries(nasty))("is shown as it is, at once: %s", (_name, text) => {
    const started = performance.now();
    expect(renderMarkdown(text).length).toBeGreaterThan(0);
    expect(performance.now() - started).toBeLessThan(1_000);
  });
});
