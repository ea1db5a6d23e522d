import { z } from "zod";

const LIMIT = 20_000;

/** The engineer's answer to a question about one criterion; the fields of a new piece are checked apart. */
export const answerForm = z.object({
  answer: z
    .string()
    .max(LIMIT, `An answer can hold ${LIMIT.toLocaleString("en-GB")} characters.`)
    .transform((text) => text.replaceAll("\r\n", "\n").trim())
    .default(""),
  /** Ids of pieces the person already has. */
  chosen: z
    .array(z.guid("Choose pieces from the list."))
    .max(50, "Choose at most 50 pieces.")
    .default([]),
});
