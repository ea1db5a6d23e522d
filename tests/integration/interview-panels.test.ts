import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { newPanelForm, panelFilter } from "~/interview/domain/panel-forms";
import { sessionForm } from "~/interview/domain/plan-forms";
import { makePanel as begin } from "~/interview/making.server";
import { changePanelSettings } from "~/interview/panel-settings.server";
import { listPanels } from "~/interview/panels.server";
import { addSession, changeSession, removeSession } from "~/interview/plan-sessions.server";
import { addInterviewer, replaceInterviewer, takeOffInterviewer } from "~/interview/seats.server";
import { returnPanel, withdrawPanel } from "~/interview/withdrawing.server";
import { currentLadder } from "~/ladder/ladder.server";
import { change } from "~/platform/audit.server";
import { database } from "~/platform/database.server";
import { signedInAs, testApp } from "../support/app";
import { countQueries } from "../support/count-queries";
import { testDatabase } from "../support/database";
import { competenciesOf, makeCard, makeKit, makePanel, type TestKit } from "../support/interview";
import { makeOrganisation, makePerson, type TestPerson } from "../support/organisation";

testDatabase();

/** Sessions are planned for at most two years ahead. */
const NEXT_YEAR = new Date().getFullYear() + 1;
const DAY = `${NEXT_YEAR}-03-05`;
/** The last Sunday of March. */
const CLOCKS_GO_FORWARD = `${NEXT_YEAR}-03-${31 - new Date(Date.UTC(NEXT_YEAR, 2, 31)).getUTCDay()}`;

let ask: Awaited<ReturnType<typeof testApp>>;
let people: TestPerson;
let kit: TestKit;
let hiring: TestPerson;
let bo: TestPerson;
let cy: TestPerson;

beforeAll(async () => {
  await makeOrganisation();
  ask = await testApp();
  kit = await makeKit();
  people = await makePerson({ name: "People team", roles: ["PEOPLE_TEAM"] });
});

beforeEach(async () => {
  hiring = await makePerson();
  bo = await makePerson();
  cy = await makePerson();
});

const competency = (index: number) => competenciesOf(kit)[index] ?? "";
const at = (time: string, given: Record<string, unknown> = {}) =>
  sessionForm.parse({
    day: DAY,
    time,
    minutes: "60",
    competencyIds: [competency(0)],
    ...given,
  });
const sessionsOf = (panelId: string) =>
  database().interviewSession.findMany({ where: { panelId }, orderBy: { createdAt: "asc" } });
const list = (viewer: TestPerson, filter: Record<string, string> = {}) =>
  listPanels(viewer, currentLadder().ladder, panelFilter.parse(filter));

function newPanel(given: Record<string, string>) {
  const form = { trackId: "orchestrator", levelId: "mid", kitId: kit.id, ...given };
  return begin(people, newPanelForm.parse({ hiringManager: hiring.email, ...form }));
}

describe("a new panel", () => {
  test("is made with its kit, or one drawn for it, and leads to the plan", async () => {
    const cookie = await signedInAs(people);
    const response = await ask("/interviews/new?level=orchestrator.mid", {
      as: cookie,
      form: {
        candidateName: "Ada Example",
        trackId: "orchestrator",
        levelId: "mid",
        kitId: "new",
        hiringManager: hiring.email,
        location: "Berlin",
      },
    });
    expect(response.status).toBe(302);
    const address = response.headers.get("location") ?? "";
    expect(address).toMatch(/^\/interviews\/[0-9a-f-]+\/plan$/);
    const id = address.split("/")[2] ?? "";
    const made = await database().interviewPanel.findUniqueOrThrow({ where: { id } });
    expect(made).toMatchObject({ candidateName: "Ada Example", hiringManagerId: hiring.id });
    expect(made.kitId).not.toBe(kit.id);
    const events = await database().auditEvent.findMany({ where: { subjectId: id } });
    expect(events.map(({ action }) => action)).toEqual(["interview.made"]);
    expect(JSON.stringify(events.map(({ data }) => data))).not.toContain("Ada");
    const plan = await ask(address, { as: cookie });
    expect(await plan.text()).toContain("Nobody interviews yet.");
  });

  test("refuses a hiring manager below the candidate, the candidate, and whoever cannot sign in", async () => {
    const candidate = await makePerson();
    const below = await makePerson({ managerId: candidate.id });
    const left = await makePerson({ leftOn: new Date("2020-01-01") });
    const named = (email: string) => newPanel({ colleague: candidate.email, hiringManager: email });
    await expect(named(below.email)).rejects.toThrow("reports to the candidate");
    await expect(named(candidate.email)).rejects.toThrow("cannot decide on themselves");
    await expect(named(left.email)).rejects.toThrow("have left");
    await expect(newPanel({ colleague: people.email })).rejects.toThrow("about you");
    await expect(newPanel({ candidateName: "Ada", kitId: "none" })).rejects.toThrow("no such kit");
  });
});

describe("who interviews", () => {
  test("nobody in the candidate's line, nobody who left, nobody who has read cards; a peer may", async () => {
    const above = await makePerson();
    const manager = await makePerson({ managerId: above.id });
    const candidate = await makePerson({ managerId: manager.id });
    const report = await makePerson({ managerId: candidate.id });
    const peer = await makePerson({ managerId: manager.id });
    const left = await makePerson({ leftOn: new Date("2020-01-01") });
    const panel = await makePanel({ kit, candidate, hiringManager: hiring });
    const add = (person: TestPerson) => addInterviewer(hiring, panel.id, person.email);
    await expect(add(candidate)).rejects.toThrow("is the candidate");
    await expect(add(manager)).rejects.toThrow("is the candidate’s manager");
    await expect(add(above)).rejects.toThrow("is above the candidate");
    await expect(add(report)).rejects.toThrow("reports to the candidate");
    await expect(add(left)).rejects.toThrow("have left");
    await change(people.actor, async (_, record) =>
      record({ action: "interview.cards-read", subject: { type: "interview", id: panel.id } }),
    );
    await expect(add(people)).rejects.toThrow("has read cards");
    await add(peer);
    await expect(add(peer)).rejects.toThrow("interviews already");
    const plan = await ask(`/interviews/${panel.id}/plan`, { as: await signedInAs(hiring) });
    expect(await plan.text()).toContain("has the same manager as the candidate");
  });

  test("somebody who came into the line is marked, sees nothing, and is replaced", async () => {
    const candidate = await makePerson();
    const panel = await makePanel({ kit, candidate, hiringManager: hiring, interviewers: [bo] });
    await database().person.update({ where: { id: bo.id }, data: { managerId: candidate.id } });
    const plan = await ask(`/interviews/${panel.id}/plan`, { as: await signedInAs(hiring) });
    expect(await plan.text()).toContain("To be replaced");
    const own = await ask(`/interviews/${panel.id}`, { as: await signedInAs(bo) });
    expect(own.status).toBe(404);
    expect((await list(bo)).total).toBe(0);
    await replaceInterviewer(hiring, panel.id, bo.id, cy.email);
    expect((await sessionsOf(panel.id)).map(({ interviewerId }) => interviewerId)).toEqual([cy.id]);
  });

  test("replaced after beginning a card: the sessions go over, the draft stays, both are told", async () => {
    const panel = await makePanel({ kit, hiringManager: hiring, interviewers: [bo] });
    await makeCard(panel, bo, { isSubmitted: false });
    await replaceInterviewer(hiring, panel.id, bo.id, cy.email);
    const seats = await database().interviewSeat.findMany({
      where: { panelId: panel.id, removedAt: null },
    });
    expect(seats.map(({ interviewerId }) => interviewerId)).toEqual([cy.id]);
    expect(await database().scorecard.count({ where: { panelId: panel.id } })).toBe(1);
    expect((await ask(`/interviews/${panel.id}`, { as: await signedInAs(bo) })).status).toBe(404);
    expect((await list(hiring)).panels[0]).toMatchObject({ interviewers: 1, submitted: 0 });
    for (const person of [bo, cy])
      expect(await database().notification.count({ where: { personId: person.id } })).toBe(1);
  });

  test("a card that is in keeps its interviewer and sessions", async () => {
    const panel = await makePanel({ kit, hiringManager: hiring, interviewers: [bo] });
    await makeCard(panel, bo);
    const [session] = await sessionsOf(panel.id);
    const by = hiring;
    await expect(replaceInterviewer(by, panel.id, bo.id, cy.email)).rejects.toThrow("handed in");
    await expect(takeOffInterviewer(by, panel.id, bo.id)).rejects.toThrow("handed in");
    await expect(removeSession(by, panel.id, session?.id ?? "")).rejects.toThrow("handed in");
    await expect(addSession(by, panel.id, bo.id, at("10:00"))).rejects.toThrow("handed in");
  });

  test("nobody who only interviews plans, nor the candidate whatever their roles", async () => {
    const panel = await makePanel({ kit, hiringManager: hiring, interviewers: [bo] });
    await expect(addInterviewer(bo, panel.id, cy.email)).rejects.toThrow();
    const own = await makePanel({ kit, candidate: people, hiringManager: hiring });
    await expect(addInterviewer(people, own.id, cy.email)).rejects.toThrow("not there");
    const cookie = await signedInAs(people);
    for (const page of ["", "/plan", "/settings"])
      expect((await ask(`/interviews/${own.id}${page}`, { as: cookie })).status).toBe(404);
    expect((await list(people)).panels.some(({ id }) => id === own.id)).toBe(false);
  });
});

describe("times", () => {
  test("the candidate is in one place at a time, unless two interview together", async () => {
    const panel = await makePanel({ kit, hiringManager: hiring });
    const by = hiring;
    for (const person of [bo, cy]) await addInterviewer(by, panel.id, person.email);
    await addSession(by, panel.id, bo.id, at("10:00"));
    await expect(addSession(by, panel.id, cy.id, at("10:30"))).rejects.toThrow(
      `The candidate is with ${bo.name}`,
    );
    await addSession(by, panel.id, cy.id, at("10:00"));
    await addSession(by, panel.id, cy.id, at("11:00"));
    const [first] = await sessionsOf(panel.id);
    await expect(
      changeSession(by, panel.id, first?.id ?? "", at("10:30", { together: "on" })),
    ).rejects.toThrow(`The candidate is with ${cy.name}`);
    await changeSession(by, panel.id, first?.id ?? "", at("09:30", { together: "on" }));
    const starts = (await sessionsOf(panel.id)).map(({ startsAt }) => startsAt?.toISOString());
    expect(starts.map((each) => each?.slice(11, 16))).toEqual(["09:30", "09:30", "11:00"]);
  });

  test("an interviewer is in one place too, and the other candidate is not named", async () => {
    const startsAt = new Date(`${DAY}T10:00:00Z`);
    await makePanel({ kit, candidate: "Grace Secret", interviewers: [bo], startsAt });
    const panel = await makePanel({ kit, hiringManager: hiring });
    await addInterviewer(hiring, panel.id, bo.email);
    const refused = addSession(hiring, panel.id, bo.id, at("10:30"));
    await expect(refused).rejects.toThrow("has another interview at that time, until 11:00");
    await expect(refused).rejects.not.toThrow("Grace");
    await addSession(hiring, panel.id, bo.id, at("11:00"));
  });

  test("are where the organisation is, and a time that the clocks skip is refused", async () => {
    const panel = await makePanel({ kit, hiringManager: hiring });
    await addInterviewer(hiring, panel.id, bo.email);
    await database().organisation.update({ where: { id: 1 }, data: { timeZone: "Europe/Berlin" } });
    try {
      const day = { day: CLOCKS_GO_FORWARD };
      await expect(addSession(hiring, panel.id, bo.id, at("02:30", day))).rejects.toThrow(
        "clocks go forward",
      );
      await addSession(hiring, panel.id, bo.id, at("10:00", day));
    } finally {
      await database().organisation.update({ where: { id: 1 }, data: { timeZone: "UTC" } });
    }
    const [session] = await sessionsOf(panel.id);
    expect(session?.startsAt?.toISOString()).toBe(`${CLOCKS_GO_FORWARD}T08:00:00.000Z`);
  });

  test("a form that makes no sense says where, and keeps what was typed", async () => {
    const panel = await makePanel({ kit, hiringManager: hiring, interviewers: [bo] });
    const response = await ask(`/interviews/${panel.id}/plan?add=${bo.id}`, {
      as: await signedInAs(hiring),
      form: { intent: "add-session", person: bo.id, day: "2030-02-31", time: "", minutes: "4" },
    });
    expect(response.status).toBe(422);
    const page = await response.text();
    for (const words of ["Enter a day like", "from 5 to 480", "Choose an exercise", "2030-02-31"])
      expect(page).toContain(words);
  });
});

test("a suggestion is taken whole, once, and afterwards nothing is missing", async () => {
  const panel = await makePanel({ kit, hiringManager: hiring });
  for (const person of [bo, cy]) await addInterviewer(hiring, panel.id, person.email);
  const cookie = await signedInAs(hiring);
  const address = `/interviews/${panel.id}/plan`;
  const page = await (await ask(address, { as: cookie })).text();
  const seen = (/name="seen" value="([^"]*)"/.exec(page)?.[1] ?? "").replaceAll("&quot;", '"');
  const take = () => ask(address, { as: cookie, form: { intent: "accept", seen } });
  expect((await take()).status).toBe(302);
  expect((await sessionsOf(panel.id)).length).toBeGreaterThan(0);
  expect(await (await ask(address, { as: cookie })).text()).not.toContain("How to close the gaps");
  expect((await take()).status).toBe(409);
});

test("a suggestion adds to no session that two hold together", async () => {
  const panel = await makePanel({ kit, hiringManager: hiring });
  for (const person of [bo, cy]) {
    await addInterviewer(hiring, panel.id, person.email);
    await addSession(hiring, panel.id, person.id, at("10:00"));
  }
  const cookie = await signedInAs(hiring);
  const address = `/interviews/${panel.id}/plan`;
  const page = await (await ask(address, { as: cookie })).text();
  const seen = (/name="seen" value="([^"]*)"/.exec(page)?.[1] ?? "").replaceAll("&quot;", '"');
  await ask(address, { as: cookie, form: { intent: "accept", seen } });
  const sessions = await sessionsOf(panel.id);
  expect(sessions.length).toBeGreaterThan(2);
  const together = sessions.filter(({ startsAt }) => startsAt !== null);
  expect(together.map(({ competencyIds }) => competencyIds)).toEqual(
    [1, 2].map(() => [competency(0)]),
  );
});

test("whoever withdraws is out until they come back, with the reason in the history and nowhere else", async () => {
  const panel = await makePanel({ kit, hiringManager: hiring, interviewers: [bo] });
  const cookie = await signedInAs(hiring);
  const send = (form: Record<string, string>) =>
    ask(`/interviews/${panel.id}?index`, { as: cookie, form });
  expect((await send({ intent: "withdraw", reason: "" })).status).toBe(422);
  expect((await send({ intent: "withdraw", reason: "Another offer." })).status).toBe(302);
  await expect(addSession(hiring, panel.id, bo.id, at("10:00"))).rejects.toThrow("withdrew");
  await expect(withdrawPanel(hiring, panel.id, "Again")).rejects.toThrow("already");
  expect(await (await ask(`/interviews/${panel.id}`, { as: cookie })).text()).toContain(
    "Another offer.",
  );
  await returnPanel(hiring, panel.id, "");
  const events = await database().auditEvent.findMany({ where: { subjectId: panel.id } });
  expect(JSON.stringify(events.map(({ data }) => data))).not.toContain("offer");
  expect((await list(hiring)).panels[0]?.state).toBe("open");
});

test("the kit stays once a card is begun, and only the people team names another hiring manager", async () => {
  const panel = await makePanel({ kit, hiringManager: hiring, interviewers: [bo] });
  const other = await makeKit();
  const input = {
    candidateName: "An alias",
    location: "",
    kitId: other.id,
    hiringManager: cy.email,
  };
  await changePanelSettings(hiring, panel.id, input);
  const read = () => database().interviewPanel.findUniqueOrThrow({ where: { id: panel.id } });
  expect(await read()).toMatchObject({ kitId: other.id, hiringManagerId: hiring.id });
  await makeCard(panel, bo, { isSubmitted: false });
  const back = changePanelSettings(people, panel.id, { ...input, kitId: kit.id });
  await expect(back).rejects.toThrow("the kit stays");
  await changePanelSettings(people, panel.id, input);
  expect(await read()).toMatchObject({ candidateName: "An alias", hiringManagerId: cy.id });
});

describe("the list", () => {
  test("is one statement beside the session's, has the viewer in it, and says what waits", async () => {
    const panel = await makePanel({
      kit,
      candidate: "Zoë Ångström",
      hiringManager: hiring,
      interviewers: [bo],
    });
    await makePanel({ kit, candidate: "Somebody else" });
    expect((await list(cy)).total).toBe(0);
    expect((await list(hiring)).panels.map(({ id }) => id)).toEqual([panel.id]);
    expect((await list(bo)).panels[0]).toMatchObject({ waits: "card", submitted: 0 });
    await makeCard(panel, bo);
    expect((await list(hiring)).panels[0]).toMatchObject({ waits: "closing", submitted: 1 });
    expect((await list(people, { q: "angstrom zoe" })).panels.map(({ id }) => id)).toEqual([
      panel.id,
    ]);
    expect((await list(people, { q: "angstrom", mine: "1" })).total).toBe(0);
    expect((await list(hiring, { level: "specialist.senior" })).total).toBe(0);
    const cookie = await signedInAs(people);
    const count = await countQueries(async () => {
      const page = await ask("/interviews", { as: cookie });
      expect(await page.text()).toContain("Zoë Ångström");
    });
    expect(count).toBeLessThanOrEqual(4);
  });
});

test("a calendar file has one's own sessions in UTC and nothing of the candidate; withdrawn, it takes them out", async () => {
  const startsAt = new Date(`${DAY}T10:00:00Z`);
  const panel = await makePanel({
    kit,
    candidate: "Ada Example",
    hiringManager: hiring,
    interviewers: [bo, cy],
    startsAt,
  });
  const cookie = await signedInAs(cy);
  const read = async () => {
    const response = await ask(`/interviews/${panel.id}/calendar.ics`, { as: cookie });
    expect(response.headers.get("content-disposition")).not.toContain("Ada");
    return (await response.text()).replaceAll("\r\n\t", "");
  };
  const file = await read();
  const own = (await sessionsOf(panel.id)).find(({ interviewerId }) => interviewerId === cy.id);
  expect(file.match(/BEGIN:VEVENT/g)).toHaveLength(1);
  for (const line of [
    `DTSTART:${DAY.replaceAll("-", "")}T110000Z`,
    `UID:${own?.id}@rostrum`,
    "SEQUENCE:1",
    "METHOD:PUBLISH",
    `/interviews/${panel.id}/card`,
  ])
    expect(file).toContain(line);
  expect(file).not.toContain("Ada");
  await withdrawPanel(hiring, panel.id, "Another offer.");
  const off = await read();
  for (const line of ["METHOD:CANCEL", "STATUS:CANCELLED", `UID:${own?.id}@rostrum`, "SEQUENCE:2"])
    expect(off).toContain(line);
  expect(off).not.toContain("offer");
  const none = await ask(`/interviews/${panel.id}/calendar.ics`, { as: await signedInAs(hiring) });
  expect(none.status).toBe(404);
});
