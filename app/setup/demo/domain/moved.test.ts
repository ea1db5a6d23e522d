import { describe, expect, it } from "vitest";
import { loadLadderFromDisk } from "~/ladder/ladder.server";
import { addDays } from "./calendar";
import { planDemo } from "./plan";
import { MOVED } from "./stages";

const ladder = await loadLadderFromDisk("orchestrator");
const versionId = "00000000-0000-4000-8000-000000000001";

describe.each([
  "2026-11-22T13:20:00Z",
  "2028-02-29T00:00:00Z",
  "2026-11-23T00:00:00Z",
  "2027-08-31T06:00:00Z",
])("the demo at %s", (text) => {
  const now = new Date(text);
  const plan = planDemo({ seed: "northwind", now, ladder, versionId });
  const { cycles, assessments, people, reviews, events, digests } = plan;
  const keyOf = (personId: string) => people.find(({ id }) => id === personId)?.key ?? "";

  it("moved the open cycle before anybody but three people had written in it", () => {
    const open = cycles[3];
    const movedAt = open?.movedAt;
    if (!open || !movedAt) throw new Error("the open cycle did not move");
    expect(cycles.filter((cycle) => cycle.movedAt)).toEqual([open]);
    expect(movedAt > open.openedAt && movedAt < now).toBe(true);
    for (const { cycleId, personId, startedAt, answers, claims, state } of assessments) {
      const isMoved = cycleId === open.id && keyOf(personId) in MOVED;
      for (const { carry, carriedFrom, earlier } of answers) {
        expect(carry !== null || earlier.length > 0).toBe(isMoved);
        expect(carriedFrom !== null).toBe(carry !== null);
      }
      if (cycleId !== open.id || !startedAt) continue;
      expect(startedAt < movedAt).toBe(isMoved);
      if (!isMoved) continue;
      expect(state).toBe("DRAFT");
      expect(answers).toHaveLength(MOVED[keyOf(personId)] ?? 0);
      for (const { createdAt } of claims) expect(createdAt < movedAt).toBe(true);
      for (const { earlier, carry, updatedAt, narrative } of answers) {
        for (const before of earlier) {
          expect(before.writtenAt < movedAt && before.narrative.length > 0).toBe(true);
          expect(before.from).toMatch(/^[a-z-]+ 0\.9\.0$/);
        }
        expect(updatedAt < movedAt).toBe(carry !== null);
        expect(narrative === "").toBe(carry === "re-attest");
      }
    }
  });

  it("calibrated one finished cycle between the last review and the first release", () => {
    expect(cycles.map(({ calibration }) => calibration !== null)).toEqual([
      false,
      true,
      false,
      false,
      false,
    ]);
    for (const { assessmentId, finishes, releases } of reviews) {
      const assessment = assessments.find(({ id }) => id === assessmentId);
      const cycle = cycles.find(({ id }) => id === assessment?.cycleId);
      if (cycle?.isCalibrated && !cycle.calibration) continue;
      expect(assessment?.calibrationBegunAt ?? null).toEqual(cycle?.calibration?.begunAt ?? null);
      if (!cycle?.calibration) continue;
      const { begunAt, endedAt } = cycle.calibration;
      expect(releases).toHaveLength(1);
      for (const { at } of finishes) expect(at < begunAt).toBe(true);
      for (const { releasedAt } of releases) expect(releasedAt > endedAt).toBe(true);
    }
  });

  it("has letters about notices in each state, to people who want them", () => {
    expect(
      digests.map(({ sentAt, attempts, nextTryAt }) => [!!sentAt, attempts, !!nextTryAt]),
    ).toEqual([
      [true, 1, false],
      [false, 6, false],
      [false, 2, true],
    ]);
    for (const { personId, createdAt, nextTryAt, error, sentAt, text: words } of digests) {
      const person = people.find(({ id }) => id === personId);
      expect(person?.wantsMail).toBe(true);
      expect(createdAt <= now).toBe(true);
      if (nextTryAt) expect(nextTryAt > now && nextTryAt < addDays(now, 0.01)).toBe(true);
      expect(error === null).toBe(sentAt !== null);
      expect(words === "").toBe(sentAt !== null);
      expect(
        plan.notices.some((each) => each.personId === personId && +each.mailedAt === +createdAt),
      ).toBe(true);
    }
    const written = events.filter(({ action }) => action === "mail.notices-written");
    expect(written).toHaveLength(digests.length);
  });
});
