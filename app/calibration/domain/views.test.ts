import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { changeRows, logSummary } from "./change-log";
import { filterOptions, isNarrowed, narrow, readFilters } from "./filters";
import { rating, shownData, shownPerson } from "./fixtures";
import { middleOf } from "./mark";
import { peopleRows, readIds, readSort } from "./people-table";
import { forViewer, type SessionData } from "./session-data";

const people = [
  shownPerson("Ada", { a: rating(3), b: rating(2, { calibrated: 1, changes: 1 }) }),
  shownPerson("Bo", { a: rating(1, { self: 4 }), b: rating(2) }, { teamId: null, team: "No team" }),
  shownPerson("Cy", { a: rating(4), b: rating(4) }, { raterId: "other", rater: "Other" }),
];

describe("what a viewer sees", () => {
  const data: SessionData = { ...shownData(people) };

  test("never holds their own row", () => {
    const shown = forViewer(data, { personId: "person-Bo", withNames: true });
    expect(shown.people.map(({ name }) => name)).toEqual(["Ada", "Cy"]);
    expect(shown.isWithoutOwn).toBe(true);
    expect(JSON.stringify(shown)).not.toContain("person-Bo");
  });

  test("has no names where they are hidden, the same stand-in for everybody who looks", () => {
    const one = forViewer(data, { personId: "person-Bo", withNames: false });
    const other = forViewer(data, { personId: "nobody", withNames: false });
    const nameOf = (shown: typeof one) =>
      shown.people.find(({ assessmentId }) => assessmentId === "Cy")?.name;
    expect(nameOf(one)).toBe(nameOf(other));
    expect(one.people.map(({ name }) => name).join()).not.toMatch(/Ada|Cy/);
  });

  test("says whose manager they are", () => {
    const shown = forViewer(data, { personId: "other", withNames: true });
    expect(shown.people.map(({ isOwnReport }) => isOwnReport)).toEqual([false, false, true]);
  });
});

describe("filters", () => {
  const shown = shownData(people);
  const narrowed = (search: string) =>
    narrow(shown, readFilters(new URLSearchParams(search))).people.map(({ name }) => name);

  test.each([
    ["", ["Ada", "Bo", "Cy"]],
    ["q=ad", ["Ada"]],
    ["team=none", ["Bo"]],
    ["rater=other", ["Cy"]],
    ["changed=1", ["Ada"]],
    ["team=team&changed=1&q=a", ["Ada"]],
    ["level=none-such", []],
  ])("%s leaves %j", (search, left) => {
    expect(narrowed(search)).toEqual(left);
  });

  test("a competency leaves its criteria", () => {
    const { criteria } = narrow(shown, readFilters(new URLSearchParams("competency=competency-b")));
    expect(criteria.map(({ id }) => id)).toEqual(["b"]);
  });

  test("no address is an error, and what is left is part of what there was", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.string()), (entries) => {
        const filters = readFilters(new URLSearchParams(entries));
        const left = narrow(shown, filters).people;
        expect(left.every((person) => people.some(({ name }) => name === person.name))).toBe(true);
        if (!isNarrowed(filters)) expect(left).toHaveLength(3);
      }),
    );
  });

  test("offer what is there, each once, and no managers where names are hidden", () => {
    expect(filterOptions(shown).raters.map(({ label }) => label)).toEqual(["Other", "Rater"]);
    expect(filterOptions({ ...shown, withNames: false }).raters).toEqual([]);
  });

  test("call a level what it is for all, and a track what the ladder calls it", () => {
    const named = (trackId: string | null, level: string) =>
      shownPerson(level, {}, { trackId, levelId: "senior", level, levelName: "Either title" });
    const { levels, tracks } = filterOptions(
      shownData([named("specialist", "One title"), named("gone", "Other"), named(null, "Third")]),
    );
    expect(levels).toEqual([{ id: "senior", label: "Either title" }]);
    expect(tracks.map(({ label }) => label)).toEqual(["Deep Specialist", "gone"]);
  });
});

describe("the people table", () => {
  const rows = (sort: string, pinned: string[] = []) =>
    peopleRows(shownData(people), { sort: readSort(sort), pinned }).map(({ name }) => name);

  test("sorts by what is asked, by name where it is not known", () => {
    expect(rows("gap")).toEqual(["Bo", "Ada", "Cy"]);
    expect(rows("changes")).toEqual(["Ada", "Bo", "Cy"]);
    expect(rows("constructor")).toEqual(["Ada", "Bo", "Cy"]);
  });

  test("keeps the pinned on top", () => {
    expect(rows("name", ["Cy"])).toEqual(["Cy", "Ada", "Bo"]);
  });

  test("shows marks in the order of the criteria, and what changed", () => {
    const [ada] = peopleRows(shownData(people), { sort: "name", pinned: [] });
    expect(ada).toMatchObject({
      manager: "3 2",
      calibrated: "3 1",
      moved: [1],
      changes: [{ competency: "Competency b", from: "2", to: "1" }],
    });
  });

  test("reads ids however they are sent", () => {
    expect(readIds(["a,b", "b", "", "c"])).toEqual(["a", "b", "c"]);
  });
});

describe("the log", () => {
  const entry = (number: number, from: number, to: number) => ({
    id: `${number}`,
    assessmentId: "Ada",
    criterionId: "b",
    number,
    from,
    to,
    reasonCode: "other",
    sentence: "",
    undoes: null,
    by: "Somebody",
    at: new Date(number),
  });

  test("counts ratings where they stand, not moves", () => {
    const log = [entry(2, 3, 1), entry(1, 2, 3)];
    const rows = changeRows(log, shownData(people));
    expect(logSummary(rows)).toEqual({ entries: 2, up: 0, down: 1, other: 0 });
  });

  test("leaves out whoever the viewer does not see, and names where they are hidden", () => {
    expect(changeRows([entry(1, 2, 1)], shownData(people.slice(1)))).toEqual([]);
    const [row] = changeRows([entry(1, 2, 1)], shownData(people, { withNames: false }));
    expect(row?.by).toBe("");
  });
});

test("the middle is a rating somebody gave, the lower of two, and none of nothing", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1 }), (points) => {
      const middle = middleOf(points) ?? 0;
      expect(points).toContain(middle);
      expect(points.filter((point) => point < middle).length).toBeLessThanOrEqual(
        points.length / 2,
      );
      expect(points.filter((point) => point > middle).length).toBeLessThanOrEqual(
        points.length / 2,
      );
    }),
  );
  expect(middleOf(["not-applicable", null])).toBeNull();
  expect(middleOf([1, 4])).toBe(1);
});
