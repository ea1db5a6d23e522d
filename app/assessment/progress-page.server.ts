import { criteriaOfTransition } from "~/ladder/domain/view";
import { currentLadder } from "~/ladder/ladder.server";
import { headingOf } from "./own-page.server";
import type { PersonProgress } from "./progress.server";

export type ShownProgress<P> = P & { target: string | null; total: number };

/** Adds, in words, what each person is assessed against and how many criteria that has. */
export async function withTargets<P extends PersonProgress>(
  people: P[],
): Promise<ShownProgress<P>[]> {
  const { ladder } = currentLadder();
  return people.map((person) => ({
    ...person,
    target: person.transitionId ? headingOf(ladder, person.transitionId).to : null,
    total: person.transitionId ? criteriaOfTransition(ladder, person.transitionId).length : 0,
  }));
}
