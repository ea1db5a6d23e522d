import { headingOf } from "~/assessment/own-page.server";
import type { Ladder, ScalePoint } from "~/ladder/domain/schema";
import { findCriterion, scaleOf } from "~/ladder/domain/view";
import { currentLadder, ladderOfVersion } from "~/ladder/ladder.server";
import { renderMarkdown } from "~/platform/markdown.server";
import { isSame, wasCalibrated } from "~/review/domain/calibrated";
import type { ReleasedCriterion } from "~/review/domain/release-content";
import type { FrozenRelease, FrozenSubmission } from "./frozen.server";

/** What a frozen copy is of, in the words of the ladder it was made against. */
async function frame(copy: FrozenSubmission | FrozenRelease) {
  const { content, versionId, cycle } = copy;
  const ladder = versionId ? await ladderOfVersion(versionId) : null;
  return {
    ladder,
    page: {
      name: cycle ?? "Check-in",
      person: content.person.name,
      heading: ladder ? headingOf(ladder, content.transitionId) : null,
      ladder: content.ladder,
      /** Only the version that the site shows has a page. */
      isCurrent: versionId === currentLadder().versionId,
      evidenceKinds: ladder?.evidenceKinds ?? [],
    },
  };
}

/** A submission as its page shows it: every question as it was asked, and what was answered. */
export async function submissionPage(copy: FrozenSubmission) {
  const { content, submittedAt, withdrawnAt } = copy;
  const { ladder, page } = await frame(copy);
  return {
    ...page,
    submittedAt,
    withdrawnAt,
    criteria: content.answers.map(({ criterionId, question, narrative, ...answer }) => ({
      id: criterionId,
      question,
      answer,
      points: pointsOf(ladder, criterionId, [answer.point]),
      narrative: renderMarkdown(narrative),
      evidence: content.evidence.filter(({ criteria }) => criteria.includes(criterionId)),
    })),
  };
}

/** A released review as its page shows it: both sides beside each other, and what came after. */
export async function releasePage(copy: FrozenRelease) {
  const { content, releasedAt, releasedBy, acknowledgedAt, stance, response } = copy;
  const { reopenedAt, reopenedBecause, actions } = copy;
  const { ladder, page } = await frame(copy);
  return {
    ...page,
    ...{ releasedAt, releasedBy, acknowledgedAt, stance, reopenedAt, reopenedBecause, actions },
    assessmentId: copy.assessmentId,
    submissionId: content.submissionId,
    submittedAt: content.submittedAt,
    reviewer: content.reviewer.name,
    isCalibrated: wasCalibrated(content.criteria),
    summary: renderMarkdown(content.summary),
    response: renderMarkdown(response),
    criteria: content.criteria.map((criterion) => {
      const { criterionId, question, self, manager, blind, calibrated } = criterion;
      return {
        id: criterionId,
        question,
        points: pointsOf(ladder, criterionId, pointsIn(criterion)),
        self: { answer: withoutWords(self), words: renderMarkdown(self.narrative) },
        manager: { answer: withoutWords(manager), words: renderMarkdown(manager.rationale) },
        before: blind !== null && !isSame(blind, manager) ? { ...blind, reason: "" } : null,
        calibrated: calibrated ?? null,
        evidence: content.evidence.filter(({ criteria }) => criteria.includes(criterionId)),
        requests: content.requests
          .filter((request) => request.criterionId === criterionId)
          .map((request) => ({ ...request, answer: renderMarkdown(request.answer) })),
      };
    }),
  };
}

/** Every point that was given on a criterion, by whom and when ever. */
function pointsIn({ self, manager, blind, calibrated }: ReleasedCriterion): (number | null)[] {
  const changes = calibrated?.changes.flatMap(({ from, to }) => [from, to]) ?? [];
  return [self, manager, blind, calibrated, ...changes].map((choice) => choice?.point ?? null);
}

type Said = { point: number | null; alternative: string | null; reason: string };

function withoutWords({ point, alternative, reason }: Said): Said {
  return { point, alternative, reason };
}

/** The scale it was given on. Should the version be lost, the bare numbers are still shown. */
function pointsOf(
  ladder: Ladder | null,
  criterionId: string,
  given: readonly (number | null)[],
): readonly ScalePoint[] {
  const criterion = ladder && findCriterion(ladder, criterionId);
  if (criterion) return scaleOf(ladder, criterion).points;
  const values = [...new Set(given.filter((point) => point !== null))].sort((a, b) => a - b);
  return values.map((value) => ({ value, id: `point-${value}`, label: "" }));
}
