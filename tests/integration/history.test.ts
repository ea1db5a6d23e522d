import { PGlite } from "@electric-sql/pglite";
import { parse } from "csv-parse/sync";
import pg from "pg";
import { beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { readListFilter } from "~/history/domain/list-filter";
import type { PersonRecord } from "~/history/domain/record";
import { historyPage } from "~/history/history-page.server";
import { personRecord } from "~/history/record.server";
import { currentLadder, publishLadder } from "~/ladder/ladder.server";
import { database } from "~/platform/database.server";
import { signedInAs, testApp } from "../support/app";
import { testDatabase } from "../support/database";
import { makeOrganisation, makePerson, type TestPerson } from "../support/organisation";
import { makeReviewed } from "../support/review";

testDatabase();

const RATIONALE = "What I saw of";
const SUMMARY = "On the whole";
const NOW = new Date("2026-05-01T10:00:00Z");
const all = readListFilter(new URLSearchParams());

let ask: Awaited<ReturnType<typeof testApp>>;
let me: TestPerson;
let manager: TestPerson;
let as: string[];

beforeAll(async () => {
  await makeOrganisation();
  ask = await testApp();
});

beforeEach(async () => {
  manager = await makePerson({ name: "Mia Manager" });
  me = await makePerson({ name: "Łucja Ñandú 田中", managerId: manager.id });
  as = await signedInAs(me);
});

const view = (person = me) => historyPage({ personId: person.id, timeZone: "UTC" }, all);
const submissionOf = async (assessmentId: string) =>
  (await database().submission.findFirstOrThrow({ where: { assessmentId } })).id;
const acknowledge = (id: string, response: string) =>
  database().release.update({
    where: { id },
    data: { acknowledgedAt: NOW, stance: "agree", response },
  });
const text = async (address: string, cookies = as) => (await ask(address, { as: cookies })).text();

describe("a review that is not released", () => {
  test.each(["in-review", "reviewed", "in-calibration"] as const)(
    "%s: nothing of it is on any page or in any export",
    async (state) => {
      const { assessment } = await makeReviewed(me, state, manager, {
        self: [1, 1, 1],
        manager: [4, 4, 4],
      });
      const submission = await submissionOf(assessment);
      for (const address of [
        "/history",
        "/history.data",
        `/history/submissions/${submission}`,
        "/history/record.json",
        "/history/record.csv",
      ]) {
        const said = await text(address);
        expect(said, address).not.toContain(RATIONALE);
        expect(said, address).not.toContain(SUMMARY);
      }
      const { trend } = await view();
      const rows = trend.competencies.flatMap(({ panels }) =>
        panels.flatMap(({ lines }) => lines.flatMap(({ rows }) => rows)),
      );
      expect(rows).toHaveLength(3);
      expect(rows.every((row) => row.manager === null && row.self === "Learning (1)")).toBe(true);
      const record = await personRecord(me.id, NOW);
      expect(record.assessments[0]).toMatchObject({ state: "in-review", releases: [] });
      const [row] = csv(await text("/history/record.csv"));
      expect(row).toMatchObject({ "own point": "1", manager: "", "manager point": "" });
    },
  );
});

describe("what was released", () => {
  test("stands on its page as it was, both sides, the response and what was agreed", async () => {
    const { release } = await makeReviewed(me, "released", manager);
    await acknowledge(release, "**Fair**");
    await database().agreedAction.create({
      data: { releaseId: release, text: "Write the guide", createdById: me.id },
    });
    const page = await text(`/history/releases/${release}`);
    for (const said of [RATIONALE, "What I did for", SUMMARY, "<strong>Fair</strong>"])
      expect(page).toContain(said);
    expect(page).toContain("Write the guide");
    expect(page).toContain("You agreed");
    expect(page).toContain("A note");
  });

  test("a question is shown as it was asked, whatever the ladder asks now", async () => {
    const { assessment } = await makeReviewed(me, "submitted", manager);
    const id = await submissionOf(assessment);
    const { content } = await database().submission.findUniqueOrThrow({ where: { id } });
    const frozen = content as { answers: { question: string }[] };
    const older = await database().submission.create({
      data: {
        assessmentId: assessment,
        submittedAt: new Date("2025-01-01"),
        withdrawnAt: new Date("2025-01-02"),
        content: {
          ...frozen,
          answers: frozen.answers.map((each) => ({ ...each, question: "Asked otherwise then?" })),
        },
        contentHash: "x",
      },
    });
    const page = await text(`/history/submissions/${older.id}`);
    expect(page).toContain("Asked otherwise then?");
    expect(page).toContain("withdrawn on");
    const { list } = await view();
    expect(list[0]?.copies.map((copy) => copy.kind === "submission" && copy.fate)).toEqual([
      "standing",
      "withdrawn",
    ]);
  });

  test("once reopened it is listed as such, says why, and holds nowhere else", async () => {
    const { assessment, release } = await makeReviewed(me, "released", manager, {
      manager: [4, 4, 4],
    });
    await database().release.update({ where: { id: release }, data: { reopenedAt: new Date() } });
    await database().assessment.update({
      where: { id: assessment },
      data: { state: "IN_REVIEW" },
    });
    await database().reopening.create({
      data: {
        assessmentId: assessment,
        from: "RELEASED",
        to: "IN_REVIEW",
        reason: "Too hasty",
        byId: manager.id,
      },
    });
    const { trend, list } = await view();
    expect(JSON.stringify(trend)).not.toContain("Multiplying (4)");
    expect(list[0]?.copies[0]).toMatchObject({ kind: "release", replacedBy: null });
    const page = await text(`/history/releases/${release}`);
    expect(page).toContain("This release no longer holds");
    expect(page).toContain("Too hasty");
    expect(csv(await text("/history/record.csv"))[0]).toMatchObject({ "manager point": "" });
    const record = await personRecord(me.id, NOW);
    expect(record.assessments[0]?.releases).toHaveLength(1);
  });
});

test("nobody else finds a copy, whatever they are to the person", async () => {
  const { assessment, release } = await makeReviewed(me, "released", manager);
  const submission = await submissionOf(assessment);
  const people = [manager, await makePerson({ roles: ["PEOPLE_TEAM"] }), await makePerson()];
  for (const person of people) {
    const theirs = await signedInAs(person);
    for (const address of [`/history/releases/${release}`, `/history/submissions/${submission}`])
      expect((await ask(address, { as: theirs })).status, address).toBe(404);
    expect(await text("/history/record.json", theirs)).not.toContain(me.name);
    expect((await view(person)).list).toEqual([]);
  }
  for (const id of ["x", "0", crypto.randomUUID(), `${release}'--`])
    expect((await ask(`/history/releases/${id}`, { as })).status).toBe(404);
});

test("versions are named where they change, and a copy keeps the one it was made against", async () => {
  await makeReviewed(me, "released", manager);
  const { ladder } = currentLadder();
  const versionId = await publishLadder({ ...ladder, version: "1.9.0" });
  const { assessment } = await makeReviewed(me, "submitted", manager);
  const id = await submissionOf(assessment);
  const { content } = await database().submission.findUniqueOrThrow({ where: { id } });
  const moved = await database().submission.create({
    data: {
      assessmentId: assessment,
      submittedAt: new Date("2026-04-01"),
      content: { ...(content as object), ladder: { id: ladder.id, version: "1.9.0" } },
      contentHash: "x",
    },
  });
  await database().assessment.update({
    where: { id: assessment },
    data: { ladderVersionId: versionId },
  });
  const { trend, list } = await view();
  const versions = trend.competencies.flatMap(({ panels }) =>
    panels.flatMap(({ chart }) => chart.versions.map(({ label }) => label)),
  );
  expect([...new Set(versions)]).toEqual([`${ladder.version} → 1.9.0`]);
  expect(list.map(({ version }) => version).sort()).toEqual([ladder.version, "1.9.0"]);
  expect(await text(`/history/submissions/${moved.id}`)).toContain("1.9.0");
  expect(await text(`/history/submissions/${id}`)).toContain(ladder.version);
});

describe("the record", () => {
  test("holds everything of one's own, with the names of those who asked and answered", async () => {
    const { evidence } = await makeReviewed(me, "acknowledged", manager);
    const colleague = await makePerson({ name: "Цвета" });
    await database().corroboration.create({
      data: {
        evidenceId: evidence,
        askedId: colleague.id,
        content: {},
        answer: "IN_PART",
        sentence: "The second half",
        answeredAt: NOW,
      },
    });
    const response = await ask("/history/record.json", { as });
    expect(response.headers.get("content-type")).toBe("application/json; charset=utf-8");
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect(response.headers.get("content-disposition")).toMatch(
      /^attachment; filename="rostrum-record-ucja-nandu-\d{4}-\d\d-\d\d\.json"$/,
    );
    const record = (await response.json()) as PersonRecord;
    expect(record).toMatchObject({
      format: "rostrum-record/1",
      person: { name: me.name, manager: "Mia Manager" },
      assessments: [
        {
          state: "acknowledged",
          releases: [{ stance: "agree", releasedBy: "Mia Manager" }],
          requests: [{ askedBy: "Mia Manager", question: "Is there more?" }],
        },
      ],
      evidence: [
        {
          title: "A note",
          claims: [{}],
          corroborations: [{ colleague: "Цвета", answer: "in-part", sentence: "The second half" }],
        },
      ],
    });
    expect(record.assessments[0]?.submissions[0]?.content.answers).toHaveLength(3);
    expect(JSON.stringify(record)).not.toContain("wantsMail");
    const events = await database().auditEvent.findMany({ where: { action: "record.exported" } });
    expect(events.filter(({ actorId }) => actorId === me.id)).toMatchObject([
      { subjectType: "person", subjectId: me.id, data: { format: "json" } },
    ]);
  });

  test("as CSV has a row per criterion and assessment, and no cell that a spreadsheet runs", async () => {
    const { release } = await makeReviewed(me, "released", manager);
    await acknowledge(release, '=HYPERLINK("https://example.org")');
    const response = await ask("/history/record.csv", { as });
    expect(response.headers.get("content-type")).toBe("text/csv; charset=utf-8");
    expect(response.headers.get("content-disposition")).toContain('.csv"');
    const bytes = new Uint8Array(await response.arrayBuffer());
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const rows = csv(new TextDecoder().decode(bytes));
    expect(rows).toHaveLength(3);
    expect(rows[0]).toMatchObject({
      kind: "cycle",
      "own point": "2",
      "own label": "Practising",
      "manager point": "3",
      stance: "agree",
      response: `'=HYPERLINK("https://example.org")`,
    });
  });

  test("of somebody without any past is there and says so", async () => {
    const record = await personRecord(me.id, NOW);
    expect(record).toMatchObject({ assessments: [], evidence: [] });
    expect(csv(await text("/history/record.csv"))).toEqual([]);
    expect(await text("/history")).toContain("There is no past yet");
  });
});

test("the page asks as often for sixteen assessments as for eight", async () => {
  const counted = async () => {
    const queries = [vi.spyOn(PGlite.prototype, "query"), vi.spyOn(pg.Client.prototype, "query")];
    const response = await ask("/history", { as });
    const count = queries.reduce((sum, spy) => sum + spy.mock.calls.length, 0);
    for (const spy of queries) spy.mockRestore();
    expect(response.status).toBe(200);
    return count;
  };
  for (let index = 0; index < 8; index++) await makeReviewed(me, "acknowledged", manager);
  await counted();
  const few = await counted();
  for (let index = 0; index < 8; index++) await makeReviewed(me, "acknowledged", manager);
  expect(await counted()).toBe(few);
  expect((await view()).list).toHaveLength(16);
  expect(few).toBeLessThanOrEqual(7);
}, 60_000);

test("the list is narrowed and paged by its address", async () => {
  for (let index = 0; index < 21; index++) await makeReviewed(me, "submitted", manager);
  const shown = (search: string) =>
    historyPage({ personId: me.id, timeZone: "UTC" }, readListFilter(new URLSearchParams(search)));
  expect(await shown("page=2")).toMatchObject({ page: 2, pages: 2, total: 21 });
  expect((await shown("page=99")).list).toHaveLength(1);
  expect(await shown("kind=check-in")).toMatchObject({ total: 0, page: 1 });
  expect(await shown("step=mid-to-senior&kind=cycle&page=x")).toMatchObject({ total: 21, page: 1 });
}, 60_000);

function csv(file: string): Record<string, string>[] {
  return parse(file, { columns: true, bom: true });
}
