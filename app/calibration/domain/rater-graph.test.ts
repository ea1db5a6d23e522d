import fc from "fast-check";
import { expect, test } from "vitest";
import { type Observation, raterGraph } from "./severity";

const rated = (rater: string, ...people: string[]): Observation[] =>
  people.map((person) => ({ rater, person, value: 3 }));

test("links raters who rated a same person, and what is linked through others", () => {
  const graph = raterGraph([
    ...rated("Ada", "p1", "p2", "p3"),
    ...rated("Bo", "p2", "p3"),
    ...rated("Cy", "p3", "p4"),
    ...rated("Dee", "p5"),
  ]);
  expect(graph.raters[0]).toEqual({ id: "Ada", people: 3, observations: 3 });
  expect(graph.links).toEqual([
    { a: "Ada", b: "Bo", shared: 2 },
    { a: "Ada", b: "Cy", shared: 1 },
    { a: "Bo", b: "Cy", shared: 1 },
  ]);
  expect(graph.components).toEqual([
    { raters: ["Ada", "Bo", "Cy"], people: 4, observations: 7, isLinked: true },
    { raters: ["Dee"], people: 1, observations: 1, isLinked: false },
  ]);
});

test("a case that everybody rates links everybody, whose ratings of several items are one person", () => {
  const alone = ["Ada", "Bo", "Cy"].flatMap((rater) => rated(rater, `${rater}’s report`));
  expect(raterGraph(alone).components).toHaveLength(3);
  const anchors = ["Ada", "Bo", "Cy"].flatMap((rater) =>
    ["scope", "craft"].map((item) => ({ rater, person: "anchor", item, value: 2 })),
  );
  const graph = raterGraph([...alone, ...anchors]);
  expect(graph.components).toHaveLength(1);
  expect(graph.links.map(({ shared }) => shared)).toEqual([1, 1, 1]);
  expect(graph.raters[0]).toEqual({ id: "Ada", people: 2, observations: 3 });
});

test("nothing has no graph, and a rater and a person of one name are two", () => {
  expect(raterGraph([])).toEqual({ raters: [], links: [], components: [] });
  expect(raterGraph([...rated("x", "y"), ...rated("y", "x")]).components).toHaveLength(2);
});

test("components divide raters, people and ratings, and links stay inside them", () => {
  const name = fc.constantFrom("a", "b", "c", "d", "e", "f");
  const observation = fc.record({ rater: name, person: name, value: fc.constant(1) });
  fc.assert(
    fc.property(fc.array(observation), (observations) => {
      const { raters, links, components } = raterGraph(observations);
      const all = components.flatMap((component) => component.raters);
      expect(all.toSorted()).toEqual(raters.map(({ id }) => id).toSorted());
      const people = components.reduce((sum, component) => sum + component.people, 0);
      expect(people).toBe(new Set(observations.map(({ person }) => person)).size);
      const count = components.reduce((sum, component) => sum + component.observations, 0);
      expect(count).toBe(observations.length);
      for (const { a, b, shared } of links) {
        expect(shared).toBeGreaterThan(0);
        expect(components.some((one) => one.raters.includes(a) && one.raters.includes(b))).toBe(
          true,
        );
      }
    }),
  );
});
