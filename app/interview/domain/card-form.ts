import { z } from "zod";
import type { Ladder } from "~/ladder/domain/schema";
import { type CardAnswer, type CardFlaw, type CardOverall, type CardTask, outcomeOf } from "./card";
import type { LevelCriterion } from "./level-criteria";
import { pointsToChoose } from "./level-criteria";
import { FLAW_OUTCOMES, RECOMMENDATIONS } from "./state";

/** The answer that is no point of the scale. */
export const NOT_ASSESSED = "not-assessed";

/** A part of the card is saved by itself: a criterion, or what is said of it all. */
export const OVERALL = "overall";

export const answerField = (criterionId: string) => `answer-${criterionId}`;
export const whyField = (criterionId: string) => `why-${criterionId}`;
export const quotesField = (criterionId: string) => `quotes-${criterionId}`;
export const observationsField = (criterionId: string) => `observations-${criterionId}`;
export const revisionField = (criterionId: string) => `revision-${criterionId}`;
export const flawField = (exerciseId: string, flawId: string) => `flaw-${exerciseId}.${flawId}`;
/** Not `revision-…`: a criterion may be called anything. */
export const OVERALL_REVISION = "overall-revision";

/** The fields of one criterion. */
export function answerFields(criterionId: string): string[] {
  return [answerField, whyField, quotesField, observationsField].map((field) => field(criterionId));
}

/** The fields of what is said of it all. */
function overallFields(exercises: CardTask["exercises"]): string[] {
  const flaws = exercises.flatMap(({ id, plantedFlaws }) =>
    plantedFlaws.map((flaw) => flawField(id, flaw.id)),
  );
  return ["recommendation", "reason", "notes", ...flaws];
}

/** A part of the card as its fields hold it. */
export type SavedPart = { revision: number; fields: Record<string, string> };

export function partOfAnswer(answer: CardAnswer, revision: number): SavedPart {
  const { criterionId: id, point, isNotAssessed } = answer;
  const chosen = isNotAssessed ? NOT_ASSESSED : point === null ? "" : String(point);
  const fields = {
    [answerField(id)]: chosen,
    [whyField(id)]: answer.why,
    [quotesField(id)]: answer.quotes,
    [observationsField(id)]: answer.observations,
  };
  return { revision, fields };
}

export function partOfOverall(overall: CardOverall, revision: number): SavedPart {
  const flaws = overall.flaws.map(
    ({ exerciseId, flawId, outcome }) => [flawField(exerciseId, flawId), outcome] as const,
  );
  const { recommendation, reason, notes } = overall;
  return {
    revision,
    fields: { recommendation: recommendation ?? "", reason, notes, ...Object.fromEntries(flaws) },
  };
}

const LONG = 20_000;
const SHORT = 2_000;
export const OUT_OF_DATE = "This page is out of date. Open it again.";

const text = (limit: number) =>
  z
    .string()
    .max(limit, `This can hold ${limit.toLocaleString("en-GB")} characters. Shorten it.`)
    // Browsers send line ends as CRLF; what is stored must not change with the way it was sent.
    .transform((value) => value.replaceAll("\r\n", "\n").trim())
    .default("");
/** Which revision of a part a form was typed over. */
export const revisionNumber = z.coerce
  .number({ error: OUT_OF_DATE })
  .int(OUT_OF_DATE)
  .min(0, OUT_OF_DATE)
  .max(2_147_483_647, OUT_OF_DATE)
  .max(2 ** 31 - 1, OUT_OF_DATE);

/** A form as it was sent. */
export type Values = Readonly<Record<string, string | string[] | undefined>>;
type Read<T> =
  | { ok: true; value: T & { revision: number } }
  | { ok: false; errors: Record<string, string> };

/**
 * What a form says about one criterion. A point that is not there to be chosen is refused, so also the middle of a scale
 * that has one.
 */
export function readAnswerPart(
  ladder: Ladder,
  { criterion }: Pick<LevelCriterion, "criterion">,
  values: Values,
  sentRevision: unknown,
): Read<CardAnswer> {
  const { id } = criterion;
  const chosen = values[answerField(id)] ?? "";
  const point = pointsToChoose(ladder, criterion).find(({ value }) => String(value) === chosen);
  const errors: Record<string, string> = {};
  const read = <Schema extends z.ZodType>(schema: Schema, value: unknown, field: string) => {
    const parsed = schema.safeParse(value);
    if (!parsed.success) errors[field] = parsed.error.issues[0]?.message ?? OUT_OF_DATE;
    return parsed.success ? parsed.data : undefined;
  };
  if (chosen !== "" && chosen !== NOT_ASSESSED && !point)
    errors[answerField(id)] = "Choose one of the answers shown.";
  const seen = read(revisionNumber, sentRevision, "form");
  const why = read(text(SHORT), values[whyField(id)], whyField(id));
  const quotes = read(text(LONG), values[quotesField(id)], quotesField(id));
  const observations = read(text(LONG), values[observationsField(id)], observationsField(id));
  if (Object.keys(errors).length > 0) return { ok: false, errors };
  return {
    ok: true,
    value: {
      criterionId: id,
      point: point?.value ?? null,
      isNotAssessed: chosen === NOT_ASSESSED,
      why: why ?? "",
      quotes: quotes ?? "",
      observations: observations ?? "",
      revision: seen ?? 0,
    },
  };
}

const overallForm = z.object({
  recommendation: z
    .enum(["", ...RECOMMENDATIONS], { error: "Choose one of the four." })
    .default("")
    .transform((chosen) => chosen || null),
  reason: text(LONG),
  notes: text(LONG),
});

/** What a form says of it all: the recommendation, its reason, the notes, and what was found of the flaws of the kit's exercises. */
export function readOverallPart(
  exercises: CardTask["exercises"],
  values: Values,
  sentRevision: unknown,
): Read<CardOverall> {
  const parsed = overallForm.safeParse({
    recommendation: values.recommendation,
    reason: values.reason,
    notes: values.notes,
  });
  const seen = revisionNumber.safeParse(sentRevision);
  const errors: Record<string, string> = {};
  const flaws: CardFlaw[] = [];
  for (const { id, plantedFlaws } of exercises)
    for (const flaw of plantedFlaws) {
      const field = flawField(id, flaw.id);
      const chosen = values[field];
      if (!chosen) continue;
      const outcome = FLAW_OUTCOMES.find((each) => each === chosen);
      if (outcome) flaws.push({ exerciseId: id, flawId: flaw.id, outcome });
      else errors[field] = "Choose one of the four.";
    }
  if (!seen.success) errors.form = OUT_OF_DATE;
  if (!parsed.success)
    for (const issue of parsed.error.issues) errors[String(issue.path[0])] ??= issue.message;
  if (!parsed.success || !seen.success || Object.keys(errors).length > 0)
    return { ok: false, errors };
  return { ok: true, value: { ...parsed.data, flaws, revision: seen.data } };
}

/** What a form names that the kit does not have: criteria and flaws of another kit, or of none. */
export function unknownParts(
  asked: readonly string[],
  exercises: CardTask["exercises"],
  values: Values,
): boolean {
  const flaws = new Set(overallFields(exercises));
  return Object.keys(values).some((name) => {
    if (name.startsWith("flaw-")) return !flaws.has(name);
    return name.startsWith("revision-") && !asked.includes(name.slice("revision-".length));
  });
}

/** What keeps a card from being handed in, by the field that it is to be done at. */
export function openFields(
  task: Pick<CardTask, "own" | "exercises">,
  answers: readonly CardAnswer[],
  overall: CardOverall,
): Record<string, string> {
  const open: Record<string, string> = {};
  for (const { id, question } of task.own) {
    const answer = answers.find(({ criterionId }) => criterionId === id);
    if (!answer || (answer.point === null && !answer.isNotAssessed))
      open[answerField(id)] = `Choose a point, or say that it was not assessed: ${question}`;
    else if (answer.isNotAssessed && !answer.why)
      open[whyField(id)] = `Say why this was not assessed: ${question}`;
  }
  for (const { id, plantedFlaws } of task.exercises)
    for (const flaw of plantedFlaws)
      if (!outcomeOf(overall.flaws, id, flaw.id))
        open[flawField(id, flaw.id)] = `Say whether this was found: ${flaw.title}`;
  if (!overall.recommendation) open.recommendation = "Choose your recommendation.";
  if (!overall.reason) open.reason = "Say what your recommendation rests on.";
  // Also seen: nothing has to be said of it, but what is said has its reason.
  for (const { criterionId, isNotAssessed, why } of answers)
    if (isNotAssessed && !why && !open[whyField(criterionId)] && !isAsked(task, criterionId))
      open[whyField(criterionId)] = "Say why this was not assessed, or choose a point.";
  return open;
}

function isAsked({ own }: Pick<CardTask, "own">, criterionId: string): boolean {
  return own.some(({ id }) => id === criterionId);
}
