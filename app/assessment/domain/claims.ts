type Answered = {
  askedId: string;
  answer: "CONFIRM" | "IN_PART" | "CANNOT" | null;
  answeredAt: Date | null;
};

/** What colleagues said of a piece, each with their newest answer, and how many have not answered yet. */
export function countAnswers(asked: readonly Answered[]) {
  const newest = new Map<string, Answered>();
  for (const each of asked) {
    const known = newest.get(each.askedId)?.answeredAt;
    if (each.answeredAt && (!known || known < each.answeredAt)) newest.set(each.askedId, each);
  }
  const given = [...newest.values()].map(({ answer }) => answer);
  const count = (answer: Answered["answer"]) => given.filter((each) => each === answer).length;
  return {
    confirm: count("CONFIRM"),
    inPart: count("IN_PART"),
    cannot: count("CANNOT"),
    open: asked.filter(({ answeredAt }) => answeredAt === null).length,
  };
}

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
