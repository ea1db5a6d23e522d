import { z } from "zod";
import type { Rating } from "~/ladder/domain/rule-input";
import type { Scale } from "~/ladder/domain/schema";

const TEXT_LIMIT = 20_000;
const REASON_LIMIT = 2_000;

/** What one person says on one criterion: a point or an alternative (or neither yet), with their words. */
export type Answer = {
  point: number | null;
  alternative: "not-applicable" | "not-observable" | null;
  /** Why an alternative was chosen; empty with a point. */
  reason: string;
  /** Markdown. */
  narrative: string;
};

export const EMPTY_ANSWER: Answer = { point: null, alternative: null, reason: "", narrative: "" };

const text = (limit: number, what: string) =>
  z
    .string()
    .max(
      limit,
      `${what} can hold ${limit.toLocaleString("en-GB")} characters. Shorten it, or link to it as evidence.`,
    )
    // Browsers send line ends as CRLF; what is stored must not change with the way it was sent.
    .transform((value) => value.replaceAll("\r\n", "\n").trim())
    .default("");

/** The rating fields of the form, before the scale is known. */
export const answerForm = z.object({
  revision: z.coerce.number({ error: "This page is out of date. Open it again." }).int().min(0),
  answer: z.string().max(100).optional(),
  reason: text(REASON_LIMIT, "The reason"),
  narrative: text(TEXT_LIMIT, "This text"),
});

/** The answer on its scale; a choice that the scale does not have is refused. */
export function readAnswer(
  form: z.output<typeof answerForm>,
  scale: Scale,
): { ok: true; answer: Answer } | { ok: false; message: string } {
  const words = { reason: form.reason, narrative: form.narrative };
  const chosen = form.answer;
  if (!chosen) return { ok: true, answer: { ...EMPTY_ANSWER, ...words } };
  const alternative = scale.alternatives.find((each) => each === chosen);
  if (alternative) return { ok: true, answer: { point: null, alternative, ...words } };
  const point = scale.points.find((each) => String(each.value) === chosen);
  if (point) return { ok: true, answer: { point: point.value, alternative: null, ...words } };
  return { ok: false, message: "Choose one of the answers shown." };
}

/** The answer as rules read it; undefined while nothing is chosen. */
export function ratingOf(
  answer: Pick<Answer, "point" | "alternative"> | undefined,
): Rating | undefined {
  if (!answer) return undefined;
  return answer.point ?? (answer.alternative as Rating | null) ?? undefined;
}

/** Whether two answers say the same, so that sending one twice is no conflict. */
export function sameAnswer(a: Answer, b: Answer): boolean {
  return (
    a.point === b.point &&
    a.alternative === b.alternative &&
    a.reason === b.reason &&
    a.narrative === b.narrative
  );
}
