import { type CorroborationSummary, corroborationsOf } from "~/evidence/corroborations.server";

export type Corroborated<Piece> = Piece & { said: CorroborationSummary[] };

/** The pieces with what colleagues said of each. One query, whatever their number. */
export async function withCorroborations<Piece extends { id: string }>(
  pieces: readonly Piece[],
): Promise<Corroborated<Piece>[]> {
  const said = await corroborationsOf(pieces.map(({ id }) => id));
  return pieces.map((piece) => ({ ...piece, said: said.get(piece.id) ?? [] }));
}
