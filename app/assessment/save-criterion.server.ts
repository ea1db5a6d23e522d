import { scaleOf } from "~/ladder/domain/view";
import { ladderOfVersion } from "~/ladder/ladder.server";
import type { Actor } from "~/platform/audit.server";
import { type FieldErrors, type FormValues, formValues, parseForm } from "~/platform/form";
import { dayIn } from "~/ui/dates";
import { criterionOf, type OwnAssessment } from "./assessments.server";
import { answerForm, readAnswer } from "./domain/answer";
import { evidenceForm } from "./domain/evidence";
import { addEvidence, claimEvidence, releaseEvidence } from "./evidence.server";
import { keepAsEarlier, type StoredAnswer, saveAnswer } from "./ratings.server";

export type SaveOutcome =
  | { kind: "saved"; revision: number; savedAt: Date; next: boolean }
  /** Nothing was overwritten: the person sees both and decides. */
  | { kind: "conflict"; current: StoredAnswer; values: FormValues }
  /** The fields that are wrong. What could be saved is saved; the revision says so. */
  | { kind: "invalid"; errors: FieldErrors; values: FormValues; revision: number | null };

type Who = { personId: string; actor: Actor; timeZone: string };

/**
 * One form carries the rating, its words and a new piece of evidence, so that no button can lose what stands in
 * another part of it. The rating is saved first; then whatever else was asked.
 */
export async function saveCriterion(
  who: Who,
  assessment: Pick<OwnAssessment, "id" | "transitionId" | "ladderVersionId">,
  criterionId: string,
  form: FormData,
): Promise<SaveOutcome> {
  const ladder = await ladderOfVersion(assessment.ladderVersionId);
  const criterion = criterionOf(ladder, assessment.transitionId, criterionId);
  const where = { assessmentId: assessment.id, criterionId };
  const values = formValues(form);
  const invalid = (errors: FieldErrors, revision: number | null = null): SaveOutcome => ({
    kind: "invalid",
    errors,
    values,
    revision,
  });

  const parsed = parseForm(form, answerForm);
  if (!parsed.ok) return invalid(parsed.errors);
  const read = readAnswer(parsed.value, scaleOf(ladder, criterion));
  if (!read.ok) return invalid({ answer: read.message });

  const intent = String(form.get("intent") ?? "save");
  if (intent === "keep-saved") {
    await keepAsEarlier(who, where, read.answer);
    return { kind: "saved", revision: parsed.value.revision, savedAt: new Date(), next: false };
  }
  const result = await saveAnswer(
    who,
    where,
    read.answer,
    parsed.value.revision,
    intent === "keep-mine" || form.has("replacing"),
  );
  if (!result.saved) return { kind: "conflict", current: result.current, values };

  if (hasNewEvidence(values)) {
    const kinds = ladder.evidenceKinds.map((kind) => kind.id);
    const piece = parseForm(form, evidenceForm({ kinds, today: dayIn(who.timeZone, new Date()) }));
    if (!piece.ok) return invalid(piece.errors, result.revision);
    await addEvidence(who, where, piece.value);
  }
  const claim = form.get("claim");
  if (intent === "claim-evidence" && typeof claim === "string") {
    if (!claim)
      return invalid({ claim: "Choose a piece of evidence from the list." }, result.revision);
    await claimEvidence(who, where, claim);
  }
  const release = form.get("release");
  if (typeof release === "string") await releaseEvidence(who, where, release);
  return {
    kind: "saved",
    revision: result.revision,
    savedAt: result.savedAt,
    next: intent === "next",
  };
}

/** Anything typed into the evidence fields is meant to be kept, whichever button was pressed. */
function hasNewEvidence(values: FormValues): boolean {
  return ["url", "title", "shows"].some((name) => {
    const value = values[name];
    return typeof value === "string" && value.trim() !== "";
  });
}
