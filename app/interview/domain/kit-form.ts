import { z } from "zod";

/** What a kit is called. */
const name = z
  .string("Give the kit a name.")
  .trim()
  .min(1, "Give the kit a name.")
  .max(100, "At most 100 characters.");
const ladderId = z.string().regex(/^[a-z][a-z0-9-]*$/, "Choose one of those that are offered.");
const question = z
  .string("Choose a question first.")
  .regex(/^[a-z][a-z0-9-]*$/, "Choose a question first.");
const revision = z.coerce.number().int().min(1).max(1_000_000_000);

/** A place on the ladder as addresses have it: track and level. */
const placePattern = /^[a-z][a-z0-9-]*\.[a-z][a-z0-9-]*$/;

export const kitFilter = z.object({
  place: z.string().regex(placePattern).or(z.literal("")).catch("").default(""),
  q: z.string().trim().max(100).catch("").default(""),
  archived: z
    .literal("1")
    .optional()
    .catch(undefined)
    .transform((given) => given === "1"),
  page: z.coerce.number().int().min(1).max(10_000).catch(1).default(1),
});
export type KitFilter = z.output<typeof kitFilter>;

export const newKitForm = z.object({
  place: z.string("Choose a level.").regex(placePattern, "Choose a level."),
  name,
  variant: z
    .enum(["0", "1"], "Choose one of the two.")
    .transform((given) => (given === "1" ? (1 as const) : (0 as const))),
});
export type NewKitInput = z.output<typeof newKitForm>;

/** Everything that is changed on a kit's own page. */
export const kitForm = z.discriminatedUnion(
  "intent",
  [
    z.object({
      intent: z.literal("swap"),
      revision,
      criterion: ladderId,
      from: ladderId,
      to: question,
    }),
    z.object({ intent: z.literal("add"), revision, criterion: ladderId, to: question }),
    z.object({ intent: z.literal("remove"), revision, criterion: ladderId, from: ladderId }),
    z.object({ intent: z.literal("choose-exercise"), revision, exercise: ladderId }),
    z.object({ intent: z.literal("remove-exercise"), revision, exercise: ladderId }),
    z.object({ intent: z.literal("rename"), revision, name }),
    z.object({ intent: z.literal("archive") }),
    z.object({ intent: z.literal("unarchive") }),
    z.object({ intent: z.literal("copy") }),
  ],
  "That is nothing that can be done with a kit.",
);
export type KitInput = z.output<typeof kitForm>;

/** Taking a kit to the version that was looked at. */
export const renewForm = z.object({ revision, version: z.string().max(60) });
