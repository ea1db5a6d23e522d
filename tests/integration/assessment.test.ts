import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { chooseTransition, startCheckIn } from "~/assessment/assessments.server";
import { addPopulation, moveCycle, removeFromCycle, retarget } from "~/assessment/cycles.server";
import { EMPTY_ANSWER } from "~/assessment/domain/answer";
import {
  addEvidence,
  claimEvidence,
  claimedEvidence,
  ownEvidence,
  releaseEvidence,
} from "~/assessment/evidence.server";
import {
  answersOf,
  earlierTexts,
  keepAsEarlier,
  previousAnswers,
  saveAnswer,
} from "~/assessment/ratings.server";
import {
  findOwnSubmission,
  submitAssessment,
  withdrawAssessment,
} from "~/assessment/submission.server";
import { database } from "~/platform/database.server";
import { testDatabase } from "../support/database";
import {
  makeAssessment,
  makeCycle,
  makeOrganisation,
  makePerson,
  type TestPerson,
} from "../support/organisation";

testDatabase();
beforeAll(makeOrganisation);

const CRITERIA = ["design-robust-patterns", "validate-interactions", "mentor-ai-usage"] as const;
const point = (value: number, narrative = "") => ({ ...EMPTY_ANSWER, point: value, narrative });
const piece = {
  url: "https://example.org/note",
  title: "A note",
  kind: "design-note",
  date: "2026-01-10",
  shows: "How it was broken down",
  parts: ["directed" as const],
};

let me: TestPerson;
let assessmentId: string;
const at = (criterionId: string = CRITERIA[0]) => ({ assessmentId, criterionId });

beforeEach(async () => {
  me = await makePerson();
  assessmentId = (await makeAssessment(me)).id;
});

describe("saving a rating", () => {
  test("a second save builds on the first; the audit names both and holds no words", async () => {
    const first = await saveAnswer(me, at(), point(2, "private words"), 0);
    const second = await saveAnswer(me, at(), point(3, "private words, more"), 1);
    expect([first, second]).toMatchObject([
      { saved: true, revision: 1 },
      { saved: true, revision: 2 },
    ]);
    const events = await database().auditEvent.findMany({ where: { subjectId: assessmentId } });
    expect(events.map((event) => event.action)).toEqual(["rating.saved", "rating.saved"]);
    expect(JSON.stringify(events.map((event) => event.data))).not.toContain("private words");
  });

  test("a save from an old page overwrites nothing and is shown what is there", async () => {
    await saveAnswer(me, at(), point(2, "from the laptop"), 0);
    const stale = await saveAnswer(me, at(), point(4, "from the phone"), 0);
    expect(stale).toMatchObject({
      saved: false,
      current: { point: 2, narrative: "from the laptop" },
    });
    expect((await answersOf(assessmentId))[CRITERIA[0]]).toMatchObject({ point: 2, revision: 1 });
  });

  test("sending the same answer again, after a lost reply, is no conflict", async () => {
    await saveAnswer(me, at(), point(2, "once"), 0);
    expect(await saveAnswer(me, at(), point(2, "once"), 0)).toMatchObject({
      saved: true,
      revision: 1,
    });
  });

  test("of many saves from the same page exactly one wins, and the others see it", async () => {
    const results = await Promise.all(
      [1, 2, 3, 4].map((value) => saveAnswer(me, at(), point(value), 0)),
    );
    expect(results.filter((result) => result.saved)).toHaveLength(1);
    const stored = (await answersOf(assessmentId))[CRITERIA[0]];
    for (const result of results)
      if (!result.saved) expect(result.current.point).toBe(stored?.point);
  });

  test("whichever version is kept in a conflict, the other stays as earlier text", async () => {
    await saveAnswer(me, at(), point(2, "theirs"), 0);
    await saveAnswer(me, at(), point(4, "mine"), 1, true);
    await keepAsEarlier(me, at(), point(1, "a third"));
    const earlier = await earlierTexts(me.id, at());
    expect(earlier.map((text) => text.narrative).sort()).toEqual(["a third", "theirs"]);
  });

  test("a criterion of another transition or ladder does not exist here", async () => {
    await expect(saveAnswer(me, at("decompose-for-ai"), point(2), 0)).rejects.toMatchObject({
      status: 404,
    });
    await expect(saveAnswer(me, at("__proto__"), point(2), 0)).rejects.toMatchObject({
      status: 404,
    });
  });

  test("somebody else's assessment is not there, whoever asks", async () => {
    const other = await makePerson({ roles: ["PEOPLE_TEAM", "SYSTEM_ADMINISTRATOR"] });
    await expect(saveAnswer(other, at(), point(2), 0)).rejects.toMatchObject({ status: 404 });
    await expect(submitAssessment(other, assessmentId)).rejects.toMatchObject({ status: 404 });
    expect(await claimedEvidence(other.id, assessmentId)).toEqual([]);
  });
});

describe("evidence", () => {
  test("one piece supports several criteria, and a claim can be taken back without losing it", async () => {
    await addEvidence(me, at(), piece);
    const [own] = await ownEvidence(me.id);
    await claimEvidence(me, at(CRITERIA[1]), own?.id ?? "");
    await claimEvidence(me, at(CRITERIA[1]), own?.id ?? "");
    expect(await claimedEvidence(me.id, assessmentId)).toMatchObject([
      { criteria: [CRITERIA[0], CRITERIA[1]] },
    ]);
    await releaseEvidence(me, at(), own?.id ?? "");
    expect(await claimedEvidence(me.id, assessmentId)).toMatchObject([{ criteria: [CRITERIA[1]] }]);
    expect(await ownEvidence(me.id)).toHaveLength(1);
  });

  test("adding the same address and title twice makes one piece", async () => {
    await addEvidence(me, at(), piece);
    await addEvidence(me, at(CRITERIA[1]), piece);
    expect(await ownEvidence(me.id)).toHaveLength(1);
  });

  test("somebody else's piece cannot be claimed", async () => {
    const other = await makePerson();
    const theirs = await makeAssessment(other);
    await addEvidence(other, { assessmentId: theirs.id, criterionId: CRITERIA[0] }, piece);
    const [stolen] = await ownEvidence(other.id);
    await expect(claimEvidence(me, at(), stolen?.id ?? "")).rejects.toMatchObject({ status: 404 });
  });
});

describe("submitting", () => {
  const answerAll = async () => {
    for (const criterionId of CRITERIA)
      await saveAnswer(me, at(criterionId), point(3, `about ${criterionId}`), 0);
  };

  test("refused while something is missing, and nothing changes", async () => {
    await saveAnswer(me, at(), point(3), 0);
    await expect(submitAssessment(me, assessmentId)).rejects.toMatchObject({ status: 409 });
    expect(await findOwnSubmission(me.id, assessmentId)).toBeNull();
  });

  test("an exception needs its reason", async () => {
    await answerAll();
    await saveAnswer(me, at(), { ...EMPTY_ANSWER, alternative: "not-applicable" }, 1);
    await expect(submitAssessment(me, assessmentId)).rejects.toMatchObject({ status: 409 });
    await saveAnswer(
      me,
      at(),
      { ...EMPTY_ANSWER, alternative: "not-applicable", reason: "No juniors" },
      2,
    );
    await submitAssessment(me, assessmentId);
  });

  test("freezes a copy once, however often the button is pressed", async () => {
    await answerAll();
    await addEvidence(me, at(), piece);
    await Promise.all([submitAssessment(me, assessmentId), submitAssessment(me, assessmentId)]);
    expect(await database().submission.count({ where: { assessmentId } })).toBe(1);
    const submitted = await findOwnSubmission(me.id, assessmentId);
    expect(submitted?.content.answers.map((answer) => answer.point)).toEqual([3, 3, 3]);
    expect(submitted?.content.evidence).toMatchObject([
      { title: "A note", criteria: [CRITERIA[0]] },
    ]);
    await expect(saveAnswer(me, at(), point(4), 1)).rejects.toMatchObject({ status: 409 });
  });

  test("the database itself refuses to change the frozen copy or the audit", async () => {
    await answerAll();
    await submitAssessment(me, assessmentId);
    await expect(
      database().submission.updateMany({ where: { assessmentId }, data: { contentHash: "x" } }),
    ).rejects.toThrow();
    await expect(database().submission.deleteMany({ where: { assessmentId } })).rejects.toThrow();
    await expect(
      database().auditEvent.deleteMany({ where: { subjectId: assessmentId } }),
    ).rejects.toThrow();
    await expect(
      database().ladderVersion.updateMany({ data: { version: "9.9.9" } }),
    ).rejects.toThrow();
  });

  test("withdrawn, it can be changed and submitted again; both copies stay", async () => {
    await answerAll();
    await submitAssessment(me, assessmentId);
    await withdrawAssessment(me, assessmentId);
    expect(await findOwnSubmission(me.id, assessmentId)).toBeNull();
    await saveAnswer(me, at(), point(4), 1);
    await submitAssessment(me, assessmentId);
    const copies = await database().submission.findMany({
      where: { assessmentId },
      orderBy: { submittedAt: "asc" },
    });
    expect(copies.map((copy) => copy.withdrawnAt !== null)).toEqual([true, false]);
    expect(
      (await previousAnswers(me.id, (await makeAssessment(me)).id, CRITERIA[0])).map(
        (answer) => answer.point,
      ),
    ).toEqual([4]);
  });

  test("cannot be withdrawn once the review has begun", async () => {
    const { id } = await makeAssessment(me, { state: "IN_REVIEW" });
    await expect(withdrawAssessment(me, id)).rejects.toMatchObject({ status: 409 });
  });
});

describe("cycles and check-ins", () => {
  test("a closed cycle takes no more saves and keeps what is there", async () => {
    const cycle = await makeCycle("OPEN");
    const { id } = await makeAssessment(me, { cycleId: cycle.id });
    const where = { assessmentId: id, criterionId: CRITERIA[0] };
    await saveAnswer(me, where, point(2, "kept"), 0);
    await moveCycle(me.actor, cycle.id, "closed");
    await expect(saveAnswer(me, where, point(3), 1)).rejects.toMatchObject({ status: 409 });
    expect((await answersOf(id))[CRITERIA[0]]).toMatchObject({ narrative: "kept" });
  });

  test("a cycle that is still a draft is not there for the people in it", async () => {
    const cycle = await makeCycle("DRAFT");
    const { id } = await makeAssessment(me, { cycleId: cycle.id });
    await expect(
      saveAnswer(me, { assessmentId: id, criterionId: CRITERIA[0] }, point(2), 0),
    ).rejects.toMatchObject({ status: 404 });
  });

  test("the population is everybody on the ladder below its top, once, towards their next level", async () => {
    const team = await database().team.create({ data: { name: "Team of this test" } });
    const junior = await makePerson({ levelId: "junior", teamId: team.id });
    const specialist = await makePerson({
      trackId: "specialist",
      levelId: "senior",
      teamId: team.id,
    });
    await makePerson({ levelId: "staff", teamId: team.id });
    await makePerson({ trackId: null, levelId: null, teamId: team.id });
    await makePerson({ teamId: team.id, leftOn: new Date("2026-01-01") });
    const cycle = await makeCycle("DRAFT");
    expect(await addPopulation({ ...me, timeZone: "UTC" }, cycle.id, [team.id])).toBe(2);
    expect(await addPopulation({ ...me, timeZone: "UTC" }, cycle.id, [team.id])).toBe(0);
    const targets = await database().assessment.findMany({ where: { cycleId: cycle.id } });
    expect(Object.fromEntries(targets.map((each) => [each.personId, each.transitionId]))).toEqual({
      [junior.id]: "junior-to-mid",
      [specialist.id]: "senior-to-staff-specialist",
    });
  });

  test("whoever has begun stays in the cycle; others can be taken out or turned to the other branch", async () => {
    const cycle = await makeCycle("OPEN");
    const { id } = await makeAssessment(me, { cycleId: cycle.id });
    await retarget(me.actor, cycle.id, id, "mid-to-senior-specialist");
    await expect(retarget(me.actor, cycle.id, id, "junior-to-mid")).rejects.toMatchObject({
      status: 409,
    });
    await saveAnswer(me, { assessmentId: id, criterionId: "prove-correctness" }, point(2), 0);
    await expect(removeFromCycle(me.actor, cycle.id, id)).rejects.toMatchObject({ status: 409 });
    const other = await makeAssessment(await makePerson(), { cycleId: cycle.id });
    await removeFromCycle(me.actor, cycle.id, other.id);
    expect(await database().assessment.count({ where: { cycleId: cycle.id } })).toBe(1);
  });

  test("pressing start twice makes one check-in, and only towards a step that is open", async () => {
    const person = await makePerson();
    const ids = await Promise.all([
      startCheckIn(person, "mid-to-senior"),
      startCheckIn(person, "mid-to-senior"),
    ]);
    expect(new Set(ids).size).toBe(1);
    await expect(startCheckIn(person, "senior-to-staff")).rejects.toMatchObject({ status: 400 });
  });

  test("at the fork the path can be changed, and what was written comes back", async () => {
    await saveAnswer(me, at(), point(3, "kept"), 0);
    await chooseTransition(me, assessmentId, "mid-to-senior-specialist");
    await expect(saveAnswer(me, at(), point(4), 1)).rejects.toMatchObject({ status: 404 });
    await chooseTransition(me, assessmentId, "mid-to-senior");
    expect((await answersOf(assessmentId))[CRITERIA[0]]).toMatchObject({ narrative: "kept" });
  });
});
