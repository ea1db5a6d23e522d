import { createElement, type ReactElement, type ReactNode } from "react";

/** What sanitised Markdown is made of. Plain data, so that a loader can hand it to a page. */
export type MarkdownNode = string | MarkdownElement;
export type MarkdownElement = {
  tag: MarkdownTag;
  href?: string;
  start?: number;
  align?: "left" | "center" | "right";
  children: MarkdownNode[];
};

/** Every element that Markdown may become; there are no others, and none of these runs anything. */
export const MARKDOWN_TAGS = [
  "p",
  "a",
  "em",
  "strong",
  "del",
  "code",
  "pre",
  "br",
  "hr",
  "blockquote",
  "ul",
  "ol",
  "li",
  "h1",
  "h2",
  "h3",
  "h4",
  "h5",
  "h6",
  "table",
  "thead",
  "tbody",
  "tr",
  "th",
  "td",
] as const;
export type MarkdownTag = (typeof MARKDOWN_TAGS)[number];

const ALIGNED = { left: "text-left", center: "text-center", right: "text-right" };

/** Running text: several paragraphs, lists, headings. */
export function Markdown({ nodes, className = "" }: { nodes: MarkdownNode[]; className?: string }) {
  return createElement("div", { className: `prose ${className}` }, ...nodes.map(rendered));
}

/** A short text inside an element of the page: one paragraph comes without its own `p`. */
export function Inline({ nodes }: { nodes: MarkdownNode[] }): ReactElement {
  const [only] = nodes;
  const isParagraph = nodes.length === 1 && typeof only === "object" && only.tag === "p";
  if (isParagraph) return createElement("span", null, ...only.children.map(rendered));
  return <Markdown nodes={nodes} />;
}

function rendered(node: MarkdownNode): ReactNode {
  if (typeof node === "string") return node;
  const children = node.children.map(rendered);
  switch (node.tag) {
    case "a":
      return createElement("a", { href: node.href, rel: "noopener noreferrer" }, ...children);
    case "ol":
      return createElement("ol", { start: node.start }, ...children);
    case "th":
    case "td":
      return createElement(
        node.tag,
        {
          scope: node.tag === "th" ? "col" : undefined,
          className: node.align && ALIGNED[node.align],
        },
        ...children,
      );
    case "table":
      return scrollable(createElement("table", { className: "table" }, ...children), "Table");
    case "pre":
      return scrollable(createElement("pre", null, ...children), "Code");
    case "br":
    case "hr":
      return createElement(node.tag);
    // The page has its own h1.
    case "h1":
      return createElement("h2", null, ...children);
    default:
      return createElement(node.tag, null, ...children);
  }
}

/** What may be wider than the text column scrolls by itself, by keyboard too. */
function scrollable(element: ReactElement, label: string) {
  const props = { className: "overflow-x-auto", role: "region", tabIndex: 0, "aria-label": label };
  return createElement("div", props, element);
}
