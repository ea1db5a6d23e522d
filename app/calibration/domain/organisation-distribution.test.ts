import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type CountedGroup,
  GROUPS_ON_PAGE,
  organisationDistribution,
  pageOfGroups,
  readOrganisation,
} from "./organisation-distribution";

const scale = {
  id: "mastery",
  points: [1, 2, 3, 4].map((value) => ({ value, label: `P${value}` })),
};

function group(id: string, people: Record<string, number>, within = ""): CountedGroup {
  return { id, label: id, detail: "", within, people: new Map(Object.entries(people)) };
}

const each = (groups: readonly CountedGroup[]) =>
  groups.map(({ id, people }) => ({
    groupId: id,
    point: 3,
    alternative: null,
    n: [...people.values()].reduce((a, b) => a + b, 0),
  }));

describe("the distribution of the organisation", () => {
  test("counts points, and what was given in place of one", () => {
    const groups = [group("a", { a: 5 }), group("b", { b: 4 })];
    const found = organisationDistribution(
      groups,
      [
        { groupId: "a", point: 2, alternative: null, n: 3 },
        { groupId: "a", point: 4, alternative: null, n: 1 },
        { groupId: "a", point: null, alternative: "not-applicable", n: 1 },
        { groupId: "b", point: null, alternative: "not-observable", n: 1 },
        { groupId: "b", point: null, alternative: null, n: 3 },
      ],
      scale,
    );
    expect(found?.groups[0]?.tally).toMatchObject({
      counts: [0, 3, 0, 1],
      rated: 4,
      notApplicable: 1,
    });
    expect(found?.groups[1]?.tally).toMatchObject({ rated: 0, notObservable: 1, notRated: 3 });
    expect(found?.all).toMatchObject({ people: 9, tally: { rated: 4 } });
  });

  test("criteria of a step of three people are left out with another of the same competency", () => {
    const groups = [
      group("small-1", { staff: 3 }, "design"),
      group("small-2", { staff: 3 }, "design"),
      group("large-1", { senior: 9 }, "design"),
      group("large-2", { senior: 9 }, "review"),
    ];
    const found = organisationDistribution(groups, each(groups), scale);
    // Without `large-1` the small ones are nine more: the competency's sum gives nothing away.
    expect(found?.groups.map(({ id }) => id)).toEqual(["large-2"]);
    expect(found?.suppressed).toBe(3);
  });

  test("is nothing where there are fewer than four people in all", () => {
    expect(organisationDistribution([group("a", { a: 3 })], [], scale)).toBeNull();
    expect(organisationDistribution([], [], scale)).toBeNull();
  });

  test("what is left out never holds one to three people", () => {
    const size = fc.integer({ min: 0, max: 7 });
    fc.assert(
      fc.property(fc.array(size, { maxLength: 12 }), (sizes) => {
        const groups = sizes.map((n, at) => group(`g${at}`, { [`g${at}`]: n }));
        const found = organisationDistribution(groups, each(groups), scale);
        if (!found) return;
        const shown = found.groups.reduce((sum, { people }) => sum + people, 0);
        const left = found.all.people - shown;
        expect(left === 0 || left >= 4).toBe(true);
        for (const { people } of found.groups) expect(people === 0 || people >= 4).toBe(true);
      }),
    );
  });
});

test("many groups stand on pages, found by words of their name; any address is answered", () => {
  const groups = Array.from({ length: 120 }, (_, at) => ({ label: `Team ${at}` }));
  expect(pageOfGroups(groups, { q: "", page: 3 })).toMatchObject({ found: 120, page: 3, pages: 3 });
  expect(pageOfGroups(groups, { q: "", page: 3 }).shown).toHaveLength(120 - 2 * GROUPS_ON_PAGE);
  expect(pageOfGroups(groups, { q: "", page: 99 }).page).toBe(3);
  expect(pageOfGroups(groups, { q: "TEAM 119", page: 2 }).shown).toEqual([{ label: "Team 119" }]);
  expect(pageOfGroups(groups, { q: "none", page: 1 })).toMatchObject({ found: 0, pages: 1 });
  for (const page of ["-1", "1e9", "x", "1.5", ""])
    expect(
      readOrganisation(new URLSearchParams({ page, by: "salary", what: "self" })),
    ).toMatchObject({ by: "criterion", what: "calibrated", page: page === "1e9" ? 1e9 : 1 });
});
