import { parse } from "csv-parse/sync";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { SessionState } from "~/calibration/domain/state";
import { storedSessionState } from "~/calibration/session.server";
import { readListFilter } from "~/history/domain/list-filter";
import { historyPage } from "~/history/history-page.server";
import { frozenHashOf } from "~/ladder/frozen-hash.server";
import { database } from "~/platform/database.server";
import { calibratedOf } from "~/review/calibrated.server";
import { beginCalibration, endCalibration } from "~/review/cycle-reviews.server";
import type { ReleaseContent } from "~/review/domain/release-content";
import { releaseReview } from "~/review/release.server";
import { reopen } from "~/review/reopening.server";
import { finishReview } from "~/review/reviews.server";
import { teamOf } from "~/review/team.server";
import { signedInAs, testApp } from "../support/app";
import { makeCalibratedCycle, makeRated, makeSession } from "../support/calibration";
import { countQueries } from "../support/count-queries";
import { testDatabase } from "../support/database";
import {
  makeAssessment,
  makeCycle,
  makeOrganisation,
  makePerson,
  type TestPerson,
} from "../support/organisation";
import { makeReviewed } from "../support/review";

testDatabase();

const [FIRST, SECOND] = ["design-robust-patterns", "validate-interactions"] as const;
const SENTENCE = "One service only, and written with help";
const PART = "What calibration changed";
const NOTHING = "Nothing was changed";
const CALIBRATOR = "Kim Calibrator";

let ask: Awaited<ReturnType<typeof testApp>>;
let head: TestPerson;
let manager: TestPerson;
let me: TestPerson;
let people: TestPerson;
let peer: TestPerson;
let calibrator: TestPerson;
let cycleId: string;
/** My assessment, rated 4, 4 and 4 by my manager and 3, 3 and 3 by me. */
let id: string;
let session: string;

beforeAll(async () => {
  await makeOrganisation();
  ask = await testApp();
  head = await makePerson({ name: "Head" });
  people = await makePerson({ name: "People team", roles: ["PEOPLE_TEAM"] });
  calibrator = await makePerson({ name: CALIBRATOR });
});

beforeEach(async () => {
  manager = await makePerson({ name: "Mia Manager", managerId: head.id });
  me = await makePerson({ name: "Engineer", managerId: manager.id });
  peer = await makePerson({ name: "Peer", managerId: manager.id });
  cycleId = (await makeCalibratedCycle()).id;
  id = await makeRated(cycleId, me, manager, { self: [3, 3, 3], manager: [4, 4, 4] });
  session = (await makeSession([id], { calibrators: [calibrator] })).id;
});

type Change = {
  from: number;
  to: number;
  criterionId?: string;
  number?: number;
  sentence?: string;
};

async function changeRating({ from, to, criterionId = FIRST, number = 1, sentence }: Change) {
  await database().calibrationChange.create({
    data: {
      sessionId: session,
      assessmentId: id,
      personId: me.id,
      criterionId,
      number,
      fromPoint: from,
      toPoint: to,
      reasonCode: "evidence-weak",
      sentence: sentence ?? SENTENCE,
      byId: calibrator.id,
    },
  });
}

/** The session as it is once it is locked, or released, with what it leaves written back. */
async function sessionIs(state: SessionState, left: Record<string, number> = {}) {
  await database().calibrationSession.update({
    where: { id: session },
    data: { state: storedSessionState(state), lockedAt: new Date() },
  });
  await database().calibratedRating.createMany({
    data: Object.entries(left).map(([criterionId, point]) => ({
      assessmentId: id,
      criterionId,
      sessionId: session,
      point,
    })),
  });
  if (state === "released")
    await database().assessment.update({ where: { id }, data: { calibrationEndedAt: new Date() } });
}

/** Changed from 4 to 2, and locked. */
async function changedAndLocked(state: "locked" | "released" = "locked") {
  await changeRating({ from: 4, to: 2 });
  await sessionIs(state, { [FIRST]: 2 });
}

const page = async (path: string, person: TestPerson) => {
  const response = await ask(path, { as: await signedInAs(person) });
  // React marks where its texts meet.
  return { status: response.status, text: (await response.text()).replaceAll("<!-- -->", "") };
};
/** A page and what its script would ask for. */
const both = async (path: string, person: TestPerson) =>
  (await page(path, person)).text + (await page(`${path}.data`, person)).text;

describe("before the session is locked", () => {
  test.each(["preview", "live"] as const)(
    "%s: nobody outside of it sees anything of a change",
    async (state) => {
      await changeRating({ from: 4, to: 2 });
      await database().calibrationSession.update({
        where: { id: session },
        data: { state: storedSessionState(state) },
      });
      for (const [path, who] of [
        [`/reviews/${id}`, manager],
        [`/reviews/${id}/compare`, manager],
        [`/reviews/${id}/criteria/${FIRST}`, manager],
        [`/reviews/${id}/record`, head],
        [`/reviews/${id}/record`, people],
        [`/assessments/${id}/standing`, me],
        ["/history", me],
        ["/history/record.json", me],
        ["/history/record.csv", me],
      ] as const) {
        const said = path.includes("record.")
          ? (await page(path, who)).text
          : await both(path, who);
        for (const private_ of [SENTENCE, PART, "Platform and Payments", CALIBRATOR])
          expect(said, `${path} for ${who.name}`).not.toContain(private_);
      }
      expect(await calibratedOf(id)).toBeNull();
    },
  );

  test("a session that was reopened hides again what it had changed", async () => {
    await changedAndLocked();
    await database().calibrationSession.update({ where: { id: session }, data: { state: "LIVE" } });
    expect(await both(`/reviews/${id}`, manager)).not.toContain(SENTENCE);
  });
});

describe("once it is locked", () => {
  test("the reviewer reads each change with its reason, the session's name, and nobody's else", async () => {
    await changedAndLocked();
    for (const path of [`/reviews/${id}`, `/reviews/${id}/compare`]) {
      const said = await both(path, manager);
      for (const shown of [
        PART,
        "The evidence does not show it",
        SENTENCE,
        "Platform and Payments",
      ])
        expect(said, path).toContain(shown);
      expect(said, path).not.toContain(CALIBRATOR);
      expect(said, path).not.toContain(calibrator.id);
    }
    const { text } = await page(`/reviews/${id}`, manager);
    expect(text).toContain("Calibration is finished for this review");
    expect(text).not.toContain("Release it to");
  });

  test("a session that changed nothing says so", async () => {
    await sessionIs("locked");
    expect((await page(`/reviews/${id}`, manager)).text).toContain(NOTHING);
  });

  test("a change that was taken back is told step by step", async () => {
    await changeRating({ from: 4, to: 2 });
    await changeRating({ from: 2, to: 4, number: 2, sentence: "We had missed a piece" });
    await sessionIs("locked");
    const { text } = await page(`/reviews/${id}`, manager);
    for (const shown of [SENTENCE, "We had missed a piece", "Changed, and changed back to"])
      expect(text).toContain(shown);
    expect(text.indexOf(SENTENCE)).toBeLessThan(text.indexOf("We had missed a piece"));
  });

  test("above the manager and for the people team it stands on the record, whose reading is recorded", async () => {
    await changedAndLocked();
    for (const who of [head, people]) {
      const said = await both(`/reviews/${id}/record`, who);
      expect(said).toContain(SENTENCE);
      expect(said).not.toContain(CALIBRATOR);
    }
    const read = { action: "assessment.read", subjectId: id };
    expect(await database().auditEvent.count({ where: { ...read, actorId: people.id } })).toBe(2);
    expect(await database().auditEvent.count({ where: { ...read, actorId: head.id } })).toBe(0);
  });

  test("a peer, a calibrator and a former manager find nothing", async () => {
    const next = await makePerson({ name: "Next manager", managerId: head.id });
    await changedAndLocked();
    await database().review.update({ where: { assessmentId: id }, data: { reviewerId: next.id } });
    await database().person.update({ where: { id: me.id }, data: { managerId: next.id } });
    for (const who of [peer, calibrator, manager])
      for (const path of [`/reviews/${id}`, `/reviews/${id}/record`, `/reviews/${id}/compare`])
        for (const address of [path, `${path}.data`]) {
          const answer = await page(address, who);
          expect(answer.text, `${address} for ${who.name}`).not.toContain(SENTENCE);
          if (address === path) expect(answer.status).toBe(404);
        }
    expect(await both(`/reviews/${id}`, next)).toContain(SENTENCE);
  });

  test("the person concerned sees nothing of it before the release", async () => {
    await changedAndLocked("released");
    for (const path of [
      "/assessments",
      `/assessments/${id}`,
      `/assessments/${id}/standing`,
      `/assessments/${id}/released`,
      `/reviews/${id}`,
      `/reviews/${id}/record`,
      "/history",
    ])
      expect(await both(path, me), path).not.toMatch(
        new RegExp(`${SENTENCE}|${PART}|Platform and Payments|in-calibration`),
      );
    for (const path of ["/history/record.json", "/history/record.csv"])
      expect((await page(path, me)).text).not.toContain(SENTENCE);
  });

  test("it is one statement, however much was changed", async () => {
    await sessionIs("locked");
    const none = await countQueries(() => calibratedOf(id));
    for (const [index, to] of [1, 2, 1, 3].entries())
      await changeRating({ from: 4, to, number: index + 1 });
    await changeRating({ from: 4, to: 3, criterionId: SECOND });
    await database().calibratedRating.createMany({
      data: [FIRST, SECOND].map((criterionId) => ({
        assessmentId: id,
        criterionId,
        sessionId: session,
        point: 3,
      })),
    });
    expect(await countQueries(() => calibratedOf(id))).toBe(none);
    expect((await calibratedOf(id))?.get(FIRST)?.changes).toHaveLength(4);
    expect(none).toBe(1);
  });
});

describe("while a newer cycle is open", () => {
  test("the review that calibration has finished still waits on My team and at home, with its cycle", async () => {
    await changedAndLocked();
    const { name } = await database().cycle.update({
      where: { id: cycleId },
      data: { state: "CLOSED" },
    });
    const next = await makeAssessment(me, { cycleId: (await makeCycle()).id });
    const mine = async (who: TestPerson) =>
      (await teamOf(who.id)).filter(({ personId }) => personId === me.id);
    const rows = [
      { assessmentId: next.id, isFurther: false, waits: null },
      { assessmentId: id, isFurther: true, waits: null },
    ];
    expect(await mine(manager)).toMatchObject(rows);
    // Whoever is above the manager has no part in it.
    expect(await mine(head)).toMatchObject(rows.slice(0, 1));
    expect((await page("/team", manager)).text).toMatch(
      new RegExp(`href="/reviews/${id}"[^>]*>Engineer · ${name}<`),
    );

    await sessionIs("released");
    for (const path of ["/team", "/"])
      expect((await page(path, manager)).text, path).toContain(
        `Release the review of Engineer · ${name}`,
      );
    expect((await page("/", manager)).text).toContain("0 of 1 have submitted");
    await releaseReview(manager, id);
    expect(await mine(manager)).toHaveLength(1);
  });
});

describe("once the review is released", () => {
  const released = async () => {
    await changedAndLocked("released");
    await releaseReview(manager, id);
    return database().release.findFirstOrThrow({ where: { assessmentId: id, reopenedAt: null } });
  };

  test("the copy holds what calibration left and why, and its hash can be computed again", async () => {
    const release = await released();
    expect(frozenHashOf(release.content)).toBe(release.contentHash);
    const content = release.content as unknown as ReleaseContent;
    expect(content.criteria.map(({ manager }) => manager.point)).toEqual([4, 4, 4]);
    expect(content.criteria.map(({ calibrated }) => calibrated?.point)).toEqual([
      2,
      undefined,
      undefined,
    ]);
    expect(content.criteria[0]?.calibrated).toMatchObject({
      session: "Platform and Payments",
      changes: [
        { from: { point: 4 }, to: { point: 2 }, reasonCode: "evidence-weak", sentence: SENTENCE },
      ],
    });
    expect(content.criteria[1]?.calibrated).toBeNull();
    expect(JSON.stringify(content)).not.toContain(calibrator.id);
  });

  test("engineer and manager read it, with the rule by the calibrated rating", async () => {
    const { id: release } = await released();
    for (const [path, who] of [
      [`/assessments/${id}/released`, me],
      [`/reviews/${id}/released`, manager],
    ] as const) {
      const said = await both(path, who);
      for (const shown of [PART, SENTENCE, "The evidence does not show it", "What I saw of"])
        expect(said, path).toContain(shown);
      expect(said).not.toContain(CALIBRATOR);
      expect(said).toContain("By the ratings after calibration: not met yet");
      expect(said).toContain("The calibrated rating is one point lower");
    }
    const kept = await both(`/history/releases/${release}`, me);
    expect(kept).toContain(SENTENCE);
    expect((await page(`/history/releases/${release}`, peer)).status).toBe(404);
    expect((await page(`/assessments/${id}/released`, peer)).status).toBe(404);
  });

  test("what others had changed is on nobody else's page", async () => {
    const other = await makeRated(cycleId, peer, manager, { manager: [4, 4, 4] });
    await database().calibrationMember.create({
      data: { sessionId: session, assessmentId: other, personId: peer.id },
    });
    await database().calibrationChange.create({
      data: {
        sessionId: session,
        assessmentId: other,
        personId: peer.id,
        criterionId: FIRST,
        number: 1,
        fromPoint: 4,
        toPoint: 1,
        reasonCode: "other",
        sentence: "About the peer",
        byId: calibrator.id,
      },
    });
    await released();
    for (const [path, who] of [
      [`/assessments/${id}/released`, me],
      [`/reviews/${id}/released`, manager],
    ] as const)
      expect(await both(path, who)).not.toContain("About the peer");
  });

  test("trend and record carry both, what counts and what the manager gave", async () => {
    await released();
    const filter = readListFilter(new URLSearchParams());
    const { trend } = await historyPage({ personId: me.id, timeZone: "UTC" }, filter);
    const rows = trend.competencies.flatMap(({ panels }) =>
      panels.flatMap(({ lines }) => lines.flatMap((line) => line.rows)),
    );
    expect(rows.map(({ manager, before }) => [manager, before])).toContainEqual([
      "Practising (2)",
      "Multiplying (4)",
    ]);
    expect(rows.filter(({ before }) => before === null)).toHaveLength(2);
    const record = JSON.parse((await page("/history/record.json", me)).text);
    const [criterion] = record.assessments[0].releases[0].content.criteria;
    expect(criterion).toMatchObject({
      manager: { point: 4 },
      calibrated: { point: 2, changes: [{ sentence: SENTENCE }] },
    });
    const csv: Record<string, string>[] = parse((await page("/history/record.csv", me)).text, {
      bom: true,
      columns: true,
    });
    expect(csv[0]).toMatchObject({ "manager point": "4", "calibrated point": "2" });
    expect(csv[0]?.calibration).toContain(SENTENCE);
    expect(csv[1]).toMatchObject({ "manager point": "4", "calibrated point": "" });
  });

  test("where calibration changed nothing, all of them say that", async () => {
    await sessionIs("released");
    await releaseReview(manager, id);
    const release = await database().release.findFirstOrThrow({ where: { assessmentId: id } });
    for (const [path, who] of [
      [`/assessments/${id}/released`, me],
      [`/reviews/${id}/released`, manager],
    ] as const) {
      const { text } = await page(path, who);
      expect(text).toContain(NOTHING);
      expect(text).not.toContain("after calibration");
    }
    expect((await page(`/history/releases/${release.id}`, me)).text).toContain(
      "changed none of them",
    );
  });

  test("copies from before there was calibration read and hash as they did", async () => {
    const old = await makeReviewed(me, "released", manager);
    const { content } = await database().release.findUniqueOrThrow({ where: { id: old.release } });
    const hash = frozenHashOf(content);
    expect(JSON.stringify(content)).not.toContain("calibrated");
    for (const path of [
      `/assessments/${old.assessment}/released`,
      `/history/releases/${old.release}`,
    ]) {
      const answer = await page(path, me);
      expect(answer.status).toBe(200);
      expect(answer.text).not.toContain(PART);
      expect(answer.text).not.toMatch(/after calibration:|changed none of them/i);
    }
    const again = await database().release.findUniqueOrThrow({ where: { id: old.release } });
    expect(frozenHashOf(again.content)).toBe(hash);
  });

  test("a review of a cycle without calibration is released without a word of it", async () => {
    const plain = await makeReviewed(peer, "reviewed", manager);
    await releaseReview(manager, plain.assessment);
    const { content } = await database().release.findFirstOrThrow({
      where: { assessmentId: plain.assessment },
    });
    expect(JSON.stringify(content)).not.toContain("calibrated");
  });
});

describe("when the review is reopened", () => {
  test("what was released of calibration stays on record; what counts anew is the manager's", async () => {
    await changedAndLocked("released");
    await releaseReview(manager, id);
    const before = await database().release.findFirstOrThrow({ where: { assessmentId: id } });
    const { revision } = await database().calibrationSession.findUniqueOrThrow({
      where: { id: session },
    });
    expect((await page(`/reviews/${id}/reopen`, people)).text).toContain("no longer counts");
    await reopen(people, id, "review", "A piece of evidence was somebody else’s");
    expect(await calibratedOf(id)).toBeNull();
    expect(await database().calibratedRating.count({ where: { assessmentId: id } })).toBe(0);
    expect(await database().calibrationChange.count({ where: { assessmentId: id } })).toBe(1);
    expect(
      (await database().calibrationSession.findUniqueOrThrow({ where: { id: session } })).revision,
    ).toBe(revision + 1);
    expect(await both(`/reviews/${id}`, manager)).not.toContain(SENTENCE);
    const kept = await page(`/history/releases/${before.id}`, me);
    expect(kept.text).toContain(SENTENCE);
    expect(kept.text).toContain("no longer holds");

    await finishReview(manager, id);
    await beginCalibration(people.actor, cycleId);
    expect(await both(`/reviews/${id}`, manager)).not.toContain(SENTENCE);
    await endCalibration(people.actor, cycleId);
    await releaseReview(manager, id);
    const after = await database().release.findFirstOrThrow({
      where: { assessmentId: id, reopenedAt: null },
    });
    expect(JSON.stringify(after.content)).not.toContain("calibrated");
    expect((await page(`/assessments/${id}/released`, me)).text).not.toContain(SENTENCE);
  });

  test("a session that compares it anew starts from the manager's rating", async () => {
    await changedAndLocked();
    await reopen(people, id, "review", "Look again");
    await finishReview(manager, id);
    await beginCalibration(people.actor, cycleId);
    // Locked before this review went to calibration: it says nothing of it.
    expect(await calibratedOf(id)).toBeNull();
    await changeRating({ from: 4, to: 3, number: 2, sentence: "Seen anew" });
    await sessionIs("locked", { [FIRST]: 3 });
    const said = await both(`/reviews/${id}`, manager);
    expect(said).toContain("Seen anew");
  });
});
