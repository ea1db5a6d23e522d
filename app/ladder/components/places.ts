import type { Ladder, Track, Transition } from "../domain/schema";
import {
  criteriaOfTransition,
  findLevel,
  findTrack,
  homeTrack,
  levelsOnTrack,
  levelTitle,
  type Standing,
  transitionsFrom,
} from "../domain/view";

/** A level on a track as pages name and address it. */
export type Place = {
  trackId: string;
  levelId: string;
  /** Senior Deep Specialist */
  title: string;
  /** Senior: the title without the track's */
  short: string;
  to: string;
};

/** Every place there is, each once: what tracks share stands where it was first. */
export function placesOf(ladder: Ladder): Place[] {
  return ladder.tracks.flatMap((track) =>
    levelsOnTrack(ladder, track.id)
      .map((level) => ({ trackId: track.id, levelId: level.id }))
      .filter((standing) => homeTrack(ladder, standing) === track.id)
      .map((standing) => placeAt(ladder, standing)),
  );
}

/** Names and address of a level for somebody on a track; below a fork, those of the shared trunk. */
export function placeAt(ladder: Ladder, standing: Standing): Place {
  const level = findLevel(ladder, standing.levelId);
  const trackId = homeTrack(ladder, standing);
  const title = level ? levelTitle(level, trackId) : standing.levelId;
  const needsTrack = trackId !== firstTrackWith(ladder, standing.levelId);
  return {
    trackId,
    levelId: standing.levelId,
    title,
    short: withoutTrack(title, findTrack(ladder, trackId)),
    to: `/ladder/levels/${standing.levelId}${needsTrack ? `?track=${trackId}` : ""}`,
  };
}

/** The track a level is shown on where the address names none. */
export function firstTrackWith(ladder: Ladder, levelId: string): string | undefined {
  return ladder.tracks.find((track) =>
    levelsOnTrack(ladder, track.id).some((level) => level.id === levelId),
  )?.id;
}

/** A transition as pages name and address it. */
export type Step = {
  id: string;
  title: string;
  from: Place;
  to: Place;
  criteria: number;
  at: string;
};

/** Names and address of a transition, on its first track. */
export function stepOf(ladder: Ladder, transition: Transition): Step {
  const trackId = transition.tracks[0] ?? "";
  return {
    id: transition.id,
    title: transition.title,
    from: placeAt(ladder, { trackId, levelId: transition.from }),
    to: placeAt(ladder, { trackId, levelId: transition.to }),
    criteria: criteriaOfTransition(ladder, transition.id).length,
    at: `/ladder/transitions/${transition.id}`,
  };
}

/** The transition with which somebody on a track comes to a level from the one before it, if there is one. */
export function stepInto(ladder: Ladder, { trackId, levelId }: Standing): Step | null {
  const levels = levelsOnTrack(ladder, trackId);
  const before = levels[levels.findIndex((level) => level.id === levelId) - 1];
  const found =
    before && transitionsFrom(ladder, before.id, trackId).find((each) => each.to === levelId);
  return found ? stepOf(ladder, found) : null;
}

/** Junior AI Orchestrator to Mid-level: the track is said again only where it changes. */
export function namesOf({ from, to }: Pick<Step, "from" | "to">): string {
  return `${from.title} to ${to.trackId === from.trackId ? to.short : to.title}`;
}

/** 1 criterion, 3 criteria */
export function criteriaCount(count: number): string {
  return count === 1 ? "1 criterion" : `${count} criteria`;
}

function withoutTrack(title: string, track: Track | undefined): string {
  const short = track ? title.replace(track.title, "").trim() : title;
  return short === "" ? title : short;
}
