import { ladderOfVersion } from "~/ladder/ladder.server";
import { countsOf, headingOf } from "./own-page.server";
import type { PersonProgress } from "./progress.server";

export type ShownProgress<P> = P & { target: string | null; rated: number; total: number };

/** Adds, in words of the ladder it is pinned to, what each person is assessed against, and how far they are. */
export async function withTargets<P extends PersonProgress>(
  people: P[],
): Promise<ShownProgress<P>[]> {
  return Promise.all(
    people.map(async (person) => {
      const { ladderVersionId, transitionId } = person;
      if (!ladderVersionId || !transitionId) return { ...person, target: null, rated: 0, total: 0 };
      const ladder = await ladderOfVersion(ladderVersionId);
      const { answered } = person;
      return {
        ...person,
        target: headingOf(ladder, transitionId).to,
        ...countsOf(ladder, { transitionId, answered }),
      };
    }),
  );
}
