import { z } from "zod";
import { ROLES } from "~/access/domain/can";
import { emailField, nameField } from "./account-forms";

const FIRST_YEAR = 1900;
const LAST_YEAR = 2200;

/** A day as YYYY-MM-DD that exists on the calendar. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  const year = Number(text.slice(0, 4));
  const date = new Date(`${text}T00:00:00Z`);
  return (
    year >= FIRST_YEAR &&
    year <= LAST_YEAR &&
    !Number.isNaN(date.getTime()) &&
    date.toISOString().startsWith(text)
  );
}

const optionalDay = z
  .string()
  .trim()
  .default("")
  .refine((text) => text === "" || isDay(text), "Enter a day like 2026-03-31.")
  .transform((text) => text || null);

/** Text as people mean it: one form for letters with accents, one space between words. */
export function tidy(text: string): string {
  return text.normalize("NFC").replace(/\s+/gu, " ").trim();
}

export const tidyName = nameField.transform(tidy);

export const teamNameField = z
  .string({ error: "Enter a name for the team." })
  .transform(tidy)
  .pipe(z.string().min(1, "Enter a name for the team.").max(100, "Use at most 100 characters."));

export const personForm = z
  .object({
    intent: z.literal("save").default("save"),
    name: tidyName,
    email: emailField,
    team: z
      .string()
      .default("")
      .transform(tidy)
      .pipe(z.string().max(100, "Use at most 100 characters.")),
    managerId: z
      .union([z.literal(""), z.uuid()], { error: "Choose a manager from the list." })
      .default("")
      .transform((id) => id || null),
    standing: z.string().max(200).default(""),
    startDate: optionalDay,
    leftOn: optionalDay,
    roles: z.array(z.enum(ROLES, { error: "Choose roles from the list." })).default([]),
    updatedAt: z.string().default(""),
    lastEvent: z
      .string()
      .regex(/^\d{0,18}$/)
      .default(""),
  })
  .refine(({ startDate, leftOn }) => !startDate || !leftOn || leftOn >= startDate, {
    path: ["leftOn"],
    message: "The last day cannot be before the start date.",
  });

export type PersonForm = z.output<typeof personForm>;
