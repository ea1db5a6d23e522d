import type { Standing } from "~/ladder/domain/view";
import { Refusal } from "~/people/refusal";
import { database, type Transaction } from "~/platform/database.server";
import { type KitContent, kitContent } from "./domain/kit";
import type { Panel } from "./panel.server";

type From = Pick<Transaction, "$queryRaw">;
type KnownKit = { id: string; content: KitContent };

/** Where the record says which kit a panel had, and who decided on it. */
const SAYS_THE_KIT = ["interview.made", "interview.settings-changed"];

/**
 * The kits that a colleague knows from the inside: those they drew, and those they interviewed or decided with, also on
 * panels that have another kit since, that they were taken off, or (of this level) that somebody else decides on now.
 */
export async function kitsKnownTo(
  from: From,
  personId: string,
  { trackId, levelId }: Standing,
): Promise<KnownKit[]> {
  const rows = await from.$queryRaw<{ id: string; content: unknown }[]>`
    WITH "on" AS (
      SELECT i."panelId" AS "id" FROM "InterviewSeat" i WHERE i."interviewerId" = ${personId}::uuid
      UNION
      SELECT l."id" FROM "InterviewPanel" l WHERE l."hiringManagerId" = ${personId}::uuid
      UNION
      SELECT l."id" FROM "InterviewPanel" l
      JOIN "AuditEvent" e ON e."subjectType" = 'interview' AND e."subjectId" = l."id"::text
      WHERE l."trackId" = ${trackId} AND l."levelId" = ${levelId}
        AND e."action" = ANY(${SAYS_THE_KIT}) AND e."data"->>'hiringManagerId' = ${personId}),
    "known" AS (
      SELECT l."kitId"::text AS "id" FROM "InterviewPanel" l JOIN "on" o ON o."id" = l."id"
      UNION
      SELECT e."data"->>'kitId' FROM "on" o
      JOIN "AuditEvent" e ON e."subjectType" = 'interview' AND e."subjectId" = o."id"::text
      WHERE e."action" = ANY(${SAYS_THE_KIT}) AND e."data"->>'kitId' IS NOT NULL)
    SELECT k."id"::text, k."content" FROM "InterviewKit" k
    WHERE k."createdById" = ${personId}::uuid OR k."id"::text IN (SELECT "id" FROM "known")`;
  return rows.map(({ id, content }) => ({ id, content: kitContent.parse(content) }));
}

/** Refuses a kit that the candidate knows, naming one they do not. Whoever does not work here knows none. */
export async function refuseKnownKit(
  tx: Transaction,
  kitId: string,
  candidateId: string | null,
  standing: Standing,
): Promise<void> {
  if (candidateId === null) return;
  const known = (await kitsKnownTo(tx, candidateId, standing)).map(({ id }) => id);
  if (!known.includes(kitId)) return;
  const { trackId, levelId } = standing;
  const other = await tx.interviewKit.findFirst({
    where: { trackId, levelId, archivedAt: null, id: { notIn: known } },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    select: { name: true },
  });
  throw new Refusal(
    "kitId",
    `The candidate knows this kit: they made it, or interviewed or decided with it. ${
      other ? `Choose “${other.name}”, or draw a new one.` : "Draw a new one."
    }`,
  );
}

/** What to think of where a colleague is the candidate. */
export type InsideWarnings = {
  /** What they know of what they are to be asked; null for nothing. */
  knows: "kit" | "exercise" | null;
  hasOtherInterviews: boolean;
};

/** What speaks against asking a colleague this way; null where the candidate does not work here. */
export async function insideWarnings({
  id,
  candidateId,
  trackId,
  levelId,
  kit,
}: Panel): Promise<InsideWarnings | null> {
  if (candidateId === null) return null;
  const [known, others] = await Promise.all([
    kitsKnownTo(database(), candidateId, { trackId, levelId }),
    database().interviewPanel.count({
      where: { candidateId, id: { not: id }, purgedAt: null, state: { in: ["OPEN", "DEBRIEF"] } },
    }),
  ]);
  const hasHad = (exercise: string) =>
    known.some(({ content }) => content.exercises.includes(exercise));
  const knowsExercise = kit.content.exercises.some(hasHad);
  return {
    knows: known.some((each) => each.id === kit.id) ? "kit" : knowsExercise ? "exercise" : null,
    hasOtherInterviews: others > 0,
  };
}
