import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { EMPTY_ANSWER } from "~/assessment/domain/answer";
import { withdrawAssessment } from "~/assessment/submission.server";
import { frozenHashOf } from "~/ladder/frozen-hash.server";
import { database } from "~/platform/database.server";
import { agreeAction, markAction } from "~/review/actions.server";
import { beginCalibration, endCalibration, setCycleReview } from "~/review/cycle-reviews.server";
import { addDelegation } from "~/review/delegations.server";
import { handOver } from "~/review/handover.server";
import { releaseReview } from "~/review/release.server";
import { actionsOf } from "~/review/released.server";
import { reopen } from "~/review/reopening.server";
import {
  answerRequest,
  askForEvidence,
  ownRequests,
  withdrawRequest,
} from "~/review/requests.server";
import { acknowledgeRelease } from "~/review/response.server";
import { saveReviewRating } from "~/review/review-ratings.server";
import { finishReview, resumeReview, startReview } from "~/review/reviews.server";
import { teamOf } from "~/review/team.server";
import { signedInAs, testApp } from "../support/app";
import { countQueries } from "../support/count-queries";
import { testDatabase } from "../support/database";
import {
  makeDelegation,
  makeOrganisation,
  makePerson,
  type TestPerson,
} from "../support/organisation";
import { makeReviewed } from "../support/review";

testDatabase();

const CRITERIA = ["design-robust-patterns", "validate-interactions", "mentor-ai-usage"] as const;
const SELF = [3, 2, 4];
let ask: Awaited<ReturnType<typeof testApp>>;
let head: TestPerson;
let manager: TestPerson;
let me: TestPerson;
let people: TestPerson;
/** A submitted assessment of mine, with my own points 3, 2 and 4. */
let id: string;

beforeAll(async () => {
  await makeOrganisation();
  ask = await testApp();
  head = await makePerson({ name: "Head" });
  people = await makePerson({ name: "People team", roles: ["PEOPLE_TEAM"] });
});

beforeEach(async () => {
  manager = await makePerson({ name: "Manager", managerId: head.id });
  me = await makePerson({ name: "Engineer", managerId: manager.id });
  id = (await makeReviewed(me, "submitted", manager, { self: SELF })).assessment;
});

const point = (value: number, narrative = "") => ({ ...EMPTY_ANSWER, point: value, narrative });
const at = (criterionId: string = CRITERIA[0]) => ({ assessmentId: id, criterionId });
const settle = { settle: true, replacing: false };
const stateOf = async () =>
  (await database().assessment.findUniqueOrThrow({ where: { id } })).state;
const page = async (path: string, person: TestPerson) => {
  const response = await ask(path, { as: await signedInAs(person) });
  return { status: response.status, text: await response.text() };
};
const post = async (path: string, person: TestPerson, form: Record<string, string>) =>
  ask(path, { as: await signedInAs(person), form });
const actionsIn = async (subjectId: string) =>
  (await database().auditEvent.findMany({ where: { subjectId }, orderBy: { id: "asc" } })).map(
    ({ action }) => action,
  );

/** Rates and settles every criterion with words, as a reviewer does before finishing. */
async function rateAll(who: TestPerson = manager, points: number[] = [3, 3, 3]) {
  for (const [index, criterionId] of CRITERIA.entries())
    await saveReviewRating(
      who,
      at(criterionId),
      point(points[index] ?? 3, "What I saw"),
      0,
      settle,
    );
}

async function finished(who: TestPerson = manager) {
  await startReview(who, id);
  await rateAll(who);
  await finishReview(who, id);
}

describe("rating before seeing", () => {
  const here = () => `/reviews/${id}/criteria/${CRITERIA[2]}`;

  test("the engineer's point is in neither page nor data before the reviewer's own is settled", async () => {
    await startReview(manager, id);
    for (const path of [
      here(),
      `${here()}.data`,
      `/reviews/${id}.data`,
      `/reviews/${id}/compare.data`,
    ]) {
      const { text } = await page(path, manager);
      expect(text, path).not.toContain("Side by side");
      // The engineer gave 4, which is the label "Multiplying"; as a choice it is on every card, as a rating nowhere.
      expect(text, path).not.toMatch(/"self"/);
    }
    expect((await page(here(), manager)).text).toContain("What I did for mentor-ai-usage");

    await saveReviewRating(manager, at(CRITERIA[2]), point(2), 0);
    expect((await page(here(), manager)).text, "saved by itself").not.toContain("Side by side");

    const compared = await post(here(), manager, {
      intent: "compare",
      revision: "1",
      answer: "2",
      narrative: "",
    });
    expect(compared.status).toBe(302);
    const { text } = await page(here(), manager);
    expect(text).toContain("Side by side");
    expect(text).toContain("Your rating is 2 points lower");
    const other = await page(`/reviews/${id}/criteria/${CRITERIA[1]}`, manager);
    expect(other.text, "of another criterion").not.toContain("Side by side");
  });

  test("where the cycle is not blind both stand side by side at once", async () => {
    const { cycleId } = await database().assessment.findUniqueOrThrow({ where: { id } });
    await setCycleReview(people.actor, cycleId ?? "", { isBlind: false, isCalibrated: false });
    await startReview(manager, id);
    expect((await page(here(), manager)).text).toContain("Side by side");
    await expect(
      setCycleReview(people.actor, cycleId ?? "", { isBlind: true, isCalibrated: false }),
    ).rejects.toThrow("Reviews have begun");
  });

  test("how the reviewer first saw it is kept when they change it after", async () => {
    await startReview(manager, id);
    await saveReviewRating(manager, at(), point(1), 0, settle);
    await saveReviewRating(manager, at(), point(3, "They showed me more"), 1, settle);
    const row = await database().reviewRating.findFirstOrThrow({
      where: { review: { assessmentId: id } },
    });
    expect(row).toMatchObject({ point: 3, blindPoint: 1, revision: 2 });
  });

  test("going on waits for a rationale where the two differ by more than a point", async () => {
    await startReview(manager, id);
    const answer = await post(here(), manager, {
      intent: "next",
      revision: "0",
      answer: "2",
      narrative: "",
    });
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain("You see this differently");
    const again = await post(here(), manager, {
      intent: "next",
      revision: "1",
      answer: "2",
      narrative: "With help, twice",
    });
    expect(again.status).toBe(302);
  });
});

describe("two tabs", () => {
  beforeEach(() => startReview(manager, id));

  test("of many saves from the same page exactly one wins, and the others see it", async () => {
    const results = await Promise.all(
      [1, 2, 3, 4].map((value) => saveReviewRating(manager, at(), point(value), 0)),
    );
    expect(results.filter((result) => result.saved)).toHaveLength(1);
    const stored = await database().reviewRating.findFirstOrThrow({
      where: { review: { assessmentId: id } },
    });
    for (const result of results)
      if (!result.saved) expect(result.current.point).toBe(stored.point);
  });

  test("the version that loses stays as earlier text, and a retry is no conflict", async () => {
    await saveReviewRating(manager, at(), point(2, "theirs"), 0);
    expect(await saveReviewRating(manager, at(), point(2, "theirs"), 0)).toMatchObject({
      saved: true,
      revision: 1,
    });
    await saveReviewRating(manager, at(), point(3, "mine"), 1, { settle: false, replacing: true });
    const [earlier] = await database().earlierText.findMany({
      where: { reviewRating: { review: { assessmentId: id } } },
    });
    expect(earlier?.content).toMatchObject({ point: 2, narrative: "theirs" });
  });

  test("ratings and engineer's own never meet in one table", async () => {
    await saveReviewRating(manager, at(), point(1, "private to the review"), 0);
    const own = await database().rating.findMany({ where: { assessmentId: id } });
    expect(own.map((row) => row.point)).toEqual(SELF);
    const events = await database().auditEvent.findMany({ where: { subjectId: id } });
    expect(JSON.stringify(events.map(({ data }) => data))).not.toContain("private to the review");
  });
});

describe("submitting", () => {
  test("tells the manager and who acts for them, and whoever has the review already", async () => {
    const acting = await makePerson();
    await makeDelegation(manager, acting);
    const told = async () =>
      (
        await database().notification.findMany({
          where: { kind: "submitted", address: `/reviews/${id}` },
        })
      )
        .map(({ personId }) => personId)
        .sort();
    await reopen(people, id, "assessment", "Asked for");
    await post(`/assessments/${id}/review`, me, {});
    expect(await told()).toEqual([manager.id, acting.id].sort());
    await startReview(acting, id);
    await reopen(people, id, "assessment", "Once more");
    await post(`/assessments/${id}/review`, me, {});
    expect(await told()).toEqual([manager.id, acting.id, acting.id].sort());
  });
});

describe("from begun to acknowledged", () => {
  test("once begun it cannot be withdrawn; an unfinished review is neither finished nor released", async () => {
    await startReview(manager, id);
    await expect(withdrawAssessment(me, id)).rejects.toThrow("has begun the review");
    await expect(finishReview(manager, id)).rejects.toThrow("Something is still missing");
    await expect(releaseReview(manager, id)).rejects.toThrow("not finished");
    expect(await stateOf()).toBe("IN_REVIEW");
  });

  test("before release the engineer sees nothing of it; after it, both sides and who said what", async () => {
    await finished();
    for (const path of ["/assessments", `/assessments/${id}/standing`, "/history", "/"])
      expect((await page(path, me)).text, path).not.toContain("What I saw");
    expect((await page(`/assessments/${id}/released`, me)).status).toBe(404);
    expect((await page("/history/record.json", me)).text).not.toContain("What I saw");

    await releaseReview(manager, id);
    const { text } = await page(`/assessments/${id}/released`, me);
    expect(text).toContain("What I saw");
    expect(text).toContain("For the conversation");
    const [notice] = await database().notification.findMany({
      where: { personId: me.id, kind: "released" },
    });
    expect(notice?.address).toBe(`/assessments/${id}/released`);
    expect(JSON.stringify(notice)).not.toContain("What I saw");
  });

  test("releasing twice, or after it was taken up again, is refused with the reason", async () => {
    await finished();
    await resumeReview(manager, id);
    await expect(releaseReview(manager, id)).rejects.toThrow("not finished");
    await finishReview(manager, id);
    const results = await Promise.allSettled([
      releaseReview(manager, id),
      releaseReview(manager, id),
    ]);
    expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await database().release.count({ where: { assessmentId: id } })).toBe(1);
  });

  test("to disagree is an answer like any other, kept with the review and never changed", async () => {
    await finished();
    await releaseReview(manager, id);
    const refused = await post(`/assessments/${id}/released`, me, {
      intent: "acknowledge",
      response: "Kept?",
    });
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain("Kept?");
    await acknowledgeRelease(me, id, { stance: "disagree", response: "I see it otherwise" });
    expect(await stateOf()).toBe("ACKNOWLEDGED");
    await expect(acknowledgeRelease(me, id, { stance: "agree", response: "" })).rejects.toThrow(
      "acknowledged this review already",
    );
    const release = database().release;
    await expect(
      release.updateMany({ where: { assessmentId: id }, data: { response: "other" } }),
    ).rejects.toThrow();
    await expect(release.deleteMany({ where: { assessmentId: id } })).rejects.toThrow();
    expect((await page(`/reviews/${id}/released`, manager)).text).toContain("I see it otherwise");
    expect(await actionsIn(id)).toEqual(
      expect.arrayContaining([
        "review.started",
        "review.finished",
        "review.released",
        "review.acknowledged",
      ]),
    );
  });

  test("either side writes down what they agree on; a stranger finds nothing", async () => {
    await finished();
    await releaseReview(manager, id);
    await agreeAction(me, id, { text: "Pair twice", dueOn: "2027-01-31", criterion: CRITERIA[0] });
    await agreeAction(manager, id, { text: "Open the door", dueOn: null, criterion: "no such" });
    const [first, second] = await actionsOf(id);
    expect([first?.criterionId, second?.criterionId]).toEqual([CRITERIA[0], null]);
    await markAction(manager, id, first?.id ?? "", "done");
    expect((await actionsOf(id))[0]?.doneAt).not.toBeNull();
    const stranger = await makePerson();
    await expect(
      agreeAction(stranger, id, { text: "x", dueOn: null, criterion: "" }),
    ).rejects.toMatchObject({ status: 404 });
  });

  test("in a cycle that calibrates, release waits until that has ended, and ratings stand meanwhile", async () => {
    const { cycleId } = await database().assessment.findUniqueOrThrow({ where: { id } });
    await setCycleReview(people.actor, cycleId ?? "", { isBlind: true, isCalibrated: true });
    await finished();
    await expect(releaseReview(manager, id)).rejects.toThrow("calibrated first");
    expect(await beginCalibration(people.actor, cycleId ?? "")).toBe(1);
    await expect(releaseReview(manager, id)).rejects.toThrow("Calibration has not ended");
    await expect(resumeReview(manager, id)).rejects.toThrow("in calibration");
    await expect(saveReviewRating(manager, at(), point(1), 1)).rejects.toThrow("in calibration");
    await endCalibration(people.actor, cycleId ?? "");
    await releaseReview(manager, id);
    expect(await stateOf()).toBe("RELEASED");
  });
});

describe("asking for more", () => {
  const none = { answer: "", chosen: [], piece: null };

  test("the engineer answers just that, with words and evidence; the submission stays as it was", async () => {
    await startReview(manager, id);
    await askForEvidence(manager, at(), "Is there a note from the time?");
    await expect(askForEvidence(manager, at(), "And more?")).rejects.toThrow("asked already");
    const [request] = await ownRequests(me.id, id);
    const answered = (given: Parameters<typeof answerRequest>[3]) =>
      answerRequest(me, id, request?.id ?? "", given);
    await expect(answered(none)).rejects.toThrow("Answer in words");
    const before = await database().submission.findFirstOrThrow({ where: { assessmentId: id } });
    await answered({
      answer: "Yes, here",
      chosen: [],
      piece: {
        url: "https://example.org/more",
        title: "The note from the time",
        kind: "design-note",
        date: "2026-02-01",
        shows: "How it was decided",
        parts: ["decided"],
      },
    });
    await expect(answered({ ...none, answer: "Again" })).rejects.toThrow(
      "answered this question already",
    );
    const after = await database().submission.findFirstOrThrow({ where: { assessmentId: id } });
    expect(after).toEqual(before);
    const { text } = await page(`/reviews/${id}/criteria/${CRITERIA[0]}`, manager);
    expect(text).toContain("The note from the time");
    expect(text).toContain("Yes, here");
    await rateAll();
    await finishReview(manager, id);
    await releaseReview(manager, id);
    expect((await page(`/assessments/${id}/released`, me)).text).toContain(
      "The note from the time",
    );
  });

  test("an open question keeps the review open until it is answered or taken back", async () => {
    await startReview(manager, id);
    await rateAll();
    await askForEvidence(manager, at(), "Is there more?");
    await expect(finishReview(manager, id)).rejects.toThrow("has not answered");
    const [request] = await ownRequests(me.id, id);
    await withdrawRequest(manager, id, request?.id ?? "");
    await finishReview(manager, id);
    await expect(
      answerRequest(me, id, request?.id ?? "", { ...none, answer: "Late" }),
    ).rejects.toThrow("taken back");
  });

  test("somebody else's evidence cannot be offered, and what was refused is still in the form", async () => {
    await startReview(manager, id);
    await askForEvidence(manager, at(), "Is there more?");
    const [request] = await ownRequests(me.id, id);
    const other = await makePerson();
    const theirs = await makeReviewed(other, "draft", manager);
    const address = `/assessments/${id}/requests/${request?.id}`;
    await expect(
      answerRequest(me, id, request?.id ?? "", { ...none, chosen: [theirs.evidence] }),
    ).rejects.toThrow("Answer in words");
    const refused = await post(address, me, {
      answer: "My words",
      url: "http://example.org",
      title: "x",
    });
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain("My words");
    expect((await page(address, manager)).status).toBe(404);
  });
});

describe("when the organisation changes", () => {
  test("the review stays with whoever began it until it is handed over, visibly", async () => {
    await startReview(manager, id);
    await saveReviewRating(manager, at(), point(2, "Begun by the first"), 0, settle);
    const next = await makePerson({ name: "Next manager", managerId: head.id });
    await database().person.update({ where: { id: me.id }, data: { managerId: next.id } });

    await saveReviewRating(manager, at(), point(3, "Still mine"), 1);
    await expect(saveReviewRating(next, at(), point(4), 2)).rejects.toThrow(
      "Manager has this review",
    );
    const read = await page(`/reviews/${id}/record`, next);
    expect(read.text).toContain("What I did for");
    expect(read.text).not.toContain("Still mine");
    expect((await page("/team", manager)).text).toContain("Engineer");

    await expect(handOver(next, id, next.id, "It should be mine")).rejects.toThrow("not yours");
    await handOver(manager, id, next.id, "They report to you now");
    await expect(saveReviewRating(manager, at(), point(1), 2)).rejects.toMatchObject({
      status: 404,
    });
    await saveReviewRating(next, at(), point(4, "Taken on"), 2);
    const { text } = await page(`/reviews/${id}`, next);
    expect(text).toContain("They report to you now");
    expect((await page(`/reviews/${id}`, manager)).status).toBe(404);
  });

  test("where the reviewer has left, the manager of today takes it over", async () => {
    await startReview(manager, id);
    await database().person.update({
      where: { id: manager.id },
      data: { leftOn: new Date("2026-01-01") },
    });
    const next = await makePerson({ name: "Next", managerId: head.id });
    await database().person.update({ where: { id: me.id }, data: { managerId: next.id } });
    const mine = (await teamOf(next.id)).find(({ personId }) => personId === me.id);
    expect(mine?.waits).toBe("take-over");
    await handOver(next, id, next.id, "They left");
    await saveReviewRating(next, at(), point(3), 0);
  });

  test("of an engineer who left nothing is begun, asked or released; what is there stays", async () => {
    const leave = () =>
      database().person.update({ where: { id: me.id }, data: { leftOn: new Date("2026-01-01") } });
    await finished();
    await leave();
    await expect(releaseReview(manager, id)).rejects.toThrow("has left");
    expect(await stateOf()).toBe("REVIEWED");
    expect((await page(`/reviews/${id}`, manager)).text).toContain("has left");
  });

  test("who acts for a manager can begin reviews in that time, never of themselves", async () => {
    const acting = await makePerson({ name: "Acting", managerId: manager.id });
    await makeDelegation(manager, acting);
    const own = (await makeReviewed(acting, "submitted", manager)).assessment;
    await startReview(acting, id);
    await expect(startReview(acting, own)).rejects.toMatchObject({ status: 404 });
    const team = await teamOf(acting.id);
    expect(team.map(({ name }) => name)).not.toContain("Acting");
    expect(team.find(({ personId }) => personId === me.id)?.actingFor).toBe("Manager");
    await expect(
      addDelegation(people.actor, {
        manager: manager.id,
        delegate: acting.email,
        startsOn: "2020-01-01",
        endsOn: "2099-01-01",
      }),
    ).rejects.toThrow("on some of these days already");
  });
});

describe("reopening", () => {
  test("a released review is reopened with a reason, kept as it was, and released again", async () => {
    await finished();
    await releaseReview(manager, id);
    await acknowledgeRelease(me, id, { stance: "disagree", response: "This misses the spring" });
    await expect(reopen(people, id, "review", " ")).rejects.toThrow("Say why");
    await reopen(people, id, "review", "The spring was left out");
    expect(await stateOf()).toBe("IN_REVIEW");
    const before = await database().release.findFirstOrThrow({ where: { assessmentId: id } });
    const old = await ask(`/assessments/${id}/released`, { as: await signedInAs(me) });
    expect(old.headers.get("location")).toBe(`/history/releases/${before.id}`);
    await saveReviewRating(manager, at(), point(4, "With the spring"), 1, settle);
    await finishReview(manager, id);
    await releaseReview(manager, id);
    const releases = await database().release.findMany({
      where: { assessmentId: id },
      orderBy: { releasedAt: "asc" },
    });
    expect(releases.map(({ reopenedAt, response }) => [reopenedAt !== null, response])).toEqual([
      [true, "This misses the spring"],
      [false, ""],
    ]);
    expect((await page(`/assessments/${id}/released`, me)).text).toContain(
      "The spring was left out",
    );
  });

  test("a self-assessment is reopened for the engineer, and the review goes on where it was", async () => {
    await startReview(manager, id);
    await saveReviewRating(manager, at(), point(2, "Kept"), 0, settle);
    await reopen(people, id, "assessment", "Asked for");
    expect(await stateOf()).toBe("DRAFT");
    expect((await page(`/reviews/${id}`, manager)).status).toBe(404);
    await post(`/assessments/${id}/review`, me, {});
    expect(await stateOf()).toBe("SUBMITTED");
    await startReview(manager, id);
    expect((await page(`/reviews/${id}/criteria/${CRITERIA[0]}`, manager)).text).toContain("Kept");
  });

  test("in a closed cycle the engineer could not write, so it is refused with what to do", async () => {
    const { cycleId } = await database().assessment.findUniqueOrThrow({ where: { id } });
    await database().cycle.update({ where: { id: cycleId ?? "" }, data: { state: "CLOSED" } });
    await expect(reopen(people, id, "assessment", "Asked for")).rejects.toThrow("Open the cycle");
    expect(await stateOf()).toBe("SUBMITTED");
  });
});

describe("what an attack found", () => {
  test("the people team's own managers and reviewers rate blind like everybody else", async () => {
    const both = await makePerson({ managerId: head.id, roles: ["PEOPLE_TEAM"] });
    const report = await makePerson({ managerId: both.id });
    id = (await makeReviewed(report, "submitted", both, { self: SELF })).assessment;
    const ratings = />Self<|"self\\?"/;
    expect((await page(`/reviews/${id}/record`, both)).text).not.toMatch(ratings);
    const acting = await makePerson({ roles: ["PEOPLE_TEAM"] });
    await makeDelegation(both, acting);
    expect((await page(`/reviews/${id}/record.data`, acting)).text).not.toMatch(ratings);
    expect(await actionsIn(id)).toEqual([]);
    // Further up the line the office shows more than the line does, and leaves its trace.
    await database().roleGrant.create({ data: { personId: head.id, role: "PEOPLE_TEAM" } });
    expect((await page(`/reviews/${id}/record`, { ...head })).text).toMatch(ratings);
    expect(await actionsIn(id)).toEqual(["assessment.read"]);
    await database().roleGrant.deleteMany({ where: { personId: head.id } });
  });

  test("nobody below the engineer acts for the engineer's manager, whatever was named", async () => {
    const below = await makePerson({ managerId: me.id });
    await makeDelegation(manager, below);
    await expect(startReview(below, id)).rejects.toMatchObject({ status: 404 });
    const peer = (
      await makeReviewed(await makePerson({ managerId: manager.id }), "submitted", manager)
    ).assessment;
    await startReview(below, peer);
  });

  test("the people team names neither themselves nor who acts for their own manager", async () => {
    const officer = await makePerson({ managerId: manager.id, roles: ["PEOPLE_TEAM"] });
    const other = await makePerson();
    const days = { startsOn: "2026-01-01", endsOn: "2026-12-31" };
    const given = { manager: manager.id, delegate: other.email, ...days };
    await expect(addDelegation(officer.actor, given)).rejects.toThrow("your own manager");
    await expect(addDelegation(people.actor, { ...given, delegate: people.email })).rejects.toThrow(
      "has to name you",
    );
  });

  test("a question does not outlive the self-assessment it was about", async () => {
    await startReview(manager, id);
    await askForEvidence(manager, at(), "Is there more?");
    const [request] = await ownRequests(me.id, id);
    await reopen(people, id, "assessment", "Asked for");
    await database().assessment.update({
      where: { id },
      data: { transitionId: "mid-to-senior-specialist", state: "IN_REVIEW" },
    });
    const { status, text } = await page(`/assessments/${id}/requests/${request?.id}`, me);
    expect([status, text.includes("taken back")]).toEqual([200, true]);
  });

  test("a resubmitted assessment can be handed over, and says whose it is", async () => {
    await startReview(manager, id);
    await reopen(people, id, "assessment", "Asked for");
    const next = await makePerson({ name: "Next", managerId: head.id });
    await database().person.update({ where: { id: me.id }, data: { managerId: next.id } });
    await post(`/assessments/${id}/review`, me, {});
    expect((await teamOf(next.id)).find(({ personId }) => personId === me.id)?.waits).toBeNull();
    await expect(startReview(next, id)).rejects.toThrow("Manager has this review");
    await handOver(people, id, next.id, "They manage now");
    await startReview(next, id);
  });

  test("after a new submission only unchanged answers stay compared", async () => {
    await startReview(manager, id);
    await rateAll();
    await reopen(people, id, "assessment", "Asked for");
    await database().rating.update({
      where: { assessmentId_criterionId: at(CRITERIA[1]) },
      data: { point: 1 },
    });
    await post(`/assessments/${id}/review`, me, {});
    await startReview(manager, id);
    const settled = await database().reviewRating.findMany({
      where: { review: { assessmentId: id }, settledAt: { not: null } },
    });
    expect(settled.map(({ criterionId }) => criterionId).sort()).toEqual(
      [CRITERIA[0], CRITERIA[2]].sort(),
    );
    await expect(finishReview(manager, id)).rejects.toThrow("Something is still missing");
  });

  test("words sent to a page that went away come back with the answer", async () => {
    await startReview(manager, id);
    await reopen(people, id, "assessment", "Asked for");
    const answer = await post(`/reviews/${id}`, manager, {
      intent: "summary",
      revision: "0",
      summary: "Words nobody should have to write twice",
    });
    expect(answer.status).toBe(404);
    expect(await answer.text()).toContain("Words nobody should have to write twice");
  });

  test("a character that no database keeps is left out, not answered with a fault", async () => {
    await startReview(manager, id);
    const nul = "before\0after";
    const here = `/reviews/${id}`;
    const answers = [
      await post(here, manager, { intent: "summary", revision: "0", summary: nul }),
      await post(`${here}/criteria/${CRITERIA[0]}`, manager, { intent: "ask", question: nul }),
      await post(`${here}/hand-over`, people, { to: head.id, reason: nul }),
      await post(`${here}/reopen`, people, { at: "assessment", reason: nul }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([302, 302, 302, 302]);
  });

  test("the engineer cannot tell a finished review from one under way", async () => {
    await finished();
    for (const path of ["/assessments.data", `/assessments/${id}/standing.data`, "/evidence.data"])
      expect((await page(path, me)).text, path).not.toContain('"reviewed"');
    await expect(withdrawAssessment(me, id)).rejects.toThrow("has begun the review");
  });

  test("what colleagues say later does not change what was released", async () => {
    await finished();
    await releaseReview(manager, id);
    const colleague = await makePerson({ name: "Colleague" });
    const piece = await database().evidence.findFirstOrThrow({ where: { personId: me.id } });
    const { url, title, kind, shows, parts } = piece;
    await database().corroboration.create({
      data: {
        evidenceId: piece.id,
        askedId: colleague.id,
        content: { url, title, kind, kindTitle: kind, date: "2026-01-10", shows, parts },
        answer: "CONFIRM",
        sentence: "Said after the release",
        answeredAt: new Date(),
      },
    });
    expect((await page(`/assessments/${id}/released`, me)).text).not.toContain("Said after");
  });

  test("a review that comes late to calibration does not hold up those it ended for", async () => {
    const { cycleId } = await database().assessment.findUniqueOrThrow({ where: { id } });
    const cycle = cycleId ?? "";
    await setCycleReview(people.actor, cycle, { isBlind: true, isCalibrated: true });
    await expect(endCalibration(people.actor, cycle)).rejects.toThrow("Nothing is in calibration");
    await finished();
    await beginCalibration(people.actor, cycle);
    await endCalibration(people.actor, cycle);
    const late = await makePerson({ managerId: manager.id });
    const other = (await makeReviewed(late, "reviewed", manager)).assessment;
    await database().assessment.update({ where: { id: other }, data: { cycleId: cycle } });
    await beginCalibration(people.actor, cycle);
    await expect(releaseReview(manager, other)).rejects.toThrow("Calibration has not ended");
    await releaseReview(manager, id);
    await endCalibration(people.actor, cycle);
    await releaseReview(manager, other);
  });

  test("a released review is handed to nobody", async () => {
    await finished();
    await releaseReview(manager, id);
    await database().person.update({
      where: { id: manager.id },
      data: { leftOn: new Date("2026-01-01") },
    });
    const next = await makePerson({ managerId: head.id });
    await database().person.update({ where: { id: me.id }, data: { managerId: next.id } });
    await expect(handOver(next, id, next.id, "Late")).rejects.toThrow("not yours");
  });
});

describe("who reads", () => {
  test("the people team's reading is recorded, a manager's is not", async () => {
    await page(`/reviews/${id}/record`, manager);
    expect(await actionsIn(id)).toEqual([]);
    await page(`/reviews/${id}/record`, people);
    expect(await actionsIn(id)).toEqual(["assessment.read"]);
  });

  test("above the manager, ratings show once the review is finished", async () => {
    await startReview(manager, id);
    await rateAll();
    const before = await page(`/reviews/${id}/record.data`, head);
    expect(before.text).toContain("What I did for");
    expect(before.text).not.toContain("What I saw");
    await finishReview(manager, id);
    expect((await page(`/reviews/${id}/record`, head)).text).toContain("What I saw");
  });

  test("a check-in stays the engineer's own, whatever its state", async () => {
    await database().assessment.update({ where: { id }, data: { cycleId: null } });
    for (const who of [manager, head, people])
      expect((await page(`/reviews/${id}/record`, who)).status).toBe(404);
    await expect(startReview(manager, id)).rejects.toMatchObject({ status: 404 });
  });
});

describe("my team", () => {
  test("takes the same number of queries however many report, and holds nobody's rating", async () => {
    const path = "/team";
    const as = await signedInAs(manager);
    const few = await countQueries(() => ask(path, { as }));
    for (let index = 0; index < 8; index++) {
      const report = await makePerson({ managerId: manager.id });
      await makeReviewed(report, "in-review", manager);
    }
    expect(await countQueries(() => ask(path, { as }))).toBe(few);
    const { text } = await page("/team.data", manager);
    expect(text).not.toMatch(/"point"|What I (saw|did)/);
  });
});

test("what is released is what the rows say", async () => {
  await finished();
  await releaseReview(manager, id);
  const release = await database().release.findFirstOrThrow({ where: { assessmentId: id } });
  expect(release.contentHash, "computed again from the row").toBe(frozenHashOf(release.content));
  expect(release.content).toMatchObject({
    person: { name: "Subject" },
    reviewer: { id: manager.id, name: "Manager" },
    criteria: CRITERIA.map((criterionId, index) => ({
      criterionId,
      self: { point: SELF[index] },
      manager: { point: 3, rationale: "What I saw" },
      blind: { point: 3, alternative: null },
    })),
  });
});
