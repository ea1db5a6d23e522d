import { z } from "zod";

const day = z
  .string({ error: "Enter a day." })
  .refine(
    (value) => /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(`${value}T00:00:00Z`)),
    "Enter a day like 2026-03-31.",
  );

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
    path: ["closesOn"],
    message: "The due day cannot be before the day it opens.",
  });

export type CycleInput = z.output<typeof cycleForm>;
