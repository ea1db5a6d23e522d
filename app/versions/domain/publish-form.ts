import { z } from "zod";

const FEWEST_WORDS = 3;

export const publishForm = z.object({
  /** What the page showed: nothing else is published. */
  hash: z.string().max(100),
  note: z
    .string({ error: "Say what changes, and for whom." })
    .trim()
    .max(1_000, "Use at most 1,000 characters.")
    .refine(
      (note) => note.split(/\s+/).filter(Boolean).length >= FEWEST_WORDS,
      "Say in a few words what changes, and for whom.",
    ),
});

export type PublishInput = z.output<typeof publishForm>;
