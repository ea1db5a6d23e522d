/** The fewest people whose numbers may be shown together. */
export const LEAST_PEOPLE = 4;

/**
 * Groups whose numbers must not be shown because they are small, or because a small one could be computed from them:
 * first those below `least` people, then the smallest of the others until at least two groups holding at least `least`
 * people together are suppressed. From a published total and the groups shown, only the sum of these can be computed.
 * Empty groups hold nobody and hide nobody. Of groups of the same size the first by id is taken.
 *
 * Where all groups with people in them are suppressed and hold fewer than `least` people together, or there is only
 * one, the total must not be shown either: it is theirs.
 *
 * Source: Hundepool and others 2012, "Statistical Disclosure Control", chapter 4 (primary and secondary suppression).
 *
 * @param groups sizes in people, not in ratings; groups do not overlap
 * @param least the fewest people whose numbers may be shown
 * @returns ids in the order of `groups`; empty where everything may be shown
 */
export function suppressSmallGroups(
  groups: readonly { id: string; people: number }[],
  least = LEAST_PEOPLE,
): string[] {
  const filled = groups
    .filter(({ people }) => people > 0)
    .sort((a, b) => a.people - b.people || (a.id < b.id ? -1 : 1));
  const small = filled.filter(({ people }) => people < least).length;
  if (small === 0) return [];
  let count = Math.max(2, small);
  while (count < filled.length && peopleIn(filled.slice(0, count)) < least) count++;
  const suppressed = new Set(filled.slice(0, count).map(({ id }) => id));
  return groups.map(({ id }) => id).filter((id) => suppressed.has(id));
}

function peopleIn(groups: readonly { people: number }[]): number {
  return groups.reduce((sum, { people }) => sum + people, 0);
}
