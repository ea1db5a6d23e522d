import { z } from "zod";

const PASSWORD_MIN = 12;

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
  .max(128, "Use at most 128 characters.");

export const nameField = z
  .string({ error: "Enter a name." })
  .trim()
  .min(1, "Enter a name.")
  .max(200, "Use at most 200 characters.");

export const signInForm = z.object({
  intent: z.literal("sign-in").default("sign-in"),
  email: emailField,
  password: z.string({ error: "Enter your password." }).min(1, "Enter your password.").max(1000),
});

export const setupForm = z.object({
  organisation: nameField,
  timeZone: z
    .string()
    .refine(
      (zone) => Intl.supportedValuesOf("timeZone").includes(zone) || zone === "UTC",
      "Choose a time zone from the list.",
    ),
  name: nameField,
  email: emailField,
  password: newPasswordField,
});
