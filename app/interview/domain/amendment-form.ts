import { z } from "zod";
import { FLAW_OUTCOMES, RECOMMENDATIONS } from "./state";

/** What an amendment is about where it is about no criterion; no criterion is called so. */
export const OF_ALL = "*recommendation";

/** What an amendment is about where it is about a flaw of an exercise; no criterion is called so either. */
export const ofFlaw = (exerciseId: string, flawId: string) => `*flaw.${exerciseId}.${flawId}`;

/** The exercise and the flaw, where it is about one. */
export function flawOf(about: string): { exerciseId: string; flawId: string } | null {
  const [kind, exerciseId, flawId, ...more] = about.split(".");
  return kind === "*flaw" && exerciseId && flawId && more.length === 0
    ? { exerciseId, flawId }
    : null;
}

const LONG = 20_000;

/** What is added to a card that is in: about one criterion, with another point or without, about one flaw, or about the recommendation. */
export const amendmentForm = z
  .object({
    about: z.string().min(1, "Choose what this is about.").max(200),
    point: z
      .string()
      .max(20)
      .default("")
      .transform((chosen) => (chosen === "" ? null : Number(chosen)))
      .refine((point) => point === null || Number.isInteger(point), {
        error: "Choose one of the points shown, or leave the point as it is.",
      }),
    recommendation: z
      .enum(["", ...RECOMMENDATIONS], { error: "Choose one of the four, or leave it as it is." })
      .default("")
      .transform((chosen) => chosen || null),
    outcome: z
      .enum(["", ...FLAW_OUTCOMES], { error: "Choose one of the four, or leave it as it is." })
      .default("")
      .transform((chosen) => chosen || null),
    text: z
      .string()
      .transform((value) => value.replaceAll("\r\n", "\n").trim())
      .pipe(
        z
          .string()
          .min(1, "Write what you want to add.")
          .max(LONG, `This can hold ${LONG.toLocaleString("en-GB")} characters. Shorten it.`),
      ),
  })
  .superRefine(({ about, point, recommendation, outcome }, context) => {
    const isFlaw = flawOf(about) !== null;
    if ((about === OF_ALL || isFlaw) && point !== null)
      context.addIssue({
        code: "custom",
        path: ["point"],
        message: "A point belongs to a criterion: choose which.",
      });
    if (about !== OF_ALL && recommendation !== null)
      context.addIssue({
        code: "custom",
        path: ["recommendation"],
        message: "This is not about the recommendation. Add another for it.",
      });
    if (!isFlaw && outcome !== null)
      context.addIssue({
        code: "custom",
        path: ["outcome"],
        message: "Found or missed belongs to a flaw: choose which.",
      });
  });

export type AmendmentForm = z.output<typeof amendmentForm>;
