import { z } from "zod";
import { impactSentence } from "~/ladder/domain/carry-impact";
import type { Ladder } from "~/ladder/domain/schema";
import { compareVersions } from "~/ladder/domain/version-order";
import { nextTransitions } from "~/ladder/domain/view";
import { currentLadder, ladderOfVersion } from "~/ladder/ladder.server";
import { database } from "~/platform/database.server";
import { type Cycle, cycleSummaries } from "./cycles.server";
import { impactOn } from "./open-shapes.server";
import { stepOf } from "./own-page.server";
import { cycleProgress, PAGE_SIZE } from "./progress.server";
import { withTargets } from "./progress-page.server";

const filterShape = z.object({
  q: z.string().max(200).optional().catch(undefined),
  team: z.uuid().optional().catch(undefined),
  state: z.enum(["not-started", "in-progress", "submitted"]).optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
});

/** A cycle as the people team sees it: its people, page by page, with progress and the choices at a fork. */
export async function cyclePage(cycle: Cycle, search: URLSearchParams) {
  const filter = filterShape.parse(Object.fromEntries([...search].filter(([, value]) => value)));
  const [{ people, total }, teams, [summary], newer] = await Promise.all([
    cycleProgress(cycle.id, {
      q: filter.q,
      teamId: filter.team,
      state: filter.state,
      page: filter.page,
    }),
    database().team.findMany({ orderBy: { name: "asc" } }),
    cycleSummaries(cycle.id),
    newerLadder(cycle),
  ]);
  const versions = new Set(people.flatMap((person) => person.ladderVersionId ?? []));
  const ladders = new Map<string, Ladder>();
  for (const id of versions) ladders.set(id, await ladderOfVersion(id));
  return {
    filter,
    teams,
    total,
    pages: Math.max(1, Math.ceil(total / PAGE_SIZE)),
    summary: summary ?? null,
    newer,
    people: (await withTargets(people)).map((person) => {
      const { trackId, levelId } = person;
      const ladder = ladders.get(person.ladderVersionId ?? "");
      const choices =
        ladder && trackId && levelId ? nextTransitions(ladder, { trackId, levelId }) : [];
      return {
        ...person,
        choices: choices.flatMap((transition) =>
          ladder ? [{ id: transition.id, to: stepOf(ladder, transition).to }] : [],
        ),
      };
    }),
  };
}

/** A version published since, while the cycle can still move to it, and what that would do; null where there is none. */
async function newerLadder(cycle: Cycle) {
  const { ladder, versionId } = currentLadder();
  if (cycle.state === "closed" || cycle.ladderVersionId === versionId) return null;
  if (compareVersions(ladder.version, cycle.ladderVersion) <= 0) return null;
  return { version: ladder.version, impact: impactSentence(await impactOn(ladder, cycle.id)) };
}
