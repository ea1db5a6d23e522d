/** Each person's direct manager; null, or no entry, where there is none. */
export type ManagerOf = ReadonlyMap<string, string | null>;

/** The managers above a person, nearest first. Ends where a loop would begin, so it is safe on broken data. */
export function managersAbove(managerOf: ManagerOf, personId: string): string[] {
  const line: string[] = [];
  const seen = new Set([personId]);
  let current = managerOf.get(personId) ?? null;
  while (current !== null && !seen.has(current)) {
    line.push(current);
    seen.add(current);
    current = managerOf.get(current) ?? null;
  }
  return line;
}

/** Would the reporting line turn in a circle if `managerId` became the manager of `personId`? */
export function wouldLoop(managerOf: ManagerOf, personId: string, managerId: string): boolean {
  return personId === managerId || managersAbove(managerOf, managerId).includes(personId);
}

/** Everybody whose own line leads back to themselves. */
export function peopleInLoops(managerOf: ManagerOf): Set<string> {
  const looping = new Set<string>();
  const settled = new Set<string>();
  for (const start of managerOf.keys()) {
    const path: string[] = [];
    const places = new Map<string, number>();
    let current: string | null = start;
    while (current !== null && !settled.has(current) && !places.has(current)) {
      places.set(current, path.length);
      path.push(current);
      current = managerOf.get(current) ?? null;
    }
    const entry: number | undefined = current === null ? undefined : places.get(current);
    if (entry !== undefined) for (const id of path.slice(entry)) looping.add(id);
    for (const id of path) settled.add(id);
  }
  return looping;
}
