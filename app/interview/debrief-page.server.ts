import { ladderOfVersion } from "~/ladder/ladder.server";
import { seatsOfPanel } from "./debrief.server";
import { askedAtLevel } from "./domain/coverage";
import { type Debriefing, sortSeats } from "./domain/debrief-cards";
import { criteriaForLevel } from "./domain/level-criteria";
import type { Asking, Panel } from "./panel.server";

/** What a panel's debrief is worked out from. For behind `requireCards`. */
export async function debriefingOf(
  asking: Pick<Asking, "personId">,
  panel: Panel,
): Promise<Debriefing> {
  const ladder = await ladderOfVersion(panel.kit.ladderVersionId);
  const seats = await seatsOfPanel(asking, panel.id);
  return {
    ladder,
    asked: criteriaForLevel(ladder, panel),
    plan: askedAtLevel(ladder, panel, panel.kit.content.exercises),
    ...sortSeats(seats, panel),
  };
}
