import { type Finding, formatPlace } from "./findings";
import { findingAt, type Located, type LocatedMap } from "./located";
import type { YamlFile } from "./yaml-file";

/** Top-level keys that hold a map, whose own keys may be spread over files too. */
const spreadMaps = new Set(["ladder", "interview", "jobDescription"]);

/**
 * Merges the files of a ladder by their top-level keys: lists are joined, the header, the interview
 * and the job description are joined key by key, and anything else written in two files is an error
 * naming both places.
 */
export function mergeFiles(files: YamlFile[]): { root: LocatedMap; errors: Finding[] } {
  const first = files[0]?.file ?? ".";
  const root: LocatedMap = {
    place: { file: first, line: 1, column: 1 },
    kind: "map",
    entries: new Map(),
  };
  const errors: Finding[] = [];
  for (const { root: added } of files) {
    if (added === null || (added.kind === "scalar" && added.value === null)) continue;
    if (added.kind !== "map") {
      errors.push(findingAt(added, "", "a ladder file is a map of keys such as criteria:"));
      continue;
    }
    for (const [key, value] of added.entries) {
      // `criteria:` with nothing under it is how a template begins.
      if (value.kind === "scalar" && value.value === null) continue;
      addEntry(root, key, value, [], errors);
    }
  }
  return { root, errors };
}

function addEntry(
  target: LocatedMap,
  key: string,
  value: Located,
  above: string[],
  errors: Finding[],
): void {
  const steps = [...above, key];
  const existing = target.entries.get(key);
  if (existing === undefined) {
    target.entries.set(key, copy(value));
  } else if (existing.kind === "list" && value.kind === "list") {
    existing.items.push(...value.items);
  } else if (existing.kind === "map" && value.kind === "map" && isSpread(steps)) {
    for (const [name, each] of value.entries) addEntry(existing, name, each, steps, errors);
  } else {
    const message = `also written at ${formatPlace(existing.place)}; keep one`;
    errors.push(findingAt(value, steps.join("."), message));
  }
}

function isSpread(steps: string[]): boolean {
  return steps.length === 1 && spreadMaps.has(steps[0] ?? "");
}

/** A copy that can be added to without changing the file it came from. */
function copy(node: Located): Located {
  if (node.kind === "list") return { ...node, items: [...node.items] };
  if (node.kind === "map") {
    return { ...node, entries: new Map([...node.entries].map(([key, each]) => [key, copy(each)])) };
  }
  return node;
}
