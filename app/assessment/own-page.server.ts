import type { Ladder, Transition } from "~/ladder/domain/schema";
import { compareVersions } from "~/ladder/domain/version-order";
import {
  criteriaOfTransition,
  findLevel,
  findTrack,
  findTransition,
  levelTitle,
  nextTransitions,
  scaleOf,
} from "~/ladder/domain/view";
import { currentLadder, ladderOfVersion } from "~/ladder/ladder.server";
import { dayIn } from "~/ui/dates";
import type { OwnAssessment } from "./assessments.server";
import { closedAnswers } from "./closed-answers.server";
import { evidenceByCriterion } from "./domain/claims";
import { assessmentProgress } from "./domain/progress";
import { claimedEvidence } from "./evidence.server";
import { answersOf } from "./ratings.server";

/** What an assessment is about, in the words of the ladder it is pinned to. */
export type Heading = {
  title: string;
  from: string;
  to: string;
  track: string | null;
  version: string;
};

export function headingOf(ladder: Ladder, transitionId: string): Heading {
  const transition = findTransition(ladder, transitionId);
  if (!transition)
    return { title: transitionId, from: "", to: "", track: null, version: ladder.version };
  return { ...stepOf(ladder, transition), title: transition.title, version: ladder.version };
}

/** "Mid-level AI Orchestrator" to "Senior AI Orchestrator", on which track. */
export function stepOf(ladder: Ladder, transition: Transition) {
  const trackId = transition.tracks[0];
  const title = (levelId: string) => {
    const level = findLevel(ladder, levelId);
    return level ? levelTitle(level, trackId) : levelId;
  };
  return {
    id: transition.id,
    title: transition.title,
    from: title(transition.from),
    to: title(transition.to),
    track: (trackId && findTrack(ladder, trackId)?.title) ?? null,
    summary: transition.summary ?? null,
    criteria: criteriaOfTransition(ladder, transition.id).length,
  };
}

/** How many of the transition's criteria are answered, out of how many. */
export function countsOf(
  ladder: Ladder,
  { transitionId, answered }: { transitionId: string; answered: readonly string[] },
) {
  const criteria = criteriaOfTransition(ladder, transitionId);
  return {
    rated: criteria.filter(({ id }) => answered.includes(id)).length,
    total: criteria.length,
  };
}

/** The version that a check-in could move to; the assessments of a cycle move when the people team says so. */
function newerFor({ cycle, state, transitionId }: OwnAssessment, ladder: Ladder): string | null {
  const { ladder: running } = currentLadder();
  const isNewer = running.id === ladder.id && compareVersions(running.version, ladder.version) > 0;
  const isMovable = !cycle && state === "draft" && findTransition(running, transitionId);
  return isNewer && isMovable ? running.version : null;
}

/** One's own assessment with how far it is, criterion by criterion, and what is said so far. */
export async function ownAssessmentPage(
  viewer: {
    personId: string;
    trackId: string | null;
    levelId: string | null;
    timeZone: string;
  },
  assessment: OwnAssessment,
) {
  const ladder = await ladderOfVersion(assessment.ladderVersionId);
  const [answers, claimed] = await Promise.all([
    answersOf(assessment.id),
    claimedEvidence(viewer.personId, assessment.id),
  ]);
  const criteria = criteriaOfTransition(ladder, assessment.transitionId);
  const progress = assessmentProgress(
    criteria,
    answers,
    evidenceByCriterion(claimed),
    dayIn(viewer.timeZone, new Date()),
  );
  const { trackId, levelId } = viewer;
  const branches =
    trackId && levelId && assessment.state === "draft"
      ? nextTransitions(ladder, { trackId, levelId }).map((each) => stepOf(ladder, each))
      : [];
  return {
    heading: headingOf(ladder, assessment.transitionId),
    progress,
    branches,
    newer: newerFor(assessment, ladder),
    evidenceKinds: ladder.evidenceKinds,
    closed: await closedAnswers(
      { personId: viewer.personId, assessmentId: assessment.id, ladder },
      criteria,
      answers,
      claimed,
    ),
    criteria: criteria.map((criterion) => ({
      id: criterion.id,
      question: criterion.question,
      points: scaleOf(ladder, criterion).points,
      answer: answers[criterion.id] ?? null,
      evidence: claimed.filter((piece) => piece.criteria.includes(criterion.id)),
      missing: progress.criteria.find((each) => each.criterionId === criterion.id)?.missing ?? [],
    })),
  };
}
