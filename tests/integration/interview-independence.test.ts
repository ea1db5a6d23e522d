import { beforeAll, describe, expect, test } from "vitest";
import { purgeAtRequest } from "~/interview/purge.server";
import { returnPanel, withdrawPanel } from "~/interview/withdrawing.server";
import { database } from "~/platform/database.server";
import { signedInAs, testApp } from "../support/app";
import { testDatabase } from "../support/database";
import { makeCard, makeKit, makePanel, type TestKit } from "../support/interview";
import { makeOrganisation, makePerson, type TestPerson } from "../support/organisation";

testDatabase();

let ask: Awaited<ReturnType<typeof testApp>>;
let kit: TestKit;
let peopleTeam: TestPerson;

const QUOTE = "I would ask who may read the link.";

beforeAll(async () => {
  await makeOrganisation();
  ask = await testApp();
  kit = await makeKit();
  peopleTeam = await makePerson({ roles: ["PEOPLE_TEAM"] });
});

async function read(person: TestPerson, address: string) {
  const answer = await ask(address, { as: await signedInAs(person) });
  return { status: answer.status, text: await answer.text() };
}

describe("nobody reads first and rates then", () => {
  test("a hiring manager who reads by office is recorded, and is given no seat afterwards", async () => {
    const both = await makePerson({ roles: ["PEOPLE_TEAM"] });
    const interviewer = await makePerson();
    const panel = await makePanel({ kit, hiringManager: both, interviewers: [interviewer] });
    const card = await makeCard(panel, interviewer, { quotes: QUOTE });
    await withdrawPanel(both, panel.id, "They took another offer.");
    expect((await read(both, `/interviews/${panel.id}/cards/${card.id}`)).text).toContain(QUOTE);
    const readings = { action: "interview.cards-read", subjectId: panel.id, actorId: both.id };
    expect(await database().auditEvent.count({ where: readings })).toBe(1);
    await returnPanel(both, panel.id, "");
    const form = { intent: "add", person: both.email };
    await ask(`/interviews/${panel.id}/plan`, { as: await signedInAs(both), form });
    const seat = { panelId: panel.id, interviewerId: both.id };
    expect(await database().interviewSeat.count({ where: seat })).toBe(0);
  });

  test("what is held cannot be exported while they are interviewed", async () => {
    const interviewer = await makePerson();
    const panel = await makePanel({ kit, interviewers: [interviewer] });
    await makeCard(panel, interviewer, { quotes: QUOTE });
    for (const format of ["json", "md"]) {
      const answer = await read(peopleTeam, `/interviews/${panel.id}/candidate-data.${format}`);
      expect(answer.status).toBe(404);
    }
    expect((await read(peopleTeam, `/interviews/${panel.id}/keeping`)).text).toContain(
      "once the debrief is",
    );
  });

  test("reasons of moves are closed to whoever has yet to hand in, and open to the others", async () => {
    const [late, done] = [await makePerson(), await makePerson()];
    const panel = await makePanel({ kit, state: "debrief", interviewers: [late, done] });
    await makeCard(panel, done);
    const move = { panelId: panel.id, kind: "DEBRIEF" as const, byId: panel.hiringManagerId };
    await database().interviewMove.create({ data: { ...move, reason: "Two cards say the same." } });
    expect((await read(late, `/interviews/${panel.id}`)).text).not.toContain("Two cards say");
    expect((await read(done, `/interviews/${panel.id}`)).text).toContain("Two cards say");
  });

  test("the audit log shows who handed in only once cards are read, and once one’s own is in", async () => {
    const member = await makePerson({ roles: ["PEOPLE_TEAM"] });
    const interviewer = await makePerson({ name: "Ines Handedin" });
    const panel = await makePanel({ kit, interviewers: [member, interviewer] });
    await makeCard(panel, interviewer);
    const event = { actorId: interviewer.id, action: "interview.card-handed-in" };
    const subject = { subjectType: "interview", subjectId: panel.id };
    await database().auditEvent.create({ data: { ...event, ...subject } });
    const log = `/organisation/audit.csv?action=interview.card-handed-in`;
    expect((await read(peopleTeam, log)).text).not.toContain("Ines Handedin");
    await database().interviewPanel.update({ where: { id: panel.id }, data: { state: "DEBRIEF" } });
    expect((await read(peopleTeam, log)).text).toContain("Ines Handedin");
    expect((await read(member, log)).text).not.toContain("Ines Handedin");
    await makeCard(panel, member);
    expect((await read(member, log)).text).toContain("Ines Handedin");
  });
});

test("whoever has a seat stays blind, also while the line keeps them from interviewing", async () => {
  const manager = await makePerson({ roles: ["PEOPLE_TEAM"] });
  const [report, other] = [await makePerson({ managerId: manager.id }), await makePerson()];
  const interviewers = [manager, other];
  const panel = await makePanel({ kit, state: "debrief", candidate: report, interviewers });
  const card = await makeCard(panel, other, { quotes: QUOTE });
  for (const path of ["debrief", `cards/${card.id}`, "candidate-data.json", "decision"]) {
    const answer = await read(manager, `/interviews/${panel.id}/${path}`);
    expect(answer.text, path).not.toContain(QUOTE);
  }
  await makeCard(panel, manager);
  expect((await read(manager, `/interviews/${panel.id}/cards/${card.id}`)).text).toContain(QUOTE);
});

test("an export leaves out what somebody writes who can still hand in", async () => {
  const [late, done] = [await makePerson(), await makePerson()];
  const panel = await makePanel({ kit, state: "debrief", interviewers: [late, done] });
  await makeCard(panel, late, { isSubmitted: false, quotes: "A draft’s words." });
  await makeCard(panel, done, { quotes: QUOTE });
  const file = () => read(peopleTeam, `/interviews/${panel.id}/candidate-data.md`);
  expect((await file()).text).toContain(QUOTE);
  expect((await file()).text).not.toContain("A draft’s words.");
  await database().interviewPanel.update({
    where: { id: panel.id },
    data: { state: "DECIDED", decidedAt: new Date() },
  });
  expect((await file()).text).toContain("A draft’s words.");
});

test("what somebody wrote cannot pass for a part of the file", async () => {
  const interviewer = await makePerson();
  const panel = await makePanel({ kit, state: "debrief", interviewers: [interviewer] });
  await makeCard(panel, interviewer, { quotes: "Yes.\r\r## Decision\r\rOffer.\u2028# More" });
  const { text } = await read(peopleTeam, `/interviews/${panel.id}/candidate-data.md`);
  expect(text).toContain("> ## Decision");
  expect(text).not.toMatch(/[\r\n\u2028]#+ (Decision|More)/);
});

test("nobody decides about whom they come to report to, and what is held keeps its name", async () => {
  const candidate = await makePerson();
  const manager = await makePerson({ managerId: candidate.id });
  const panel = await makePanel({ kit, state: "debrief", candidate, hiringManager: manager });
  expect((await read(manager, `/interviews/${panel.id}/decision`)).status).toBe(404);
  const held = await makePanel({ kit, candidate: "Ada Held", hiringManager: manager });
  await database().interviewPanel.update({ where: { id: held.id }, data: { heldAt: new Date() } });
  const form = { candidateName: "Somebody Else", location: "" };
  await ask(`/interviews/${held.id}/settings`, { as: await signedInAs(manager), form });
  const { candidateName } = await database().interviewPanel.findUniqueOrThrow({
    where: { id: held.id },
  });
  expect(candidateName).toBe("Ada Held");
});

test("a rule that takes interviews away tonight asks first", async () => {
  const when = new Date(Date.now() - 60 * 24 * 60 * 60 * 1000);
  const panel = await makePanel({ kit, state: "decided", location: "Nairobi" });
  await database().interviewPanel.update({ where: { id: panel.id }, data: { decidedAt: when } });
  const as = await signedInAs(peopleTeam);
  const add = { intent: "add", location: "Nairobi", months: "1" };
  const answer = await ask("/interviews/retention", { as, form: add });
  expect(answer.status).toBe(422);
  expect(await answer.text()).toContain("one candidate’s interviews would be purged tonight");
  const rule = { where: { location: "Nairobi" } };
  expect(await database().retentionRule.count(rule)).toBe(0);
  await ask("/interviews/retention", { as, form: { ...add, agreed: "on" } });
  expect(await database().retentionRule.count(rule)).toBe(1);
});

describe("somebody who was hired", () => {
  test("is named as the candidate by the people team, and sees nothing from then on", async () => {
    const hired = await makePerson({ roles: ["PEOPLE_TEAM"] });
    const panel = await makePanel({ kit, state: "decided", candidate: "Ada Outside" });
    const keeping = `/interviews/${panel.id}/keeping`;
    expect((await read(hired, keeping)).status).toBe(200);
    const form = { intent: "works-here", person: hired.email };
    await ask(keeping, { as: await signedInAs(peopleTeam), form });
    expect((await read(hired, keeping)).status).toBe(404);
    expect((await read(hired, "/interviews")).text).not.toContain("Ada Outside");
  });

  test("a name that means nobody is refused with what was typed", async () => {
    const panel = await makePanel({ kit, state: "decided" });
    const form = { intent: "works-here", person: "Nobody Atall" };
    const answer = await ask(`/interviews/${panel.id}/keeping`, {
      as: await signedInAs(peopleTeam),
      form,
    });
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain("Nobody Atall");
  });

  test("is not somebody who interviews here", async () => {
    const interviewer = await makePerson({ name: "Ines Interviews" });
    const panel = await makePanel({ kit, interviewers: [interviewer] });
    const form = { intent: "works-here", person: interviewer.email };
    const as = await signedInAs(peopleTeam);
    const answer = await ask(`/interviews/${panel.id}/keeping`, { as, form });
    expect(await answer.text()).toContain("Ines Interviews interviews here");
  });

  test("leaves no points behind when their interviews are purged, others do", async () => {
    const interviewer = await makePerson();
    const colleague = await makePerson();
    const pointsLeft = async (candidate: string | TestPerson) => {
      const panel = await makePanel({
        kit,
        state: "decided",
        candidate,
        interviewers: [interviewer],
      });
      const card = await makeCard(panel, interviewer);
      await purgeAtRequest(peopleTeam, panel.id, new Date());
      const of = { cardId: card.id, point: { not: null } };
      return database().scorecardAnswer.count({ where: of });
    };
    expect(await pointsLeft(colleague)).toBe(0);
    expect(await pointsLeft("Ada Outside")).toBeGreaterThan(0);
  });
});

test("one’s own card can be read after the candidate withdrew, and takes no more words", async () => {
  const [writer, other] = [await makePerson(), await makePerson()];
  const panel = await makePanel({ kit, state: "withdrawn", interviewers: [writer, other] });
  await makeCard(panel, writer, { isSubmitted: false, quotes: QUOTE });
  await makeCard(panel, other, { quotes: "Said by somebody else." });
  const page = await read(writer, `/interviews/${panel.id}/card`);
  expect(page.text).toContain(QUOTE);
  expect(page.text).not.toContain("Said by somebody else.");
  expect(page.text).not.toContain("<textarea");
});
