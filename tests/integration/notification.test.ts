import { once } from "node:events";
import type { AddressInfo } from "node:net";
import express from "express";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { saveMailChoices } from "~/notification/choices.server";
import { sendDigests, sendUrgent } from "~/notification/digest.server";
import { NOTIFICATION_KINDS } from "~/notification/domain/kinds";
import { listInbox, markAllRead, markRead, openNotice } from "~/notification/inbox.server";
import { type Notice, notify } from "~/notification/notify.server";
import { announceOpened, remindDue } from "~/notification/reminders.server";
import { runNotices } from "~/notification/run.server";
import { database, transaction } from "~/platform/database.server";
import { refuseForeignWrites } from "~/platform/request-checks.server";
import { signedInAs, testApp } from "../support/app";
import { testDatabase } from "../support/database";
import {
  makeAssessment,
  makeCycle,
  makeOrganisation,
  makePerson,
  type TestPerson,
} from "../support/organisation";

testDatabase();

let ask: Awaited<ReturnType<typeof testApp>>;
let ada: TestPerson;
let bea: TestPerson;

beforeAll(async () => {
  await makeOrganisation();
  ask = await testApp();
});

beforeEach(async () => {
  await database().notification.deleteMany();
  await database().mail.deleteMany();
  await database().person.updateMany({ data: { wantsMail: false } });
  await database().cycle.updateMany({ data: { state: "CLOSED" } });
  ada = await makePerson({ name: "Ada" });
  bea = await makePerson({ name: "Bea" });
});

/** Puts notices into inboxes as if they had come at `at`. */
async function tell(person: TestPerson, given: Partial<Notice> = {}, at = NOW) {
  const key = given.key ?? crypto.randomUUID();
  const notice: Notice = {
    personId: person.id,
    kind: "released",
    address: "/assessments",
    ...given,
    key,
  };
  await transaction((tx) => notify(tx, [notice]));
  await database().notification.updateMany({ where: { key }, data: { createdAt: at } });
  return database().notification.findFirstOrThrow({ where: { personId: person.id, key } });
}

const NOW = new Date("2026-12-07T09:00:00Z");
const hours = (count: number) => new Date(NOW.getTime() + count * 60 * 60 * 1000);
const letters = () => database().mail.findMany({ orderBy: { createdAt: "asc" } });
const audited = (action: string) => database().auditEvent.findMany({ where: { action } });

describe("the inbox", () => {
  it("says the same thing once, however often it is told", async () => {
    await tell(ada, { key: "same" });
    await tell(ada, { key: "same" });
    await tell(bea, { key: "same" });
    expect(await listInbox(ada, { page: 1, onlyUnread: false })).toMatchObject({ total: 1 });
    expect(await listInbox(bea, { page: 1, onlyUnread: false })).toMatchObject({ total: 1 });
  });

  it("is one's own: others can neither open nor mark what stands in it", async () => {
    const { id } = await tell(ada);
    expect(await openNotice(bea, id)).toBeNull();
    await markRead(bea, id);
    await markAllRead(bea, hours(1));
    expect(await listInbox(ada, { page: 1, onlyUnread: true })).toMatchObject({ unread: 1 });
    expect(await listInbox(bea, { page: 1, onlyUnread: false })).toMatchObject({ total: 0 });
    const answer = await ask(`/inbox/${id}`, { as: await signedInAs(bea) });
    expect(answer.status).toBe(404);
    expect((await ask("/inbox/no-id", { as: await signedInAs(bea) })).status).toBe(404);
  });

  it("leads where a notice leads, and counts it as read from then on", async () => {
    const as = await signedInAs(ada);
    const { id } = await tell(ada, { address: "/account", data: { cycle: "Autumn 2026" } });
    const before = await (await ask("/inbox", { as })).text();
    expect(before).toContain("Your review in “Autumn 2026” is ready to read.");
    expect(before).toContain("Unread");
    expect((await ask(`/inbox/${id}`, { as })).headers.get("location")).toBe("/account");
    const after = await (await ask("/inbox", { as })).text();
    expect(after).toContain("Your review in “Autumn 2026” is ready to read.");
    expect(after).not.toContain("Mark as read");
  });

  it("marks one or all as read by a form, and leaves what came after the page was made", async () => {
    const as = await signedInAs(ada);
    const one = await tell(ada);
    await tell(ada);
    const later = await tell(ada, {}, hours(2));
    await ask("/inbox?show=unread", { as, form: { intent: "read", id: one.id } });
    expect((await listInbox(ada, { page: 1, onlyUnread: true })).unread).toBe(2);
    const until = hours(1).toISOString();
    const answer = await ask("/inbox?show=unread", { as, form: { intent: "read-all", until } });
    expect(answer.headers.get("location")).toBe("/inbox?show=unread");
    const { notices } = await listInbox(ada, { page: 1, onlyUnread: true });
    expect(notices.map(({ id }) => id)).toEqual([later.id]);
    const bad = await ask("/inbox", { as, form: { intent: "read-all", until: "whenever" } });
    expect(bad.status).toBe(404);
  });

  it("comes in pages of fifty", async () => {
    const notices = Array.from({ length: 120 }, (_, at) => ({
      personId: ada.id,
      kind: "released" as const,
      address: "/",
      key: `${at}`,
    }));
    await transaction((tx) => notify(tx, notices));
    const seen = new Set<string>();
    for (const page of [1, 2, 3]) {
      const list = await listInbox(ada, { page, onlyUnread: false });
      expect(list.pages).toBe(3);
      for (const { id } of list.notices) seen.add(id);
    }
    expect(seen.size).toBe(120);
    expect((await listInbox(ada, { page: 9, onlyUnread: true })).page).toBe(3);
    const page = await (await ask("/inbox", { as: await signedInAs(ada) })).text();
    expect(page).toContain("99+");
  });
});

describe("a digest", () => {
  it("is one letter about all that waits, with links and a way to stop, and nothing else", async () => {
    await tell(ada, { data: { cycle: "Autumn", person: "Bea", secret: "rated 2" } });
    await tell(ada, { kind: "corroboration-asked", data: { person: "Bea" } });
    await tell(bea, { kind: "evidence-asked" });
    expect(await sendDigests(NOW)).toBe(2);
    const [first, second] = await letters();
    const adas = [first, second].find((letter) => letter?.to === ada.email);
    expect(adas?.subject).toBe("Rostrum: 2 things wait for you");
    expect(adas?.text).toContain("Bea asks you what you saw of a piece of work.");
    expect(adas?.text).toMatch(/\/inbox\/[0-9a-f-]{36}/);
    expect(adas?.unsubscribe).toMatch(new RegExp(`/unsubscribe/${ada.mailKey}$`));
    expect(adas?.text).toContain(adas?.unsubscribe);
    expect(adas?.text).not.toContain("rated");
    expect(await audited("mail.notices-written")).toHaveLength(1);
  });

  it("comes at most once a day where the organisation is, whatever happens in between", async () => {
    await tell(ada);
    expect(await sendDigests(NOW)).toBe(1);
    await tell(ada, {}, hours(1));
    expect(await sendDigests(hours(2))).toBe(0);
    expect(await sendDigests(hours(14.9))).toBe(0);
    expect(await sendDigests(hours(15))).toBe(1);
    expect(await sendDigests(hours(16))).toBe(0);
    expect(await letters()).toHaveLength(2);
  });

  it("is written once when two processes run at the same moment", async () => {
    for (const person of [ada, bea]) for (const _ of [1, 2, 3]) await tell(person);
    const written = await Promise.all([sendDigests(NOW), sendDigests(NOW), sendDigests(NOW)]);
    expect(written.reduce((sum, count) => sum + count, 0)).toBe(2);
    expect(await letters()).toHaveLength(2);
  });

  it("leaves out what was read, is not wanted, or is old; and whoever left or cannot come in", async () => {
    const read = await tell(ada);
    await markRead(ada, read.id);
    await tell(ada, {}, hours(-15 * 24));
    await saveMailChoices(ada.actor, ada.id, {
      kinds: NOTIFICATION_KINDS.filter((kind) => kind !== "submitted"),
    });
    await tell(ada, { kind: "submitted" });
    const gone = await makePerson({ leftOn: new Date("2026-12-01") });
    await tell(gone);
    await saveMailChoices(bea.actor, bea.id, { wantsMail: false });
    await tell(bea);
    const outside = await makePerson();
    await database().person.update({ where: { id: outside.id }, data: { userId: null } });
    await tell(outside);
    expect(await sendDigests(NOW)).toBe(0);
    expect(await letters()).toHaveLength(0);
    const open = await database().notification.findMany({ where: { mailedAt: null } });
    expect(open.map(({ personId }) => personId)).toEqual([outside.id]);
    expect((await listInbox(bea, { page: 1, onlyUnread: true })).unread).toBe(1);
  });

  it("is not waited for by what is urgent, which is in it when both are due", async () => {
    await tell(ada);
    expect(await sendDigests(NOW)).toBe(1);
    await tell(ada, { kind: "due-in-1-day", data: { cycle: "Autumn", due: "2026-12-08" } });
    await tell(ada, { kind: "submitted" });
    await tell(bea, { kind: "due-in-1-day" });
    await tell(bea, { kind: "submitted" });
    expect(await sendDigests(hours(1))).toBe(1);
    expect(await sendUrgent(hours(1))).toBe(1);
    expect(await sendUrgent(hours(1))).toBe(0);
    const urgent = (await letters()).filter(({ to }) => to === ada.email).at(-1);
    expect(urgent?.subject).toBe("Rostrum: Your self-assessment is due on 8 December 2026");
    expect(urgent?.text).not.toContain("submitted");
    expect((await letters()).filter(({ to }) => to === bea.email)).toHaveLength(1);
  });

  it("goes to more people than one batch holds", async () => {
    const people = Array.from({ length: 620 }, (_, at) => ({
      id: crypto.randomUUID(),
      name: `P${at}`,
      email: `many${at}@example.org`,
      userId: `many-${at}`,
    }));
    await database().user.createMany({
      data: people.map(({ userId, name, email }) => ({ id: userId, name, email })),
    });
    await database().person.createMany({ data: people });
    const notice = { kind: "released" as const, address: "/", key: "many" };
    await transaction((tx) =>
      notify(
        tx,
        people.map(({ id }) => ({ ...notice, personId: id })),
      ),
    );
    expect(await sendDigests(new Date())).toBe(620);
    expect(await sendDigests(new Date())).toBe(0);
  });
});

describe("a cycle", () => {
  const day = (text: string) => new Date(`${text}T00:00:00Z`);

  async function cycleFrom(opensOn: string, closesOn: string) {
    const { id } = await makeCycle();
    return database().cycle.update({
      where: { id },
      data: { opensOn: day(opensOn), closesOn: day(closesOn), name: "Winter" },
    });
  }
  const noticesOf = (person: TestPerson) =>
    database().notification.findMany({
      where: { personId: person.id },
      orderBy: { createdAt: "asc" },
    });

  it("is announced once to everybody in it, on its first day and to those who come later", async () => {
    const cycle = await cycleFrom("2026-12-08", "2027-01-20");
    const own = await makeAssessment(ada, { cycleId: cycle.id });
    expect(await announceOpened(NOW)).toBe(0);
    expect(await announceOpened(hours(24))).toBe(1);
    expect(await announceOpened(hours(25))).toBe(0);
    expect(await noticesOf(ada)).toMatchObject([
      { kind: "cycle-opened", address: `/assessments/${own.id}`, data: { cycle: "Winter" } },
    ]);
    await makeAssessment(bea, { cycleId: cycle.id });
    expect(await announceOpened(hours(26))).toBe(1);
    expect(await announceOpened(hours(27))).toBe(0);
    const events = await database().auditEvent.findMany({ where: { subjectId: cycle.id } });
    expect(events).toMatchObject([
      { action: "cycle.people-told", data: { people: 1, kind: "cycle-opened" } },
      { action: "cycle.people-told", data: { people: 1, kind: "cycle-opened" } },
    ]);
  });

  it("reminds a week and a day before its end, once each, who has not submitted and is here", async () => {
    const cycle = await cycleFrom("2026-11-01", "2026-12-14");
    const gone = await makePerson({ leftOn: new Date("2026-12-01") });
    for (const person of [ada, gone]) await makeAssessment(person, { cycleId: cycle.id });
    await makeAssessment(bea, { cycleId: cycle.id, state: "SUBMITTED" });
    expect(await remindDue(hours(-24))).toBe(0);
    expect(await remindDue(NOW)).toBe(1);
    expect(await remindDue(hours(5))).toBe(0);
    expect(await remindDue(hours(24 * 4))).toBe(0);
    expect(await remindDue(hours(24 * 6))).toBe(1);
    expect(await remindDue(hours(24 * 7))).toBe(0);
    expect((await noticesOf(ada)).map(({ kind }) => kind)).toEqual([
      "due-in-7-days",
      "due-in-1-day",
    ]);
    expect([...(await noticesOf(bea)), ...(await noticesOf(gone))]).toEqual([]);
  });

  it("reminds again where its end was moved, and goes by the organisation's day", async () => {
    const cycle = await cycleFrom("2026-11-01", "2026-12-14");
    await makeAssessment(ada, { cycleId: cycle.id });
    await remindDue(NOW);
    await database().cycle.update({
      where: { id: cycle.id },
      data: { closesOn: day("2026-12-21") },
    });
    const before = new Date("2026-12-13T20:00:00Z");
    expect(await remindDue(before)).toBe(0);
    await database().organisation.update({ where: { id: 1 }, data: { timeZone: "Asia/Tokyo" } });
    expect(await remindDue(before)).toBe(1);
    await database().organisation.update({ where: { id: 1 }, data: { timeZone: "UTC" } });
  });

  it("is told by one run after another, which repeat nothing and keep to the day's hours", async () => {
    const cycle = await cycleFrom("2026-12-07", "2026-12-08");
    await makeAssessment(ada, { cycleId: cycle.id });
    await runNotices(new Date("2026-12-07T03:00:00Z"));
    expect(await letters()).toHaveLength(0);
    for (const at of [0, 0.25, 1, 5]) await runNotices(hours(at));
    expect((await noticesOf(ada)).map(({ kind }) => kind).sort()).toEqual([
      "cycle-opened",
      "due-in-1-day",
    ]);
    expect((await letters()).map(({ subject }) => subject)).toEqual([
      "Rostrum: 2 things wait for you",
    ]);
  });
});

describe("what reaches somebody by mail", () => {
  const wantsMail = async (person: TestPerson) =>
    (await database().person.findUniqueOrThrow({ where: { id: person.id } })).wantsMail;
  const events = (person: TestPerson) =>
    database().auditEvent.findMany({
      where: { subjectId: person.id, action: { startsWith: "notifications." } },
      orderBy: { id: "asc" },
    });

  it("is chosen by kind in one's account", async () => {
    const as = await signedInAs(ada);
    const answer = await ask("/account/notifications", {
      as,
      form: { wantsMail: "on", "kinds[]": "released" },
    });
    expect(answer.headers.get("location")).toBe("/account/notifications?done=saved");
    await tell(ada, { kind: "submitted" });
    expect(await sendDigests(NOW)).toBe(0);
    await tell(ada, { kind: "released" });
    expect(await sendDigests(NOW)).toBe(1);
    expect(await events(ada)).toMatchObject([
      { action: "notifications.chosen", actorId: ada.id, data: { byMail: true } },
    ]);
    const invalid = await ask("/account/notifications", { as, form: { "kinds[]": "everything" } });
    expect(invalid.status).toBe(200);
    expect(await wantsMail(ada)).toBe(true);
  });

  it("stops at one click without signing in, for mail programs too, and can be had again", async () => {
    const address = `/unsubscribe/${ada.mailKey}`;
    const page = await (await ask(address)).text();
    expect(page).toContain("Stop all notices");
    expect(page).not.toContain("Ada");
    expect(page).not.toContain(ada.email);
    expect(await wantsMail(ada)).toBe(true);

    const oneClick = await ask(address, { form: { "List-Unsubscribe": "One-Click" } });
    expect(oneClick.status).toBe(200);
    expect(await oneClick.text()).toContain("No more notices by mail");
    expect(await wantsMail(ada)).toBe(false);
    await tell(ada);
    expect(await sendDigests(NOW)).toBe(0);

    await ask(address, { form: { intent: "resume" } });
    expect(await wantsMail(ada)).toBe(true);
    const stop = await ask(address, { form: { intent: "stop" } });
    expect(stop.headers.get("location")).toBe(address);
    await ask(address, { form: { intent: "stop" } });
    await ask(address, { form: { intent: "save", wantsMail: "on", "kinds[]": "released" } });
    expect(await database().notificationChoice.count({ where: { personId: ada.id } })).toBe(
      NOTIFICATION_KINDS.length - 1,
    );
    expect((await events(ada)).map(({ action, actorId }) => [action, actorId])).toEqual([
      ["notifications.stopped", null],
      ["notifications.chosen", null],
      ["notifications.stopped", null],
      ["notifications.chosen", null],
    ]);
    expect(await wantsMail(bea)).toBe(true);
  });

  it("is nobody's business without the key", async () => {
    for (const key of [crypto.randomUUID(), "guess", ada.id]) {
      expect((await ask(`/unsubscribe/${key}`)).status).toBe(404);
      const form = { "List-Unsubscribe": "One-Click" };
      expect((await ask(`/unsubscribe/${key}`, { form })).status).toBe(404);
    }
    expect((await ask(`/unsubscribe/${ada.mailKey}`, { form: { intent: "x" } })).status).toBe(404);
    expect(await wantsMail(ada)).toBe(true);
  });

  it("is the only thing that may be written from elsewhere, and only at exactly that address", async () => {
    const app = express().use(refuseForeignWrites, (_req, res) => void res.send("through"));
    const server = app.listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address() as AddressInfo;
    const status = async (path: string, init: RequestInit = { method: "POST" }) =>
      (await fetch(`http://127.0.0.1:${port}${path}`, init)).status;
    const address = `/unsubscribe/${ada.mailKey}`;
    expect(await status(address)).toBe(200);
    const foreign = { origin: "https://mail.example", "sec-fetch-site": "cross-site" };
    expect(await status(address, { method: "POST", headers: foreign })).toBe(200);
    for (const path of [
      "/unsubscribe",
      "/unsubscribe/",
      "/unsubscribe/guess",
      `${address}/more`,
      `${address}.data`,
      `/x${address}`,
      `/account/notifications?${address}`,
      "/account/notifications",
    ])
      expect(await status(path), path).toBe(403);
    expect(await status(address, { method: "DELETE" })).toBe(403);
    await new Promise((resolve) => server.close(resolve));
  });
});
