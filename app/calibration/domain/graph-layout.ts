import { byId } from "./figures-input";
import type { RaterGraph } from "./rater-graph";

export type GraphNode = {
  id: string;
  x: number;
  y: number;
  radius: number;
  /** Where its label begins, and on which side of the node it stands. */
  label: { x: number; y: number; anchor: "start" | "middle" | "end" };
};
export type GraphEdge = {
  a: string;
  b: string;
  x1: number;
  y1: number;
  x2: number;
  y2: number;
  width: number;
};
export type GraphDrawing = {
  width: number;
  height: number;
  nodes: GraphNode[];
  edges: GraphEdge[];
};

/** More raters than this cannot be told apart in one drawing. */
export const MOST_DRAWN = 40;
const WIDTH = 880;
/** Room for the names beside a circle. */
const LABELS = 150;
const LONER = { width: 170, height: 44 };

/**
 * Raters as a drawing: each group that can be compared on a circle of its own, the largest first, side by side; those who
 * are alone below. The same graph gives the same drawing.
 */
export function layoutGraph(graph: RaterGraph): GraphDrawing {
  const people = new Map(graph.raters.map(({ id, people }) => [id, people]));
  const groups = graph.components
    .map(({ raters }) => [...raters].sort())
    .sort((a, b) => b.length - a.length || byId((ids: string[]) => ids[0] ?? "")(a, b));
  const nodes: GraphNode[] = [];
  let [x, y, rowHeight, width] = [0, 0, 0, 0];
  for (const ids of groups) {
    const box = ids.length === 1 ? LONER : boxOf(ids.length);
    if (x > 0 && x + box.width > WIDTH) {
      x = 0;
      y += rowHeight;
      rowHeight = 0;
    }
    nodes.push(...placed(ids, { ...box, x, y }, (id) => people.get(id) ?? 0));
    x += box.width;
    width = Math.max(width, x);
    rowHeight = Math.max(rowHeight, box.height);
  }
  return { width, height: y + rowHeight, nodes, edges: edgesOf(graph, nodes) };
}

function circleOf(count: number): number {
  return Math.max(44, (count * 38) / (2 * Math.PI));
}

function boxOf(count: number): { width: number; height: number } {
  const size = 2 * circleOf(count);
  return { width: size + 2 * LABELS, height: size + 60 };
}

type Box = { x: number; y: number; width: number; height: number };

function placed(ids: readonly string[], box: Box, peopleOf: (id: string) => number): GraphNode[] {
  const [centreX, centreY] = [box.x + box.width / 2, box.y + box.height / 2];
  return ids.map((id, index) => {
    const radius = Math.min(12, 4 + Math.sqrt(peopleOf(id)));
    if (ids.length === 1) {
      const at = { x: box.x + 16, y: centreY };
      return {
        id,
        ...rounded(at),
        radius: one(radius),
        label: { ...rounded({ x: at.x + radius + 6, y: at.y + 4 }), anchor: "start" as const },
      };
    }
    // Of two, one left and one right; of more, from the right on.
    const angle = (2 * Math.PI * index) / ids.length;
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
    const circle = circleOf(ids.length);
    const away = circle + radius + 6;
    const side =
      cos > 0.2 ? ("start" as const) : cos < -0.2 ? ("end" as const) : ("middle" as const);
    return {
      id,
      ...rounded({ x: centreX + circle * cos, y: centreY + circle * sin }),
      radius: one(radius),
      label: {
        ...rounded({
          x: centreX + away * cos,
          y: centreY + away * sin + (side === "middle" ? 8 * Math.sign(sin) + 4 : 4),
        }),
        anchor: side,
      },
    };
  });
}

function edgesOf({ links }: RaterGraph, nodes: readonly GraphNode[]): GraphEdge[] {
  const at = new Map(nodes.map((node) => [node.id, node]));
  const most = Math.max(1, ...links.map(({ shared }) => shared));
  return links.flatMap(({ a, b, shared }) => {
    const [one_, other] = [at.get(a), at.get(b)];
    if (!one_ || !other) return [];
    const width = one(0.75 + 3 * (shared / most));
    return [{ a, b, x1: one_.x, y1: one_.y, x2: other.x, y2: other.y, width }];
  });
}

function rounded({ x, y }: { x: number; y: number }): { x: number; y: number } {
  return { x: one(x), y: one(y) };
}

/** One decimal is enough for a drawing, and keeps the page light. */
function one(value: number): number {
  return Math.round(value * 10) / 10;
}
