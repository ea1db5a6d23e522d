import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { addSeat, removeSeat } from "~/calibration/seats.server";
import { criteriaOfTransition } from "~/ladder/domain/view";
import { currentLadder } from "~/ladder/ladder.server";
import { database } from "~/platform/database.server";
import { signedInAs, testApp } from "../support/app";
import { makeGroup, makeRated, makeSession } from "../support/calibration";
import { countQueries } from "../support/count-queries";
import { testDatabase } from "../support/database";
import { makeOrganisation, makePerson, type TestPerson } from "../support/organisation";

testDatabase();

let ask: Awaited<ReturnType<typeof testApp>>;
let peopleTeam: TestPerson;
let criteria: string[];

beforeAll(async () => {
  await makeOrganisation();
  ask = await testApp();
  peopleTeam = await makePerson({ roles: ["PEOPLE_TEAM"] });
  criteria = criteriaOfTransition(currentLadder().ladder, "mid-to-senior").map(({ id }) => id);
});

/** Two teams of three in preview; nobody has handed anything in. */
const settings = { state: "preview" as const, previewDone: false };
let group: Awaited<ReturnType<typeof makeGroup>>;
let root: string;
beforeEach(async () => {
  group = await makeGroup({ ...settings, secondRatings: 0, hasAnchorCases: false });
  root = `/calibration/${group.session.id}/preview`;
});
const [A, B] = [0, 1];
const managerAt = (index: number) => group.managers[index] as TestPerson;
const personAt = (index: number) => group.people[index] as TestPerson;
const assessmentAt = (index: number) => group.assessments[index] as string;

const page = async (path: string, person: TestPerson) => {
  const response = await ask(path, { as: await signedInAs(person) });
  return { status: response.status, text: await response.text() };
};
const post = async (path: string, person: TestPerson, form: Record<string, string>) =>
  ask(path, { as: await signedInAs(person), form });
const at = (assessmentId: string) => `${root}/people/${assessmentId}`;
const verdicts = (kind: string, sentence = "") => ({
  intent: "verdicts",
  ...Object.fromEntries(
    criteria.flatMap((id) => [
      [`verdict-${id}`, kind],
      [`sentence-${id}`, sentence],
    ]),
  ),
});
const ratings = (points: (number | string)[]) => ({
  intent: "ratings",
  ...Object.fromEntries(points.map((point, index) => [`answer-${criteria[index]}`, String(point)])),
});
const storedVerdicts = () =>
  database().calibrationVerdict.findMany({ where: { sessionId: group.session.id } });
const overlaps = () =>
  database().calibrationOverlap.findMany({
    where: { sessionId: group.session.id },
    orderBy: [{ calibratorId: "asc" }, { assessmentId: "asc" }],
  });
const setSession = (
  data: Parameters<ReturnType<typeof database>["calibrationSession"]["update"]>[0]["data"],
) => database().calibrationSession.update({ where: { id: group.session.id }, data });

describe("a preview of one’s own", () => {
  test("lists everybody but one’s own reports, and links to each", async () => {
    const { text } = await page(root, managerAt(A));
    for (const index of [3, 4, 5]) expect(text).toContain(at(assessmentAt(index)));
    for (const index of [0, 1, 2]) {
      expect(text).not.toContain(at(assessmentAt(index)));
      expect((await page(at(assessmentAt(index)), managerAt(A))).status).toBe(404);
      const refused = await post(at(assessmentAt(index)), managerAt(A), verdicts("agree"));
      expect(refused.status).toBe(404);
    }
    expect(text).toMatch(/You rated Person \d+, Person \d+ and Person \d+ yourself/);
  });

  test("shows what was written and the manager’s rating with its words, and never the engineer’s own rating", async () => {
    const { text } = await page(at(assessmentAt(0)), group.outsider);
    expect(text).toContain(`What I did for ${criteria[0]}`);
    expect(text).toContain(`What I saw of ${criteria[0]}`);
    expect(text).toContain("A note");
    const data = await page(`${at(assessmentAt(0))}.data`, group.outsider);
    expect(data.text).not.toMatch(/"self"|selfPoint/);
  });

  test("has nothing of oneself in it", async () => {
    const { assessments, managers } = group;
    const own = await makeRated(group.cycleId, group.outsider, managerAt(A));
    const session = await makeSession([...assessments, own], {
      ...settings,
      calibrators: [...managers, group.outsider],
    });
    const there = `/calibration/${session.id}/preview`;
    for (const path of [there, `${there}.data`]) {
      const { text } = await page(path, group.outsider);
      expect(text).not.toContain(own);
    }
    expect((await page(there, group.outsider)).text).toContain("You are rated in this session too");
    for (const path of [`${there}/people/${own}`, `${there}/people/${own}.data`])
      expect((await page(path, group.outsider)).text).not.toContain("What I saw of");
    const refused = await post(`${there}/people/${own}`, group.outsider, verdicts("agree"));
    expect(refused.status).toBe(404);
  });

  test("hides names, teams and managers where the session does", async () => {
    await setSession({ showsNames: false });
    await database().person.update({ where: { id: personAt(0).id }, data: { name: "Ottilie" } });
    await database().person.update({ where: { id: managerAt(A).id }, data: { name: "Balthasar" } });
    for (const path of [root, `${root}.data`, at(assessmentAt(0)), `${at(assessmentAt(0))}.data`]) {
      const { text } = await page(path, managerAt(B));
      for (const secret of ["Ottilie", "Balthasar", "No team", managerAt(A).id])
        expect(text.includes(secret), `${secret} in ${path}`).toBe(false);
    }
    const { text } = await page(at(assessmentAt(0)), managerAt(B));
    expect(text).toContain("What their manager gave");
  });

  test("is no page of a facilitator, and of nobody where there is no preview", async () => {
    expect((await page(root, group.facilitator)).status).toBe(404);
    await setSession({ hasPreview: false });
    expect((await page(root, managerAt(A))).status).toBe(404);
  });

  test("with a share, is drawn once and stays as people come", async () => {
    await setSession({ previewShare: 50 });
    const listed = async () => {
      const { text } = await page(root, group.outsider);
      return group.assessments.filter((id) => text.includes(at(id)));
    };
    const before = await listed();
    for (const id of group.assessments)
      expect((await page(at(id), group.outsider)).status).toBe(before.includes(id) ? 200 : 404);
    const newcomer = await makeRated(group.cycleId, await makePerson(), managerAt(A));
    await database().calibrationMember.create({
      data: {
        sessionId: group.session.id,
        assessmentId: newcomer,
        personId: (await database().assessment.findUniqueOrThrow({ where: { id: newcomer } }))
          .personId,
      },
    });
    expect(await listed()).toEqual(before);
  });

  test("asks the database as often for many people as for few", async () => {
    const count = async () => {
      const as = await signedInAs(group.outsider);
      return countQueries(() => ask(root, { as }));
    };
    // Somebody new each time, so that nothing is left from the reading before.
    const add = async (people: number) => {
      for (let more = 0; more < people; more++) {
        const person = await makePerson();
        const assessmentId = await makeRated(group.cycleId, person, managerAt(more % 2));
        await database().calibrationMember.create({
          data: { sessionId: group.session.id, assessmentId, personId: person.id },
        });
      }
      await setSession({ revision: { increment: 1 } });
    };
    await page(root, group.outsider);
    await add(1);
    const few = await count();
    await add(6);
    expect(await count()).toBe(few);
  });
});

describe("verdicts", () => {
  test("are kept, changed, and shown again", async () => {
    const here = at(assessmentAt(0));
    const saved = await post(here, group.outsider, { ...verdicts("agree"), go: "next" });
    expect(saved.status).toBe(302);
    expect(saved.headers.get("location")).toMatch(/\/preview\/people\//);
    const stayed = await post(here, group.outsider, verdicts("question", "Was it tried?"));
    expect(stayed.headers.get("location")).toBe(`${here}?saved=1#saved`);
    expect(await storedVerdicts()).toHaveLength(criteria.length);
    expect((await page(here, group.outsider)).text).toContain("Was it tried?");
    expect((await page(root, group.outsider)).text).toContain("1 of 6 done");
    const actions = await database().auditEvent.findMany({
      where: { subjectId: group.session.id, action: "calibration.verdicts-saved" },
    });
    expect(actions).toHaveLength(2);
    expect(JSON.stringify(actions.map(({ data }) => data))).not.toContain("Was it");
  });

  test("a question needs its sentence, and what was typed elsewhere on the page is kept", async () => {
    const form = {
      ...verdicts("question", "Something I typed"),
      [`sentence-${criteria[1]}`]: " ",
    };
    const answer = await post(at(assessmentAt(0)), group.outsider, form);
    expect(answer.status).toBe(422);
    const text = await answer.text();
    expect(text).toContain("Say what you question, in a sentence.");
    expect(text.match(/Something I typed/g)?.length).toBeGreaterThanOrEqual(2);
    expect(await storedVerdicts()).toEqual([]);
    const long = await post(
      at(assessmentAt(0)),
      group.outsider,
      verdicts("agree", "x".repeat(501)),
    );
    expect(long.status).toBe(422);
  });

  test("what is no verdict, no criterion or no person is refused without a fault", async () => {
    const here = at(assessmentAt(0));
    expect((await post(here, group.outsider, { intent: "other" })).status).toBe(422);
    expect((await post(here, group.outsider, verdicts("applaud"))).status).toBe(422);
    for (const id of ["none", crypto.randomUUID()])
      expect((await post(at(id), group.outsider, verdicts("agree"))).status).toBe(404);
    const twoSides = await post(here, group.outsider, ratings([1]));
    expect(twoSides.status, "not to be rated a second time").toBe(404);
    expect(await storedVerdicts()).toEqual([]);
  });

  test("move nothing that others could notice", async () => {
    const before = await database().calibrationSession.findUniqueOrThrow({
      where: { id: group.session.id },
    });
    await post(at(assessmentAt(0)), group.outsider, verdicts("question", "Hm"));
    const after = await database().calibrationSession.findUniqueOrThrow({
      where: { id: group.session.id },
    });
    expect(after.revision).toBe(before.revision);
    const { text } = await page(`${root}.data`, managerAt(A));
    expect(text).not.toContain("Hm");
  });
});

describe("another’s preview", () => {
  test("is nowhere before one’s own is in, and in the counts after", async () => {
    const words = "Only I have seen this so far";
    await post(at(assessmentAt(3)), group.outsider, verdicts("question", words));
    await post(root, group.outsider, { intent: "hand-in" });
    for (const path of [root, at(assessmentAt(3)), `/calibration/${group.session.id}`])
      for (const form of [path, `${path}.data`]) {
        const { text } = await page(form, managerAt(A));
        expect(text, form).not.toContain(words);
        expect(text, form).not.toMatch(/verdict-[^"]*" value="question" checked/);
        expect(text, form).not.toContain(`"QUESTION"`);
      }
    await post(at(assessmentAt(3)), managerAt(A), verdicts("agree", "Mine"));
    const { text } = await page(at(assessmentAt(3)), managerAt(A));
    expect(text).toContain("Mine");
    expect(text).not.toContain(words);
  });
});

describe("second ratings", () => {
  beforeEach(() => setSession({ secondRatings: 2 }));

  /** The first person the outsider rates a second time. */
  const second = async () => {
    await page(root, group.outsider);
    const [own] = (await overlaps()).filter((each) => each.calibratorId === group.outsider.id);
    return own?.assessmentId ?? "";
  };

  test("are given out when the preview is first opened, of both managers’ people, and stay", async () => {
    expect(await overlaps()).toEqual([]);
    await page(root, group.outsider);
    const first = await overlaps();
    expect(first).toHaveLength(2);
    const raters = first.map(({ assessmentId }) => group.assessments.indexOf(assessmentId) < 3);
    expect(new Set(raters).size).toBe(2);
    await page(root, group.outsider);
    expect(await overlaps()).toEqual(first);

    const late = await makePerson();
    await addSeat(peopleTeam, group.session.id, late.id, "calibrator");
    await page(root, late);
    await page(root, managerAt(A));
    const all = await overlaps();
    expect(all).toEqual(expect.arrayContaining(first));
    expect(all).toHaveLength(6);
    const ownReports = all.filter(
      ({ calibratorId, assessmentId }) =>
        calibratorId === managerAt(A).id && group.assessments.indexOf(assessmentId) < 3,
    );
    expect(ownReports).toEqual([]);
  });

  test("are never of those above one, or whose ratings one reads anyway", async () => {
    const head = await makePerson();
    const boss = managerAt(A);
    await database().person.update({ where: { id: boss.id }, data: { managerId: head.id } });
    const session = await makeSession(
      [...group.assessments.slice(0, 3), await makeRated(group.cycleId, boss, head)],
      { ...settings, calibrators: [head, personAt(4), personAt(0)], secondRatings: 4 },
    );
    for (const person of [head, personAt(4), personAt(0)])
      await page(`/calibration/${session.id}/preview`, person);
    const given = await database().calibrationOverlap.groupBy({
      by: ["calibratorId"],
      where: { sessionId: session.id },
      _count: true,
    });
    const countOf = (id: string) => given.find((each) => each.calibratorId === id)?._count ?? 0;
    expect(countOf(head.id), "all are below them").toBe(0);
    expect(countOf(personAt(4).id), "nobody is near").toBe(4);
    expect(countOf(personAt(0).id), "neither themselves nor their manager").toBe(2);
  });

  test("are given blind: the manager’s rating is in neither page nor data before one’s own is complete", async () => {
    const id = await second();
    const here = at(id);
    const paths = [here, `${here}.data`, root, `${root}.data`];
    const isBlind = async (when: string) => {
      for (const path of paths) {
        const { text } = await page(path, group.outsider);
        expect(text, `${path} ${when}`).not.toContain("What I saw of");
        expect(text, `${path} ${when}`).not.toMatch(/"manager"|"rationale"/);
        expect(text, `${path} ${when}`).not.toContain("Is there more?");
      }
      const peeking = await post(here, group.outsider, verdicts("agree"));
      expect(peeking.status, when).toBe(409);
      expect(await peeking.text(), when).not.toContain("What I saw of");
    };
    await isBlind("at first");
    expect((await page(here, group.outsider)).text).toContain("What I did for");
    expect((await post(here, group.outsider, ratings([1]))).status).toBe(302);
    await isBlind("half way");
    await post(here, group.outsider, ratings([2, "not-observable", 4]));

    const complete = await page(here, group.outsider);
    expect(complete.text).toContain("What I saw of");
    expect(complete.text).toContain("What you gave, before you saw that");
    expect((await post(here, group.outsider, verdicts("agree"))).status).toBe(302);
    const changed = await post(here, group.outsider, ratings([1, 1, 1]));
    expect(changed.status, "not after seeing the manager’s").toBe(409);
    const kept = await database().calibrationSecondRating.findMany({
      where: { sessionId: group.session.id },
      orderBy: { criterionId: "asc" },
    });
    expect(kept.map(({ point }) => point)).not.toContain(1);
    expect(kept).toHaveLength(3);
  });

  test("a point that the scale does not have is refused, and an empty form", async () => {
    const here = at(await second());
    for (const form of [ratings([9]), ratings(["applaud"]), { intent: "ratings" }])
      expect((await post(here, group.outsider, form)).status).toBe(422);
  });
});

describe("written cases", () => {
  beforeEach(() => setSession({ hasAnchorCases: true }));

  test("show what their authors give only once one’s own rating is complete", async () => {
    const { ladder } = currentLadder();
    const [first] = ladder.anchorCases.filter(({ transition }) => transition === "mid-to-senior");
    if (!first) throw new Error("the ladder has no case for this step");
    const here = `${root}/cases/${first.id}`;
    expect((await page(root, group.outsider)).text).toContain(first.title);
    const reason = first.answers[0]?.reference.because.slice(0, 30) ?? "";
    const isHidden = async () => {
      for (const path of [here, `${here}.data`])
        expect((await page(path, group.outsider)).text, path).not.toContain(reason);
    };
    await isHidden();
    await post(here, group.outsider, ratings([2]));
    await isHidden();
    expect((await post(here, group.outsider, ratings([2, 3, "not-applicable"]))).status).toBe(302);
    expect((await page(here, group.outsider)).text).toContain(reason);
    expect((await post(here, group.outsider, ratings([4]))).status).toBe(409);
    expect((await page(here, managerAt(A))).text, "to somebody else").not.toContain(reason);

    const other = ladder.anchorCases.find(({ transition }) => transition !== "mid-to-senior");
    for (const id of [other?.id, "none"])
      expect((await page(`${root}/cases/${id}`, group.outsider)).status).toBe(404);
  });
});

describe("handing in", () => {
  test("says what is open, is done once, and closes the preview", async () => {
    await setSession({ hasAnchorCases: true, secondRatings: 1 });
    const { text } = await page(root, group.outsider);
    expect(text).toMatch(/Still open: \d+ ratings you have not looked at, 1 second rating/);
    expect((await post(root, group.outsider, { intent: "hand-in" })).status).toBe(302);
    const done = (await page(root, group.outsider)).text;
    expect(done).toContain("You handed it in on");
    expect(done).toContain(`/calibration/${group.session.id}/agenda`);
    expect(done).not.toContain("Hand in my preview");

    expect((await post(root, group.outsider, { intent: "hand-in" })).status).toBe(409);
    expect((await post(root, group.outsider, { intent: "skip" })).status).toBe(409);
    expect((await post(root, group.outsider, { intent: "dance" })).status).toBe(422);
    const late = await post(at(assessmentAt(0)), group.outsider, verdicts("question", "Too late"));
    expect(late.status).toBe(409);
    const text409 = await late.text();
    expect(text409).toContain("no longer be changed");
    expect(text409).toContain("Too late");
    expect(await storedVerdicts()).toEqual([]);
  });

  test("tells the session that something moved", async () => {
    const before = group.session.revision;
    await post(root, group.outsider, { intent: "hand-in" });
    const { revision } = await database().calibrationSession.findUniqueOrThrow({
      where: { id: group.session.id },
    });
    expect(revision).toBeGreaterThan(before);
  });

  test("going in without one is possible once the session is live, and only then", async () => {
    expect((await post(root, group.outsider, { intent: "skip" })).status).toBe(409);
    await setSession({ state: "LIVE" });
    const late = await makePerson();
    await addSeat(peopleTeam, group.session.id, late.id, "calibrator");
    for (const person of [group.outsider, late])
      expect((await page(root, person)).text).toContain("Go in without a preview");
    expect((await post(root, late, { intent: "skip" })).status).toBe(302);
    expect((await page(root, late)).text).toContain("You went in without a preview.");
    await post(at(assessmentAt(0)), group.outsider, verdicts("agree"));
    expect((await post(root, group.outsider, { intent: "hand-in" })).status).toBe(302);
    const seats = await database().calibrationParticipant.findMany({
      where: { sessionId: group.session.id, personId: { in: [late.id, group.outsider.id] } },
    });
    expect(seats.every(({ previewDoneAt }) => previewDoneAt)).toBe(true);
    expect(seats.find(({ personId }) => personId === late.id)?.previewSkipped).toBe(true);
    expect(seats.find(({ personId }) => personId !== late.id)?.previewSkipped).toBe(false);
  });

  test("a seat that was taken away ends it, and gives back what was being written", async () => {
    await removeSeat(peopleTeam, group.session.id, group.outsider.id);
    expect((await page(root, group.outsider)).status).toBe(404);
    const form = verdicts("question", "Some words of mine");
    const answer = await post(at(assessmentAt(0)), group.outsider, form);
    expect(answer.status).toBe(404);
    expect(await answer.text()).toContain("Some words of mine");
    expect((await post(root, group.outsider, { intent: "hand-in" })).status).toBe(404);
    expect(await storedVerdicts()).toEqual([]);
  });

  test("once the session is locked there is no preview any more", async () => {
    await setSession({ state: "LOCKED" });
    expect((await page(root, group.outsider)).status).toBe(404);
    expect((await post(at(assessmentAt(0)), group.outsider, verdicts("agree"))).status).toBe(404);
  });
});
