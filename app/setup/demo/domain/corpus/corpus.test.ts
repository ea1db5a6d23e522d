import { describe, expect, it } from "vitest";
import { mentionsOutputVolume } from "~/ladder/domain/volume";
import { loadLadderFromDisk } from "~/ladder/ladder.server";
import { fill, slotsFor } from "../slots";
import { CRITERIA_WITH_TEXTS, TEAMS, textsFor, workOf } from ".";
import { ABOUT_VOLUME } from "./reasons";
import { CRITERIA_WITH_REVIEWS, reviewTextsFor } from "./review";
import * as remarks from "./review/remarks";

const ladder = await loadLadderFromDisk("orchestrator");

describe("the corpus", () => {
  it("speaks about every criterion of the ladder, and no other", () => {
    expect([...CRITERIA_WITH_TEXTS].sort()).toEqual(ladder.criteria.map(({ id }) => id).sort());
  });

  it.each(CRITERIA_WITH_TEXTS)("has variants at each point for %s", (id) => {
    const { points, missing, lasting, shows, unseen } = textsFor(id);
    expect(points[1].length).toBeGreaterThanOrEqual(2);
    expect(points[2].length).toBeGreaterThanOrEqual(4);
    expect(points[3].length).toBeGreaterThanOrEqual(4);
    expect(points[4].length).toBeGreaterThanOrEqual(3);
    for (const texts of [missing, lasting, shows]) expect(texts.length).toBeGreaterThanOrEqual(3);
    expect(unseen.length).toBeGreaterThanOrEqual(1);
  });

  it("fills every text for every piece of work, and mentions volume nowhere by accident", () => {
    const texts = CRITERIA_WITH_TEXTS.flatMap((id) => {
      const { points, missing, lasting, shows, unseen } = textsFor(id);
      return [...Object.values(points).flat(), ...missing, ...lasting, ...shows, ...unseen];
    });
    expect(new Set(texts).size).toBe(texts.length);
    for (const team of TEAMS)
      for (let turn = 0; turn < workOf(team).situations.length; turn++) {
        const slots = slotsFor("seed", team, "somebody", turn);
        for (const text of texts) {
          const filled = fill(text, slots);
          expect(filled).not.toMatch(/[{}]|undefined/);
          expect(filled.charAt(0)).not.toMatch(/[a-z]/);
          expect(mentionsOutputVolume(filled), filled).toBeNull();
        }
      }
  });

  it("has words of reviewers about every criterion, fit for every piece of work", () => {
    expect([...CRITERIA_WITH_REVIEWS].sort()).toEqual([...CRITERIA_WITH_TEXTS].sort());
    const texts = [
      ...CRITERIA_WITH_REVIEWS.flatMap((id) => leavesOf(reviewTextsFor(id))),
      ...leavesOf(remarks),
    ].filter(Boolean);
    expect(new Set(texts).size).toBe(texts.length);
    for (const team of TEAMS)
      for (let turn = 0; turn < workOf(team).situations.length; turn++) {
        const slots = { ...slotsFor("seed", team, "somebody", turn), blind: "2 (Practising)" };
        for (const text of texts) {
          const filled = fill(text, slots);
          expect(filled).not.toMatch(/[{}]|undefined/);
          expect(filled.charAt(0)).not.toMatch(/[a-z]/);
          expect(mentionsOutputVolume(filled), filled).toBeNull();
        }
      }
  });

  it("does mention volume where it means to", () => {
    expect(mentionsOutputVolume(ABOUT_VOLUME)).toEqual({ phrase: "merged 140 PRs" });
  });

  it("refuses a slot it does not know", () => {
    expect(() => fill("{nobody}", {})).toThrow('no words for "nobody"');
  });
});

function leavesOf(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap(leavesOf);
}
