import { z } from "zod";
import { type Finding, inReadingOrder } from "./findings";
import { child, entries, findingAt, items, type Located } from "./located";
import { type RuleInput, ruleCriteria } from "./rule-input";
import type { Ladder, Scale } from "./schema";
import { checkShape } from "./shape";
import { didYouMean } from "./suggestion";
import { criteriaOfTransition, findCriterion, findTransition, scaleOf } from "./view";

const Answers = z.record(
  z.string(),
  z.union([z.number(), z.enum(["not-applicable", "not-observable"])], {
    error: "expected a value of the scale, not-applicable or not-observable",
  }),
);

const Counts = z.record(z.string(), z.int().min(0));

/** The keys of a ladder test that say what a person has. */
export const ratingFields = {
  track: z.string().optional(),
  ratings: Answers.default({}),
  evidence: Counts.default({}),
  previous: z.boolean().default(false),
  history: z
    .array(z.strictObject({ ratings: Answers.default({}), evidence: Counts.optional() }))
    .default([]),
};

/** The file of `evaluate`: the keys of a ladder test, less `expect`. */
const RatingFile = z.strictObject({
  name: z.string().optional(),
  transition: z.string().optional(),
  ...ratingFields,
});

export type Given = z.infer<z.ZodObject<typeof ratingFields>>;

/**
 * Reads the file of `evaluate` for a transition; findings where it does not fit the ladder. A track
 * given beside the file takes the place of the file's.
 */
export function readRatingFile(
  ladder: Ladder,
  transitionId: string,
  root: Located,
  track?: string,
): { input: RuleInput | null; findings: Finding[] } {
  const { value, findings } = checkShape(RatingFile, root);
  const meant = child(root, "transition");
  const isOther = value?.transition !== undefined && value.transition !== transitionId;
  const wrong = [
    ...findings,
    ...(meant && isOther
      ? [findingAt(meant, "transition", `these ratings are not for "${transitionId}"`)]
      : []),
    ...checkAnswers(ladder, transitionId, root),
  ];
  if (!value || wrong.length > 0) return { input: null, findings: inReadingOrder(wrong) };
  const given = track === undefined ? value : { ...value, track };
  return { input: inputFor(ladder, transitionId, given), findings: [] };
}

/** What a rule reads, from what a file gives. Counts are of fresh pieces, so dates do not matter. */
export function inputFor(ladder: Ladder, transitionId: string, given: Given): RuleInput {
  return {
    criteria: ruleCriteria(ladder, transitionId, given.track),
    ratings: given.ratings,
    evidence: given.evidence,
    today: "1970-01-01",
    previousReached: given.previous,
    history: given.history.map((cycle) => ({
      ratings: cycle.ratings,
      ...(cycle.evidence ? { evidence: cycle.evidence } : {}),
    })),
  };
}

/** Answers and evidence for criteria the transition does not rate, or off their scales. */
export function checkAnswers(ladder: Ladder, transitionId: string, root: Located): Finding[] {
  const transition = findTransition(ladder, transitionId);
  const track = child(root, "track");
  const isKnown = track?.kind !== "scalar" || transition?.tracks.some((id) => id === track.value);
  return [
    ...(track && !isKnown
      ? [findingAt(track, "track", `the transition is on ${transition?.tracks.join(", ")}`)]
      : []),
    ...answersIn(root, "", ladder, transitionId),
    ...items(root, "history").flatMap((cycle, index) =>
      answersIn(cycle, `history[${index}].`, ladder, transitionId),
    ),
  ];
}

function answersIn(node: Located, path: string, ladder: Ladder, transitionId: string): Finding[] {
  const rated = criteriaOfTransition(ladder, transitionId).map((each) => each.id);
  const stranger =
    (key: string) =>
    ([id, value]: [string, Located]): Finding[] => {
      if (rated.includes(id)) return [];
      const message = findCriterion(ladder, id)
        ? `the criterion "${id}" is not rated for this transition`
        : `no criterion "${id}"${didYouMean(id, rated)}`;
      return [findingAt(value, `${path}${key}`, message)];
    };
  return [
    ...entries(node, "ratings").flatMap(stranger("ratings")),
    ...entries(node, "evidence").flatMap(stranger("evidence")),
    ...entries(node, "ratings").flatMap(([id, value]) => {
      const criterion = findCriterion(ladder, id);
      const message = criterion && wrongAnswer(value, scaleOf(ladder, criterion));
      return message ? [findingAt(value, `${path}ratings.${id}`, message)] : [];
    }),
  ];
}

function wrongAnswer(node: Located, scale: Scale): string | null {
  if (node.kind !== "scalar") return null;
  const { value } = node;
  if (typeof value === "number") {
    const values = scale.points.map((point) => point.value);
    return values.includes(value) ? null : `no point ${value}; the scale has ${values.join(", ")}`;
  }
  const isAlternative = value === "not-applicable" || value === "not-observable";
  if (!isAlternative || scale.alternatives.includes(value)) return null;
  return `the scale "${scale.id}" does not offer ${value}`;
}
