import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Figures } from "~/calibration/domain/figures";
import { computeFigures, FIGURES_JOB, runFigures } from "~/calibration/figures.server";
import { touchSession } from "~/calibration/session.server";
import { JOBS } from "~/jobs.server";
import { database, transaction } from "~/platform/database.server";
import { signedInAs, testApp } from "../support/app";
import { makeCalibratedCycle, makeGroup, makeRated, makeSession } from "../support/calibration";
import { testDatabase } from "../support/database";
import { makeOrganisation, makePerson, type TestPerson } from "../support/organisation";

testDatabase();

const CRITERION = "design-robust-patterns";

let ask: Awaited<ReturnType<typeof testApp>>;
let group: Awaited<ReturnType<typeof makeGroup>>;
/** Rated in the session, and a facilitator of it. */
let rated: TestPerson;
let session: string;
const folder = mkdtempSync(join(tmpdir(), "rostrum-bundle-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

beforeAll(async () => {
  await makeOrganisation();
  ask = await testApp();
});

beforeEach(async () => {
  group = await makeGroup();
  session = group.session.id;
  rated = group.people[0] as TestPerson;
  await database().calibrationParticipant.create({
    data: { sessionId: session, personId: rated.id, role: "FACILITATOR" },
  });
});

async function page(view: string, person: TestPerson) {
  const response = await ask(`/calibration/${session}/${view}`, { as: await signedInAs(person) });
  return { status: response.status, text: await response.text() };
}

async function stored(without = "") {
  const row = await database().calibrationFigures.findUnique({
    where: { sessionId_without: { sessionId: session, without } },
  });
  return row && { ...row, figures: row.content as unknown as Figures };
}

/** Changes the first rating of the person at `index`, as the room does. */
async function changed(index: number, to: number, number = 1) {
  await transaction(async (tx) => {
    await tx.calibrationChange.create({
      data: {
        sessionId: session,
        assessmentId: group.assessments[index] ?? "",
        personId: group.people[index]?.id ?? "",
        criterionId: CRITERION,
        number,
        fromPoint: [2, 3, 4, 2, 3, 4][index] ?? 2,
        toPoint: to,
        reasonCode: "evidence-weak",
        sentence: "One service only",
        byId: group.outsider.id,
      },
    });
    await touchSession(tx, session);
  });
}

describe("stored figures", () => {
  test("there is one for everybody, and one without each who sits in the session and is rated in it", async () => {
    await computeFigures(session);
    const rows = await database().calibrationFigures.findMany({ where: { sessionId: session } });
    expect(rows.map(({ without }) => without).sort()).toEqual(["", rated.id].sort());
    expect((await stored())?.figures.people).toBe(6);
    const own = await stored(rated.id);
    expect(own?.figures.people).toBe(5);
    expect(JSON.stringify(own?.figures)).not.toContain(group.assessments[0]);
  });

  test("a change on one’s own row neither moves nor dates one’s own variant", async () => {
    await computeFigures(session);
    const [everybody, own] = [await stored(), await stored(rated.id)];
    await changed(0, 4);
    await computeFigures(session);
    expect((await stored())?.basis).not.toBe(everybody?.basis);
    expect((await stored())?.figures.effect?.changed).toBe(1);
    expect(await stored(rated.id)).toEqual(own);
    expect((await page("figures", rated)).text).not.toContain("newer ones are on their way");
    await changed(1, 4);
    await computeFigures(session);
    expect((await stored(rated.id))?.figures.effect?.changed).toBe(1);
    expect((await stored())?.figures.effect?.changed).toBe(2);
  });

  test("a page that finds none asks for them, and the job works out what is asked for", async () => {
    expect(JOBS.map(({ name }) => name)).toContain(FIGURES_JOB);
    const first = await page("figures", group.facilitator);
    expect(first.status).toBe(200);
    expect(first.text).toContain("These figures are being worked out");
    expect(first.text).toContain("Look again");
    await runFigures();
    const second = await page("figures", group.facilitator);
    expect(second.text).toContain("from the ratings as they were then");
    expect(second.text).not.toContain("Look again");
    expect(second.text).toContain("Agreement of managers and people themselves");
    expect(second.text).toContain("What it does not mean");
    // Nobody asked for the other variant.
    expect(await stored(rated.id)).toBeNull();

    await changed(2, 3);
    const at = (await stored())?.computedAt;
    const third = await page("figures", group.facilitator);
    expect(third.text).toContain("newer ones are on their way");
    expect((await stored())?.computedAt).toEqual(at);
    await runFigures();
    expect((await stored())?.figures.effect?.changed).toBe(1);
  });

  test("a population of 3 gets its reason instead of figures", async () => {
    const { id: cycleId } = await makeCalibratedCycle();
    const manager = await makePerson();
    const assessments: string[] = [];
    for (const _ of [1, 2, 3])
      assessments.push(
        await makeRated(cycleId, await makePerson({ managerId: manager.id }), manager),
      );
    const small = await makeSession(assessments, { calibrators: [manager] });
    session = small.id;
    await computeFigures(session);
    const text = (await page("figures", manager)).text;
    expect(text).toContain("Cannot tell, because fewer than 4 people are compared");
    expect((await page("raters", manager)).text).toContain("fewer than 4 people are compared");
  });
});

describe("raters", () => {
  test("stand in the order of names, with what can be told and why not", async () => {
    await computeFigures(session);
    const { status, text } = await page("raters", group.managers[0] as TestPerson);
    expect(status).toBe(200);
    expect(text).toContain("Who can be compared with whom");
    // Each manager rated 3: too few for a number of their own.
    expect(text).toContain("Cannot tell, because");
    expect(text).toContain("you");
  });

  test("have letters where names are hidden", async () => {
    await database().calibrationSession.update({
      where: { id: session },
      data: { showsNames: false },
    });
    await computeFigures(session);
    const { text } = await page("raters", group.facilitator);
    expect(text).toContain("Manager A");
    for (const { name, id } of group.managers) {
      expect(text).not.toContain(name);
      expect(text).not.toContain(id);
    }
  });
});

describe("the decision bundle", () => {
  beforeEach(async () => {
    await changed(0, 3);
    await changed(2, 3);
    await database().calibrationSession.update({
      where: { id: session },
      data: { state: "LOCKED", lockedAt: new Date() },
    });
  });

  const recompute = (bundle: string) => {
    const file = join(folder, "bundle.json");
    writeFileSync(file, bundle);
    const command = ["--import", "tsx", "scripts/calibration.ts", "recompute", file];
    return spawnSync(process.execPath, command, { encoding: "utf8" });
  };

  test("gives every figure again, and says which one was tampered with", async () => {
    const { status, text } = await page("bundle.json", group.facilitator);
    expect(status).toBe(200);
    const bundle = JSON.parse(text);
    expect(bundle.changes).toHaveLength(2);
    expect(bundle.figures.effect.changed).toBe(2);
    const same = recompute(text);
    expect(same.stdout).not.toContain("different");
    expect(same.status).toBe(0);
    bundle.figures.effect.down = 5;
    const planted = recompute(JSON.stringify(bundle));
    expect(planted.status).toBe(1);
    expect(planted.stdout).toContain("effect.down: the bundle says 5");
    const recorded = await database().auditEvent.findMany({
      where: { subjectId: session, action: "calibration.bundle-exported" },
    });
    expect(recorded.map(({ actorId }) => actorId)).toEqual([group.facilitator.id]);
  }, 60_000);

  test("comes without the row of whoever is rated in the session and takes it", async () => {
    const { text } = await page("bundle.json", rated);
    const bundle = JSON.parse(text);
    expect(bundle.input.people).toHaveLength(5);
    expect(bundle.changes).toHaveLength(1);
    expect(text).not.toContain(group.assessments[0]);
    expect(text).not.toContain(rated.id);
    expect(recompute(text).status).toBe(0);
  }, 60_000);

  test("is there for those who run the session, once it is locked", async () => {
    expect((await page("bundle.json", group.outsider)).status).toBe(404);
    await database().calibrationSession.update({
      where: { id: session },
      data: { state: "LIVE" },
    });
    expect((await page("bundle.json", group.facilitator)).status).toBe(404);
  });
});
