import { headingOf } from "~/assessment/own-page.server";
import { findTransition } from "~/ladder/domain/view";
import { ladderOfVersion } from "~/ladder/ladder.server";
import { database } from "~/platform/database.server";
import { renderMarkdown } from "~/platform/markdown.server";
import { dayIn } from "~/ui/dates";
import { compareSides, type EarlierRelease } from "./domain/comparison";
import type { ReleaseContent } from "./domain/release-content";

type Compared = {
  assessmentId: string;
  personId: string;
  ladderVersionId: string;
  /** When the manager's side was said. */
  at: Date;
  timeZone: string;
};

/** Both sides as a page shows them, from the copy that was released or that would be. */
export async function comparisonPage(content: ReleaseContent, compared: Compared) {
  const { timeZone } = compared;
  const ladder = await ladderOfVersion(compared.ladderVersionId);
  const earlier = await earlierReleases(compared, content.transitionId);
  const on = {
    self: dayIn(timeZone, new Date(content.submittedAt)),
    manager: dayIn(timeZone, compared.at),
  };
  const { criteria, ...rest } = compareSides(ladder, content, on, earlier);
  const evidence = content.evidence.map((piece) => ({ ...piece, said: piece.said ?? [] }));
  return {
    heading: headingOf(ladder, content.transitionId),
    gates: findTransition(ladder, content.transitionId)?.gates ?? [],
    evidenceKinds: ladder.evidenceKinds,
    timeZone,
    person: content.person.name,
    reviewer: content.reviewer.name,
    submittedAt: content.submittedAt,
    summary: renderMarkdown(content.summary),
    ...rest,
    criteria: criteria.map((criterion) => ({
      ...criterion,
      narrative: renderMarkdown(criterion.self.narrative),
      rationale: renderMarkdown(criterion.manager.rationale),
      evidence: evidence.filter((each) => each.criteria.includes(criterion.criterionId)),
      requests: content.requests
        .filter(({ criterionId }) => criterionId === criterion.criterionId)
        .map((request) => ({ ...request, answer: renderMarkdown(request.answer) })),
    })),
  };
}

/** Released cycles of the same person and step before this one, newest first. */
async function earlierReleases(
  { assessmentId, personId, at, timeZone }: Compared,
  transitionId: string,
): Promise<EarlierRelease[]> {
  const rows = await database().release.findMany({
    where: {
      reopenedAt: null,
      releasedAt: { lt: at },
      assessment: { personId, transitionId, id: { not: assessmentId } },
    },
    orderBy: { releasedAt: "desc" },
    take: 8,
    select: { releasedAt: true, content: true },
  });
  return rows.map(({ releasedAt, content }) => ({
    on: dayIn(timeZone, releasedAt),
    content: content as unknown as ReleaseContent,
  }));
}
