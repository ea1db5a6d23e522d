import { z } from "zod";
import type { Figures } from "./figures";
import { sessionFigures } from "./figures";
import type { FiguresInput } from "./figures-input";

export const BUNDLE_FORMAT = "rostrum-calibration-bundle";
export const BUNDLE_VERSION = 1;

const mark = z.union([z.number(), z.enum(["not-applicable", "not-observable"]), z.null()]);
const count = z.number().int().min(0);
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const idOrNone = z.string().nullable();

const inputShape = z.strictObject({
  seed: z.number().int(),
  resamples: z.number().int().min(1).max(100_000),
  period: z.strictObject({ from: day, to: day }),
  criteria: z.array(
    z.strictObject({ id: z.string(), points: z.array(z.number()), isMonotone: z.boolean() }),
  ),
  people: z.array(
    z.strictObject({
      id: z.string(),
      personId: z.string(),
      raterId: z.string(),
      teamId: idOrNone,
      levelId: idOrNone,
      trackId: idOrNone,
      stepId: z.string(),
      ratings: z.record(
        z.string(),
        z.strictObject({
          before: mark,
          after: mark,
          self: mark,
          seconds: z.array(z.strictObject({ rater: z.string(), mark })),
          agree: count,
          question: count,
          abstain: count,
          pieces: count,
        }),
      ),
      evidence: z.array(day),
    }),
  ),
  anchors: z.array(
    z.strictObject({
      rater: z.string(),
      caseId: z.string(),
      criterionId: z.string(),
      mark,
    }),
  ),
});

const changeShape = z.looseObject({
  assessmentId: z.string(),
  criterionId: z.string(),
  number: z.number().int().min(1),
  from: mark,
  to: mark,
  reasonCode: z.string(),
  sentence: z.string(),
  undoes: z.number().int().nullable(),
  byId: z.string(),
  at: z.string(),
});

/** A decision bundle, as far as figures are worked out from it; what else it holds is for people to read. */
export const bundleShape = z.looseObject({
  format: z.literal(BUNDLE_FORMAT),
  version: z.literal(BUNDLE_VERSION),
  input: inputShape,
  changes: z.array(changeShape),
  figures: z.record(z.string(), z.unknown()),
});
export type ReadBundle = z.output<typeof bundleShape>;

/** One figure of a bundle, worked out again. */
export type Recomputed = {
  figure: string;
  /** What is not the same, by path: what the bundle says and what it should say. Empty where all is the same. */
  differences: { path: string; stated: unknown; recomputed: unknown }[];
};

/**
 * Works out again all that a bundle states: the ratings as they stand from the managers' ratings and the log of changes,
 * and every figure from those.
 */
export function recompute({ input, changes, figures }: ReadBundle): Recomputed[] {
  const replayed = replay(input, changes);
  // As JSON has them: what is undefined is not there.
  const again = JSON.parse(JSON.stringify(sessionFigures(replayed))) as Figures;
  const stated = figures as Record<string, unknown>;
  const names = [...new Set([...partsOf(again), ...partsOf(stated)])];
  return [
    {
      figure: "ratings after changes",
      differences: differencesOf(afterOf(input), afterOf(replayed), ""),
    },
    ...names.map((figure) => ({
      figure,
      differences: differencesOf(partAt(stated, figure), partAt(again, figure), figure),
    })),
  ];
}

/** The input with each rating as the last change of the log left it. */
function replay(input: FiguresInput, changes: ReadBundle["changes"]): FiguresInput {
  const last = new Map<string, ReadBundle["changes"][number]>();
  for (const change of changes) {
    const key = `${change.assessmentId} ${change.criterionId}`;
    if ((last.get(key)?.number ?? 0) < change.number) last.set(key, change);
  }
  return {
    ...input,
    people: input.people.map((person) => ({
      ...person,
      ratings: Object.fromEntries(
        Object.entries(person.ratings).map(([id, rating]) => {
          const change = last.get(`${person.id} ${id}`);
          return [id, { ...rating, after: change ? change.to : rating.before }];
        }),
      ),
    })),
  };
}

function afterOf({ people }: FiguresInput): Record<string, unknown> {
  return Object.fromEntries(
    people.flatMap(({ id, ratings }) =>
      Object.entries(ratings).map(([criterion, { after }]) => [`${id}/${criterion}`, after]),
    ),
  );
}

/** Sections, and what they hold where they are objects: `agreement.anchors`, `groups.0`. */
function partsOf(figures: object): string[] {
  return Object.entries(figures).flatMap(([section, value]) =>
    typeof value === "object" && value !== null
      ? Object.keys(value).map((name) => `${section}.${name}`)
      : [section],
  );
}

function partAt(figures: object, part: string): unknown {
  return part
    .split(".")
    .reduce<unknown>(
      (value, name) =>
        typeof value === "object" && value !== null && Object.hasOwn(value, name)
          ? (value as Record<string, unknown>)[name]
          : undefined,
      figures,
    );
}

/** Numbers may differ by what rounding leaves. */
const EXACT = 1e-9;

function differencesOf(
  stated: unknown,
  recomputed: unknown,
  path: string,
): Recomputed["differences"] {
  if (typeof stated === "number" && typeof recomputed === "number")
    return Math.abs(stated - recomputed) <= EXACT * Math.max(1, Math.abs(recomputed))
      ? []
      : [{ path, stated, recomputed }];
  if (
    typeof stated !== "object" ||
    typeof recomputed !== "object" ||
    stated === null ||
    recomputed === null ||
    Array.isArray(stated) !== Array.isArray(recomputed)
  )
    return stated === recomputed ? [] : [{ path, stated, recomputed }];
  const [one, other] = [stated as Record<string, unknown>, recomputed as Record<string, unknown>];
  return [...new Set([...Object.keys(one), ...Object.keys(other)])].flatMap((key) =>
    differencesOf(one[key], other[key], path ? `${path}.${key}` : key),
  );
}
