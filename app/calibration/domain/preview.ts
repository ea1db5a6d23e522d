/** How much of one thing to do is done: of a person's criteria, or of a case's. */
export type Progress = { given: number; total: number };

export function isComplete({ given, total }: Progress): boolean {
  return given >= total;
}

/** What a preview has to do, in its three parts. */
export type PreviewParts = { people: Progress[]; seconds: Progress[]; cases: Progress[] };

/** More than this takes longer than the meeting it prepares. */
const MOST_CASES = 4;

/**
 * The written cases that a group rates: those for steps that somebody in it is rated for, one of each step before a second
 * of any, in the ladder's order.
 */
export function casesFor<Case extends { transition: string }>(
  cases: readonly Case[],
  stepIds: readonly string[],
  most = MOST_CASES,
): Case[] {
  const turns = new Map<string, number>();
  const inTurn = cases
    .filter(({ transition }) => stepIds.includes(transition))
    .map((each, order) => {
      const turn = turns.get(each.transition) ?? 0;
      turns.set(each.transition, turn + 1);
      return { each, turn, order };
    });
  const chosen = [...inTurn].sort((a, b) => a.turn - b.turn || a.order - b.order).slice(0, most);
  return chosen.sort((a, b) => a.order - b.order).map(({ each }) => each);
}

/** What is still open, as parts of a sentence; empty where nothing is. */
export function openWords({ people, seconds, cases }: PreviewParts): string[] {
  const ratings = people.reduce((sum, { given, total }) => sum + Math.max(0, total - given), 0);
  const counted = [
    words(ratings, "rating you have not looked at", "ratings you have not looked at"),
    words(
      openOf(seconds),
      "second rating that is not complete",
      "second ratings that are not complete",
    ),
    words(
      openOf(cases),
      "written case that is not complete",
      "written cases that are not complete",
    ),
  ];
  return counted.filter((each) => each !== "");
}

/** "a, b and c" */
export function listed(parts: readonly string[]): string {
  if (parts.length < 2) return parts.join("");
  return `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}`;
}

function openOf(parts: readonly Progress[]): number {
  return parts.filter((each) => !isComplete(each)).length;
}

function words(count: number, one: string, many: string): string {
  if (count === 0) return "";
  return count === 1 ? `1 ${one}` : `${count} ${many}`;
}
