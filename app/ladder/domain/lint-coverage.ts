import type { Finding } from "./findings";
import { type Leaf, selectionOf } from "./leaves";
import {
  child,
  displayPath,
  findingAt,
  itemName,
  items,
  type Located,
  type LocatedMap,
  nearest,
  text,
} from "./located";
import { named } from "./references";
import { ruleCriteria } from "./rule-input";
import { everyRule, isLeaf } from "./rule-tree";
import type { Ladder, Transition } from "./schema";
import { select } from "./selection";
import { findTransition, payBandParity, scaleOf } from "./view";

/** Criteria that nothing can be shown for, or that no interview asks about. */
export function lintCriteria(root: LocatedMap): Finding[] {
  const questions = named(root, "question").flatMap(([question]) => items(question, "criteria"));
  const asked = new Set(questions.map(text));
  return named(root, "criterion").flatMap(([node, path, id]) => [
    ...(items(child(node, "evidence"), "kinds").length > 0
      ? []
      : [findingAt(node, path, "names no kind of evidence")]),
    ...(asked.has(id) ? [] : [findingAt(node, path, "has no interview question")]),
  ]);
}

/** Planted flaws that an interviewer has to search for, or cannot weigh. */
export function lintExercises(root: LocatedMap): Finding[] {
  return named(root, "exercise").flatMap(([exercise, above]) =>
    items(exercise, "plantedFlaws").flatMap((flaw, index) => {
      const missing = ["where", "why"].filter((key) => child(flaw, key) === undefined);
      if (missing.length === 0) return [];
      const path = `${above}.plantedFlaws[${itemName(flaw, index)}]`;
      return [findingAt(flaw, path, `does not tell the interviewer ${missing.join(" and ")}`)];
    }),
  );
}

/** Rules that ask nothing, or take more for better on a balanced scale. */
export function lintRules(ladder: Ladder, root: LocatedMap): Finding[] {
  return named(root, "transition").flatMap(([node, path, id]) => {
    const transition = findTransition(ladder, id);
    const written = child(node, "rule");
    if (!transition || !written) return [];
    return everyRule(transition.rule).flatMap(({ rule, steps }) => {
      const message = isLeaf(rule) ? lintLeaf(ladder, transition, rule) : null;
      if (message === null) return [];
      const at = [...steps, Object.keys(rule)[0] ?? ""];
      return [findingAt(nearest(written, at), rulePath(path, written, at), message)];
    });
  });
}

function lintLeaf(ladder: Ladder, transition: Transition, rule: Leaf): string | null {
  const slots = select(selectionOf(rule), ruleCriteria(ladder, transition.id));
  if (slots.length === 0) return "selects no criteria of this transition, so it asks nothing";
  if ("points" in rule || "evidence" in rule) return null;
  const ids = new Set(slots.flatMap((slot) => slot.criteria.map((each) => each.id)));
  const isBalanced = ladder.criteria.some(
    (each) => ids.has(each.id) && scaleOf(ladder, each).polarity === "balanced",
  );
  return isBalanced ? "takes more for better on a balanced scale; use a points table" : null;
}

/** Levels of one rank that refer to different pay bands. */
export function lintPayBands(ladder: Ladder, root: LocatedMap): Finding[] {
  const uneven = payBandParity(ladder).filter((each) => !each.equal);
  return uneven.flatMap(({ rank, levels }) => {
    const bands = levels.map(({ level, payBand }) => `${level.id} ${payBand ?? "none"}`).join(", ");
    const odd = levels.find((each) => each.payBand !== levels[0]?.payBand)?.level.id;
    return named(root, "level").flatMap(([node, path, id]) => {
      if (id !== odd) return [];
      const message = `levels of rank ${rank} refer to different pay bands: ${bands}`;
      return [findingAt(child(node, "payBand") ?? node, `${path}.payBand`, message)];
    });
  });
}

function rulePath(path: string, written: Located, steps: (string | number)[]): string {
  return `${path}.rule.${displayPath(written, steps)}`;
}
