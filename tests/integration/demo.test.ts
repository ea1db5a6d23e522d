import { beforeAll, describe, expect, it } from "vitest";
import { listOwnAssessments } from "~/assessment/assessments.server";
import { listCycles } from "~/assessment/cycles.server";
import { cycleProgress } from "~/assessment/progress.server";
import { standingPage } from "~/assessment/standing-page.server";
import { submitAssessment, withdrawAssessment } from "~/assessment/submission.server";
import {
  configureLadder,
  currentLadder,
  loadLadderFromDisk,
  publishedVersions,
} from "~/ladder/ladder.server";
import { sendDigests, sendUrgent } from "~/notification/digest.server";
import { announceOpened, remindDue } from "~/notification/reminders.server";
import { findPersonas, PERSONAS } from "~/people/personas.server";
import { startSession } from "~/platform/auth.server";
import { database } from "~/platform/database.server";
import { deliverDueMail } from "~/platform/mail.server";
import type { ReleaseContent } from "~/review/domain/release-content";
import { contentOf } from "~/review/release.server";
import { reviewState } from "~/review/review-state.server";
import type { Reviewable } from "~/review/reviewable.server";
import { teamOf } from "~/review/team.server";
import { addDays } from "~/setup/demo/domain/calendar";
import { loadDemoOrganisation } from "~/setup/demo/load.server";
import { carryAnswers } from "~/versions/carry-answers.server";
import { testDatabase } from "../support/database";

testDatabase();

const now = new Date();
/** Milliseconds of computing, which others on the same machine do not lengthen. */
let took = 0;

beforeAll(async () => {
  await configureLadder(await loadLadderFromDisk("orchestrator"), { isPublic: true });
  const before = process.cpuUsage();
  await loadDemoOrganisation(now);
  const { user, system } = process.cpuUsage(before);
  took = (user + system) / 1000;
});

describe("the demo organisation", () => {
  it("loads in a few seconds", () => {
    expect(took).toBeLessThan(6000);
  });

  it("is there once, and a second one is refused", async () => {
    expect(await database().organisation.findUnique({ where: { id: 1 } })).toMatchObject({
      isDemo: true,
      timeZone: "Europe/Berlin",
    });
    await expect(loadDemoOrganisation(now)).rejects.toMatchObject({ status: 409 });
    expect(await database().person.count()).toBe(60);
    expect(await database().team.count()).toBe(6);
  });

  it("lets one look as every persona", async () => {
    const personas = await findPersonas();
    expect(personas.map(({ key }) => key)).toEqual([
      "engineer",
      "manager",
      "people-team",
      "ladder-editor",
      "administrator",
    ]);
    for (const { userId } of personas) expect(await startSession(userId)).not.toHaveLength(0);
  });

  it("has four finished cycles and an open one on two versions of the ladder", async () => {
    const cycles = await listCycles();
    expect(cycles.map(({ state }) => state)).toEqual([
      "open",
      "closed",
      "closed",
      "closed",
      "closed",
    ]);
    const pins = await database().cycle.findMany({ distinct: ["ladderVersionId"] });
    expect(pins).toHaveLength(2);
    const versions = await publishedVersions("orchestrator");
    expect(versions.map(({ version, note }) => [version, note !== ""])).toEqual([
      [currentLadder().ladder.version, false],
      ["0.9.0", true],
    ]);
    const byVersion = await database().cycle.findMany({
      orderBy: { opensOn: "asc" },
      select: { ladderVersion: { select: { version: true } } },
    });
    expect(byVersion.map(({ ladderVersion }) => ladderVersion.version)).toEqual([
      "0.9.0",
      "0.9.0",
      currentLadder().ladder.version,
      currentLadder().ladder.version,
      currentLadder().ladder.version,
    ]);
    const [open, ...finished] = cycles;
    expect(open?.started).toBeLessThan(open?.people ?? 0);
    expect(open?.submitted).toBeLessThan(open?.started ?? 0);
    for (const cycle of finished) expect(cycle.submitted / cycle.people).toBeGreaterThan(0.85);
    const { people, total } = await cycleProgress(open?.id ?? "", { page: 1 });
    expect(people).toHaveLength(total);
  });

  it("shows the manager who has started and submitted", async () => {
    const manager = (await findPersonas()).find(({ key }) => key === "manager");
    const team = await teamOf(manager?.personId ?? "");
    expect(team.filter(({ isFurther }) => !isFurther)).toHaveLength(8);
    expect(team.every(({ isDirect }) => isDirect)).toBe(true);
    const head = await database().person.findFirstOrThrow({
      where: { managerId: null, reports: { some: {} } },
    });
    expect((await teamOf(head.id)).some(({ isDirect }) => !isDirect)).toBe(true);
  });

  it("shows the engineer where she stands, then and now", async () => {
    const engineer = (await findPersonas()).find(({ key }) => key === "engineer");
    const own = await listOwnAssessments({
      personId: engineer?.personId ?? "",
      timeZone: "Europe/Berlin",
    });
    expect(own.filter(({ state }) => state === "acknowledged")).toHaveLength(3);
    expect(own.filter(({ state }) => state === "submitted")).toHaveLength(1);
    expect(own.find(({ cycle }) => cycle?.isOpen)).toMatchObject({
      state: "draft",
      answered: { length: 1 },
    });
    expect(own.find(({ cycle }) => cycle === null)).toMatchObject({
      state: "draft",
      answered: { length: 1 },
    });
    const first = own.find(({ transitionId }) => transitionId === "junior-to-mid");
    if (!first) throw new Error("there is no first assessment");
    const page = await standingPage(
      { personId: engineer?.personId ?? "", timeZone: "Europe/Berlin" },
      first,
    );
    expect(page?.standing.met).toBe(true);
  });

  it("sends no mail of its own", async () => {
    expect(await database().notification.count({ where: { mailedAt: null } })).toBe(0);
    const told = await database().notification.count();
    expect(await announceOpened(now)).toBe(0);
    expect(await remindDue(now)).toBe(0);
    expect(await database().notification.count()).toBe(told);
    // Nobody is written to on loading, neither by the digest nor by the job that delivers what is due.
    expect(await sendDigests(now)).toBe(0);
    expect(await sendUrgent(now)).toBe(0);
    const before = await database().mail.findMany({ orderBy: { id: "asc" } });
    await deliverDueMail(() => addDays(now, 1));
    expect(await database().mail.findMany({ orderBy: { id: "asc" } })).toEqual(before);
  });

  it("froze what submitting freezes", async () => {
    const submitted = await database().submission.findMany({
      where: { assessment: { state: "SUBMITTED", cycle: { state: "OPEN" } } },
      include: { assessment: { select: { personId: true } } },
    });
    expect(submitted.length).toBeGreaterThan(2);
    for (const { assessmentId, assessment, content, contentHash } of submitted) {
      const who = { personId: assessment.personId, actor: { personId: assessment.personId } };
      await withdrawAssessment(who, assessmentId);
      await submitAssessment(who, assessmentId);
      const again = await database().submission.findFirstOrThrow({
        where: { assessmentId, withdrawnAt: null },
      });
      expect(again.content).toEqual(content);
      expect(again.contentHash).toBe(contentHash);
    }
  });

  it("froze what releasing freezes", async () => {
    const reviews = await database().review.findMany({
      where: { assessment: { releases: { some: { reopenedAt: null } } } },
      include: {
        reviewer: { select: { name: true } },
        assessment: { include: { releases: { where: { reopenedAt: null } }, cycle: true } },
      },
    });
    expect(reviews.length).toBeGreaterThan(80);
    for (const { assessment, reviewer, ...review } of reviews) {
      const reviewable = {
        ...assessment,
        review: { ...review, reviewerName: reviewer.name },
      } as unknown as Reviewable;
      const again = await contentOf(reviewable, await reviewState(reviewable));
      // The demo's copies were kept before what colleagues say of a piece was kept with it.
      const evidence = again.evidence.map(({ said: _, ...piece }) => piece);
      const [release] = assessment.releases;
      expect(release?.content).toEqual({ ...again, evidence });
      expect(release?.contentHash).toMatch(/^[0-9a-f]{64}$/);
    }
    const [again] = await database().release.findMany({ where: { NOT: { reopenedAt: null } } });
    const released = again?.content as unknown as ReleaseContent;
    expect(released.criteria[1]?.manager.point).toBe(1);
  });

  it("could finish every review that it finished", async () => {
    const finished = await database().assessment.findMany({
      where: { state: { in: ["REVIEWED", "IN_CALIBRATION", "RELEASED", "ACKNOWLEDGED"] } },
      include: { cycle: true, review: true },
    });
    for (const assessment of finished) {
      const { progress } = await reviewState(assessment as unknown as Reviewable);
      expect(progress.canFinish).toBe(true);
    }
  });

  it("has a log in the order things happened, and an invitation that works", async () => {
    const events = await database().auditEvent.findMany({ orderBy: { id: "asc" } });
    const made = events.filter(({ at }) => at <= now);
    const moments = made.map(({ at }) => at.getTime());
    expect(moments).toEqual([...moments].sort((a, b) => a - b));
    const actions = made.map(({ action }) => action);
    expect(actions.filter((action) => action === "cycle.opened")).toHaveLength(5);
    expect(actions.filter((action) => action === "cycle.closed")).toHaveLength(4);
    expect(actions).toContain("organisation.created");
    const waiting = await database().mail.findMany({ where: { sentAt: null, attempts: 0 } });
    expect(waiting).toHaveLength(1);
    expect(waiting[0]?.text).toMatch(/http:\/\/localhost:3000\/password\/[0-9a-f]{32}/);
  });

  it("has letters that were sent, are tried again, and were given up, in the outbox alone", async () => {
    const letters = await database().mail.findMany({ where: { unsubscribe: { not: null } } });
    expect(letters).toHaveLength(3);
    for (const { to, text, sentAt, error, nextTryAt, attempts, unsubscribe } of letters) {
      const person = await database().person.findUniqueOrThrow({ where: { email: to } });
      expect(to).toMatch(/\.invalid$/);
      expect(unsubscribe).toBe(`http://localhost:3000/unsubscribe/${person.mailKey}`);
      expect(text).not.toContain("{");
      if (sentAt)
        expect({ text, error, nextTryAt, attempts }).toEqual({
          text: "",
          error: null,
          nextTryAt: null,
          attempts: 1,
        });
      else expect(text).toContain(`No more of these letters, without signing in:\n${unsubscribe}`);
    }
    const again = letters.find(({ nextTryAt }) => nextTryAt);
    expect(again).toMatchObject({ attempts: 2, error: expect.stringContaining("Greylisted") });
    expect(again?.nextTryAt?.getTime()).toBeGreaterThan(now.getTime());
    const givenUp = letters.find(({ attempts }) => attempts === 6);
    expect(givenUp).toMatchObject({ sentAt: null, nextTryAt: null });
    const { email, id } = await database().person.findUniqueOrThrow({
      where: { email: again?.to ?? "" },
    });
    const [digest] = await database().$queryRaw<{ id: string }[]>`
      SELECT md5('digest ' || ${id}::text || ' ' || (${again?.createdAt}::timestamptz AT TIME ZONE 'Europe/Berlin')::date)::uuid::text AS "id"`;
    expect(letters.find(({ to }) => to === email)?.id).toBe(digest?.id);
  });

  it("has somebody who wants no mail and somebody who does not want one kind", async () => {
    const silent = await database().person.findMany({ where: { wantsMail: false } });
    const choosing = await database().notificationChoice.findMany();
    expect(silent).toHaveLength(1);
    expect(choosing).toMatchObject([{ kind: "due-in-7-days", byMail: false }]);
    const personas = (await findPersonas()).map(({ personId }) => personId);
    for (const id of [...silent.map((each) => each.id), ...choosing.map((each) => each.personId)]) {
      expect(personas).not.toContain(id);
      expect(
        await database().auditEvent.count({
          where: { actorId: id, action: { startsWith: "notifications." } },
        }),
      ).toBe(1);
    }
    const { email } = silent[0] ?? { email: "" };
    expect(await database().mail.count({ where: { to: email } })).toBe(0);
  });

  it("calibrated one cycle between its last review and its first release", async () => {
    const calibrated = await database().cycle.findMany({
      where: { isCalibrated: true },
      orderBy: { opensOn: "asc" },
    });
    // The other goes through sessions now.
    expect(calibrated).toHaveLength(2);
    const [cycle] = calibrated;
    const assessments = await database().assessment.findMany({
      where: { cycleId: cycle?.id ?? "", review: { isNot: null } },
      include: { review: true, releases: true },
    });
    expect(assessments.length).toBeGreaterThan(30);
    for (const { state, calibrationBegunAt, calibrationEndedAt, review, releases } of assessments) {
      expect(["RELEASED", "ACKNOWLEDGED"]).toContain(state);
      const order = [
        review?.finishedAt,
        calibrationBegunAt,
        calibrationEndedAt,
        releases[0]?.releasedAt,
      ];
      const times = order.map((at) => at?.getTime() ?? Number.NaN);
      expect(times).toEqual([...times].sort((a, b) => a - b));
    }
    const ofIt = await database().auditEvent.findMany({
      where: { subjectId: cycle?.id ?? "", action: { startsWith: "cycle.calibration-" } },
      orderBy: { id: "asc" },
    });
    expect(ofIt.map(({ action, at }) => [action, at])).toEqual([
      ["cycle.calibration-begun", assessments[0]?.calibrationBegunAt],
      ["cycle.calibration-ended", assessments[0]?.calibrationEndedAt],
    ]);
    expect(ofIt[0]?.data).toEqual({ assessments: assessments.length });
    const sent = await database().auditEvent.findMany({
      where: { action: "review.sent-to-calibration" },
    });
    const begun = await database().assessment.findMany({
      where: { calibrationBegunAt: { not: null } },
    });
    expect(sent.map(({ subjectId }) => subjectId).sort()).toEqual(begun.map(({ id }) => id).sort());
    for (const { id, calibrationBegunAt } of begun)
      expect(sent.find(({ subjectId }) => subjectId === id)?.at).toEqual(calibrationBegunAt);
  });

  it("moved the open cycle, and left what a move leaves", async () => {
    const { ladder, versionId } = currentLadder();
    const rated = {
      include: {
        ratings: { include: { earlier: true }, orderBy: { criterionId: "asc" } },
        person: true,
      },
    } as const;
    const moved = await database().assessment.findMany({
      where: { ratings: { some: { OR: [{ carry: { not: null } }, { earlier: { some: {} } }] } } },
      ...rated,
    });
    expect(moved).toHaveLength(3);
    const first = await database().ladderVersion.findFirstOrThrow({ where: { version: "0.9.0" } });
    const event = await database().auditEvent.findFirstOrThrow({
      where: { action: "cycle.moved-to-version" },
    });
    const count = await database().assessment.count({ where: { cycleId: event.subjectId } });
    expect(event.data).toEqual({
      from: first.id,
      to: versionId,
      assessments: count,
      left: 0,
      carried: 3,
      reattest: 3,
      closed: 0,
    });
    const told = await database().notification.findMany({ where: { kind: "ladder-moved" } });
    expect(told.map(({ key }) => key).sort()).toEqual(
      moved.map(({ id }) => `ladder-moved ${id} ${versionId}`).sort(),
    );
    const carries = new Set<string | null>();
    for (const { id, transitionId, ratings, person, startedAt, state, ladderVersionId } of moved) {
      expect(PERSONAS.map(({ email }) => email)).not.toContain(person.email);
      expect({ state, ladderVersionId }).toEqual({ state: "DRAFT", ladderVersionId: versionId });
      expect(startedAt && startedAt < event.at).toBe(true);
      for (const { carry } of ratings) carries.add(carry);
      if (ratings.some(({ carry }) => carry === null)) continue;
      // Taken back to the day before and moved again, it is the same.
      await database().$transaction(async (tx) => {
        await tx.assessment.update({ where: { id }, data: { ladderVersionId: first.id } });
        for (const { id: ratingId, earlier, revision } of ratings) {
          const words = earlier[0]?.content as Record<string, string> | undefined;
          const { point, alternative, reason, narrative } = words ?? {};
          await tx.earlierText.deleteMany({ where: { ratingId } });
          await tx.$executeRaw`UPDATE "Rating" SET "carry" = NULL, "carriedFrom" = NULL, "revision" = ${revision - 1} WHERE "id" = ${ratingId}::uuid`;
          if (words)
            await tx.$executeRaw`UPDATE "Rating" SET "point" = ${point}::int, "alternative" = ${alternative}, "reason" = ${reason},
              "narrative" = ${narrative} WHERE "id" = ${ratingId}::uuid`;
        }
        await carryAnswers(tx, [{ id, transitionId, ladderVersionId: first.id }], versionId);
      });
      const again = await database().assessment.findUniqueOrThrow({ where: { id }, ...rated });
      const plain = (rows: typeof ratings) =>
        rows.map(({ earlier, ...row }) => ({
          ...row,
          earlier: earlier.map(({ content }) => content),
        }));
      expect(plain(again.ratings)).toEqual(plain(ratings));
    }
    expect(carries).toEqual(new Set(["carried", "re-attest", null]));
    expect(ladder.version).not.toBe("0.9.0");
  });
});
