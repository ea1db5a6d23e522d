import { type Ask, notFound } from "~/access/guards.server";
import type { AnchorCase } from "~/ladder/domain/schema";
import { ladderOfVersion } from "~/ladder/ladder.server";
import { AppError } from "~/platform/app-error";
import { change } from "~/platform/audit.server";
import { database, type Transaction } from "~/platform/database.server";
import { casesFor, type Progress } from "./domain/preview";
import { isSampled } from "./domain/sampling";
import type { ShownData, ShownPerson } from "./domain/session-data";
import { wakeSession } from "./live.server";
import { overlapOf } from "./preview-overlap.server";
import { shownData } from "./ratings-guard.server";
import {
  type CalibrationSession,
  type InSession,
  lockSession,
  requireSession,
  touchSession,
} from "./session.server";

/**
 * A calibrator's own look before the meeting. Everything read here is the viewer's own, so that nobody sees another's
 * before theirs is in; what others gave is not even counted.
 */
export async function requirePreview(ask: Ask, sessionId: string | undefined) {
  const { viewer, session } = await requireSession(ask, sessionId, "calibration.preview");
  if (!session.hasPreview) throw notFound();
  return { viewer, session };
}

/** Somebody in the viewer's preview, and how far the viewer is with them. */
export type PreviewPerson = Progress & {
  assessmentId: string;
  name: string;
  step: string;
  /** Null in a session that hides names. */
  team: string | null;
  rater: string | null;
};

export type PreviewCase = Progress & { anchorCase: AnchorCase; step: string };

export type Preview = {
  /** Handed in, or gone without. */
  done: { at: Date; skipped: boolean } | null;
  /** Those to look at. Whom the viewer rates a second time comes in once that is complete. */
  people: PreviewPerson[];
  /** Those to rate a second time without the manager's rating. */
  seconds: PreviewPerson[];
  cases: PreviewCase[];
  /** Whom the viewer rated as their manager, by name, and so not here. */
  ownReports: string[];
  /** Whose review is not finished yet; 0 where names are hidden. */
  waiting: number;
  withNames: boolean;
  isWithoutOwn: boolean;
};

/** All there is to do in one preview. The first time it also settles whom the viewer rates a second time. */
export async function ownPreview(viewer: InSession, session: CalibrationSession): Promise<Preview> {
  const data = await shownData(session, viewer.personId);
  const own = { sessionId: session.id, calibratorId: viewer.personId };
  const [verdicts, given, anchors, seat] = await Promise.all([
    database().calibrationVerdict.findMany({
      where: own,
      select: { assessmentId: true, criterionId: true },
    }),
    database().calibrationSecondRating.findMany({
      where: { ...own, OR: RATED },
      select: { assessmentId: true, criterionId: true },
    }),
    database().calibrationAnchorRating.findMany({
      where: { ...own, OR: RATED },
      select: { caseId: true, criterionId: true },
    }),
    database().calibrationParticipant.findUnique({
      where: { sessionId_personId: { sessionId: session.id, personId: viewer.personId } },
      select: { previewDoneAt: true, previewSkipped: true },
    }),
  ]);
  const overlap = await overlapOf(viewer, session, data.people, verdicts.length > 0);
  const done = seat?.previewDoneAt
    ? { at: seat.previewDoneAt, skipped: seat.previewSkipped }
    : null;
  const steps = new Map(data.steps.map(({ id, title }) => [id, title]));
  const asRow = shownIn(data, steps);
  const progress = (rows: readonly { assessmentId: string; criterionId: string }[]) => {
    const keys = new Set(rows.map((row) => `${row.assessmentId} ${row.criterionId}`));
    return ({ assessmentId, ratings }: ShownPerson): Progress => {
      const ids = Object.keys(ratings);
      const count = ids.filter((id) => keys.has(`${assessmentId} ${id}`)).length;
      return { given: count, total: ids.length };
    };
  };
  const [looked, rated] = [progress(verdicts), progress(given)];
  const others = inOrder(data).filter((person) => !person.isOwnReport);
  const seconds = others.filter(({ assessmentId }) => overlap.has(assessmentId));
  const isBlind = (person: ShownPerson) => {
    if (done || !overlap.has(person.assessmentId)) return false;
    const { given: count, total } = rated(person);
    return count < total;
  };
  const isChosen = ({ assessmentId }: ShownPerson) =>
    overlap.has(assessmentId) ||
    isSampled({
      seed: session.id,
      calibratorId: viewer.personId,
      assessmentId,
      share: session.previewShare,
    });
  return {
    done,
    people: others
      .filter((person) => isChosen(person) && !isBlind(person))
      .map((person) => asRow(person, looked(person))),
    seconds: seconds.map((person) => asRow(person, rated(person))),
    cases: (await casesOf(session, data)).map((anchorCase) => ({
      anchorCase,
      step: steps.get(anchorCase.transition) ?? "",
      given: anchors.filter(
        ({ caseId, criterionId }) =>
          caseId === anchorCase.id &&
          anchorCase.answers.some(({ criterion }) => criterion === criterionId),
      ).length,
      total: anchorCase.answers.length,
    })),
    ownReports: data.people.filter(({ isOwnReport }) => isOwnReport).map(({ name }) => name),
    waiting: data.waiting.length,
    withNames: data.withNames,
    isWithoutOwn: data.isWithoutOwn,
  };
}

/** As the session has them; without names, by the numbers they go by, for the alphabet would give names away. */
function inOrder({ people, withNames }: ShownData): readonly ShownPerson[] {
  if (withNames) return people;
  return [...people].sort((a, b) => (a.assessmentId < b.assessmentId ? -1 : 1));
}

/** A rating that says something. */
export const RATED = [{ point: { not: null } }, { alternative: { not: null } }];

function shownIn({ withNames }: ShownData, steps: ReadonlyMap<string, string>) {
  return (person: ShownPerson, progress: Progress): PreviewPerson => ({
    ...progress,
    assessmentId: person.assessmentId,
    name: person.name,
    step: steps.get(person.stepId) ?? "",
    team: withNames ? person.team : null,
    rater: withNames ? person.rater : null,
  });
}

/** The ladder's written cases for the steps of this session. */
async function casesOf(session: CalibrationSession, { steps }: ShownData): Promise<AnchorCase[]> {
  if (!session.hasAnchorCases) return [];
  const { anchorCases } = await ladderOfVersion(session.cycle.ladderVersionId);
  return casesFor(
    anchorCases,
    steps.map(({ id }) => id),
  );
}

/** Locks the session for a change to the viewer's own preview, as long as that is open. */
export async function lockPreview(
  tx: Transaction,
  who: InSession,
  sessionId: string,
): Promise<CalibrationSession> {
  const session = await lockSession(tx, who, sessionId, "calibration.preview");
  if (!session.hasPreview) throw new AppError("This session has no preview.", 409);
  if (session.previewDone)
    throw new AppError("Your preview is in, so it can no longer be changed.", 409);
  return session;
}

/** Hands the preview in as it is; what is open counts as not looked at. Done once and for all. */
export async function handInPreview(who: InSession, sessionId: string): Promise<void> {
  await finish(who, sessionId, { skipped: false });
}

/** Goes into a session that is live without a preview; what was given until then counts for nothing. */
export async function goWithoutPreview(who: InSession, sessionId: string): Promise<void> {
  await finish(who, sessionId, { skipped: true });
}

async function finish(who: InSession, sessionId: string, { skipped }: { skipped: boolean }) {
  await change(who.actor, async (tx, record) => {
    const session = await lockPreview(tx, who, sessionId);
    if (skipped && session.state !== "live")
      throw new AppError(
        "The meeting has not begun, so there is time to look. Going without is possible once the session is live.",
        409,
      );
    await tx.calibrationParticipant.update({
      where: { sessionId_personId: { sessionId, personId: who.personId } },
      data: { previewDoneAt: new Date(), previewSkipped: skipped },
    });
    await touchSession(tx, sessionId);
    record({
      action: skipped ? "calibration.preview-skipped" : "calibration.preview-handed-in",
      subject: { type: "calibration-session", id: sessionId },
    });
  });
  wakeSession(sessionId);
}
