import { z } from "zod";
import { readGuideline } from "./guideline";

/** A tick box: there or not. */
const ticked = z
  .unknown()
  .optional()
  .transform((value) => value === "on" || value === true);

const text = (most: number, tooLong: string) =>
  z
    .string()
    .default("")
    .transform((value) => value.normalize("NFC").trim())
    .refine((value) => value.length <= most, tooLong);

const day = z
  .string()
  .trim()
  .default("")
  .refine(
    (value) =>
      value === "" ||
      (z.iso.date().safeParse(value).success && value >= "1990-01-01" && value < "2200-01-01"),
    "Enter a day like 2026-03-31.",
  );

const wholeNumber = (least: number, most: number, message: string) =>
  z.coerce.number({ error: message }).int(message).min(least, message).max(most, message);

const NOTES_FOR = ["nobody", "facilitator", "session"] as const;

const settingsShape = {
  name: z
    .string({ error: "Give the session a name." })
    .trim()
    .min(1, "Give the session a name.")
    .max(100, "Use at most 100 characters."),
  previewClosesOn: day,
  meetsOn: day,
  hasPreview: ticked,
  previewShare: wholeNumber(1, 100, "Enter a whole number from 1 to 100.").default(100),
  secondRatings: wholeNumber(0, 50, "Enter a whole number from 0 to 50.").default(2),
  hasAnchorCases: ticked,
  showsNames: ticked,
  notesFor: z.enum(NOTES_FOR, { error: "Choose who reads notes." }).default("session"),
  guideline: z
    .string()
    .max(1_000, "Use at most 1,000 characters.")
    .default("")
    .superRefine((value, context) => {
      const read = readGuideline(value);
      if (!read.ok) context.addIssue({ code: "custom", message: read.message });
    }),
};

type Days = { previewClosesOn: string; meetsOn: string };

const inOrder = {
  when: ({ issues }: { issues: unknown[] }) => issues.length === 0,
  path: ["previewClosesOn"],
  message: "The preview should close before the meeting, or on its day.",
};

function areInOrder({ previewClosesOn, meetsOn }: Days): boolean {
  return !previewClosesOn || !meetsOn || previewClosesOn <= meetsOn;
}

/** How a session works. */
export const settingsForm = z.object(settingsShape).refine(areInOrder, inOrder);
export type SettingsInput = z.output<typeof settingsForm>;

const chosen = z.array(z.string().max(200)).max(2_000).catch([]).default([]);

const populationShape = {
  everybody: ticked,
  teams: chosen,
  levels: chosen,
  tracks: chosen,
  managers: chosen,
  list: text(200_000, "This list is too long: a session can hold 2,000 people."),
};

/** Who is compared: groups that combine, and people named one by one. */
export const populationForm = z.object(populationShape);
export type PopulationInput = z.output<typeof populationForm>;

const seatsShape = {
  calibrators: chosen,
  moreCalibrators: text(20_000, "This list is too long."),
  facilitators: text(20_000, "This list is too long."),
};

/** Who sits in the session: raters ticked, and others named one per line. */
const seatsForm = z.object(seatsShape);
export type SeatsInput = z.output<typeof seatsForm>;

/** What is looked at before a session is made. */
export const populationPreviewForm = z.object({ ...populationShape, ...seatsShape });

/** All of a new session at once, with the key of the population that was looked at. */
export const newSessionForm = z
  .object({
    ...settingsShape,
    ...populationShape,
    ...seatsShape,
    seen: z.string().max(100).default(""),
  })
  .refine(areInOrder, inOrder);
export type NewSessionInput = z.output<typeof newSessionForm>;

export const MOST_REASON = 2_000;

/** Is anything chosen at all? */
export function isAnybodyChosen(input: PopulationInput): boolean {
  return input.everybody || hasGroups(input) || input.list !== "";
}

export function hasGroups({ teams, levels, tracks, managers }: PopulationInput): boolean {
  return [teams, levels, tracks, managers].some((kind) => kind.length > 0);
}
