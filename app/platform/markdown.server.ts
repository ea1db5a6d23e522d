import rehypeSanitize, { type Options } from "rehype-sanitize";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import remarkRehype from "remark-rehype";
import { unified } from "unified";
import {
  MARKDOWN_TAGS,
  type MarkdownElement,
  type MarkdownNode,
  type MarkdownTag,
} from "~/ui/markdown";

/** Nothing gets through that is not named here; raw HTML is dropped before it gets this far. */
const ALLOWED: Options = {
  tagNames: [...MARKDOWN_TAGS],
  attributes: { a: ["href"], ol: ["start"], th: ["align"], td: ["align"] },
  protocols: { href: ["http", "https", "mailto"] },
  strip: ["script", "style"],
  ancestors: {
    thead: ["table"],
    tbody: ["table"],
    tr: ["table"],
    th: ["table"],
    td: ["table"],
  },
};

const processor = unified()
  .use(remarkParse)
  .use(remarkGfm, { singleTilde: false })
  .use(remarkRehype)
  .use(rehypeSanitize, ALLOWED)
  .freeze();

type Tree = ReturnType<typeof processor.runSync>;
type Child = Tree["children"][number];

/**
 * Markdown as sanitised plain data for `Markdown` and `Inline` of ~/ui/markdown. No HTML text is made at any point,
 * so there is nothing to escape from; the parser stays out of the browser's bundle.
 */
export function renderMarkdown(text: string): MarkdownNode[] {
  const trimmed = text.trim();
  if (trimmed === "") return [];
  if (isPlain(trimmed)) return [{ tag: "p", children: [trimmed] }];
  if (isUnreasonable(trimmed)) return paragraphs(trimmed);
  try {
    return compact(processor.runSync(processor.parse(trimmed)).children, false);
  } catch {
    return paragraphs(trimmed);
  }
}

/**
 * The parser takes quadratic time, and then the stack, on text that nests or repeats marks by the thousand. Nobody
 * writes so; such text is shown as it is.
 */
function isUnreasonable(text: string): boolean {
  const containers = /^(?:[ \t]*(?:>|[-+*]|\d{1,9}[.)])[ \t]*){12}/m;
  const run = /[*_~`[\]!<>|]{20}/;
  const indent = /^[ \t]{60}/m;
  const marks = text.match(/[*_~`[\]<>|]/g)?.length ?? 0;
  return marks > 2_000 || run.test(text) || containers.test(text) || indent.test(text);
}

function paragraphs(text: string): MarkdownNode[] {
  return text.split(/\n{2,}/).map((part) => ({ tag: "p", children: [part] }));
}

/** The words of a Markdown text without any of its marks, on one line. */
export function plainText(text: string): string {
  return wordsOf(renderMarkdown(text)).replace(/\s+/g, " ").trim();
}

/**
 * Most of a ladder is sentences without a single mark of Markdown. They need no parser, which takes a hundred times
 * longer. The test holds both ways against each other.
 */
export function isPlain(text: string): boolean {
  return (
    !/[\\`*_[\]<>&#|~@\p{Cc}]/u.test(text) &&
    !/https?:|www\./i.test(text) &&
    !/^(?:[-+=]|\d+[.)]|\s)/.test(text) &&
    text === text.trim()
  );
}

function compact(children: Child[], verbatim: boolean): MarkdownNode[] {
  return children.flatMap((child): MarkdownNode[] => {
    if (child.type === "text") {
      const isBetweenBlocks = !verbatim && child.value.trim() === "" && child.value.includes("\n");
      return isBetweenBlocks ? [] : [child.value];
    }
    if (child.type !== "element" || !isAllowed(child.tagName)) return [];
    const tag = child.tagName;
    const within = compact(child.children, verbatim || tag === "pre" || tag === "code");
    const { href, start, align } = child.properties;
    if (tag === "a" && (typeof href !== "string" || href.startsWith("#"))) return within;
    const element: MarkdownElement = { tag, children: within };
    if (typeof href === "string") element.href = href;
    if (typeof start === "number") element.start = start;
    if (align === "left" || align === "center" || align === "right") element.align = align;
    return [element];
  });
}

function isAllowed(tag: string): tag is MarkdownTag {
  return (MARKDOWN_TAGS as readonly string[]).includes(tag);
}

function wordsOf(nodes: MarkdownNode[]): string {
  return nodes
    .map((node) =>
      typeof node === "string" ? node : `${wordsOf(node.children)}${spaceAfter(node)}`,
    )
    .join("");
}

function spaceAfter({ tag }: MarkdownElement): string {
  return ["a", "em", "strong", "del", "code"].includes(tag) ? "" : " ";
}
