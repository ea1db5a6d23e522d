import { z } from "zod";

const PASSWORD_MIN = 12;
export const PASSWORD_MAX = 128;

export const emailField = z
  .string({ error: "Enter an email address." })
  .trim()
  .toLowerCase()
  .pipe(z.email("Enter an email address like ada@example.org.").max(254));

export const newPasswordField = z
  .string({ error: "Choose a password." })
  .min(
    PASSWORD_MIN,
    `Use at least ${PASSWORD_MIN} characters; a few words are easiest to remember.`,
  )
  .max(PASSWORD_MAX, `Use at most ${PASSWORD_MAX} characters.`);

export const nameField = z
  .string({ error: "Enter a name." })
  .trim()
  .min(1, "Enter a name.")
  .max(200, "Use at most 200 characters.");

export const timeZoneField = z
  .string()
  .refine(
    (zone) => Intl.supportedValuesOf("timeZone").includes(zone) || zone === "UTC",
    "Choose a time zone from the list.",
  );

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

export const optionalDay = z
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
