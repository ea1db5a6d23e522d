import {
  Composer,
  type Document,
  isAlias,
  isMap,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  Parser,
  Scalar,
} from "yaml";
import type { Finding, Place } from "./findings";
import type { Located } from "./located";
import { nestsTooDeeply } from "./yaml-depth";
import { leadingTabs, wordYamlError } from "./yaml-errors";

const maxBytes = 1024 * 1024;
const maxAliases = 100;

/** A file as read. `whole` is false where part of what was written could not be understood. */
export type YamlFile = { file: string; root: Located | null; whole: boolean; errors: Finding[] };

/**
 * Reads one YAML file into values that remember where they are written. Everything wrong with the
 * YAML itself is reported with line and column. Safe on hostile text: size, nesting and alias
 * expansion are bounded before anything is built.
 */
export function readYamlFile(file: string, text: string): YamlFile {
  const start = { file, line: 1, column: 1 };
  const refuse = (message: string): YamlFile => {
    return { file, root: null, whole: false, errors: [{ ...start, path: "", message }] };
  };
  if (new TextEncoder().encode(text).length > maxBytes) return refuse("the file is over 1 MiB");
  const lines = new LineCounter();
  const tokens = [...new Parser(lines.addNewLine).parse(text)];
  if (nestsTooDeeply(tokens)) return refuse("values nest too deeply to be read");
  const placeOf = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { file, line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const documents = [
    ...new Composer({ version: "1.2", merge: false, uniqueKeys: false }).compose(
      tokens,
      true,
      text.length,
    ),
  ];
  const document = documents[0];
  const errors = documents.flatMap((each) => wordedErrors(each, placeOf));
  const second = documents[1];
  if (second) {
    const message = "a second YAML document begins here; keep one document per file";
    errors.push({ ...placeOf(second.range[0]), path: "", message });
  }
  const whole = documents.every((each) => each.errors.length === 0);
  errors.push(...leadingTabs(text, document, errors).map((offset) => tab(placeOf(offset))));
  if (!document?.contents) return { file, root: null, whole, errors };
  const reader = new Reader(placeOf);
  const root = reader.read(document.contents, start);
  return { file, root, whole: whole && !reader.gaveUp, errors: [...errors, ...reader.errors] };
}

/**
 * The first error of each line: the rest follow from it. What comes after a tab is read wrongly, so
 * that nothing after one is reported but further tabs.
 */
function wordedErrors(document: Document, placeOf: (offset: number) => Place): Finding[] {
  const firstOfLine = new Map<number, Finding>();
  for (const error of [...document.errors, ...document.warnings]) {
    const place = placeOf(error.pos[0]);
    if (!firstOfLine.has(place.line)) {
      firstOfLine.set(place.line, { ...place, path: "", message: wordYamlError(error) });
    }
    if (error.code === "TAB_AS_INDENT") break;
  }
  return [...firstOfLine.values()];
}

function tab(place: Place): Finding {
  return { ...place, path: "", message: "a tab indents this line; indent with spaces" };
}

/** Walks a document's nodes once, following aliases within a budget. */
class Reader {
  readonly errors: Finding[] = [];
  private readonly anchors = new Map<string, Node>();
  private readonly open = new Set<Node>();
  private aliases = 0;

  constructor(private readonly placeOf: (offset: number) => Place) {}

  /** Whether the budget for aliases ran out, so that the rest was not read. */
  get gaveUp(): boolean {
    return this.aliases > maxAliases;
  }

  /** The node's value; null where reading was given up (then an error says why). */
  read(node: Node, place: Place): Located | null {
    if (this.gaveUp) return null;
    if (isAlias(node)) return this.expand(node.source, place);
    if ("anchor" in node && typeof node.anchor === "string") this.anchors.set(node.anchor, node);
    this.open.add(node);
    const value = this.readValue(node, place);
    this.open.delete(node);
    return value;
  }

  private expand(name: string, place: Place): Located | null {
    this.aliases += 1;
    if (this.gaveUp) {
      return this.fail(place, `more than ${maxAliases} alias expansions in this file`);
    }
    const target = this.anchors.get(name);
    if (target && !this.open.has(target)) return this.read(target, place);
    this.fail(
      place,
      target
        ? `the alias "${name}" contains itself`
        : `no anchor "${name}" above; quote text that begins with an asterisk`,
    );
    // Stands in for what was meant, so that one mistake does not also read as a missing value.
    return { place, kind: "scalar", value: `*${name}` };
  }

  private readValue(node: Node, place: Place): Located | null {
    if (isMap(node)) return this.readMap(node.items, place);
    if (isSeq(node)) {
      const items = node.items.map((item) => {
        if (!isNode(item)) return { place, kind: "scalar" as const, value: null };
        return this.read(item, this.placeOf(item.range?.[0] ?? 0));
      });
      return { place, kind: "list", items: items.filter((item) => item !== null) };
    }
    if (isScalar(node)) return this.readScalar(node, place);
    return null;
  }

  private readMap(pairs: unknown[], place: Place): Located {
    const entries = new Map<string, Located>();
    for (const pair of pairs) {
      if (!isPair(pair)) continue;
      const at = isNode(pair.key) ? this.placeOf(pair.key.range?.[0] ?? 0) : place;
      const key = this.readKey(pair.key, at);
      if (key === null) continue;
      if (entries.has(key)) {
        // Checked here rather than by the composer, which takes quadratic time, and because `1` and
        // `"1"` are two keys to YAML and one to us.
        this.fail(at, `the key "${key}" is written twice`);
        continue;
      }
      const value = isNode(pair.value)
        ? this.read(pair.value, at)
        : { place: at, kind: "scalar" as const, value: null };
      if (value) entries.set(key, value);
    }
    return { place, kind: "map", entries };
  }

  private readKey(key: unknown, place: Place): string | null {
    if (!isScalar(key) || key.value === null) return this.fail(place, "a key must be a word");
    const name = String(key.value);
    if (name === "<<" && key.type === Scalar.PLAIN)
      return this.fail(place, "merge keys (<<) are not read; write the keys out");
    if (name === "__proto__") return this.fail(place, '"__proto__" cannot be a key');
    if (isYaml11Boolean(key)) this.fail(place, yaml11Message(name));
    return name;
  }

  private readScalar(node: Scalar, place: Place): Located {
    const { value } = node;
    if (isYaml11Boolean(node)) this.fail(place, yaml11Message(String(value)));
    if (typeof value === "number" && !Number.isFinite(value)) {
      this.fail(place, `${value} is not a number a ladder can hold`);
    }
    const known =
      typeof value === "string" || typeof value === "number" || typeof value === "boolean";
    return { place, kind: "scalar", value: known ? value : null };
  }

  private fail(place: Place, message: string): null {
    this.errors.push({ ...place, path: "", message });
    return null;
  }
}

function isNode(value: unknown): value is Node {
  return isMap(value) || isSeq(value) || isScalar(value) || isAlias(value);
}

/** Text to YAML 1.2, which we read, but true or false to the many tools that read YAML 1.1. */
function isYaml11Boolean(node: Scalar): boolean {
  return (
    node.type === Scalar.PLAIN &&
    typeof node.value === "string" &&
    /^(?:y|yes|n|no|on|off)$/i.test(node.value)
  );
}

function yaml11Message(word: string): string {
  return `unquoted ${word} is text here but true or false to other YAML readers; quote it, or write true or false`;
}
