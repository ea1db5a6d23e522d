import { parse } from "csv-parse/sync";
import { beforeAll, describe, expect, test } from "vitest";
import { database } from "~/platform/database.server";
import { signedInAs, testApp } from "../support/app";
import { makeCalibratedCycle, makeRated, makeSession } from "../support/calibration";
import { countQueries } from "../support/count-queries";
import { testDatabase } from "../support/database";
import { makeOrganisation, makePerson, type TestPerson } from "../support/organisation";
import { unzip } from "../support/zip";

testDatabase();

let ask: Awaited<ReturnType<typeof testApp>>;
let office: TestPerson;

beforeAll(async () => {
  await makeOrganisation();
  ask = await testApp();
  office = await makePerson({ name: "Olive Office", roles: ["PEOPLE_TEAM"] });
}, 60_000);

async function text(path: string, as: TestPerson = office): Promise<string> {
  const response = await ask(path, { as: await signedInAs(as) });
  expect(response.status, path).toBe(200);
  return (await response.text()).replaceAll("<!-- -->", "");
}

/** The text of a page without its markup and without the data that scripts start from. */
const words = (html: string) =>
  html
    .replace(/<script[\s\S]*?<\/script>/g, "")
    .replace(/<[^>]+>/g, " ")
    .replace(/\s+/g, " ");

/** Managers with as many reports as given, each rated with the manager's own point throughout. */
async function makeRaters(given: { name: string; points: number[] }[], cycleId?: string) {
  const cycle = cycleId ?? (await makeCalibratedCycle()).id;
  for (const { name, points } of given) {
    const team = await database().team.create({ data: { name: `Team of ${name}` } });
    const manager = await makePerson({ name });
    for (const point of points) {
      const person = await makePerson({ managerId: manager.id, teamId: team.id });
      await makeRated(cycle, person, manager, { manager: Array(40).fill(point) });
    }
  }
  return cycle;
}

describe("the whole organisation", () => {
  // First, as only here nothing else is in a session or closed.
  test("begins with the newest cycle that has a session, else the newest closed, else the newest", async () => {
    const makeOpened = async (name: string, opensOn: string) => {
      const id = await makeRaters([{ name, points: [2, 2, 3, 4] }]);
      await database().cycle.update({ where: { id }, data: { opensOn: new Date(opensOn) } });
      return id;
    };
    const session = await makeOpened("Kit", "2019-01-01");
    const closed = await makeOpened("Jo", "2020-01-01");
    await makeOpened("Ivy", "2021-01-01");
    const shown = async () => {
      const page = words(await text("/calibration/organisation/raters"));
      return ["Kit", "Jo", "Ivy"].filter((name) => page.includes(` ${name} `));
    };
    expect(await shown()).toEqual(["Ivy"]);
    await database().cycle.update({ where: { id: closed }, data: { state: "CLOSED" } });
    expect(await shown()).toEqual(["Jo"]);
    await makeSession([], { cycleId: session });
    expect(await shown()).toEqual(["Kit"]);
  });

  test("is drawn in every grouping, without the viewer's own row, and small groups stay out", async () => {
    const cycle = await makeRaters([
      { name: "Ana", points: [2, 2, 3, 3] },
      { name: "Bo", points: [3, 3, 3, 4, 4] },
      { name: "Cleo", points: [1] },
    ]);
    const boss = await makePerson({ name: "Bossy" });
    await makeRated(cycle, office, boss, { manager: Array(40).fill(1) });
    const page = (by: string) =>
      text(`/calibration/organisation/distribution?cycle=${cycle}&by=${by}`).then(words);

    for (const by of ["criterion", "competency", "level"])
      expect(await page(by), by).toContain("All of them 10 people");
    // Cleo's one person and, so that it cannot be worked out, the smallest other team are not shown.
    for (const by of ["team", "rater"]) {
      const shown = await page(by);
      expect(shown, by).toContain("Bo 5 people");
      expect(shown, by).not.toMatch(/(Ana|Cleo|Bossy) \d/);
      expect(shown, by).toContain("2 groups with fewer than 4 people");
    }
    const raters = words(await text(`/calibration/organisation/raters?cycle=${cycle}`));
    expect(raters).toMatch(/Higher than the organisation by 0\.\d\d|Cannot be told apart/);
    expect(raters).not.toMatch(/lenien/i);
    expect(raters).toContain("2 managers who rated fewer than 4 people");
  });

  test("counts what calibration left, or what the managers gave", async () => {
    const cycle = await makeRaters([{ name: "Dee", points: [2, 2, 2, 2] }]);
    const [first] = await database().assessment.findMany({ where: { cycleId: cycle } });
    const session = await makeSession([first?.id ?? ""], { state: "locked" });
    const criterionId = "design-robust-patterns";
    await database().calibratedRating.create({
      data: { assessmentId: first?.id ?? "", criterionId, sessionId: session.id, point: 4 },
    });
    const page = `/calibration/organisation/distribution?cycle=${cycle}&by=criterion`;
    expect(words(await text(`${page}&what=calibrated`))).toContain("2: 3 (75%), 3: 0 (0%), 4: 1");
    expect(words(await text(`${page}&what=manager`))).not.toContain("4: 1");
  });

  test("is found by name, by page, and by any address", async () => {
    const cycle = await makeRaters([
      { name: "Finn", points: [2, 2, 3, 4] },
      { name: "Gus", points: [1, 2, 3, 4] },
    ]);
    const found = words(await text(`/calibration/organisation/raters?cycle=${cycle}&q=gus&page=7`));
    expect(found).toContain("1 of 2 managers");
    expect(found).not.toContain("Finn");
    await text("/calibration/organisation/distribution?cycle=none&by=%00&what=self&page=-1");
    const moved = await ask("/calibration/organisation", { as: await signedInAs(office) });
    expect(moved.headers.get("location")).toBe("/calibration/organisation/distribution");
  });

  test("says nothing of how many there are where none can be shown", async () => {
    const cycle = await makeRaters([
      { name: "Lu", points: [2, 3] },
      { name: "Mo", points: [2, 3] },
    ]);
    const page = words(await text(`/calibration/organisation/distribution?cycle=${cycle}&by=team`));
    expect(page).not.toContain("0 teams");
    expect(page).toContain("2 groups with fewer than 4 people");
  });

  test("is there for the people team alone, and each reading is recorded once in a while", async () => {
    const cycle = await makeRaters([{ name: "Hal", points: [2, 2, 3, 4] }]);
    const other = await makePerson({ roles: ["PEOPLE_TEAM"] });
    for (const view of ["distribution", "raters", "distribution"])
      await text(`/calibration/organisation/${view}?cycle=${cycle}`, other);
    const events = { actorId: other.id, action: "calibration.organisation-read", subjectId: cycle };
    expect(await database().auditEvent.count({ where: events })).toBe(1);
    const stranger = await signedInAs(await makePerson());
    for (const view of ["", "/distribution", "/raters"])
      expect((await ask(`/calibration/organisation${view}`, { as: stranger })).status).toBe(404);
  });

  test("costs the same few statements however many people there are", async () => {
    const cycle = await makeRaters([{ name: "Ida", points: [2, 3, 3, 4] }]);
    const as = await signedInAs(office);
    for (const path of ["distribution?by=team&", "distribution?by=criterion&", "raters?"]) {
      const address = `/calibration/organisation/${path}cycle=${cycle}`;
      await ask(address, { as });
      expect(await countQueries(() => ask(address, { as })), path).toBeLessThanOrEqual(7);
    }
  });
});

describe("the export of a session", () => {
  const HOSTILE = ['=HYPERLINK("http://x")', "+1", "-2", "@x", "\tTab", "＝1+1"];

  async function makeExported(settings: { showsNames?: boolean } = {}) {
    const { id: cycleId } = await makeCalibratedCycle();
    const manager = await makePerson({ name: "Max Manager" });
    const people = [];
    const assessments = [];
    for (const name of [...HOSTILE, "Zoë 田中"]) {
      const person = await makePerson({ name, managerId: manager.id });
      people.push(person);
      assessments.push(await makeRated(cycleId, person, manager));
    }
    const calibrator = await makePerson({ name: "Own Row" });
    assessments.push(await makeRated(cycleId, calibrator, manager));
    const session = await makeSession(assessments, { calibrators: [calibrator], ...settings });
    await database().calibrationSession.update({
      where: { id: session.id },
      data: { name: 'Q4: "日本"\r\n../x' },
    });
    return { session, calibrator, people, assessments };
  }

  async function download(path: string, as: TestPerson) {
    const response = await ask(path, { as: await signedInAs(as) });
    expect(response.status, path).toBe(200);
    expect(response.headers.get("x-content-type-options")).toBe("nosniff");
    expect(response.headers.get("cache-control")).toBe("no-store");
    const name = response.headers.get("content-disposition") ?? "";
    expect(name).toMatch(
      /^attachment; filename="Q4 [. ]*x ratings\.(csv|xlsx)"; filename\*=UTF-8''/,
    );
    return Buffer.from(await response.arrayBuffer());
  }

  test("as CSV holds a row for each rating, and no cell that a spreadsheet runs", async () => {
    const { session, calibrator } = await makeExported();
    const csv = (await download(`/calibration/${session.id}/ratings.csv`, calibrator)).toString();
    expect(csv.startsWith("\uFEFFPerson,Team,Level")).toBe(true);
    expect(csv.endsWith("\r\n")).toBe(true);
    const rows: Record<string, string>[] = parse(csv, { bom: true, columns: true });
    const names = new Set(rows.map(({ Person }) => Person));
    expect(names).toEqual(new Set([...HOSTILE.map((name) => `'${name}`), "Zoë 田中"]));
    expect(csv).not.toContain("Own Row");
    expect(rows[0]).toMatchObject({
      Track: "AI Orchestrator",
      Manager: "Max Manager",
      Self: "2",
      "Manager’s rating": "3",
      "As it stands": "3",
      Changes: "0",
    });
    const events = { subjectId: session.id, action: "calibration.exported" };
    const event = await database().auditEvent.findFirstOrThrow({ where: events });
    expect(event.data).toEqual({ format: "csv", people: 7, ratings: rows.length });
  });

  test("as XLSX holds the same", async () => {
    const { session, calibrator } = await makeExported();
    const files = unzip(await download(`/calibration/${session.id}/ratings.xlsx`, calibrator));
    const all = [...files.values()].join("\n");
    expect(all.replaceAll("&quot;", '"')).toContain(`<t>'=HYPERLINK("http://x")</t>`);
    expect(all).toContain("Zoë 田中");
    expect(all).not.toContain("Own Row");
    expect(all).not.toContain("<f>");
    expect(all).not.toMatch(/<t[^>]*>[=+\-@\t＝]/);
    expect(files.get("xl/worksheets/sheet1.xml")).toMatch(/<pane [^>]*ySplit="1"/);
  });

  test("follows the filters, and names nobody where names are hidden", async () => {
    const { session, calibrator, people } = await makeExported({ showsNames: false });
    for (const format of ["csv", "xlsx"]) {
      const file = await download(`/calibration/${session.id}/ratings.${format}`, calibrator);
      const all = format === "csv" ? file.toString() : [...unzip(file).values()].join("\n");
      expect(all).toContain("Person 1");
      expect(all).not.toContain("Max Manager");
      expect(all).not.toContain("HYPERLINK");
      for (const { id } of people) expect(all).not.toContain(id);
    }
    const path = `/calibration/${session.id}/ratings.csv`;
    const none = await download(`${path}?changed=1`, calibrator);
    expect(parse(none.toString(), { bom: true })).toHaveLength(1);
    const present = await makeExported();
    const hidden = `/calibration/${present.session.id}/ratings.csv?present=1&q=zo%C3%AB`;
    expect((await download(hidden, present.calibrator)).toString()).not.toContain("Zoë");
  });

  test("waits for the calibrator's own preview", async () => {
    const { session, calibrator } = await makeExported();
    await database().calibrationParticipant.updateMany({
      where: { sessionId: session.id },
      data: { previewDoneAt: null },
    });
    const as = await signedInAs(calibrator);
    const answer = await ask(`/calibration/${session.id}/ratings.xlsx`, { as });
    expect(answer.headers.get("location")).toBe(`/calibration/${session.id}/preview`);
  });
});
