import { describe, expect, it } from "vitest";
import { fixture, shippedLadder } from "../../../tests/fixtures/ladders/read-fixtures";
import { jobDescription } from "./job-description";
import { findLadderText } from "./search";
import {
  anchorsOf,
  compareLevels,
  criteriaOfTransition,
  expectationFor,
  findCompetency,
  findCriterion,
  findLevel,
  groupsWithCompetencies,
  levelsOnTrack,
  levelTitle,
  nextTransitions,
  payBandParity,
  transitionsFrom,
} from "./view";

const forked = fixture("trunk-and-fork");
const ids = (elements: { id: string }[]) => elements.map((each) => each.id);

describe("tracks and levels", () => {
  it("inherit the trunk up to the fork", () => {
    expect(ids(levelsOnTrack(forked, "engineer"))).toEqual(["first", "second", "third"]);
    expect(ids(levelsOnTrack(fixture("weighted-scores"), "pastry"))).toEqual([
      "helper",
      "baker",
      "master",
    ]);
  });

  it("offer every branch at the fork, and only one's own track after it", () => {
    expect(ids(nextTransitions(forked, { trackId: "keeper", levelId: "second" }))).toEqual([
      "second-to-third",
      "second-to-engineer",
    ]);
    expect(ids(nextTransitions(forked, { trackId: "pilot", levelId: "second" }))).toEqual([
      "second-to-third",
      "second-to-engineer",
    ]);
    expect(ids(nextTransitions(forked, { trackId: "keeper", levelId: "first" }))).toEqual([
      "first-to-second",
    ]);
    const shipped = shippedLadder();
    expect(ids(nextTransitions(shipped, { trackId: "orchestrator", levelId: "senior" }))).toEqual([
      "senior-to-staff",
    ]);
    expect(ids(nextTransitions(shipped, { trackId: "specialist", levelId: "senior" }))).toEqual([
      "senior-to-staff-specialist",
    ]);
  });

  it("keep to one track where only that is asked", () => {
    expect(ids(transitionsFrom(forked, "second", "engineer"))).toEqual(["second-to-engineer"]);
    expect(ids(transitionsFrom(forked, "first", "engineer"))).toEqual(["first-to-second"]);
  });

  it("take the trunk's title where a track has none of its own", () => {
    const [second, third] = ["second", "third"].map((id) => findLevel(forked, id));
    expect(second && levelTitle(second, "engineer")).toBe("Second watch");
    expect(third && levelTitle(third, "engineer")).toBe("Lamp engineer");
    const untitled = findLevel(fixture("balanced"), "hosts");
    expect(untitled && levelTitle(untitled)).toBe("Hosts");
  });

  it("tell whether levels of one rank share a pay band", () => {
    expect(payBandParity(forked).every((each) => each.equal)).toBe(true);
    const uneven = {
      ...forked,
      levels: [...forked.levels, { ...forked.levels[2], id: "other", payBand: "D" }],
    } as typeof forked;
    expect(payBandParity(uneven).find((each) => each.rank === 30)?.equal).toBe(false);
  });
});

describe("criteria", () => {
  it("belong to the transition into their level", () => {
    expect(ids(criteriaOfTransition(forked, "first-to-second"))).toEqual([
      "dusk",
      "written",
      "spoken",
    ]);
    expect(ids(criteriaOfTransition(fixture("milestones"), "to-journeyman"))).toHaveLength(4);
  });

  it("are read by the scale's words where they have none of their own", () => {
    const milestones = fixture("milestones");
    const measures = findCriterion(milestones, "measures");
    expect(measures && anchorsOf(milestones, measures)[4]?.anchor).toBe("Others work from it.");
  });
});

describe("expectations", () => {
  it("may be overridden for a track, and may be absent", () => {
    const lamp = findCompetency(forked, "lamp");
    expect(lamp && expectationFor(lamp, "third", "engineer")).toEqual(["Rebuilds the lens."]);
    expect(lamp && expectationFor(lamp, "third", "keeper")).toHaveLength(2);
    expect(lamp && expectationFor(lamp, "second", "keeper")).toBeNull();
  });

  it("written as a Markdown list are its bullets", () => {
    const log = findCompetency(forked, "log");
    expect(log && expectationFor(log, "second")).toEqual([
      "Writes what happened.",
      "Writes what did not.",
    ]);
  });

  it("compare word by word", () => {
    const compared = compareLevels(
      forked,
      { trackId: "keeper", levelId: "first" },
      { trackId: "keeper", levelId: "third" },
    );
    expect(compared).toHaveLength(1);
    expect(compared[0]?.parts.some((part) => part.change === "added")).toBe(true);
  });

  it("are grouped under their parents", () => {
    const groups = groupsWithCompetencies(fixture("milestones"));
    expect(
      groups.map(({ group, depth, competencies }) => [group.id, depth, ids(competencies)]),
    ).toEqual([
      ["field", 0, ["measuring", "walking"]],
      ["workshop", 1, ["inking", "teaching"]],
    ]);
  });
});

describe("findLadderText", () => {
  it("finds every word in any order, and shows where", () => {
    const hits = findLadderText(forked, "GALE lit");
    expect(hits.map((hit) => hit.id)).toEqual(["gale", "lamp"]);
    expect(hits[1]?.snippet).toContain("gale");
    expect(findLadderText(forked, "gale zeppelin")).toEqual([]);
    expect(findLadderText(forked, "   ")).toEqual([]);
  });

  it("puts titles first and cuts long texts at words", () => {
    const hits = findLadderText(shippedLadder(), "thoroughly");
    expect(hits[0]).toMatchObject({ kind: "criterion", id: "validate-outputs" });
    expect(
      Math.max(...findLadderText(shippedLadder(), "assistant").map((hit) => hit.snippet.length)),
    ).toBeLessThan(200);
  });

  it("finds sections, levels and transitions too", () => {
    const kinds = new Set(findLadderText(shippedLadder(), "AI").map((hit) => hit.kind));
    expect(kinds).toEqual(new Set(["criterion", "competency", "level", "transition", "section"]));
  });
});

describe("jobDescription", () => {
  it("is drawn from the ladder, for every level of every track", () => {
    const ladder = shippedLadder();
    for (const track of ladder.tracks) {
      for (const level of levelsOnTrack(ladder, track.id)) {
        const text = jobDescription(ladder, { trackId: track.id, levelId: level.id });
        expect(text).toContain(`# ${levelTitle(level, track.id)}\n`);
        expect(text).toContain("## What you will do");
        expect(text).not.toContain("undefined");
        if (level.payBand) expect(text).not.toMatch(new RegExp(`\\b${level.payBand}\\b`));
      }
    }
  });

  it("asks the questions of the transition into the level", () => {
    const text = jobDescription(forked, { trackId: "engineer", levelId: "third" });
    expect(text).toContain("- Is the lens clean?");
    expect(text).toContain("- Rebuilds the lens.");
    expect(text).not.toContain("Is the lamp lit by dusk?");
    expect(jobDescription(forked, { trackId: "engineer", levelId: "ninth" })).toBeNull();
  });
});
