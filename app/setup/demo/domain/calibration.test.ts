import { describe, expect, it } from "vitest";
import { SENTENCE_LIMIT as VERDICT_LIMIT } from "~/calibration/domain/preview-form";
import { criteriaOfTransition, findCriterion, scaleOf } from "~/ladder/domain/view";
import { mentionsOutputVolume } from "~/ladder/domain/volume";
import { loadLadderFromDisk } from "~/ladder/ladder.server";
import { dayOf, INTERIM } from "./calendar";
import { ABSTENTIONS, CHANGES, EARLY_NOTE, NOTES, QUESTIONS } from "./corpus/calibration";
import { planDemo } from "./plan";

const ladder = await loadLadderFromDisk("orchestrator");
const versionId = "00000000-0000-4000-8000-000000000001";
const at = (moment: string) =>
  planDemo({ seed: "northwind", now: new Date(moment), ladder, versionId });
const now = "2026-11-22T13:20:00Z";
const plan = at(now);
const { sessions, people, reviews, assessments } = plan;
const idOf = (key: string) => found(people.find((each) => each.key === key)).id;
const keyOf = (id: string) => found(people.find((each) => each.id === id)).key;
const inState = (state: string) => found(sessions.find((each) => each.state === state));
const reviewOf = (id: string) => reviews.find(({ assessmentId }) => assessmentId === id);
const ratingOf = (assessmentId: string, criterionId: string) =>
  found(reviewOf(assessmentId)?.ratings.find((each) => each.criterionId === criterionId));

describe("the calibration sessions of the demo", () => {
  it("are one in preview, one live and one locked, of everybody in the round between", () => {
    expect(sessions.map(({ name, state }) => [name, state])).toEqual([
      ["Mobile and Growth", "LOCKED"],
      ["Payments and Search", "LIVE"],
      ["Data Platform and Infrastructure", "PREVIEW"],
    ]);
    expect(sessions.map(({ members }) => members.length)).toEqual([11, 16, 10]);
    const members = sessions.flatMap((each) =>
      each.members.map(({ assessmentId }) => assessmentId),
    );
    const own = assessments.filter(({ cycleId }) => cycleId === plan.cycles[INTERIM]?.id);
    expect([...members].sort()).toEqual(own.map(({ id }) => id).sort());
    for (const { id, state, calibrationBegunAt, calibrationEndedAt } of own) {
      const isFinished = reviewOf(id)?.isFinished;
      expect(state).toBe(isFinished ? "IN_CALIBRATION" : "IN_REVIEW");
      expect(calibrationBegunAt !== null).toBe(isFinished);
      expect(calibrationEndedAt).toBeNull();
    }
    expect(own.filter(({ state }) => state === "IN_REVIEW")).toHaveLength(1);
  });

  it("seat the manager in each, with own reports in the live one, and somebody who is rated there", () => {
    const manager = idOf("manager");
    const own = (state: string) =>
      inState(state).members.filter(
        ({ assessmentId }) => reviewOf(assessmentId)?.reviewerId === manager,
      ).length;
    expect([own("LIVE"), own("PREVIEW")]).toEqual([6, 0]);
    const seat = (state: string) =>
      inState(state).seats.find(({ personId }) => personId === manager);
    expect(seat("LIVE")?.previewDoneAt).toBeTruthy();
    expect(seat("LOCKED")?.previewDoneAt).toBeTruthy();
    expect(seat("PREVIEW")).toMatchObject({ role: "CALIBRATOR", previewDoneAt: null });
    const rated = (state: string) => {
      const members = inState(state).members.map(({ personId }) => personId);
      return inState(state)
        .seats.map(({ personId }) => personId)
        .filter((id) => members.includes(id))
        .map(keyOf);
    };
    expect(rated("LIVE")).toEqual(["ewa.szczepanska"]);
    expect(rated("LOCKED")).toEqual(["aoife.nibhriain"]);
    expect(inState("LIVE").seats.find(({ role }) => role === "FACILITATOR")?.personId).toBe(
      idOf("people"),
    );
    for (const { seats } of sessions)
      for (const { personId } of seats)
        expect(found(people.find(({ id }) => id === personId)).userId).toBeTruthy();
  });

  it("let nobody look at their own ratings or at those they gave", () => {
    for (const { overlaps, verdicts, seconds } of sessions) {
      for (const { calibratorId, assessmentId } of [...overlaps, ...verdicts, ...seconds]) {
        const review = found(reviewOf(assessmentId));
        expect([review.personId, review.reviewerId]).not.toContain(calibratorId);
        expect(review.isFinished).toBe(true);
      }
      for (const { calibratorId, assessmentId } of seconds)
        expect(overlaps).toContainEqual({ calibratorId, assessmentId });
      for (const { assessmentId, calibratorId } of overlaps) {
        const { managerId } = found(
          people.find(({ id }) => id === reviewOf(assessmentId)?.personId),
        );
        expect(managerId).not.toBe(calibratorId);
      }
    }
  });

  it("have whole previews where they are handed in, mostly of agreement", () => {
    for (const { seats, verdicts, seconds, anchors, overlaps, members } of sessions)
      for (const { personId, role, previewDoneAt } of seats) {
        const own = <Each extends { calibratorId: string }>(all: Each[]) =>
          all.filter(({ calibratorId }) => calibratorId === personId);
        if (role === "FACILITATOR") {
          expect([...own(verdicts), ...own(overlaps)]).toEqual([]);
          continue;
        }
        const due = members
          .map(({ assessmentId }) => found(reviewOf(assessmentId)))
          .filter(
            (each) => each.isFinished && each.personId !== personId && each.reviewerId !== personId,
          );
        const ratings = due.flatMap((each) => each.ratings).length;
        if (previewDoneAt) {
          expect(own(verdicts)).toHaveLength(ratings);
          expect(own(overlaps)).toHaveLength(2);
          expect(new Set(own(anchors).map(({ caseId }) => caseId)).size).toBeGreaterThan(2);
        } else expect(own(verdicts).length).toBeLessThan(ratings);
        for (const { updatedAt } of [...own(verdicts), ...own(seconds), ...own(anchors)])
          expect(updatedAt <= (previewDoneAt ?? new Date(now))).toBe(true);
      }
    const all = sessions.flatMap(({ verdicts }) => verdicts);
    const share = (verdict: string) =>
      all.filter((each) => each.verdict === verdict).length / all.length;
    expect(share("AGREE")).toBeGreaterThan(0.65);
    expect(share("QUESTION")).toBeGreaterThan(0.1);
    expect(share("ABSTAIN")).toBeGreaterThan(0.02);
    for (const { verdict, sentence, meant } of all) {
      if (verdict === "QUESTION") expect(sentence).not.toBe("");
      if (verdict !== "QUESTION") expect(meant).toBeNull();
      expect(sentence.length).toBeLessThanOrEqual(VERDICT_LIMIT);
      expect(sentence).not.toMatch(/[{}]/);
      expect(mentionsOutputVolume(sentence)).toBeNull();
    }
    const { verdicts, seats } = inState("PREVIEW");
    const given = (key: string) =>
      verdicts.filter(({ calibratorId }) => calibratorId === idOf(key)).length;
    expect(given("manager")).toBeGreaterThan(5);
    expect(verdicts.some(({ verdict }) => verdict === "QUESTION")).toBe(true);
    expect(given("ladder")).toBe(0);
    expect(seats.filter(({ previewDoneAt }) => previewDoneAt)).toHaveLength(1);
  });

  it("change ratings one after another, each from where the last left it, and none of one’s own", () => {
    for (const session of sessions) {
      const { changes, members, seats, seconds } = session;
      const logs = new Map<string, typeof changes>();
      for (const each of changes) {
        const key = `${each.assessmentId} ${each.criterionId}`;
        logs.set(key, [...(logs.get(key) ?? []), each]);
      }
      for (const log of logs.values()) {
        const [first] = log;
        const given = ratingOf(first?.assessmentId ?? "", first?.criterionId ?? "");
        let [point, alternative] = [given.point, given.alternative as string | null];
        for (const [index, each] of log.entries()) {
          expect(each.number).toBe(index + 1);
          expect([each.fromPoint, each.fromAlternative]).toEqual([point, alternative]);
          [point, alternative] = [each.toPoint, each.toAlternative];
          expect(each.toPoint).not.toBe(each.fromPoint);
        }
        const criterion = found(findCriterion(ladder, first?.criterionId ?? ""));
        expect(scaleOf(ladder, criterion).points.map(({ value }) => value)).toContain(point);
        const written = session.calibrated.find(
          (each) =>
            `${each.assessmentId} ${each.criterionId}` ===
            `${first?.assessmentId} ${first?.criterionId}`,
        );
        const isMoved = point !== given.point;
        expect(written?.point ?? null).toBe(session.lockedAt && isMoved ? point : null);
      }
      for (const { byId, personId, undoes, reasonCode, sentence } of changes) {
        expect(byId).not.toBe(personId);
        expect(seats.map((each) => each.personId)).toContain(byId);
        expect(members.map((each) => each.personId)).toContain(personId);
        expect(undoes !== null).toBe(reasonCode === "undo");
        expect(sentence !== "").toBe(undoes === null);
        expect(sentence).not.toMatch(/[{}]/);
      }
      for (const { authorId, personId } of session.notes) expect(authorId).not.toBe(personId);
      for (const { criterionId, assessmentId } of seconds) ratingOf(assessmentId, criterionId);
    }
    const live = inState("LIVE").changes;
    expect(live.length).toBeGreaterThanOrEqual(10);
    expect(live.length).toBeLessThanOrEqual(14);
    expect(live.filter(({ undoes }) => undoes !== null)).toHaveLength(1);
    expect(new Set(live.map(({ reasonCode }) => reasonCode)).size).toBeGreaterThan(4);
    expect(live.some(({ fromPoint, toPoint }) => (toPoint ?? 0) > (fromPoint ?? 0))).toBe(true);
    expect(inState("PREVIEW").changes).toEqual([]);
    expect(inState("LOCKED").calibrated.length).toBeGreaterThan(3);
  });

  it("rate the ladder’s written cases, each by those who are done", () => {
    for (const { anchors } of sessions)
      for (const { caseId, criterionId } of anchors) {
        const written = found(ladder.anchorCases.find(({ id }) => id === caseId));
        expect(written.answers.map(({ criterion }) => criterion)).toContain(criterionId);
        expect(criteriaOfTransition(ladder, written.transition).map(({ id }) => id)).toContain(
          criterionId,
        );
      }
  });

  it.each([
    now,
    "2028-02-29T00:00:00Z",
    "2026-01-01T23:59:59Z",
    "2026-11-23T00:00:00Z",
    "2027-08-31T06:00:00Z",
    "2026-11-25T09:00:00Z",
  ])("happened in order, and none of it after %s", (text) => {
    const then = at(text);
    for (const session of then.sessions) {
      const finished = session.members.flatMap(
        ({ assessmentId }) =>
          then.reviews
            .find((each) => each.assessmentId === assessmentId && each.isFinished)
            ?.finishes.map((each) => each.at) ?? [],
      );
      const [preview, live, locked] = session.moves.map((move) => move.at);
      const [steps, meeting] = [
        session.steps.map((step) => step.at),
        [...session.changes, ...session.notes.filter(() => live)].map((each) => each.at),
      ];
      expectInOrder(latest(finished), session.createdAt, preview);
      for (const each of steps) expectInOrder(preview, each, live ?? new Date(text));
      for (const each of meeting) expectInOrder(live, each, locked ?? new Date(text));
      for (const { at: noted } of session.notes) expectInOrder(preview, noted, new Date(text));
      expectInOrder(...session.changes.map((each) => each.at));
      expect(session.lockedAt).toEqual(locked ?? null);
      if (!live) expect(session.meetsOn > dayOf(new Date(text))).toBe(true);
      for (const each of [...steps, ...meeting]) expect(each.getUTCDay() % 6).not.toBe(0);
    }
    const shape = (all: typeof sessions) =>
      all.map((each) => [each.name, each.state, each.changes.length, each.verdicts.length]);
    expect(shape(then.sessions)).toEqual(shape(sessions));
  });

  it("name nobody in what is written", () => {
    const texts = [
      ...Object.values(QUESTIONS).flat(),
      ...ABSTENTIONS,
      ...Object.values(CHANGES).flatMap((each) => Object.values(each).flat()),
      ...NOTES,
      EARLY_NOTE,
    ].join(" ");
    for (const { name } of people)
      for (const part of name.split(" ")) if (part.length > 3) expect(texts).not.toContain(part);
  });
});

function latest(moments: readonly Date[]): Date {
  return new Date(Math.max(...moments.map((moment) => moment.getTime())));
}

function found<Item>(item: Item | null | undefined): Item {
  if (item === null || item === undefined) throw new Error("it is not there");
  return item;
}

function expectInOrder(...moments: (Date | undefined)[]) {
  const times = moments.flatMap((moment) => (moment ? [moment.getTime()] : []));
  expect(times).toEqual([...times].sort((a, b) => a - b));
}
