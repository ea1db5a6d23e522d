import { z } from "zod";

const months = z.coerce
  .number("Give a number of months")
  .int("Give whole months")
  .min(1, "Keep them for 1 month at least")
  .max(120, "Keep them for 120 months at most");

const location = z.string().transform((text) => text.replace(/\s+/g, " ").trim());

/** Ticked once it was said how many interviews would go with the next night. */
const agreed = z
  .string()
  .optional()
  .transform((value) => value === "on");

/** A rule for one more location. */
export const newRuleForm = z.object({
  location: location.pipe(
    z.string().min(1, "Name the location").max(100, "Use 100 characters at most"),
  ),
  months,
  agreed,
});
export type NewRule = { location: string; months: number; agreed?: boolean };

/** Another time for a rule that is there; the empty location is everywhere else. */
export const ruleForm = z.object({ rule: z.string().max(100), months, agreed });

export const removeRuleForm = z.object({ rule: z.string().max(100), agreed });

export const holdForm = z.object({
  reason: z
    .string("Say why")
    .trim()
    .min(1, "Say why they are held: whoever wants to purge them reads it")
    .max(1000, "Use 1,000 characters at most"),
});

/** Whether somebody typed the name of the candidate that is to be purged. */
export function isNameOf(candidateName: string, typed: string): boolean {
  const plain = (text: string) => text.normalize("NFKC").replace(/\s+/g, " ").trim().toLowerCase();
  return plain(typed) !== "" && plain(typed) === plain(candidateName);
}
