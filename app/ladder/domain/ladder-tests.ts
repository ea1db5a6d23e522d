import { z } from "zod";
import { compareText, formatFinding } from "./findings";
import { child, type Located, text } from "./located";
import type { LadderText } from "./parse";
import { checkAnswers, inputFor, ratingFields } from "./rating-file";
import { evaluate } from "./rules";
import type { Ladder } from "./schema";
import { checkShape } from "./shape";
import { didYouMean } from "./suggestion";
import { findTransition } from "./view";
import { readYamlFile } from "./yaml-file";

export type LadderTestResult = { name: string; ok: boolean; message?: string };

export type LadderTestRun = { passed: number; failed: number; results: LadderTestResult[] };

/** A person as the ladder's author imagines one, and what the rule should say of them. */
const LadderTest = z.strictObject({
  name: z.string().min(1),
  transition: z.string(),
  ...ratingFields,
  expect: z.strictObject({
    met: z.boolean(),
    missing: z.array(z.string()).optional(),
  }),
});

/**
 * Runs a ladder's own tests. A file holds one test or a list. A test that cannot be read fails and
 * says where; the others still run.
 */
export function runLadderTests(ladder: Ladder, files: readonly LadderText[]): LadderTestRun {
  const results = [...files]
    .sort((a, b) => compareText(a.path, b.path))
    .flatMap((file) => runFile(ladder, file));
  const passed = results.filter((result) => result.ok).length;
  return { passed, failed: results.length - passed, results };
}

function runFile(ladder: Ladder, file: LadderText): LadderTestResult[] {
  const { root, errors } = readYamlFile(file.path, file.text);
  if (errors.length > 0) return errors.map((error) => failure(file.path, formatFinding(error)));
  if (!root) return [];
  const tests = root.kind === "list" ? root.items : [root];
  return tests.map((test, index) => runTest(ladder, test, `${file.path}[${index}]`));
}

function runTest(ladder: Ladder, node: Located, fallbackName: string): LadderTestResult {
  const name = text(child(node, "name")) ?? fallbackName;
  const { value, findings } = checkShape(LadderTest, node);
  const [misshapen] = findings;
  if (!value) return failure(name, misshapen ? formatFinding(misshapen) : "cannot be read");
  const transition = findTransition(ladder, value.transition);
  if (!transition) {
    const known = ladder.transitions.map((each) => each.id);
    return failure(
      name,
      `no transition "${value.transition}"${didYouMean(value.transition, known)}`,
    );
  }
  const [wrong] = checkAnswers(ladder, transition.id, node);
  if (wrong) return failure(name, formatFinding(wrong));
  const input = inputFor(ladder, transition.id, value);
  const { met, explanation } = evaluate(transition.rule, input);
  if (met !== value.expect.met) {
    const said = met ? "met" : "not met";
    return failure(name, `the rule is ${said}: ${explanation.text}${because(explanation.missing)}`);
  }
  const expected = value.expect.missing;
  if (expected && !sameSet(expected, explanation.missing)) {
    const listed = (ids: string[]) => (ids.length === 0 ? "nothing" : [...ids].sort().join(", "));
    return failure(name, `missing ${listed(explanation.missing)}; expected ${listed(expected)}`);
  }
  return { name, ok: true };
}

function because(missing: string[]): string {
  return missing.length === 0 ? "" : ` (missing ${missing.join(", ")})`;
}

function sameSet(a: string[], b: string[]): boolean {
  return [...new Set(a)].sort().join() === [...new Set(b)].sort().join();
}

function failure(name: string, message: string): LadderTestResult {
  return { name, ok: false, message };
}
