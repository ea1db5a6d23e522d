import { beforeAll, describe, expect, test } from "vitest";
import { newSessionForm, populationForm, settingsForm } from "~/calibration/domain/session-form";
import type { SessionEvent } from "~/calibration/domain/state";
import { makeSession as makeNew, previewPopulation } from "~/calibration/making.server";
import { addPeople, removePerson, takeOverTeam } from "~/calibration/members.server";
import { moveSessionTo } from "~/calibration/moves.server";
import { sessionOverview } from "~/calibration/overview-page.server";
import { populationChoices } from "~/calibration/population.server";
import { addSeat, removeSeat, searchSeats, seatsOf } from "~/calibration/seats.server";
import { type CalibrationSession, lockSession } from "~/calibration/session.server";
import { listSessions } from "~/calibration/sessions.server";
import { changeSettings, settingsOf } from "~/calibration/settings.server";
import { takeIn } from "~/calibration/taking-in.server";
import { currentLadder } from "~/ladder/ladder.server";
import { change } from "~/platform/audit.server";
import { database } from "~/platform/database.server";
import { reopen } from "~/review/reopening.server";
import { signedInAs, testApp } from "../support/app";
import { makeCalibratedCycle, makeGroup, makeRated, makeSession } from "../support/calibration";
import { countQueries } from "../support/count-queries";
import { testDatabase } from "../support/database";
import { makeCycle, makeOrganisation, makePerson, type TestPerson } from "../support/organisation";

testDatabase();

const FIRST = "design-robust-patterns";
const SECOND = "validate-interactions";
let ask: Awaited<ReturnType<typeof testApp>>;
let people: TestPerson;

beforeAll(async () => {
  await makeOrganisation();
  ask = await testApp();
  people = await makePerson({ name: "People team", roles: ["PEOPLE_TEAM"] });
});

const nobody = { moreCalibrators: "", facilitators: "" };
const choose = (given: Record<string, unknown>) => populationForm.parse(given);
const settings = (given: Record<string, unknown> = {}) =>
  settingsForm.parse({ name: "A session", hasPreview: "on", showsNames: "on", ...given });
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
const stateOf = async (id: string) =>
  (await database().assessment.findUniqueOrThrow({ where: { id } })).state;
const endedOf = async (id: string) =>
  (await database().assessment.findUniqueOrThrow({ where: { id } })).calibrationEndedAt;
const noticesOf = async (person: { id: string }) =>
  (
    await database().notification.findMany({
      where: { personId: person.id, kind: { startsWith: "calibration-" } },
      orderBy: { createdAt: "asc" },
    })
  ).map(({ kind }) => kind);
const asked = (who: TestPerson, sessionId: string): Promise<CalibrationSession> =>
  change(who.actor, async (tx, record) => {
    record({ action: "calibration.read", subject: { type: "calibration-session", id: sessionId } });
    return lockSession(tx, who, sessionId, "calibration.see");
  });

/** A change as the group makes one. */
async function changed(
  sessionId: string,
  assessmentId: string,
  [from, to]: [number, number],
  { criterionId = FIRST, number = 1 } = {},
) {
  const { personId } = await database().assessment.findUniqueOrThrow({
    where: { id: assessmentId },
  });
  await database().calibrationChange.create({
    data: {
      sessionId,
      assessmentId,
      personId,
      criterionId,
      number,
      fromPoint: from,
      toPoint: to,
      reasonCode: "evidence",
      sentence: "What the evidence shows",
      byId: people.id,
    },
  });
}

const calibratedOf = async (assessmentId: string) =>
  (
    await database().calibratedRating.findMany({
      where: { assessmentId },
      orderBy: { criterionId: "asc" },
    })
  ).map(({ criterionId, point, sessionId }) => ({ criterionId, point, sessionId }));

/** A cycle with two teams of two managers, and somebody at another level. */
async function organised() {
  const { id: cycleId } = await makeCalibratedCycle();
  const teams = await Promise.all(
    ["Red", "Blue"].map((name) =>
      database().team.create({ data: { name: `${name} ${crypto.randomUUID()}` } }),
    ),
  );
  const managers = [await makePerson(), await makePerson()];
  const rated: TestPerson[] = [];
  for (const [index, manager] of managers.entries())
    for (const levelId of ["mid", "senior"]) {
      const person = await makePerson({
        managerId: manager.id,
        levelId,
        teamId: teams[index]?.id ?? null,
        name: `${levelId} ${crypto.randomUUID()}`,
      });
      rated.push(person);
      await makeRated(cycleId, person, manager, { state: "reviewed" });
    }
  return { cycleId, teams, managers, rated };
}

describe("choosing who is compared", () => {
  test("kinds combine, what is chosen within one does not exclude, and a list comes on top", async () => {
    const { cycleId, teams, managers, rated } = await organised();
    const names = async (given: Record<string, unknown>) =>
      (await previewPopulation(people, cycleId, choose(given))).names.sort();
    const nameOf = (...indexes: number[]) => indexes.map((at) => rated[at]?.name ?? "").sort();
    const [red, blue] = teams.map(({ id }) => id);

    expect(await names({ everybody: "on" })).toEqual(nameOf(0, 1, 2, 3));
    expect(await names({ teams: [red] })).toEqual(nameOf(0, 1));
    expect(await names({ teams: [red, blue], levels: ["senior"] })).toEqual(nameOf(1, 3));
    expect(await names({ managers: [managers[1]?.id], levels: ["mid"] })).toEqual(nameOf(2));
    expect(await names({ tracks: ["specialist"] })).toEqual([]);
    expect(await names({ teams: ["not-an-id", "%"] })).toEqual([]);
    expect(await names({ teams: [red], list: rated[2]?.email })).toEqual(nameOf(0, 1, 2));
    await expect(names({})).rejects.toThrow("Choose at least one group");

    const choices = await populationChoices(cycleId, currentLadder().ladder);
    expect(choices.people).toBe(4);
    expect(choices.teams.map((team) => team.people)).toEqual([2, 2]);
    expect(choices.levels.map(({ id }) => id)).toEqual(["mid", "senior"]);
  });

  test("a pasted list takes names and addresses in any case, and every line it cannot take says why", async () => {
    const { cycleId, rated } = await organised();
    await makePerson({ name: "Twin Sister" });
    await makePerson({ name: "Twin Sister" });
    const accented = await makePerson({ name: "Zoë Ångström" });
    await makeRated(cycleId, accented, people, { state: "reviewed" });
    const gone = await makePerson({ leftOn: new Date("2026-01-01") });
    const elsewhere = await makePerson();
    const shown = await makePerson();
    await makeRated(cycleId, shown, people, { state: "released" });
    const lines = [
      rated[0]?.email.toUpperCase(),
      `  ${rated[1]?.name}  `,
      "Nobody At All",
      "twin sister",
      "zoe angstrom",
      gone.email,
      "",
      `${elsewhere.name} <${elsewhere.email}>`,
      shown.name,
    ];
    const preview = await previewPopulation(people, cycleId, choose({ list: lines.join("\n") }));
    expect(preview.names.sort()).toEqual([rated[0]?.name, rated[1]?.name, accented.name].sort());
    expect(preview.problems.map(({ line }) => line)).toEqual([3, 4, 6, 8, 9]);
    expect(preview.problems.map(({ message }) => message)).toEqual([
      "Nobody has this name or address.",
      expect.stringContaining("2 people are called this"),
      "They have left.",
      "They are not in this cycle.",
      "Their review has been released to them already.",
    ]);
  });

  test("warns of another session, of few people, of one rater, and of who sits in it and is rated", async () => {
    const { cycleId, rated, managers } = await organised();
    const assessments = await database().assessment.findMany({
      where: { cycleId, personId: rated[0]?.id ?? "" },
    });
    await makeSession(
      assessments.map(({ id }) => id),
      { state: "set-up" },
    );
    const preview = await previewPopulation(people, cycleId, {
      ...choose({ managers: [managers[0]?.id] }),
      calibrators: [rated[1]?.id ?? ""],
      ...nobody,
    });
    expect(preview.warnings.map(({ kind, people: who }) => [kind, who])).toEqual([
      ["also-in-another", [`${rated[0]?.name} (Platform and Payments)`]],
      ["too-few", []],
      ["one-rater", []],
      ["own-row-hidden", [rated[1]?.name]],
    ]);
    expect(preview.finished).toBe(2);
    expect(preview.raters).toEqual([
      { personId: managers[0]?.id, name: managers[0]?.name, rates: 2 },
    ]);
  });

  test("one's own review is counted in no number of finished ones", async () => {
    const { id: cycleId } = await makeCalibratedCycle();
    const me = await makePerson({ roles: ["PEOPLE_TEAM"] });
    await makeRated(cycleId, me, people, { state: "reviewed" });
    const preview = await previewPopulation(me, cycleId, choose({ everybody: "on" }));
    expect(preview).toMatchObject({ total: 1, finished: 0, isWithoutOwn: true });
  });

  test("more than 2,000 are refused with a sentence", async () => {
    const { id: cycleId } = await makeCalibratedCycle();
    await database().$executeRaw`
      WITH made AS (
        INSERT INTO "Person" ("id", "name", "email", "updatedAt")
        SELECT gen_random_uuid(), 'Many ' || n, 'many' || n || '@example.org', now() FROM generate_series(1, 2001) n
        RETURNING "id")
      INSERT INTO "Assessment" ("id", "personId", "cycleId", "ladderVersionId", "transitionId")
      SELECT gen_random_uuid(), "id", ${cycleId}::uuid, ${currentLadder().versionId}::uuid, 'mid-to-senior' FROM made`;
    await expect(previewPopulation(people, cycleId, choose({ everybody: "on" }))).rejects.toThrow(
      "A session can hold 2,000 people, and this would be 2,001.",
    );
    const response = await post(`/calibration/new?cycle=${cycleId}`, people, {
      intent: "preview",
      cycle: cycleId,
      everybody: "on",
      list: "kept@example.org",
    });
    expect(response.status).toBe(422);
    const text = await response.text();
    expect(text).toContain("A session can hold 2,000 people");
    expect(text).toContain("kept@example.org");
  });
});

describe("making a session", () => {
  const input = async (cycleId: string, given: Record<string, unknown> = {}) => {
    const { key } = await previewPopulation(people, cycleId, choose({ everybody: "on" }));
    return newSessionForm.parse({ name: "Red and Blue", everybody: "on", seen: key, ...given });
  };

  test("keeps team, track and level of everybody, gives seats, and tells nobody", async () => {
    const { cycleId, managers, rated, teams } = await organised();
    const facilitator = await makePerson();
    const id = await makeNew(
      people,
      cycleId,
      await input(cycleId, {
        hasPreview: "on",
        calibrators: managers.map((manager) => manager.id),
        facilitators: facilitator.email,
        guideline: "1: 10, 2: 20, 3: 50, 4: 20",
        meetsOn: "2026-12-10",
        previewClosesOn: "2026-12-09",
      }),
    );
    const stored = await database().calibrationSession.findUniqueOrThrow({
      where: { id },
      include: { members: true, participants: true },
    });
    expect(stored).toMatchObject({
      state: "SET_UP",
      hasPreview: true,
      showsNames: false,
      guideline: { 1: 10, 2: 20, 3: 50, 4: 20 },
    });
    expect(stored.members).toHaveLength(4);
    const first = stored.members.find(({ personId }) => personId === rated[0]?.id);
    expect(first).toMatchObject({
      teamId: teams[0]?.id,
      levelId: "mid",
      trackId: "orchestrator",
    });
    expect(stored.participants.map(({ role }) => role).sort()).toEqual([
      "CALIBRATOR",
      "CALIBRATOR",
      "FACILITATOR",
    ]);
    expect(await actionsIn(id)).toEqual(["calibration.made"]);
    expect(await noticesOf(facilitator)).toEqual([]);
    expect(await stateOf(first?.assessmentId ?? "")).toBe("REVIEWED");
  });

  test("is refused where the cycle is not calibrated, and the page says what to do", async () => {
    const { id: cycleId, name } = await makeCycle();
    const given = newSessionForm.parse({ name: "x", everybody: "on" });
    await expect(makeNew(people, cycleId, given)).rejects.toThrow("not calibrated");
    const { text } = await page(`/calibration/new?cycle=${cycleId}`, people);
    expect(text).toContain(`${name} is not calibrated before release`);
    expect(text).toContain(`/organisation/cycles/${cycleId}/review#settings`);
  });

  test("is refused where the people are others than those that were looked at", async () => {
    const { cycleId, managers } = await organised();
    const given = await input(cycleId);
    await makeRated(cycleId, await makePerson(), managers[0] ?? people, { state: "reviewed" });
    await expect(makeNew(people, cycleId, given)).rejects.toThrow("has changed since you looked");
  });

  test("an unknown line is refused at its field, and nothing that was typed is lost", async () => {
    const { cycleId } = await organised();
    const { key } = await previewPopulation(people, cycleId, choose({ everybody: "on" }));
    const response = await post(`/calibration/new?cycle=${cycleId}`, people, {
      intent: "make",
      cycle: cycleId,
      everybody: "on",
      seen: key,
      name: "My own name for it",
      facilitators: "Nobody At All",
      guideline: "1: 100",
    });
    expect(response.status).toBe(422);
    const text = await response.text();
    expect(text).toContain("Line 1, “Nobody At All”: Nobody has this name or address.");
    expect(text).toContain("My own name for it");
    expect(text).toContain("Make the session");
  });

  test("nobody has two seats, and without an account there is none", async () => {
    const { cycleId, managers } = await organised();
    const [manager] = managers;
    await expect(
      makeNew(
        people,
        cycleId,
        await input(cycleId, { calibrators: [manager?.id], facilitators: manager?.email }),
      ),
    ).rejects.toThrow("Each has one seat");
    const uninvited = await database().person.create({
      data: { name: "Not invited", email: `${crypto.randomUUID()}@example.org` },
    });
    await expect(
      makeNew(people, cycleId, await input(cycleId, { moreCalibrators: uninvited.email })),
    ).rejects.toThrow("no account yet");
  });

  test("forms refuse what cannot be, each with a sentence at its field", () => {
    const errors = (given: Record<string, unknown>) =>
      settingsForm.safeParse({ name: "x", ...given }).error?.issues.map(({ path }) => path[0]);
    expect(errors({ name: " " })).toEqual(["name"]);
    expect(errors({ previewShare: "0" })).toEqual(["previewShare"]);
    expect(errors({ secondRatings: "1.5" })).toEqual(["secondRatings"]);
    expect(errors({ meetsOn: "soon" })).toEqual(["meetsOn"]);
    expect(errors({ meetsOn: "2026-03-01", previewClosesOn: "2026-03-02" })).toEqual([
      "previewClosesOn",
    ]);
    expect(errors({ guideline: "a curve" })).toEqual(["guideline"]);
    expect(errors({ notesFor: "everybody" })).toEqual(["notesFor"]);
  });

  test("only the people team makes sessions", async () => {
    expect((await page("/calibration/new", await makePerson())).status).toBe(404);
    const { text } = await page("/calibration/new?cycle=nonsense", people);
    expect(text).toContain("There is no such cycle.");
  });
});

const run = (who: TestPerson, id: string, ...events: SessionEvent[]) =>
  events.reduce((done, event) => done.then(() => moveSessionTo(who, id, event)), Promise.resolve());

describe("from state to state", () => {
  test("opening sends what is finished to calibration and tells the calibrators, going live everybody", async () => {
    const { session, facilitator, outsider, assessments } = await makeGroup({
      state: "set-up",
      previewDone: false,
    });
    const late = assessments[0] ?? "";
    await database().assessment.update({ where: { id: late }, data: { state: "IN_REVIEW" } });
    await moveSessionTo(facilitator, session.id, "open-preview");
    expect(await stateOf(assessments[1] ?? "")).toBe("IN_CALIBRATION");
    expect(await stateOf(late)).toBe("IN_REVIEW");
    expect(await actionsIn(assessments[1] ?? "")).toEqual(["review.sent-to-calibration"]);
    expect(await noticesOf(outsider)).toEqual(["calibration-preview"]);
    expect(await noticesOf(facilitator)).toEqual([]);

    await database().assessment.update({ where: { id: late }, data: { state: "REVIEWED" } });
    await moveSessionTo(people, session.id, "go-live");
    expect(await stateOf(late)).toBe("IN_CALIBRATION");
    expect(await noticesOf(outsider)).toEqual(["calibration-preview", "calibration-live"]);
    expect(await noticesOf(facilitator)).toEqual(["calibration-live"]);
    expect(await actionsIn(session.id)).toEqual(["calibration.moved", "calibration.moved"]);
    const moves = await database().calibrationMove.findMany({ where: { sessionId: session.id } });
    expect(moves.map(({ to }) => to)).toEqual(["PREVIEW", "LIVE"]);
  });

  test("a session whose cycle is no longer calibrated does not begin", async () => {
    const { session, facilitator, cycleId } = await makeGroup({ state: "set-up" });
    await database().cycle.update({ where: { id: cycleId }, data: { isCalibrated: false } });
    await expect(moveSessionTo(facilitator, session.id, "open-preview")).rejects.toThrow(
      "This cycle is not calibrated before release.",
    );
  });

  test("what was in calibration and had ended is held while the session lasts", async () => {
    const { session, facilitator, assessments } = await makeGroup({ state: "set-up" });
    const [id = ""] = assessments;
    await database().assessment.update({
      where: { id },
      data: { state: "IN_CALIBRATION", calibrationEndedAt: new Date() },
    });
    await moveSessionTo(facilitator, session.id, "open-preview");
    expect(await endedOf(id)).toBeNull();
  });

  test("states refuse in their own words, and who could never do it is told of nothing", async () => {
    const { session, facilitator, outsider } = await makeGroup({ state: "live" });
    await expect(moveSessionTo(facilitator, session.id, "release")).rejects.toThrow(
      "This session is live, so it cannot be released. Lock it first.",
    );
    await expect(
      moveSessionTo(people, session.id, "reopen", { reason: "Too early" }),
    ).rejects.toThrow("This session is live, so there is nothing to reopen.");
    await expect(
      moveSessionTo(facilitator, session.id, "reopen", { reason: "Mine" }),
    ).rejects.toMatchObject({ status: 404 });
    await expect(moveSessionTo(outsider, session.id, "lock")).rejects.toMatchObject({
      status: 404,
    });
    await expect(moveSessionTo(await makePerson(), session.id, "lock")).rejects.toMatchObject({
      status: 404,
    });
    expect(
      (await post(`/calibration/${session.id}?index`, outsider, { intent: "lock" })).status,
    ).toBe(404);
    expect(
      (await post(`/calibration/${session.id}?index`, facilitator, { intent: "release" })).status,
    ).toBe(409);
    expect(
      (await post(`/calibration/${session.id}?index`, facilitator, { intent: "nonsense" })).status,
    ).toBe(422);
  });

  test("locking writes what ended elsewhere to the assessments, and tells their reviewers once each", async () => {
    const { session, facilitator, assessments, managers } = await makeGroup();
    const [one = "", two = "", three = ""] = assessments;
    await changed(session.id, one, [2, 3]);
    await changed(session.id, one, [3, 2], { criterionId: SECOND });
    await changed(session.id, two, [3, 4]);
    await changed(session.id, two, [4, 3], { number: 2 });
    await changed(session.id, three, [4, 3]);
    await removePerson(people, session.id, three);
    await run(facilitator, session.id, "lock");
    expect(await calibratedOf(one)).toEqual([
      { criterionId: FIRST, point: 3, sessionId: session.id },
      { criterionId: SECOND, point: 2, sessionId: session.id },
    ]);
    expect(await calibratedOf(two), "back where the manager put it").toEqual([]);
    expect(await calibratedOf(three), "taken out").toEqual([]);
    expect(await noticesOf(managers[0] ?? people)).toEqual(["calibration-locked"]);
    expect(await noticesOf(managers[1] ?? people)).toEqual([]);
    await expect(addSeat(people, session.id, facilitator.id, "calibrator")).rejects.toThrow(
      "This session is locked, so nothing in it can be changed.",
    );
    await expect(takeIn(facilitator, session.id)).rejects.toMatchObject({ status: 409 });
    await expect(removePerson(people, session.id, one)).rejects.toMatchObject({ status: 409 });
  });

  test("releasing ends calibration, lets go of who waits, tells each reviewer once, and ends access", async () => {
    const { session, facilitator, assessments, managers } = await makeGroup({ state: "locked" });
    const [one = "", two = ""] = assessments;
    await database().assessment.update({ where: { id: two }, data: { state: "IN_REVIEW" } });
    const overview = await page(`/calibration/${session.id}`, facilitator);
    expect(overview.text).toContain("1 person whose review was not finished in time leaves");
    await run(facilitator, session.id, "release");
    expect(await endedOf(one)).not.toBeNull();
    expect(await endedOf(two)).toBeNull();
    const member = await database().calibrationMember.findFirstOrThrow({
      where: { sessionId: session.id, assessmentId: two },
    });
    expect(member.removedAt).not.toBeNull();
    for (const manager of managers)
      expect(await noticesOf(manager)).toEqual(["calibration-released"]);
    expect((await page(`/calibration/${session.id}`, facilitator)).status).toBe(404);
    expect((await page(`/calibration/${session.id}`, people)).status).toBe(200);
  });

  test("opening again takes back what was written, with a reason, until engineers were shown something", async () => {
    const { session, facilitator, assessments, outsider } = await makeGroup();
    const [one = ""] = assessments;
    await changed(session.id, one, [2, 3]);
    await run(facilitator, session.id, "lock", "release");
    await expect(moveSessionTo(people, session.id, "reopen")).rejects.toThrow("Say why");
    await expect(
      moveSessionTo(people, session.id, "reopen", { reason: "x".repeat(2_001) }),
    ).rejects.toThrow("at most 2,000");
    const sent = await post(`/calibration/${session.id}?index`, people, {
      intent: "reopen",
      reason: "Two ratings were mixed up",
    });
    expect(sent.status).toBe(302);
    expect(await calibratedOf(one)).toEqual([]);
    expect(await endedOf(one)).toBeNull();
    const stored = await database().calibrationSession.findUniqueOrThrow({
      where: { id: session.id },
    });
    expect(stored).toMatchObject({ state: "LIVE", lockedAt: null, releasedAt: null });
    expect((await page(`/calibration/${session.id}`, outsider)).text).toContain(
      "Two ratings were mixed up",
    );
    const events = await database().auditEvent.findMany({ where: { subjectId: session.id } });
    expect(JSON.stringify(events.map(({ data }) => data))).not.toContain("mixed up");

    await run(facilitator, session.id, "lock", "release");
    expect(await calibratedOf(one)).toHaveLength(1);
    await database().assessment.update({ where: { id: one }, data: { state: "RELEASED" } });
    await expect(moveSessionTo(people, session.id, "reopen", { reason: "Again" })).rejects.toThrow(
      "One review of it has been released to engineers",
    );
  });

  test("two sessions with one person: what is locked last stands, and both have to end", async () => {
    const { session, facilitator, assessments, cycleId } = await makeGroup();
    const [one = ""] = assessments;
    const other = await makeSession([one], { cycleId, facilitator });
    await changed(session.id, one, [2, 3]);
    await changed(other.id, one, [2, 4]);
    await run(facilitator, session.id, "lock");
    await run(facilitator, other.id, "lock");
    expect(await calibratedOf(one)).toEqual([
      { criterionId: FIRST, point: 4, sessionId: other.id },
    ]);
    await moveSessionTo(people, other.id, "reopen", { reason: "Once more" });
    expect(await calibratedOf(one), "the first one's stands again").toEqual([
      { criterionId: FIRST, point: 3, sessionId: session.id },
    ]);
    await run(facilitator, session.id, "release");
    expect(await endedOf(one)).toBeNull();
    expect(await endedOf(assessments[1] ?? "")).not.toBeNull();
    await run(facilitator, other.id, "lock", "release");
    expect(await endedOf(one)).not.toBeNull();
    const { text } = await page(`/calibration/${session.id}`, people);
    expect(text).not.toContain("in another session");
  });

  test("a session with one rater and one of three people can be run, and says what it cannot tell", async () => {
    const { id: cycleId } = await makeCalibratedCycle();
    const manager = await makePerson({ name: "Only Rater" });
    const facilitator = await makePerson();
    const assessments = [];
    for (let made = 0; made < 3; made++)
      assessments.push(await makeRated(cycleId, await makePerson(), manager));
    const session = await makeSession(assessments, { cycleId, facilitator });
    const { text } = await page(`/calibration/${session.id}`, facilitator);
    expect(text).toContain("Fewer than 4 people.");
    expect(text).toContain("All of them are rated by Only Rater.");
    await run(facilitator, session.id, "lock", "release");
  });
});

describe("reviews that are finished later, or again", () => {
  test("are taken in at a press, and the log goes on from what the manager rates now", async () => {
    const { session, facilitator, assessments, outsider } = await makeGroup();
    const [one = "", two = ""] = assessments;
    await changed(session.id, one, [2, 4]);
    await changed(session.id, one, [3, 1], { criterionId: SECOND });
    await reopen(people, one, "review", "Something was missing");
    const counts = async () => {
      const { counts: found } = await sessionOverview(
        await asked(facilitator, session.id),
        facilitator,
        { presents: false },
      );
      return [found.ready, found.finishedSince, found.waiting];
    };
    expect(await counts()).toEqual([5, 0, 1]);
    await expect(takeIn(facilitator, session.id)).rejects.toThrow("No other review");

    const review = await database().review.findUniqueOrThrow({ where: { assessmentId: one } });
    await database().reviewRating.updateMany({
      where: { reviewId: review.id, criterionId: FIRST },
      data: { point: 3 },
    });
    await database().review.update({
      where: { id: review.id },
      data: { finishedAt: new Date() },
    });
    await database().assessment.update({ where: { id: one }, data: { state: "REVIEWED" } });
    expect(await counts()).toEqual([5, 1, 0]);
    expect((await page(`/calibration/${session.id}`, facilitator)).text).toContain(
      "Take in <!-- -->1<!-- --> finished since",
    );
    expect((await page(`/calibration/${session.id}`, outsider)).text).not.toContain("Take in");

    const sent = await post(`/calibration/${session.id}?index`, facilitator, { intent: "take-in" });
    expect(sent.headers.get("location")).toBe(`/calibration/${session.id}?taken=1`);
    expect(await stateOf(one)).toBe("IN_CALIBRATION");
    const log = await database().calibrationChange.findMany({
      where: { sessionId: session.id, assessmentId: one },
      orderBy: [{ criterionId: "asc" }, { number: "asc" }],
    });
    expect(log.map((each) => [each.number, each.fromPoint, each.toPoint, each.reasonCode])).toEqual(
      [
        [1, 2, 4, "evidence"],
        [2, 4, 3, "review-reopened"],
        [1, 3, 1, "evidence"],
      ],
    );
    expect(log[1]?.byId).toBe(facilitator.id);
    expect(await actionsIn(session.id)).toContain("calibration.reviews-taken-in");
    await run(facilitator, session.id, "lock");
    expect(await calibratedOf(one), "only what the group left elsewhere").toEqual([
      { criterionId: SECOND, point: 1, sessionId: session.id },
    ]);
    expect(await calibratedOf(two)).toEqual([]);
  });

  test("the revision that a viewer sees is not moved by entries about themselves", async () => {
    const { session, facilitator, assessments, people: rated } = await makeGroup();
    const [one = ""] = assessments;
    const [me] = rated;
    if (!me) throw new Error("nobody is rated");
    await addSeat(people, session.id, me.id, "facilitator");
    await changed(session.id, one, [2, 4]);
    const before = Number((await asked(me, session.id)).seen);
    const review = await database().review.findUniqueOrThrow({ where: { assessmentId: one } });
    await database().reviewRating.updateMany({
      where: { reviewId: review.id, criterionId: FIRST },
      data: { point: 1 },
    });
    await database().assessment.update({ where: { id: one }, data: { state: "REVIEWED" } });
    await takeIn(facilitator, session.id);
    expect(Number((await asked(me, session.id)).seen)).toBe(before + 1);
  });
});

describe("changing a session while it runs", () => {
  test("people come in with what they are then, and out again without losing their log", async () => {
    const { session, assessments, cycleId, managers, people: rated } = await makeGroup();
    const [one = ""] = assessments;
    await changed(session.id, one, [2, 3]);
    await removePerson(people, session.id, one);
    const facilitator = await makePerson();
    await addSeat(people, session.id, facilitator.id, "facilitator");
    const named = async () => (await page(`/calibration/${session.id}/population`, people)).text;
    expect(await named()).not.toContain(`>${rated[0]?.name}</th>`);

    const newcomer = await makePerson({ managerId: managers[0]?.id ?? null });
    const id = await makeRated(cycleId, newcomer, managers[0] ?? people, { state: "reviewed" });
    const list = choose({ list: [newcomer.email, rated[0]?.email].join("\n") });
    const { key } = await previewPopulation(people, cycleId, list, session.id);
    expect(await addPeople(people, session.id, { ...list, seen: key })).toBe(2);
    expect(await stateOf(id), "compared at once").toBe("IN_CALIBRATION");
    expect(await named()).toContain(`>${rated[0]?.name}</th>`);
    await expect(addPeople(people, session.id, { ...list, seen: key })).rejects.toThrow(
      "in this session already",
    );
    await expect(addPeople(people, session.id, { ...list, seen: "other" })).rejects.toThrow(
      "Look again",
    );
    await run(facilitator, session.id, "lock");
    expect(await calibratedOf(one)).toHaveLength(1);
    expect(await actionsIn(session.id)).toEqual([
      "calibration.person-removed",
      "calibration.participant-added",
      "calibration.people-added",
      "calibration.moved",
    ]);
  });

  test("somebody who changed teams keeps the old one until the people team takes the new one over", async () => {
    const { session, assessments, people: rated } = await makeGroup();
    const [one = ""] = assessments;
    const team = await database().team.create({ data: { name: "Somewhere new" } });
    await database().person.update({
      where: { id: rated[0]?.id ?? "" },
      data: { teamId: team.id },
    });
    const here = `/calibration/${session.id}/population`;
    const before = await page(here, people);
    expect(before.text).toContain("now in <!-- -->Somewhere new");
    const sent = await post(here, people, { intent: "use-new-team", assessment: one });
    expect(sent.status).toBe(302);
    expect((await page(here, people)).text).not.toContain("now in");
    const member = await database().calibrationMember.findFirstOrThrow({
      where: { sessionId: session.id, assessmentId: one },
    });
    expect(member.teamId).toBe(team.id);
    expect(await actionsIn(session.id)).toEqual(["calibration.team-brought-up-to-date"]);
    await expect(takeOverTeam(people, session.id, "nonsense")).rejects.toThrow(
      "not in the session",
    );
  });

  test("a calibrator in the population is allowed, hidden from themselves, and told of nothing else", async () => {
    const { session, people: rated, facilitator } = await makeGroup({ state: "preview" });
    const [me] = rated;
    if (!me) throw new Error("nobody is rated");
    await addSeat(people, session.id, me.id, "calibrator");
    const { text } = await page(`/calibration/${session.id}/participants`, people);
    expect(text).toContain(`${me.name} is rated in it as well.`);
    expect(text).toContain("Their own row is hidden from them everywhere");
    expect(await noticesOf(me)).toEqual(["calibration-preview"]);
    const own = await sessionOverview(await asked(me, session.id), me, { presents: false });
    expect(own.counts.people).toBe(5);
    expect(own.seats.every(({ personId, preview }) => personId === me.id || preview === null)).toBe(
      true,
    );
    expect(own.handedIn).toBe(3);
    const theirs = await sessionOverview(await asked(facilitator, session.id), facilitator, {
      presents: false,
    });
    expect(theirs.counts.people).toBe(6);
    expect(theirs.seats.filter(({ preview }) => preview === "handed-in")).toHaveLength(3);
  });

  test("a seat that is taken ends access at once; given back, the preview is still in", async () => {
    const { session, outsider } = await makeGroup({ state: "preview" });
    expect((await page(`/calibration/${session.id}`, outsider)).status).toBe(200);
    await removeSeat(people, session.id, outsider.id);
    expect((await page(`/calibration/${session.id}`, outsider)).status).toBe(404);
    await expect(removeSeat(people, session.id, outsider.id)).rejects.toThrow("does not sit");
    const found = await searchSeats(session.id, outsider.email);
    expect(found.people.map(({ personId }) => personId)).toEqual([outsider.id]);
    await addSeat(people, session.id, outsider.id, "calibrator");
    const seat = (await seatsOf(session.id)).find(({ personId }) => personId === outsider.id);
    expect(seat?.preview).toBe("handed-in");
    expect(await actionsIn(session.id)).toEqual([
      "calibration.participant-removed",
      "calibration.participant-added",
    ]);
  });

  test("who has left gets no seat, and suggestions are those who rate these people", async () => {
    const { session, managers } = await makeGroup({ calibrators: [] });
    const { people: found } = await searchSeats(session.id, "");
    expect(found.map(({ personId, rates }) => [personId, rates]).sort()).toEqual(
      managers.map(({ id }) => [id, 3]).sort(),
    );
    const gone = await makePerson({ leftOn: new Date("2026-01-01") });
    await expect(addSeat(people, session.id, gone.id, "calibrator")).rejects.toThrow(
      "They have left.",
    );
    await expect(addSeat(people, session.id, "nonsense", "calibrator")).rejects.toMatchObject({
      status: 409,
    });
  });

  test("nobody touches their own row, not even of the people team", async () => {
    const { id: cycleId } = await makeCalibratedCycle();
    const me = await makePerson({ roles: ["PEOPLE_TEAM"], name: "Own Row" });
    const assessment = await makeRated(cycleId, me, people);
    const others = await makeRated(cycleId, await makePerson(), people);
    const session = await makeSession([assessment, others], { cycleId });
    const { text } = await page(`/calibration/${session.id}/population`, me);
    expect(text).not.toContain(">Own Row</th>");
    expect(text).toContain("your own row is hidden from you");
    await expect(removePerson(me, session.id, assessment)).rejects.toThrow("not in the session");
  });

  test("a preview is turned off at any time and on only before it begins; what was handed in stays", async () => {
    const { session, outsider } = await makeGroup({ state: "preview", previewDone: false });
    await database().calibrationParticipant.updateMany({
      where: { sessionId: session.id, personId: outsider.id },
      data: { previewDoneAt: new Date() },
    });
    await changeSettings(people, session.id, settings({ previewShare: "30" }));
    await changeSettings(people, session.id, settings({ hasPreview: undefined }));
    const now = await asked(people, session.id);
    expect(settingsOf(now)).toMatchObject({ hasPreview: false, previewShare: 100 });
    expect(
      (await seatsOf(session.id)).filter(({ preview }) => preview === "handed-in"),
    ).toHaveLength(1);
    await expect(changeSettings(people, session.id, settings())).rejects.toThrow(
      "a preview cannot be turned on any more",
    );
    const refused = await post(`/calibration/${session.id}/settings`, people, {
      name: "Typed and kept",
      hasPreview: "on",
    });
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain("Typed and kept");
    await moveSessionTo(people, session.id, "go-live");
    expect(await actionsIn(session.id)).toEqual([
      "calibration.settings-changed",
      "calibration.settings-changed",
      "calibration.read",
      "calibration.moved",
    ]);
  });

  test("facilitators run a session and do not set it up", async () => {
    const { session, facilitator } = await makeGroup({ state: "set-up" });
    for (const path of ["settings", "population", "participants"])
      expect((await page(`/calibration/${session.id}/${path}`, facilitator)).status, path).toBe(
        404,
      );
    await expect(changeSettings(facilitator, session.id, settings())).rejects.toMatchObject({
      status: 409,
    });
    expect((await page(`/calibration/${session.id}`, facilitator)).text).toContain(
      "Open the preview",
    );
  });
});

describe("what is listed", () => {
  test("each sees the sessions they may know of, with what waits", async () => {
    const { session, facilitator, outsider, cycleId } = await makeGroup({
      state: "preview",
      previewDone: false,
    });
    const filter = { cycle: cycleId, state: undefined, page: 1 };
    const waits = async (who: TestPerson) =>
      (await listSessions(who, filter)).sessions.map((each) => [each.id, each.waits]);
    expect(await waits(outsider)).toEqual([[session.id, "preview"]]);
    expect(await waits(facilitator)).toEqual([[session.id, null]]);
    expect(await waits(people)).toEqual([[session.id, null]]);
    expect(await waits(await makePerson())).toEqual([]);
    const set = (state: "SET_UP" | "RELEASED") =>
      database().calibrationSession.update({ where: { id: session.id }, data: { state } });
    await set("SET_UP");
    expect(await waits(outsider)).toEqual([]);
    expect(await waits(facilitator)).toEqual([[session.id, "opening"]]);
    await set("RELEASED");
    expect(await waits(facilitator)).toEqual([]);
    expect(await waits(people)).toEqual([[session.id, null]]);
  });

  test("empty lists say what to do, to each their own; odd filters are no error", async () => {
    const stranger = await makePerson();
    expect((await page("/calibration", stranger)).text).toContain(
      "You sit in no calibration session.",
    );
    expect((await page("/calibration", stranger)).text).not.toContain("Make a session");
    const odd = await page("/calibration?cycle=%00x&state=over&page=-3", people);
    expect(odd.status).toBe(200);
    expect(odd.text).toContain("Make a session");
    expect(odd.text).toContain("No session is like this.");
  });

  test("it costs the same however many there are, and past fifty there is another page", async () => {
    const { id: cycleId } = await makeCalibratedCycle();
    const one = { cycle: cycleId, state: undefined, page: 1 };
    await makeSession([], { cycleId });
    const few = await countQueries(() => listSessions(people, one));
    for (let made = 0; made < 50; made++) await makeSession([], { cycleId });
    const many = await countQueries(() => listSessions(people, one));
    expect(few).toBe(1);
    expect(many).toBe(1);
    const last = await listSessions(people, { ...one, page: 9 });
    expect([last.page, last.pages, last.total, last.sessions.length]).toEqual([2, 2, 51, 1]);
  });

  test("an overview costs the same for six people as for twelve, and hides names where the session does", async () => {
    const { session, cycleId, facilitator, managers, assessments } = await makeGroup({
      showsNames: false,
    });
    const cookies = await signedInAs(facilitator);
    const cost = () =>
      countQueries(async () => {
        const response = await ask(`/calibration/${session.id}`, { as: cookies });
        await response.text();
      });
    const few = await cost();
    const waiting = await makePerson({ name: "Waits Namelessly" });
    const more = [await makeRated(cycleId, waiting, managers[0] ?? people)];
    await database().assessment.update({ where: { id: more[0] ?? "" }, data: { state: "DRAFT" } });
    for (let made = 0; made < 5; made++)
      more.push(await makeRated(cycleId, await makePerson(), managers[1] ?? people));
    await database().calibrationMember.createMany({
      data: await Promise.all(
        more.map(async (assessmentId) => ({
          sessionId: session.id,
          assessmentId,
          personId: (await database().assessment.findUniqueOrThrow({ where: { id: assessmentId } }))
            .personId,
        })),
      ),
    });
    expect(await cost()).toBe(few);
    expect(few).toBeLessThanOrEqual(8);
    const { text } = await page(`/calibration/${session.id}`, facilitator);
    expect(text).not.toContain("Waits Namelessly");
    await database().calibrationSession.update({
      where: { id: session.id },
      data: { showsNames: true },
    });
    expect((await page(`/calibration/${session.id}`, facilitator)).text).toContain(
      "Waits Namelessly",
    );
    expect((await page(`/calibration/${session.id}?present=1`, facilitator)).text).not.toContain(
      "Waits Namelessly",
    );
    expect(assessments).toHaveLength(6);
  });
});
