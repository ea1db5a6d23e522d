import { beforeAll, describe, expect, test } from "vitest";
import { database } from "~/platform/database.server";
import { signedInAs, testApp } from "../support/app";
import { makeCalibratedCycle, makeRated, makeSession } from "../support/calibration";
import { countQueries } from "../support/count-queries";
import { testDatabase } from "../support/database";
import { makeOrganisation, makePerson, type TestPerson } from "../support/organisation";

testDatabase();

const VIEWS = ["distribution", "heat-map", "matrix", "cycles"] as const;
const NAMES = ["Ada Aalto", "Bo Brandt", "Cy Castro", "Di Dumont", "Ed Eriksen", "Fay Fischer"];
const OWN = "Uma Underhill";
const MANAGER = "Mia Manager";

let ask: Awaited<ReturnType<typeof testApp>>;
let calibrator: TestPerson;
/** Calibrates, and is rated in the same session. */
let own: TestPerson;
let ownAssessment: string;
let session: string;
let hidden: string;

beforeAll(async () => {
  await makeOrganisation();
  ask = await testApp();
  calibrator = await makePerson({ name: "Kim Calibrator" });
  const manager = await makePerson({ name: MANAGER });
  const past = await makeCalibratedCycle();
  await database().cycle.update({
    where: { id: past.id },
    data: { name: "The cycle before", opensOn: new Date("2020-01-01") },
  });
  const cycle = await makeCalibratedCycle();
  own = await makePerson({ name: OWN, managerId: manager.id });
  const people = [own];
  for (const name of NAMES) people.push(await makePerson({ name, managerId: manager.id }));
  const assessments: string[] = [];
  for (const person of people) {
    await makeRated(past.id, person, manager, { manager: [2, 2, 2], state: "released" });
    // Nobody but the one who must not see it is on the highest point.
    const point = person === own ? 4 : 3;
    const ratings = { self: [3, 3, 3], manager: [point, point, point] };
    assessments.push(await makeRated(cycle.id, person, manager, ratings));
  }
  ownAssessment = assessments[0] ?? "";
  const given = { calibrators: [calibrator, own] };
  session = (await makeSession(assessments, given)).id;
  hidden = (await makeSession(assessments, { ...given, showsNames: false })).id;
});

async function page(
  view: string,
  {
    as = calibrator,
    of = session,
    query = "",
  }: { as?: TestPerson; of?: string; query?: string } = {},
) {
  const answer = await ask(`/calibration/${of}/${view}${query}`, { as: await signedInAs(as) });
  expect(answer.status).toBe(200);
  // React puts comments between pieces of text.
  return (await answer.text()).replaceAll("<!-- -->", "");
}

describe.each(VIEWS)("%s", (view) => {
  test("answers, in few statements however it is asked", async () => {
    const as = await signedInAs(calibrator);
    const path = `/calibration/${session}/${view}?by=%00&x=1&y=&sort=constructor&team=none`;
    // So that nothing is kept from before.
    await database().calibrationSession.update({
      where: { id: session },
      data: { revision: { increment: 1 } },
    });
    let status = 0;
    const count = await countQueries(async () => {
      status = (await ask(path, { as })).status;
    });
    expect(status).toBe(200);
    expect(count).toBeLessThanOrEqual(12);
  });

  test("has nothing of the viewer who is rated in it", async () => {
    // The frame of every page names who is signed in; the view's own data must not.
    const route = `_routes=./calibration/routes/${view}.tsx`;
    for (const query of [route, `${route}&q=${OWN.split(" ")[0]}`]) {
      const shown = await page(`${view}.data`, { as: own, query: `?${query}` });
      expect(shown).toContain("isWithoutOwn");
      expect(shown.includes(OWN) || shown.includes(ownAssessment)).toBe(false);
    }
    expect((await page(view, { as: own })).includes(ownAssessment)).toBe(false);
  });

  test("names nobody while presenting, nor where the session hides names", async () => {
    const names = new RegExp([...NAMES, OWN, MANAGER].join("|"));
    for (const address of [view, `${view}.data`]) {
      expect(names.exec(await page(address, { query: "?present=1" }))).toBeNull();
      const shown = await page(address, { of: hidden, query: "?by=rater&sort=rater" });
      expect(names.exec(shown)).toBeNull();
    }
  });

  test("counts nothing where a choice would leave one person", async () => {
    const one = await page(view, { of: hidden, query: "?q=Person+1" });
    expect(one).toContain("Fewer than 4 people are left");
    expect(one).not.toContain('<svg aria-hidden="true" class="block');
  });
});

test("the distribution counts one person less for the one who is rated in it", async () => {
  expect(await page("distribution")).toContain("7 people");
  const without = await page("distribution", { as: own });
  expect(without).toContain("6 people");
  expect(without).toContain("3: 6 (100%), 4: 0 (0%)");
  expect(without).not.toContain("7 people");
});

test("the matrix counts one person less, and lists who is where", async () => {
  expect(await page("matrix")).toContain("Of 7 people");
  const without = await page("matrix", { as: own });
  expect(without).toContain("Of 6 people");
  expect(without).toContain(NAMES[0]);
});

test("across cycles counts whoever was rated then, without the viewer", async () => {
  const everybody = await page("cycles");
  expect(everybody).toContain("The cycle before");
  expect(everybody).toContain(
    "Of 7 rated in the cycle before too, the middle rating of 7 is higher",
  );
  const without = await page("cycles", { as: own });
  expect(without).toContain("Of 6 rated in the cycle before too, the middle rating of 6 is higher");
});

test("a changed rating says in the heat map what it was", async () => {
  const { assessmentId, personId } = await database().calibrationMember.findFirstOrThrow({
    where: { sessionId: session, personId: { not: own.id } },
  });
  await database().calibrationChange.create({
    data: {
      sessionId: session,
      assessmentId,
      personId,
      criterionId: "design-robust-patterns",
      number: 1,
      fromPoint: 3,
      toPoint: 2,
      reasonCode: "evidence",
      sentence: "One service only",
      byId: calibrator.id,
    },
  });
  await database().calibrationSession.update({
    where: { id: session },
    data: { revision: { increment: 1 } },
  });
  expect(await page("heat-map")).toMatch(/>2<span class="sr-only">, was 3</);
  expect(await page("distribution")).toContain("Before, by the managers");
});
