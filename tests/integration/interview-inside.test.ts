import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { newPanelForm } from "~/interview/domain/panel-forms";
import { sessionForm } from "~/interview/domain/plan-forms";
import { editKitContent } from "~/interview/kit-changes.server";
import { makePanel as begin } from "~/interview/making.server";
import { tellSessionsChanged } from "~/interview/notices.server";
import { changePanelSettings } from "~/interview/panel-settings.server";
import { addSession } from "~/interview/plan-sessions.server";
import { addInterviewer, replaceInterviewer, takeOffInterviewer } from "~/interview/seats.server";
import { database, transaction } from "~/platform/database.server";
import { signedInAs, testApp } from "../support/app";
import { testDatabase } from "../support/database";
import { competenciesOf, makeCard, makeKit, makePanel, type TestKit } from "../support/interview";
import { makeOrganisation, makePerson, type TestPerson } from "../support/organisation";

testDatabase();

let ask: Awaited<ReturnType<typeof testApp>>;
let kit: TestKit;
let people: TestPerson;
let hiring: TestPerson;
let inside: TestPerson;
let bo: TestPerson;

beforeAll(async () => {
  await makeOrganisation();
  ask = await testApp();
  kit = await makeKit();
  people = await makePerson({ name: "People team", roles: ["PEOPLE_TEAM"] });
});

beforeEach(async () => {
  hiring = await makePerson();
  inside = await makePerson();
  bo = await makePerson();
});

const panelOf = (id: string) =>
  database().interviewPanel.findUniqueOrThrow({ where: { id }, include: { kit: true } });
const textOf = async (path: string, person: TestPerson) =>
  (await ask(path, { as: await signedInAs(person) })).text();
const noticesOf = ({ id }: TestPerson) =>
  database().notification.findMany({ where: { personId: id }, orderBy: { createdAt: "asc" } });
const at = (day: Date, time: string) =>
  sessionForm.parse({
    day: day.toISOString().slice(0, 10),
    time,
    minutes: "60",
    competencyIds: [competenciesOf(kit)[0]],
  });
const daysAhead = (days: number) => new Date(Date.now() + days * 24 * 60 * 60 * 1000);

function newPanel(given: Record<string, string> = {}) {
  const form = { trackId: "orchestrator", levelId: "mid", kitId: kit.id, ...given };
  return begin(
    people,
    newPanelForm.parse({ hiringManager: hiring.email, colleague: inside.email, ...form }),
  );
}

describe("a kit that a colleague knows", () => {
  const knows = "The candidate knows this kit";

  test("is refused for them, whether they interviewed, were taken off, decided or drew it", async () => {
    const spare = await makeKit();
    await database().interviewKit.update({ where: { id: spare.id }, data: { name: "The spare" } });
    const seated = await makePanel({ kit, interviewers: [inside] });
    await expect(newPanel()).rejects.toMatchObject({ field: "kitId", status: 422 });
    await expect(newPanel()).rejects.toThrow("Choose “The spare”, or draw a new one.");
    await database().interviewSeat.updateMany({
      where: { panelId: seated.id },
      data: { removedAt: new Date() },
    });
    await expect(newPanel()).rejects.toThrow(knows);
    expect((await panelOf(await newPanel({ kitId: spare.id }))).kitId).toBe(spare.id);

    // Who decided at first knows the kit that the panel had at first, also where both are others since.
    const panel = await newPanel({ colleague: "", candidateName: "Ada", hiringManager: bo.email });
    const input = { candidateName: "Ada", location: "", hiringManager: hiring.email };
    await changePanelSettings(people, panel, { ...input, kitId: spare.id });
    const named = { colleague: bo.email, hiringManager: people.email };
    await expect(newPanel(named)).rejects.toThrow(knows);

    const maker = await makePerson();
    const made = { where: { id: kit.id }, data: { createdById: maker.id } };
    const byMaker = { colleague: maker.email, hiringManager: people.email };
    await newPanel(byMaker);
    await database().interviewKit.update(made);
    await expect(newPanel(byMaker)).rejects.toThrow(knows);
    await database().interviewKit.update({ ...made, data: { createdById: null } });
  });

  test("is refused in the settings as well, where another can be drawn", async () => {
    const other = await makeKit();
    await makePanel({ kit: other, interviewers: [inside] });
    const id = await newPanel();
    const input = { candidateName: "An alias", location: "", hiringManager: "" };
    const change = (kitId: string) => changePanelSettings(hiring, id, { ...input, kitId });
    await expect(change(other.id)).rejects.toThrow(knows);
    await change("new");
    expect([kit.id, other.id]).not.toContain((await panelOf(id)).kitId);
  });

  test("one is drawn that shares no exercise with it, and nothing in the log says so apart", async () => {
    const drawn = await panelOf(await newPanel({ kitId: "new", colleague: bo.email }));
    await makePanel({ kit: drawn.kit, interviewers: [inside] });
    const again = await panelOf(await newPanel({ kitId: "new" }));
    const exercises = ({ content }: { content: unknown }) =>
      (content as { exercises: string[] }).exercises;
    expect(exercises(again.kit)).not.toEqual(exercises(drawn.kit));
    const where = { subjectId: { in: [drawn.kitId, again.kitId] } };
    expect(await database().auditEvent.count({ where })).toBe(0);
  });

  test("is pointed out in the plan where it is had all the same, as are other interviews", async () => {
    const panel = await makePanel({ kit, candidate: inside, hiringManager: hiring });
    const plan = `/interviews/${panel.id}/plan`;
    expect(await textOf(plan, hiring)).not.toContain("knows this kit");
    await makePanel({ kit, interviewers: [inside] });
    await makePanel({ candidate: inside });
    const text = await textOf(plan, hiring);
    expect(text).toContain(`${inside.name} knows this kit.`);
    expect(text).toContain(`${inside.name} has other interviews under way.`);
  });
});

test("who decides about a colleague is not their manager, nor who acts for them; somebody above may", async () => {
  const above = await makePerson();
  const manager = await makePerson({ managerId: above.id });
  await database().person.update({ where: { id: inside.id }, data: { managerId: manager.id } });
  const acting = await makePerson();
  const day = new Date(new Date().toISOString().slice(0, 10));
  await database().delegation.create({
    data: { managerId: manager.id, delegateId: acting.id, startsOn: day, endsOn: daysAhead(2) },
  });
  for (const { email } of [manager, acting])
    await expect(newPanel({ hiringManager: email })).rejects.toThrow("is the candidate’s manager");
  const id = await newPanel({ hiringManager: above.email });
  const input = { candidateName: "An alias", location: "", kitId: kit.id };
  await expect(
    changePanelSettings(people, id, { ...input, hiringManager: manager.email }),
  ).rejects.toThrow("is the candidate’s manager");
});

test("kits do not tell a candidate, once it is decided, that a card about them was begun with one", async () => {
  const editor = await makePerson({ roles: ["LADDER_EDITOR"] });
  const own = await makeKit();
  const panel = await makePanel({ kit: own, candidate: editor, interviewers: [bo] });
  await makeCard(panel, bo);
  await database().interviewPanel.update({
    where: { id: panel.id },
    data: { state: "DECIDED", decidedAt: new Date() },
  });
  const shown = await textOf(`/interviews/kits/${own.id}`, editor);
  expect(shown).toContain("No panel has it yet.");
  expect(shown).not.toContain("A card has been begun");
  const [exercise = ""] = (own.content as { exercises: string[] }).exercises;
  const refused = editKitContent(editor, own.id, 1, { intent: "remove-exercise", exercise });
  await expect(refused).rejects.toThrow("stays as it is");
  await expect(refused).rejects.not.toThrow("begun");
});

describe("days of sessions", () => {
  test("far from today are refused where they were typed; an old session is left out of the calendar", async () => {
    const startsAt = new Date("1965-01-01T10:00:00Z");
    const panel = await makePanel({ kit, hiringManager: hiring, interviewers: [bo], startsAt });
    const add = (day: Date) => addSession(hiring, panel.id, bo.id, at(day, "10:00"));
    await expect(add(new Date("2020-01-01"))).rejects.toMatchObject({ field: "day" });
    await expect(add(daysAhead(-400))).rejects.toThrow("more than a year ago");
    await expect(add(daysAhead(800))).rejects.toThrow("more than two years ahead");
    await add(daysAhead(-1));
    const calendar = await ask(`/interviews/${panel.id}/calendar.ics`, {
      as: await signedInAs(bo),
    });
    expect(calendar.status).toBe(200);
    expect((await calendar.text()).match(/BEGIN:VEVENT/g)).toHaveLength(1);
  });

  test("are said with their time zone", async () => {
    const panel = await makePanel({ kit, hiringManager: hiring, interviewers: [bo] });
    for (const page of ["", "/plan"])
      expect(await textOf(`/interviews/${panel.id}${page}`, hiring)).toContain("Times are in");
  });
});

describe("notices about a plan", () => {
  test("are one until it is read, with the day of the next session, and none for whoever plans", async () => {
    const panel = await makePanel({ kit, hiringManager: hiring });
    for (const person of [bo, hiring]) await addInterviewer(hiring, panel.id, person.email);
    for (const time of ["10:00", "12:00"])
      await addSession(hiring, panel.id, bo.id, at(daysAhead(9), time));
    const [asked, ...more] = await noticesOf(bo);
    expect(more).toEqual([]);
    const session = daysAhead(9).toISOString().slice(0, 10);
    expect(asked).toMatchObject({ kind: "interview-asked", mailedAt: null, data: { session } });
    expect(await textOf("/inbox", bo)).toContain("next session on");
    expect(await noticesOf(hiring)).toEqual([]);
    await replaceInterviewer(hiring, panel.id, bo.id, inside.email);
    await takeOffInterviewer(hiring, panel.id, hiring.id);
    expect(await noticesOf(hiring)).toEqual([]);
  });

  test("of changes within an hour are one; what was read, or is older, is said anew", async () => {
    const panel = await makePanel({ kit, interviewers: [bo] });
    const where = { personId: bo.id };
    const changed = async () => {
      await database().interviewPanel.update({
        where: { id: panel.id },
        data: { revision: { increment: 1 } },
      });
      await transaction((tx) => tellSessionsChanged(tx, panel.id, [bo.id]));
      return database().notification.count({ where });
    };
    expect(await changed()).toBe(1);
    // Sent out already: the letter that follows says it once more.
    await database().notification.updateMany({ where, data: { mailedAt: new Date() } });
    expect(await changed()).toBe(1);
    expect((await noticesOf(bo))[0]?.mailedAt).toBeNull();
    await database().notification.updateMany({ where, data: { readAt: new Date() } });
    expect(await changed()).toBe(2);
    const longAgo = new Date(Date.now() - 2 * 60 * 60 * 1000);
    await database().notification.updateMany({ where, data: { createdAt: longAgo } });
    expect(await changed()).toBe(3);
  });
});

test("a manager who cannot begin interviews reads whom to ask", async () => {
  const lead = await makePerson();
  await makePerson({ managerId: lead.id });
  const words = "Your people team begins interviews of a candidate.";
  expect(await textOf("/interviews", lead)).toContain(words);
  for (const person of [bo, people])
    expect(await textOf("/interviews", person)).not.toContain(words);
});

test("the candidate’s brief has no frame around it, and leads back to the kit", async () => {
  const [exercise = ""] = (kit.content as { exercises: string[] }).exercises;
  const brief = await textOf(`/interviews/kits/${kit.id}/exercises/${exercise}/candidate`, people);
  expect(brief).toContain(`href="/interviews/kits/${kit.id}"`);
  for (const frame of ["Skip to content", 'aria-label="Main"', people.name])
    expect(brief).not.toContain(frame);
});
