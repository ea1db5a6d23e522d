import { type Place, placeAt, placesOf } from "../components/places";
import { capital } from "../components/sentences";
import { type Sides, sidesOf } from "../components/sides";
import type { Ladder, Level } from "../domain/schema";
import {
  compareAttributes,
  compareLevels,
  findLevel,
  groupsWithCompetencies,
  type Standing,
  transitionsFrom,
} from "../domain/view";

export type CompareGroup = {
  title: string;
  rows: ({ title: string; to: string | null } & Sides)[];
};

/** What the comparison of two places shows, and every place there is to choose from. */
export function compareView(ladder: Ladder, from: Standing, to: Standing, marksAll: boolean) {
  const before = placeAt(ladder, from);
  const after = placeAt(ladder, to);
  const step = transitionsFrom(ladder, from.levelId, after.trackId).find(
    (transition) => transition.to === to.levelId,
  );
  return {
    from: before,
    to: after,
    values: { from: addressOf(before), to: addressOf(after) },
    places: ladder.tracks.map((track) => ({
      track: track.title,
      options: placesOf(ladder)
        .filter((place) => place.trackId === track.id)
        .map((place) => ({ value: addressOf(place), title: place.title })),
    })),
    step: step ? { title: step.title, to: `/ladder/transitions/${step.id}` } : null,
    marksAll,
    groups: groupsOf(ladder, before, after, marksAll),
  };
}

/** `level` or `level.track` as a standing; null where the ladder has no such place. */
export function standingFrom(ladder: Ladder, value: string): Standing | null {
  const [levelId, trackId] = value.split(".");
  const places = placesOf(ladder).filter((place) => place.levelId === levelId);
  const found = trackId
    ? ladder.tracks.some((track) => track.id === trackId) &&
      levelId !== undefined &&
      places.find((place) => place.trackId === placeAt(ladder, { trackId, levelId }).trackId)
    : places[0];
  return found ? { trackId: found.trackId, levelId: found.levelId } : null;
}

/** The second place and the third, which is where most people stand; as far as there are any. */
export function defaultComparison(ladder: Ladder): { from: string; to: string } {
  const places = placesOf(ladder).filter((place) => place.trackId === ladder.tracks[0]?.id);
  const second = places[1] ?? places[0];
  const third = places[2] ?? second;
  return { from: second ? addressOf(second) : "", to: third ? addressOf(third) : "" };
}

function addressOf({ levelId, trackId }: Place): string {
  return `${levelId}.${trackId}`;
}

function groupsOf(ladder: Ladder, from: Place, to: Place, marksAll: boolean): CompareGroup[] {
  const [before, after] = [findLevel(ladder, from.levelId), findLevel(ladder, to.levelId)];
  const comparisons = compareLevels(ladder, from, to);
  const byGroup = groupsWithCompetencies(ladder).map(({ group }) => ({
    title: group.title,
    rows: comparisons
      .filter(({ competency }) => competency.group === group.id)
      .map(({ competency, parts }) => ({
        title: competency.title,
        to: `/ladder/competencies/${competency.id}`,
        ...sidesOf(parts, marksAll),
      })),
  }));
  return [...(before && after ? [asAWhole(before, after, marksAll)] : []), ...byGroup].filter(
    (group) => group.rows.length > 0,
  );
}

function asAWhole(before: Level, after: Level, marksAll: boolean): CompareGroup {
  return {
    title: "The level as a whole",
    rows: compareAttributes(before, after).map(({ name, parts }) => ({
      title: capital(name.replaceAll("-", " ")),
      to: null,
      ...sidesOf(parts, marksAll),
    })),
  };
}
