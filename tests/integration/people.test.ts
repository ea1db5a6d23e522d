import { PGlite } from "@electric-sql/pglite";
import pg from "pg";
import { beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { Role } from "~/access/domain/can";
import type { Ladder } from "~/ladder/domain/schema";
import { configureLadder, loadLadderFromDisk } from "~/ladder/ladder.server";
import { listEvents, listOwnEvents } from "~/people/audit-log.server";
import { ACCOUNT_STATES } from "~/people/domain/account-state";
import { readListFilter } from "~/people/domain/list-filter";
import { importPeople, previewImport } from "~/people/import.server";
import { invitePerson } from "~/people/invitation.server";
import { createOrganisation } from "~/people/organisation.server";
import { openLetter } from "~/people/outbox.server";
import { listChoices } from "~/people/people-choices.server";
import { allPeople, listPeople } from "~/people/people-list.server";
import { changesSince, findPerson } from "~/people/person.server";
import {
  changePerson,
  createPerson,
  type PersonInput,
  StaleForm,
} from "~/people/person-write.server";
import { everyoneBelow, positionOf, reportsOf } from "~/people/reporting.server";
import { createTeam, deleteTeam, listTeams, renameTeam } from "~/people/teams.server";
import { ownerOfOneTimeAddress } from "~/platform/account.server";
import { startSession } from "~/platform/auth.server";
import { database } from "~/platform/database.server";
import { signedInAs, testApp } from "../support/app";
import { testDatabase } from "../support/database";

testDatabase();

const ladder = {
  tracks: [{ id: "orchestrator", title: "Orchestrator" }],
  levels: [
    { id: "junior", rank: 1, tracks: ["orchestrator"], titles: {} },
    { id: "mid", rank: 2, tracks: ["orchestrator"], titles: {} },
    { id: "senior", rank: 3, tracks: ["orchestrator"], titles: {} },
  ],
} as unknown as Ladder;

let ada = { personId: "", roles: [] as Role[], userId: "" };
const actor = () => ({ personId: ada.personId, requestId: "test" });
const administrator = () => ({ personId: ada.personId, roles: ["SYSTEM_ADMINISTRATOR"] as const });

beforeAll(async () => {
  const { userId } = await createOrganisation({
    organisation: "Example",
    timeZone: "Europe/Vienna",
    name: "Ada",
    email: "ada@example.org",
    password: "correct horse battery",
  });
  const person = await database().person.findUniqueOrThrow({ where: { userId } });
  ada = { personId: person.id, userId, roles: ["PEOPLE_TEAM", "SYSTEM_ADMINISTRATOR"] };
});

// Every test begins with Ada alone.
beforeEach(async () => {
  await database().person.deleteMany({ where: { NOT: { id: ada.personId } } });
  await database().user.deleteMany({ where: { NOT: { id: ada.userId } } });
  await database().team.deleteMany();
});

const input = (over: Partial<PersonInput> = {}): PersonInput => ({
  name: "Bea",
  email: "bea@example.org",
  team: "",
  managerId: null,
  trackId: null,
  levelId: null,
  startDate: null,
  leftOn: null,
  roles: [],
  ...over,
});

async function add(name: string, over: Partial<PersonInput> = {}): Promise<string> {
  const email = `${name.toLowerCase()}@example.org`;
  return (await createPerson(actor(), input({ name, email, ...over }))).personId;
}

async function edit(personId: string, over: Partial<PersonInput>) {
  const { updatedAt, ...now } = await database().person.findUniqueOrThrow({
    where: { id: personId },
    include: { roles: true, team: true },
  });
  const day = (date: Date | null) => date?.toISOString().slice(0, 10) ?? null;
  await changePerson(actor(), personId, updatedAt, {
    name: now.name,
    email: now.email,
    team: now.team?.name ?? "",
    managerId: now.managerId,
    trackId: now.trackId,
    levelId: now.levelId,
    startDate: day(now.startDate),
    leftOn: day(now.leftOn),
    roles: now.roles.map(({ role }) => role),
    ...over,
  });
}

const actionsOn = async (subjectId: string) =>
  (await database().auditEvent.findMany({ where: { subjectId }, orderBy: { id: "asc" } })).map(
    ({ action }) => action,
  );

describe("a person's record", () => {
  it("is created with team and roles, each recorded in the same transaction", async () => {
    const id = await add("Bea", { team: "Search", roles: ["LADDER_EDITOR"] });
    expect(await findPerson(ada, id)).toMatchObject({
      name: "Bea",
      team: "Search",
      roles: ["LADDER_EDITOR"],
      state: "not-invited",
    });
    expect(await actionsOn(id)).toEqual(["person.created", "role.granted"]);
  });

  it("is refused with an address in use, leaving nothing behind", async () => {
    await add("Bea");
    const before = await database().auditEvent.count();
    await expect(add("Cem", { email: "bea@example.org", team: "New" })).rejects.toMatchObject({
      field: "email",
      message: "Bea has this email address already.",
    });
    expect(await database().team.count()).toBe(0);
    expect(await database().auditEvent.count()).toBe(before);
  });

  it("records which fields changed, and nothing when none did", async () => {
    const id = await add("Bea");
    await edit(id, { levelId: "mid", trackId: "orchestrator", name: "Bea B." });
    await edit(id, {});
    const events = await database().auditEvent.findMany({
      where: { subjectId: id, action: "person.changed" },
    });
    expect(events.map(({ data }) => data)).toEqual([
      {
        fields: ["name", "trackId", "levelId"],
        from: { trackId: null, levelId: null },
        to: { trackId: "orchestrator", levelId: "mid" },
      },
    ]);
  });

  it("is not saved from a form that has become old, which learns what changed", async () => {
    const id = await add("Bea");
    const seen = await findPerson(ada, id);
    if (!seen) throw new Error("Bea is not there");
    await edit(id, { team: "Search", roles: ["LADDER_EDITOR"] });
    await expect(
      changePerson(actor(), id, seen.updatedAt, input({ name: "Lost" })),
    ).rejects.toThrow(StaleForm);
    expect(await changesSince(id, seen.lastEvent ?? "")).toMatchObject([
      { by: "Ada", fields: ["roles"] },
      { by: "Ada", fields: ["teamId"] },
    ]);
    expect((await findPerson(ada, id))?.name).toBe("Bea");
  });

  it("refuses a manager from below, oneself, and somebody who is not there", async () => {
    const bea = await add("Bea");
    const cem = await add("Cem", { managerId: bea });
    const dan = await add("Dan", { managerId: cem });
    await expect(edit(bea, { managerId: dan })).rejects.toMatchObject({
      field: "managerId",
      message: expect.stringContaining("Dan reports to Bea"),
    });
    await expect(edit(bea, { managerId: bea })).rejects.toMatchObject({ field: "managerId" });
    await expect(edit(bea, { managerId: crypto.randomUUID() })).rejects.toMatchObject({
      field: "managerId",
    });
  });

  it("does not let two changes at once close a circle", async () => {
    const bea = await add("Bea");
    const cem = await add("Cem");
    const results = await Promise.allSettled([
      edit(bea, { managerId: cem }),
      edit(cem, { managerId: bea }),
    ]);
    expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  it("keeps the last of the people team and the last administrator", async () => {
    await expect(edit(ada.personId, { roles: ["SYSTEM_ADMINISTRATOR"] })).rejects.toMatchObject({
      field: "roles",
    });
    await expect(edit(ada.personId, { leftOn: "2099-01-01" })).rejects.toMatchObject({
      field: "leftOn",
    });
    // Somebody who has not accepted the invitation cannot take over yet.
    await add("Bea", { roles: ["PEOPLE_TEAM", "SYSTEM_ADMINISTRATOR"] });
    await expect(edit(ada.personId, { roles: [] })).rejects.toMatchObject({ field: "roles" });
  });

  it("moves the sign-in address with it, and letters to the old one open nothing", async () => {
    const id = await add("Bea");
    await invitePerson(actor(), { name: "Ada" }, id);
    const token = await lastToken();
    expect(await ownerOfOneTimeAddress(token)).not.toBeNull();
    await edit(id, { email: "bea.new@example.org" });
    expect(await ownerOfOneTimeAddress(token)).toBeNull();
    expect(await database().user.count({ where: { email: "bea.new@example.org" } })).toBe(1);
  });

  it("ends the sessions of somebody whose last day has come", async () => {
    const id = await add("Bea");
    await invitePerson(actor(), { name: "Ada" }, id);
    const { userId } = await database().person.findUniqueOrThrow({ where: { id } });
    await startSession(userId ?? "");
    await edit(id, { leftOn: "2020-01-31" });
    expect(await database().session.count({ where: { userId: userId ?? "" } })).toBe(0);
    expect(await actionsOn(id)).toContain("account.closed");
    expect((await findPerson(ada, id))?.state).toBe("left");
    await expect(invitePerson(actor(), { name: "Ada" }, id)).rejects.toThrow("has left");
  });
});

async function lastToken(): Promise<string> {
  const letter = await database().mail.findFirstOrThrow({ orderBy: { id: "desc" } });
  return /password\/(\w+)/.exec(letter.text)?.[1] ?? "";
}

describe("invitations", () => {
  it("put a letter into the outbox; a second one replaces the first", async () => {
    const id = await add("Bea");
    await invitePerson(actor(), { name: "Ada" }, id);
    const first = await lastToken();
    const before = (await findPerson(ada, id))?.updatedAt;
    await invitePerson(actor(), { name: "Ada" }, id);
    expect(await ownerOfOneTimeAddress(first)).toBeNull();
    expect(await ownerOfOneTimeAddress(await lastToken())).not.toBeNull();
    const bea = await findPerson(ada, id);
    expect(bea?.state).toBe("invited");
    // An open form about Bea is not made old by an invitation.
    expect(bea?.updatedAt).toEqual(before);
  });

  it("are refused to somebody who is in already", async () => {
    await expect(invitePerson(actor(), { name: "Ada" }, ada.personId)).rejects.toThrow(
      "account in use",
    );
  });

  it("leave a trace when the letter is opened", async () => {
    const id = await add("Bea");
    await invitePerson(actor(), { name: "Ada" }, id);
    const letter = await database().mail.findFirstOrThrow({ orderBy: { id: "desc" } });
    expect((await openLetter(actor(), letter.id)).text).toContain("/password/");
    expect(await actionsOn(letter.id)).toEqual(["mail.read"]);
  });
});

describe("the reporting line", () => {
  it("knows who is above and below, also across somebody who left", async () => {
    const bea = await add("Bea", { managerId: ada.personId });
    const cem = await add("Cem", { managerId: bea, leftOn: "2020-01-31" });
    const dan = await add("Dan", { managerId: cem });
    expect(await positionOf(dan)).toEqual({
      personId: dan,
      managerId: cem,
      managersAbove: [bea, ada.personId],
    });
    expect(await positionOf(ada.personId)).toMatchObject({ managerId: null, managersAbove: [] });
    expect(await positionOf(crypto.randomUUID())).toBeNull();
    expect((await reportsOf(bea)).map(({ name }) => name)).toEqual([]);
    expect((await everyoneBelow(ada.personId)).map(({ name }) => name)).toEqual(["Bea", "Dan"]);
  });

  it("ends on a circle that is in the data already", async () => {
    const bea = await add("Bea");
    const cem = await add("Cem", { managerId: bea });
    await database().person.update({ where: { id: bea }, data: { managerId: cem } });
    expect(await positionOf(cem)).toEqual({ personId: cem, managerId: bea, managersAbove: [] });
    expect((await everyoneBelow(cem)).map(({ name }) => name)).toEqual(["Bea"]);
  });
});

describe("the list of people", () => {
  const filter = (search = "") => readListFilter(new URLSearchParams(search));
  const names = async (search: string) =>
    (await listPeople(ada, filter(search), ladder)).people.map(({ name }) => name);

  it("asks as often for many people as for few, and pages them", async () => {
    const queries = vi.spyOn(database(), "$queryRaw");
    await Promise.all([listPeople(ada, filter(), ladder), listChoices(ada)]);
    const few = queries.mock.calls.length;
    await database().person.createMany({
      data: Array.from({ length: 119 }, (_, at) => ({ name: `P${at}`, email: `p${at}@x.org` })),
    });
    queries.mockClear();
    const [list] = await Promise.all([listPeople(ada, filter("page=3"), ladder), listChoices(ada)]);
    // With the viewer and the organisation, four queries make the page.
    expect([few, queries.mock.calls.length]).toEqual([2, 2]);
    queries.mockRestore();
    expect(list).toMatchObject({ total: 120, page: 3, pages: 3 });
    expect(list.people).toHaveLength(20);
    expect((await listPeople(ada, filter("page=99"), ladder)).page).toBe(3);
    expect((await listPeople(ada, filter("q=nobody+at+all"), ladder)).total).toBe(0);
  });

  it("makes a whole page from at most five queries", async () => {
    await configureLadder(await loadLadderFromDisk("orchestrator"), { isPublic: true });
    const ask = await testApp();
    const as = await signedInAs(ada);
    await database().person.createMany({
      data: Array.from({ length: 60 }, (_, at) => ({ name: `P${at}`, email: `p${at}@x.org` })),
    });
    await ask("/organisation/people", { as });
    const queries = [vi.spyOn(PGlite.prototype, "query"), vi.spyOn(pg.Client.prototype, "query")];
    const response = await ask("/organisation/people?q=p&sort=level", { as });
    const count = queries.reduce((sum, spy) => sum + spy.mock.calls.length, 0);
    for (const spy of queries) spy.mockRestore();
    expect(await response.text()).toContain("1–50 of");
    expect(count).toBeGreaterThan(0);
    expect(count).toBeLessThanOrEqual(5);
  });

  it("searches names and addresses in any script and case, accents aside", async () => {
    await add("Zoë", { email: "zoe@example.org", name: "ZOË Ångström" });
    await add("Elena", { name: "Елена Петрова" });
    await add("Percent", { name: "100% Real_" });
    expect(await names("q=zoë")).toEqual(["ZOË Ångström"]);
    expect(await names("q=angstrom+ZOE")).toEqual(["ZOË Ångström"]);
    expect(await names("q=ПЕТРОВА")).toEqual(["Елена Петрова"]);
    expect(await names("q=%25")).toEqual(["100% Real_"]);
    expect(await names("q=_")).toEqual(["100% Real_"]);
  });

  it("filters by team, manager and level, and sorts by rank and date", async () => {
    const bea = await add("Bea", { team: "Search", trackId: "orchestrator", levelId: "senior" });
    await add("Cem", {
      managerId: bea,
      trackId: "orchestrator",
      levelId: "junior",
      startDate: "2025-05-01",
    });
    await add("Dan", { managerId: bea, startDate: "2024-01-01" });
    const { teams } = await listChoices(ada);
    expect(await names(`team=${teams[0]?.id}`)).toEqual(["Bea"]);
    expect(await names(`manager=${bea}`)).toEqual(["Cem", "Dan"]);
    expect(await names("level=orchestrator/junior")).toEqual(["Cem"]);
    expect(await names("level=orchestrator/")).toEqual(["Bea", "Cem"]);
    expect(await names("level=none")).toEqual(["Ada", "Dan"]);
    expect(await names("sort=level")).toEqual(["Bea", "Cem", "Ada", "Dan"]);
    expect(await names("sort=start")).toEqual(["Cem", "Dan", "Ada", "Bea"]);
    expect(await names("sort=team")).toEqual(["Bea", "Ada", "Cem", "Dan"]);
  });

  it("filters by the same account states that it shows and counts", async () => {
    await add("Bea");
    await invitePerson(actor(), { name: "Ada" }, await add("Cem"));
    await add("Dan", { leftOn: "2020-01-31" });
    await add("Eva", { leftOn: "2199-01-31" });
    const { counts } = await listChoices(ada);
    expect(counts).toEqual({ active: 1, invited: 1, "not-invited": 2, left: 1 });
    for (const state of ACCOUNT_STATES) {
      const { people } = await listPeople(ada, filter(`state=${state}`), ladder);
      expect(people.map((person) => person.state)).toEqual(Array(counts[state]).fill(state));
    }
    expect(await names("")).toEqual(["Ada", "Bea", "Cem", "Eva"]);
    expect(await names("state=all")).toHaveLength(5);
  });

  it("shows an administrator accounts without levels, and others nothing at all", async () => {
    await add("Bea", { trackId: "orchestrator", levelId: "mid", startDate: "2024-01-01" });
    const seen = await listPeople(
      administrator(),
      filter("q=bea&level=orchestrator/junior"),
      ladder,
    );
    expect(seen.people).toMatchObject([
      { name: "Bea", trackId: null, levelId: null, startDate: null },
    ]);
    const nobody = { personId: ada.personId, roles: [] };
    expect((await listPeople(nobody, filter(), ladder)).total).toBe(0);
    expect(await allPeople(nobody, filter(), ladder)).toEqual([]);
  });
});

describe("an import", () => {
  const csv = [
    "name;email;team;manager email;track;level;start date",
    "Cem;cem@example.org;Search;bea@example.org;orchestrator;mid;2025-01-31",
    '"Bea ""B"" Bold";bea@example.org;search;ada@example.org;;;',
  ].join("\r\n");

  it("adds and changes people, once the preview is agreed to", async () => {
    const bea = await add("Bea", { startDate: "2020-01-01" });
    const preview = await previewImport(csv, ladder);
    expect(preview.faults).toEqual([]);
    expect(await database().person.count()).toBe(2);
    expect(await importPeople(actor(), csv, preview.fingerprint, ladder)).toEqual({
      created: 1,
      updated: 1,
    });
    const cem = await database().person.findUniqueOrThrow({
      where: { email: "cem@example.org" },
      include: { team: true },
    });
    expect(cem).toMatchObject({ managerId: bea, levelId: "mid", team: { name: "Search" } });
    expect(await findPerson(ada, bea)).toMatchObject({
      name: 'Bea "B" Bold',
      manager: "Ada",
      team: "Search",
      startDate: null,
    });
    expect(await database().team.count()).toBe(1);
    expect(await actionsOn(bea)).toEqual(["person.created", "person.changed"]);
    expect((await previewImport(csv, ladder)).rows.every((row) => row.changes.length === 0)).toBe(
      true,
    );
  });

  it("writes nothing at all when one row is at fault, or when people changed since the preview", async () => {
    const faulty = `${csv}\r\nDan;dan@example.org;;ghost@example.org;;;`;
    const { faults, fingerprint } = await previewImport(faulty, ladder);
    expect(faults).toMatchObject([{ line: 4, column: "manager email" }]);
    await expect(importPeople(actor(), faulty, fingerprint, ladder)).rejects.toThrow();
    const good = await previewImport(csv, ladder);
    await add("Bea", { name: "Somebody else" });
    await expect(importPeople(actor(), csv, good.fingerprint, ladder)).rejects.toThrow("changed");
    expect(await database().person.count()).toBe(2);
    expect(await database().team.count()).toBe(0);
  });

  it("names the line where quotation marks do not match", async () => {
    const { faults } = await previewImport('name,email\nAda,"ada@example.org\n', ladder);
    expect(faults[0]?.message).toContain("quotation marks");
  });
});

describe("teams", () => {
  it("are renamed, and deleted only when nobody was ever in them", async () => {
    await createTeam(actor(), "Search");
    await expect(createTeam(actor(), "SEARCH")).rejects.toMatchObject({ field: "name" });
    await add("Bea", { team: "search", leftOn: "2020-01-31" });
    const [team] = await listTeams(ada);
    expect(team).toMatchObject({ name: "Search", here: 0, left: 1 });
    const id = team?.id ?? "";
    await expect(deleteTeam(actor(), id)).rejects.toThrow("not empty");
    await renameTeam(actor(), id, "Find");
    await renameTeam(actor(), id, "FIND");
    await database().person.updateMany({ data: { teamId: null } });
    await deleteTeam(actor(), id);
    expect(await listTeams(ada)).toEqual([]);
  });

  it("treats signs that mean something to the database as letters", async () => {
    await createTeam(actor(), "%");
    await createTeam(actor(), "_");
    expect((await listTeams(ada)).map(({ name }) => name)).toHaveLength(2);
  });
});

describe("the audit log", () => {
  const everything = { person: "", action: "", from: "", to: "", before: "" };

  it("is read newest first, page by page, and not by everybody", async () => {
    const id = await add("Bea");
    const first = await listEvents(ada, { ...everything, person: id }, "UTC", 1);
    await edit(id, { name: "Bea B." });
    const newest = await listEvents(ada, { ...everything, person: id }, "UTC", 1);
    expect(newest.events).toMatchObject([
      { action: "person.changed", subject: "Bea B.", actor: "Ada" },
    ]);
    const older = await listEvents(
      ada,
      { ...everything, person: id, before: newest.next ?? "" },
      "UTC",
      1,
    );
    expect(older).toEqual({ events: [{ ...first.events[0], subject: "Bea B." }], next: null });
    expect(await listEvents({ personId: id, roles: [] }, everything, "UTC")).toEqual({
      events: [],
      next: null,
    });
  });

  it("keeps what changed from the administrator, and from one's own list", async () => {
    const id = await add("Bea", { roles: ["LADDER_EDITOR"] });
    const filter = { ...everything, person: id, action: "role.granted" };
    expect((await listEvents(ada, filter, "UTC")).events[0]?.data).toEqual({
      role: "LADDER_EDITOR",
    });
    expect((await listEvents(administrator(), filter, "UTC")).events[0]?.data).toBeNull();
    expect((await listOwnEvents(id, "")).events.map(({ data }) => data)).toEqual([null, null]);
  });

  it("counts days in the organisation's time zone", async () => {
    await database().auditEvent.create({
      data: {
        at: new Date("2026-03-01T23:30:00Z"),
        action: "moon.landed",
        subjectType: "moon",
        subjectId: "1",
      },
    });
    const on = async (day: string, zone: string) =>
      (await listEvents(ada, { ...everything, action: "moon.landed", from: day, to: day }, zone))
        .events.length;
    expect([await on("2026-03-01", "UTC"), await on("2026-03-02", "Europe/Vienna")]).toEqual([
      1, 1,
    ]);
    expect(await on("2026-03-01", "Europe/Vienna")).toBe(0);
  });
});
