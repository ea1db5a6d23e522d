import { describe, expect, it } from "vitest";
import { addressFault } from "~/assessment/domain/evidence";
import { PARTS } from "~/assessment/domain/parts";
import { assessmentProgress } from "~/assessment/domain/progress";
import {
  criteriaOfTransition,
  findCriterion,
  findLevel,
  nextTransitions,
  scaleOf,
} from "~/ladder/domain/view";
import { mentionsOutputVolume } from "~/ladder/domain/volume";
import { loadLadderFromDisk } from "~/ladder/ladder.server";
import { PERSONAS } from "~/people/personas.server";
import { addDays, dayOf } from "./calendar";
import { isFresh } from "./evidence";
import { fitsLadder, planDemo } from "./plan";

const ladder = await loadLadderFromDisk("orchestrator");
const now = new Date("2026-11-22T13:20:00Z");
const versionId = "00000000-0000-4000-8000-000000000001";
const plan = planDemo({ seed: "northwind", now, ladder, versionId });
const ladderOf = ({ ladder: which }: { ladder: "first" | "current" }) =>
  which === "first" ? plan.firstVersion.ladder : ladder;
const inCycle = (index: number) =>
  plan.assessments.filter(({ cycleId }) => cycleId === plan.cycles[index]?.id);
const withKey = (key: string) => {
  const found = plan.people.find((person) => person.key === key);
  if (!found) throw new Error(`nobody is called ${key}`);
  return found;
};
const ratings = plan.assessments.flatMap(({ answers }) => answers);

describe("planDemo", () => {
  it("makes the same again, and something else from another seed", () => {
    expect(planDemo({ seed: "northwind", now, ladder, versionId })).toEqual(plan);
    expect(planDemo({ seed: "southwind", now, ladder, versionId })).not.toEqual(plan);
  });

  it("is written for one ladder", () => {
    expect(fitsLadder(ladder)).toBe(true);
    expect(fitsLadder({ ...ladder, id: "other" })).toBe(false);
  });

  it("has about sixty people in six teams under eight managers, in two steps", () => {
    expect(plan.people).toHaveLength(60);
    expect(plan.teams).toHaveLength(6);
    const managers = new Set(plan.people.flatMap(({ managerId }) => managerId ?? []));
    expect(managers.size).toBe(8);
    const head = plan.people[0];
    expect([...managers].filter((id) => withId(id).managerId === head?.id)).toHaveLength(7);
    for (const column of ["id", "email", "name"] as const)
      expect(new Set(plan.people.map((person) => person[column])).size).toBe(60);
    for (const { email } of plan.people)
      expect(email).toMatch(/^[a-z]+(\.[a-z]+)?@demo\.rostrum\.invalid$/);
    expect(plan.people.filter(({ leftOn }) => leftOn).length).toBe(3);
    const here = plan.people.filter(({ leftOn }) => !leftOn);
    expect(here.filter(({ userId }) => !userId)).toHaveLength(2);
    expect(here.filter(({ invitedAt }) => invitedAt)).toHaveLength(1);
  });

  it("has every persona, with an account and the role", () => {
    const roles = PERSONAS.map(({ email }) => {
      const found = plan.people.find((person) => person.email === email);
      expect(found?.userId).toBeTruthy();
      expect(found?.invitedAt).toBeNull();
      return found?.role ?? null;
    });
    expect(roles).toEqual([null, null, "PEOPLE_TEAM", "LADDER_EDITOR", "SYSTEM_ADMINISTRATOR"]);
    expect(withKey("engineer").managerId).toBe(withKey("manager").id);
  });

  it("puts everybody on a level and a step that fit, then and now", () => {
    for (const { trackId, levelId } of plan.people)
      if (levelId) expect(findLevel(ladder, levelId)?.tracks.length).toBeGreaterThan(0);
      else expect(trackId).toBeNull();
    for (const { standing, transitionId } of plan.assessments)
      expect(nextTransitions(ladder, standing).map(({ id }) => id)).toContain(transitionId);
    for (const { personId, standing } of inCycle(3)) {
      const { trackId, levelId } = withId(personId);
      expect(standing).toEqual({ trackId, levelId });
    }
    const steps = new Set(plan.assessments.map(({ transitionId }) => transitionId));
    expect(steps.size).toBe(ladder.transitions.length);
  });

  it("has nearly everybody submit in finished cycles, and a third in the open one", () => {
    for (const index of [0, 1, 2]) {
      const share = inCycle(index).filter(({ submittedAt }) => submittedAt).length;
      expect(share / inCycle(index).length).toBeGreaterThan(0.85);
      expect(share).toBeLessThan(inCycle(index).length);
    }
    const third = inCycle(3).length / 3;
    const submitted = inCycle(3).filter(({ submittedAt }) => submittedAt).length;
    const notStarted = inCycle(3).filter(({ startedAt }) => !startedAt).length;
    for (const each of [submitted, notStarted]) expect(Math.abs(each - third)).toBeLessThan(2);
  });

  it("rates on the scale, gives a reason for each exception, and leaves nothing out that blocks", () => {
    for (const assessment of plan.assessments) {
      const { answers, claims, transitionId, state } = assessment;
      const criteria = criteriaOfTransition(ladderOf(assessment), transitionId);
      for (const { criterionId, point, alternative, reason } of answers) {
        const criterion = criteria.find(({ id }) => id === criterionId);
        if (!criterion) throw new Error(`${transitionId} does not ask ${criterionId}`);
        const scale = scaleOf(ladder, criterion);
        if (point !== null) expect(scale.points.map(({ value }) => value)).toContain(point);
        if (alternative) expect(scale.alternatives).toContain(alternative);
        expect(point !== null && alternative !== null).toBe(false);
        expect(reason !== "").toBe(alternative !== null);
      }
      const byId = Object.fromEntries(answers.map((answer) => [answer.criterionId, answer]));
      const { canSubmit } = assessmentProgress(criteria, byId, {}, "");
      expect(canSubmit).toBe(state !== "DRAFT");
      const keys = claims.map(({ criterionId, evidenceId }) => `${criterionId} ${evidenceId}`);
      expect(new Set(keys).size).toBe(keys.length);
    }
  });

  it("spreads ratings as people do", () => {
    const alternatives = ratings.filter(({ alternative }) => alternative).length;
    expect(alternatives / ratings.length).toBeGreaterThan(0.04);
    expect(alternatives / ratings.length).toBeLessThan(0.06);
    const share = (point: number) =>
      ratings.filter((rating) => rating.point === point).length / ratings.length;
    for (const [point, low, high] of [
      [1, 0.05, 0.2],
      [2, 0.25, 0.45],
      [3, 0.3, 0.5],
      [4, 0.05, 0.2],
    ] as const) {
      expect(share(point)).toBeGreaterThan(low);
      expect(share(point)).toBeLessThan(high);
    }
  });

  it("offers evidence of kinds that the criterion prefers, mostly fresh, at public addresses", () => {
    let stale = 0;
    let claimed = 0;
    for (const { claims, submittedAt, personId } of plan.assessments)
      for (const { criterionId, evidenceId } of claims) {
        const piece = plan.evidence.find(({ id }) => id === evidenceId);
        const criterion = findCriterion(ladder, criterionId);
        if (!piece || !criterion) throw new Error("a claim leads nowhere");
        expect(piece.personId).toBe(personId);
        expect(criterion.evidence?.kinds).toContain(piece.kind);
        expect(addressFault(piece.url)).toBeNull();
        expect(piece.title.length).toBeLessThanOrEqual(200);
        expect(PARTS.filter((part) => piece.parts.includes(part))).toEqual(piece.parts);
        if (!isFresh(piece, criterion, submittedAt ?? now)) stale++;
        claimed++;
      }
    expect(stale).toBeGreaterThan(0);
    expect(stale / claimed).toBeLessThan(0.15);
  });

  it("shows the engineer in the middle of it", () => {
    const own = plan.assessments.filter(({ personId }) => personId === withKey("engineer").id);
    expect(own.map(({ transitionId, state }) => [transitionId, state])).toEqual([
      ["junior-to-mid", "ACKNOWLEDGED"],
      ["mid-to-senior", "ACKNOWLEDGED"],
      ["mid-to-senior", "ACKNOWLEDGED"],
      ["mid-to-senior", "SUBMITTED"],
      ["mid-to-senior", "DRAFT"],
      ["mid-to-senior-specialist", "DRAFT"],
    ]);
    expect(own.map(({ answers }) => answers.map(({ point }) => point))).toEqual([
      [3, 3, 3],
      [1, 2, 1],
      [2, 2, 2],
      [2, 2, 2],
      [3, null],
      [2],
    ]);
    expect(own.filter(({ cycleId }) => cycleId === null)).toEqual([own[3], own[5]]);
    expect(own[4]?.claims).toHaveLength(1);
    expect(own[4]?.answers[1]?.narrative).toContain("Mixed versions");
  });

  it("mentions output volume in a text or three, and never repeats a long one", () => {
    const mentions = ratings.filter(({ narrative }) => mentionsOutputVolume(narrative));
    expect(mentions).toHaveLength(3);
    for (const { id } of plan.people) {
      const texts = plan.assessments
        .filter(({ personId }) => personId === id)
        .flatMap(({ answers }) => answers.map(({ narrative }) => narrative))
        .filter((narrative) => narrative.length > 100);
      expect(new Set(texts).size).toBe(texts.length);
    }
  });

  it.each([
    "2026-11-22T13:20:00Z",
    "2028-02-29T00:00:00Z",
    "2026-01-01T23:59:59Z",
    "2027-08-31T06:00:00Z",
    "2026-06-14T01:00:00Z",
  ])("puts nothing that has happened after %s, and everything in order", (text) => {
    const moment = new Date(text);
    const { cycles, assessments, evidence, events, letters, people } = planDemo({
      seed: "northwind",
      now: moment,
      ladder,
      versionId,
    });
    const open = cycles[3];
    if (!open) throw new Error("there is no open cycle");
    expect(open.openedAt <= addDays(moment, -13)).toBe(true);
    expect(open.closesOn > addDays(moment, 17)).toBe(true);
    for (const { startedAt, submittedAt, createdAt, cycleId, personId, answers } of assessments) {
      const cycle = cycles.find(({ id }) => id === cycleId);
      if (cycle && startedAt) expect(startedAt > cycle.openedAt).toBe(true);
      if (cycle?.closedAt && submittedAt) expect(submittedAt < cycle.closedAt).toBe(true);
      if (submittedAt) expect(submittedAt > (startedAt ?? moment)).toBe(true);
      for (const { updatedAt } of answers) expect(updatedAt <= (submittedAt ?? moment)).toBe(true);
      const person = people.find(({ id }) => id === personId);
      expect(person && person.startDate <= dayOf(createdAt)).toBe(true);
    }
    for (const { date, createdAt } of evidence) expect(date < createdAt).toBe(true);
    const happened = [
      ...events.map(({ at }) => at),
      ...letters.map(({ createdAt }) => createdAt),
      ...people.map(({ createdAt }) => createdAt),
      ...evidence.map(({ createdAt }) => createdAt),
    ];
    for (const at of happened) expect(at <= moment).toBe(true);
    expect(new Set(cycles.map(({ name }) => name)).size).toBe(5);
  });
});

function withId(id: string) {
  const found = plan.people.find((person) => person.id === id);
  if (!found) throw new Error(`nobody has the id ${id}`);
  return found;
}
