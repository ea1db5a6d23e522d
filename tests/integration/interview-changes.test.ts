import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { flawField } from "~/interview/domain/card-form";
import { newPanelForm } from "~/interview/domain/panel-forms";
import { sessionForm } from "~/interview/domain/plan-forms";
import { handIn } from "~/interview/handing-in.server";
import { makePanel as begin, kitsFor } from "~/interview/making.server";
import { changePanelSettings } from "~/interview/panel-settings.server";
import { addSession, changeSession } from "~/interview/plan-sessions.server";
import { addRule } from "~/interview/retention.server";
import { saveCard } from "~/interview/save-card.server";
import { addInterviewer, takeOffInterviewer } from "~/interview/seats.server";
import { returnPanel, withdrawPanel } from "~/interview/withdrawing.server";
import { CAN_BE_DISCLOSED } from "~/interview/words";
import { exercisesFor } from "~/ladder/domain/view";
import { currentLadder } from "~/ladder/ladder.server";
import { database, transaction } from "~/platform/database.server";
import { signedInAs, testApp } from "../support/app";
import { testDatabase } from "../support/database";
import { competenciesOf, makeCard, makeKit, makePanel, type TestKit } from "../support/interview";
import { makeOrganisation, makePerson, type TestPerson } from "../support/organisation";

testDatabase();

/** Sessions are planned for at most two years ahead. */
const NEXT_YEAR = new Date().getFullYear() + 1;

let ask: Awaited<ReturnType<typeof testApp>>;
let kit: TestKit;
let people: TestPerson;
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

const at = (time: string, given: Record<string, unknown> = {}) =>
  sessionForm.parse({
    day: `${NEXT_YEAR}-03-05`,
    time,
    minutes: "60",
    competencyIds: [competenciesOf(kit)[0]],
    ...given,
  });
const kindsOf = async ({ id }: { id: string }) =>
  (await database().notification.findMany({ where: { personId: id } })).map(({ kind }) => kind);
const panelOf = (id: string) => database().interviewPanel.findUniqueOrThrow({ where: { id } });
const post = async (path: string, person: TestPerson, form: Record<string, string>) => {
  const response = await ask(path, { as: await signedInAs(person), form });
  return { status: response.status, text: await response.text() };
};

describe("who is told", () => {
  test("the hiring manager, when the last who had not handed in is taken off", async () => {
    const panel = await makePanel({ kit, hiringManager: hiring, interviewers: [bo, cy] });
    await makeCard(panel, bo);
    await takeOffInterviewer(hiring, panel.id, cy.id);
    expect(await kindsOf(hiring)).toEqual(["interview-all-in"]);
    const none = await makePanel({ kit, hiringManager: bo, interviewers: [cy] });
    await takeOffInterviewer(bo, none.id, cy.id);
    expect(await kindsOf(bo)).toEqual([]);
  });

  test("who heard that a candidate withdrew also hears that they came back", async () => {
    const panel = await makePanel({ kit, hiringManager: hiring, interviewers: [bo] });
    await withdrawPanel(people, panel.id, "Another offer.");
    await returnPanel(people, panel.id, "");
    for (const person of [bo, hiring])
      expect(await kindsOf(person)).toEqual(["interview-withdrawn", "interview-returned"]);
  });

  test("whoever is named to decide, and once more when the decision is opened again", async () => {
    const id = await begin(
      people,
      newPanelForm.parse({
        candidateName: "Ada Example",
        trackId: "orchestrator",
        levelId: "mid",
        kitId: kit.id,
        hiringManager: hiring.email,
      }),
    );
    expect(await kindsOf(hiring)).toEqual(["interview-to-decide"]);
    const input = { candidateName: "Ada Example", location: "", kitId: kit.id };
    await changePanelSettings(people, id, { ...input, hiringManager: cy.email });
    expect(await kindsOf(cy)).toEqual(["interview-to-decide"]);
    await changePanelSettings(people, id, { ...input, hiringManager: cy.name });
    expect(await kindsOf(cy)).toHaveLength(1);
    const over = await makePanel({ kit, hiringManager: bo, state: "decided" });
    const path = `/interviews/${over.id}/reopen`;
    expect((await post(path, people, { intent: "reopen", reason: "A card came." })).status).toBe(
      302,
    );
    expect(await kindsOf(bo)).toEqual(["interview-reopened"]);
  });
});

describe("what was typed while it moved on", () => {
  const WORDS = "Words that took somebody a while.";

  test("stands in the answer, with the reason, in every form of the panel", async () => {
    const decided = await makePanel({ kit, hiringManager: hiring, state: "decided" });
    const withdrawn = await makePanel({ kit, hiringManager: hiring, state: "withdrawn" });
    const open = await makePanel({ kit, hiringManager: hiring });
    const root = `/interviews/${decided.id}`;
    const settings = { candidateName: WORDS, location: "", kitId: kit.id, hiringManager: "" };
    const sent: [string, TestPerson, Record<string, string>, string][] = [
      [`${root}/plan`, hiring, { intent: "add-interviewer", interviewer: WORDS }, "It is decided"],
      [`${root}/settings`, hiring, settings, "It is decided"],
      [`${root}/settings`, people, settings, "It is decided"],
      [`${root}?index`, hiring, { intent: "withdraw", reason: WORDS }, "It is decided"],
      [
        `/interviews/${withdrawn.id}/plan`,
        hiring,
        { intent: "add-interviewer", interviewer: WORDS },
        "withdrew",
      ],
      [`/interviews/${open.id}/reopen`, people, { intent: "reopen", reason: WORDS }, "cannot"],
    ];
    for (const [path, person, form, reason] of sent) {
      const { status, text } = await post(path, person, form);
      expect(status, path).toBe(409);
      expect(text, path).toContain(WORDS);
      expect(text, path).toContain(reason);
    }
  });

  test("is no way in for others", async () => {
    const panel = await makePanel({ kit, hiringManager: hiring, interviewers: [bo] });
    for (const page of ["plan", "settings", "reopen"])
      for (const person of [bo, cy])
        expect((await post(`/interviews/${panel.id}/${page}`, person, {})).status).toBe(404);
    expect((await post(`/interviews/${panel.id}/reopen`, hiring, {})).status).toBe(404);
  });
});

test("wherever somebody writes about a candidate it is said that the candidate can ask for it", async () => {
  const open = await makePanel({ kit, hiringManager: hiring, interviewers: [bo, cy] });
  await makeCard(open, bo);
  const over = await makePanel({ kit, hiringManager: hiring, state: "decided" });
  for (const [path, person] of [
    [`${open.id}`, hiring],
    [`${open.id}/debrief`, hiring],
    [`${open.id}/keeping`, people],
    [`${over.id}/reopen`, people],
  ] as const) {
    const page = await ask(`/interviews/${path}`, { as: await signedInAs(person) });
    expect(await page.text(), path).toContain(CAN_BE_DISCLOSED);
  }
});

describe("settings", () => {
  test("leave the hiring manager as they are, whoever has the same name and whether they left", async () => {
    const [one, namesake] = [await makePerson({ name: "Kim" }), await makePerson({ name: "Kim" })];
    expect(namesake.name).toBe(one.name);
    const panel = await makePanel({ kit, hiringManager: one });
    const input = { candidateName: "Ada", location: "", kitId: kit.id, hiringManager: "Kim" };
    await changePanelSettings(people, panel.id, input);
    await database().person.update({ where: { id: one.id }, data: { leftOn: new Date(0) } });
    await changePanelSettings(people, panel.id, input);
    expect((await panelOf(panel.id)).hiringManagerId).toBe(one.id);
  });

  test.each(["decided", "withdrawn"] as const)(
    "of what is %s let the people team put the location right, as its rule spells it",
    async (state) => {
      const place = `São ${state}`;
      await addRule(people, { location: place, months: 3 });
      const panel = await makePanel({ kit, hiringManager: hiring, state, location: "Nowhere" });
      const path = `/interviews/${panel.id}/settings`;
      const page = await (await ask(path, { as: await signedInAs(people) })).text();
      expect(page).toContain('value="Nowhere"');
      expect(page).not.toContain('name="candidateName"');
      // Composed otherwise, in other case and with other spaces: the same place.
      const location = ` ${place.normalize("NFD").toUpperCase().replace(" ", "  ")}`;
      const form = { intent: "location", location };
      expect((await post(path, people, form)).status).toBe(302);
      expect(await panelOf(panel.id)).toMatchObject({ location: place });
      expect((await post(path, hiring, form)).status).toBe(404);
    },
  );

  test("offer so many kits at most, and always the one it has", async () => {
    const oldest = await makeKit({ levelId: "senior" });
    const { id: _, createdAt: __, ...copy } = oldest;
    const content = oldest.content as object;
    await database().interviewKit.createMany({
      data: Array.from({ length: 120 }, () => ({ ...copy, content })),
    });
    const standing = { trackId: oldest.trackId, levelId: oldest.levelId };
    const kits = await kitsFor(standing, oldest.id);
    expect(kits).toHaveLength(100);
    expect(kits.map(({ id }) => id)).toContain(oldest.id);
  });

  test("of retention answer a form that makes no sense as such", async () => {
    const form = { intent: "add", location: "", months: "0" };
    expect((await post("/interviews/retention", people, form)).status).toBe(422);
  });
});

describe("a colleague who is interviewed and interviews", () => {
  test("is in one place at a time, whichever was planned first, and nobody is named", async () => {
    const candidate = await makePerson({ name: "Inge Inside" });
    const startsAt = new Date(`${NEXT_YEAR}-03-05T10:00:00Z`);
    const asks = await makePanel({
      kit,
      candidate: "Grace Secret",
      hiringManager: hiring,
      interviewers: [candidate],
      startsAt,
    });
    const own = await makePanel({ kit, candidate, hiringManager: hiring });
    await addInterviewer(hiring, own.id, bo.email);
    const refused = addSession(hiring, own.id, bo.id, at("10:30"));
    await expect(refused).rejects.toThrow(
      "The candidate has another interview at that time, until 11:00.",
    );
    await addSession(hiring, own.id, bo.id, at("13:00"));
    await expect(addSession(hiring, asks.id, candidate.id, at("13:30"))).rejects.toThrow(
      "Inge Inside has another interview at that time, until 14:00.",
    );
  });

  test("learns nothing of their own from planning", async () => {
    const candidate = await makePerson();
    const startsAt = new Date(`${NEXT_YEAR}-03-05T10:00:00Z`);
    await makePanel({ kit, candidate, hiringManager: hiring, interviewers: [bo], startsAt });
    const panel = await makePanel({ kit, hiringManager: candidate });
    await addInterviewer(candidate, panel.id, candidate.email);
    await addSession(candidate, panel.id, candidate.id, at("10:30"));
  });
});

describe("at the same time", () => {
  test("two panels that plan the same two people do not wait for each other for ever", async () => {
    const panels = [];
    for (const [day, pair] of [
      [`${NEXT_YEAR}-04-01`, [bo, cy]],
      [`${NEXT_YEAR}-05-01`, [cy, bo]],
    ] as const) {
      const panel = await makePanel({ kit, hiringManager: hiring });
      for (const person of pair) {
        await addInterviewer(hiring, panel.id, person.email);
        await addSession(hiring, panel.id, person.id, at("10:00", { day }));
      }
      const [first] = await database().interviewSession.findMany({
        where: { panelId: panel.id },
        orderBy: { createdAt: "asc" },
      });
      panels.push({ id: panel.id, day, sessionId: first?.id ?? "" });
    }
    for (let round = 0; round < 15; round += 1) {
      const time = round % 2 === 0 ? "11:00" : "10:00";
      const done = await Promise.allSettled(
        panels.map(({ id, day, sessionId }) =>
          changeSession(hiring, id, sessionId, at(time, { day, together: "on" })),
        ),
      );
      expect(done.map(({ status }) => status)).toEqual(["fulfilled", "fulfilled"]);
    }
  });

  test("a card that waits for a change of the kit begins under the kit as it is then", async () => {
    const ladder = currentLadder().ladder;
    const [exercise] = exercisesFor(ladder, { trackId: "orchestrator", levelId: "mid" });
    const flaw = exercise?.plantedFlaws[0];
    const own = await makeKit();
    const panel = await makePanel({ kit: own, hiringManager: hiring, interviewers: [bo] });
    await database().interviewSession.updateMany({
      where: { panelId: panel.id },
      data: { exerciseId: exercise?.id ?? "", competencyIds: [] },
    });
    const values = { revision: "0", [flawField(exercise?.id ?? "", flaw?.id ?? "")]: "found" };
    const isLocked = deferred();
    const mayGoOn = deferred();
    const changing = transaction(async (tx) => {
      await tx.$queryRaw`SELECT 1 FROM "InterviewPanel" WHERE "id" = ${panel.id}::uuid FOR NO KEY UPDATE`;
      isLocked.resolve();
      await mayGoOn.promise;
      const content = { ...(own.content as object), exercises: [] };
      await tx.interviewKit.update({ where: { id: own.id }, data: { content } });
    });
    await isLocked.promise;
    const saving = saveCard(bo, panel.id, values, "overall").catch((error: Error) => error);
    // The embedded database has one connection: there the save waits for that.
    if (process.env.TEST_DATABASE_URL) await expect.poll(waitingForLocks).toBeGreaterThan(0);
    mayGoOn.resolve();
    await changing;
    expect(await saving).toMatchObject({ status: 422 });
    expect(await database().scorecard.count({ where: { panelId: panel.id } })).toBe(0);
  });

  test("what another window saved between saving and handing in is not handed in unread", async () => {
    const panel = await makePanel({ kit, hiringManager: hiring, interviewers: [bo] });
    const card = await makeCard(panel, bo, { isSubmitted: false });
    const { revisions } = await saveCard(
      bo,
      panel.id,
      { "overall-revision": "1", recommendation: "yes", reason: "Seen in this window." },
      "all",
    );
    const elsewhere = { revision: "2", recommendation: "no", reason: "Seen in another window." };
    await saveCard(bo, panel.id, elsewhere, "overall");
    await expect(handIn(bo, panel.id, revisions, new Date())).rejects.toMatchObject({
      status: 409,
    });
    const read = () => database().scorecard.findUniqueOrThrow({ where: { id: card.id } });
    expect((await read()).submittedAt).toBeNull();
    const seen = await saveCard(
      bo,
      panel.id,
      { "overall-revision": "3", recommendation: "no", reason: "Seen in another window." },
      "all",
    );
    expect(await handIn(bo, panel.id, seen.revisions, new Date())).toBeNull();
    expect((await read()).submittedAt).not.toBeNull();
  });
});

/** Something that one of two waits for. */
function deferred() {
  let resolve: () => void = () => {};
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}

async function waitingForLocks(): Promise<number> {
  const [row] = await database().$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS "count" FROM pg_stat_activity
    WHERE datname = current_database() AND wait_event_type = 'Lock'`;
  return row?.count ?? 0;
}
