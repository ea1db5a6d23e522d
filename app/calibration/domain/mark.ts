import type { Answer } from "~/assessment/domain/answer";

export type Alternative = NonNullable<Answer["alternative"]>;

/** A rating in one word: a point's value, an alternative, or null where nothing was given. */
export type Mark = number | Alternative | null;

export type Choice = Pick<Answer, "point" | "alternative">;

export function markOf({
  point,
  alternative,
}: {
  point: number | null;
  alternative: string | null;
}): Mark {
  return point ?? (alternative as Alternative | null);
}

export function choiceOf(mark: Mark): Choice {
  return typeof mark === "number"
    ? { point: mark, alternative: null }
    : { point: null, alternative: mark };
}

/** The point, null for alternatives and for what was not rated: how statistics read a mark. They never impute. */
export function pointOf(mark: Mark): number | null {
  return typeof mark === "number" ? mark : null;
}

const SHORT: Record<Alternative, string> = { "not-applicable": "n/a", "not-observable": "n/o" };
const LONG: Record<Alternative, string> = {
  "not-applicable": "Not applicable",
  "not-observable": "Not observable",
};

/** A mark as it stands in a cell; `–` where nothing was given. */
export function markShort(mark: Mark): string {
  if (mark === null) return "–";
  return typeof mark === "number" ? String(mark) : SHORT[mark];
}

/** A mark in words, with the label of its point. */
export function markWords(mark: Mark, points: readonly { value: number; label: string }[]): string {
  if (mark === null) return "Not rated";
  if (typeof mark !== "number") return LONG[mark];
  const label = points.find(({ value }) => value === mark)?.label;
  return label ? `${mark} ${label}` : String(mark);
}

/**
 * The middle of some marks: of an even number the lower of the two, so that it is always a rating somebody could give.
 * Null where there is no point among them.
 */
export function middleOf(marks: readonly Mark[]): number | null {
  const points = marks
    .flatMap((mark) => (typeof mark === "number" ? [mark] : []))
    .sort((a, b) => a - b);
  return points[Math.floor((points.length - 1) / 2)] ?? null;
}
