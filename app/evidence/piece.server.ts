import { isId, listOwnAssessments } from "~/assessment/assessments.server";
import type { EvidenceInput } from "~/assessment/domain/evidence";
import type { LinkState } from "~/assessment/domain/evidence-words";
import { asPiece, type Piece, pieceSelect } from "~/assessment/evidence.server";
import type { EvidenceKind } from "~/ladder/domain/schema";
import { criteriaOfTransition } from "~/ladder/domain/view";
import { currentLadder, ladderOfVersion } from "~/ladder/ladder.server";
import { AppError } from "~/platform/app-error";
import { type Actor, change } from "~/platform/audit.server";
import { database, type Transaction } from "~/platform/database.server";
import { askedOf } from "./corroborations.server";
import { supportsOf } from "./supports.server";

export type Who = { personId: string; actor: Actor };

export type OwnPiece = Piece & {
  createdAt: Date;
  /** Named by a save, so that it overwrites nothing it has not seen. */
  updatedAt: Date;
  archivedAt: Date | null;
  linkState: LinkState | null;
  linkCheckedAt: Date | null;
};

/** The person's own piece, or null: somebody else's is not there at all. */
export async function findOwnPiece(personId: string, id: string): Promise<OwnPiece | null> {
  if (!isId(id)) return null;
  const row = await database().evidence.findFirst({
    where: { id, personId },
    select: {
      ...pieceSelect,
      createdAt: true,
      updatedAt: true,
      archivedAt: true,
      linkState: true,
      linkCheckedAt: true,
    },
  });
  if (!row) return null;
  const { createdAt, updatedAt, archivedAt, linkState, linkCheckedAt, ...piece } = row;
  return {
    ...asPiece(piece),
    createdAt,
    updatedAt,
    archivedAt,
    linkState: linkState as LinkState | null,
    linkCheckedAt,
  };
}

/** Everything the page of one piece shows. */
export async function piecePage(
  viewer: { personId: string; timeZone: string },
  piece: OwnPiece,
  today: string,
) {
  const [supports, asked, uses] = await Promise.all([
    supportsOf([piece], today),
    askedOf([piece.id]),
    piece.archivedAt ? [] : usesOpenTo(viewer),
  ]);
  const supported = supports.get(piece.id) ?? [];
  const taken = new Set(supported.map((each) => `${each.assessmentId} ${each.criterionId}`));
  return {
    kindTitle: kindTitle(piece.kind),
    supports: supported,
    asked: asked.get(piece.id) ?? [],
    uses: uses
      .map((use) => ({
        ...use,
        criteria: use.criteria.filter(({ id }) => !taken.has(`${use.assessmentId} ${id}`)),
      }))
      .filter(({ criteria }) => criteria.length > 0),
  };
}

/** The criteria of one's own assessments that still take evidence, by assessment. */
async function usesOpenTo(viewer: { personId: string; timeZone: string }) {
  const own = await listOwnAssessments(viewer);
  const open = own.filter(({ state, cycle }) => state === "draft" && (cycle?.isOpen ?? true));
  return Promise.all(
    open.map(async ({ id, cycle, transitionId, ladderVersionId }) => ({
      assessmentId: id,
      name: cycle?.name ?? "Check-in",
      criteria: criteriaOfTransition(await ladderOfVersion(ladderVersionId), transitionId).map(
        (criterion) => ({ id: criterion.id, question: criterion.question }),
      ),
    })),
  );
}

/** What the kind is called today; a kind that is no longer in the ladder by its id. */
export function kindTitle(kind: string): string {
  return currentLadder().ladder.evidenceKinds.find(({ id }) => id === kind)?.title ?? kind;
}

/** The kinds a piece can be of: today's, and the one it already has. */
export function kindChoices(kept?: string): Pick<EvidenceKind, "id" | "title">[] {
  const kinds = currentLadder().ladder.evidenceKinds.map(({ id, title }) => ({ id, title }));
  const isKnown = kept === undefined || kinds.some(({ id }) => id === kept);
  return isKnown ? kinds : [...kinds, { id: kept, title: kept }];
}

/** Another piece of the person's with this address, so that one is not kept twice by mistake. */
export async function findSameAddress(
  personId: string,
  url: string,
  exceptId?: string,
): Promise<{ id: string; title: string; archivedAt: Date | null } | null> {
  return database().evidence.findFirst({
    where: {
      personId,
      url: { in: [url, new URL(url).href] },
      ...(exceptId ? { id: { not: exceptId } } : {}),
    },
    select: { id: true, title: true, archivedAt: true },
    orderBy: { createdAt: "desc" },
  });
}

/** Adds a piece to the person's library. */
export async function addPiece(who: Who, input: EvidenceInput): Promise<string> {
  return change(who.actor, async (tx, record) => {
    const { id } = await tx.evidence.create({
      data: { ...asStored(input), personId: who.personId },
      select: { id: true },
    });
    record({ action: "evidence.added", subject: { type: "evidence", id } });
    return id;
  });
}

/**
 * Changes a piece. What was submitted, and what colleagues were shown, stays as it was.
 * @returns false, and nothing is changed, where it was changed since it was `seen`
 */
export async function changePiece(
  who: Who,
  id: string,
  input: EvidenceInput,
  seen: string,
): Promise<boolean> {
  return change(who.actor, async (tx, record) => {
    const subject = { type: "evidence", id };
    await lockOwnPiece(tx, who.personId, id);
    const before = await tx.evidence.findUniqueOrThrow({
      where: { id },
      select: { ...pieceSelect, updatedAt: true },
    });
    const { updatedAt, ...row } = before;
    const known = asPiece(row);
    const fields = (["url", "title", "kind", "date", "shows", "parts"] as const).filter(
      (field) => String(known[field]) !== String(input[field]),
    );
    if (fields.length > 0 && updatedAt.toISOString() !== seen) {
      record({ action: "evidence.conflict-shown", subject });
      return false;
    }
    const hasMoved = fields.includes("url");
    if (fields.length > 0)
      await tx.evidence.update({
        where: { id },
        data: {
          ...asStored(input),
          // What was found of the old address says nothing of the new one.
          ...(hasMoved ? { linkState: null, linkCheckedAt: null } : {}),
        },
      });
    record({ action: "evidence.changed", subject, data: { fields } });
    return true;
  });
}

/** Puts a piece away, or takes it back; wherever it was claimed it stays. */
export async function archivePiece(who: Who, id: string, isArchived: boolean): Promise<void> {
  await change(who.actor, async (tx, record) => {
    await lockOwnPiece(tx, who.personId, id);
    await tx.evidence.updateMany({
      where: { id, archivedAt: isArchived ? null : { not: null } },
      data: { archivedAt: isArchived ? new Date() : null },
    });
    record({
      action: isArchived ? "evidence.archived" : "evidence.taken-back",
      subject: { type: "evidence", id },
    });
  });
}

/** Locks the person's own piece for the rest of the transaction. */
export async function lockOwnPiece(tx: Transaction, personId: string, id: string): Promise<void> {
  const rows = isId(id)
    ? await tx.$queryRaw<unknown[]>`
        SELECT 1 FROM "Evidence" WHERE "id" = ${id}::uuid AND "personId" = ${personId}::uuid FOR UPDATE`
    : [];
  if (rows.length === 0) throw new AppError("There is no such evidence.", 404);
}

function asStored(input: EvidenceInput) {
  return { ...input, date: new Date(`${input.date}T00:00:00Z`) };
}
