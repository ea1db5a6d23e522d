import { child, items, type Located, type LocatedMap, number, text } from "./located";
import { type Defined, named } from "./references";
import type { RuleCriterion } from "./rule-input";

/**
 * The criteria rated for a transition as far as they can be read off the merged files. `complete`
 * is false where one of them could not be read, so that nothing is concluded from too few.
 */
export function criteriaRated(
  root: LocatedMap,
  transition: Located,
  defined: Defined,
): { criteria: RuleCriterion[]; complete: boolean } {
  const id = text(child(transition, "id"));
  const to = text(child(transition, "to"));
  const rated = named(root, "criterion").filter(
    ([criterion]) =>
      text(child(criterion, "transition")) === id ||
      (to !== undefined && text(child(criterion, "level")) === to) ||
      child(criterion, "everyLevel") !== undefined ||
      child(criterion, "scalePoint") !== undefined,
  );
  const criteria = rated.flatMap(([criterion, , name]) => {
    const read = readCriterion(criterion, name, defined);
    return read ? [read] : [];
  });
  const lost = named(root, "criterion").some(([criterion]) => isLost(criterion, defined));
  return { criteria, complete: !lost && criteria.length === rated.length };
}

/** Meant for some transition that cannot be told, since its reference leads nowhere. */
function isLost(criterion: Located, defined: Defined): boolean {
  const transition = text(child(criterion, "transition"));
  const level = text(child(criterion, "level"));
  const isKnown =
    (transition !== undefined && defined.transition.has(transition)) ||
    (level !== undefined && defined.level.has(level));
  return !isKnown && (transition !== undefined || level !== undefined);
}

function readCriterion(node: Located, id: string, defined: Defined): RuleCriterion | null {
  const competencyId = text(child(node, "competency")) ?? "";
  const competency = defined.competency.get(competencyId);
  const scale = defined.scale.get(text(child(competency, "scale")) ?? "");
  if (!competency || !scale) return null;
  const points = items(scale, "points").flatMap((point) => {
    const value = number(child(point, "value"));
    return value === undefined
      ? []
      : [{ value, label: text(child(point, "label")) ?? String(value) }];
  });
  if (points.length === 0) return null;
  return {
    id,
    question: text(child(node, "question")) ?? id,
    competency: { id: competencyId, title: competencyId },
    groups: groupsAround(text(child(competency, "group")), defined),
    required: requirementOf(child(node, "required")),
    weight: number(child(node, "weight")) ?? 1,
    points,
  };
}

function groupsAround(start: string | undefined, defined: Defined): RuleCriterion["groups"] {
  const around: RuleCriterion["groups"] = [];
  let current = start;
  while (current !== undefined && !around.some((group) => group.id === current)) {
    around.push({ id: current, title: current });
    current = text(child(defined.group.get(current), "parent"));
  }
  return around;
}

function requirementOf(node: Located | undefined): RuleCriterion["required"] {
  const anyOf = text(child(node, "anyOf"));
  if (anyOf !== undefined) return { anyOf };
  const isOptional = node?.kind === "scalar" && (node.value === false || node.value === "optional");
  return isOptional ? "optional" : true;
}
