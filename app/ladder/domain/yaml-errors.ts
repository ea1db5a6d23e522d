import { type Document, isScalar, Scalar, visit, type YAMLError } from "yaml";
import type { Finding } from "./findings";

/** A YAML syntax error in words that say what to do about it. */
export function wordYamlError(error: YAMLError): string {
  switch (error.code) {
    case "TAB_AS_INDENT":
      return "a tab indents this line; indent with spaces";
    case "BLOCK_AS_IMPLICIT_KEY":
      return "a second colon on the line; quote text that holds a colon followed by a space";
    case "BAD_SCALAR_START":
      return `${lower(error.message)}; quote text that begins with it`;
    case "TAG_RESOLVE_FAILED":
      return `${lower(error.message)}; tags are not read, quote text that begins with an exclamation mark`;
    default:
      return `not valid YAML: ${lower(error.message)}`;
  }
}

/**
 * Offsets of the lines a tab indents, where YAML has not complained of the line already. Tabs
 * inside block text are content and may stay.
 */
export function leadingTabs(
  text: string,
  document: Document | undefined,
  known: Finding[],
): number[] {
  const blocks: [number, number][] = [];
  if (document) {
    visit(document, (_key, node) => {
      const isBlock =
        isScalar(node) && (node.type === Scalar.BLOCK_LITERAL || node.type === Scalar.BLOCK_FOLDED);
      if (isBlock && node.range) blocks.push([node.range[0], node.range[2]]);
    });
  }
  const reported = new Set(known.map((finding) => finding.line));
  const found: number[] = [];
  let offset = 0;
  for (const [index, line] of text.split("\n").entries()) {
    if (/^ *\t\s*\S/.test(line) && !reported.has(index + 1)) found.push(offset);
    offset += line.length + 1;
  }
  return found.filter((each) => !blocks.some(([from, to]) => each > from && each < to));
}

function lower(message: string): string {
  return message.charAt(0).toLowerCase() + message.slice(1);
}
