import { ladderOfVersion } from "~/ladder/ladder.server";
import { change } from "~/platform/audit.server";
import { database } from "~/platform/database.server";
import { BUNDLE_FORMAT, BUNDLE_VERSION } from "./domain/bundle";
import type { FiguresInput } from "./domain/figures-input";
import { markOf } from "./domain/mark";
import { figuresWithPauses } from "./figures.server";
import { inputOf, readInputSource } from "./figures-input.server";
import { type CalibrationSession, type InSession, sessionStateInWords } from "./session.server";
import { sessionData } from "./session-data.server";

/**
 * Everything that a session decided and what its figures rest on, so that others can work them out again. Whoever is rated
 * in it gets it without their own row, and so without what was changed about them.
 */
export async function decisionBundle(who: InSession, session: CalibrationSession, now: Date) {
  const without = session.wasRated ? who.personId : null;
  await change(who.actor, async (_tx, record) => {
    record({
      action: "calibration.bundle-exported",
      subject: { type: "calibration-session", id: session.id },
      data: { isWithoutOwn: without !== null },
    });
  });
  const data = await sessionData(session);
  const input = inputOf(await readInputSource(session, data, database()), without);
  const figures = await figuresWithPauses(input);
  const ids = new Set(input.people.map(({ id }) => id));
  const people = data.people.filter(({ assessmentId }) => ids.has(assessmentId));
  const changes = await logOf(session.id, without);
  const ladder = await ladderOfVersion(session.cycle.ladderVersionId);
  return {
    format: BUNDLE_FORMAT,
    version: BUNDLE_VERSION,
    exportedAt: now.toISOString(),
    isWithoutOwn: without !== null,
    session: await settingsOf(session),
    ladder: { id: ladder.id, version: ladder.version },
    criteria: data.criteria,
    people: people.map(
      ({ assessmentId, personId, name, teamId, team, levelId, level, stepId }) => ({
        assessmentId,
        personId,
        name,
        teamId,
        team,
        levelId,
        level,
        stepId,
      }),
    ),
    raters: await ratersOf(input, changes),
    seed: input.seed,
    resamples: input.resamples,
    input,
    changes,
    figures,
  };
}

async function settingsOf(session: CalibrationSession) {
  const { id, name, state, cycle, guideline, lockedAt, releasedAt } = session;
  const { hasPreview, previewShare, secondRatings, hasAnchorCases, showsNames, notesFor } = session;
  const moves = await database().calibrationMove.findMany({
    where: { sessionId: id },
    orderBy: [{ at: "asc" }, { id: "asc" }],
  });
  return {
    id,
    name,
    state,
    cycle: { id: cycle.id, name: cycle.name },
    settings: {
      hasPreview,
      previewShare,
      secondRatings,
      hasAnchorCases,
      showsNames,
      notesFor,
      guideline,
    },
    lockedAt,
    releasedAt,
    moves: moves.map(({ from, to, reason, byId, at }) => ({
      from: sessionStateInWords(from),
      to: sessionStateInWords(to),
      reason,
      byId,
      at,
    })),
  };
}

/** Who rated or changed anything, by id. */
async function ratersOf(
  { people, anchors }: FiguresInput,
  changes: readonly { byId: string }[],
): Promise<{ id: string; name: string }[]> {
  const ids = new Set([
    ...changes.map(({ byId }) => byId),
    ...people.map(({ raterId }) => raterId),
    ...people.flatMap(({ ratings }) =>
      Object.values(ratings).flatMap(({ seconds }) => seconds.map(({ rater }) => rater)),
    ),
    ...anchors.map(({ rater }) => rater),
  ]);
  return database().person.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, name: true },
    orderBy: { id: "asc" },
  });
}

/** The whole log, oldest first; an entry for each move of a rating, as it was made. */
async function logOf(sessionId: string, without: string | null) {
  const rows = await database().calibrationChange.findMany({
    where: { sessionId, ...(without ? { personId: { not: without } } : {}) },
    orderBy: [{ at: "asc" }, { id: "asc" }],
  });
  return rows.map(({ fromPoint, fromAlternative, toPoint, toAlternative, ...row }) => ({
    assessmentId: row.assessmentId,
    criterionId: row.criterionId,
    number: row.number,
    from: markOf({ point: fromPoint, alternative: fromAlternative }),
    to: markOf({ point: toPoint, alternative: toAlternative }),
    reasonCode: row.reasonCode,
    sentence: row.sentence,
    undoes: row.undoes,
    byId: row.byId,
    at: row.at,
  }));
}
