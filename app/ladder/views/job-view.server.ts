import { jobDescription } from "../domain/job-description";
import type { Ladder } from "../domain/schema";
import { levelsOnTrack, type Standing } from "../domain/view";
import { notInLadder } from "../reader.server";

/** The job description that an address names; 404 where the track has no such level. */
export function requireJob(
  ladder: Ladder,
  { trackId = "", levelId = "" }: { trackId?: string; levelId?: string },
): { standing: Standing; markdown: string } {
  const standing = { trackId, levelId };
  const isOnTrack = levelsOnTrack(ladder, trackId).some((level) => level.id === levelId);
  const markdown = isOnTrack ? jobDescription(ladder, standing) : null;
  if (markdown === null) throw notInLadder("level");
  return { standing, markdown };
}
