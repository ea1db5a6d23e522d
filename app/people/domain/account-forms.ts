import { z } from "zod";
import { emailField, nameField, newPasswordField, PASSWORD_MAX, timeZoneField } from "./fields";

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

export const settingsForm = z.object({
  name: nameField,
  timeZone: timeZoneField,
  checkLinks: z
    .literal("on")
    .optional()
    .transform((ticked) => ticked === "on"),
});
