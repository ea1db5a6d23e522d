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
import { announceOpened, remindDue } from "~/notification/reminders.server";
import { findPersonas } from "~/people/personas.server";
import { startSession } from "~/platform/auth.server";
import { database } from "~/platform/database.server";
import type { ReleaseContent } from "~/review/domain/release-content";
import { contentOf } from "~/review/release.server";
import { reviewState } from "~/review/review-state.server";
import type { Reviewable } from "~/review/reviewable.server";
import { teamOf } from "~/review/team.server";
import { loadDemoOrganisation } from "~/setup/demo/load.server";
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

  it("has three finished cycles and an open one on two versions of the ladder", async () => {
    const cycles = await listCycles();
    expect(cycles.map(({ state }) => state)).toEqual(["open", "closed", "closed", "closed"]);
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
    expect(team.length).toBe(8);
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
      const again = contentOf(reviewable, await reviewState(reviewable));
      const [release] = assessment.releases;
      expect(release?.content).toEqual(again);
      expect(release?.contentHash).toMatch(/^[0-9a-f]{64}$/);
    }
    const [again] = await database().release.findMany({ where: { NOT: { reopenedAt: null } } });
    const released = again?.content as unknown as ReleaseContent;
    expect(released.criteria[1]?.manager.point).toBe(1);
  });

  it("could finish every review that it finished", async () => {
    const finished = await database().assessment.findMany({
      where: { state: { in: ["REVIEWED", "RELEASED", "ACKNOWLEDGED"] } },
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
    expect(actions.filter((action) => action === "cycle.opened")).toHaveLength(4);
    expect(actions.filter((action) => action === "cycle.closed")).toHaveLength(3);
    expect(actions).toContain("organisation.created");
    const waiting = await database().mail.findMany({ where: { sentAt: null } });
    expect(waiting).toHaveLength(1);
    expect(waiting[0]?.text).toMatch(/http:\/\/localhost:3000\/password\/[0-9a-f]{32}/);
    expect(await database().mail.count()).toBeGreaterThan(1);
  });
});
