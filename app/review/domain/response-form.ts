import { z } from "zod";
import { STANCES } from "./stance";

const LIMIT = 10_000;

export const responseForm = z.object({
  stance: z.enum(STANCES, { error: "Say how you see it: you agree, in part, or you disagree." }),
  response: z
    .string()
    .max(LIMIT, `A response can hold ${LIMIT.toLocaleString("en-GB")} characters.`)
    .transform((text) => text.replaceAll("\r\n", "\n").trim())
    .default(""),
});

export type ResponseInput = z.output<typeof responseForm>;

export const actionForm = z.object({
  text: z
    .string({ error: "Say what you agreed on." })
    .trim()
    .min(1, "Say what you agreed on.")
    .max(1_000, "Use at most 1,000 characters."),
  dueOn: z.union([
    z.literal("").transform(() => null),
    z.iso
      .date("Enter a day like 2026-03-31.")
      .refine((day) => day >= "2000-01-01" && day < "2200-01-01", "Choose a day nearer to now."),
  ]),
  criterion: z.string().max(200).default(""),
});

export type ActionInput = z.output<typeof actionForm>;
