import { type Carry, fatesOf, predecessorsOf } from "./carry";
import { diffLadders, type ElementChange, type ElementKind, type ElementName } from "./difference";
import type { Ladder } from "./schema";
import { findCriterion } from "./view";

/** What happened to criteria that have something to do with each other. */
export type CriterionChangeKind =
  | "reworded"
  | "renamed"
  | "narrower"
  | "broader"
  | "split"
  | "merged"
  /** Several became several others. */
  | "regrouped"
  /** Asked at another step or level. */
  | "moved"
  /** Nothing that one reads before one answers, such as examples or the evidence asked for. */
  | "detail";

export type CriterionChange = {
  kind: CriterionChangeKind;
  before: { id: string; question: string }[];
  after: { id: string; question: string; changes: ElementChange[] }[];
  /** What becomes of answers that were given. */
  carries: Carry[];
};

export type LadderChanges = {
  criteria: CriterionChange[];
  added: { id: string; question: string }[];
  removed: { id: string; question: string; carries: Carry[] }[];
  /** Everything that is not a criterion, by element. */
  others: (ElementName & { state: "added" | "removed" | "changed"; changes: ElementChange[] })[];
};

/** What changed as an editor reads it: criteria with what became of them, then the rest. */
export function ladderChanges(from: Ladder, to: Ladder): LadderChanges {
  const { added, removed, changed } = diffLadders(from, to);
  const fates = fatesOf(from, to);
  const isCriterion = ({ kind }: { kind: ElementKind }) => kind === "criterion";
  const carriesOf = (ids: readonly string[]) => [
    ...new Set(ids.flatMap((id) => [...(fates.get(id) ?? [])])),
  ];
  return {
    criteria: families(from, to).flatMap((family) => {
      const after = family.after.map((id) => ({
        id,
        question: findCriterion(to, id)?.question ?? id,
        changes: changed.filter((each) => isCriterion(each) && each.id === id),
      }));
      if (after.every(({ changes }) => changes.length === 0)) return [];
      const before = family.before.map((id) => named(from, id));
      const carries = carriesOf(family.before);
      return [{ kind: kindOf(family, after, carries), before, after, carries }];
    }),
    added: added.filter(isCriterion).map(({ id, title }) => ({ id, question: title })),
    removed: removed
      .filter(isCriterion)
      .map(({ id, title }) => ({ id, question: title, carries: carriesOf([id]) })),
    others: [
      ...inElements(changed.filter((each) => !isCriterion(each))),
      ...added
        .filter((each) => !isCriterion(each))
        .map((each) => ({ ...each, state: "added" as const, changes: [] })),
      ...removed
        .filter((each) => !isCriterion(each))
        .map((each) => ({ ...each, state: "removed" as const, changes: [] })),
    ],
  };
}

type Family = { before: string[]; after: string[]; relations: Set<string> };

/** Criteria of either version that are bound by `replaces` or by their id, each with all it is bound to. */
function families(from: Ladder, to: Ladder): Family[] {
  const predecessors = predecessorsOf(from, to);
  const found: Family[] = [];
  for (const { id } of to.criteria) {
    const links = predecessors.get(id) ?? [];
    if (links.length === 0) continue;
    const ids = links.map((link) => link.id);
    const related = found.filter((family) => family.before.some((each) => ids.includes(each)));
    const whole: Family = {
      before: [...new Set([...related.flatMap((each) => each.before), ...ids])],
      after: [...related.flatMap((each) => each.after), id],
      relations: new Set([
        ...related.flatMap((each) => [...each.relations]),
        ...links.map(({ relation }) => relation),
      ]),
    };
    for (const family of related) found.splice(found.indexOf(family), 1);
    found.push(whole);
  }
  return found;
}

function kindOf(
  { before, after, relations }: Family,
  shown: CriterionChange["after"],
  carries: readonly Carry[],
): CriterionChangeKind {
  if (before.length > 1 && after.length > 1) return "regrouped";
  if (before.length > 1) return "merged";
  if (after.length > 1) return "split";
  // One of a pair that was not said to be split or merged with any other asks a part of it, or more.
  if (relations.has("narrower") || relations.has("split")) return "narrower";
  if (relations.has("broader") || relations.has("merged")) return "broader";
  if (before[0] !== after[0]) return "renamed";
  const words = shown.some(({ changes }) => changes.some(({ what }) => isRead(what)));
  if (words || carries.includes("re-attest")) return "reworded";
  return shown.some(({ changes }) => changes.some(({ what }) => PLACES.includes(what)))
    ? "moved"
    : "detail";
}

const PLACES = ["transition", "level", "scalePoint", "everyLevel"];

/** Is this part of a criterion read before one answers? */
function isRead(what: string): boolean {
  return what === "question" || what === "description" || what.startsWith("anchors.");
}

function named(ladder: Ladder, id: string) {
  return { id, question: findCriterion(ladder, id)?.question ?? id };
}

function inElements(changes: readonly ElementChange[]): LadderChanges["others"] {
  const elements = new Map<string, LadderChanges["others"][number]>();
  for (const change of changes) {
    const { kind, id, title } = change;
    const key = `${kind} ${id}`;
    const element = elements.get(key) ?? { kind, id, title, state: "changed", changes: [] };
    element.changes.push(change);
    elements.set(key, element);
  }
  return [...elements.values()];
}
