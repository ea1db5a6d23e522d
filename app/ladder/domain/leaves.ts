import {
  freshEvidence,
  type Rating,
  type RuleCriterion,
  type RuleInput,
  ratingOf,
} from "./rule-input";
import type { Rule, Selection } from "./schema";
import { type Slot, select } from "./selection";

/** The rules that read ratings or evidence of a selection. */
export type Leaf = Extract<
  Rule,
  | { each: unknown }
  | { count: unknown }
  | { none: unknown }
  | { mean: unknown }
  | { points: unknown }
  | { evidence: unknown }
>;

/** How a leaf came out, as ids of criteria. */
export type LeafReading = {
  met: boolean;
  /** The sum, mean or number a leaf compares; null where there is nothing to compare. */
  amount: number | null;
  deciding: string[];
  /** Criteria that keep it from being met. */
  missing: string[];
  notApplicable: string[];
};

/**
 * Sums of decimal weights and thresholds carry binary rounding; a millionth of a thousandth of a
 * point is never a difference anyone meant.
 */
export const tolerance = 1e-9;

/** Reads a leaf's selection and compares it with its threshold. */
export function readLeaf(leaf: Leaf, input: RuleInput): LeafReading {
  const slots = readSlots(leaf, input);
  if ("each" in leaf) return readEach(slots, leaf.each.atLeast);
  if ("none" in leaf) return readEach(slots, leaf.none.below);
  if ("evidence" in leaf) return readEvidence(slots, input, leaf.evidence);
  if ("count" in leaf) return readCount(slots, leaf.count);
  if ("mean" in leaf) return readMean(slots, leaf.mean);
  return readPoints(slots, leaf.points);
}

/** The selection a leaf reads. */
export function selectionOf(leaf: Leaf): Selection {
  return Object.values(leaf)[0].of;
}

/** What a scale point is worth in a points table; nothing where the table does not name it. */
export function worth(table: Readonly<Record<string, number>>, value: number): number {
  return Object.hasOwn(table, String(value)) ? (table[String(value)] ?? 0) : 0;
}

/** One slot as rated: its best rating stands for it, where it has one. */
type ReadSlot = {
  slot: Slot;
  /** The slot's criteria that are not marked not applicable; without any, the slot drops out. */
  open: RuleCriterion[];
  applies: boolean;
  best: { criterion: RuleCriterion; value: number } | null;
};

function readSlots(leaf: Leaf, input: RuleInput): ReadSlot[] {
  const score =
    "points" in leaf
      ? (value: number) => worth(leaf.points.table, value)
      : (value: number) => value;
  return select(selectionOf(leaf), input.criteria).map((slot) => {
    const answers = slot.criteria.map((criterion) => ({
      criterion,
      rating: ratingOf(input.ratings, criterion.id),
    }));
    const rated = answers.flatMap(({ criterion, rating }) =>
      typeof rating === "number" ? [{ criterion, value: rating }] : [],
    );
    const best = rated.reduce<ReadSlot["best"]>(
      (sofar, each) => (sofar && score(sofar.value) >= score(each.value) ? sofar : each),
      null,
    );
    const open = answers.filter(({ rating }) => !dropsOut(rating)).map((each) => each.criterion);
    return { slot, open, applies: open.length > 0, best };
  });
}

function dropsOut(rating: Rating | undefined): boolean {
  return rating === "not-applicable";
}

function readEach(slots: ReadSlot[], atLeast: number): LeafReading {
  const failing = slots.filter(
    ({ applies, best }) => applies && (best === null || best.value < atLeast),
  );
  return { ...decided(slots, failing, failing.length === 0), amount: null };
}

function readCount(
  slots: ReadSlot[],
  { atLeast, min }: { atLeast: number; min: number },
): LeafReading {
  const reaching = slots.filter(({ best }) => best !== null && best.value >= atLeast);
  const short = slots.filter((each) => each.applies && !reaching.includes(each));
  const met = reaching.length >= min;
  return {
    met,
    amount: reaching.length,
    deciding: (met ? reaching : short).flatMap(standsFor),
    missing: short.flatMap(standsFor),
    notApplicable: dropped(slots),
  };
}

function readMean(
  slots: ReadSlot[],
  {
    moreThan,
    atLeast,
    weighted,
  }: { moreThan?: number | undefined; atLeast?: number | undefined; weighted: boolean },
): LeafReading {
  const threshold = moreThan ?? atLeast ?? 0;
  const isStrict = moreThan !== undefined;
  const present = slots.flatMap(({ slot, best }) => {
    const weight = weighted ? slot.weight : 1;
    return best && weight > 0 ? [{ weight, value: best.value }] : [];
  });
  const surplus = present.reduce((sum, { weight, value }) => sum + weight * (value - threshold), 0);
  const total = present.reduce((sum, { weight }) => sum + weight, 0);
  const met = total > 0 && (isStrict ? surplus > tolerance : surplus >= -tolerance);
  const short = slots.filter(
    ({ applies, best }) =>
      applies &&
      (best === null || best.value < threshold || (isStrict && best.value === threshold)),
  );
  return {
    met,
    amount: total > 0 ? threshold + surplus / total : null,
    deciding: slots.filter((each) => each.applies).flatMap(standsFor),
    missing: short.flatMap(standsFor),
    notApplicable: dropped(slots),
  };
}

function readPoints(
  slots: ReadSlot[],
  { table, atLeast }: { table: Readonly<Record<string, number>>; atLeast: number },
): LeafReading {
  const most = Math.max(...Object.values(table));
  const sum = slots.reduce((total, { best }) => total + (best ? worth(table, best.value) : 0), 0);
  const short = slots.filter(
    ({ applies, best }) => applies && (best === null || worth(table, best.value) < most),
  );
  return {
    met: sum >= atLeast - tolerance,
    amount: sum,
    deciding: slots.filter((each) => each.applies).flatMap(standsFor),
    missing: short.flatMap(standsFor),
    notApplicable: dropped(slots),
  };
}

/** In an `anyOf` set, enough evidence for one criterion that applies is enough. */
function readEvidence(
  slots: ReadSlot[],
  input: RuleInput,
  { count, withinMonths }: { count: number; withinMonths?: number | undefined },
): LeafReading {
  const failing = slots.filter(
    ({ open, applies }) =>
      applies &&
      !open.some((criterion) => freshEvidence(input, criterion.id, withinMonths) >= count),
  );
  const reading = decided(slots, failing, failing.length === 0);
  const lacking = failing.flatMap((each) => each.open.map((criterion) => criterion.id));
  return {
    ...reading,
    amount: null,
    missing: lacking,
    deciding: reading.met ? reading.deciding : lacking,
  };
}

function decided(
  slots: ReadSlot[],
  failing: ReadSlot[],
  met: boolean,
): Omit<LeafReading, "amount"> {
  const applying = slots.filter((each) => each.applies);
  return {
    met,
    deciding: (met ? applying : failing).flatMap(standsFor),
    missing: failing.flatMap(standsFor),
    notApplicable: dropped(slots),
  };
}

/** The criterion with the slot's best rating; every criterion still open where none is rated. */
function standsFor({ open, best }: ReadSlot): string[] {
  return best ? [best.criterion.id] : open.map((criterion) => criterion.id);
}

function dropped(slots: ReadSlot[]): string[] {
  return slots
    .filter((each) => !each.applies)
    .flatMap(({ slot }) => slot.criteria.map((criterion) => criterion.id));
}
