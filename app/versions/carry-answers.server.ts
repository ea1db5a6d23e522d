import { earlierContent, HAS_CONTENT, reopenClosed } from "~/assessment/set-aside.server";
import { plansTo } from "~/ladder/domain/carry-impact";
import { criteriaOfTransition, findCriterion } from "~/ladder/domain/view";
import { ladderOfVersion, laddersSince } from "~/ladder/ladder.server";
import type { Transaction } from "~/platform/database.server";
import { Prisma } from "~/platform/prisma/client";

/** Drafts that the transaction has locked. */
export type LockedDraft = { id: string; transitionId: string; ladderVersionId: string };

export type CarryCounts = {
  assessments: number;
  /** Their step is no longer in the ladder. */
  left: number;
  carried: number;
  reattest: number;
  closed: number;
};

/**
 * Moves locked drafts and what is written in them to another ladder version: answers are carried, set aside to be
 * given anew, or closed. Statements for all of them at once, and the words never leave the database.
 */
export async function carryAnswers(
  tx: Transaction,
  drafts: readonly LockedDraft[],
  versionId: string,
): Promise<CarryCounts> {
  const total: CarryCounts = { assessments: 0, left: 0, carried: 0, reattest: 0, closed: 0 };
  const to = await ladderOfVersion(versionId, tx);
  for (const from of new Set(drafts.map(({ ladderVersionId }) => ladderVersionId))) {
    if (from === versionId) continue;
    const own = drafts.filter(({ ladderVersionId }) => ladderVersionId === from);
    const ladder = await ladderOfVersion(from, tx);
    const planFor = plansTo(to, await laddersSince(to.id, ladder.version, tx));
    const transitions = [...new Set(own.map(({ transitionId }) => transitionId))];
    const plans = transitions.flatMap((id) => planFor(ladder.version, id) ?? []);
    const movable = own.filter(({ transitionId }) =>
      plans.some((plan) => plan.transitionId === transitionId),
    );
    const ids = movable.map(({ id }) => id);
    const asked = plans.flatMap(({ transitionId }) =>
      criteriaOfTransition(to, transitionId).map(({ id }) => ({ transitionId, id })),
    );
    await reopenClosed(tx, ids, asked);
    const counts = await applyFates(
      tx,
      ids,
      ladder.version,
      plans.flatMap(({ transitionId, fates }) =>
        fates.map((fate) => ({
          transition: transitionId,
          ...fate,
          question: findCriterion(ladder, fate.from)?.question ?? null,
        })),
      ),
    );
    await tx.assessment.updateMany({
      where: { id: { in: ids } },
      data: { ladderVersionId: versionId },
    });
    total.assessments += ids.length;
    total.left += own.length - ids.length;
    for (const { fate, answers } of counts)
      total[fate === "re-attest" ? "reattest" : fate] += answers;
  }
  return total;
}

type StoredFate = {
  transition: string;
  from: string;
  carry: "carried" | "re-attest" | "closed";
  to: string[];
  question: string | null;
};

async function applyFates(
  tx: Transaction,
  ids: readonly string[],
  version: string,
  fates: readonly StoredFate[],
): Promise<{ fate: StoredFate["carry"]; answers: number }[]> {
  const fate = Prisma.sql`
    "Assessment" a
    JOIN jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb) AS ids("id") ON ids."id"::uuid = a."id"
    JOIN jsonb_to_recordset(${JSON.stringify(fates)}::jsonb)
      AS f("transition" text, "from" text, "carry" text, "to" jsonb, "question" text) ON f."transition" = a."transitionId"`;
  const answers = Prisma.sql`
    ${fate} JOIN "Rating" r ON r."assessmentId" = a."id" AND r."criterionId" = f."from"
      AND r."carry" IS DISTINCT FROM 'closed'`;
  // An answer that was carried before keeps the name of what it was first given for.
  const origin = Prisma.sql`coalesce(r."carriedFrom", r."criterionId" || ' ' || ${version}::text)`;
  const counts = await tx.$queryRaw<{ fate: StoredFate["carry"]; answers: number }[]>`
    SELECT f."carry" AS "fate", count(*)::int AS "answers" FROM ${answers} WHERE ${HAS_CONTENT} GROUP BY 1`;

  // Words that are to be looked at again become earlier text, and the answer starts afresh.
  await tx.$executeRaw`
    INSERT INTO "EarlierText" ("id", "ratingId", "content")
    SELECT gen_random_uuid(), r."id", ${earlierContent(origin, Prisma.sql`f."question"`)}
    FROM ${answers} WHERE f."carry" = 're-attest' AND ${HAS_CONTENT}`;
  await tx.$executeRaw`
    UPDATE "Rating" t SET "point" = NULL, "alternative" = NULL, "reason" = '', "narrative" = '',
      "carry" = 're-attest', "carriedFrom" = s."origin", "revision" = t."revision" + 1
    FROM (SELECT r."id", ${origin} AS "origin" FROM ${answers}
      WHERE f."carry" = 're-attest' AND (${HAS_CONTENT} OR r."carry" = 're-attest'
        OR EXISTS (SELECT 1 FROM "EarlierText" e WHERE e."ratingId" = r."id"))) s
    WHERE t."id" = s."id"`;

  // What stands moves as it is; what waits already goes on waiting.
  await tx.$executeRaw`
    UPDATE "Rating" t SET "criterionId" = s."to", "revision" = t."revision" + 1,
      "carry" = CASE WHEN s."isGiven" AND t."carry" IS NULL THEN 'carried' ELSE t."carry" END,
      "carriedFrom" = CASE WHEN s."isGiven" THEN s."origin" ELSE t."carriedFrom" END
    FROM (SELECT r."id", f."to"->>0 AS "to", ${origin} AS "origin", ${HAS_CONTENT} AS "isGiven" FROM ${answers}
      WHERE f."carry" = 'carried') s
    WHERE t."id" = s."id"`;
  await tx.$executeRaw`
    UPDATE "Rating" t SET "carry" = 'closed', "carriedFrom" = s."origin", "revision" = t."revision" + 1
    FROM (SELECT r."id", ${origin} AS "origin" FROM ${answers} WHERE f."carry" = 'closed') s
    WHERE t."id" = s."id"`;

  await passOn(tx, answers);
  await moveClaims(tx, fate);
  return counts;
}

/** Earlier words go to each criterion that takes the place of one: to both of a split, together where merged. */
async function passOn(tx: Transaction, answers: Prisma.Sql): Promise<void> {
  const heirs = Prisma.sql`${answers} CROSS JOIN LATERAL jsonb_array_elements_text(f."to") AS heir("id")
    WHERE f."carry" = 're-attest' AND heir."id" <> f."from"`;
  await tx.$executeRaw`
    INSERT INTO "Rating" ("id", "assessmentId", "criterionId", "carry", "carriedFrom", "revision", "updatedAt")
    SELECT DISTINCT ON (a."id", heir."id") gen_random_uuid(), a."id", heir."id", 're-attest', r."carriedFrom",
      r."revision", r."updatedAt"
    FROM ${heirs} AND r."carry" = 're-attest'
    ORDER BY a."id", heir."id", r."updatedAt" DESC
    ON CONFLICT DO NOTHING`;
  await tx.$executeRaw`
    INSERT INTO "EarlierText" ("id", "ratingId", "content", "replacedAt")
    SELECT gen_random_uuid(), t."id", e."content", e."replacedAt"
    FROM "EarlierText" e JOIN (SELECT r."id", a."id" AS "assessmentId", heir."id" AS "heir" FROM ${heirs}) s
      ON s."id" = e."ratingId"
    JOIN "Rating" t ON t."assessmentId" = s."assessmentId" AND t."criterionId" = s."heir"`;
  await tx.$executeRaw`
    DELETE FROM "Rating" WHERE "id" IN (
      SELECT r."id" FROM ${answers} WHERE f."carry" = 're-attest' AND NOT jsonb_exists(f."to", f."from"))`;
}

/** Evidence follows the criterion it supports; that of a closed one stays with it. */
async function moveClaims(tx: Transaction, fate: Prisma.Sql): Promise<void> {
  const claims = Prisma.sql`${fate} JOIN "Claim" c ON c."assessmentId" = a."id" AND c."criterionId" = f."from"`;
  await tx.$executeRaw`
    INSERT INTO "Claim" ("assessmentId", "criterionId", "evidenceId", "createdAt")
    SELECT c."assessmentId", heir."id", c."evidenceId", c."createdAt"
    FROM ${claims} CROSS JOIN LATERAL jsonb_array_elements_text(f."to") AS heir("id")
    WHERE heir."id" <> f."from"
    ON CONFLICT DO NOTHING`;
  await tx.$executeRaw`
    DELETE FROM "Claim" d USING (
      SELECT c."assessmentId", c."criterionId", c."evidenceId" FROM ${claims}
      WHERE jsonb_array_length(f."to") > 0 AND NOT jsonb_exists(f."to", f."from")) s
    WHERE d."assessmentId" = s."assessmentId" AND d."criterionId" = s."criterionId"
      AND d."evidenceId" = s."evidenceId"`;
}
