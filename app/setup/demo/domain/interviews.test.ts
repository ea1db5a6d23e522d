import { describe, expect, it } from "vitest";
import { askedAtLevel, criteriaOfSession } from "~/interview/domain/coverage";
import { LEAST_SHARED } from "~/interview/domain/debrief-agreement";
import { criteriaForLevel, pointsToChoose } from "~/interview/domain/level-criteria";
import { interviewerPatterns } from "~/interview/domain/patterns";
import { findCriterion } from "~/ladder/domain/view";
import { mentionsOutputVolume } from "~/ladder/domain/volume";
import { loadLadderFromDisk } from "~/ladder/ladder.server";
import { DECIDED, HEARD, REASONS, RESTS_ON, SUMMARIES } from "./corpus/interviews";
import { planDemo } from "./plan";

const ladder = await loadLadderFromDisk("orchestrator");
const versionId = "00000000-0000-4000-8000-000000000001";
const planAt = (moment: string) =>
  planDemo({ seed: "northwind", now: new Date(moment), ladder, versionId });
const MOMENTS = ["2026-11-22T13:20:00Z", "2028-02-29T00:00:00Z", "2026-11-23T00:00:00Z"];

describe("the interviews of the demo", () => {
  it("have a panel in every state, two kits a level, and are the same each time", () => {
    const { interviews } = planAt(MOMENTS[0] ?? "");
    expect(interviews).toEqual(planAt(MOMENTS[0] ?? "").interviews);
    expect(interviews.panels.map(({ key, state }) => [key, state])).toEqual([
      ["unplanned", "OPEN"],
      ["gaps", "OPEN"],
      ["internal", "OPEN"],
      ["ready", "OPEN"],
      ["debrief", "DEBRIEF"],
      ["withdrawn", "WITHDRAWN"],
      ["offer", "DECIDED"],
      ["no-offer", "DECIDED"],
      ["held", "DECIDED"],
      ...Array.from({ length: 6 }, (_, index) => [`earlier-${index + 1}`, "DECIDED"]),
    ]);
    expect(interviews.kits.map(({ levelId }) => levelId)).toEqual([
      "mid",
      "mid",
      "senior",
      "senior",
    ]);
    for (const { content } of interviews.kits) expect(content.exercises).toHaveLength(1);
    expect(new Set(interviews.panels.map(({ kitId }) => kitId)).size).toBe(4);
  });

  it.each(MOMENTS)("are possible and over by %s as far as they are told", (moment) => {
    const { interviews, people, events } = planAt(moment);
    const now = new Date(moment);
    for (const { at } of events) expect(at <= now).toBe(true);
    for (const panel of interviews.panels) {
      const kit = interviews.kits.find(({ id }) => id === panel.kitId);
      const asked = askedAtLevel(ladder, panel, kit?.content.exercises ?? []);
      for (const { interviewerId } of panel.seats) {
        const person = people.find(({ id }) => id === interviewerId);
        expect(person?.userId).toBeTruthy();
        expect(person && person.createdAt < panel.createdAt).toBe(true);
        expect(interviewerId).not.toBe(panel.candidateId);
      }
      for (const { startsAt } of panel.sessions) expect(startsAt?.getUTCDay()).not.toBe(0);
      for (const card of panel.cards) {
        const session = panel.sessions.find(
          ({ interviewerId }) => interviewerId === card.interviewerId,
        );
        const own = session ? criteriaOfSession(asked, session) : [];
        expect(card.startedAt <= now).toBe(true);
        if (!card.submittedAt) continue;
        expect(card.submittedAt > card.startedAt && card.submittedAt <= now).toBe(true);
        expect(card.answers.map(({ criterionId }) => criterionId).sort()).toEqual([...own].sort());
        expect(card.recommendation && card.reason).toBeTruthy();
        for (const { criterionId, point, isNotAssessed, why } of card.answers) {
          const criterion = findCriterion(ladder, criterionId);
          if (!criterion) throw new Error(criterionId);
          const values = pointsToChoose(ladder, criterion).map(({ value }) => value);
          if (point === null) expect(isNotAssessed && why).toBeTruthy();
          else expect(values).toContain(point);
        }
      }
    }
  });

  it("have gaps, a disagreement, and a late card where they are to", () => {
    const { interviews } = planAt(MOMENTS[0] ?? "");
    const panelOf = (key: string) => {
      const panel = interviews.panels.find((each) => each.key === key);
      if (!panel) throw new Error(key);
      return panel;
    };
    const debrief = panelOf("debrief");
    const late = debrief.cards.filter(
      ({ submittedAt }) => submittedAt && debrief.debriefAt && submittedAt > debrief.debriefAt,
    );
    expect(late).toHaveLength(1);
    expect(debrief.missingIds).toHaveLength(2);
    const given = debrief.cards.flatMap(({ answers }) => answers);
    const points = given
      .filter(({ criterionId }) => criterionId === "validate-interactions")
      .map(({ point }) => point ?? 0);
    expect(Math.max(...points) - Math.min(...points)).toBeGreaterThanOrEqual(2);
    const gaps = panelOf("gaps");
    expect(gaps.cards.filter(({ submittedAt }) => submittedAt)).toHaveLength(gaps.seats.length / 2);
  });

  it("have enough assessed by several for agreement, and three whose points can be compared", () => {
    const { interviews } = planAt(MOMENTS[0] ?? "");
    for (const key of ["debrief", "offer"]) {
      const { cards } = interviews.panels.find((panel) => panel.key === key) ?? { cards: [] };
      const raters = new Map<string, number>();
      for (const { submittedAt, answers } of cards)
        for (const { criterionId, point } of submittedAt ? answers : [])
          if (point !== null) raters.set(criterionId, (raters.get(criterionId) ?? 0) + 1);
      const shared = [...raters.values()].filter((count) => count > 1);
      expect(shared.length, key).toBeGreaterThanOrEqual(LEAST_SHARED);
    }
    const patterns = interviewerPatterns(
      interviews.panels
        .filter(({ state }) => state === "DECIDED")
        .flatMap(({ id, cards }) =>
          cards.flatMap(({ interviewerId, answers }) =>
            answers.flatMap(({ criterionId, point }) =>
              point === null
                ? []
                : [{ rater: interviewerId, person: id, item: criterionId, value: point }],
            ),
          ),
        ),
    );
    expect(patterns.filter(({ difference }) => difference !== null)).toHaveLength(3);
  });

  it("speak about every criterion that the levels ask, in plain words", () => {
    for (const levelId of ["mid", "senior"])
      for (const { criterion } of criteriaForLevel(ladder, { trackId: "orchestrator", levelId })) {
        expect(HEARD[criterion.id]?.lower).toHaveLength(2);
        expect(HEARD[criterion.id]?.upper).toHaveLength(2);
        expect(DECIDED[criterion.competency]).toBeDefined();
      }
    const texts = JSON.stringify([HEARD, RESTS_ON, DECIDED, SUMMARIES, REASONS]);
    expect(texts).not.toMatch(/!|'|\b(?:excellent|great|impressive|brilliant|failed|weak)\b/i);
    expect(mentionsOutputVolume(texts)).toBeNull();
  });
});
