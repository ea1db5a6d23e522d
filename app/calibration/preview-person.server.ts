import { isId } from "~/assessment/assessments.server";
import type { Criterion, Ladder } from "~/ladder/domain/schema";
import { anchorsOf, criteriaOfTransition, findCompetency, scaleOf } from "~/ladder/domain/view";
import { ladderOfVersion } from "~/ladder/ladder.server";
import { database } from "~/platform/database.server";
import { renderMarkdown } from "~/platform/markdown.server";
import { isComplete } from "./domain/preview";
import type { VerdictKind } from "./domain/preview-form";
import { ownPreview, type Preview } from "./preview.server";
import { readManagers, readSubmitted } from "./preview-reading.server";
import type { CalibrationSession, InSession } from "./session.server";

/** What a page shows of a criterion before anybody rates it. */
export function askedOf(ladder: Ladder, criterion: Criterion) {
  const { id, question, description, signals, notEvidence } = criterion;
  return {
    id,
    question,
    guidance: { description, signals, notEvidence },
    competency: findCompetency(ladder, criterion.competency)?.title ?? criterion.competency,
    anchors: anchorsOf(ladder, criterion),
    alternatives: scaleOf(ladder, criterion).alternatives,
  };
}

/** Whom to go to after this one, in the order of the list and from its beginning again; null where nobody is open. */
export function nextOpen(
  rows: readonly { id: string; given: number; total: number }[],
  current: string,
): string | null {
  const here = rows.findIndex(({ id }) => id === current);
  const inTurn = [...rows.slice(here + 1), ...rows.slice(0, Math.max(0, here))];
  return inTurn.find((row) => !isComplete(row))?.id ?? null;
}

/** Those to rate a second time come one after the other; then whoever is still to be looked at. */
function nextOf({ people, seconds }: Preview, assessmentId: string): string | null {
  const isSecond = seconds.some((row) => row.assessmentId === assessmentId);
  const second = isSecond ? nextOpen(seconds.map(byAssessment), assessmentId) : null;
  return second ?? nextOpen(people.map(byAssessment), assessmentId);
}

const byAssessment = ({ assessmentId, given, total }: Preview["people"][number]) => ({
  id: assessmentId,
  given,
  total,
});

/**
 * Somebody in the viewer's preview: to be rated a second time, without the manager's rating, or to be looked at with it.
 * Null where they are not in it.
 */
export async function previewPerson(
  viewer: InSession,
  session: CalibrationSession,
  assessmentId: string,
) {
  if (!isId(assessmentId)) return null;
  const preview = await ownPreview(viewer, session);
  const isHere = (row: { assessmentId: string }) => row.assessmentId === assessmentId;
  const looked = preview.people.find(isHere);
  const person = looked ?? preview.seconds.find(isHere);
  if (!person) return null;
  const assessment = await database().assessment.findFirst({
    where: { id: assessmentId, memberships: { some: { sessionId: session.id, removedAt: null } } },
    select: { transitionId: true, ladderVersionId: true },
  });
  const reading = { sessionId: session.id, personId: viewer.personId, assessmentId };
  const { withNames } = preview;
  const submitted = await readSubmitted(reading, { withNames });
  if (!assessment || !submitted) return null;

  const ladder = await ladderOfVersion(assessment.ladderVersionId);
  const own = { sessionId: session.id, calibratorId: viewer.personId, assessmentId };
  const given = await database().calibrationSecondRating.findMany({ where: own });
  const secondOf = (id: string) => {
    const row = given.find(({ criterionId }) => criterionId === id);
    return row ? { point: row.point, alternative: row.alternative } : null;
  };
  const criteria = criteriaOfTransition(ladder, assessment.transitionId).map((criterion) => ({
    ...askedOf(ladder, criterion),
    words: submitted.words(criterion.id),
    evidence: submitted.evidence(criterion.id),
  }));
  const list = looked ? preview.people : preview.seconds;
  const page = {
    done: preview.done !== null,
    withNames,
    evidenceKinds: ladder.evidenceKinds.map(({ id, title }) => ({ id, title })),
    position: list.findIndex(isHere) + 1,
    of: list.length,
    nextId: nextOf(preview, assessmentId),
  };
  const { name, step, team } = person;
  if (!looked)
    return {
      ...page,
      mode: "ratings" as const,
      // Who rated them is not said either: it would be the first thing to lean on.
      person: { assessmentId, name, step, team },
      criteria: criteria.map((criterion) => ({
        ...criterion,
        // What was asked is the manager's view of it; what was answered is the engineer's.
        answered: submitted
          .requests(criterion.id)
          .map(({ id, answer }) => ({ id, answer: renderMarkdown(answer) })),
        chosen: chosenOf(secondOf(criterion.id)),
      })),
    };
  const managers = await readManagers(reading);
  const verdicts = await database().calibrationVerdict.findMany({ where: own });
  return {
    ...page,
    mode: "verdicts" as const,
    person: { assessmentId, name, step, team, rater: person.rater },
    criteria: criteria.map((criterion) => {
      const verdict = verdicts.find(({ criterionId }) => criterionId === criterion.id);
      return {
        ...criterion,
        requests: submitted
          .requests(criterion.id)
          .map(({ id, question, answer }) => ({ id, question, answer: renderMarkdown(answer) })),
        manager: managers.get(criterion.id) ?? null,
        second: secondOf(criterion.id),
        verdict: verdict
          ? {
              kind: verdict.verdict.toLowerCase() as VerdictKind,
              sentence: verdict.sentence,
            }
          : null,
      };
    }),
  };
}

export type PersonPage = NonNullable<Awaited<ReturnType<typeof previewPerson>>>;
export type VerdictsPage = Extract<PersonPage, { mode: "verdicts" }>;
export type RatingsPage = Extract<PersonPage, { mode: "ratings" }>;

/** A choice as the radio that stands for it. */
export function chosenOf(
  choice: { point: number | null; alternative: string | null } | null,
): string {
  return choice?.alternative ?? String(choice?.point ?? "");
}
