import { child, items, type LocatedMap, number, text } from "./located";
import { named } from "./references";
import { levelsOfTrack } from "./track-levels";

export type TrackOutline = { id: string; forksFrom?: { track: string; after: string } };
export type LevelOutline = { id: string; rank: number; tracks: string[] };

/** Tracks and levels as far as they can be read, so that checks run on a ladder with errors. */
export type Outline = { tracks: TrackOutline[]; levels: LevelOutline[] };

/** Reads the outline off the merged files, leaving out what is misshapen. */
export function outlineOf(root: LocatedMap): Outline {
  const tracks = named(root, "track").map(([node, , id]): TrackOutline => {
    const fork = child(node, "forksFrom");
    const track = text(child(fork, "track"));
    const after = text(child(fork, "after"));
    return track === undefined || after === undefined
      ? { id }
      : { id, forksFrom: { track, after } };
  });
  const levels = named(root, "level").flatMap(([node, , id]): LevelOutline[] => {
    const rank = number(child(node, "rank"));
    const onTracks = items(node, "tracks").flatMap((each) => text(each) ?? []);
    return rank === undefined ? [] : [{ id, rank, tracks: onTracks }];
  });
  return { tracks, levels };
}

/** The outlines of a track's levels, inherited ones included, by rank. */
export function outlinedLevels(outline: Outline, trackId: string): LevelOutline[] {
  return levelsOfTrack(trackId, outline.tracks, outline.levels);
}
