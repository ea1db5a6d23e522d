import type { Criterion, Ladder } from "~/ladder/domain/schema";
import { findCriterion, scaleOf } from "~/ladder/domain/view";
import { ladderOfVersion, publishedVersions } from "~/ladder/ladder.server";
import { earlierTexts, hasWords, type StoredAnswer } from "./ratings.server";

/**
 * What somebody answered to criteria that the ladder no longer asks, in the words of the version it was given for:
 * kept to be read, never changed.
 */
export async function closedAnswers<Piece extends { criteria: string[] }>(
  { personId, assessmentId, ladder }: { personId: string; assessmentId: string; ladder: Ladder },
  asked: readonly Criterion[],
  answers: Readonly<Record<string, StoredAnswer>>,
  evidence: readonly Piece[],
) {
  const closed = Object.entries(answers).filter(
    ([id, answer]) => answer.carry === "closed" && !asked.some((each) => each.id === id),
  );
  if (closed.length === 0) return [];
  const published = await publishedVersions(ladder.id);
  const ids = closed.map(([id]) => id);
  const earlier = await earlierTexts(personId, { assessmentId, criterionId: ids });
  const shown = await Promise.all(
    closed.map(async ([criterionId, answer]) => {
      const [id = criterionId, version = ""] = answer.carriedFrom?.split(" ") ?? [];
      const past = published.find((each) => each.version === version);
      const then = past ? await ladderOfVersion(past.id) : ladder;
      const criterion = findCriterion(then, id);
      return {
        id: criterionId,
        version,
        question: criterion?.question ?? id,
        points: criterion ? scaleOf(then, criterion).points : [],
        answer,
        evidence: evidence.filter((piece) => piece.criteria.includes(criterionId)),
        earlier: earlier.filter((text) => text.criterionId === criterionId),
      };
    }),
  );
  return shown.filter(
    (each) => hasWords(each.answer) || each.earlier.length > 0 || each.evidence.length > 0,
  );
}
