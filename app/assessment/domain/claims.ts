/** The dates of what supports each criterion, as rules read them. */
export function evidenceByCriterion(
  pieces: readonly { date: string; criteria: readonly string[] }[],
): Record<string, { date: string }[]> {
  const byCriterion: Record<string, { date: string }[]> = {};
  for (const { date, criteria } of pieces)
    for (const id of criteria) {
      byCriterion[id] ??= [];
      byCriterion[id].push({ date });
    }
  return byCriterion;
}

/** Claims gathered by piece, each piece once with all it supports, in the order they were made. */
export function gatherClaims<Piece extends { id: string }>(
  claims: readonly { criterionId: string; piece: Piece }[],
): (Piece & { criteria: string[] })[] {
  const pieces = new Map<string, Piece & { criteria: string[] }>();
  for (const { criterionId, piece } of claims) {
    const known = pieces.get(piece.id);
    if (known) known.criteria.push(criterionId);
    else pieces.set(piece.id, { ...piece, criteria: [criterionId] });
  }
  return [...pieces.values()];
}
