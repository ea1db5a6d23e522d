import { z } from "zod";
import { CALIBRATION_REASONS, type CalibrationReason } from "~/review/domain/calibrated";

/** Stand in the log where nobody chose a reason. */
const UNCHOSEN: readonly CalibrationReason[] = ["undo", "review-reopened"];

/** The reasons that somebody who changes a rating chooses from. */
export const REASONS = (Object.keys(CALIBRATION_REASONS) as CalibrationReason[]).filter(
  (reason) => !UNCHOSEN.includes(reason),
);

export const SENTENCE_LIMIT = 1_000;
const NOTE_LIMIT = 4_000;

const words = (limit: number, needed: string) =>
  z
    .string()
    .transform((value) => value.replaceAll("\r\n", "\n").trim())
    .pipe(
      z
        .string()
        .min(1, needed)
        .max(limit, `Use at most ${limit.toLocaleString("en-GB")} characters.`),
    );

/** The number of the last change of the rating that the page showed; 0 for none. */
const seen = z.coerce
  .number({ error: "This page is out of date. Open it again." })
  .int()
  .min(0)
  .max(1_000_000);

export const changeForm = z.object({
  criterion: z.string().min(1).max(200),
  to: z.string({ error: "Choose what the rating should be." }).min(1).max(100),
  seen,
  reason: z.enum(REASONS as [CalibrationReason, ...CalibrationReason[]], {
    error: "Choose a reason.",
  }),
  sentence: words(SENTENCE_LIMIT, "Say why, in a sentence. The manager and the engineer read it."),
});
export type ChangeInput = z.output<typeof changeForm>;

export const undoForm = z.object({ criterion: z.string().min(1).max(200), seen });
export const noteForm = z.object({ text: words(NOTE_LIMIT, "Write the note first.") });
