import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { remindOfCards, settleCardReminders } from "~/interview/reminders.server";
import { database, transaction } from "~/platform/database.server";
import { testDatabase } from "../support/database";
import { makeCard, makeKit, makePanel, type TestKit } from "../support/interview";
import { makeOrganisation, makePerson, type TestPerson } from "../support/organisation";

testDatabase();

let kit: TestKit;
let bea: TestPerson;
let cai: TestPerson;

const STARTS = new Date("2026-12-01T10:00:00Z");
/** So many hours after the first interviewer's session has ended. */
const ended = (hours: number) => new Date(STARTS.getTime() + (1 + hours) * 60 * 60 * 1000);

beforeAll(async () => {
  await makeOrganisation();
  kit = await makeKit();
});

beforeEach(async () => {
  await database().interviewPanel.updateMany({ data: { state: "WITHDRAWN" } });
  bea = await makePerson();
  cai = await makePerson();
});

const panelOf = (given: Parameters<typeof makePanel>[0] = {}) =>
  makePanel({ kit, candidate: "Zebulon Quux", interviewers: [bea], startsAt: STARTS, ...given });
const remindersOf = ({ id }: TestPerson) =>
  database().notification.findMany({
    where: { personId: id, kind: "interview-card" },
    orderBy: { createdAt: "asc" },
  });

describe("reminders of a card", () => {
  it("come an hour after the session, then daily, five times, to whoever has not handed in", async () => {
    const panel = await panelOf({ interviewers: [bea, cai] });
    await makeCard(panel, cai);
    await makeCard(panel, bea, { isSubmitted: false });
    for (let day = 0; day < 7; day += 1)
      for (const hours of [0.5, 1, 1.25, 12]) await remindOfCards(ended(24 * day + hours));
    const sent = await remindersOf(bea);
    expect(sent.map(({ createdAt }) => createdAt)).toEqual(
      [0, 1, 2, 3, 4].map((days) => ended(1 + days * 24)),
    );
    expect(sent.map(({ key }) => key)).toEqual(
      [1, 2, 3, 4, 5].map((each) => `interview-card:${panel.id}:${bea.id}:${each}`),
    );
    expect(sent[0]).toMatchObject({
      address: `/interviews/${panel.id}/card`,
      data: { interview: "Mid-level AI Orchestrator" },
    });
    expect(await remindersOf(cai)).toEqual([]);
  });

  it("is one after two days without a run, and two runs at once make one", async () => {
    await panelOf();
    expect(await remindOfCards(ended(1))).toBe(1);
    await Promise.all([remindOfCards(ended(60)), remindOfCards(ended(60))]);
    expect(await remindersOf(bea)).toHaveLength(2);
    expect(await remindOfCards(ended(61))).toBe(0);
    expect(await remindOfCards(ended(84))).toBe(1);
  });

  it("go on while the debrief is open, and leave no trace where there is nothing to say", async () => {
    await panelOf({ state: "debrief" });
    const before = await database().auditEvent.count();
    expect(await remindOfCards(ended(0.5))).toBe(0);
    expect(await database().auditEvent.count()).toBe(before);
    expect(await remindOfCards(ended(1))).toBe(1);
  });

  it("are none where it is over, purged, or somebody does not interview any more", async () => {
    await panelOf({ state: "decided" });
    await panelOf({ state: "withdrawn" });
    const purged = await panelOf();
    await database().interviewPanel.update({
      where: { id: purged.id },
      data: { purgedAt: new Date() },
    });
    const left = await panelOf();
    await database().interviewSeat.updateMany({
      where: { panelId: left.id },
      data: { removedAt: new Date() },
    });
    const report = await makePerson({ managerId: bea.id });
    await panelOf({ candidate: report });
    const gone = await makePerson({ leftOn: new Date("2025-01-01") });
    await panelOf({ interviewers: [gone] });
    // Nobody asked for it yet: it has no date, and the debrief is not open.
    const undated = await panelOf();
    await database().interviewSession.updateMany({
      where: { panelId: undated.id },
      data: { startsAt: null },
    });
    expect(await remindOfCards(ended(100))).toBe(0);
  });

  it("come after the debrief opened to whoever has no session with a date, or none at all", async () => {
    const panel = await panelOf({ state: "debrief", interviewers: [bea, cai] });
    const where = { panelId: panel.id };
    await database().interviewPanel.update({
      where: { id: panel.id },
      data: { debriefAt: STARTS },
    });
    await database().interviewSession.updateMany({
      where: { ...where, interviewerId: bea.id },
      data: { startsAt: null },
    });
    await database().interviewSession.deleteMany({ where: { ...where, interviewerId: cai.id } });
    expect(await remindOfCards(ended(-0.25))).toBe(0);
    expect(await remindOfCards(ended(0))).toBe(2);
    expect(await remindersOf(cai)).toHaveLength(1);
  });

  it("are read once the card is in, so that no letter asks for it", async () => {
    const panel = await panelOf();
    await remindOfCards(ended(1));
    await transaction((tx) => settleCardReminders(tx, panel.id, bea.id));
    expect((await remindersOf(bea)).every(({ readAt }) => readAt)).toBe(true);
  });
});
