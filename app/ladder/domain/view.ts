import { type Part, wordDifference } from "./difference-words";
import type {
  Competency,
  Criterion,
  Exercise,
  Group,
  Ladder,
  Level,
  Question,
  Scale,
  ScalePoint,
  Track,
  Transition,
} from "./schema";
import { levelsOfTrack } from "./track-levels";

/** Where a person stands: a level on a track. */
export type Standing = { trackId: string; levelId: string };

/** The tracks in the order they are written. */
export function tracksOf(ladder: Ladder): Track[] {
  return ladder.tracks;
}

/** The levels of a track from lowest to highest, inherited trunk levels included. */
export function levelsOnTrack(ladder: Ladder, trackId: string): Level[] {
  return levelsOfTrack(trackId, ladder.tracks, ladder.levels);
}

/**
 * The track a level belongs to for someone on a given track: below a fork, the track it forks from.
 * Two people stand in the same place when level and home track are equal.
 */
export function homeTrack(ladder: Ladder, { trackId, levelId }: Standing): string {
  const level = findLevel(ladder, levelId);
  const visited = new Set<string>();
  let current = trackId;
  while (level && !visited.has(current)) {
    visited.add(current);
    const fork = findTrack(ladder, current)?.forksFrom;
    const after = fork && findLevel(ladder, fork.after);
    if (!fork || !after || level.rank > after.rank) return current;
    current = fork.track;
  }
  return current;
}

/** The transitions from a level for someone who stays on this track, trunk transitions included. */
export function transitionsFrom(ladder: Ladder, levelId: string, trackId: string): Transition[] {
  return ladder.transitions.filter(
    (transition) =>
      transition.from === levelId &&
      levelsOnTrack(ladder, trackId).some((level) => level.id === transition.to) &&
      transition.tracks.includes(homeTrack(ladder, { trackId, levelId: transition.to })),
  );
}

/** Every transition open to a person: those of their track, and at a fork those of each branch. */
export function nextTransitions(ladder: Ladder, standing: Standing): Transition[] {
  const home = homeTrack(ladder, standing);
  return ladder.transitions.filter(
    (transition) =>
      transition.from === standing.levelId &&
      transition.tracks.some(
        (trackId) => homeTrack(ladder, { trackId, levelId: standing.levelId }) === home,
      ),
  );
}

/**
 * The criteria rated for a transition, in the ladder's order: those anchored to it, to the level it
 * leads to, to every level, or to a point of a scale (milestones count wherever one stands).
 */
export function criteriaOfTransition(ladder: Ladder, transitionId: string): Criterion[] {
  const transition = findTransition(ladder, transitionId);
  if (!transition) return [];
  return ladder.criteria.filter(
    (criterion) =>
      criterion.transition === transitionId ||
      criterion.level === transition.to ||
      criterion.everyLevel === true ||
      criterion.scalePoint !== undefined,
  );
}

/** The criteria of a competency, in the ladder's order. */
export function criteriaOfCompetency(ladder: Ladder, competencyId: string): Criterion[] {
  return ladder.criteria.filter((criterion) => criterion.competency === competencyId);
}

/** What a competency asks at a level, as bullets; null where the ladder says nothing (it may). */
export function expectationFor(
  competency: Competency,
  levelId: string,
  trackId?: string,
): string[] | null {
  const { expectations } = competency;
  const override = trackId === undefined ? undefined : own(expectations, `${trackId}.${levelId}`);
  return override ?? own(expectations, levelId) ?? null;
}

/** The scale a criterion is rated on: its competency's. Throws on a ladder that was not parsed. */
export function scaleOf(ladder: Ladder, criterion: Criterion): Scale {
  const scaleId = findCompetency(ladder, criterion.competency)?.scale;
  const scale = ladder.scales.find((each) => each.id === scaleId);
  if (!scale) throw new Error(`criterion "${criterion.id}" has no scale; was the ladder parsed?`);
  return scale;
}

/** The behaviour at each point of a criterion's scale; the scale's own words where it has none. */
export function anchorsOf(
  ladder: Ladder,
  criterion: Criterion,
): { point: ScalePoint; anchor: string }[] {
  return scaleOf(ladder, criterion).points.map((point) => ({
    point,
    anchor: own(criterion.anchors, String(point.value)) ?? point.description ?? point.label,
  }));
}

/** The title of a level on a track; on an inherited level, its title on the trunk. */
export function levelTitle(level: Level, trackId?: string): string {
  const title = trackId === undefined ? undefined : own(level.titles, trackId);
  return title ?? Object.values(level.titles)[0] ?? sentenceCase(level.id);
}

export type GroupWithCompetencies = { group: Group; depth: number; competencies: Competency[] };

/** Groups as a reader meets them, each child after its parent, with their own competencies. */
export function groupsWithCompetencies(ladder: Ladder): GroupWithCompetencies[] {
  const under = (parent: string | null, depth: number): GroupWithCompetencies[] =>
    ladder.groups
      .filter((group) => group.parent === parent)
      .flatMap((group) => [
        {
          group,
          depth,
          competencies: ladder.competencies.filter((each) => each.group === group.id),
        },
        ...under(group.id, depth + 1),
      ]);
  return under(null, 0);
}

export type Comparison = {
  competency: Competency;
  /** Bullets at either level; null where the ladder says nothing. */
  before: string[] | null;
  after: string[] | null;
  /** Word by word, over the bullets joined by line breaks. */
  parts: Part[];
};

/** What two levels ask, competency by competency and word by word. */
export function compareLevels(ladder: Ladder, from: Standing, to: Standing): Comparison[] {
  return ladder.competencies.flatMap((competency) => {
    const before = expectationFor(competency, from.levelId, from.trackId);
    const after = expectationFor(competency, to.levelId, to.trackId);
    if (before === null && after === null) return [];
    const parts = wordDifference((before ?? []).join("\n"), (after ?? []).join("\n"));
    return [{ competency, before, after, parts }];
  });
}

/** Level-wide attributes of two levels side by side; null where a level does not name one. */
export function compareAttributes(
  from: Level,
  to: Level,
): { name: string; before: string | null; after: string | null; parts: Part[] }[] {
  const names = [...new Set([...Object.keys(from.attributes), ...Object.keys(to.attributes)])];
  return names.map((name) => {
    const before = own(from.attributes, name) ?? null;
    const after = own(to.attributes, name) ?? null;
    return { name, before, after, parts: wordDifference(before ?? "", after ?? "") };
  });
}

/** Questions that ask about any of these criteria. */
export function questionsAbout(ladder: Ladder, criterionIds: readonly string[]): Question[] {
  return ladder.interview.questions.filter((question) =>
    question.criteria.some((id) => criterionIds.includes(id)),
  );
}

/** Exercises for hiring into a level of a track. */
export function exercisesFor(ladder: Ladder, { trackId, levelId }: Standing): Exercise[] {
  return ladder.interview.exercises.filter(
    (exercise) =>
      exercise.levels.includes(levelId) &&
      (exercise.tracks.length === 0 ||
        exercise.tracks.some((each) =>
          [trackId, homeTrack(ladder, { trackId, levelId })].includes(each),
        )),
  );
}

export type BandParity = {
  rank: number;
  levels: { level: Level; trackIds: string[]; payBand: string | null }[];
  /** Whether every level of this rank refers to the same pay band. */
  equal: boolean;
};

/** Levels of each rank with their pay band references: tracks of one rank should share one. */
export function payBandParity(ladder: Ladder): BandParity[] {
  const ranks = [...new Set(ladder.levels.map((level) => level.rank))].sort((a, b) => a - b);
  return ranks.map((rank) => {
    const levels = ladder.levels
      .filter((level) => level.rank === rank)
      .map((level) => ({ level, trackIds: level.tracks, payBand: level.payBand ?? null }));
    return { rank, levels, equal: new Set(levels.map((each) => each.payBand)).size <= 1 };
  });
}

export function findTrack(ladder: Ladder, id: string): Track | undefined {
  return ladder.tracks.find((each) => each.id === id);
}

export function findLevel(ladder: Ladder, id: string): Level | undefined {
  return ladder.levels.find((each) => each.id === id);
}

export function findCompetency(ladder: Ladder, id: string): Competency | undefined {
  return ladder.competencies.find((each) => each.id === id);
}

export function findTransition(ladder: Ladder, id: string): Transition | undefined {
  return ladder.transitions.find((each) => each.id === id);
}

export function findCriterion(ladder: Ladder, id: string): Criterion | undefined {
  return ladder.criteria.find((each) => each.id === id);
}

/** A record's own value: ids such as "constructor" must not reach what every object inherits. */
function own<T>(record: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}

function sentenceCase(id: string): string {
  const words = id.replaceAll("-", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
