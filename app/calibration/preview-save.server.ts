import { isId } from "~/assessment/assessments.server";
import { criteriaOfTransition } from "~/ladder/domain/view";
import { ladderOfVersion } from "~/ladder/ladder.server";
import { AppError } from "~/platform/app-error";
import { change } from "~/platform/audit.server";
import type { Transaction } from "~/platform/database.server";
import { type FieldErrors, formValues } from "~/platform/form";
import type { Choice } from "./domain/mark";
import { readChoices, readVerdicts, type Verdict, type VerdictKind } from "./domain/preview-form";
import { isSampled } from "./domain/sampling";
import { lockPreview, RATED } from "./preview.server";
import type { PersonPage } from "./preview-person.server";
import type { InSession } from "./session.server";

/** Saves what the form says of a person: verdicts, or the viewer's own ratings. Gives what is wrong with it, or nothing. */
export async function savePreviewPerson(
  who: InSession,
  sessionId: string,
  page: PersonPage,
  { form, intent }: { form: FormData; intent: "verdicts" | "ratings" },
): Promise<FieldErrors | null> {
  const values = formValues(form);
  const { assessmentId } = page.person;
  if (intent === "verdicts") {
    const read = readVerdicts(
      values,
      page.criteria.map(({ id }) => id),
    );
    if (!read.ok) return read.errors;
    // Nothing said is nothing to keep: one may go on and come back.
    if (read.value.length > 0) await saveVerdicts(who, sessionId, assessmentId, read.value);
    return null;
  }
  const read = readRatings(page.criteria, form);
  if (!read.ok) return read.errors;
  await saveSecondRatings(who, sessionId, assessmentId, read.value);
  return null;
}

/** One's own ratings as a form gives them; a form without any is refused. */
export function readRatings(
  criteria: readonly Pick<PersonPage["criteria"][number], "id" | "anchors" | "alternatives">[],
  form: FormData,
): ReturnType<typeof readChoices> {
  const read = readChoices(
    formValues(form),
    criteria.map(({ id, anchors, alternatives }) => ({
      id,
      scale: { points: anchors.map(({ point }) => point), alternatives },
    })),
  );
  return read.ok && read.value.length === 0
    ? { ok: false, errors: { form: "Choose a rating for at least one criterion." } }
    : read;
}

/** Keeps what the viewer thinks of some of a person's ratings. Drafts: nobody else learns of them, not even that there are any. */
async function saveVerdicts(
  who: InSession,
  sessionId: string,
  assessmentId: string,
  verdicts: readonly Verdict[],
): Promise<void> {
  const own = { sessionId, calibratorId: who.personId, assessmentId };
  await change(who.actor, async (tx, record) => {
    const session = await lockPreview(tx, who, sessionId);
    const rated = await findRated(tx, who, sessionId, assessmentId);
    const isHere =
      rated.isOverlap || isSampled({ ...own, seed: sessionId, share: session.previewShare });
    if (!isHere) throw notInPreview();
    if (rated.isOverlap && rated.open.length > 0)
      throw new AppError("Rate this person yourself first, criterion by criterion.", 409);
    refuseUnknown(rated.criteria, verdicts);
    for (const { criterionId, verdict, sentence } of verdicts) {
      const said = { verdict: verdict.toUpperCase() as Uppercase<VerdictKind>, sentence };
      const key = { ...own, criterionId };
      await tx.calibrationVerdict.upsert({
        where: { sessionId_calibratorId_assessmentId_criterionId: key },
        create: { ...key, ...said },
        update: said,
      });
    }
    record({
      action: "calibration.verdicts-saved",
      subject: { type: "calibration-session", id: sessionId },
      data: { assessmentId, ratings: verdicts.length },
    });
  });
}

/** Keeps the viewer's own rating of somebody's criteria. Once all are rated the manager's shows, and these stay. */
async function saveSecondRatings(
  who: InSession,
  sessionId: string,
  assessmentId: string,
  choices: readonly (Choice & { criterionId: string })[],
): Promise<void> {
  const own = { sessionId, calibratorId: who.personId, assessmentId };
  await change(who.actor, async (tx, record) => {
    await lockPreview(tx, who, sessionId);
    const rated = await findRated(tx, who, sessionId, assessmentId);
    if (!rated.isOverlap) throw notInPreview();
    if (rated.open.length === 0)
      throw new AppError(
        "You have rated this person, and have seen the manager’s rating since. Yours stays as it was.",
        409,
      );
    refuseUnknown(rated.criteria, choices);
    for (const { criterionId, point, alternative } of choices) {
      const key = { ...own, criterionId };
      await tx.calibrationSecondRating.upsert({
        where: { sessionId_calibratorId_assessmentId_criterionId: key },
        create: { ...key, point, alternative },
        update: { point, alternative },
      });
    }
    record({
      action: "calibration.second-ratings-saved",
      subject: { type: "calibration-session", id: sessionId },
      data: { assessmentId, ratings: choices.length },
    });
  });
}

const notInPreview = () => new AppError("This person is not in your preview.", 404);

export function refuseUnknown(
  known: readonly string[],
  given: readonly { criterionId: string }[],
): void {
  if (given.some(({ criterionId }) => !known.includes(criterionId)))
    throw new AppError("There is no such criterion here.", 404);
}

/** Somebody the viewer may look at: rated in the session, neither themselves nor rated by them. */
async function findRated(
  tx: Transaction,
  who: InSession,
  sessionId: string,
  assessmentId: string,
): Promise<{ criteria: string[]; open: string[]; isOverlap: boolean }> {
  if (!isId(assessmentId)) throw notInPreview();
  const [row] = await tx.$queryRaw<
    { transitionId: string; ladderVersionId: string; isOverlap: boolean }[]
  >`
    SELECT a."transitionId", a."ladderVersionId",
           EXISTS (SELECT 1 FROM "CalibrationOverlap" o WHERE o."sessionId" = m."sessionId"
                   AND o."assessmentId" = m."assessmentId" AND o."calibratorId" = ${who.personId}::uuid) AS "isOverlap"
    FROM "CalibrationMember" m
    JOIN "Assessment" a ON a."id" = m."assessmentId"
    JOIN "Review" r ON r."assessmentId" = a."id" AND r."finishedAt" IS NOT NULL
    WHERE m."sessionId" = ${sessionId}::uuid AND m."assessmentId" = ${assessmentId}::uuid AND m."removedAt" IS NULL
      AND m."personId" <> ${who.personId}::uuid AND r."reviewerId" <> ${who.personId}::uuid
      AND a."state" IN ('IN_CALIBRATION', 'RELEASED', 'ACKNOWLEDGED')`;
  if (!row) throw notInPreview();
  const ladder = await ladderOfVersion(row.ladderVersionId, tx);
  const criteria = criteriaOfTransition(ladder, row.transitionId).map(({ id }) => id);
  const given = await tx.calibrationSecondRating.findMany({
    where: { sessionId, calibratorId: who.personId, assessmentId, OR: RATED },
    select: { criterionId: true },
  });
  const rated = new Set(given.map(({ criterionId }) => criterionId));
  return { criteria, open: criteria.filter((id) => !rated.has(id)), isOverlap: row.isOverlap };
}
