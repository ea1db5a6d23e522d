import type { Finding, Place } from "./findings";

export type Scalar = string | number | boolean | null;

/**
 * A YAML value that remembers where it is written. `place` is its key's place where it has a key,
 * since that is where a reader looks. Maps keep keys in order; a key written twice is reported
 * when the file is read, and the first stands.
 */
export type Located = { place: Place } & (
  | { kind: "map"; entries: Map<string, Located> }
  | { kind: "list"; items: Located[] }
  | { kind: "scalar"; value: Scalar }
);

export type LocatedMap = Extract<Located, { kind: "map" }>;

/** A key with which anyone may extend any element. */
export function isExtension(key: string): boolean {
  return key.startsWith("x-");
}

/** The value under a key of a map, or undefined. */
export function child(node: Located | undefined, key: string): Located | undefined {
  return node?.kind === "map" ? node.entries.get(key) : undefined;
}

/** The items of a list under a key; empty where there is no list. */
export function items(node: Located | undefined, key: string): Located[] {
  const list = child(node, key);
  return list?.kind === "list" ? list.items : [];
}

/** The keys and values of a map under a key, extensions left out; empty where there is no map. */
export function entries(node: Located | undefined, key: string): [string, Located][] {
  const map = child(node, key);
  return map?.kind === "map" ? [...map.entries].filter(([name]) => !isExtension(name)) : [];
}

/** The text of a scalar, or undefined where the node is no text. */
export function text(node: Located | undefined): string | undefined {
  return node?.kind === "scalar" && typeof node.value === "string" ? node.value : undefined;
}

/** The number of a scalar, or undefined where the node is no number. */
export function number(node: Located | undefined): number | undefined {
  return node?.kind === "scalar" && typeof node.value === "number" ? node.value : undefined;
}

/** Plain data of a node, with or without `x-` keys. */
export function plain(node: Located, extensions: "kept" | "dropped"): unknown {
  if (node.kind === "scalar") return node.value;
  if (node.kind === "list") return node.items.map((item) => plain(item, extensions));
  const kept = [...node.entries].filter(([key]) => extensions === "kept" || !isExtension(key));
  return Object.fromEntries(kept.map(([key, value]) => [key, plain(value, extensions)]));
}

/** A finding at a node. */
export function findingAt(node: { place: Place }, path: string, message: string): Finding {
  return { ...node.place, path, message };
}

/** `criteria[decompose-for-ai].transition` for the steps from the root to a node. */
export function displayPath(root: Located, steps: readonly PropertyKey[]): string {
  let path = "";
  let node: Located | undefined = root;
  for (const step of steps) {
    const next: Located | undefined =
      typeof step === "number" && node?.kind === "list"
        ? node.items[step]
        : child(node, String(step));
    path +=
      typeof step === "number" ? `[${itemName(next, step)}]` : `${path ? "." : ""}${String(step)}`;
    node = next;
  }
  return path;
}

/** What stands for a list item in a path: its id, or the criterion it is about, else its position from 0. */
export function itemName(item: Located | undefined, index: number): string {
  const id = child(item, "id") ?? child(item, "criterion");
  return id?.kind === "scalar" && id.value !== null ? String(id.value) : String(index);
}

/** The node at a path, or the nearest one above it where the path leads nowhere. */
export function nearest(root: Located, steps: readonly PropertyKey[]): Located {
  let node = root;
  for (const step of steps) {
    const next: Located | undefined =
      node.kind === "list" ? node.items[Number(step)] : child(node, String(step));
    if (next === undefined) return node;
    node = next;
  }
  return node;
}
