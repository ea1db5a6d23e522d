import type { Ladder } from "../domain/schema";
import { homeTrack, levelsOnTrack } from "../domain/view";
import { type Place, placeAt, type Step, stepInto } from "./places";

export type Stop = Place & {
  /** The step that leads here from the stop before. */
  step: Step | null;
  /** Whether the chosen track passes through it. */
  chosen: boolean;
};

/** A stretch of levels without a fork, and the branches it ends in, if any. */
export type Path = { stops: Stop[]; branches: Path[] };

/** The tracks as a drawing needs them: one path for each track that forks from no other. */
export function pathsOf(ladder: Ladder, chosenTrackId: string): Path[] {
  const chosen = new Set(
    levelsOnTrack(ladder, chosenTrackId).map((level) => {
      const standing = { trackId: chosenTrackId, levelId: level.id };
      return `${homeTrack(ladder, standing)} ${level.id}`;
    }),
  );
  const stopAt = (trackId: string, levelId: string): Stop => ({
    ...placeAt(ladder, { trackId, levelId }),
    step: stepInto(ladder, { trackId, levelId }),
    chosen: chosen.has(`${trackId} ${levelId}`),
  });
  const ownLevels = (trackId: string) =>
    levelsOnTrack(ladder, trackId)
      .map((level) => level.id)
      .filter((levelId) => homeTrack(ladder, { trackId, levelId }) === trackId);
  const pathFrom = (trackId: string, levelIds: string[]): Path => {
    const forkAt = levelIds.findIndex((levelId) => forksAfter(ladder, trackId, levelId).length > 0);
    if (forkAt < 0) return { stops: levelIds.map((id) => stopAt(trackId, id)), branches: [] };
    const rest = levelIds.slice(forkAt + 1);
    return {
      stops: levelIds.slice(0, forkAt + 1).map((id) => stopAt(trackId, id)),
      branches: [
        ...(rest.length > 0 ? [pathFrom(trackId, rest)] : []),
        ...forksAfter(ladder, trackId, levelIds[forkAt] ?? "").map((id) =>
          pathFrom(id, ownLevels(id)),
        ),
      ],
    };
  };
  return ladder.tracks
    .filter((track) => !track.forksFrom)
    .map((track) => pathFrom(track.id, ownLevels(track.id)));
}

function forksAfter(ladder: Ladder, trackId: string, levelId: string): string[] {
  return ladder.tracks
    .filter(({ forksFrom }) => forksFrom?.track === trackId && forksFrom.after === levelId)
    .map((track) => track.id);
}
