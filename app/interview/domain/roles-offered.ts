import type { Ladder } from "~/ladder/domain/schema";
import { levelsOnTrack, levelTitle } from "~/ladder/domain/view";

export type OfferedRole = { trackId: string; levelId: string; title: string };

/** What somebody can be interviewed for: each level once for the track it is named on, from lowest to highest. */
export function rolesOffered(ladder: Ladder): OfferedRole[] {
  const known = new Set<string>();
  return ladder.tracks.flatMap(({ id: trackId }) =>
    levelsOnTrack(ladder, trackId).flatMap((level) => {
      const title = levelTitle(level, trackId);
      if (known.has(`${level.id} ${title}`)) return [];
      known.add(`${level.id} ${title}`);
      return [{ trackId, levelId: level.id, title }];
    }),
  );
}
