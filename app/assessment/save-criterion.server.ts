import type { Ladder } from "~/ladder/domain/schema";
import { criteriaOfTransition, scaleOf } from "~/ladder/domain/view";
import { ladderOfVersion, publishedVersions } from "~/ladder/ladder.server";
import type { Actor } from "~/platform/audit.server";
import { type FieldErrors, type FormValues, formValues, parseForm } from "~/platform/form";
import { dayIn } from "~/ui/dates";
import { criterionOf, MovedMeanwhile, type OwnAssessment } from "./assessments.server";
import { answerForm, readAnswer } from "./domain/answer";
import { evidenceForm } from "./domain/evidence";
import { addEvidence, claimEvidence, releaseEvidence } from "./evidence.server";
import { claimLastEvidence, idsOf, lastTime } from "./last-time.server";
import { type Kept, keepFromEarlierVersion, versionThatAsked } from "./moved-criteria.server";
import { keepAsEarlier, type SaveResult, type StoredAnswer, saveAnswer } from "./ratings.server";

export type SaveOutcome =
  | { kind: "saved"; revision: number; savedAt: Date; next: boolean }
  /** Nothing was overwritten: the person sees both and decides. */
  | { kind: "conflict"; current: StoredAnswer; values: FormValues }
  /** The fields that are wrong. What could be saved is saved; the revision says so. */
  | { kind: "invalid"; errors: FieldErrors; values: FormValues; revision: number | null }
  /** The assessment is on another ladder version by now: what was sent is kept there. */
  | ({ kind: "moved" } & Kept);

type Who = { personId: string; actor: Actor; timeZone: string };
type Assessment = Pick<OwnAssessment, "id" | "transitionId" | "ladderVersionId">;

/**
 * One form carries the rating, its words and a new piece of evidence, so that no button can lose what stands in
 * another part of it. The rating is saved first; then whatever else was asked.
 */
export async function saveCriterion(
  who: Who,
  assessment: Assessment,
  criterionId: string,
  form: FormData,
): Promise<SaveOutcome> {
  // The words the person had before them: those of the version their page was made of.
  const { ladder, versionId } = await seenVersion(assessment, criterionId, form);
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
  const { answer } = read;

  const intent = String(form.get("intent") ?? "save");
  const { revision } = parsed.value;
  const replacing = intent === "keep-mine" || form.has("replacing");
  const kinds = ladder.evidenceKinds.map((kind) => kind.id);
  const today = dayIn(who.timeZone, new Date());
  const piece = hasNewEvidence(values) ? parseForm(form, evidenceForm({ kinds, today })) : null;
  const last =
    intent === "start-from-last" || intent === "use-last-evidence"
      ? await lastTime(who.personId, assessment.id, await idsOf(ladder, criterion))
      : null;
  // Whatever was typed in the meantime stays.
  if (intent === "start-from-last" && last && !answer.narrative) answer.narrative = last.narrative;

  const attempt = async (seen?: string): Promise<SaveOutcome | SaveResult> => {
    if (intent !== "keep-saved") return saveAnswer(who, where, answer, revision, replacing, seen);
    await keepAsEarlier(who, where, answer, seen);
    return { kind: "saved", revision, savedAt: new Date(), next: false };
  };
  let result = versionId ? await attempt(versionId).catch(movedMeanwhile) : null;
  if (!result) {
    const sent = { answer, piece: piece?.ok ? piece.value : null };
    const kept = await keepFromEarlierVersion(who, where, ladder, sent);
    if (kept) return { kind: "moved", ...kept };
    result = await attempt();
  }
  if ("kind" in result) return result;
  if (!result.saved) return { kind: "conflict", current: result.current, values };

  if (piece && !piece.ok) return invalid(piece.errors, result.revision);
  if (piece) await addEvidence(who, where, piece.value);
  const claim = form.get("claim");
  if (intent === "claim-evidence" && typeof claim === "string") {
    if (!claim)
      return invalid({ claim: "Choose a piece of evidence from the list." }, result.revision);
    await claimEvidence(who, where, claim);
  }
  if (intent === "use-last-evidence" && last) await claimLastEvidence(who, where, last.evidenceIds);
  const release = form.get("release");
  if (typeof release === "string") await releaseEvidence(who, where, release);
  return {
    kind: "saved",
    revision: result.revision,
    savedAt: result.savedAt,
    next: intent === "next",
  };
}

/**
 * The version that the form names, without its id where the assessment has left it; for a form that names none, the
 * one that asked the criterion last.
 */
async function seenVersion(
  assessment: Assessment,
  criterionId: string,
  form: FormData,
): Promise<{ ladder: Ladder; versionId: string | null }> {
  const ladder = await ladderOfVersion(assessment.ladderVersionId);
  const named = form.get("ladder");
  const now = { ladder, versionId: assessment.ladderVersionId };
  if (named === assessment.ladderVersionId) return now;
  if (typeof named === "string" && named) {
    const published = (await publishedVersions(ladder.id)).find(({ id }) => id === named);
    return published ? { ladder: await ladderOfVersion(published.id), versionId: null } : now;
  }
  const isAsked = criteriaOfTransition(ladder, assessment.transitionId).some(
    ({ id }) => id === criterionId,
  );
  const before = isAsked ? null : await versionThatAsked(assessment, criterionId);
  return before ? { ladder: before, versionId: null } : now;
}

function movedMeanwhile(error: unknown): null {
  if (error instanceof MovedMeanwhile) return null;
  throw error;
}

/** Anything typed into the evidence fields is meant to be kept, whichever button was pressed. */
export function hasNewEvidence(values: FormValues): boolean {
  return ["url", "title", "shows"].some((name) => {
    const value = values[name];
    return typeof value === "string" && value.trim() !== "";
  });
}
