import type { Finding } from "./findings";
import { child, findingAt, items, type Located, type LocatedMap, number, text } from "./located";
import { type LevelOutline, type Outline, outlinedLevels, outlineOf } from "./outline";
import { type Defined, named } from "./references";
import { selectionWords, versionPattern } from "./schema";
import { compareVersions } from "./version-order";

/**
 * Checks that scales rise, tracks fork without a cycle, ranks rise along every track, groups nest
 * without a cycle, and transitions lead upwards between levels of their tracks.
 */
export function checkStructure(root: LocatedMap, defined: Defined): Finding[] {
  const outline = outlineOf(root);
  return [
    ...checkHeader(root),
    ...checkScales(root),
    ...checkForks(root, outline),
    ...checkRanks(root, outline),
    ...checkGroups(root),
    ...checkNames(root),
    ...checkTransitions(root, outline, defined),
  ];
}

function checkHeader(root: LocatedMap): Finding[] {
  const header = child(root, "ladder");
  const supersedes = child(header, "supersedes");
  const earlier = text(supersedes);
  const version = text(child(header, "version"));
  if (!supersedes || !isVersion(earlier) || !isVersion(version)) return [];
  if (compareVersions(earlier, version) < 0) return [];
  const message = `version ${version} cannot supersede ${earlier}, which is not earlier`;
  return [findingAt(supersedes, "ladder.supersedes", message)];
}

function isVersion(version: string | undefined): version is string {
  return version !== undefined && versionPattern.test(version);
}

function checkScales(root: LocatedMap): Finding[] {
  return named(root, "scale").flatMap(([scale, path]) => {
    const points = items(scale, "points");
    return points.flatMap((point, index) => {
      const value = number(child(point, "value"));
      const before = number(child(points[index - 1], "value"));
      if (value === undefined || before === undefined || value > before) return [];
      const message = `value ${value} is not above the value before it (${before})`;
      return [findingAt(child(point, "value") ?? point, `${path}.points`, message)];
    });
  });
}

function checkForks(root: LocatedMap, outline: Outline): Finding[] {
  return named(root, "track").flatMap(([track, path, id]) => {
    const fork = child(track, "forksFrom");
    if (!fork) return [];
    const cycle = followCycle(
      id,
      (at) => outline.tracks.find((each) => each.id === at)?.forksFrom?.track,
    );
    if (cycle)
      return [findingAt(fork, `${path}.forksFrom`, `forks in a cycle: ${cycle.join(" → ")}`)];
    const parent = text(child(fork, "track"));
    const after = text(child(fork, "after"));
    const isKnown = outline.levels.some((level) => level.id === after);
    if (parent === undefined || !isKnown) return [];
    if (outlinedLevels(outline, parent).some((level) => level.id === after)) return [];
    const message = `the level "${after}" is not on the track "${parent}"`;
    return [findingAt(child(fork, "after") ?? fork, `${path}.forksFrom.after`, message)];
  });
}

/** The way from a start back to itself, or null; each step is followed once. */
function followCycle(start: string, next: (at: string) => string | undefined): string[] | null {
  const way = [start];
  for (let at = next(start); at !== undefined; at = next(at)) {
    way.push(at);
    if (at === start) return way;
    if (way.indexOf(at) < way.length - 1) return null;
  }
  return null;
}

function checkRanks(root: LocatedMap, outline: Outline): Finding[] {
  const nodes = new Map(named(root, "level").map(([node, path, id]) => [id, { node, path }]));
  const errors: Finding[] = [];
  const report = (level: LevelOutline, message: string): void => {
    const found = nodes.get(level.id);
    if (found)
      errors.push(
        findingAt(child(found.node, "rank") ?? found.node, `${found.path}.rank`, message),
      );
  };
  for (const track of outline.tracks) {
    const own = outline.levels.filter((level) => level.tracks.includes(track.id));
    own.forEach((level, index) => {
      const before = own[index - 1];
      if (before && level.rank <= before.rank) {
        report(
          level,
          `rank ${level.rank} is not above that of "${before.id}" (${before.rank}), the level before it on the track "${track.id}"`,
        );
      }
    });
    const fork = track.forksFrom;
    const after = outline.levels.find((level) => level.id === fork?.after);
    if (!fork || !after) continue;
    const trunk = outlinedLevels(outline, fork.track).map((level) => level.id);
    for (const level of own) {
      if (level.rank <= after.rank && !trunk.includes(level.id)) {
        report(
          level,
          `rank ${level.rank} is not above that of "${after.id}" (${after.rank}), after which the track "${track.id}" forks`,
        );
      }
    }
  }
  return errors;
}

function checkGroups(root: LocatedMap): Finding[] {
  const groups = named(root, "group");
  const parents = new Map(groups.map(([node, , id]) => [id, text(child(node, "parent"))]));
  return groups.flatMap(([group, path, id]) => {
    const cycle = followCycle(id, (at) => parents.get(at));
    if (!cycle) return [];
    const message = `groups nest in a cycle: ${cycle.join(" → ")}`;
    return [findingAt(child(group, "parent") ?? group, `${path}.parent`, message)];
  });
}

/** A competency or group must not be named like a word that rules already use. */
function checkNames(root: LocatedMap): Finding[] {
  const reserved = new Set<string>(selectionWords);
  return [...named(root, "competency"), ...named(root, "group")].flatMap(([node, path, id]) => {
    if (!reserved.has(id)) return [];
    const message = `"${id}" has a meaning of its own in rules; choose another id`;
    return [findingAt(child(node, "id") ?? node, `${path}.id`, message)];
  });
}

function checkTransitions(root: LocatedMap, outline: Outline, defined: Defined): Finding[] {
  return named(root, "transition").flatMap(([transition, path]) => {
    const from = outline.levels.find((level) => level.id === text(child(transition, "from")));
    const to = outline.levels.find((level) => level.id === text(child(transition, "to")));
    const errors: Finding[] = [];
    if (from && to && to.rank <= from.rank) {
      const message = `"${to.id}" (rank ${to.rank}) is not above "${from.id}" (rank ${from.rank})`;
      errors.push(findingAt(child(transition, "to") ?? transition, `${path}.to`, message));
    }
    for (const item of items(transition, "tracks")) {
      const trackId = text(item);
      if (trackId === undefined || !defined.track.has(trackId)) continue;
      const onTrack = outlinedLevels(outline, trackId).map((level) => level.id);
      errors.push(...offTrack(transition, path, trackId, onTrack, { from, to }));
    }
    return errors;
  });
}

function offTrack(
  transition: Located,
  path: string,
  trackId: string,
  onTrack: string[],
  ends: Record<"from" | "to", LevelOutline | undefined>,
): Finding[] {
  return (["from", "to"] as const).flatMap((end) => {
    const level = ends[end];
    if (!level || onTrack.includes(level.id)) return [];
    const message = `the level "${level.id}" is not on the track "${trackId}"`;
    return [findingAt(child(transition, end) ?? transition, `${path}.${end}`, message)];
  });
}
