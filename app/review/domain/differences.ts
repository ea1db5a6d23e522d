import type { Choice } from "./release-content";

/** How two ratings of one criterion stand to each other. */
export type Difference =
  | "same"
  /** One point apart, and both meet what the rule expects or both do not. */
  | "near"
  /** More than one point apart. */
  | "far"
  /** One meets what the rule expects of the criterion and the other does not. */
  | "across"
  /** One is a point and the other an exception, or the exceptions differ. */
  | "in-kind"
  /** One side has not rated. */
  | "open";

/**
 * @param expected the point that the rule asks of this criterion; null where it asks none
 */
export function differenceBetween(
  self: Choice | null,
  manager: Choice | null,
  expected: number | null,
): Difference {
  if (!self || !manager || isOpen(self) || isOpen(manager)) return "open";
  if (self.point === null || manager.point === null)
    return self.point === manager.point && self.alternative === manager.alternative
      ? "same"
      : "in-kind";
  if (self.point === manager.point) return "same";
  const [one, other] = [self.point, manager.point];
  if (Math.abs(one - other) > 1) return "far";
  if (expected !== null && one >= expected !== other >= expected) return "across";
  return "near";
}

/** Whether the reviewer has to say why: the sides are far apart, or it decides whether the expectation is met. */
export function needsRationale(difference: Difference): boolean {
  return difference === "far" || difference === "across" || difference === "in-kind";
}

/** How much there is to talk about: the larger, the earlier in the conversation. */
function weightOf({ self, manager, expected }: Sides): number {
  const difference = differenceBetween(self, manager, expected);
  const distance =
    self.point !== null && manager.point !== null ? Math.abs(self.point - manager.point) : 0;
  const kind: Record<Difference, number> = {
    "in-kind": 30,
    far: 20,
    across: 15,
    near: 10,
    same: 0,
    open: 0,
  };
  return kind[difference] + distance;
}

type Sides = { self: Choice; manager: Choice; expected: number | null };

/**
 * What to talk about, the largest difference first; criteria on which both agree are left out, or where both agree on
 * all of them, nothing is left.
 */
export function agendaOf<C extends Sides>(criteria: readonly C[]): C[] {
  return criteria
    .map((criterion, index) => ({ criterion, index, weight: weightOf(criterion) }))
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight || a.index - b.index)
    .map(({ criterion }) => criterion);
}

/**
 * The difference as a sentence about the manager's rating.
 * @param whose what to call that rating, where it is no longer the manager's own
 */
export function differenceWords(
  self: Choice | null,
  manager: Choice | null,
  expected: number | null,
  whose = "The manager’s rating",
): string {
  const difference = differenceBetween(self, manager, expected);
  if (difference === "same") return "Both see it the same way";
  if (difference === "open") return "Not rated by both yet";
  if (difference === "in-kind")
    return self?.point === null && manager?.point === null
      ? "Each gave another exception"
      : "One gave a point, the other an exception";
  const apart = Math.abs((self?.point ?? 0) - (manager?.point ?? 0));
  const points = apart === 1 ? "one point" : `${apart} points`;
  const higher = (manager?.point ?? 0) > (self?.point ?? 0);
  const where = `${whose} is ${points} ${higher ? "higher" : "lower"}`;
  const crosses =
    expected !== null && (self?.point ?? 0) >= expected !== (manager?.point ?? 0) >= expected;
  return crosses ? `${where}, across what the step expects` : where;
}

function isOpen({ point, alternative }: Choice): boolean {
  return point === null && alternative === null;
}
