import { beforeAll, describe, expect, it } from "vitest";
import { listOwnAssessments } from "~/assessment/assessments.server";
import { listCycles } from "~/assessment/cycles.server";
import { cycleProgress, teamProgress } from "~/assessment/progress.server";
import { standingPage } from "~/assessment/standing-page.server";
import { submitAssessment, withdrawAssessment } from "~/assessment/submission.server";
import { configureLadder, currentLadder, loadLadderFromDisk } from "~/ladder/ladder.server";
import { findPersonas } from "~/people/personas.server";
import { startSession } from "~/platform/auth.server";
import { database } from "~/platform/database.server";
import { loadDemoOrganisation } from "~/setup/demo/load.server";
import { testDatabase } from "../support/database";

testDatabase();

const now = new Date();
let took = 0;

beforeAll(async () => {
  await configureLadder(await loadLadderFromDisk("orchestrator"), { isPublic: true });
  const before = performance.now();
  await loadDemoOrganisation(now);
  took = performance.now() - before;
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

  it("has three finished cycles and an open one on the published ladder", async () => {
    const cycles = await listCycles();
    expect(cycles.map(({ state }) => state)).toEqual(["open", "closed", "closed", "closed"]);
    const pins = await database().cycle.findMany({ distinct: ["ladderVersionId"] });
    expect(pins.map(({ ladderVersionId }) => ladderVersionId)).toEqual([currentLadder().versionId]);
    const [open, ...finished] = cycles;
    expect(open?.started).toBeLessThan(open?.people ?? 0);
    expect(open?.submitted).toBeLessThan(open?.started ?? 0);
    for (const cycle of finished) expect(cycle.submitted / cycle.people).toBeGreaterThan(0.85);
    const { people, total } = await cycleProgress(open?.id ?? "", { page: 1 });
    expect(people).toHaveLength(total);
  });

  it("shows the manager who has started and submitted", async () => {
    const manager = (await findPersonas()).find(({ key }) => key === "manager");
    const team = await teamProgress(manager?.personId ?? "");
    expect(team.length).toBe(8);
    expect(team.every(({ isDirect }) => isDirect)).toBe(true);
    const head = await database().person.findFirstOrThrow({
      where: { managerId: null, reports: { some: {} } },
    });
    expect((await teamProgress(head.id)).some(({ isDirect }) => !isDirect)).toBe(true);
  });

  it("shows the engineer where she stands, then and now", async () => {
    const engineer = (await findPersonas()).find(({ key }) => key === "engineer");
    const own = await listOwnAssessments({
      personId: engineer?.personId ?? "",
      timeZone: "Europe/Berlin",
    });
    expect(own.filter(({ state }) => state === "submitted")).toHaveLength(3);
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

  it("froze what submitting freezes", async () => {
    const submitted = await database().submission.findMany({
      where: { assessment: { cycle: { state: "OPEN" } } },
      include: { assessment: { select: { personId: true } } },
    });
    expect(submitted.length).toBeGreaterThan(5);
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
