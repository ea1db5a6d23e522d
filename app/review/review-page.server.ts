import { criterionOf } from "~/assessment/assessments.server";
import type { Answer } from "~/assessment/domain/answer";
import { headingOf } from "~/assessment/own-page.server";
import type { EarlierText } from "~/assessment/ratings.server";
import {
  anchorsOf,
  expectationFor,
  findCompetency,
  findLevel,
  findTransition,
  levelTitle,
  scaleOf,
} from "~/ladder/domain/view";
import { database } from "~/platform/database.server";
import { renderMarkdown } from "~/platform/markdown.server";
import { calibratedOf } from "./calibrated.server";
import { withCorroborations } from "./corroborated.server";
import { differenceBetween, differenceWords, needsRationale } from "./domain/differences";
import { handoversOf } from "./handover.server";
import { reopeningsOf } from "./reopening.server";
import { type BothSides, evidenceOf, givenTo, reviewState } from "./review-state.server";
import type { Reviewable } from "./reviewable.server";

/** What every page about one review says above: whose, towards what, in which cycle. */
export function aboutReview(assessment: Reviewable, { ladder }: Pick<BothSides, "ladder">) {
  const { id, state, person, cycle, review, submittedAt } = assessment;
  return {
    assessment: { id, state, person, cycle, submittedAt },
    reviewer: review && {
      id: review.reviewerId,
      name: review.reviewerName,
      isHere: review.reviewerIsHere,
    },
    heading: headingOf(ladder, assessment.transitionId),
  };
}

/** The review at a glance, for the reviewer: no rating of the engineer's is in it. */
export async function reviewOverview(assessment: Reviewable) {
  const sides = await reviewState(assessment);
  const [handovers, reopenings, calibration] = await Promise.all([
    handoversOf(assessment.id),
    reopeningsOf(assessment.id),
    calibratedOf(assessment.id),
  ]);
  const { progress, criteria, given, requests } = sides;
  return {
    ...aboutReview(assessment, sides),
    progress: { rated: progress.rated, total: progress.total, canFinish: progress.canFinish },
    handovers,
    reopenings,
    summary: {
      text: assessment.review?.summary ?? "",
      revision: assessment.review?.summaryRevision ?? 0,
    },
    /** A session with this review in it is locked: what it changed may be read. */
    isCalibrated: calibration !== null,
    criteria: criteria.map((criterion, index) => {
      const { point, alternative } = givenTo(given, criterion.id);
      const asked = requests.filter(
        (each) => each.criterionId === criterion.id && !each.withdrawnAt,
      );
      return {
        id: criterion.id,
        question: criterion.question,
        points: scaleOf(sides.ladder, criterion).points,
        answer: { point, alternative, reason: "" },
        calibrated: calibration?.get(criterion.id) ?? null,
        missing: progress.criteria[index]?.missing ?? [],
        waiting: asked.some((each) => !each.answeredAt),
        answered: asked.some((each) => each.answeredAt),
      };
    }),
  };
}

/** The page on which one criterion is reviewed. The engineer's rating is in it only once the reviewer's is settled. */
export async function reviewCriterionPage(assessment: Reviewable, criterionId: string) {
  const sides = await reviewState(assessment);
  const { ladder, criteria, submitted, given, requests, progress } = sides;
  const criterion = criterionOf(ladder, assessment.transitionId, criterionId);
  const theirs = submitted.content.answers.find((each) => each.criterionId === criterionId);
  const { rationale, ...own } = givenTo(given, criterionId);
  const index = criteria.findIndex(({ id }) => id === criterionId);
  return {
    ...aboutReview(assessment, sides),
    criterion,
    competency: findCompetency(ladder, criterion.competency)?.title ?? criterion.competency,
    anchors: anchorsOf(ladder, criterion),
    alternatives: scaleOf(ladder, criterion).alternatives,
    answer: { ...own, narrative: rationale },
    theirs: renderMarkdown(theirs?.narrative ?? ""),
    evidence: await withCorroborations(
      evidenceOf(sides).filter((piece) => piece.criteria.includes(criterionId)),
    ),
    evidenceKinds: ladder.evidenceKinds,
    requests: requests
      .filter((each) => each.criterionId === criterionId && !each.withdrawnAt)
      .map(({ pieces: _, ...each }) => ({ ...each, answer: renderMarkdown(each.answer) })),
    earlier: assessment.review ? await earlierReviewTexts(assessment.review.id, criterionId) : [],
    progress,
    previousId: criteria[index - 1]?.id ?? null,
    nextId: criteria[index + 1]?.id ?? null,
    revealed:
      own.isSettled || !assessment.cycle.isBlind
        ? revealed(sides, assessment, criterion.competency, criterionId)
        : null,
  };
}

/** The engineer's side, how the two differ, and what the level expects. */
function revealed(
  sides: BothSides,
  assessment: Reviewable,
  competencyId: string,
  criterionId: string,
) {
  const { submitted, given, expected, ladder } = sides;
  const theirs = submitted.content.answers.find((each) => each.criterionId === criterionId);
  const manager = givenTo(given, criterionId);
  const asked = expected(criterionId);
  const self = theirs
    ? { point: theirs.point, alternative: theirs.alternative, reason: theirs.reason }
    : null;
  const isOpen = manager.point === null && manager.alternative === null;
  return {
    self,
    expected: asked,
    difference: differenceBetween(self, manager, asked),
    words: isOpen ? "" : differenceWords(self, manager, asked),
    needsRationale: needsRationale(differenceBetween(self, manager, asked)),
    blind:
      manager.blindPoint === null && manager.blindAlternative === null
        ? null
        : { point: manager.blindPoint, alternative: manager.blindAlternative },
    ...expectation(ladder, assessment, competencyId),
  };
}

function expectation(
  ladder: BothSides["ladder"],
  assessment: Reviewable,
  competencyId: string,
): { level: string | null; expectations: string[] } {
  const transition = findTransition(ladder, assessment.transitionId);
  const competency = findCompetency(ladder, competencyId);
  const level = transition && findLevel(ladder, transition.to);
  if (!transition || !competency || !level) return { level: null, expectations: [] };
  const { trackId } = assessment.person;
  const track = trackId && transition.tracks.includes(trackId) ? trackId : transition.tracks[0];
  return {
    level: levelTitle(level, track),
    expectations: expectationFor(competency, level.id, track) ?? [],
  };
}

/** What conflicts set aside on the reviewer's side, newest first. */
async function earlierReviewTexts(reviewId: string, criterionId: string): Promise<EarlierText[]> {
  const rows = await database().earlierText.findMany({
    where: { reviewRating: { reviewId, criterionId } },
    orderBy: { replacedAt: "desc" },
    take: 20,
  });
  return rows.map(({ id, replacedAt, content }) => ({
    id,
    replacedAt,
    ...(content as unknown as Answer),
  }));
}
