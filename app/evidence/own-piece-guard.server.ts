import { type Ask, notFound, requirePermission } from "~/access/guards.server";
import { findOwnPiece } from "./piece.server";

/** The person who is signed in and their own piece; anybody else's is not there. */
export async function requireOwnPiece(ask: Ask, evidenceId: string | undefined) {
  const viewer = await requirePermission(ask, "evidence.manage");
  const piece = await findOwnPiece(viewer.personId, evidenceId ?? "");
  if (!piece) throw notFound();
  return { viewer, piece };
}
