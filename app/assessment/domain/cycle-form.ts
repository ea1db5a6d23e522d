import { z } from "zod";

const day = z.iso
  .date({ error: "Enter a day like 2026-03-31.", abort: true })
  .refine((value) => value >= "1990-01-01" && value < "2200-01-01", "Choose a day nearer to now.");

export const cycleForm = z
  .object({
    name: z
      .string({ error: "Give the cycle a name." })
      .trim()
      .min(1, "Give the cycle a name.")
      .max(100, "Use at most 100 characters."),
    opensOn: day,
    closesOn: day,
  })
  .refine(({ opensOn, closesOn }) => opensOn <= closesOn, {
    when: ({ issues }) => issues.length === 0,
    path: ["closesOn"],
    message: "The due day cannot be before the day it opens.",
  });

export type CycleInput = z.output<typeof cycleForm>;
