import { createHash } from "node:crypto";
import { canonicalText } from "./domain/canonical-text";

/**
 * SHA-256 (hex) of plain data by its canonical text: the same whatever order the keys are in, so that it can be computed
 * again from what the database gives back.
 */
export function frozenHashOf(content: unknown): string {
  return createHash("sha256").update(canonicalText(content)).digest("hex");
}
