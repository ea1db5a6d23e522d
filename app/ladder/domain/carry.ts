import type { Criterion, Ladder, Replaced } from "./schema";
import { compareVersions } from "./version-order";
import { anchorsOf, criteriaOfTransition, findCriterion, findTransition, scaleOf } from "./view";

/**
 * What another version makes of an answer: it stands as it is, is kept as text and given anew, or is kept in the
 * history because nothing asks for it any more.
 */
export type Carry = "carried" | "re-attest" | "closed";

export type Fate = {
  /** The criterion of the version the answer was given for. */
  from: string;
  carry: Carry;
  /** The criteria that take its place, in the ladder's order: one where carried, none where closed. */
  to: string[];
};

export type CarryPlan = {
  transitionId: string;
  /** Every criterion of the version people come from, those of other transitions too: what was written stays. */
  fates: Fate[];
  /** Criteria of the transition that take no other's place, so that nobody has answered them. */
  added: string[];
};

/**
 * What becomes of the answers of an assessment towards one transition when it moves to another version.
 * @param between the versions published between the two, oldest first, through which `replaces` is followed
 * @returns null where the transition no longer exists: then the assessment cannot be moved
 */
export function carryPlan(
  from: Ladder,
  to: Ladder,
  transitionId: string,
  between: readonly Ladder[] = [],
): CarryPlan | null {
  if (!findTransition(to, transitionId)) return null;
  const order = to.criteria.map(({ id }) => id);
  const asked = new Set(criteriaOfTransition(to, transitionId).map(({ id }) => id));
  const own = new Set(criteriaOfTransition(from, transitionId).map(({ id }) => id));
  const links = from.criteria.map((criterion) => ({
    criterion,
    // What this transition asked has to be asked by it again; a branch somebody turned from goes on by itself.
    to: successors(criterion.id, from, to, between)
      .filter(({ id }) => !own.has(criterion.id) || asked.has(id))
      .sort((a, b) => order.indexOf(a.id) - order.indexOf(b.id)),
  }));
  const heirs = links.flatMap((link) => link.to.map(({ id }) => id));
  const fates = links.map(({ criterion, to: linked }): Fate => {
    const ids = linked.map(({ id }) => id);
    const [first] = linked;
    if (!first) return { from: criterion.id, carry: "closed", to: [] };
    const isAlone = linked.length === 1 && (first.id === criterion.id || isOnce(first.id, heirs));
    const stands = isAlone && first.relation === "same" && isSame(from, criterion, to, first.id);
    return { from: criterion.id, carry: stands ? "carried" : "re-attest", to: ids };
  });
  return { transitionId, fates, added: [...asked].filter((id) => !heirs.includes(id)) };
}

export type Link = Pick<Replaced, "id" | "relation">;

/** The criteria of `to` that take the place of one of `from`: itself while it exists, else those that replace it. */
function successors(id: string, from: Ladder, to: Ladder, between: readonly Ladder[] = []): Link[] {
  const later = [...between, to];
  if (findCriterion(to, id)) {
    const own = later.flatMap((ladder) => findCriterion(ladder, id)?.replaces ?? []);
    // A claim on an earlier meaning than `from` has is history by now.
    const changed = own.find(
      (each) => each.id === id && compareVersions(each.version, from.version) >= 0,
    );
    return [{ id, relation: changed?.relation ?? "same" }];
  }
  const direct = claimsOn(id, to);
  if (direct.length > 0) return direct;
  for (const [index, ladder] of between.entries()) {
    const onTheWay = claimsOn(id, ladder).flatMap((step) =>
      successors(step.id, ladder, to, between.slice(index + 1)).map((last) => ({
        id: last.id,
        relation: step.relation === "same" ? last.relation : step.relation,
      })),
    );
    if (onTheWay.length > 0)
      return [...new Map(onTheWay.map((link) => [link.id, link] as const)).values()];
  }
  return [];
}

/** What the transitions that ask a criterion make of its answers: usually one thing, more where they differ. */
export function fatesOf(from: Ladder, to: Ladder): Map<string, Set<Carry>> {
  const found = new Map<string, Set<Carry>>();
  for (const { id: transitionId } of from.transitions) {
    const asked = criteriaOfTransition(from, transitionId).map(({ id }) => id);
    for (const fate of carryPlan(from, to, transitionId)?.fates ?? [])
      if (asked.includes(fate.from))
        found.set(fate.from, (found.get(fate.from) ?? new Set()).add(fate.carry));
  }
  return found;
}

/**
 * For each criterion of b that is not simply the one of a under its own id: what it takes the place of. A criterion
 * that stays and takes in another names both.
 */
export function predecessorsOf(a: Ladder, b: Ladder): Map<string, Link[]> {
  const found = new Map<string, Link[]>();
  for (const { id } of a.criteria)
    for (const link of successors(id, a, b))
      found.set(link.id, [...(found.get(link.id) ?? []), { id, relation: link.relation }]);
  return found;
}

function claimsOn(id: string, ladder: Ladder): Link[] {
  return ladder.criteria.flatMap((criterion) =>
    criterion.replaces
      .filter((each) => each.id === id && criterion.id !== id)
      .slice(0, 1)
      .map(({ relation }) => ({ id: criterion.id, relation })),
  );
}

function isOnce(id: string, ids: readonly string[]): boolean {
  return ids.indexOf(id) === ids.lastIndexOf(id);
}

/**
 * Whether an answer to one is an answer to the other: the same id needs the same words; under a new id the author says
 * that it asks the same. Either way the points must be the same.
 */
function isSame(from: Ladder, before: Criterion, to: Ladder, id: string): boolean {
  const after = findCriterion(to, id);
  if (!after || !hasSameScale(from, before, to, after)) return false;
  return before.id !== id || wordsOf(from, before) === wordsOf(to, after);
}

/** What one reads before one answers. */
function wordsOf(ladder: Ladder, criterion: Criterion): string {
  const anchors = anchorsOf(ladder, criterion).map(({ anchor }) => anchor);
  return JSON.stringify([criterion.question, criterion.description ?? "", anchors]);
}

function hasSameScale(from: Ladder, before: Criterion, to: Ladder, after: Criterion): boolean {
  const [old, now] = [scaleOf(from, before), scaleOf(to, after)];
  const points = (scale: typeof old) =>
    JSON.stringify([scale.polarity, scale.points.map(({ value, label }) => [value, label])]);
  return (
    points(old) === points(now) && old.alternatives.every((each) => now.alternatives.includes(each))
  );
}
