import { z } from "zod";
import { isDay, tidy } from "~/people/domain/fields";

/** What the plan can be asked to do. */
export const planIntent = z.enum([
  "add-interviewer",
  "replace",
  "take-off",
  "add-session",
  "change-session",
  "remove-session",
  "accept",
]);
export type PlanIntent = z.output<typeof planIntent>;

export const interviewerForm = z.object({
  interviewer: z
    .string({ error: "Write a name or an email address." })
    .transform(tidy)
    .pipe(
      z
        .string()
        .min(1, "Write a name or an email address.")
        .max(300, "Use at most 300 characters."),
    ),
});

const minutes = "Enter whole minutes from 5 to 480.";

/** One conversation: when, how long, and an exercise or competencies. */
export const sessionForm = z
  .object({
    day: z
      .string()
      .trim()
      .default("")
      .refine((value) => value === "" || isDay(value), "Enter a day like 2026-03-31."),
    time: z
      .string()
      .trim()
      .default("")
      .refine(
        (value) => value === "" || /^(?:[01]\d|2[0-3]):[0-5]\d$/.test(value),
        "Enter a time like 14:30.",
      ),
    minutes: z.coerce.number({ error: minutes }).int(minutes).min(5, minutes).max(480, minutes),
    exerciseId: z
      .string()
      .max(100)
      .default("")
      .transform((value) => value || null),
    competencyIds: z.array(z.string().max(100)).max(100).default([]),
    /** Those who hold it together get the same change. */
    together: z
      .unknown()
      .optional()
      .transform((value) => value === "on" || value === true),
  })
  .superRefine(({ day, time, exerciseId, competencyIds }, context) => {
    const issue = (path: string, message: string) =>
      context.addIssue({ code: "custom", path: [path], message });
    if (time !== "" && day === "") issue("day", "Choose the day as well, or leave both empty.");
    if (day !== "" && time === "") issue("time", "Choose the time as well, or leave both empty.");
    if (exerciseId === null && competencyIds.length === 0)
      issue("competencyIds", "Choose an exercise, or at least one competency.");
    if (exerciseId !== null && competencyIds.length > 0)
      issue("competencyIds", "Choose either the exercise or competencies, not both.");
  });
export type SessionInput = z.output<typeof sessionForm>;
