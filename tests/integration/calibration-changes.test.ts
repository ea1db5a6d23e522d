import { beforeAll, describe, expect, test } from "vitest";
import { changeRating, undoChange } from "~/calibration/changes.server";
import type { ChangeInput } from "~/calibration/domain/change-form";
import { liveStream } from "~/calibration/live.server";
import { moveSessionTo } from "~/calibration/moves.server";
import { database } from "~/platform/database.server";
import { signedInAs, testApp } from "../support/app";
import { makeGroup } from "../support/calibration";
import { countQueries } from "../support/count-queries";
import { testDatabase } from "../support/database";
import { makeOrganisation, makePerson, type TestPerson } from "../support/organisation";

testDatabase();

const CRITERION = "design-robust-patterns";
let ask: Awaited<ReturnType<typeof testApp>>;

beforeAll(async () => {
  await makeOrganisation();
  ask = await testApp();
}, 60_000);

const input = (given: Partial<ChangeInput> = {}): ChangeInput => ({
  criterion: CRITERION,
  to: "1",
  seen: 0,
  reason: "evidence-weak",
  sentence: "The note shows a draft only.",
  ...given,
});

const form = (given: Record<string, string> = {}) => ({
  intent: "change",
  criterion: CRITERION,
  to: "1",
  seen: "0",
  reason: "evidence-weak",
  sentence: "The note shows a draft only.",
  ...given,
});

async function text(path: string, as: TestPerson): Promise<string> {
  const response = await ask(path, { as: await signedInAs(as) });
  expect(response.status, path).toBe(200);
  return response.text();
}

describe("changing a rating", () => {
  test("needs a reason and a sentence, and keeps what was typed", async () => {
    const { session, assessments, outsider } = await makeGroup();
    const page = `/calibration/${session.id}/people/${assessments[0]}`;
    const as = await signedInAs(outsider);
    const answer = await ask(page, { as, form: form({ reason: "", sentence: "A half-written" }) });
    expect(answer.status).toBe(422);
    const shown = await answer.text();
    expect(shown).toContain("Choose a reason.");
    expect(shown).toContain("A half-written");
    expect(await database().calibrationChange.count({ where: { sessionId: session.id } })).toBe(0);
  });

  test("is seen by everybody else in it, and the manager's own rating stays as it was", async () => {
    const { session, assessments, outsider, managers, people } = await makeGroup();
    const which = { sessionId: session.id, assessmentId: assessments[0] ?? "" };
    await changeRating(outsider, which, input());
    const shown = await text(
      `/calibration/${session.id}/people/${which.assessmentId}`,
      managers[1] ?? outsider,
    );
    expect(shown).toContain("The note shows a draft only.");
    expect(shown).toContain("The evidence does not show it");
    const log = await text(`/calibration/${session.id}/changes`, managers[1] ?? outsider);
    expect(log).toContain(people[0]?.name);
    const given = await database().reviewRating.findFirst({
      where: { criterionId: CRITERION, review: { assessmentId: which.assessmentId } },
    });
    expect(given?.point).toBe(2);
  });

  test("two calibrators changing one rating: the second is shown the first's, and nothing is lost", async () => {
    const { session, assessments, outsider, facilitator } = await makeGroup();
    const which = { sessionId: session.id, assessmentId: assessments[0] ?? "" };
    expect(await changeRating(outsider, which, input())).toEqual({ kind: "changed", number: 1 });
    const page = `/calibration/${session.id}/people/${which.assessmentId}`;
    const as = await signedInAs(facilitator);
    const answer = await ask(page, { as, form: form({ to: "4", sentence: "It was in use." }) });
    expect(answer.status).toBe(409);
    const shown = await answer.text();
    expect(shown).toContain("Somebody changed this rating in the meantime.");
    expect(shown).toContain("It was in use.");
    expect(shown).toMatch(/name="seen" value="1"/);
    // Both at once: one of them is first, whoever it is.
    const both = await Promise.all([
      changeRating(outsider, which, input({ seen: 1, to: "3" })),
      changeRating(facilitator, which, input({ seen: 1, to: "4" })),
    ]);
    expect(both.map(({ kind }) => kind).sort()).toEqual(["changed", "conflict"]);
  });

  test("the same rating again, and one that the scale does not have, are refused", async () => {
    const { session, assessments, outsider } = await makeGroup();
    const which = { sessionId: session.id, assessmentId: assessments[0] ?? "" };
    await expect(changeRating(outsider, which, input({ to: "2" }))).rejects.toThrow(
      "stands like that already",
    );
    await expect(changeRating(outsider, which, input({ to: "9" }))).rejects.toThrow(
      "one of the ratings shown",
    );
  });

  test("one's own is not there, wherever one sits", async () => {
    const { session, assessments, people } = await makeGroup();
    const rated = people[0] as TestPerson;
    await database().calibrationParticipant.create({
      data: {
        sessionId: session.id,
        personId: rated.id,
        role: "CALIBRATOR",
        previewDoneAt: new Date(),
      },
    });
    const own = `/calibration/${session.id}/people/${assessments[0]}`;
    const as = await signedInAs(rated);
    expect((await ask(own, { as })).status).toBe(404);
    expect((await ask(own, { as, form: form() })).status).toBe(404);
    const which = { sessionId: session.id, assessmentId: assessments[0] ?? "" };
    await expect(changeRating(rated, which, input())).rejects.toThrow("not in the session");
  });

  test("after the lock nothing changes any more", async () => {
    const { session, assessments, outsider, facilitator } = await makeGroup();
    const which = { sessionId: session.id, assessmentId: assessments[0] ?? "" };
    await moveSessionTo(facilitator, session.id, "lock");
    await expect(changeRating(outsider, which, input())).rejects.toThrow("session is locked");
    const as = await signedInAs(outsider);
    const page = `/calibration/${session.id}/people/${which.assessmentId}`;
    const answer = await ask(page, { as, form: form({ sentence: "Words that took a while" }) });
    expect(answer.status).toBe(409);
    expect(await answer.text()).toContain("session is locked");
  });

  test("whoever has not handed in their preview changes nothing yet", async () => {
    const { session, assessments, outsider } = await makeGroup({ previewDone: false });
    const which = { sessionId: session.id, assessmentId: assessments[0] ?? "" };
    await expect(changeRating(outsider, which, input())).rejects.toThrow("own preview first");
  });

  test("somebody taken out of the population is no longer there to change", async () => {
    const { session, assessments, outsider } = await makeGroup();
    const which = { sessionId: session.id, assessmentId: assessments[0] ?? "" };
    await database().calibrationMember.updateMany({
      where: which,
      data: { removedAt: new Date() },
    });
    await expect(changeRating(outsider, which, input())).rejects.toThrow("not in the session");
  });
});

describe("the log", () => {
  test("takes a change back as an entry of its own, and never collapses", async () => {
    const { session, assessments, outsider } = await makeGroup();
    const which = { sessionId: session.id, assessmentId: assessments[0] ?? "" };
    await changeRating(outsider, which, input());
    await changeRating(outsider, which, input({ to: "4", seen: 1 }));
    await expect(undoChange(outsider, which, CRITERION, 1)).resolves.toMatchObject({
      kind: "conflict",
    });
    await undoChange(outsider, which, CRITERION, 2);
    const log = await database().calibrationChange.findMany({
      where: which,
      orderBy: { number: "asc" },
    });
    expect(log.map(({ fromPoint, toPoint, undoes }) => [fromPoint, toPoint, undoes])).toEqual([
      [2, 1, null],
      [1, 4, null],
      [4, 1, 2],
    ]);
  });

  test("is refused to be rewritten by the database itself", async () => {
    const { session, assessments, outsider } = await makeGroup();
    const which = { sessionId: session.id, assessmentId: assessments[0] ?? "" };
    await changeRating(outsider, which, input());
    const change = database().calibrationChange;
    await expect(
      change.updateMany({ where: which, data: { sentence: "Another" } }),
    ).rejects.toThrow();
    await expect(change.deleteMany({ where: which })).rejects.toThrow();
    const [kept] = await change.findMany({ where: which });
    expect(kept?.sentence).toBe("The note shows a draft only.");
  });

  test("and every view leave out the viewer's own row", async () => {
    const { session, assessments, people, outsider } = await makeGroup();
    const rated = people[0] as TestPerson;
    await database().calibrationParticipant.create({
      data: {
        sessionId: session.id,
        personId: rated.id,
        role: "CALIBRATOR",
        previewDoneAt: new Date(),
      },
    });
    const which = { sessionId: session.id, assessmentId: assessments[0] ?? "" };
    await changeRating(outsider, which, input());
    for (const view of ["changes", "agenda", "people", `compare?who=${assessments[0]}`]) {
      const shown = await text(`/calibration/${session.id}/${view}`, rated);
      // Their own name stands in the frame, where everybody's own account is.
      const main = shown.slice(shown.indexOf("<main"), shown.indexOf("</main>"));
      expect(main, view).not.toContain(rated.name);
      expect(main, view).not.toContain("The note shows a draft only.");
    }
    const people5 = await text(`/calibration/${session.id}/people`, rated);
    expect(people5).toContain("5 people");
  });
});

test("nothing tells the rated calibrator that their own row was changed: no number, no audit, no bundle", async () => {
  const { session, assessments, people, outsider, facilitator } = await makeGroup();
  const rated = people[0] as TestPerson;
  await database().roleGrant.create({ data: { personId: rated.id, role: "PEOPLE_TEAM" } });
  await database().calibrationParticipant.create({
    data: {
      sessionId: session.id,
      personId: rated.id,
      role: "CALIBRATOR",
      previewDoneAt: new Date(),
    },
  });
  const which = { sessionId: session.id, assessmentId: assessments[0] ?? "" };
  const as = await signedInAs(rated);
  const data = async () => (await ask(`/calibration/${session.id}.data`, { as })).text();
  const before = await data();
  await changeRating(outsider, which, input());
  expect(await data()).toBe(before);
  expect(before).not.toContain('"revision"');
  const log = await (
    await ask("/organisation/audit.data?action=calibration.rating-changed", { as })
  ).text();
  expect(log).not.toContain(which.assessmentId);
  // Also once they are taken out of the population.
  await database().calibrationMember.updateMany({ where: which, data: { removedAt: new Date() } });
  await moveSessionTo(facilitator, session.id, "lock");
  const bundle = await (await ask(`/calibration/${session.id}/bundle.json`, { as })).text();
  expect(bundle).not.toContain("The note shows a draft only.");
});

describe("what is live", () => {
  async function next(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<string> {
    const { value } = await reader.read();
    return new TextDecoder().decode(value);
  }

  test("tells those who look of a change, and the person it is about of nothing", async () => {
    const { session, assessments, people, outsider } = await makeGroup();
    const rated = people[0] as TestPerson;
    await database().calibrationParticipant.create({
      data: { sessionId: session.id, personId: rated.id, role: "CALIBRATOR" },
    });
    const open = (personId: string) => {
      const ending = new AbortController();
      const watching = { sessionId: session.id, personId, isPeopleTeam: false };
      return { ending, reader: liveStream(watching, ending.signal).getReader() };
    };
    const [mine, theirs] = [open(rated.id), open(outsider.id)];
    for (const { reader } of [mine, theirs]) expect(await next(reader)).toContain("retry");
    const first = await next(theirs.reader);
    expect(first).toBe(await next(mine.reader));
    const about = (index: number) => ({
      sessionId: session.id,
      assessmentId: assessments[index] ?? "",
    });
    await changeRating(outsider, about(0), input());
    const second = await next(theirs.reader);
    expect(second).not.toBe(first);
    // To the person it is about, only the next change of somebody else's is news.
    await changeRating(outsider, about(1), input());
    expect(await next(mine.reader)).toBe(second);
    for (const { ending } of [mine, theirs]) ending.abort();
  });

  test("ends with one's seat", async () => {
    const { session, outsider } = await makeGroup();
    const ending = new AbortController();
    const watching = { sessionId: session.id, personId: outsider.id, isPeopleTeam: false };
    await database().calibrationParticipant.updateMany({
      where: { sessionId: session.id, personId: outsider.id },
      data: { removedAt: new Date() },
    });
    const reader = liveStream(watching, ending.signal).getReader();
    await next(reader);
    expect((await reader.read()).done).toBe(true);
  });
});

describe("notes", () => {
  test("are read by whom the setting says, and say that they can be disclosed", async () => {
    const { session, assessments, outsider, managers, facilitator } = await makeGroup({
      notesFor: "facilitator",
    });
    const page = `/calibration/${session.id}/people/${assessments[0]}`;
    const answer = await ask(page, {
      as: await signedInAs(outsider),
      form: { intent: "note", text: "Ask about the second half of the year" },
    });
    expect(answer.status).toBe(302);
    expect(await text(page, facilitator)).toContain("second half of the year");
    expect(await text(page, managers[0] ?? outsider)).not.toContain("second half of the year");
    expect(await text(page, outsider)).toContain("disclosed");
  });
});

test("the people team's reading is recorded, once in a while", async () => {
  const { session } = await makeGroup();
  const office = await makePerson({ roles: ["PEOPLE_TEAM"] });
  await text(`/calibration/${session.id}/people`, office);
  await text(`/calibration/${session.id}/agenda`, office);
  const events = { actorId: office.id, action: "calibration.read", subjectId: session.id };
  expect(await database().auditEvent.count({ where: events })).toBe(1);
});

test("views cost the same few statements however many people there are", async () => {
  const { session, outsider, assessments } = await makeGroup();
  const as = await signedInAs(outsider);
  for (const view of ["people", "agenda", "changes", `people/${assessments[0]}`]) {
    const path = `/calibration/${session.id}/${view}`;
    await ask(path, { as });
    const count = await countQueries(() => ask(path, { as }));
    expect(count, view).toBeLessThanOrEqual(12);
  }
});
