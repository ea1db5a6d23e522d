import type { Criterion, Ladder } from "~/ladder/domain/schema";
import { findCriterion } from "~/ladder/domain/view";
import { ladderOfVersion, publishedVersions } from "~/ladder/ladder.server";
import { type Actor, change } from "~/platform/audit.server";
import { database } from "~/platform/database.server";
import { lockCriterion } from "./assessments.server";

/** What somebody said on this criterion when they last submitted it: words and evidence, never the rating. */
export type LastTime = {
  /** The cycle's name; null for a check-in. */
  cycle: string | null;
  submittedAt: Date;
  version: string;
  narrative: string;
  evidenceIds: string[];
};

/**
 * The newest submission of the person's own that answered this criterion, under any of its ids; null where there is
 * none, or where it left neither words nor evidence that can be used again.
 */
export async function lastTime(
  personId: string,
  assessmentId: string,
  criterionIds: readonly string[],
): Promise<LastTime | null> {
  const answers = {
    criterionId: { in: [...criterionIds] },
    AND: [
      { OR: [{ carry: null }, { carry: { not: "closed" } }] },
      { OR: [{ point: { not: null } }, { alternative: { not: null } }] },
    ],
  };
  const last = await database().assessment.findFirst({
    where: {
      personId,
      id: { not: assessmentId },
      state: { not: "DRAFT" },
      submittedAt: { not: null },
      ratings: { some: answers },
    },
    orderBy: { submittedAt: "desc" },
    select: {
      submittedAt: true,
      cycle: { select: { name: true } },
      ladderVersion: { select: { version: true } },
      ratings: { where: answers, select: { criterionId: true, narrative: true } },
      claims: {
        where: { criterionId: { in: [...criterionIds] }, evidence: { archivedAt: null } },
        select: { evidenceId: true },
        orderBy: { createdAt: "asc" },
      },
    },
  });
  if (!last?.submittedAt) return null;
  const texts = criterionIds.flatMap(
    (id) => last.ratings.find(({ criterionId }) => criterionId === id)?.narrative || [],
  );
  const evidenceIds = [...new Set(last.claims.map(({ evidenceId }) => evidenceId))];
  if (texts.length === 0 && evidenceIds.length === 0) return null;
  return {
    cycle: last.cycle?.name ?? null,
    submittedAt: last.submittedAt,
    version: last.ladderVersion.version,
    narrative: texts.join("\n\n"),
    evidenceIds,
  };
}

/** Every id under which versions of the ladder asked what this criterion asks, or part of it; its own first. */
export async function idsOf(ladder: Ladder, criterion: Criterion): Promise<string[]> {
  const known = new Set([criterion.id]);
  if (criterion.replaces.length === 0) return [...known];
  const published = await publishedVersions(ladder.id);
  const open = [...criterion.replaces];
  for (const { id, version } of open) {
    if (known.has(id)) continue;
    known.add(id);
    const past = published.find((each) => each.version === version);
    if (past) open.push(...(findCriterion(await ladderOfVersion(past.id), id)?.replaces ?? []));
  }
  return [...known];
}

/** Claims last time's pieces for this criterion: those that are the person's own and not put away since. */
export async function claimLastEvidence(
  who: { personId: string; actor: Actor },
  where: { assessmentId: string; criterionId: string },
  evidenceIds: readonly string[],
): Promise<void> {
  await change(who.actor, async (tx, record) => {
    await lockCriterion(tx, who.personId, where);
    const own = await tx.evidence.findMany({
      where: { id: { in: [...evidenceIds] }, personId: who.personId, archivedAt: null },
      select: { id: true },
    });
    await tx.claim.createMany({
      data: own.map(({ id }) => ({ ...where, evidenceId: id })),
      skipDuplicates: true,
    });
    record({
      action: "evidence.used-again",
      subject: { type: "assessment", id: where.assessmentId },
      data: { criterionId: where.criterionId, pieces: own.length },
    });
  });
}
