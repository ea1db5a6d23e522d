import { z } from "zod";

/** What a kit chose of its ladder: for each criterion the questions to ask, and the exercises. */
export type KitContent = z.infer<typeof kitContent>;

export const kitContent = z.object({
  questions: z.record(z.string(), z.array(z.string())),
  exercises: z.array(z.string()),
});
