import { z } from "zod";
import { nextTransitions } from "~/ladder/domain/view";
import { ladderOfVersion } from "~/ladder/ladder.server";
import { database } from "~/platform/database.server";
import { type Cycle, cycleSummaries } from "./cycles.server";
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
  const ladder = await ladderOfVersion(cycle.ladderVersionId);
  const [{ people, total }, teams, [summary]] = await Promise.all([
    cycleProgress(cycle.id, {
      q: filter.q,
      teamId: filter.team,
      state: filter.state,
      page: filter.page,
    }),
    database().team.findMany({ orderBy: { name: "asc" } }),
    cycleSummaries(cycle.id),
  ]);
  return {
    filter,
    teams,
    total,
    pages: Math.max(1, Math.ceil(total / PAGE_SIZE)),
    summary: summary ?? null,
    people: (await withTargets(people)).map((person) => {
      const { trackId, levelId } = person;
      const choices = trackId && levelId ? nextTransitions(ladder, { trackId, levelId }) : [];
      return {
        ...person,
        choices: choices.map((transition) => ({
          id: transition.id,
          to: stepOf(ladder, transition).to,
        })),
      };
    }),
  };
}
