import { corroborationsOf } from "~/evidence/corroborations.server";
import type { Transaction } from "~/platform/database.server";
import type { ReleasedWord } from "./domain/release-content";

/** The pieces with what colleagues have said of each by now. One query, whatever their number. */
export async function withCorroborations<Piece extends { id: string }>(
  pieces: readonly Piece[],
  tx?: Transaction,
): Promise<(Piece & { said: ReleasedWord[] })[]> {
  const ids = pieces.map(({ id }) => id);
  const said = await corroborationsOf(ids, tx);
  return pieces.map((piece) => ({
    ...piece,
    said: (said.get(piece.id) ?? []).map((each) => {
      const { url, title, kind, date, shows, parts } = each.shown;
      return {
        colleague: each.colleague,
        answer: each.answer,
        sentence: each.sentence,
        answeredAt: each.answeredAt.toISOString(),
        shown: { url, title, kind, date, shows, parts },
      };
    }),
  }));
}
