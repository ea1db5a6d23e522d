import type { Ladder } from "~/ladder/domain/schema";
import { findLevel, levelTitle, type Standing } from "~/ladder/domain/view";

/** What somebody is interviewed for, such as “Mid AI Orchestrator”; the level's id where this ladder has no such level. */
export function roleTitle(ladder: Ladder, { trackId, levelId }: Standing): string {
  const level = findLevel(ladder, levelId);
  return level ? levelTitle(level, trackId) : levelId;
}
