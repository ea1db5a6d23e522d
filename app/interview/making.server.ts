import { isId } from "~/assessment/assessments.server";
import { levelsOnTrack, type Standing } from "~/ladder/domain/view";
import { currentLadder } from "~/ladder/ladder.server";
import { Refusal } from "~/people/refusal";
import type { AuditEntry } from "~/platform/audit.server";
import { change } from "~/platform/audit.server";
import { database, type Transaction } from "~/platform/database.server";
import { drawKit } from "./domain/draw-kit";
import type { NewPanelInput } from "./domain/panel-forms";
import { NEW_KIT } from "./domain/panel-forms";
import { roleTitle } from "./domain/role-title";
import type { OnPanel } from "./panel.server";
import { personNamed, refuseWithoutAccount } from "./people-named.server";

export type KitChoice = { id: string; name: string; version: string; isCurrent: boolean };

/** The kits that a panel for this level can have, newest first; and the one it has, where that is put aside by now. */
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
    ORDER BY k."createdAt" DESC, k."id" DESC`;
  const current = currentLadder().versionId;
  return rows.map(({ versionId, ...kit }) => ({ ...kit, isCurrent: versionId === current }));
}

/** The locations that have a rule of their own for how long interviews are kept. */
export async function knownLocations(): Promise<string[]> {
  const rows = await database().$queryRaw<{ location: string }[]>`
    SELECT "location" FROM "RetentionRule" WHERE "location" <> '' ORDER BY "location" COLLATE "und-x-icu"`;
  return rows.map(({ location }) => location);
}

/** Begins the interviews of a candidate. Nobody is told: whoever interviews is asked when they are put on the plan. */
export async function makePanel(who: OnPanel, input: NewPanelInput): Promise<string> {
  return change(who.actor, async (tx, record) => {
    const { ladder } = currentLadder();
    const standing = { trackId: input.trackId, levelId: input.levelId };
    if (!levelsOnTrack(ladder, input.trackId).some(({ id }) => id === input.levelId))
      throw new Refusal("form", "The ladder has no such level. Choose one of those offered.");
    const candidate = await candidateOf(tx, who, input);
    const hiringManagerId = await hiringManagerOf(tx, input.hiringManager, candidate.id);
    const kitId = await kitOf(tx, who, input.kitId, standing, record);
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
    record({
      action: "interview.made",
      subject: { type: "interview", id },
      data: { ...standing, kitId, hiringManagerId, isInternal: candidate.id !== null },
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

/** Who decides: somebody with an account, who is neither the candidate nor reports to them. */
export async function hiringManagerOf(
  tx: Transaction,
  text: string,
  candidateId: string | null,
): Promise<string> {
  const person = await personNamed(text, "hiringManager", tx);
  refuseWithoutAccount(person, "hiringManager");
  if (candidateId === null) return person.personId;
  if (person.personId === candidateId)
    throw new Refusal("hiringManager", "The candidate cannot decide on themselves.");
  const [row] = await tx.$queryRaw<{ isBelow: boolean }[]>`
    SELECT is_below(${person.personId}::uuid, ${candidateId}::uuid) AS "isBelow"`;
  if (row?.isBelow)
    throw new Refusal(
      "hiringManager",
      `${person.name} reports to the candidate. Name somebody who does not.`,
    );
  return person.personId;
}

async function kitOf(
  tx: Transaction,
  who: OnPanel,
  wanted: string,
  standing: Standing,
  record: (entry: AuditEntry) => void,
): Promise<string> {
  if (wanted !== NEW_KIT) return requireKitFor(tx, wanted, standing);
  const { ladder, versionId } = currentLadder();
  const { id } = await tx.interviewKit.create({
    data: {
      ...standing,
      name: await nextKitName(tx, roleTitle(ladder, standing), standing),
      ladderVersionId: versionId,
      content: drawKit(ladder, standing, 0),
      createdById: who.personId,
    },
    select: { id: true },
  });
  record({ action: "kit.made", subject: { type: "interview-kit", id }, data: { ...standing } });
  return id;
}

/** “Senior AI Orchestrator”, then “… 2”, so that each kit of a level is told from the others. */
async function nextKitName(tx: Transaction, title: string, standing: Standing): Promise<string> {
  const count = await tx.interviewKit.count({ where: standing });
  return count === 0 ? title : `${title} ${count + 1}`;
}

/** A kit of the level that is not put aside; a panel keeps the one it has. */
export async function requireKitFor(
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
    SELECT "location" FROM "RetentionRule" WHERE lower("location") = lower(${location}) ORDER BY "location" LIMIT 1`;
  return rule?.location ?? location;
}
