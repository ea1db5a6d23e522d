import type { Finding } from "./findings";
import { canBeMet } from "./gap";
import { selectionOf } from "./leaves";
import { child, displayPath, findingAt, type LocatedMap, nearest, plain } from "./located";
import { criteriaRated } from "./outline-criteria";
import { type Defined, named } from "./references";
import type { RuleCriterion } from "./rule-input";
import { everyRule, innerRules, isLeaf } from "./rule-tree";
import { Rule, selectionWords } from "./schema";
import { select } from "./selection";
import { didYouMean } from "./suggestion";

/**
 * Checks the rule of every transition: what it selects exists, its numbers fit the scales, and
 * somebody could meet it.
 */
export function checkRules(
  root: LocatedMap,
  defined: Defined,
  unread: ReadonlySet<string>,
): Finding[] {
  return named(root, "transition").flatMap(([transition, path]) => {
    const written = child(transition, "rule");
    const rule = written && Rule.safeParse(plain(written, "dropped"));
    // A misshapen rule is reported by the check of shapes.
    if (!written || !rule?.success) return [];
    const { criteria, complete } = criteriaRated(root, transition, defined);
    const report: Report = (steps, message) => {
      const tail = displayPath(written, steps);
      const at = `${path}.rule${tail === "" ? "" : `.${tail}`}`;
      return findingAt(nearest(written, steps), at, message);
    };
    const findings = everyRule(rule.data).flatMap(({ rule: each, steps }) => [
      ...checkSelection(each, steps, criteria, defined, unread, report),
      ...checkNumbers(each, steps, criteria, report),
    ]);
    // Only once the rest is right can it be told whether anyone could meet the rule.
    if (findings.length > 0 || !complete) return findings;
    return checkPossible(rule.data, [], criteria, report);
  });
}

type Steps = (string | number)[];
type Report = (steps: Steps, message: string) => Finding;

function kindOf(rule: Rule): string {
  return Object.keys(rule)[0] ?? "";
}

function checkSelection(
  rule: Rule,
  steps: Steps,
  criteria: RuleCriterion[],
  defined: Defined,
  unread: ReadonlySet<string>,
  report: Report,
): Finding[] {
  if (!isLeaf(rule)) return [];
  const of = selectionOf(rule);
  const at = [...steps, kindOf(rule), "of"];
  if (typeof of === "string") {
    const message = wrongName(of, defined);
    return message === null || unread.has(of) ? [] : [report(at, message)];
  }
  return of.flatMap((id, index) => {
    if (criteria.some((each) => each.id === id) || unread.has(id)) return [];
    const message = defined.criterion.has(id)
      ? `the criterion "${id}" is not rated for this transition`
      : `no criterion "${id}"${didYouMean(id, defined.criterion.keys())}`;
    return [report([...at, index], message)];
  });
}

function wrongName(of: string, defined: Defined): string | null {
  if (selectionWords.some((word) => word === of)) return null;
  const [isCompetency, isGroup] = [defined.competency.has(of), defined.group.has(of)];
  if (isCompetency && isGroup) {
    return `"${of}" is both a competency and a group; rename one so that the rule is clear`;
  }
  if (isCompetency || isGroup) return null;
  if (defined.criterion.has(of)) return `"${of}" is a criterion; write it as a list, [${of}]`;
  const known = [...selectionWords, ...defined.competency.keys(), ...defined.group.keys()];
  return `no competency or group "${of}"${didYouMean(of, known)}`;
}

function checkNumbers(
  rule: Rule,
  steps: Steps,
  criteria: RuleCriterion[],
  report: Report,
): Finding[] {
  if ("mean" in rule) {
    const { moreThan, atLeast } = rule.mean;
    if ((moreThan === undefined) !== (atLeast === undefined)) return [];
    return [report([...steps, "mean"], "needs exactly one of moreThan, atLeast")];
  }
  if (!("points" in rule)) return [];
  const selected = select(rule.points.of, criteria).flatMap((slot) => slot.criteria);
  const values = [
    ...new Set(selected.flatMap((each) => each.points.map((point) => String(point.value)))),
  ];
  if (values.length === 0) return [];
  const table = Object.keys(rule.points.table);
  const at = [...steps, "points", "table"];
  const absent = values.filter((value) => !table.includes(value));
  const stray = table.filter((value) => !values.includes(value));
  return [
    ...absent.map((value) => report(at, `does not say what point ${value} is worth`)),
    ...stray.map((value) =>
      report([...at, value], `no point "${value}" on the scale; it has ${values.join(", ")}`),
    ),
  ];
}

/** Reports the innermost rules that can never be met, so that the fault is named where it is. */
function checkPossible(
  rule: Rule,
  steps: Steps,
  criteria: RuleCriterion[],
  report: Report,
): Finding[] {
  const inside = innerRules(rule).flatMap((inner) =>
    checkPossible(inner.rule, [...steps, ...inner.steps], criteria, report),
  );
  if (inside.length > 0 || canBeMet(rule, criteria)) return inside;
  return [report([...steps, kindOf(rule)], `can never be met: ${reason(rule, criteria)}`)];
}

function reason(rule: Rule, criteria: RuleCriterion[]): string {
  if ("atLeast" in rule) return `there are only ${rule.atLeast.of.length} rules to choose from`;
  if (!isLeaf(rule)) return "what it asks for contradicts itself";
  const slots = select(selectionOf(rule), criteria);
  if (slots.length === 0) return "it selects no criteria of this transition";
  const highest = slots.map(({ criteria: members }) =>
    Math.max(...members.flatMap((each) => each.points.map((point) => point.value))),
  );
  const selects = `it selects ${slots.length} ${slots.length === 1 ? "criterion" : "criteria"}`;
  if ("each" in rule || "none" in rule) return `the highest point is ${Math.min(...highest)}`;
  if ("count" in rule && slots.length < rule.count.min) return selects;
  return `${selects}, and the highest point is ${Math.max(...highest)}`;
}
