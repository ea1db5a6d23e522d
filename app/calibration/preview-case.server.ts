import { findCriterion } from "~/ladder/domain/view";
import { ladderOfVersion } from "~/ladder/ladder.server";
import { AppError } from "~/platform/app-error";
import { change } from "~/platform/audit.server";
import { database } from "~/platform/database.server";
import { renderMarkdown } from "~/platform/markdown.server";
import type { Choice } from "./domain/mark";
import { isComplete } from "./domain/preview";
import { lockPreview, ownPreview, RATED } from "./preview.server";
import { askedOf, chosenOf, nextOpen } from "./preview-person.server";
import { refuseUnknown } from "./preview-save.server";
import type { CalibrationSession, InSession } from "./session.server";

/**
 * One of the ladder's written cases, to be rated. What its authors give is in it once the viewer's own ratings are all
 * there. Null where the session does not rate it.
 */
export async function previewCase(viewer: InSession, session: CalibrationSession, caseId: string) {
  const preview = await ownPreview(viewer, session);
  const here = preview.cases.find(({ anchorCase }) => anchorCase.id === caseId);
  if (!here) return null;
  const ladder = await ladderOfVersion(session.cycle.ladderVersionId);
  const given = await database().calibrationAnchorRating.findMany({
    where: { sessionId: session.id, calibratorId: viewer.personId, caseId },
  });
  const isRevealed = isComplete(here) || preview.done !== null;
  const { title, person, answers } = here.anchorCase;
  const list = preview.cases.map(({ anchorCase, ...progress }) => ({
    id: anchorCase.id,
    ...progress,
  }));
  return {
    caseId,
    title,
    step: here.step,
    person: renderMarkdown(person),
    done: preview.done !== null,
    isRevealed,
    evidenceKinds: ladder.evidenceKinds.map(({ id, title }) => ({ id, title })),
    position: list.findIndex(({ id }) => id === caseId) + 1,
    of: list.length,
    nextId: nextOpen(list, caseId),
    criteria: answers.flatMap((answer) => {
      const criterion = findCriterion(ladder, answer.criterion);
      if (!criterion) return [];
      const own = given.find(({ criterionId }) => criterionId === criterion.id);
      return [
        {
          ...askedOf(ladder, criterion),
          words: renderMarkdown(answer.narrative),
          pieces: answer.evidence.map((piece) => ({
            ...piece,
            shows: renderMarkdown(piece.shows),
          })),
          chosen: chosenOf(own ?? null),
          revealed: isRevealed
            ? {
                own: own ? { point: own.point, alternative: own.alternative } : null,
                reference: answer.reference.point,
                because: renderMarkdown(answer.reference.because),
              }
            : null,
        },
      ];
    }),
  };
}

export type CasePage = NonNullable<Awaited<ReturnType<typeof previewCase>>>;

/** Keeps the viewer's own rating of a written case. Once it is complete the authors' shows, and these stay. */
export async function saveAnchorRatings(
  who: InSession,
  sessionId: string,
  { caseId, criterionIds }: { caseId: string; criterionIds: readonly string[] },
  choices: readonly (Choice & { criterionId: string })[],
): Promise<void> {
  const own = { sessionId, calibratorId: who.personId, caseId };
  await change(who.actor, async (tx, record) => {
    await lockPreview(tx, who, sessionId);
    refuseUnknown(criterionIds, choices);
    const rated = await tx.calibrationAnchorRating.findMany({
      where: { ...own, OR: RATED },
      select: { criterionId: true },
    });
    if (criterionIds.every((id) => rated.some(({ criterionId }) => criterionId === id)))
      throw new AppError(
        "You have rated this case, and have seen what its authors give since. Yours stays as it was.",
        409,
      );
    for (const { criterionId, point, alternative } of choices) {
      const key = { ...own, criterionId };
      await tx.calibrationAnchorRating.upsert({
        where: { sessionId_calibratorId_caseId_criterionId: key },
        create: { ...key, point, alternative },
        update: { point, alternative },
      });
    }
    record({
      action: "calibration.anchor-ratings-saved",
      subject: { type: "calibration-session", id: sessionId },
      data: { caseId, ratings: choices.length },
    });
  });
}
