import { z } from "zod";

const PASSWORD_MIN = 12;
const PASSWORD_MAX = 128;

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

export const signInForm = z.object({
  intent: z.literal("sign-in").default("sign-in"),
  email: emailField,
  password: z.string({ error: "Enter your password." }).min(1, "Enter your password.").max(1000),
});

export const setupForm = z.object({
  organisation: nameField,
  timeZone: timeZoneField,
  name: nameField,
  email: emailField,
  password: newPasswordField,
});

/** Asks for a letter with an address where a password is chosen. */
export const passwordRequestForm = z.object({ email: emailField });

export const choosePasswordForm = z.object({ newPassword: newPasswordField });

export const changePasswordForm = z.object({
  intent: z.literal("change-password").default("change-password"),
  currentPassword: z
    .string({ error: "Enter your current password." })
    .min(1, "Enter your current password.")
    .max(PASSWORD_MAX, "This is not your current password."),
  newPassword: newPasswordField,
});

export const settingsForm = z.object({ name: nameField, timeZone: timeZoneField });
