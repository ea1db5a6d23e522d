import type { CST } from "yaml";

const maxDepth = 100;

/**
 * Whether values nest so deeply that building them could exhaust the stack (the YAML composer
 * recurses; thousands of brackets end the process). Walks the tokens without recursion.
 */
export function nestsTooDeeply(tokens: CST.Token[]): boolean {
  const open = tokens.map((token) => ({ token, depth: 0 }));
  for (let next = open.pop(); next; next = open.pop()) {
    const { token, depth } = next;
    if (depth > maxDepth) return true;
    if (token.type === "document" && token.value)
      open.push({ token: token.value, depth: depth + 1 });
    if (!("items" in token)) continue;
    for (const item of token.items) {
      if (item.key) open.push({ token: item.key, depth: depth + 1 });
      if (item.value) open.push({ token: item.value, depth: depth + 1 });
    }
  }
  return false;
}
