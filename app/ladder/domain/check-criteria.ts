import type { Finding } from "./findings";
import {
  child,
  entries,
  findingAt,
  items,
  type Located,
  type LocatedMap,
  number,
  text,
} from "./located";
import { type Defined, named } from "./references";

export type Point = { value: number; id: string | undefined; described: boolean };

/**
 * Checks that each criterion is anchored in exactly one place, and that its anchors describe
 * exactly the points of the scale its competency uses.
 */
export function checkCriteria(root: LocatedMap, defined: Defined): Finding[] {
  return named(root, "criterion").flatMap(([criterion, path]) => {
    const points = pointsOf(criterion, defined);
    return [
      ...checkPlace(criterion, path),
      ...(points ? checkAnchors(criterion, path, points) : []),
      ...(points ? checkScalePoint(criterion, path, points) : []),
    ];
  });
}

const places = ["transition", "level", "scalePoint", "everyLevel"];

function checkPlace(criterion: Located, path: string): Finding[] {
  const used = places.filter((place) => child(criterion, place) !== undefined);
  if (used.length === 1) return [];
  if (used.length === 0) {
    return [findingAt(criterion, path, `needs exactly one of ${places.join(", ")}; has none`)];
  }
  const message = `needs exactly one of ${places.join(", ")}; has ${used.join(" and ")}`;
  return [findingAt(child(criterion, used[1] ?? "") ?? criterion, path, message)];
}

/** The points of the criterion's scale; undefined where a reference or the scale itself is wrong. */
export function pointsOf(criterion: Located, defined: Defined): Point[] | undefined {
  const competency = defined.competency.get(text(child(criterion, "competency")) ?? "");
  const scale = defined.scale.get(text(child(competency, "scale")) ?? "");
  if (!scale) return undefined;
  const points: Point[] = [];
  for (const point of items(scale, "points")) {
    const value = number(child(point, "value"));
    if (value === undefined) return undefined;
    const described = text(child(point, "description")) !== undefined;
    points.push({ value, id: text(child(point, "id")), described });
  }
  return points;
}

/**
 * A criterion without any anchors is read by the scale's own descriptions, where every point has
 * one; one that begins to describe its points must describe them all.
 */
function checkAnchors(criterion: Located, path: string, points: Point[]): Finding[] {
  const written = entries(criterion, "anchors");
  const anchors = child(criterion, "anchors");
  if (written.length === 0 && points.every((point) => point.described)) return [];
  const keys = written.map(([key]) => key);
  const absent = points.filter((point) => !keys.includes(String(point.value)));
  const missing = absent.map((point) => {
    const name = point.id === undefined ? "" : ` (${point.id})`;
    const message = `no anchor for point ${point.value}${name} of the scale`;
    return findingAt(anchors ?? criterion, `${path}.anchors`, message);
  });
  const values = points.map((point) => String(point.value));
  const unknown = written.filter(([key]) => !values.includes(key));
  const stray = unknown.map(([key, node]) => {
    const byId = points.find((point) => point.id === key);
    const hint = byId ? `; write ${byId.value}` : `; the scale has ${values.join(", ")}`;
    return findingAt(node, `${path}.anchors`, `no point "${key}" on the scale${hint}`);
  });
  return [...missing, ...stray];
}

function checkScalePoint(criterion: Located, path: string, points: Point[]): Finding[] {
  const node = child(criterion, "scalePoint");
  if (node?.kind !== "scalar") return [];
  const isPoint = points.some((point) => point.value === node.value || point.id === node.value);
  if (isPoint) return [];
  const message = `no point "${node.value}" on the scale; ${pointsThere(points)}`;
  return [findingAt(node, `${path}.scalePoint`, message)];
}

/** The points that a message offers in place of one that is not there. */
export function pointsThere(points: readonly Point[]): string {
  const known = points.map((point) => `${point.value}${point.id ? ` (${point.id})` : ""}`);
  return `it has ${known.join(", ")}`;
}
