type TrackShape = { id: string; forksFrom?: { track: string; after: string } | undefined };
type LevelShape = { id: string; rank: number; tracks: readonly string[] };

/**
 * The levels of a track by rank: its own, and where it forks those of the other track up to and
 * including the level it forks after. A fork that leads back to itself adds nothing.
 */
export function levelsOfTrack<L extends LevelShape>(
  trackId: string,
  tracks: readonly TrackShape[],
  levels: readonly L[],
): L[] {
  const found = new Map<string, L>();
  let ceiling = Number.POSITIVE_INFINITY;
  const visited = new Set<string>();
  let current = trackId;
  while (!visited.has(current)) {
    visited.add(current);
    for (const level of levels) {
      const isOn = level.tracks.includes(current) && level.rank <= ceiling;
      if (isOn && !found.has(level.id)) found.set(level.id, level);
    }
    const fork = tracks.find((track) => track.id === current)?.forksFrom;
    const after = levels.find((level) => level.id === fork?.after);
    if (!fork || !after) break;
    ceiling = Math.min(ceiling, after.rank);
    current = fork.track;
  }
  return [...found.values()].sort((a, b) => a.rank - b.rank);
}
