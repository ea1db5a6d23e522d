import { database } from "~/platform/database.server";
import type { Figures } from "./domain/figures";
import type { RaterFigures } from "./domain/figures-raters";
import { type GraphDrawing, layoutGraph, MOST_DRAWN } from "./domain/graph-layout";
import { commonAxis, type RaterNames, raterNames } from "./domain/rater-names";
import type { ShownData } from "./domain/session-data";
import { storedFigures } from "./figures.server";
import type { CalibrationSession } from "./session.server";

export type RaterRow = Omit<RaterFigures, "id"> & {
  key: string;
  name: string;
  isYou: boolean;
  /** What the session did to their ratings; null where they have too few people. */
  shift: { n: number; changed: number; meanShift: number } | null;
};

export type ComponentRow = { names: string[]; people: number; ratings: number };

/** The raters of a session as one viewer may see them: by name, never by a number. */
export async function ratersPage(
  session: CalibrationSession,
  viewerId: string,
  data: ShownData,
  { only, presents }: { only: string; presents: boolean },
) {
  const { figures, at, isStale } = await storedFigures(session, viewerId);
  if (!figures) return { at, isStale, reason: null, raters: null };
  const names = await namesOf(figures, data);
  const keys = new Map(
    [...names.keys()].map((id, index) => [id, data.withNames ? id : `${index}`]),
  );
  const shifts = new Map((figures.effect?.perRater ?? []).map((each) => [each.rater, each]));
  const rows = (figures.raters?.raters ?? []).map(({ id, ...rater }): RaterRow => {
    return {
      ...rater,
      key: keys.get(id) ?? id,
      name: names.get(id) ?? "A rater",
      // On a screen that others see it would name who presents.
      isYou: id === viewerId && !presents,
      shift: shiftOf(shifts.get(id)),
    };
  });
  // Where names are hidden an address must not single anybody out either.
  const chosen = data.withNames ? only : "";
  return {
    at,
    isStale,
    reason: figures.reason,
    raters: {
      rows: rows
        .filter(({ key }) => !chosen || key === chosen)
        .sort((a, b) => a.name.localeCompare(b.name, "en", { numeric: true })),
      isNarrowed: chosen !== "",
      axis: commonAxis(
        rows.flatMap(({ severity }) => (severity?.interval ? [severity.interval] : [])),
      ),
      points: figures.raters?.points ?? [],
      components: componentsOf(figures, names),
      drawing: drawingOf(figures, names, keys),
      links: linksOf(figures, names),
      isDrawn: figures.graph.raters.length <= MOST_DRAWN,
    },
  };
}

function shiftOf(
  found: { n: number; changed: number; meanShift: number } | undefined,
): RaterRow["shift"] {
  if (!found) return null;
  const { n, changed, meanShift } = found;
  return { n, changed, meanShift };
}

async function namesOf({ graph }: Figures, data: ShownData): Promise<RaterNames> {
  const managers = new Set(data.people.map(({ raterId }) => raterId));
  const ids = graph.raters.map(({ id }) => id);
  const people = data.withNames
    ? await database().person.findMany({
        where: { id: { in: ids } },
        select: { id: true, name: true },
      })
    : [];
  return raterNames(ids, managers, new Map(people.map(({ id, name }) => [id, name])));
}

/** Those who can be compared with each other, the largest group first. */
function componentsOf({ graph }: Figures, names: RaterNames): ComponentRow[] {
  return graph.components
    .map(({ raters, people, observations }) => ({
      names: raters.map((id) => names.get(id) ?? "A rater").sort(),
      people,
      ratings: observations,
    }))
    .sort(
      (a, b) => b.names.length - a.names.length || a.names[0]?.localeCompare(b.names[0] ?? "") || 0,
    );
}

export type LabelledDrawing = GraphDrawing & { labels: Record<string, string> };

function drawingOf(
  { graph }: Figures,
  names: RaterNames,
  keys: ReadonlyMap<string, string>,
): LabelledDrawing | null {
  if (graph.raters.length === 0 || graph.raters.length > MOST_DRAWN) return null;
  const keyOf = (id: string) => keys.get(id) ?? id;
  const { width, height, nodes, edges } = layoutGraph(graph);
  return {
    width,
    height,
    nodes: nodes.map((node) => ({ ...node, id: keyOf(node.id) })),
    edges: edges.map((edge) => ({ ...edge, a: keyOf(edge.a), b: keyOf(edge.b) })),
    labels: Object.fromEntries([...names].map(([id, name]) => [keyOf(id), name])),
  };
}

/** The table beside the drawing: with whom each rater shares people or cases. */
function linksOf({ graph }: Figures, names: RaterNames) {
  const nameOf = (id: string) => names.get(id) ?? "A rater";
  const shared = new Map<string, { name: string; shared: number }[]>();
  for (const { a, b, shared: count } of graph.links)
    for (const [one, other] of [
      [a, b],
      [b, a],
    ] as const)
      shared.set(one, [...(shared.get(one) ?? []), { name: nameOf(other), shared: count }]);
  return graph.raters
    .map(({ id, people }) => ({
      name: nameOf(id),
      people,
      with: (shared.get(id) ?? []).sort((x, y) => x.name.localeCompare(y.name)),
    }))
    .sort((x, y) => x.name.localeCompare(y.name));
}
