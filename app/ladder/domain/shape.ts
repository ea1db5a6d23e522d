import type { z } from "zod";
import type { Finding } from "./findings";
import { displayPath, findingAt, isExtension, type Located, nearest, plain } from "./located";
import { versionPattern } from "./schema-fields";
import { didYouMean } from "./suggestion";

type Issue = z.core.$ZodIssue;

/**
 * Checks data against a schema. Every issue becomes a finding at the place where the value is
 * written. `x-` keys are set aside for the check and put back into the value afterwards.
 */
export function checkShape<T>(
  schema: z.ZodType<T>,
  root: Located,
): { value: T | null; findings: Finding[] } {
  const result = schema.safeParse(plain(root, "dropped"), { error: wordIssue });
  if (result.success) {
    restoreExtensions(result.data, root);
    return { value: result.data, findings: [] };
  }
  return {
    value: null,
    findings: result.error.issues.flatMap((issue) => toFindings(issue, root, [])),
  };
}

/**
 * Words for an issue, given to zod. For unknown keys zod keeps only the text we return, so the text
 * carries the keys that are known; `unknownKeys` reads it again.
 */
function wordIssue(issue: z.core.$ZodRawIssue): string {
  switch (issue.code) {
    case "unrecognized_keys":
      return knownKeys(issue.inst).join(" ");
    case "invalid_type":
      return wordType(issue.expected, issue.input);
    case "invalid_value": {
      const values = issue.values.map(String);
      if (issue.input === undefined) return `missing; one of ${values.join(", ")}`;
      const given = String(issue.input);
      return `${quote(issue.input)} is not one of ${values.join(", ")}${didYouMean(given, values)}`;
    }
    case "invalid_format":
      return wordFormat(issue, String(issue.input));
    case "too_small":
      return issue.origin === "array" || issue.origin === "string"
        ? "is empty"
        : `must be ${issue.inclusive ? "at least" : "more than"} ${issue.minimum}`;
    case "too_big":
      return `must be ${issue.inclusive ? "at most" : "less than"} ${issue.maximum}`;
    default:
      return "is not valid here";
  }
}

function wordType(expected: string, input: unknown): string {
  const wanted = expectedNames[expected] ?? expected;
  if (input === undefined) return `missing; expected ${wanted}`;
  if (input === null) return `is empty; expected ${wanted}`;
  const given = Array.isArray(input)
    ? "a list"
    : typeof input === "object"
      ? "a map"
      : typeof input === "string"
        ? `the text ${quote(input)}`
        : `the ${typeof input === "number" ? "number" : "truth value"} ${input}`;
  const quoted = expected === "string" && typeof input !== "object" ? "; quote it" : "";
  return `expected ${wanted}, found ${given}${quoted}`;
}

const expectedNames: Record<string, string> = {
  string: "text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  object: "a map",
  record: "a map",
  array: "a list",
};

function wordFormat(
  issue: { format: string; pattern?: string | undefined },
  input: string,
): string {
  if (issue.format === "url") return `${quote(input)} is not an http or https address`;
  if (issue.pattern === String(versionPattern))
    return `${quote(input)} is not a version such as 1.0.0`;
  return `${quote(input)} is not valid here; use lower-case letters, digits and hyphens, beginning with a letter`;
}

function knownKeys(schema: unknown): string[] {
  const shape = (schema as z.core.$ZodObject | undefined)?._zod.def.shape;
  return shape ? Object.keys(shape) : [];
}

function toFindings(issue: Issue, root: Located, above: PropertyKey[]): Finding[] {
  const steps = [...above, ...issue.path];
  if (issue.code === "unrecognized_keys") return unknownKeys(issue, root, steps);
  if (issue.code === "invalid_union") return unionFindings(issue, root, steps);
  return [findingAt(nearest(root, steps), displayPath(root, steps), issue.message)];
}

function unknownKeys(
  issue: Issue & { code: "unrecognized_keys" },
  root: Located,
  steps: PropertyKey[],
): Finding[] {
  const known = issue.message.split(" ");
  return issue.keys.map((key) => {
    const path = [...steps, key];
    const hint = didYouMean(key, known) || `; known here: ${known.join(", ")}`;
    return findingAt(nearest(root, path), displayPath(root, path), `unknown key "${key}"${hint}`);
  });
}

/**
 * The issues of the alternative the writer must have meant: the one that knows the most of the
 * keys written. Without such a one, what the union as a whole expects.
 */
function unionFindings(
  issue: Issue & { code: "invalid_union" },
  root: Located,
  steps: PropertyKey[],
): Finding[] {
  const node = nearest(root, steps);
  const path = displayPath(root, steps);
  if (node.kind === "map") {
    const ranked = issue.errors
      .filter((issues) => !issues.some((each) => each.path.length === 0 && isWrongType(each)))
      .map((issues) => ({ issues, unknown: strangers(issues) }))
      .sort((a, b) => a.unknown - b.unknown);
    const [best, second] = ranked;
    if (best && best.unknown < (second?.unknown ?? Number.POSITIVE_INFINITY)) {
      return best.issues.flatMap((each) => toFindings(each, root, steps));
    }
    const known = issue.errors.flatMap((issues) =>
      issues.flatMap((each) => (each.code === "unrecognized_keys" ? each.message.split(" ") : [])),
    );
    const written = [...node.entries.keys()].find((key) => !known.includes(key));
    const hint = written === undefined ? "" : didYouMean(written, known);
    return [findingAt(node, path, issue.message + hint)];
  }
  const [only] = issue.errors.filter(
    (issues) => !issues.some((each) => each.path.length === 0 && isWrongType(each)),
  );
  if (only) return only.flatMap((each) => toFindings(each, root, steps));
  return [findingAt(node, path, issue.message)];
}

function isWrongType(issue: Issue): boolean {
  return issue.code === "invalid_type" || issue.code === "invalid_value";
}

function strangers(issues: Issue[]): number {
  const [unknown] = issues.filter(
    (issue) => issue.code === "unrecognized_keys" && issue.path.length === 0,
  );
  return unknown?.code === "unrecognized_keys" ? unknown.keys.length : 0;
}

/** Puts `x-` keys back where they were written; parsing keeps the positions of everything else. */
function restoreExtensions(value: unknown, written: Located): void {
  if (Array.isArray(value) && written.kind === "list") {
    written.items.forEach((item, index) => {
      restoreExtensions(value[index], item);
    });
  }
  if (!isRecord(value) || written.kind !== "map") return;
  for (const [key, node] of written.entries) {
    if (isExtension(key)) value[key] = plain(node, "kept");
    else restoreExtensions(value[key], node);
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function quote(value: unknown): string {
  const text = String(value);
  return `"${text.length > 60 ? `${text.slice(0, 60)}…` : text}"`;
}
