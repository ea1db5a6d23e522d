import type { OwnAssessment } from "~/assessment/assessments.server";
import type { Cycle } from "~/assessment/cycles.server";
import { answersOf, hasWords } from "~/assessment/ratings.server";
import { withoutAnchorCases } from "~/ladder/domain/anchor-cases";
import { carryPlan } from "~/ladder/domain/carry";
import { compareVersions } from "~/ladder/domain/version-order";
import { findCriterion } from "~/ladder/domain/view";
import { currentLadder, ladderOfVersion, laddersSince } from "~/ladder/ladder.server";
import { database } from "~/platform/database.server";
import { shownChanges } from "./domain/change-words";
import { shownImpact } from "./ladder-page.server";
import { countStaying } from "./move.server";

/** What moving a cycle to the running version would do; null where there is nothing to move to. */
export async function movePage(cycle: Cycle) {
  const { ladder: to, versionId } = currentLadder();
  const from = await ladderOfVersion(cycle.ladderVersionId);
  if (cycle.state === "closed" || !isNewer(to, from)) return null;
  return {
    versionId,
    from: from.version,
    version: to.version,
    impact: await shownImpact(from, to, cycle.id),
    staying: await countStaying(database(), cycle.id),
    changes: shownChanges(withoutAnchorCases(from), withoutAnchorCases(to)),
  };
}

/** What moving one's own check-in would do with each answer; null where there is nothing to move to. */
export async function moveOwnPage(assessment: OwnAssessment) {
  const { ladder: to, versionId } = currentLadder();
  const from = await ladderOfVersion(assessment.ladderVersionId);
  const isMovable = assessment.state === "draft" && !assessment.cycle && isNewer(to, from);
  const since = isMovable ? await laddersSince(to.id, from.version) : [];
  const between = since.filter(({ version }) => version !== from.version && version !== to.version);
  const plan = isMovable ? carryPlan(from, to, assessment.transitionId, between) : null;
  if (!plan) return null;
  const answers = await answersOf(assessment.id);
  const question = (id: string) => findCriterion(to, id)?.question ?? id;
  return {
    versionId,
    from: from.version,
    version: to.version,
    answers: plan.fates
      .filter(({ from: id }) => {
        const answer = Object.hasOwn(answers, id) ? answers[id] : undefined;
        return answer && answer.carry !== "closed" && hasWords(answer);
      })
      .map((fate) => ({
        id: fate.from,
        question: findCriterion(from, fate.from)?.question ?? fate.from,
        carry: fate.carry,
        to: fate.to.map(question),
      })),
    added: plan.added.map(question),
  };
}

function isNewer(to: { id: string; version: string }, from: { id: string; version: string }) {
  return to.id === from.id && compareVersions(to.version, from.version) > 0;
}
