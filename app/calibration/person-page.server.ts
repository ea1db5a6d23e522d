import type { Viewer } from "~/access/viewer.server";
import { criteriaOfTransition } from "~/ladder/domain/view";
import { ladderOfVersion } from "~/ladder/ladder.server";
import { database } from "~/platform/database.server";
import { renderMarkdown } from "~/platform/markdown.server";
import { changesIn } from "./change-log.server";
import { agendaOf, staleBefore } from "./domain/agenda";
import { type Filters, narrow } from "./domain/filters";
import type { SessionRating, ShownData } from "./domain/session-data";
import { notesOn } from "./notes.server";
import { askedOf } from "./preview-person.server";
import { readManagers, readSubmitted } from "./preview-reading.server";
import type { CalibrationSession } from "./session.server";

const NOT_RATED: SessionRating = {
  self: null,
  manager: null,
  blind: null,
  calibrated: null,
  changes: 0,
  pieces: 0,
  newest: null,
  last: null,
  agree: 0,
  question: 0,
  abstain: 0,
  seconds: [],
};

/**
 * One person in the session, criterion by criterion: what they wrote and show, what everybody gave, what changed and why.
 * Null where the viewer does not see them, which they never do themselves.
 */
export async function personPage(
  viewer: Pick<Viewer, "personId">,
  session: CalibrationSession,
  {
    data,
    filters,
    assessmentId,
    fromAgenda,
  }: { data: ShownData; filters: Filters; assessmentId: string; fromAgenda: boolean },
) {
  const person = data.people.find((each) => each.assessmentId === assessmentId);
  if (!person) return null;
  const reading = {
    sessionId: session.id,
    personId: viewer.personId,
    assessmentId,
    byOffice: session.seat === null,
  };
  const { withNames } = data;
  const submitted = await readSubmitted(reading, { withNames });
  const managers = await readManagers(reading, { withOwn: true });
  const sentences = await sentencesOn(session.id, assessmentId, viewer.personId);
  const changes = await changesIn(viewer, session.id, { assessmentId });
  const notes = await notesOn(viewer, session, assessmentId);
  const ladder = await ladderOf(assessmentId);
  const narrowed = narrow(data, filters);
  const list = fromAgenda
    ? agendaOf(narrowed, { staleBefore: staleBefore(session.cycle.closesOn) })
    : narrowed.people;
  const here = list.findIndex((each) => each.assessmentId === assessmentId);
  const beside = (step: number) => list[here + step]?.assessmentId ?? null;
  const { ratings, personId: _, raterId: __, ...about } = person;
  return {
    person: about,
    withNames,
    fromAgenda,
    position: here + 1,
    of: list.length,
    previous: here > 0 ? beside(-1) : null,
    next: here >= 0 ? beside(1) : null,
    notes: notes.map((note) => ({
      ...note,
      author: withNames ? note.author : note.isOwn ? "You" : "Somebody in the session",
    })),
    evidenceKinds: ladder.evidenceKinds.map(({ id, title }) => ({ id, title })),
    criteria: criteriaOfTransition(ladder, person.stepId).map((criterion) => {
      const { seconds, ...rating } = ratings[criterion.id] ?? NOT_RATED;
      return {
        ...askedOf(ladder, criterion),
        rating,
        seconds: seconds.map(({ mark }) => mark),
        words: submitted?.words(criterion.id) ?? [],
        evidence: submitted?.evidence(criterion.id) ?? [],
        requests: (submitted?.requests(criterion.id) ?? []).map(({ id, question, answer }) => ({
          id,
          question,
          answer: renderMarkdown(answer),
        })),
        rationale: managers.get(criterion.id)?.rationale ?? [],
        reason: managers.get(criterion.id)?.reason ?? "",
        sentences: sentences
          .filter((each) => each.criterionId === criterion.id)
          .map(({ verdict, sentence }) => ({ verdict, sentence })),
        changes: changes
          .filter((each) => each.criterionId === criterion.id)
          .map(({ by, ...each }) => ({ ...each, by: withNames ? by : null })),
      };
    }),
  };
}

export type PersonInSession = NonNullable<Awaited<ReturnType<typeof personPage>>>;

/** What was said of the ratings in the previews that were handed in; whose words they are is not said. */
async function sentencesOn(sessionId: string, assessmentId: string, viewerId: string) {
  return database().$queryRaw<{ criterionId: string; verdict: string; sentence: string }[]>`
    SELECT v."criterionId", lower(v."verdict"::text) AS "verdict", v."sentence"
    FROM "CalibrationVerdict" v
    JOIN "CalibrationParticipant" p ON p."sessionId" = v."sessionId" AND p."personId" = v."calibratorId"
    JOIN "CalibrationMember" m ON m."sessionId" = v."sessionId" AND m."assessmentId" = v."assessmentId"
    WHERE v."sessionId" = ${sessionId}::uuid AND v."assessmentId" = ${assessmentId}::uuid
      AND m."personId" <> ${viewerId}::uuid AND v."sentence" <> ''
      AND p."previewDoneAt" IS NOT NULL AND NOT p."previewSkipped"
    ORDER BY v."verdict" DESC, md5(v."sentence")`;
}

async function ladderOf(assessmentId: string) {
  const { ladderVersionId } = await database().assessment.findUniqueOrThrow({
    where: { id: assessmentId },
    select: { ladderVersionId: true },
  });
  return ladderOfVersion(ladderVersionId);
}
