import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { OF_ALL } from "~/interview/domain/amendment-form";
import { answerField, flawField, quotesField, revisionField } from "~/interview/domain/card-form";
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
let criteria: string[];
const cookies = new Map<string, string[]>();

beforeAll(async () => {
  await makeOrganisation();
  ask = await testApp();
  kit = await makeKit();
  criteria = criteriaOf(kit).map(({ id }) => id);
  [ines, jo, hiringManager] = [await makePerson(), await makePerson(), await makePerson()];
  peopleTeam = await makePerson({ roles: ["PEOPLE_TEAM"] });
});

let panel: Awaited<ReturnType<typeof makePanel>>;
let root: string;
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
const get = async (path: string, person: TestPerson) => {
  const response = await ask(path, { as: await as(person) });
  return {
    status: response.status,
    text: await response.text(),
    to: response.headers.get("location"),
  };
};
const post = async (path: string, person: TestPerson, form: Record<string, string>) => {
  const response = await ask(path, { as: await as(person), form });
  return {
    status: response.status,
    text: await response.text(),
    to: response.headers.get("location"),
  };
};
const first = () => criteria[0] as string;
const autosave = async (
  person: TestPerson,
  fields: Record<string, string>,
  criterion = first(),
) => {
  const path = `${root}/card/save?criterion=${criterion}`;
  const { status, text } = await post(path, person, {
    intent: "autosave",
    revision: "0",
    ...fields,
  });
  return { status, reply: JSON.parse(text) };
};
const point = (value: number | string, criterion = first()) => ({
  [answerField(criterion)]: String(value),
});
/** Everything that handing in asks for, as the page sends it. */
const whole = (): Record<string, string> => ({
  intent: "hand-in",
  ...Object.fromEntries(
    criteria.flatMap((id) => [
      [answerField(id), "3"],
      [revisionField(id), "0"],
    ]),
  ),
  "overall-revision": "0",
  recommendation: "yes",
  reason: "What was seen supports it.",
});
const cardOf = (person: TestPerson) =>
  database().scorecard.findUnique({
    where: { panelId_interviewerId: { panelId: panel.id, interviewerId: person.id } },
    include: { answers: true, flaws: true, amendments: true },
  });
const SECRET = "They took the lock before they read.";

describe("others’ cards", () => {
  test("stay closed to an interviewer until their own is in, and only their number shows", async () => {
    const theirs = await makeCard(panel, jo, { quotes: SECRET });
    const there = `${root}/cards/${theirs.id}`;
    expect(await get(there, ines)).toMatchObject({ status: 302, to: `${root}/card?first=1` });
    for (const path of [`${root}/card`, `${root}/card.data`]) {
      const { text } = await get(path, ines);
      for (const hidden of [SECRET, theirs.id, jo.name]) expect(text).not.toContain(hidden);
    }
    expect((await get(`${root}/card`, ines)).text).toContain("1 of 2 cards are in.");
    await makeCard(panel, ines);
    expect((await get(there, ines)).text).toContain(SECRET);
    expect((await get(`${root}/card`, ines)).text).toContain(there);
  });

  test("open to a hiring manager without a seat with the debrief, and with a seat like anybody’s", async () => {
    const theirs = await makeCard(panel, jo, { quotes: SECRET });
    expect((await get(`${root}/cards/${theirs.id}`, hiringManager)).status).toBe(404);
    await begin({ state: "debrief" });
    const open = await makeCard(panel, jo, { quotes: SECRET });
    expect((await get(`${root}/cards/${open.id}`, hiringManager)).text).toContain(SECRET);
    await begin({ state: "debrief", interviewers: [jo, hiringManager] });
    const closed = await makeCard(panel, jo, { quotes: SECRET });
    expect((await get(`${root}/cards/${closed.id}`, hiringManager)).status).toBe(302);
    await makeCard(panel, hiringManager);
    expect((await get(`${root}/cards/${closed.id}`, hiringManager)).text).toContain(SECRET);
  });

  test("are read by the people team from the debrief on, which is recorded, and with a seat like anybody’s", async () => {
    const early = await makeCard(panel, jo, { quotes: SECRET });
    expect((await get(`${root}/cards/${early.id}`, peopleTeam)).status).toBe(404);
    await begin({ state: "debrief" });
    const theirs = await makeCard(panel, jo, { quotes: SECRET });
    expect((await get(`${root}/cards/${theirs.id}`, peopleTeam)).text).toContain(SECRET);
    const readings = { where: { action: "interview.cards-read", subjectId: panel.id } };
    expect(await database().auditEvent.count(readings)).toBe(1);
    await begin({ state: "debrief", interviewers: [jo, peopleTeam] });
    const closed = await makeCard(panel, jo, { quotes: SECRET });
    expect((await get(`${root}/cards/${closed.id}`, peopleTeam)).status).toBe(302);
  });

  test("are not there as drafts, set aside, or through another panel", async () => {
    await makeCard(panel, ines);
    const draft = await makeCard(panel, jo, { isSubmitted: false, quotes: SECRET });
    expect((await get(`${root}/cards/${draft.id}`, ines)).status).toBe(404);
    await database().scorecard.update({
      where: { id: draft.id },
      data: { submittedAt: new Date() },
    });
    await database().interviewSeat.updateMany({
      where: { panelId: panel.id, interviewerId: jo.id },
      data: { removedAt: new Date() },
    });
    expect((await get(`${root}/cards/${draft.id}`, ines)).status).toBe(404);
    await begin();
    await makeCard(panel, ines);
    expect((await get(`${root}/cards/${draft.id}`, ines)).status).toBe(404);
    expect((await get(`${root}/cards/none`, ines)).status).toBe(404);
  });

  test("are nowhere for the candidate, seated or not", async () => {
    const candidate = await makePerson({ roles: ["PEOPLE_TEAM"] });
    await begin({ state: "debrief", candidate, interviewers: [jo, candidate] });
    const theirs = await makeCard(panel, jo);
    for (const path of [`${root}/cards/${theirs.id}`, `${root}/card`])
      expect((await get(path, candidate)).status).toBe(404);
    expect((await autosave(candidate, point(3))).status).toBe(404);
    expect(await cardOf(candidate)).toBeNull();
  });
});

describe("writing", () => {
  test("a part is saved by itself, begins the card, and is recorded without its words", async () => {
    const { status, reply } = await autosave(ines, { ...point(2), [quotesField(first())]: SECRET });
    expect({ status, ...reply }).toMatchObject({ status: 200, kind: "saved", revision: 1 });
    expect((await cardOf(ines))?.answers).toMatchObject([{ point: 2, quotes: SECRET }]);
    const events = await database().auditEvent.findMany({ where: { subjectId: panel.id } });
    expect(events.map(({ action }) => action)).toEqual(["interview.card-saved"]);
    expect(JSON.stringify(events.map(({ data }) => data))).not.toContain("lock");
    expect((await get(`${root}/card`, ines)).text).toContain(SECRET);
  });

  test("over what was saved elsewhere overwrites nothing and shows both; the same again is no conflict", async () => {
    await autosave(ines, { ...point(2), [quotesField(first())]: "First" });
    expect(
      (await autosave(ines, { ...point(2), [quotesField(first())]: "First" })).reply,
    ).toMatchObject({ kind: "saved", revision: 1 });
    const late = await autosave(ines, { ...point(3), [quotesField(first())]: "Second" });
    expect(late.status).toBe(409);
    expect(late.reply.current).toMatchObject({
      revision: 1,
      fields: { [answerField(first())]: "2", [quotesField(first())]: "First" },
    });
    const { text, status } = await post(`${root}/card`, ines, {
      ...whole(),
      [quotesField(first())]: "Second",
    });
    expect(status).toBe(409);
    expect(text).toContain("First");
    expect(text).toContain("Second");
    expect(
      (await cardOf(ines))?.answers.find((each) => each.criterionId === first()),
    ).toMatchObject({
      quotes: "First",
    });
    expect((await cardOf(ines))?.submittedAt).toBeNull();
  });

  test("twenty at once lose nothing", async () => {
    const parts = Array.from({ length: 20 }, (_, index) => ({
      person: index % 2 === 0 ? ines : jo,
      criterion: criteria[Math.floor(index / 2) % criteria.length] as string,
      text: `Said ${index}`,
    }));
    const replies = await Promise.all(
      parts.map(({ person, criterion, text }) =>
        autosave(person, { [quotesField(criterion)]: text }, criterion),
      ),
    );
    const cards = { [ines.id]: await cardOf(ines), [jo.id]: await cardOf(jo) };
    parts.forEach(({ person, criterion, text }, index) => {
      const kept = cards[person.id]?.answers.find((each) => each.criterionId === criterion)?.quotes;
      // Two of one person about one criterion: one is saved, and the other is told so.
      if (replies[index]?.reply.kind === "saved") expect(kept).toBe(text);
      else expect(replies[index]?.reply.current.fields[quotesField(criterion)]).toBe(kept);
    });
    expect(replies.filter(({ reply }) => reply.kind === "saved").length).toBeGreaterThanOrEqual(
      2 * Math.min(10, criteria.length),
    );
  });

  test("what the scale or the kit does not have is refused in words", async () => {
    for (const wrong of ["9", "2.5", "not-applicable"]) {
      const { status, reply } = await autosave(ines, point(wrong));
      expect(status, wrong).toBe(422);
      expect(reply.errors[answerField(first())]).toBe("Choose one of the answers shown.");
    }
    const unknown = await autosave(ines, point(2, "of-another-kit"), "of-another-kit");
    expect(unknown).toMatchObject({ status: 422, reply: { kind: "refused" } });
    const flaw = { revision: "0", [flawField("of-another-kit", "none")]: "found" };
    expect((await post(`${root}/card/save`, ines, flaw)).status).toBe(422);
    expect((await autosave(ines, { ...point(2), revision: "x" })).status).toBe(422);
    expect(await cardOf(ines)).toBeNull();
  });

  test("contact data is saved, with a word of advice", async () => {
    await autosave(ines, { [quotesField(first())]: "Write to ada@example.org" });
    const { text } = await get(`${root}/card`, ines);
    expect(text).toContain("ada@example.org");
    expect(text).toMatch(/looks like (<!-- -->)?an e-mail address/);
  });

  test("an interviewer who was taken off, and anybody after a purge, is told that it is gone", async () => {
    await autosave(ines, point(2));
    const seat = { where: { panelId: panel.id, interviewerId: ines.id } };
    await database().interviewSeat.updateMany({ ...seat, data: { removedAt: new Date() } });
    expect(await autosave(ines, { ...point(3), revision: "1" })).toMatchObject({
      status: 404,
      reply: { kind: "gone" },
    });
    expect((await get(`${root}/card`, ines)).status).toBe(404);
    expect((await cardOf(ines))?.answers).toMatchObject([{ point: 2 }]);
    const form = { ...whole(), reason: "Words that are not to be lost" };
    const lost = await post(`${root}/card`, ines, form);
    expect(lost.status).toBe(404);
    expect(lost.text).toContain(form.reason);
    await database().interviewPanel.update({
      where: { id: panel.id },
      data: { purgedAt: new Date() },
    });
    expect((await autosave(jo, point(3))).reply.kind).toBe("gone");
    // How a browser learns later that what it still keeps is to go; it never learns more.
    const asked = { intent: "keep-saved" };
    expect((await autosave(jo, asked)).reply.kind).toBe("gone");
    await begin();
    expect((await autosave(hiringManager, asked)).reply.kind).toBe("gone");
    expect((await autosave(jo, asked)).reply.kind).toBe("saved");
    expect(await cardOf(jo)).toBeNull();
  });

  test("once the candidate withdrew it is refused in words, and the browser keeps its copy", async () => {
    await begin({ state: "withdrawn" });
    const { status, reply } = await autosave(ines, point(3));
    expect({ status, kind: reply.kind }).toEqual({ status: 404, kind: "refused" });
    expect(reply.message).toContain("withdrew");
  });
});

describe("handing in", () => {
  test("asks for each criterion, the recommendation and its reason, at their place", async () => {
    const { [answerField(first())]: _, ...rest } = whole();
    const form = {
      ...rest,
      [answerField(criteria[1] ?? "")]: "not-assessed",
      recommendation: "",
      reason: "",
    };
    const { status, text } = await post(`${root}/card`, ines, form);
    expect(status).toBe(422);
    for (const place of [answerField(first()), `why-${criteria[1]}`, "recommendation", "reason"])
      expect(text).toContain(`href="#${place}"`);
    const card = await cardOf(ines);
    expect(card?.submittedAt).toBeNull();
    // What was there is saved all the same.
    expect(card?.answers.filter((answer) => answer.point === 3)).toHaveLength(criteria.length - 2);
  });

  test("asks for an outcome of every flaw of one’s exercise", async () => {
    const [exercise] = exercisesFor(currentLadder().ladder, kit);
    if (!exercise) throw new Error("the level has no exercise");
    const of = { where: { panelId: panel.id, interviewerId: ines.id } };
    await database().interviewSession.updateMany({
      ...of,
      data: { exerciseId: exercise.id, competencyIds: [] },
    });
    const open = await post(`${root}/card`, ines, whole());
    expect(open.status).toBe(422);
    const fields = exercise.plantedFlaws.map((flaw) => flawField(exercise.id, flaw.id));
    expect(fields.length).toBeGreaterThan(0);
    for (const field of fields) expect(open.text).toContain(`href="#${field}"`);
    const found = Object.fromEntries(fields.map((field) => [field, "hinted"]));
    const saved = await cardOf(ines);
    const now = Object.fromEntries(criteria.map((id) => [revisionField(id), "1"]));
    const form = { ...whole(), ...now, "overall-revision": String(saved?.revision), ...found };
    expect((await post(`${root}/card`, ines, form)).to).toBe(`${root}/card?in=1`);
    expect((await cardOf(ines))?.flaws.map(({ outcome }) => outcome)).toEqual(
      fields.map(() => "HINTED"),
    );
    // Jo does not run it.
    const others = { revision: "0", recommendation: "no", [fields[0] ?? ""]: "found" };
    expect((await post(`${root}/card/save`, jo, others)).status).toBe(409);
  });

  test("locks the card, also against the database, and tells the hiring manager of the last alone", async () => {
    const notices = () =>
      database().notification.count({
        where: { personId: hiringManager.id, kind: "interview-all-in" },
      });
    const before = await notices();
    expect((await post(`${root}/card`, ines, whole())).to).toBe(`${root}/card?in=1`);
    expect(await notices()).toBe(before);
    const { revision } = await database().interviewPanel.findUniqueOrThrow({
      where: { id: panel.id },
    });
    expect(revision).toBe(panel.revision + 1);
    expect(await autosave(ines, { ...point(1), revision: "1" })).toMatchObject({
      status: 409,
      reply: { kind: "refused" },
    });
    expect((await post(`${root}/card`, ines, whole())).status).toBe(409);
    const card = await cardOf(ines);
    if (!card) throw new Error("no card");
    await expect(
      database().scorecardAnswer.updateMany({ where: { cardId: card.id }, data: { point: 1 } }),
    ).rejects.toThrow();
    await expect(
      database().scorecard.update({ where: { id: card.id }, data: { reason: "Another" } }),
    ).rejects.toThrow();
    expect((await post(`${root}/card`, jo, whole())).status).toBe(302);
    expect(await notices()).toBe(before + 1);
  });

  test("late, it is accepted and marked: after the debrief opened, and after the decision", async () => {
    for (const [state, said, marked] of [
      ["debrief", "The debrief is open.", "Handed in after the debrief opened."],
      ["decided", "counts in no figure", "Handed in after the decision."],
    ] as const) {
      await begin({ state });
      await makeCard(panel, jo, { quotes: SECRET, submittedAt: new Date(Date.now() - 60_000) });
      const { text } = await get(`${root}/card`, ines);
      expect(text).toContain(said);
      expect(text).not.toContain(SECRET);
      expect((await post(`${root}/card`, ines, whole())).status).toBe(302);
      expect((await get(`${root}/card`, ines)).text).toContain(marked);
    }
  });
});

describe("an amendment", () => {
  const amend = {
    intent: "amend",
    about: OF_ALL,
    point: "",
    recommendation: "no",
    text: "On reflection",
  };

  test("stands beside what was handed in, and says whether others’ could be read by then", async () => {
    await makeCard(panel, ines, { points: [2], recommendation: "yes" });
    expect((await post(`${root}/card`, ines, amend)).to).toBe(`${root}/card?added=1`);
    await makeCard(panel, jo);
    const other = { ...amend, about: first(), point: "3", recommendation: "", text: "Seen again" };
    expect((await post(`${root}/card`, ines, other)).status).toBe(302);
    const card = await cardOf(ines);
    expect(card).toMatchObject({ recommendation: "YES" });
    expect(card?.answers.every((answer) => answer.point === 2)).toBe(true);
    const added = [...(card?.amendments ?? [])].sort((a, b) => a.at.getTime() - b.at.getTime());
    expect(added).toMatchObject([
      { criterionId: null, recommendation: "NO", point: null, afterOthers: false },
      { criterionId: first(), recommendation: null, point: 3, afterOthers: true },
    ]);
    const { text } = await get(`${root}/cards/${card?.id}`, jo);
    expect(text).toContain("On reflection");
    expect(text.match(/after reading others’ cards was possible/g)).toHaveLength(1);
    await expect(
      database().scorecardAmendment.updateMany({
        where: { cardId: card?.id ?? "" },
        data: { text: "x" },
      }),
    ).rejects.toThrow();
  });

  test("is refused where it says nothing, has a point the scale has not, or the card is not in", async () => {
    expect((await post(`${root}/card`, ines, amend)).status).toBe(409);
    await makeCard(panel, ines);
    const wrong = [
      { ...amend, text: " " },
      { ...amend, about: "" },
      { ...amend, about: "of-another-kit", recommendation: "" },
      { ...amend, about: first(), recommendation: "", point: "9" },
      { ...amend, point: "3" },
    ];
    for (const form of wrong) {
      const { status, text } = await post(`${root}/card`, ines, form);
      expect(status, JSON.stringify(form)).toBe(422);
      if (form.text.trim()) expect(text).toContain("On reflection");
    }
    expect((await cardOf(ines))?.amendments).toEqual([]);
  });
});

test("a browser that asks whether a card is still there is answered in the same way, whatever it says of it", async () => {
  const path = `${root}/card/save?criterion=${first()}`;
  const keep = (person: TestPerson, revision: string) =>
    post(path, person, { intent: "keep-saved", revision });
  expect(JSON.parse((await keep(ines, "3")).text)).toMatchObject({ kind: "saved", revision: 3 });
  for (const wrong of ["three", "-1", "1.5", "99999999999"]) {
    const { status, text } = await keep(ines, wrong);
    expect(status).toBe(422);
    expect(JSON.parse(text)).toMatchObject({ kind: "refused" });
    expect((await keep(peopleTeam, wrong)).status).toBe(404);
    expect((await autosave(ines, { revision: wrong })).status).toBe(422);
  }
});
