import { impactOn } from "~/assessment/open-shapes.server";
import { type ImpactGroup, impactSentence } from "~/ladder/domain/carry-impact";
import type { Ladder } from "~/ladder/domain/schema";
import { findCriterion, findTransition } from "~/ladder/domain/view";
import { currentLadder, publishedVersions } from "~/ladder/ladder.server";
import { database } from "~/platform/database.server";
import { readFiles } from "./candidate.server";
import { shownChanges } from "./domain/change-words";

/** What is published, and what waits in the files: what differs, and what publishing would mean for people. */
export async function ladderPage() {
  const { ladder, versionId } = currentLadder();
  const [versions, files] = await Promise.all([versionsWithNames(ladder.id), readFiles()]);
  return { title: ladder.title, running: versionId, versions, files: await shownFiles(files) };
}

async function shownFiles(files: Awaited<ReturnType<typeof readFiles>>) {
  if (files.kind !== "candidate") return files;
  const { ladder: to, contentHash, warnings, tests } = files;
  const { ladder: from } = currentLadder();
  return {
    kind: files.kind,
    version: to.version,
    from: from.version,
    contentHash,
    warnings,
    tests: { passed: tests.filter(({ ok }) => ok).length, failed: tests.filter(({ ok }) => !ok) },
    changes: shownChanges(from, to),
    impact: await shownImpact(from, to),
  };
}

/** What moving the open assessments (of one cycle, or all there are) would do, in words and as a table. */
export async function shownImpact(from: Ladder, to: Ladder, cycleId: string | null = null) {
  const impact = await impactOn(to, cycleId);
  const people = (groups: readonly ImpactGroup[]) =>
    groups.reduce((sum, { count }) => sum + count, 0);
  const question = (ladder: Ladder, id: string) => findCriterion(ladder, id)?.question ?? id;
  return {
    sentence: impactSentence(impact),
    total: impact.total,
    steps: impact.transitions.map((step) => ({
      id: step.transitionId,
      title:
        (findTransition(to, step.transitionId) ?? findTransition(from, step.transitionId))?.title ??
        step.transitionId,
      total: step.total,
      unanswered: step.unanswered,
      carryAll: step.carryAll,
      reattest: people(step.reattest),
      lose: people(step.lose),
      cannotMove: step.cannotMove,
      criteria: step.criteria.map((each) => ({
        question: question(from, each.from),
        carry: each.carry,
        answers: each.answers,
        to: each.to.map((id) => question(to, id)),
      })),
      added: step.added.map((id) => question(to, id)),
    })),
  };
}

export type ShownImpact = Awaited<ReturnType<typeof shownImpact>>;

async function versionsWithNames(ladderId: string) {
  const versions = await publishedVersions(ladderId);
  const ids = versions.flatMap(({ publishedById }) => publishedById ?? []);
  const people = await database().person.findMany({
    where: { id: { in: ids } },
    select: { id: true, name: true },
  });
  const names = new Map(people.map(({ id, name }) => [id, name]));
  return versions.map(({ id, version, note, publishedAt, publishedById }) => ({
    id,
    version,
    note,
    publishedAt,
    by: names.get(publishedById ?? "") ?? null,
  }));
}
