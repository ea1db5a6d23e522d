import { AppError } from "~/platform/app-error";
import { type Actor, change } from "~/platform/audit.server";
import { database } from "~/platform/database.server";
import { isId, lockCriterion } from "./assessments.server";
import { countAnswers, gatherClaims } from "./domain/claims";
import type { EvidenceInput } from "./domain/evidence";
import type { CorroborationCounts, LinkState } from "./domain/evidence-words";
import type { Part } from "./domain/parts";

export type Piece = {
  id: string;
  url: string;
  title: string;
  kind: string;
  /** ISO day. */
  date: string;
  shows: string;
  parts: Part[];
};

export type Claimed = Piece & { criteria: string[] };

type Row = Omit<Piece, "date" | "parts"> & { date: Date; parts: string[] };

export const pieceSelect = {
  id: true,
  url: true,
  title: true,
  kind: true,
  date: true,
  shows: true,
  parts: true,
} as const;

export function asPiece({ date, parts, ...row }: Row): Piece {
  return { ...row, date: date.toISOString().slice(0, 10), parts: parts as Part[] };
}

/** A piece as its owner sees it: with what the last check of its link found, and what colleagues said of it. */
export type OwnClaimed = Claimed & {
  linkState: LinkState | null;
  corroboration: CorroborationCounts;
};

/** The evidence claimed in one assessment, each piece with the criteria it supports there. */
export async function claimedEvidence(
  personId: string,
  assessmentId: string,
): Promise<OwnClaimed[]> {
  const claims = await database().claim.findMany({
    where: { assessmentId, assessment: { personId } },
    select: {
      criterionId: true,
      evidence: {
        select: {
          ...pieceSelect,
          linkState: true,
          corroborations: {
            where: { withdrawnAt: null },
            select: { askedId: true, answer: true, answeredAt: true },
          },
        },
      },
    },
    orderBy: { createdAt: "asc" },
  });
  return gatherClaims(
    claims.map(({ criterionId, evidence: { linkState, corroborations, ...row } }) => ({
      criterionId,
      piece: {
        ...asPiece(row),
        linkState: linkState as LinkState | null,
        corroboration: countAnswers(corroborations),
      },
    })),
  );
}

/**
 * Everything this person has and did not put away, newest first: to support another criterion with the same piece.
 */
export async function ownEvidence(personId: string, limit = 200): Promise<Piece[]> {
  const rows = await database().evidence.findMany({
    where: { personId, archivedAt: null },
    select: pieceSelect,
    orderBy: [{ date: "desc" }, { createdAt: "desc" }],
    take: limit,
  });
  return rows.map(asPiece);
}

type Who = { personId: string; actor: Actor };
type Where = { assessmentId: string; criterionId: string };

/** Adds a piece and claims that it supports the criterion. The very same piece twice is one. */
export async function addEvidence(who: Who, where: Where, input: EvidenceInput): Promise<void> {
  await change(who.actor, async (tx, record) => {
    await lockCriterion(tx, who.personId, where);
    const data = { ...input, date: new Date(`${input.date}T00:00:00Z`), personId: who.personId };
    const { parts, ...rest } = data;
    const same = await tx.evidence.findFirst({
      where: { ...rest, parts: { equals: parts } },
      select: { id: true, archivedAt: true },
    });
    const { id } = same ?? (await tx.evidence.create({ data, select: { id: true } }));
    // Offered again, so it is wanted again.
    if (same?.archivedAt) await tx.evidence.update({ where: { id }, data: { archivedAt: null } });
    await tx.claim.createMany({ data: [{ ...where, evidenceId: id }], skipDuplicates: true });
    record({
      action: same ? "evidence.claimed" : "evidence.added",
      subject: { type: "evidence", id },
      data: { ...where },
    });
  });
}

/** Claims that a piece the person already has supports this criterion too. */
export async function claimEvidence(who: Who, where: Where, evidenceId: string): Promise<void> {
  await change(who.actor, async (tx, record) => {
    await lockCriterion(tx, who.personId, where);
    const own = isId(evidenceId)
      ? await tx.evidence.findFirst({
          where: { id: evidenceId, personId: who.personId, archivedAt: null },
          select: { id: true },
        })
      : null;
    if (!own) throw new AppError("Choose a piece of evidence from the list.", 404);
    await tx.claim.createMany({ data: [{ ...where, evidenceId }], skipDuplicates: true });
    record({
      action: "evidence.claimed",
      subject: { type: "evidence", id: evidenceId },
      data: { ...where },
    });
  });
}

/** Takes the claim back; the piece itself stays with the person. */
export async function releaseEvidence(who: Who, where: Where, evidenceId: string): Promise<void> {
  await change(who.actor, async (tx, record) => {
    await lockCriterion(tx, who.personId, where);
    if (isId(evidenceId)) await tx.claim.deleteMany({ where: { ...where, evidenceId } });
    record({
      action: "evidence.claim-withdrawn",
      subject: { type: "evidence", id: evidenceId.slice(0, 36) },
      data: { ...where },
    });
  });
}
