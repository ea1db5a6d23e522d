import { isId } from "~/assessment/assessments.server";
import { levelsOnTrack, type Standing } from "~/ladder/domain/view";
import { currentLadder } from "~/ladder/ladder.server";
import { Refusal } from "~/people/refusal";
import { change } from "~/platform/audit.server";
import { database, type Transaction } from "~/platform/database.server";
import { Prisma } from "~/platform/prisma/client";
import { type Conflict, conflictOf } from "./domain/conflict";
import { drawKit, leastKnownVariant } from "./domain/draw-kit";
import type { NewPanelInput } from "./domain/panel-forms";
import { NEW_KIT } from "./domain/panel-forms";
import { roleTitle } from "./domain/role-title";
import { kitsKnownTo, refuseKnownKit } from "./known-kits.server";
import { tellHiringManager } from "./notices.server";
import type { OnPanel } from "./panel.server";
import { personNamed, refuseWithoutAccount } from "./people-named.server";
import { samePlace } from "./retention-sql.server";

export type KitChoice = { id: string; name: string; version: string; isCurrent: boolean };

/** What a list to choose from can be; whoever has more kits of a level puts some aside. */
const MOST_KITS = 100;

/** The newest kits that a panel for this level can have, and the one it has, whether it is put aside or old by now. */
export async function kitsFor(
  { trackId, levelId }: Standing,
  keptId: string | null = null,
): Promise<KitChoice[]> {
  const rows = await database().$queryRaw<
    { id: string; name: string; version: string; versionId: string }[]
  >`
    SELECT k."id"::text, k."name", v."version", v."id"::text AS "versionId"
    FROM "InterviewKit" k JOIN "LadderVersion" v ON v."id" = k."ladderVersionId"
    WHERE k."trackId" = ${trackId} AND k."levelId" = ${levelId}
      AND (k."archivedAt" IS NULL OR k."id" = ${keptId}::uuid)
    ORDER BY k."id" IS NOT DISTINCT FROM ${keptId}::uuid DESC, k."createdAt" DESC, k."id" DESC
    LIMIT ${MOST_KITS}::int`;
  const current = currentLadder().versionId;
  return rows.map(({ versionId, ...kit }) => ({ ...kit, isCurrent: versionId === current }));
}

/** The locations that have a rule of their own for how long interviews are kept. */
export async function knownLocations(): Promise<string[]> {
  const rows = await database().$queryRaw<{ location: string }[]>`
    SELECT "location" FROM "RetentionRule" WHERE "location" <> '' ORDER BY "location" COLLATE "und-x-icu"`;
  return rows.map(({ location }) => location);
}

/** Begins the interviews of a candidate. The hiring manager is told; whoever interviews is asked when they are put on the plan. */
export async function makePanel(who: OnPanel, input: NewPanelInput): Promise<string> {
  return change(who.actor, async (tx, record) => {
    const { ladder } = currentLadder();
    const standing = { trackId: input.trackId, levelId: input.levelId };
    if (!levelsOnTrack(ladder, input.trackId).some(({ id }) => id === input.levelId))
      throw new Refusal("form", "The ladder has no such level. Choose one of those offered.");
    const candidate = await candidateOf(tx, who, input);
    const hiringManagerId = await hiringManagerOf(tx, input.hiringManager, candidate.id);
    const kitId = await kitOf(tx, who, input.kitId, { ...standing, candidateId: candidate.id });
    const { id } = await tx.interviewPanel.create({
      data: {
        ...standing,
        candidateName: candidate.name,
        candidateId: candidate.id,
        kitId,
        hiringManagerId,
        location: await spelledAsRule(tx, input.location),
        createdById: who.personId,
      },
      select: { id: true },
    });
    await tellHiringManager(tx, id, who.personId);
    record({
      action: "interview.made",
      subject: { type: "interview", id },
      data: {
        ...standing,
        kitId,
        hiringManagerId,
        isInternal: candidate.id !== null,
        isKitDrawn: input.kitId === NEW_KIT,
      },
    });
    return id;
  });
}

async function candidateOf(tx: Transaction, who: OnPanel, input: NewPanelInput) {
  if (!input.colleague) return { id: null, name: input.candidateName };
  const { personId, name } = await personNamed(input.colleague, "colleague", tx);
  if (personId === who.personId)
    throw new Refusal(
      "colleague",
      "These would be about you. Somebody else in the people team has to begin them.",
    );
  return { id: personId, name: input.candidateName || name };
}

/**
 * Who decides: somebody with an account, who is neither the candidate, nor reports to them, nor is their manager or acts
 * for them. Somebody further above may.
 */
export async function hiringManagerOf(
  tx: Transaction,
  text: string,
  candidateId: string | null,
): Promise<string> {
  const person = await personNamed(text, "hiringManager", tx);
  refuseWithoutAccount(person, "hiringManager");
  if (candidateId === null) return person.personId;
  const [row] = await tx.$queryRaw<{ conflict: string | null }[]>`
    SELECT interview_conflict(${candidateId}::uuid, ${person.personId}::uuid) AS "conflict"`;
  const conflict = conflictOf(row?.conflict ?? null);
  const words = conflict && WHY_NOT_DECIDE[conflict](person.name);
  if (words) throw new Refusal("hiringManager", words);
  return person.personId;
}

const WHY_NOT_DECIDE: Record<Conflict, (name: string) => string | null> = {
  self: () => "The candidate cannot decide on themselves.",
  manager: (name) =>
    `${name} is the candidate’s manager, or acts for them. Name somebody further away; somebody above them may decide.`,
  above: () => null,
  report: (name) => `${name} reports to the candidate. Name somebody who does not.`,
};

/**
 * The kit that is wanted, or one drawn for this panel. That it was drawn is recorded with the panel alone: a record of its
 * own would tell a colleague that they are to be interviewed.
 */
export async function kitOf(
  tx: Transaction,
  who: OnPanel,
  wanted: string,
  { candidateId, ...standing }: Standing & { candidateId: string | null },
): Promise<string> {
  if (wanted !== NEW_KIT) {
    const kitId = await requireKitFor(tx, wanted, standing);
    await refuseKnownKit(tx, kitId, candidateId, standing);
    return kitId;
  }
  const { ladder, versionId } = currentLadder();
  if (!levelsOnTrack(ladder, standing.trackId).some(({ id }) => id === standing.levelId))
    throw new Refusal("kitId", "The ladder no longer has this level, so no kit can be drawn.");
  const known = candidateId ? await kitsKnownTo(tx, candidateId, standing) : [];
  const variant = leastKnownVariant(
    ladder,
    standing,
    known.map(({ content }) => content),
  );
  const { id } = await tx.interviewKit.create({
    data: {
      ...standing,
      name: await nextKitName(tx, roleTitle(ladder, standing), standing),
      ladderVersionId: versionId,
      content: drawKit(ladder, standing, variant),
      createdById: who.personId,
    },
    select: { id: true },
  });
  return id;
}

/** “Senior AI Orchestrator”, then “… 2”, so that each kit of a level is told from the others. */
async function nextKitName(tx: Transaction, title: string, standing: Standing): Promise<string> {
  const count = await tx.interviewKit.count({ where: standing });
  return count === 0 ? title : `${title} ${count + 1}`;
}

/** A kit of the level that is not put aside; a panel keeps the one it has. */
async function requireKitFor(
  tx: Transaction,
  kitId: string,
  { trackId, levelId }: Standing,
): Promise<string> {
  const kit = isId(kitId)
    ? await tx.interviewKit.findFirst({
        where: { id: kitId, trackId, levelId, archivedAt: null },
        select: { id: true },
      })
    : null;
  if (!kit)
    throw new Refusal("kitId", "There is no such kit for this level any more. Choose another.");
  return kit.id;
}

/** A location as its retention rule spells it, so that “berlin ” is kept as long as “Berlin”. */
export async function spelledAsRule(tx: Transaction, location: string): Promise<string> {
  const [rule] = await tx.$queryRaw<{ location: string }[]>`
    SELECT "location" FROM "RetentionRule"
    WHERE ${samePlace(Prisma.sql`"location"`)} = ${samePlace(Prisma.sql`${location}::text`)}
    ORDER BY "location" LIMIT 1`;
  return rule?.location ?? location;
}
