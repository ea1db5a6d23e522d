import type { Ladder } from "~/ladder/domain/schema";
import { findLevel, findTrack, levelsOnTrack, levelTitle, tracksOf } from "~/ladder/domain/view";

/** Where somebody stands on the ladder; both null for people who are not on it. */
export type MaybeStanding = { trackId: string | null; levelId: string | null };

export type StandingChoice = { value: string; label: string };
export type StandingGroup = { trackId: string; title: string; choices: StandingChoice[] };

/** One control chooses track and level together, so that only combinations that exist can be chosen. */
export function standingValue({ trackId, levelId }: MaybeStanding): string {
  return trackId && levelId ? `${trackId}/${levelId}` : "";
}

/** Back from `standingValue`; undefined where the ladder has no such combination. */
export function parseStanding(ladder: Ladder, value: string): MaybeStanding | undefined {
  if (value === "") return { trackId: null, levelId: null };
  const [trackId, levelId, ...rest] = value.split("/");
  if (!trackId || !levelId || rest.length > 0) return undefined;
  return isOnLadder(ladder, trackId, levelId) ? { trackId, levelId } : undefined;
}

function isOnLadder(ladder: Ladder, trackId: string, levelId: string): boolean {
  return (
    findTrack(ladder, trackId) !== undefined &&
    levelsOnTrack(ladder, trackId).some((level) => level.id === levelId)
  );
}

/** Every combination of track and level, by track. */
export function standingGroups(ladder: Ladder): StandingGroup[] {
  return tracksOf(ladder).map((track) => ({
    trackId: track.id,
    title: track.title,
    choices: levelsOnTrack(ladder, track.id).map((level) => ({
      value: `${track.id}/${level.id}`,
      label: levelTitle(level, track.id),
    })),
  }));
}

/** A person's level in words; the bare id where the ladder no longer knows it. */
export function standingTitle(ladder: Ladder, { trackId, levelId }: MaybeStanding): string | null {
  if (!levelId) return null;
  const level = findLevel(ladder, levelId);
  return level ? levelTitle(level, trackId ?? undefined) : levelId;
}

/** Level ids from lowest to highest rank. */
export function levelIdsByRank(ladder: Ladder): string[] {
  return [...ladder.levels].sort((a, b) => a.rank - b.rank).map((level) => level.id);
}

/** Is this combination among the groups' choices? */
export function isListed(groups: readonly StandingGroup[], value: string): boolean {
  return groups.some((group) => group.choices.some((choice) => choice.value === value));
}

/** The title of a `standingValue`, with its track; the bare value where the ladder no longer knows it. */
export function standingTitleIn(groups: readonly StandingGroup[], value: string): string {
  const [trackId] = value.split("/");
  const group = groups.find((each) => each.trackId === trackId);
  const choice = group?.choices.find((each) => each.value === value);
  return group && choice ? `${choice.label} (${group.title})` : value;
}
