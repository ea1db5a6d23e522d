import type { Ladder } from "~/ladder/domain/schema";
import type { Standing } from "~/ladder/domain/view";
import { currentLadder, ladderOfVersion } from "~/ladder/ladder.server";
import { Refusal } from "~/people/refusal";
import { AppError } from "~/platform/app-error";
import type { Actor } from "~/platform/audit.server";
import { change } from "~/platform/audit.server";
import type { Transaction } from "~/platform/database.server";
import { drawKit, editKit, type KitEdit } from "./domain/draw-kit";
import type { KitContent } from "./domain/kit";
import type { NewKitInput } from "./domain/kit-form";
import { hasLevel, renewKit } from "./domain/renew-kit";
import { rolesOffered } from "./domain/roles-offered";
import { findKit, type Kit } from "./kits.server";

/** Whoever changes kits; the guard has asked whether they may. */
export type KitWriter = { personId: string; actor: Actor };

const subjectOf = (id: string) => ({ type: "interview-kit", id });

/** Draws a kit for a level of the published ladder. */
export async function makeKit(
  who: KitWriter,
  { place, name, variant }: NewKitInput,
): Promise<string> {
  const { ladder, versionId } = currentLadder();
  const standing = standingOf(place);
  if (!isPlace(ladder, standing))
    throw new Refusal(
      "place",
      "The ladder has no such level. Choose one of those that are offered.",
    );
  return change(who.actor, async (tx, record) => {
    const { id } = await tx.interviewKit.create({
      data: {
        name,
        ...standing,
        ladderVersionId: versionId,
        content: drawKit(ladder, standing, variant),
        createdById: who.personId,
      },
      select: { id: true },
    });
    record({ action: "kit.made", subject: subjectOf(id), data: { ...standing, variant } });
    return id;
  });
}

/** A place as forms have it, `track.level`. */
export function standingOf(place: string): Standing {
  const [trackId = "", levelId = ""] = place.split(".");
  return { trackId, levelId };
}

function isPlace(ladder: Ladder, { trackId, levelId }: Standing): boolean {
  return rolesOffered(ladder).some((role) => role.trackId === trackId && role.levelId === levelId);
}

const EDIT_ACTIONS: Record<KitEdit["intent"], string> = {
  swap: "kit.question-swapped",
  add: "kit.question-added",
  remove: "kit.question-removed",
  "choose-exercise": "kit.exercise-chosen",
  "remove-exercise": "kit.exercise-removed",
};

/** Changes what a kit asks, within what its own version of the ladder has for the criterion or the level. */
export async function editKitContent(
  who: KitWriter,
  kitId: string,
  revision: number,
  edit: KitEdit,
): Promise<void> {
  await change(who.actor, async (tx, record) => {
    const kit = await lockKit(tx, who, kitId);
    refuseStale(kit, revision);
    await refuseBegun(tx, kitId);
    const ladder = await ladderOfVersion(kit.ladderVersionId, tx);
    const content = editKit(ladder, kit, kit.content, edit);
    if (!content)
      throw new AppError(
        "This kit has no such question or exercise to change. Look at it as it is now and choose again.",
        422,
      );
    await write(tx, kitId, { content });
    const { intent, ...data } = edit;
    record({ action: EDIT_ACTIONS[intent], subject: subjectOf(kitId), data });
  });
}

/** Gives a kit another name; that may be done whoever uses it. */
export async function renameKit(
  who: KitWriter,
  kitId: string,
  revision: number,
  name: string,
): Promise<void> {
  await change(who.actor, async (tx, record) => {
    refuseStale(await lockKit(tx, who, kitId), revision);
    await write(tx, kitId, { name });
    record({ action: "kit.renamed", subject: subjectOf(kitId) });
  });
}

/** Puts a kit aside or takes it back: panels that have it keep it, new ones are not offered it. */
export async function setKitArchived(
  who: KitWriter,
  kitId: string,
  isArchived: boolean,
): Promise<void> {
  await change(who.actor, async (tx, record) => {
    const kit = await lockKit(tx, who, kitId);
    if ((kit.archivedAt !== null) !== isArchived)
      await write(tx, kitId, { archivedAt: isArchived ? new Date() : null });
    record({
      action: isArchived ? "kit.archived" : "kit.taken-back",
      subject: subjectOf(kitId),
    });
  });
}

/** The same kit once more, on the same version of the ladder, free to be changed. */
export async function copyKit(who: KitWriter, kitId: string): Promise<string> {
  return change(who.actor, async (tx, record) => {
    const { name, trackId, levelId, ladderVersionId, content } = await lockKit(tx, who, kitId);
    const { id } = await tx.interviewKit.create({
      data: {
        name: `Copy of ${name}`.slice(0, 100),
        trackId,
        levelId,
        ladderVersionId,
        content,
        createdById: who.personId,
      },
      select: { id: true },
    });
    record({ action: "kit.copied", subject: subjectOf(id), data: { from: kitId } });
    return id;
  });
}

/** Takes a kit to the version of the ladder that was looked at; refused where that is no longer the published one. */
export async function renewKitTo(
  who: KitWriter,
  kitId: string,
  revision: number,
  version: string,
): Promise<void> {
  const current = currentLadder();
  await change(who.actor, async (tx, record) => {
    const kit = await lockKit(tx, who, kitId);
    refuseStale(kit, revision);
    await refuseBegun(tx, kitId);
    if (current.ladder.version !== version)
      throw new AppError(
        `The ladder is at ${current.ladder.version} now. Here is what that changes; look at it before you go on.`,
        409,
      );
    if (!hasLevel(current.ladder, kit))
      throw new AppError("The ladder no longer has this level, so the kit stays as it is.", 409);
    const pinned = await ladderOfVersion(kit.ladderVersionId, tx);
    const { content, changes } = renewKit(pinned, current.ladder, kit, kit.content);
    await write(tx, kitId, { content, ladderVersionId: current.versionId });
    record({
      action: "kit.renewed",
      subject: subjectOf(kitId),
      data: { from: pinned.version, to: version, changes: changes.length },
    });
  });
}

/**
 * Locks the kit for the rest of the transaction, and its panels against a card being begun: whoever begins one locks the
 * panel first, and finds the kit as it then is.
 */
async function lockKit(tx: Transaction, who: KitWriter, kitId: string): Promise<Kit> {
  await tx.$queryRaw`SELECT 1 FROM "InterviewKit" WHERE "id" = ${kitId}::uuid FOR NO KEY UPDATE`;
  await tx.$queryRaw`SELECT 1 FROM "InterviewPanel" WHERE "kitId" = ${kitId}::uuid ORDER BY "id" FOR NO KEY UPDATE`;
  const kit = await findKit(who.personId, kitId, tx);
  if (!kit) throw new AppError("This kit is not there.", 404);
  return kit;
}

function refuseStale(kit: Kit, revision: number): void {
  if (kit.revision !== revision)
    throw new AppError(
      "This kit was changed after you opened it, so nothing was done. It stands here as it is now; choose again.",
      409,
    );
}

/** Whatever the panel: also one that whoever changes it may not know of, so what is said does not say why. */
async function refuseBegun(tx: Transaction, kitId: string): Promise<void> {
  if (await tx.scorecard.findFirst({ where: { panel: { kitId } }, select: { id: true } }))
    throw new AppError("This kit stays as it is by now. Copy it to change it.", 409);
}

async function write(
  tx: Transaction,
  id: string,
  data: {
    name?: string;
    content?: KitContent;
    ladderVersionId?: string;
    archivedAt?: Date | null;
  },
): Promise<void> {
  await tx.interviewKit.update({ where: { id }, data: { ...data, revision: { increment: 1 } } });
}
