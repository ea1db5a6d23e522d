import { criterionOf } from "~/assessment/assessments.server";
import { answerForm, readAnswer } from "~/assessment/domain/answer";
import { scaleOf } from "~/ladder/domain/view";
import { ladderOfVersion } from "~/ladder/ladder.server";
import { type FieldErrors, type FormValues, formValues, parseForm } from "~/platform/form";
import { differenceBetween, needsRationale } from "./domain/differences";
import { keepReviewAsEarlier, type StoredReview, saveReviewRating } from "./review-ratings.server";
import { reviewState } from "./review-state.server";
import type { Reviewable } from "./reviewable.server";
import type { Reviewer } from "./reviews.server";

export type ReviewSaveOutcome =
  | { kind: "saved"; revision: number; savedAt: Date; next: boolean }
  | { kind: "conflict"; current: StoredReview; values: FormValues }
  | { kind: "invalid"; errors: FieldErrors; values: FormValues; revision: number | null };

/** What the buttons of the form ask for; anything else is a plain save. */
const SETTLING = ["compare", "next"];

/**
 * Saves the reviewer's rating of one criterion as the form says. "Compare" and "next" settle it: the engineer's rating
 * then stands beside it, and where the two differ by much, "next" waits for the rationale.
 */
export async function saveReviewCriterion(
  who: Reviewer,
  assessment: Reviewable,
  criterionId: string,
  form: FormData,
): Promise<ReviewSaveOutcome> {
  const ladder = await ladderOfVersion(assessment.ladderVersionId);
  const criterion = criterionOf(ladder, assessment.transitionId, criterionId);
  const where = { assessmentId: assessment.id, criterionId };
  const values = formValues(form);
  const invalid = (errors: FieldErrors, revision: number | null = null): ReviewSaveOutcome => ({
    kind: "invalid",
    errors,
    values,
    revision,
  });
  const parsed = parseForm(form, answerForm);
  if (!parsed.ok) return invalid(parsed.errors);
  const read = readAnswer(parsed.value, scaleOf(ladder, criterion));
  if (!read.ok) return invalid({ answer: read.message });
  const { answer } = read;

  const intent = String(form.get("intent") ?? "save");
  if (intent === "keep-saved") {
    await keepReviewAsEarlier(who, where, answer);
    return { kind: "saved", revision: parsed.value.revision, savedAt: new Date(), next: false };
  }
  const settle = SETTLING.includes(intent);
  const result = await saveReviewRating(who, where, answer, parsed.value.revision, {
    settle,
    replacing: intent === "keep-mine" || form.has("replacing"),
  });
  if (!result.saved) return { kind: "conflict", current: result.current, values };
  if (settle) {
    const errors = await openFaults(assessment, criterionId, answer);
    if (intent === "next" && Object.keys(errors).length > 0)
      return invalid(errors, result.revision);
    if (intent === "compare" && errors.answer) return invalid(errors, result.revision);
  }
  const { revision, savedAt } = result;
  return { kind: "saved", revision, savedAt, next: intent === "next" };
}

/** What still keeps this criterion from being done, once the rating is settled. */
async function openFaults(
  assessment: Reviewable,
  criterionId: string,
  answer: Parameters<typeof differenceBetween>[1] & { reason: string; narrative: string },
): Promise<FieldErrors> {
  if (answer.point === null && answer.alternative === null)
    return { answer: "Choose your own rating first." };
  if (answer.alternative && !answer.reason) return { reason: "Say why it cannot be rated." };
  const { submitted, expected } = await reviewState(assessment);
  const self = submitted.content.answers.find((each) => each.criterionId === criterionId) ?? null;
  const difference = differenceBetween(self, answer, expected(criterionId));
  return needsRationale(difference) && !answer.narrative
    ? { narrative: "You see this differently. Say what you saw, so that you can talk about it." }
    : {};
}
