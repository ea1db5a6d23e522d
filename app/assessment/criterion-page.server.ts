import type { Ladder } from "~/ladder/domain/schema";
import {
  anchorsOf,
  criteriaOfTransition,
  expectationFor,
  findCompetency,
  findLevel,
  findTransition,
  levelTitle,
  scaleOf,
} from "~/ladder/domain/view";
import { ladderOfVersion } from "~/ladder/ladder.server";
import { dayIn } from "~/ui/dates";
import { criterionOf, type OwnAssessment } from "./assessments.server";
import { ratingOf } from "./domain/answer";
import { evidenceByCriterion } from "./domain/claims";
import { assessmentProgress } from "./domain/progress";
import { claimedEvidence, ownEvidence } from "./evidence.server";
import { idsOf, lastTime } from "./last-time.server";
import {
  answersOf,
  answerTo,
  type EarlierText,
  earlierTexts,
  previousAnswers,
} from "./ratings.server";

/** Everything the page for rating one criterion shows. What is expected comes only after the person has rated. */
export async function criterionPage(
  viewer: { personId: string; trackId: string | null; timeZone: string },
  assessment: OwnAssessment,
  criterionId: string,
) {
  const ladder = await ladderOfVersion(assessment.ladderVersionId);
  const criterion = criterionOf(ladder, assessment.transitionId, criterionId);
  const criteria = criteriaOfTransition(ladder, assessment.transitionId);
  const where = { assessmentId: assessment.id, criterionId };
  const ids = await idsOf(ladder, criterion);
  const [answers, claimed, own, earlier] = await Promise.all([
    answersOf(assessment.id),
    claimedEvidence(viewer.personId, assessment.id),
    ownEvidence(viewer.personId),
    earlierTexts(viewer.personId, where),
  ]);
  const answer = answerTo(answers, criterionId);
  const rated = ratingOf(answer) !== undefined;
  const progress = assessmentProgress(
    criteria,
    answers,
    evidenceByCriterion(claimed),
    dayIn(viewer.timeZone, new Date()),
  );
  const index = criteria.findIndex(({ id }) => id === criterionId);
  const here = claimed.filter((piece) => piece.criteria.includes(criterionId));
  // One's own words of this very assessment, which another version set aside, are nearer than last time's.
  const isBlank = answer.narrative === "" && here.length === 0 && !earlier.some(({ from }) => from);
  const last = isBlank ? await lastTime(viewer.personId, assessment.id, ids) : null;
  return {
    criterion,
    competency: findCompetency(ladder, criterion.competency)?.title ?? criterion.competency,
    transition: findTransition(ladder, assessment.transitionId)?.title ?? assessment.transitionId,
    anchors: anchorsOf(ladder, criterion),
    alternatives: scaleOf(ladder, criterion).alternatives,
    answer,
    carriedFrom: versionIn(answer.carriedFrom),
    earlier: earlier.map((text) => shownEarlier(text, rated || answer.carry === null)),
    /** Ids it had before: what a browser kept for them belongs here. */
    formerIds: ids.slice(1),
    last: last && { ...last, evidence: last.evidenceIds.length, evidenceIds: undefined },
    evidence: here,
    otherEvidence: own.filter((piece) => !here.some(({ id }) => id === piece.id)),
    evidenceKinds: ladder.evidenceKinds,
    progress,
    index,
    previousId: criteria[index - 1]?.id ?? null,
    nextId: criteria[index + 1]?.id ?? null,
    revealed: rated
      ? {
          ...expectation(ladder, assessment.transitionId, criterion.competency, viewer.trackId),
          previous: await previousAnswers(viewer.personId, assessment.id, ...ids),
        }
      : null,
  };
}

/** The version in `decompose-for-ai 1.0.0`. */
function versionIn(carriedFrom: string | null | undefined): string | null {
  return carriedFrom?.split(" ")[1] ?? null;
}

/** An earlier text; the rating in it only once there is one again, so that it does not lead the hand. */
function shownEarlier({ from, ...text }: EarlierText, isShown: boolean) {
  const rating = isShown ? {} : { point: null, alternative: null, reason: "" };
  return { ...text, ...rating, isRatingShown: isShown, version: versionIn(from) };
}

/** What the level one is heading for expects of the criterion's competency. */
function expectation(
  ladder: Ladder,
  transitionId: string,
  competencyId: string,
  trackId: string | null,
) {
  const transition = findTransition(ladder, transitionId);
  const competency = findCompetency(ladder, competencyId);
  const level = transition && findLevel(ladder, transition.to);
  if (!transition || !competency || !level) return { level: null, expected: [] };
  const track = trackId && transition.tracks.includes(trackId) ? trackId : transition.tracks[0];
  return {
    level: levelTitle(level, track),
    expected: expectationFor(competency, level.id, track) ?? [],
  };
}
