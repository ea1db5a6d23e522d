import { describe, expect, it } from "vitest";
import type { Ladder } from "~/ladder/domain/schema";
import {
  isListed,
  levelIdsByRank,
  parseStanding,
  standingGroups,
  standingTitle,
  standingTitleIn,
  standingValue,
} from "./standing";

// The little of a ladder that standings ask for: a fork after the middle level.
const ladder = {
  tracks: [
    { id: "orchestrator", title: "Orchestrator" },
    { id: "specialist", title: "Specialist", forksFrom: { track: "orchestrator", after: "mid" } },
  ],
  levels: [
    { id: "senior", rank: 3, tracks: ["orchestrator"], titles: {} },
    { id: "mid", rank: 2, tracks: ["orchestrator"], titles: { orchestrator: "Mid-level" } },
    { id: "expert", rank: 3, tracks: ["specialist"], titles: {} },
  ],
} as unknown as Ladder;
const groups = standingGroups(ladder);

describe("track and level as one choice", () => {
  it("offers what exists, levels before a fork included, and reads each of them back", () => {
    const values = groups.flatMap((group) => group.choices.map(({ value }) => value));
    expect(values).toEqual([
      "orchestrator/mid",
      "orchestrator/senior",
      "specialist/mid",
      "specialist/expert",
    ]);
    for (const value of values) {
      const standing = parseStanding(ladder, value);
      expect(standing && standingValue(standing)).toBe(value);
      expect(isListed(groups, value)).toBe(true);
    }
  });

  it("reads nothing chosen as not on the ladder, and refuses what does not exist", () => {
    expect(parseStanding(ladder, "")).toEqual({ trackId: null, levelId: null });
    for (const value of ["specialist/senior", "specialist", "a/b/c", "constructor/mid", "/"])
      expect(parseStanding(ladder, value)).toBeUndefined();
  });

  it("has a title, also for a level the ladder no longer knows", () => {
    expect(standingTitle(ladder, { trackId: "specialist", levelId: "mid" })).toBe("Mid-level");
    expect(standingTitle(ladder, { trackId: "specialist", levelId: "gone" })).toBe("gone");
    expect(standingTitle(ladder, { trackId: null, levelId: null })).toBeNull();
    expect(standingTitleIn(groups, "specialist/expert")).toBe("Expert (Specialist)");
    expect(standingTitleIn(groups, "gone/gone")).toBe("gone/gone");
  });

  it("knows levels from lowest to highest", () => {
    expect(levelIdsByRank(ladder)[0]).toBe("mid");
  });
});
