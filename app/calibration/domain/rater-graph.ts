import { groupedBy } from "./grouped-by";

/** One rating of a person by a rater, of a criterion (`item`) where there are several. */
export type Observation = { rater: string; person: string; item?: string; value: number };

export type RaterGraph = {
  /** In the order in which they occur, with how many people and ratings each has. */
  raters: { id: string; people: number; observations: number }[];
  /** Raters who rated a same person, and how many such persons there are. */
  links: { a: string; b: string; shared: number }[];
  components: {
    raters: string[];
    people: number;
    observations: number;
    /** Whether there are several raters in it, so that they can be compared at all. */
    isLinked: boolean;
  }[];
};

/**
 * Who can be compared with whom: raters are linked where they rated a same person, and comparable, directly or through
 * others, inside a connected component. A manager who alone rates their own reports is a component of their own, where
 * a lenient manager cannot be told apart from a strong team. A case that everybody rates is a person here.
 *
 * Source: connectedness of a two-way layout, Searle 1987, "Linear Models for Unbalanced Data", chapter 5.
 */
export function raterGraph(observations: readonly Observation[]): RaterGraph {
  const people = groupedBy(observations, ({ person }) => person);
  const ratersOf = [...people.values()].map((ratings) => [
    ...new Set(ratings.map(({ rater }) => rater)),
  ]);
  return {
    raters: [...groupedBy(observations, ({ rater }) => rater)].map(([id, ratings]) => ({
      id,
      people: new Set(ratings.map(({ person }) => person)).size,
      observations: ratings.length,
    })),
    links: linksOf(ratersOf),
    components: connectedComponents(observations, ({ person }) => person).map((component) => {
      const raters = [...new Set(component.map(({ rater }) => rater))];
      return {
        raters,
        people: new Set(component.map(({ person }) => person)).size,
        observations: component.length,
        isLinked: raters.length > 1,
      };
    }),
  };
}

function linksOf(ratersOf: readonly string[][]): RaterGraph["links"] {
  const ids = [...new Set(ratersOf.flat())];
  const indexOf = new Map(ids.map((id, index) => [id, index]));
  const shared = new Map<number, number>();
  for (const raters of ratersOf) {
    const indexes = raters.map((id) => indexOf.get(id) ?? 0).sort((a, b) => a - b);
    indexes.forEach((a, at) => {
      for (const b of indexes.slice(at + 1)) {
        const key = a * ids.length + b;
        shared.set(key, (shared.get(key) ?? 0) + 1);
      }
    });
  }
  return [...shared].map(([key, count]) => ({
    a: ids[Math.floor(key / ids.length)] ?? "",
    b: ids[key % ids.length] ?? "",
    shared: count,
  }));
}

/**
 * The observations by connected component of the graph of raters and what they rated, in the order of their first
 * observation.
 *
 * @param unitOf names what was rated: the person, or the person on one criterion
 */
export function connectedComponents(
  observations: readonly Observation[],
  unitOf: (observation: Observation) => string,
): Observation[][] {
  const parents = new Map<string, string>();
  const rootOf = (node: string): string => {
    let root = node;
    for (let parent = parents.get(root); parent && parent !== root; parent = parents.get(root))
      root = parent;
    // Later searches start at the root.
    for (let at = node; at !== root; ) {
      const next = parents.get(at) ?? root;
      parents.set(at, root);
      at = next;
    }
    return root;
  };
  for (const observation of observations) {
    const rater = rootOf(`rater ${observation.rater}`);
    parents.set(rootOf(`unit ${unitOf(observation)}`), rater);
  }
  return [...groupedBy(observations, ({ rater }) => rootOf(`rater ${rater}`)).values()];
}
