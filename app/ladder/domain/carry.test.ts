import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fixture } from "../../../tests/fixtures/ladders/read-fixtures";
import { carryPlan, fatesOf } from "./carry";
import { type Impact, impactOf, impactSentence, outcomeOf, plansTo } from "./carry-impact";
import type { Criterion, Ladder } from "./schema";

const before = fixture("trunk-and-fork");
const STEP = "second-to-third";
const third = ["lens", "gale", "drill"];

type Relation = Criterion["replaces"][number]["relation"];
const replaces = (id: string, relation: Relation, version = "0.3.0") => ({ id, version, relation });

/** The next version: criteria changed, replaced by others, or dropped (null). */
function next(changes: Record<string, Partial<Criterion>[] | null>, version = "0.4.0"): Ladder {
  const criteria = before.criteria.flatMap((each) => {
    if (!Object.hasOwn(changes, each.id)) return [each];
    return (changes[each.id] ?? []).map((change) => ({ ...each, ...change }));
  });
  return { ...before, version, criteria };
}

function fate(to: Ladder, id: string, from = before) {
  const { carry, to: ids } =
    carryPlan(from, to, STEP)?.fates.find((each) => each.from === id) ?? {};
  return [carry, ids];
}

describe("carryPlan", () => {
  it("carries what asks the same, whatever stands beside the question", () => {
    const to = next({ gale: [{ signals: ["Light seen."], weight: 3, evidence: undefined }] });
    expect(fate(to, "gale")).toEqual(["carried", ["gale"]]);
  });

  it.each([
    ["question", { question: "Does it hold in a storm?" }],
    ["description", { description: "Force nine and above." }],
    ["anchors", { anchors: { 1: "Goes out.", 2: "Is lit again.", 3: "Holds." } }],
  ])("asks anew where the %s changed", (_what, change) => {
    expect(fate(next({ gale: [change] }), "gale")).toEqual(["re-attest", ["gale"]]);
  });

  it("asks anew on another scale, and where an alternative was taken away; a new one changes nothing", () => {
    const scaled = (change: object): Ladder => ({
      ...before,
      version: "0.4.0",
      scales: before.scales.map((scale) => ({ ...scale, ...change })),
    });
    const [first, ...rest] = before.scales[0]?.points ?? [];
    const renamed = first ? [{ ...first, label: "Never" }, ...rest] : rest;
    expect(fate(scaled({ points: renamed }), "gale")).toEqual(["re-attest", ["gale"]]);
    expect(fate(scaled({ alternatives: ["not-applicable"] }), "gale")).toEqual([
      "re-attest",
      ["gale"],
    ]);
    const fewer = scaled({ alternatives: [] });
    expect(carryPlan(fewer, before, STEP)?.fates[4]).toMatchObject({ carry: "carried" });
  });

  it("follows replaces: renamed, narrower, split, merged, and joined to one that stays", () => {
    const renamed = next({ gale: [{ id: "storm", replaces: [replaces("gale", "same")] }] });
    expect(fate(renamed, "gale")).toEqual(["carried", ["storm"]]);
    const narrower = next({ gale: [{ id: "storm", replaces: [replaces("gale", "narrower")] }] });
    expect(fate(narrower, "gale")).toEqual(["re-attest", ["storm"]]);
    const split = next({
      gale: [
        { id: "wind", replaces: [replaces("gale", "split")] },
        { id: "rain", replaces: [replaces("gale", "split")] },
      ],
    });
    expect(fate(split, "gale")).toEqual(["re-attest", ["wind", "rain"]]);
    const claims = [replaces("lens", "merged"), replaces("gale", "merged")];
    const merged = next({ lens: [{ id: "both", replaces: claims }], gale: null });
    expect([fate(merged, "lens"), fate(merged, "gale")]).toEqual([
      ["re-attest", ["both"]],
      ["re-attest", ["both"]],
    ]);
    const joined = next({ lens: [{ replaces: [replaces("gale", "merged")] }], gale: null });
    expect([fate(joined, "lens"), fate(joined, "gale")]).toEqual([
      ["carried", ["lens"]],
      ["re-attest", ["lens"]],
    ]);
    const plan = carryPlan(before, joined, STEP);
    expect(plan && outcomeOf(plan, ["lens", "gale"])).toEqual({ reattest: [], closed: [] });
  });

  it("two that say they are the same as one another's successor are merged, not carried twice", () => {
    const claims = [replaces("lens", "same"), replaces("gale", "same")];
    const to = next({ lens: [{ id: "both", replaces: claims }], gale: null });
    expect([fate(to, "lens"), fate(to, "gale")]).toEqual([
      ["re-attest", ["both"]],
      ["re-attest", ["both"]],
    ]);
  });

  it("closes what is gone or is asked at another step, and has no plan where the step is gone", () => {
    expect(fate(next({ gale: null }), "gale")).toEqual(["closed", []]);
    expect(fate(next({ gale: [{ level: "second" }] }), "gale")).toEqual(["closed", []]);
    const without = { ...before, transitions: before.transitions.filter(({ id }) => id !== STEP) };
    expect(carryPlan(before, without, STEP)).toBeNull();
  });

  it("keeps what was written for a branch one turned from", () => {
    // "dusk" is asked at another step, and still is.
    expect(fate(next({}), "dusk")).toEqual(["carried", ["dusk"]]);
  });

  it("asks anew where a criterion says that it asks less than before, once", () => {
    const to = next({ gale: [{ replaces: [replaces("gale", "narrower", "0.3.0")] }] });
    expect(fate(to, "gale")).toEqual(["re-attest", ["gale"]]);
    const after = { ...to, version: "0.5.0" };
    expect(fate(after, "gale", to)).toEqual(["carried", ["gale"]]);
  });

  it("follows a chain through the versions between, and finds nothing without them", () => {
    const middle = next({ gale: [{ id: "storm", replaces: [replaces("gale", "same")] }] });
    const last: Ladder = {
      ...middle,
      version: "0.5.0",
      criteria: middle.criteria.map((each) =>
        each.id === "storm"
          ? { ...each, id: "tempest", replaces: [replaces("storm", "broader", "0.4.0")] }
          : each,
      ),
    };
    expect(carryPlan(before, last, STEP, [middle])?.fates).toContainEqual({
      from: "gale",
      carry: "re-attest",
      to: ["tempest"],
    });
    expect(fate(last, "gale")).toEqual(["closed", []]);
  });

  it("names what nobody has been asked before", () => {
    const to = next({ gale: [{}, { id: "fog", question: "Is the horn heard?" }] });
    expect(carryPlan(before, to, STEP)?.added).toEqual(["fog"]);
  });
});

/** What can be done to a criterion from one version to the next. */
const deed = fc.constantFrom(
  "keep",
  "detail",
  "reword",
  "drop",
  "rename",
  "narrow",
  "split",
  "join",
);

const nextVersion = fc.array(deed, { minLength: 6, maxLength: 6 }).map((deeds): Ladder => {
  const joined = before.criteria.filter((_, index) => deeds[index] === "join");
  const criteria = before.criteria.flatMap((each, index): Criterion[] => {
    const as = (id: string, relation: Relation) => ({
      ...each,
      id,
      replaces: [replaces(each.id, relation)],
    });
    switch (deeds[index]) {
      case "detail":
        return [{ ...each, weight: 2, signals: ["Seen."] }];
      case "reword":
        return [{ ...each, question: `${each.question} Always?` }];
      case "drop":
        return [];
      case "rename":
        return [as(`new-${each.id}`, "same")];
      case "narrow":
        return [as(`new-${each.id}`, "narrower")];
      case "split":
        return [as(`${each.id}-a`, "split"), as(`${each.id}-b`, "split")];
      case "join":
        return each === joined[0]
          ? [{ ...each, id: "joined", replaces: joined.map(({ id }) => replaces(id, "merged")) }]
          : [];
      default:
        return [each];
    }
  });
  return { ...before, version: "0.4.0", criteria };
});
const answered = fc.subarray(third);

describe("any next version", () => {
  it("makes exactly one thing of every answer, and asks it in that version", () => {
    fc.assert(
      fc.property(nextVersion, (to) => {
        const plan = carryPlan(before, to, STEP);
        const ids = new Set(to.criteria.map(({ id }) => id));
        expect(plan?.fates.map(({ from }) => from)).toEqual(before.criteria.map(({ id }) => id));
        for (const each of plan?.fates ?? []) {
          expect(each.to.every((id) => ids.has(id))).toBe(true);
          expect(each.to.length === 0).toBe(each.carry === "closed");
          if (each.carry === "carried") expect(each.to).toHaveLength(1);
        }
        // No two answers stand in one place.
        const stands = (plan?.fates ?? []).filter(({ carry }) => carry === "carried");
        expect(new Set(stands.flatMap((each) => each.to)).size).toBe(stands.length);
      }),
    );
  });

  it("counts every open assessment in exactly one kind", () => {
    const shape = fc.record({
      version: fc.constant(before.version),
      transitionId: fc.constantFrom(STEP, "first-to-second", "gone"),
      answered,
      count: fc.integer({ min: 1, max: 40 }),
    });
    fc.assert(
      fc.property(nextVersion, fc.array(shape), (to, shapes) => {
        const impact = impactOf(shapes, plansTo(to, [before]));
        const sum = (groups: Impact["lose"]) => groups.reduce((all, { count }) => all + count, 0);
        const { unanswered, carryAll, reattest, lose, cannotMove } = impact;
        expect(unanswered + carryAll + sum(reattest) + sum(lose) + cannotMove).toBe(impact.total);
        expect(impact.total).toBe(shapes.reduce((all, { count }) => all + count, 0));
        expect(impact.transitions.reduce((all, { total }) => all + total, 0)).toBe(impact.total);
      }),
    );
  });

  it("the same version carries everything", () => {
    const plan = carryPlan(before, { ...before, version: "0.4.0" }, STEP);
    expect(plan?.added).toEqual([]);
    expect(plan?.fates.every(({ carry }) => carry === "carried")).toBe(true);
    expect([...fatesOf(before, before).values()].every((each) => each.has("carried"))).toBe(true);
  });
});

describe("impactSentence", () => {
  const counts = { total: 14, unanswered: 0, carryAll: 9, cannotMove: 0, reattest: [], lose: [] };

  it("reads as one would say it", () => {
    expect(
      impactSentence({
        ...counts,
        reattest: [{ reattest: 2, closed: 0, count: 3 }],
        lose: [{ reattest: 0, closed: 1, count: 2 }],
      }),
    ).toBe(
      "14 open assessments: 9 carry every rating, 3 must re-attest 2 criteria, 2 lose 1 criterion.",
    );
    expect(impactSentence({ ...counts, total: 0 })).toBe("No assessment is open.");
    expect(
      impactSentence({
        ...counts,
        total: 3,
        carryAll: 1,
        unanswered: 1,
        lose: [{ reattest: 2, closed: 1, count: 1 }],
      }),
    ).toBe(
      "3 open assessments: 1 carries every rating, 1 loses 1 criterion and must re-attest 2, 1 has no answers yet.",
    );
  });

  it("names a range where there would be too many numbers", () => {
    const reattest = [1, 2, 3, 4].map((criteria) => ({ reattest: criteria, closed: 0, count: 1 }));
    expect(impactSentence({ ...counts, total: 4, carryAll: 0, reattest })).toBe(
      "4 open assessments: 4 must re-attest 1 to 4 criteria.",
    );
  });
});
