import { z } from "zod";
import { PARTS } from "~/assessment/domain/parts";
import { ANSWERS, type Answer } from "./wording";

/** Open requests for one piece at a time: enough voices, and nobody is asked in bulk. */
export const MOST_OPEN = 5;
const SENTENCE_MAX = 500;

/** What a colleague is shown of a piece, kept as it was; never what it is claimed for. */
const shownPiece = z.object({
  url: z.string(),
  title: z.string(),
  /** Id and name of the kind on that day. */
  kind: z.string(),
  kindTitle: z.string(),
  date: z.string(),
  shows: z.string(),
  parts: z.array(z.enum(PARTS)),
});
export type ShownPiece = z.output<typeof shownPiece>;

/** The stored copy of what was shown. */
export function readShown(content: unknown): ShownPiece {
  return shownPiece.parse(content);
}

const sentence = z
  .string()
  .transform((value) => value.trim())
  .pipe(z.string().max(SENTENCE_MAX, `Use at most ${SENTENCE_MAX} characters.`))
  .default("");

export const answerForm = z
  .object({
    answer: z.enum(ANSWERS, { error: "Choose what you can say about it." }),
    sentence,
  })
  .superRefine((value, context) => {
    const missing = MISSING_SENTENCE[value.answer];
    if (missing && value.sentence === "")
      context.addIssue({ code: "custom", path: ["sentence"], message: missing });
  });

const MISSING_SENTENCE: Record<Answer, string | null> = {
  confirm: null,
  "in-part": "Say in a sentence which part you can confirm, and which you cannot.",
  cannot: "Say in a sentence why; that you were not there is reason enough.",
};

export const askForm = z.object({
  colleague: z.uuid("Choose a colleague."),
  message: sentence,
});
