import { beforeAll, describe, expect, it } from "vitest";
import { candidateData } from "~/interview/candidate-data.server";
import { candidateDataMarkdown } from "~/interview/domain/candidate-data";
import {
  answerField,
  observationsField,
  quotesField,
  whyField,
} from "~/interview/domain/card-form";
import { endHold, holdPanel, keepingOf } from "~/interview/holding.server";
import {
  tellAllIn,
  tellAsked,
  tellDebrief,
  tellDecided,
  tellHiringManager,
  tellReopened,
  tellReturned,
  tellSessionsChanged,
  tellTakenOff,
  tellWithdrawn,
} from "~/interview/notices.server";
import { purgeAtRequest, purgeDue } from "~/interview/purge.server";
import { addRule, changeRule, dryRun, removeRule } from "~/interview/retention.server";
import { sendDigests } from "~/notification/digest.server";
import { listEvents, listOwnEvents } from "~/people/audit-log.server";
import { readAuditFilter } from "~/people/domain/audit-filter";
import { change } from "~/platform/audit.server";
import { database, transaction } from "~/platform/database.server";
import { signedInAs, testApp } from "../support/app";
import { testDatabase } from "../support/database";
import { criteriaOf, makeCard, makeKit, makePanel, type TestKit } from "../support/interview";
import { makeOrganisation, makePerson, type TestPerson } from "../support/organisation";

testDatabase();

let ask: Awaited<ReturnType<typeof testApp>>;
let kit: TestKit;
let people: TestPerson;
let hiring: TestPerson;
let bea: TestPerson;
let cai: TestPerson;

const NOW = new Date("2026-12-10T09:00:00Z");
const DAY = 24 * 60 * 60 * 1000;
const MARKERS = ["Zebulon Quux", "MARKER-", "12 Secret Lane"];

beforeAll(async () => {
  await makeOrganisation();
  ask = await testApp();
  kit = await makeKit();
  people = await makePerson({ name: "Pia Peters", roles: ["PEOPLE_TEAM"] });
  hiring = await makePerson({ name: "Hal Harper" });
  bea = await makePerson({ name: "Bea Birch" });
  await database().person.update({ where: { id: bea.id }, data: { wantsMail: true } });
  cai = await makePerson({ name: "Cai Cedar" });
});

const panelOf = (id: string) =>
  database().interviewPanel.findUniqueOrThrow({ where: { id }, include: { cards: true } });

/** A decided panel with words of its candidate everywhere that words are kept. */
async function makeFull(given: { location?: string; decidedAt?: Date } = {}) {
  const panel = await makePanel({
    kit,
    candidate: "Zebulon Quux",
    hiringManager: hiring,
    interviewers: [bea, cai],
    state: "decided",
    location: given.location ?? "",
  });
  if (given.decidedAt)
    await database().interviewPanel.update({
      where: { id: panel.id },
      data: { decidedAt: given.decidedAt },
    });
  const card = await makeCard(panel, bea, { quotes: "MARKER-quote, I live at 12 Secret Lane" });
  await database().scorecardAmendment.create({
    data: { cardId: card.id, text: "MARKER-amendment", afterOthers: true },
  });
  const draft = await makeCard(panel, cai, { isSubmitted: false, quotes: "MARKER-draft" });
  await database().scorecard.update({
    where: { id: draft.id },
    data: { reason: "MARKER-reason", notes: "MARKER-notes" },
  });
  await database().interviewMove.create({
    data: { panelId: panel.id, kind: "REOPENED", reason: "MARKER-move", byId: people.id },
  });
  await database().interviewDecision.create({
    data: {
      panelId: panel.id,
      outcome: "NO_OFFER",
      reasons: { architecture: "MARKER-decision of Bea Birch" },
      summary: "MARKER-summary",
      byId: hiring.id,
    },
  });
  await change(people.actor, async (_, record) =>
    record({
      action: "interview.made",
      subject: { type: "interview", id: panel.id },
      data: { slip: "MARKER-audit Zebulon Quux" },
    }),
  );
  await transaction((tx) => tellDecided(tx, panel.id));
  return panel;
}

/** Every table whose rows hold one of the markers, whatever the column. */
async function tablesWith(markers: readonly string[]): Promise<string[]> {
  const tables = await database().$queryRaw<{ name: string }[]>`
    SELECT table_name AS "name" FROM information_schema.tables
    WHERE table_schema = 'public' AND table_type = 'BASE TABLE'`;
  expect(tables.length).toBeGreaterThan(30);
  const found: string[] = [];
  for (const { name } of tables) {
    const rows = await database().$queryRawUnsafe<unknown[]>(
      `SELECT 1 FROM "${name}" t WHERE t::text LIKE ANY ($1::text[]) LIMIT 1`,
      markers.map((marker) => `%${marker}%`),
    );
    if (rows.length > 0) found.push(name);
  }
  return found;
}

describe("a purge", () => {
  it("finds its notices by an index, whoever had them", async () => {
    const plan = await transaction(async (tx) => {
      await tx.$executeRaw`SET LOCAL enable_seqscan = off`;
      return tx.$queryRaw`
        EXPLAIN DELETE FROM "Notification"
        WHERE "key" LIKE 'interview-%' AND split_part("key", ':', 2) = 'none'`;
    });
    expect(JSON.stringify(plan)).toContain("Notification_interview");
  });

  it("leaves no word of the candidate in any column of any table, and keeps the points", async () => {
    const panel = await makeFull({ decidedAt: new Date(NOW.getTime() - 400 * DAY) });
    await sendDigests(new Date());
    expect((await tablesWith(MARKERS)).length).toBeGreaterThan(5);
    expect(await purgeDue({ now: NOW })).toBe(1);
    expect(await tablesWith(MARKERS)).toEqual([]);
    expect(await database().notification.count({ where: { key: { contains: panel.id } } })).toBe(0);
    const { candidateName, candidateId, purgedAt } = await panelOf(panel.id);
    expect({ candidateName, candidateId, purgedAt }).toEqual({
      candidateName: "",
      candidateId: null,
      purgedAt: NOW,
    });
    const points = await database().scorecardAnswer.count({
      where: { card: { panelId: panel.id }, point: 3 },
    });
    expect(points).toBe(2 * criteriaOf(panel).length);
    expect(await database().interviewPurge.findMany()).toMatchObject([
      { panelId: panel.id, cause: "rule", byId: null },
    ]);
    for (const page of ["", "/card", "/debrief", "/keeping", "/candidate-data.json"])
      for (const person of [people, hiring, bea])
        expect(
          (await ask(`/interviews/${panel.id}${page}`, { as: await signedInAs(person) })).status,
          page,
        ).toBe(404);
    expect(await purgeDue({ now: NOW })).toBe(0);
  });

  it("says nothing of the candidate in mail", async () => {
    const letters = await database().mail.findMany();
    expect(letters.map(({ text }) => text).join()).toContain("It is decided about the candidate");
    for (const { subject, text } of letters) {
      expect(subject).not.toMatch(/Zebulon|Quux/);
      expect(text).not.toMatch(/Zebulon|Quux|MARKER/);
    }
  });

  it("at request takes an open panel too, but not one that is held", async () => {
    const panel = await makePanel({ kit, candidate: "Zebulon Quux", interviewers: [bea] });
    await makeCard(panel, bea, { isSubmitted: false, quotes: "MARKER-open" });
    await holdPanel(people, panel.id, "MARKER-dispute");
    const as = await signedInAs(people);
    const send = (form: Record<string, string>) =>
      ask(`/interviews/${panel.id}/keeping`, { as, form });
    const purge = { intent: "purge", candidate: "  zebulon  QUUX " };
    const refused = await send(purge);
    expect(refused.status).toBe(409);
    expect(await refused.text()).toContain("These interviews are held");
    expect((await send({ intent: "end-hold" })).status).toBe(302);
    const slip = await send({ ...purge, candidate: "somebody" });
    expect(slip.status).toBe(422);
    expect(await slip.text()).toContain("somebody");
    expect((await send(purge)).status).toBe(302);
    expect(await tablesWith(MARKERS)).toEqual([]);
    expect(
      await database().interviewPurge.findUnique({ where: { panelId: panel.id } }),
    ).toMatchObject({ cause: "request", byId: people.id });
  });

  it.each(["the save first", "the purge first"])(
    "and a save at the same time, %s, leave nothing behind, and nobody a fault",
    async (order) => {
      const panel = await makePanel({ kit, candidate: "Zebulon Quux", interviewers: [bea] });
      await makeCard(panel, bea, { isSubmitted: false, quotes: "MARKER-before" });
      const as = await signedInAs(bea);
      const id = criteriaOf(panel)[0]?.id ?? "";
      const save = () =>
        ask(`/interviews/${panel.id}/card/save?criterion=${id}`, {
          as,
          form: {
            revision: "1",
            [answerField(id)]: "2",
            [whyField(id)]: "",
            [quotesField(id)]: "MARKER-meanwhile",
            [observationsField(id)]: "",
          },
        });
      const purge = () => purgeAtRequest(people, panel.id, NOW);
      const [saved] =
        order === "the save first"
          ? await Promise.all([save(), purge()])
          : await Promise.all([purge(), save()]).then(([, answer]) => [answer]);
      expect([200, 404]).toContain(saved?.status);
      const late = await save();
      expect(late.status).toBe(404);
      expect(await late.text()).toContain("are no longer kept");
      expect(await tablesWith(MARKERS)).toEqual([]);
    },
  );
});

describe("retention", () => {
  const decided = async (decidedAt: string, given: { location?: string } = {}) => {
    const panel = await makePanel({ kit, hiringManager: hiring, state: "decided", ...given });
    await database().interviewPanel.update({
      where: { id: panel.id },
      data: { decidedAt: new Date(decidedAt) },
    });
    return panel;
  };
  const listed = async (viewer: TestPerson, now: string) => {
    const { due, soon, held, idle } = await dryRun(viewer, new Date(now));
    const ids = ({ panels }: typeof due) => panels.map(({ id }) => id);
    return { due: ids(due), soon: ids(soon), held: ids(held), idle: ids(idle) };
  };

  it("counts months on the organisation’s calendar, to the day", async () => {
    await database().organisation.update({
      where: { id: 1 },
      data: { timeZone: "Pacific/Auckland" },
    });
    await addRule(people, { location: "Köln  West", months: 1 });
    // Already the 31st in Auckland; a month later is the last day of February.
    const panel = await decided("2026-01-30T20:00:00Z", { location: " köln WEST " });
    expect(await keepingOf(people, panel.id)).toMatchObject({
      goesOn: "2026-02-28",
      ruleLocation: "Köln  West",
    });
    const eve = await listed(people, "2026-02-27T10:00:00Z");
    expect(eve.due).not.toContain(panel.id);
    expect(eve.soon).toContain(panel.id);
    expect((await listed(people, "2026-02-27T11:30:00Z")).due).toContain(panel.id);
    await database().organisation.update({ where: { id: 1 }, data: { timeZone: "UTC" } });
  });

  it("has one rule a place, and always the one for everywhere else", async () => {
    await expect(addRule(people, { location: "KÖLN west", months: 3 })).rejects.toThrow(
      "There is a rule for",
    );
    await expect(removeRule(people, { location: "" })).rejects.toMatchObject({ status: 409 });
    await changeRule(people, { location: "Köln  West", months: 6 });
    await removeRule(people, { location: "Köln  West" });
    await expect(removeRule(people, { location: "Köln  West" })).rejects.toMatchObject({
      status: 404,
    });
    const as = await signedInAs(people);
    for (const months of ["0", "121", "1.5", "x", ""]) {
      const answer = await ask("/interviews/retention", {
        as,
        form: { intent: "add", location: "Leeds", months },
      });
      expect(await answer.text(), months).toMatch(/month|number/);
    }
    expect(await database().retentionRule.count()).toBe(1);
    expect((await ask("/interviews/retention", { as, form: { intent: "x" } })).status).toBe(400);
  });

  it("keeps what is held, names why and who, and lists what is not over and quiet", async () => {
    const held = await decided("2024-01-01T00:00:00Z");
    await holdPanel(people, held.id, "A claim is being heard.");
    const quiet = await makePanel({ kit, hiringManager: hiring });
    await database().interviewPanel.update({
      where: { id: quiet.id },
      data: { createdAt: new Date("2024-01-01T00:00:00Z") },
    });
    const now = "2026-12-10T09:00:00Z";
    const lists = await listed(people, now);
    expect(lists.due).not.toContain(held.id);
    expect(lists.held).toEqual([held.id]);
    expect(lists.idle).toEqual([quiet.id]);
    await purgeDue({ now: new Date(now) });
    expect((await panelOf(held.id)).purgedAt).toBeNull();
    const page = await ask("/interviews/retention", { as: await signedInAs(people) });
    const html = await page.text();
    expect(html).toContain("A claim is being heard.");
    expect(html).toContain("Pia Peters");
    await expect(endHold(people, held.id, { agreed: false, now: new Date(now) })).rejects.toThrow(
      /purged tonight/,
    );
    await endHold(people, held.id, { agreed: true, now: new Date(now) });
    expect((await panelOf(held.id)).holdReason).toBe("");
    expect((await listed(people, now)).due).toEqual([held.id]);
    const answer = await ask("/interviews/retention", {
      as: await signedInAs(people),
      form: { intent: "purge" },
    });
    expect(answer.headers.get("location")).toBe("/interviews/retention?purged=1#due");
    expect((await panelOf(held.id)).purgedAt).not.toBeNull();
  });
});

describe("a candidate who works here", () => {
  it("finds nothing of their own interviews, whatever their office", async () => {
    const self = await makePerson({ name: "Ines Inside", roles: ["PEOPLE_TEAM"] });
    const panel = await makePanel({
      kit,
      candidate: { id: self.id, name: "Ines Inside" },
      hiringManager: hiring,
      interviewers: [bea],
      state: "decided",
    });
    await database().interviewPanel.update({
      where: { id: panel.id },
      data: { decidedAt: new Date("2024-01-01T00:00:00Z") },
    });
    await change(self.actor, async (_, record) =>
      record({ action: "interview.held", subject: { type: "interview", id: panel.id } }),
    );
    const filter = readAuditFilter(new URLSearchParams());
    const about = (events: { subjectId: string }[]) =>
      events.filter(({ subjectId }) => subjectId === panel.id).length;
    expect(about((await listEvents(people, filter, "UTC", 1000)).events)).toBe(1);
    expect(about((await listEvents(self, filter, "UTC", 1000)).events)).toBe(0);
    expect(about((await listOwnEvents(self.id, "")).events)).toBe(0);
    expect((await dryRun(self, NOW)).due.total).toBe((await dryRun(people, NOW)).due.total - 1);
    expect(await keepingOf(self, panel.id)).toBeNull();
    await expect(purgeAtRequest(self, panel.id, NOW)).rejects.toMatchObject({ status: 404 });
    await expect(holdPanel(self, panel.id, "why")).rejects.toMatchObject({ status: 404 });
    await purgeDue({ now: NOW, by: self });
    expect((await panelOf(panel.id)).purgedAt).toBeNull();
    const as = await signedInAs(self);
    for (const page of ["keeping", "candidate-data.json", "candidate-data.md"])
      expect((await ask(`/interviews/${panel.id}/${page}`, { as })).status).toBe(404);
    await transaction(async (tx) => {
      await tellTakenOff(tx, panel.id, [self.id]);
      await tellDecided(tx, panel.id);
    });
    expect(await database().notification.count({ where: { personId: self.id } })).toBe(0);
  });
});

describe("what is held about a candidate", () => {
  it("is theirs to have, without who the colleagues are or what the exercise hides", async () => {
    const panel = await makeFull();
    const cardOfBea = (await panelOf(panel.id)).cards.find((card) => card.submittedAt);
    await database().scorecardAmendment.create({
      data: {
        cardId: cardOfBea?.id ?? "",
        text: "Cai and bea birch (mail cai: PERSON) saw Zebulon do it.".replace(
          "PERSON",
          cai.email,
        ),
        afterOthers: true,
      },
    });
    await holdPanel(people, panel.id, "MARKER-hold: Bea Birch is heard.");
    const asked = { now: NOW, timeZone: "UTC", format: "json" } as const;
    const data = await candidateData(people, panel.id, asked);
    const markdown = candidateDataMarkdown(data);
    for (const text of [JSON.stringify(data), markdown]) {
      for (const name of ["Bea", "Birch", "Cai", "Cedar", "Hal Harper", "Pia", cai.email])
        expect(text).not.toContain(name);
      expect(text).toContain("[name] and [name] (mail [name]: [address]) saw Zebulon do it.");
      for (const word of [
        "MARKER-quote",
        "MARKER-draft",
        "MARKER-notes",
        "MARKER-move",
        "MARKER-summary",
      ])
        expect(text).toContain(word);
      expect(text).toContain("MARKER-decision of [name]");
      expect(text).toContain("MARKER-hold: [name] is heard.");
      expect(text).toContain("Interviewer 1");
    }
    expect(markdown).toContain("# What is held about Zebulon Quux");
    expect(markdown).not.toMatch(/undefined|null|\[object/);
    const standings = data.cards.map(({ standing }) => standing);
    expect(standings).toContain("draft, not handed in");
    const given = data.cards[0]?.answers[0];
    const [criterion] = criteriaOf(panel);
    expect(given?.question).toBe(criterion?.question);
    expect(given?.point).toMatchObject({ value: 3, anchor: criterion?.anchors?.["3"] });
    const actions = await database().auditEvent.findMany({
      where: { subjectId: panel.id, actorId: people.id },
      select: { action: true },
    });
    expect(actions.map(({ action }) => action)).toEqual(
      expect.arrayContaining(["interview.data-exported", "interview.cards-read"]),
    );
    const file = await ask(`/interviews/${panel.id}/candidate-data.md`, {
      as: await signedInAs(people),
    });
    expect(file.headers.get("content-disposition")).not.toMatch(/zebulon/i);
    expect(file.headers.get("content-type")).toContain("text/markdown");
  });

  it("is not exported by somebody who has yet to hand in their own card", async () => {
    const panel = await makePanel({ kit, state: "debrief", interviewers: [people, bea] });
    await makeCard(panel, bea);
    const answer = await ask(`/interviews/${panel.id}/candidate-data.json`, {
      as: await signedInAs(people),
    });
    expect(answer.status).toBe(409);
    expect(await answer.text()).toContain("somebody else of the people team");
  });
});

describe("notices", () => {
  it("reach who is on the panel, once for each thing, and hold the role alone", async () => {
    const gone = await makePerson({ leftOn: new Date("2025-01-01") });
    const late = await makePerson();
    const panel = await makePanel({
      kit,
      candidate: "Zebulon Quux",
      hiringManager: hiring,
      interviewers: [bea, cai, gone, late],
    });
    await makeCard(panel, bea);
    await database().interviewSeat.updateMany({
      where: { panelId: panel.id, interviewerId: cai.id },
      data: { removedAt: new Date() },
    });
    const all = [bea.id, cai.id, gone.id];
    for (let time = 0; time < 2; time += 1)
      await transaction(async (tx) => {
        await tellAsked(tx, panel.id, all);
        await tellSessionsChanged(tx, panel.id, all);
        await tellTakenOff(tx, panel.id, [cai.id, gone.id]);
        await tellWithdrawn(tx, panel.id, hiring.id);
        await tellAllIn(tx, panel.id);
        await tellDebrief(tx, panel.id);
        await tellReturned(tx, panel.id, hiring.id);
        await tellHiringManager(tx, panel.id);
        await tellDecided(tx, panel.id, hiring.id);
        await tellReopened(tx, panel.id);
      });
    const notices = await database().notification.findMany({
      where: { key: { contains: panel.id } },
    });
    const kindsOf = ({ id }: TestPerson) =>
      notices.flatMap(({ personId, kind }) => (personId === id ? kind : [])).sort();
    expect(kindsOf(bea)).toEqual([
      "interview-asked",
      "interview-debrief",
      "interview-decided",
      "interview-returned",
      "interview-withdrawn",
    ]);
    expect(kindsOf(cai)).toEqual(["interview-taken-off"]);
    expect(kindsOf(late)).toEqual(["interview-returned", "interview-withdrawn"]);
    expect(kindsOf(hiring)).toEqual([
      "interview-all-in",
      "interview-reopened",
      "interview-to-decide",
    ]);
    expect(kindsOf(gone)).toEqual([]);
    for (const { data } of notices)
      expect(data).toEqual({ interview: "Mid-level AI Orchestrator" });
  });
});
