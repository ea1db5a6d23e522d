import { z } from "zod";
import type { Scale } from "~/ladder/domain/schema";
import type { Choice } from "./mark";

export const VERDICTS = ["agree", "question", "abstain"] as const;
export type VerdictKind = (typeof VERDICTS)[number];
export type Verdict = { criterionId: string; verdict: VerdictKind; sentence: string };

export const SENTENCE_LIMIT = 500;

/** The fields of a form that asks about several criteria at once. */
export const verdictField = (criterionId: string) => `verdict-${criterionId}`;
export const sentenceField = (criterionId: string) => `sentence-${criterionId}`;
export const answerField = (criterionId: string) => `answer-${criterionId}`;

const given = z
  .object({
    verdict: z.enum(VERDICTS, { error: "Choose one of the three." }),
    sentence: z
      .string()
      .transform((value) => value.replaceAll("\r\n", "\n").trim())
      .pipe(
        z
          .string()
          .max(SENTENCE_LIMIT, `A sentence can hold ${SENTENCE_LIMIT} characters. Shorten it.`),
      ),
  })
  .refine(({ verdict, sentence }) => verdict !== "question" || sentence !== "", {
    error: "Say what you question, in a sentence.",
    path: ["sentence"],
  });

type FormValues = Record<string, string | string[]>;
type FieldErrors = Record<string, string>;
type Read<Value> = { ok: true; value: Value } | { ok: false; errors: FieldErrors };

/** What was said of each rating; those without a verdict are left out, and are still open. */
export function readVerdicts(values: FormValues, criterionIds: readonly string[]): Read<Verdict[]> {
  const errors: FieldErrors = {};
  const value = criterionIds.flatMap((criterionId): Verdict[] => {
    const [verdict, sentence] = [verdictField(criterionId), sentenceField(criterionId)].map(
      (name) => (typeof values[name] === "string" ? values[name] : ""),
    );
    if (!verdict && !sentence?.trim()) return [];
    const parsed = given.safeParse({ verdict, sentence });
    if (parsed.success) return [{ criterionId, ...parsed.data }];
    for (const { path, message } of parsed.error.issues) {
      const field = path[0] === "verdict" ? verdictField : sentenceField;
      errors[field(criterionId)] ??= message;
    }
    return [];
  });
  return Object.keys(errors).length === 0 ? { ok: true, value } : { ok: false, errors };
}

/** One's own rating of each criterion on its scale; those without one are left out. */
export function readChoices(
  values: FormValues,
  criteria: readonly { id: string; scale: Pick<Scale, "points" | "alternatives"> }[],
): Read<(Choice & { criterionId: string })[]> {
  const errors: FieldErrors = {};
  const value = criteria.flatMap(({ id, scale }): (Choice & { criterionId: string })[] => {
    const chosen = values[answerField(id)];
    if (typeof chosen !== "string" || chosen === "") return [];
    const alternative = scale.alternatives.find((each) => each === chosen);
    if (alternative) return [{ criterionId: id, point: null, alternative }];
    const point = scale.points.find((each) => String(each.value) === chosen);
    if (point) return [{ criterionId: id, point: point.value, alternative: null }];
    errors[answerField(id)] = "Choose one of the answers shown.";
    return [];
  });
  return Object.keys(errors).length === 0 ? { ok: true, value } : { ok: false, errors };
}

/** Whether a form of ratings has one for each criterion, after which they show what others gave. */
export function isWhole(
  form: { get(name: string): unknown },
  criteria: readonly { id: string }[],
): boolean {
  return criteria.every(({ id }) => Boolean(form.get(answerField(id))));
}
