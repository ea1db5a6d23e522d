import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { candidateData } from "~/interview/candidate-data.server";
import { ofFlaw } from "~/interview/domain/amendment-form";
import { candidateDataMarkdown } from "~/interview/domain/candidate-data";
import { answerField, flawField, revisionField, whyField } from "~/interview/domain/card-form";
import { handIn } from "~/interview/handing-in.server";
import { purgeAtRequest } from "~/interview/purge.server";
import type { Exercise } from "~/ladder/domain/schema";
import { exercisesFor } from "~/ladder/domain/view";
import { currentLadder } from "~/ladder/ladder.server";
import { database } from "~/platform/database.server";
import { signedInAs, testApp } from "../support/app";
import { testDatabase } from "../support/database";
import { criteriaOf, makeCard, makeKit, makePanel, type TestKit } from "../support/interview";
import { makeOrganisation, makePerson, type TestPerson } from "../support/organisation";

testDatabase();

let ask: Awaited<ReturnType<typeof testApp>>;
let ines: TestPerson;
let jo: TestPerson;
let hiringManager: TestPerson;
let peopleTeam: TestPerson;
let kit: TestKit;
let exercise: Exercise;
let panel: Awaited<ReturnType<typeof makePanel>>;
let root: string;
const cookies = new Map<string, string[]>();

beforeAll(async () => {
  await makeOrganisation();
  await database().organisation.update({ where: { id: 1 }, data: { timeZone: "Europe/Berlin" } });
  ask = await testApp();
  kit = await makeKit();
  const [first] = exercisesFor(currentLadder().ladder, kit);
  if (!first) throw new Error("the level has no exercise");
  exercise = first;
  [ines, jo, hiringManager] = [await makePerson(), await makePerson(), await makePerson()];
  peopleTeam = await makePerson({ roles: ["PEOPLE_TEAM"] });
});

const begin = async (given: Parameters<typeof makePanel>[0] = {}) => {
  panel = await makePanel({ kit, hiringManager, interviewers: [ines, jo], ...given });
  root = `/interviews/${panel.id}`;
};
beforeEach(() => begin());

const as = async (person: TestPerson) => {
  const known = cookies.get(person.id) ?? (await signedInAs(person));
  cookies.set(person.id, known);
  return known;
};
const get = async (path: string, person: TestPerson) =>
  (await ask(path, { as: await as(person) })).text();
const post = async (person: TestPerson, form: Record<string, string>) => {
  const response = await ask(`${root}/card`, { as: await as(person), form });
  return {
    status: response.status,
    text: await response.text(),
    to: response.headers.get("location"),
  };
};
const ids = () => criteriaOf(kit).map(({ id }) => id);
const answers = (answer: string) =>
  Object.fromEntries(
    ids().flatMap((id) => [
      [answerField(id), answer],
      [whyField(id), answer === "3" ? "" : "There was no session."],
      [revisionField(id), "0"],
    ]),
  );
const whole = (answer = "3"): Record<string, string> => ({
  intent: "hand-in",
  ...answers(answer),
  "overall-revision": "0",
  recommendation: "yes",
  reason: "What was seen supports it.",
});
const cardOf = (person: TestPerson) =>
  database().scorecard.findUniqueOrThrow({
    where: { panelId_interviewerId: { panelId: panel.id, interviewerId: person.id } },
    include: { answers: true, flaws: true, amendments: true },
  });
const openDebrief = () =>
  database().interviewPanel.update({
    where: { id: panel.id },
    data: { state: "DEBRIEF", debriefAt: new Date() },
  });
const withExercise = (person: TestPerson) =>
  database().interviewSession.updateMany({
    where: { panelId: panel.id, interviewerId: person.id },
    data: { exerciseId: exercise.id, competencyIds: [] },
  });
const [FOUND, LATER] = ["found", "not-reached"] as const;

describe("handing in before there is anything to hand in", () => {
  test("is refused until one’s last session with a date has begun; what was written is saved", async () => {
    const startsAt = new Date("2099-11-27T09:00:00Z");
    await begin({ interviewers: [ines], startsAt });
    const { status, text } = await post(ines, whole());
    expect(status).toBe(409);
    expect(text).toContain(
      "Your session on 27 November 2099, 10:00 has not begun. Hand in after it, or have it moved in the plan.",
    );
    const card = await cardOf(ines);
    expect(card).toMatchObject({ submittedAt: null, reason: "What was seen supports it." });
    expect(await get(`${root}/card`, ines)).toContain(
      "You can hand in once your session has begun",
    );
    const seen = Object.fromEntries([
      ["overall", card.revision],
      ...card.answers.map(({ criterionId, revision }) => [criterionId, revision] as const),
    ]);
    const at = (moment: number) => handIn(ines, panel.id, seen, new Date(moment));
    await expect(at(startsAt.getTime() - 1)).rejects.toMatchObject({ status: 409 });
    expect((await cardOf(ines)).submittedAt).toBeNull();
    expect(await at(startsAt.getTime())).toBeNull();
    expect((await cardOf(ines)).submittedAt).not.toBeNull();
  });

  test("is refused where an earlier session is over and a later one is not; one without a date is no hindrance", async () => {
    const { startsAt, ...session } = await database().interviewSession.findFirstOrThrow({
      where: { panelId: panel.id, interviewerId: ines.id },
      omit: { id: true },
    });
    expect(startsAt && startsAt < new Date()).toBe(true);
    const second = await database().interviewSession.create({
      data: { ...session, startsAt: new Date(Date.now() + 60_000) },
    });
    expect((await post(ines, whole())).status).toBe(409);
    await database().interviewSession.update({
      where: { id: second.id },
      data: { startsAt: null },
    });
    expect((await post(ines, { ...whole(), ...revisionsAfterOne() })).to).toBe(`${root}/card?in=1`);
  });

  const revisionsAfterOne = () => ({
    ...Object.fromEntries(ids().map((id) => [revisionField(id), "1"])),
    "overall-revision": "1",
  });

  test("is refused where nothing was assessed, and opens no other card", async () => {
    const theirs = await makeCard(panel, jo);
    const { status, text } = await post(ines, whole("not-assessed"));
    expect(status).toBe(409);
    expect(text).toContain("Nothing was assessed. If the session did not take place,");
    expect((await cardOf(ines)).submittedAt).toBeNull();
    const there = await ask(`${root}/cards/${theirs.id}`, { as: await as(ines) });
    expect(there.headers.get("location")).toBe(`${root}/card?first=1`);
  });
});

describe("a flaw", () => {
  const fields = () => exercise.plantedFlaws.map(({ id }) => flawField(exercise.id, id));
  const about = () => ofFlaw(exercise.id, exercise.plantedFlaws[0]?.id ?? "");
  const handedIn = async () => {
    await withExercise(ines);
    const all = Object.fromEntries(fields().map((field) => [field, LATER]));
    expect((await post(ines, { ...whole(), ...all })).to).toBe(`${root}/card?in=1`);
  };
  const amend = { intent: "amend", point: "", recommendation: "", text: "A slip of the thumb" };

  test("that time did not reach is neither found nor missed, and can be put right once the card is in", async () => {
    await handedIn();
    expect((await cardOf(ines)).flaws.every(({ outcome }) => outcome === "NOT_REACHED")).toBe(true);
    expect(await get(`${root}/card`, ines)).toContain("Not reached");
    const added = { ...amend, about: about(), outcome: FOUND };
    expect((await post(ines, added)).to).toBe(`${root}/card?added=1`);
    const card = await cardOf(ines);
    expect(card.flaws.every(({ outcome }) => outcome === "NOT_REACHED")).toBe(true);
    expect(card.amendments).toMatchObject([
      { criterionId: null, exerciseId: exercise.id, outcome: "FOUND", recommendation: null },
    ]);
    await makeCard(panel, jo);
    await openDebrief();
    const debrief = await get(`${root}/debrief`, jo);
    expect(debrief).toContain("Not reached");
    expect(debrief.replaceAll("<!-- -->", "")).toContain("Amended: Found");
    const asked = { now: new Date(), timeZone: "UTC", format: "json" } as const;
    const data = await candidateData(peopleTeam, panel.id, asked);
    const mine = data.cards.find(({ amendments }) => amendments.length > 0);
    const count = fields().length;
    expect(mine?.found).toEqual({ found: 0, hinted: 0, missed: 0, "not-reached": count });
    expect(mine?.foundSince).toMatchObject({ found: 1, "not-reached": count - 1 });
    const markdown = candidateDataMarkdown(data);
    expect(markdown).toContain("about something the exercise hides, now found:");
    for (const { title } of exercise.plantedFlaws) expect(markdown).not.toContain(title);
  });

  test("is amended by its own kind of answer alone, and only where one held its exercise", async () => {
    await handedIn();
    const wrong = [
      { ...amend, about: about(), point: "3" },
      { ...amend, about: about(), recommendation: "no" },
      { ...amend, about: about(), outcome: "seen" },
      { ...amend, about: ofFlaw(exercise.id, "of-none"), outcome: FOUND },
      { ...amend, about: ofFlaw("of-none", "of-none"), outcome: FOUND },
      { ...amend, about: ids()[0] ?? "", outcome: FOUND },
    ];
    for (const form of wrong) expect((await post(ines, form)).status).toBe(422);
    await makeCard(panel, jo);
    expect((await post(jo, { ...amend, about: about(), outcome: FOUND })).status).toBe(422);
    expect(
      await database().scorecardAmendment.count({ where: { card: { panelId: panel.id } } }),
    ).toBe(0);
  });

  test("of somebody who works here goes with a purge, its amendments too", async () => {
    const candidate = await makePerson();
    await begin({ candidate });
    await handedIn();
    expect((await post(ines, { ...amend, about: about(), outcome: FOUND })).status).toBe(302);
    await purgeAtRequest(peopleTeam, panel.id, new Date());
    expect(await cardOf(ines)).toMatchObject({
      flaws: [],
      amendments: [{ exerciseId: null, flawId: null, outcome: null, text: "" }],
    });
  });
});

describe("notes while one talks", () => {
  const NOTES = "Asked who may read the link.\nSaid so twice.";

  test("are saved with the overall part, shown with the card once it is in, and given to the candidate", async () => {
    const saved = await ask(`${root}/card/save`, {
      as: await as(ines),
      form: { intent: "autosave", revision: "0", notes: NOTES.replace("\n", "\r\n") },
    });
    expect(await saved.json()).toMatchObject({ kind: "saved", revision: 1 });
    expect(await cardOf(ines)).toMatchObject({ notes: NOTES, recommendation: null });
    const late = await ask(`${root}/card/save`, {
      as: await as(ines),
      form: { intent: "autosave", revision: "0", notes: "Another tab" },
    });
    expect(await late.json()).toMatchObject({
      kind: "conflict",
      current: { fields: { notes: NOTES } },
    });
    await makeCard(panel, jo);
    const form = { ...whole(), "overall-revision": "1", notes: `${NOTES} ${jo.name} heard it.` };
    expect((await post(ines, form)).to).toBe(`${root}/card?in=1`);
    const { id } = await cardOf(ines);
    expect(await get(`${root}/cards/${id}`, jo)).toContain("Said so twice.");
    await openDebrief();
    const asked = { now: new Date(), timeZone: "UTC", format: "json" } as const;
    const data = await candidateData(peopleTeam, panel.id, asked);
    expect(candidateDataMarkdown(data)).toContain("> Said so twice. [name] heard it.");
  });

  test("of a draft that can still be handed in are in nobody’s export", async () => {
    await makeCard(panel, ines, { isSubmitted: false });
    await database().scorecard.updateMany({ where: { panelId: panel.id }, data: { notes: NOTES } });
    await openDebrief();
    const asked = { now: new Date(), timeZone: "UTC", format: "json" } as const;
    const data = await candidateData(peopleTeam, panel.id, asked);
    expect(JSON.stringify(data)).not.toContain("Said so twice");
  });
});

test("the card begins with the exercise where there is one, and says at the top where what is", async () => {
  await withExercise(ines);
  const html = await get(`${root}/card`, ines);
  const places = ['name="notes"', `id="exercise-${exercise.id}"`, 'id="criteria"', 'id="overall"'];
  const order = places.map((place) => html.indexOf(place));
  expect(order.every((at) => at > 0)).toBe(true);
  expect([...order].sort((a, b) => a - b)).toEqual(order);
  for (const place of [`exercise-${exercise.id}`, "criteria", "overall"])
    expect(html).toContain(`href="#${place}"`);
  expect(html).toContain("Why was it not assessed?");
  expect(await get(`${root}/card`, jo)).not.toContain('href="#exercise-');
});
