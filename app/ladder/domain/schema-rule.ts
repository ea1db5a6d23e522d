import { z } from "zod";
import { idPattern } from "./schema-fields";

/** Which criteria of the transition a leaf of a rule reads. */
export type Selection = string | string[];

export type Rule =
  | { all: Rule[] }
  | { any: Rule[] }
  | { atLeast: { count: number; of: Rule[] } }
  | { each: { of: Selection; atLeast: number } }
  | { count: { of: Selection; atLeast: number; min: number } }
  | { none: { of: Selection; below: number } }
  | {
      mean: {
        of: Selection;
        moreThan?: number | undefined;
        atLeast?: number | undefined;
        weighted: boolean;
      };
    }
  | { points: { of: Selection; table: Record<string, number>; atLeast: number } }
  | { evidence: { of: Selection; count: number; withinMonths?: number | undefined } }
  | { previous: "reached" }
  | { sustained: { cycles: number; rule: Rule } };

/** The words a selection may use instead of the id of a competency or group. */
export const selectionWords = ["all", "required", "optional"] as const;

export const Selection = z
  .union(
    [
      z.string().regex(idPattern),
      z.array(z.string().regex(idPattern)).min(1).describe("Ids of criteria of this transition."),
    ],
    {
      error: "expected all, required, optional, a competency, a group, or a list of criterion ids",
    },
  )
  .meta({ id: "Selection" })
  .describe(
    "Which criteria of the transition: all, required, optional, a competency, a group, or a list of criterion ids.",
  );

const point = z.number().describe("A value of the scale.");

const all = z.strictObject({ all: rules("Every one of these rules is met.") });

const any = z.strictObject({ any: rules("One of these rules or more is met.") });

const atLeast = z.strictObject({
  atLeast: z
    .strictObject({
      count: z.int().min(1).describe("How many of the rules must be met."),
      of: rules("The rules to choose from."),
    })
    .describe("At least `count` of these rules are met."),
});

const each = z.strictObject({
  each: z
    .strictObject({ of: Selection, atLeast: point })
    .describe("Every selected rating is at this point or above."),
});

const count = z.strictObject({
  count: z
    .strictObject({ of: Selection, atLeast: point, min: z.int().min(1) })
    .describe("At least `min` of the selected ratings are at this point or above."),
});

const none = z.strictObject({
  none: z
    .strictObject({ of: Selection, below: point })
    .describe("No selected rating is below this point."),
});

const mean = z.strictObject({
  mean: z
    .strictObject({
      of: Selection,
      moreThan: z.number().optional(),
      atLeast: z.number().optional(),
      weighted: z
        .boolean()
        .default(false)
        .describe("Weigh each rating by its criterion and, per track, its competency."),
    })
    .describe("The mean of the ratings present is more than, or at least, a number."),
});

const points = z.strictObject({
  points: z
    .strictObject({
      of: Selection,
      table: z.record(z.string(), z.number()).describe("What each point of the scale is worth."),
      atLeast: z.number(),
    })
    .describe("The table values of the selected ratings add up to at least a number."),
});

const evidence = z.strictObject({
  evidence: z
    .strictObject({
      of: Selection,
      count: z.int().min(1).default(1).describe("Pieces of evidence each criterion needs."),
      withinMonths: z.int().min(1).optional().describe("How fresh a piece must be."),
    })
    .describe("Each selected criterion has enough fresh evidence."),
});

const previous = z.strictObject({
  previous: z
    .literal("reached")
    .describe("The person holds the level this transition starts from."),
});

const sustained = z.strictObject({
  sustained: z
    .strictObject({ cycles: z.int().min(1), rule: z.lazy(() => Rule) })
    .describe("The rule was met in each of the last released cycles."),
});

const nodes = [
  all,
  any,
  atLeast,
  each,
  count,
  none,
  mean,
  points,
  evidence,
  previous,
  sustained,
] as const;

/** The key that names each kind of rule. */
const ruleKinds = nodes.flatMap((node) => Object.keys(node.shape));

/** A rule is a tree; each node is a map with exactly one key, its kind. */
export const Rule: z.ZodType<Rule> = z
  .union(nodes, { error: `expected a rule with exactly one of ${ruleKinds.join(", ")}` })
  .meta({ id: "Rule" })
  .describe("When the transition's conditions are met. A map with exactly one key.");

function rules(description: string) {
  return z
    .array(z.lazy(() => Rule))
    .min(1)
    .describe(description);
}
