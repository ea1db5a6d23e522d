import type { ScalePoint } from "~/ladder/domain/schema";
import type { Given } from "./trend";

const ALTERNATIVE_WORDS: Record<string, string> = {
  "not-applicable": "Not applicable",
  "not-observable": "Not observable",
};

/** What was said, in words; the point's label where the scale is known. */
export function givenWords(given: Given, points: readonly ScalePoint[] = []): string {
  if (given === "missing") return "No answer";
  if ("alternative" in given) return ALTERNATIVE_WORDS[given.alternative] ?? given.alternative;
  const label = points.find(({ value }) => value === given.point)?.label;
  return label ? `${label} (${given.point})` : String(given.point);
}
