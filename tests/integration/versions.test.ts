import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { PrismaPGlite } from "pglite-prisma-adapter";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { impactOn } from "~/assessment/open-shapes.server";
import { answersOf, earlierTexts } from "~/assessment/ratings.server";
import { submitAssessment } from "~/assessment/submission.server";
import { impactSentence } from "~/ladder/domain/carry-impact";
import type { Criterion, Ladder } from "~/ladder/domain/schema";
import { criteriaOfTransition } from "~/ladder/domain/view";
import {
  configureLadder,
  currentLadder,
  loadLadderFromDisk,
  refreshLadder,
  showVersion,
  startLadder,
} from "~/ladder/ladder.server";
import { lockDataDirectory } from "~/platform/data-lock.server";
import { database } from "~/platform/database.server";
import { applyMigrations } from "~/platform/migrations.server";
import { carryAnswers, type LockedDraft } from "~/versions/carry-answers.server";
import { moveCycleToVersion, moveOwnCheckIn } from "~/versions/move.server";
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

const STEP = "mid-to-senior";
const [DESIGN, VALIDATE, MENTOR] = [
  "design-robust-patterns",
  "validate-interactions",
  "mentor-ai-usage",
] as const;

let first: Ladder;
let firstId: string;
let editor: TestPerson;
let peopleTeam: TestPerson;
let ask: Awaited<ReturnType<typeof testApp>>;
let patch = 0;

beforeAll(async () => {
  await makeOrganisation();
  first = currentLadder().ladder;
  firstId = currentLadder().versionId;
  editor = await makePerson({ roles: ["LADDER_EDITOR"], name: "Edith" });
  peopleTeam = await makePerson({ roles: ["PEOPLE_TEAM"] });
  ask = await testApp();
});

type Changes = Record<string, Partial<Criterion>[] | null>;

const replaces = (relation: Criterion["replaces"][number]["relation"], ...ids: string[]) =>
  ids.map((id) => ({ id, version: first.version, relation }));

/** The shipped ladder with some criteria changed, replaced by several, or dropped (null). */
function changed(changes: Changes, version: string): Ladder {
  const criteria = first.criteria.flatMap((each) => {
    if (!Object.hasOwn(changes, each.id)) return [each];
    return (changes[each.id] ?? []).map((change) => ({ ...each, ...change }));
  });
  return { ...first, version, criteria };
}

/** Publishes such a version beside what was published before. */
async function publish(changes: Changes): Promise<string> {
  patch += 1;
  await configureLadder(changed(changes, `1.1.${patch}`), { isPublic: true });
  return currentLadder().versionId;
}

async function makePiece(person: TestPerson, title: string) {
  return database().evidence.create({
    data: {
      personId: person.id,
      url: "https://example.org/note",
      title,
      kind: "design-note",
      date: new Date("2026-01-10"),
      shows: "What came of it",
      parts: [],
    },
  });
}

type Given = { point?: number; narrative?: string; alternative?: string; reason?: string };

async function rate(assessmentId: string, criterionId: string, given: Given) {
  await database().assessment.update({
    where: { id: assessmentId },
    data: { startedAt: new Date("2026-02-01") },
  });
  return database().rating.create({ data: { assessmentId, criterionId, ...given } });
}

/** A person with a draft in a cycle on the first version. */
async function inCycle(cycleId: string) {
  const me = await makePerson();
  const { id } = await makeAssessment(me, { cycleId });
  return { me, id };
}

function savedBy(
  person: TestPerson,
  id: string,
  criterionId: string,
  form: Record<string, string>,
) {
  const address = `/assessments/${id}/criteria/${criterionId}`;
  return async (suffix = "/save") => {
    const fields = { revision: "0", reason: "", narrative: "", ladder: firstId, ...form };
    return ask(`${address}${suffix}`, { as: await signedInAs(person), form: fields });
  };
}

describe("a cycle is moved to another version", () => {
  beforeEach(() => showVersion(firstId));

  test("answers are carried, set aside or closed, and evidence follows", async () => {
    const cycle = await makeCycle();
    const { me, id } = await inCycle(cycle.id);
    await rate(id, DESIGN, { point: 3, narrative: "The boundary" });
    await rate(id, VALIDATE, { point: 2, narrative: "The interplay" });
    await rate(id, MENTOR, { point: 4, narrative: "The pairing" });
    const piece = await makePiece(me, "A note");
    for (const criterionId of [DESIGN, VALIDATE, MENTOR])
      await database().claim.create({
        data: { assessmentId: id, criterionId, evidenceId: piece.id },
      });
    const to = await publish({
      [DESIGN]: [{ id: "design-patterns", replaces: replaces("same", DESIGN) }],
      [VALIDATE]: [{ question: "Can they validate what happens between parts?" }],
      [MENTOR]: null,
    });
    expect(impactSentence(await impactOn(currentLadder().ladder, cycle.id))).toBe(
      "1 open assessment: 1 loses 1 criterion and must re-attest 1.",
    );
    expect(await moveCycleToVersion(peopleTeam.actor, cycle.id, to)).toEqual({
      assessments: 1,
      left: 0,
      carried: 1,
      reattest: 1,
      closed: 1,
    });
    const answers = await answersOf(id);
    expect(Object.keys(answers).sort()).toEqual(["design-patterns", MENTOR, VALIDATE].sort());
    expect(answers["design-patterns"]).toMatchObject({
      point: 3,
      narrative: "The boundary",
      carry: "carried",
      carriedFrom: `${DESIGN} 1.1.0`,
      revision: 2,
    });
    expect(answers[VALIDATE]).toMatchObject({
      point: null,
      narrative: "",
      carry: "re-attest",
      revision: 2,
    });
    expect(answers[MENTOR]).toMatchObject({ point: 4, narrative: "The pairing", carry: "closed" });
    expect(await earlierTexts(me.id, { assessmentId: id, criterionId: VALIDATE })).toMatchObject([
      {
        point: 2,
        narrative: "The interplay",
        from: `${VALIDATE} 1.1.0`,
        question: "Can they validate complex interactions?",
      },
    ]);
    const claims = await database().claim.findMany({ where: { assessmentId: id } });
    expect(claims.map(({ criterionId }) => criterionId).sort()).toEqual(
      ["design-patterns", MENTOR, VALIDATE].sort(),
    );
    const told = await database().notification.findMany({ where: { personId: me.id } });
    expect(told).toMatchObject([{ kind: "ladder-moved", address: `/assessments/${id}` }]);
    const event = await database().auditEvent.findFirst({
      where: { action: "cycle.moved-to-version", subjectId: cycle.id },
    });
    expect(event?.data).toMatchObject({ from: firstId, to, carried: 1, reattest: 1, closed: 1 });
  });

  test("of a split each part gets the words; of a merger the one gets them all", async () => {
    const cycle = await makeCycle();
    const { me, id } = await inCycle(cycle.id);
    const other = await inCycle(cycle.id);
    await rate(id, DESIGN, { point: 3, narrative: "First words" });
    await rate(id, VALIDATE, { point: 2, narrative: "Second words" });
    await rate(id, MENTOR, { alternative: "not-applicable", reason: "I work alone" });
    await rate(other.id, VALIDATE, { point: 2, narrative: "Only these" });
    const piece = await makePiece(me, "Of the split");
    await database().claim.create({
      data: { assessmentId: id, criterionId: MENTOR, evidenceId: piece.id },
    });
    const to = await publish({
      [DESIGN]: [{ id: "whole", replaces: replaces("merged", DESIGN, VALIDATE) }],
      [VALIDATE]: null,
      [MENTOR]: [
        { id: "teaches", replaces: replaces("split", MENTOR) },
        { id: "reviews", replaces: replaces("split", MENTOR) },
      ],
    });
    await moveCycleToVersion(peopleTeam.actor, cycle.id, to);
    const answers = await answersOf(id);
    expect(Object.keys(answers).sort()).toEqual(["reviews", "teaches", "whole"]);
    for (const answer of Object.values(answers))
      expect(answer).toMatchObject({ point: null, alternative: null, carry: "re-attest" });
    const words = async (criterionId: string, of = { me, id }) =>
      (await earlierTexts(of.me.id, { assessmentId: of.id, criterionId })).map(
        ({ narrative, reason }) => narrative || reason,
      );
    expect((await words("whole")).sort()).toEqual(["First words", "Second words"]);
    expect(await words("teaches")).toEqual(["I work alone"]);
    expect(await words("reviews")).toEqual(["I work alone"]);
    expect(await words("whole", other)).toEqual(["Only these"]);
    const claims = await database().claim.findMany({ where: { assessmentId: id } });
    expect(claims.map(({ criterionId }) => criterionId).sort()).toEqual(["reviews", "teaches"]);
  });

  test("joined to one that stays: its answer stands, and the words stand beside it", async () => {
    const cycle = await makeCycle();
    const { me, id } = await inCycle(cycle.id);
    const other = await inCycle(cycle.id);
    await rate(id, DESIGN, { point: 3, narrative: "Stays" });
    await rate(id, VALIDATE, { point: 2, narrative: "Joins" });
    await rate(other.id, VALIDATE, { point: 2, narrative: "Alone" });
    const to = await publish({
      [DESIGN]: [{ replaces: replaces("merged", VALIDATE) }],
      [VALIDATE]: null,
    });
    await moveCycleToVersion(peopleTeam.actor, cycle.id, to);
    expect(await answersOf(id)).toMatchObject({ [DESIGN]: { point: 3, carry: "carried" } });
    expect(await earlierTexts(me.id, { assessmentId: id, criterionId: DESIGN })).toMatchObject([
      { narrative: "Joins", point: 2 },
    ]);
    expect(await answersOf(other.id)).toMatchObject({
      [DESIGN]: { point: null, carry: "re-attest" },
    });
  });

  test("moved twice: what was carried keeps its origin, what waits goes on waiting, what was closed can return", async () => {
    const cycle = await makeCycle();
    const { me, id } = await inCycle(cycle.id);
    await rate(id, DESIGN, { point: 3, narrative: "Carried" });
    await rate(id, VALIDATE, { point: 2, narrative: "Waits" });
    await rate(id, MENTOR, { point: 4, narrative: "Closed" });
    const reworded = { question: "Can they validate what happens between parts?" };
    await moveCycleToVersion(
      peopleTeam.actor,
      cycle.id,
      await publish({ [VALIDATE]: [reworded], [MENTOR]: null }),
    );
    await moveCycleToVersion(peopleTeam.actor, cycle.id, await publish({ [VALIDATE]: [reworded] }));
    expect(await answersOf(id)).toMatchObject({
      [DESIGN]: { carry: "carried", carriedFrom: `${DESIGN} 1.1.0` },
      [VALIDATE]: { carry: "re-attest", carriedFrom: `${VALIDATE} 1.1.0`, point: null },
      [MENTOR]: { carry: "re-attest", point: null, narrative: "" },
    });
    const back = await earlierTexts(me.id, { assessmentId: id, criterionId: MENTOR });
    expect(back).toMatchObject([{ narrative: "Closed", point: 4, from: `${MENTOR} 1.1.0` }]);
  });

  test("what is submitted, reviewed or has lost its step stays where it was made", async () => {
    const cycle = await makeCycle();
    const submitted = await inCycle(cycle.id);
    for (const criterionId of [DESIGN, VALIDATE, MENTOR])
      await rate(submitted.id, criterionId, { point: 3, narrative: "Said" });
    await submitAssessment(submitted.me, submitted.id);
    const reopened = await inCycle(cycle.id);
    await database().review.create({
      data: { assessmentId: reopened.id, reviewerId: peopleTeam.id },
    });
    const stuck = await inCycle(cycle.id);
    await rate(stuck.id, DESIGN, { point: 1, narrative: "Kept" });
    await database().assessment.update({
      where: { id: stuck.id },
      data: { transitionId: "gone-by-now" },
    });
    const unbegun = await inCycle(cycle.id);
    const before = await answersOf(submitted.id);
    const to = await publish({ [DESIGN]: null });
    expect(impactSentence(await impactOn(currentLadder().ladder, cycle.id))).toBe(
      "2 open assessments: 1 has no answers yet, 1 cannot move, because their step is no longer in the ladder.",
    );
    expect(await moveCycleToVersion(peopleTeam.actor, cycle.id, to)).toMatchObject({
      assessments: 1,
      left: 1,
    });
    expect(await answersOf(submitted.id)).toEqual(before);
    const pins = await database().assessment.findMany({ where: { cycleId: cycle.id } });
    expect(Object.fromEntries(pins.map((each) => [each.id, each.ladderVersionId]))).toEqual({
      [submitted.id]: firstId,
      [reopened.id]: firstId,
      [stuck.id]: firstId,
      [unbegun.id]: to,
    });
    const person = { personId: { in: [submitted.me.id, unbegun.me.id, stuck.me.id] } };
    expect(await database().notification.count({ where: person })).toBe(0);
  });

  test("a closed cycle, an older version and one that was not looked at are refused", async () => {
    const closed = await makeCycle("CLOSED");
    const open = await makeCycle();
    await expect(moveCycleToVersion(peopleTeam.actor, open.id, firstId)).rejects.toMatchObject({
      status: 409,
    });
    const to = await publish({ [MENTOR]: null });
    await expect(moveCycleToVersion(peopleTeam.actor, closed.id, to)).rejects.toThrow(/closed/);
    await expect(moveCycleToVersion(peopleTeam.actor, open.id, firstId)).rejects.toThrow(
      /Another version was published since/,
    );
  });

  test("one's own check-in moves when its owner says so, and by nobody else", async () => {
    const me = await makePerson();
    const { id } = await makeAssessment(me);
    await rate(id, VALIDATE, { point: 2, narrative: "Mine" });
    const to = await publish({ [VALIDATE]: [{ question: "Can they validate more?" }] });
    const page = await ask(`/assessments/${id}/version`, { as: await signedInAs(me) });
    expect(await page.text()).toContain("kept as earlier text");
    await expect(moveOwnCheckIn(peopleTeam, id, to)).rejects.toMatchObject({ status: 404 });
    await moveOwnCheckIn(me, id, to);
    expect((await answersOf(id))[VALIDATE]).toMatchObject({ carry: "re-attest" });
    const { cycleId } = { cycleId: (await makeCycle()).id };
    const inIt = await makeAssessment(me, { cycleId });
    await expect(moveOwnCheckIn(me, inIt.id, to)).rejects.toThrow(/people team/);
  });

  test("200 people cost as many statements as 2", async () => {
    const statements = async (count: number) => {
      await showVersion(firstId);
      const cycle = await makeCycle();
      const drafts: LockedDraft[] = [];
      for (let index = 0; index < count; index += 1) {
        const { id } = await inCycle(cycle.id);
        drafts.push({ id, transitionId: STEP, ladderVersionId: firstId });
        await database().rating.createMany({
          data: [DESIGN, VALIDATE, MENTOR].map((criterionId) => ({
            assessmentId: id,
            criterionId,
            point: 2,
            narrative: "Words",
          })),
        });
      }
      const to = await publish({
        [DESIGN]: [{ question: "Do they design more?" }],
        [MENTOR]: null,
      });
      const counted = { calls: 0 };
      const result = await database().$transaction((tx) =>
        carryAnswers(counting(tx, counted), drafts, to),
      );
      expect(result).toMatchObject({ assessments: count, reattest: count, closed: count });
      return counted.calls;
    };
    const few = await statements(2);
    expect(few).toBeGreaterThan(5);
    expect(await statements(200)).toBe(few);
  }, 60_000);
});

/** Counts what is asked of the database, whatever it is asked of. */
function counting<T extends object>(asked: T, counted: { calls: number }): T {
  return new Proxy(asked, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name);
      if (typeof value === "function")
        return (...given: unknown[]) => {
          counted.calls += 1;
          return Reflect.apply(value, target, given);
        };
      return typeof value === "object" && value !== null ? counting(value, counted) : value;
    },
  });
}

describe("somebody saves while the cycle moves", () => {
  beforeEach(() => showVersion(firstId));

  const earlierOf = async (me: TestPerson, id: string, criterionId: string) =>
    (await earlierTexts(me.id, { assessmentId: id, criterionId })).map((each) => each.narrative);

  test("an answer that was carried is not overwritten from the old page: both are shown", async () => {
    const cycle = await makeCycle();
    const { me, id } = await inCycle(cycle.id);
    await rate(id, DESIGN, { point: 3, narrative: "Saved" });
    await moveCycleToVersion(peopleTeam.actor, cycle.id, await publish({ [MENTOR]: null }));
    const save = savedBy(me, id, DESIGN, { revision: "1", answer: "4", narrative: "Typed on" });
    const response = await save();
    expect(response.status).toBe(409);
    expect(await response.json()).toMatchObject({
      kind: "conflict",
      current: { narrative: "Saved" },
    });
    expect((await answersOf(id))[DESIGN]).toMatchObject({ point: 3, narrative: "Saved" });
  });

  test("words for a criterion worded anew are kept as earlier text, once, and nothing is rated by them", async () => {
    const cycle = await makeCycle();
    const { me, id } = await inCycle(cycle.id);
    await rate(id, VALIDATE, { point: 2, narrative: "Saved" });
    const blank = await inCycle(cycle.id);
    const to = await publish({ [VALIDATE]: [{ question: "Can they validate more?" }] });
    await moveCycleToVersion(peopleTeam.actor, cycle.id, to);
    const save = savedBy(me, id, VALIDATE, { revision: "1", answer: "4", narrative: "Typed on" });
    const response = await save();
    expect(response.status).toBe(409);
    expect(await response.json()).toMatchObject({
      kind: "moved",
      message: expect.stringContaining(`version ${currentLadder().ladder.version}`),
      address: `/assessments/${id}/criteria/${VALIDATE}?kept=1`,
    });
    await save();
    expect((await earlierOf(me, id, VALIDATE)).sort()).toEqual(["Saved", "Typed on"]);
    expect((await answersOf(id))[VALIDATE]).toMatchObject({ point: null, carry: "re-attest" });
    // Somebody who had not answered yet has rated the old words: that is no rating of the new ones.
    await savedBy(blank.me, blank.id, VALIDATE, { answer: "4", narrative: "First words" })();
    expect((await answersOf(blank.id))[VALIDATE]).toMatchObject({
      point: null,
      carry: "re-attest",
    });
    expect(await earlierOf(blank.me, blank.id, VALIDATE)).toEqual(["First words"]);
    // Answered by the new words, it waits no longer.
    const anew = await savedBy(me, id, VALIDATE, {
      revision: "2",
      answer: "3",
      narrative: "By the new words",
      ladder: to,
    })();
    expect(anew.status).toBe(200);
    expect((await answersOf(id))[VALIDATE]).toMatchObject({
      point: 3,
      carry: null,
      carriedFrom: null,
    });
  });

  test("words for one that was renamed or closed stand with what took its place, or with the closed answer", async () => {
    const cycle = await makeCycle();
    const { me, id } = await inCycle(cycle.id);
    await rate(id, DESIGN, { point: 3, narrative: "Saved" });
    await moveCycleToVersion(
      peopleTeam.actor,
      cycle.id,
      await publish({
        [DESIGN]: [{ id: "design-patterns", replaces: replaces("same", DESIGN) }],
        [MENTOR]: null,
      }),
    );
    const renamed = await savedBy(me, id, DESIGN, {
      revision: "1",
      answer: "4",
      narrative: "More",
    })();
    expect(await renamed.json()).toMatchObject({
      address: `/assessments/${id}/criteria/design-patterns?kept=1`,
    });
    expect(await earlierOf(me, id, "design-patterns")).toEqual(["More"]);
    expect((await answersOf(id))["design-patterns"]).toMatchObject({
      point: 3,
      narrative: "Saved",
    });

    // Nothing was saved here before: what is sent now is the closed answer.
    const closed = savedBy(me, id, MENTOR, { answer: "2", narrative: "Too late" });
    expect(await (await closed()).json()).toMatchObject({
      kind: "moved",
      address: `/assessments/${id}?kept=1#no-longer-asked`,
    });
    expect((await answersOf(id))[MENTOR]).toMatchObject({
      point: 2,
      narrative: "Too late",
      carry: "closed",
      carriedFrom: `${MENTOR} 1.1.0`,
    });
    await savedBy(me, id, MENTOR, { answer: "2", narrative: "Later still" })();
    expect(await earlierOf(me, id, MENTOR)).toEqual(["Later still"]);

    // The same without a script: the form leads to where one goes on.
    const plain = await savedBy(me, id, DESIGN, { revision: "1", narrative: "By form" })("");
    expect(plain.headers.get("location")).toBe(
      `/assessments/${id}/criteria/design-patterns?kept=1`,
    );
    const as = await signedInAs(me);
    const page = await (await ask(plain.headers.get("location") ?? "", { as })).text();
    expect(page).toContain("By form");
    expect(page).toContain("moved to another version");
    const overview = await (await ask(`/assessments/${id}`, { as })).text();
    for (const text of ["No longer asked", "Too late", "Later still", "Carried from"])
      expect(overview).toContain(text);

    const address = `/assessments/${id}/criteria`;
    expect((await ask(`${address}/${DESIGN}`, { as })).headers.get("location")).toBe(
      `${address}/design-patterns`,
    );
    expect((await ask(`${address}/${MENTOR}`, { as })).headers.get("location")).toBe(
      `/assessments/${id}#no-longer-asked`,
    );
    expect((await ask(`${address}/never-asked`, { as })).status).toBe(404);
  });

  test("many save at the very moment: each is answered, and every word is still there", async () => {
    const cycle = await makeCycle();
    const people = [];
    for (let index = 0; index < 6; index += 1) {
      const { me, id } = await inCycle(cycle.id);
      await rate(id, DESIGN, { point: 2, narrative: `Before ${index}` });
      await rate(id, VALIDATE, { point: 2, narrative: `Before ${index}` });
      await rate(id, MENTOR, { point: 2, narrative: `Before ${index}` });
      people.push({ me, id });
    }
    const to = await publish({
      [VALIDATE]: [{ question: "Can they validate more?" }],
      [MENTOR]: null,
    });
    const saves = people.flatMap(({ me, id }, index) =>
      [DESIGN, VALIDATE, MENTOR].map((criterionId) =>
        savedBy(me, id, criterionId, {
          revision: "1",
          answer: "3",
          narrative: `After ${index}`,
        })(),
      ),
    );
    const half = saves.length / 2;
    const responses = await Promise.all([
      ...saves.slice(0, half),
      moveCycleToVersion(peopleTeam.actor, cycle.id, to),
      ...saves.slice(half),
    ]);
    for (const each of responses)
      if (each instanceof Response) expect([200, 409]).toContain(each.status);
    for (const [index, { me, id }] of people.entries()) {
      const answers = await answersOf(id);
      for (const criterionId of [DESIGN, VALIDATE, MENTOR]) {
        const kept = [answers[criterionId]?.narrative, ...(await earlierOf(me, id, criterionId))];
        const wasSaved = kept.includes(`After ${index}`);
        // A conflict is shown to the person, who still has the text; anything else is stored.
        if (criterionId !== DESIGN) expect(wasSaved).toBe(true);
        else
          expect(kept.some((text) => text === `After ${index}` || text === `Before ${index}`)).toBe(
            true,
          );
      }
    }
  });
});

describe("a new assessment starts from last time", () => {
  beforeEach(() => showVersion(firstId));

  async function submittedBefore(me: TestPerson) {
    const cycle = await makeCycle("CLOSED");
    const { id } = await makeAssessment(me, { cycleId: cycle.id });
    await rate(id, DESIGN, { point: 4, narrative: "Last time's words" });
    const [kept, archived] = [await makePiece(me, "Kept"), await makePiece(me, "Put away")];
    for (const { id: evidenceId } of [kept, archived])
      await database().claim.create({
        data: { assessmentId: id, criterionId: DESIGN, evidenceId },
      });
    await database().evidence.update({
      where: { id: archived.id },
      data: { archivedAt: new Date() },
    });
    await database().assessment.update({
      where: { id },
      data: { state: "SUBMITTED", submittedAt: new Date("2026-03-03T10:00:00Z") },
    });
    return { cycle, kept };
  }

  test("words and evidence are offered, never the rating, and nothing written is replaced", async () => {
    const me = await makePerson();
    const { cycle, kept } = await submittedBefore(me);
    const { id } = await makeAssessment(me);
    const as = await signedInAs(me);
    const address = `/assessments/${id}/criteria/${DESIGN}`;
    const page = await (await ask(address, { as })).text();
    for (const text of [cycle.name, "3 March 2026", "Last time&#x27;s words", "Use its "])
      expect(page).toContain(text);
    const form = { revision: "0", reason: "", narrative: "", ladder: firstId };
    await ask(address, { as, form: { ...form, intent: "use-last-evidence" } });
    expect(await database().claim.findMany({ where: { assessmentId: id } })).toMatchObject([
      { evidenceId: kept.id, criterionId: DESIGN },
    ]);
    await ask(address, { as, form: { ...form, intent: "start-from-last" } });
    expect(await answersOf(id)).toMatchObject({
      [DESIGN]: { point: null, narrative: "Last time's words" },
    });
    const typed = { ...form, revision: "1", narrative: "My own", intent: "start-from-last" };
    await ask(address, { as, form: typed });
    expect((await answersOf(id))[DESIGN]?.narrative).toBe("My own");
    expect(await (await ask(address, { as })).text()).not.toContain("Start from this text");
  });

  test("also where the criterion had another id then, and only from one's own", async () => {
    const me = await makePerson();
    await submittedBefore(me);
    await publish({ [DESIGN]: [{ id: "design-patterns", replaces: replaces("broader", DESIGN) }] });
    const { id } = await makeAssessment(me);
    const address = `/assessments/${id}/criteria/design-patterns`;
    const page = await (await ask(address, { as: await signedInAs(me) })).text();
    expect(page).toContain("Last time&#x27;s words");
    const other = await makePerson();
    const theirs = await makeAssessment(other);
    const their = `/assessments/${theirs.id}/criteria/design-patterns`;
    expect(await (await ask(their, { as: await signedInAs(other) })).text()).not.toContain(
      "Last time",
    );
  });
});

describe("publishing from files", () => {
  let folder = "";
  let header = "";
  const said: string[] = [];
  const start = async () =>
    startLadder(await loadLadderFromDisk(folder), {
      isPublic: true,
      name: folder,
      isShared: false,
      say: (line) => said.push(line),
    });
  const write = (change: (text: string) => string) =>
    writeFileSync(path.join(folder, "ladder.yaml"), change(header));
  const version = (number: string) => (text: string) =>
    text.replace(/version: [\d.]+/, `version: ${number}`);

  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), "ladder-"));
    cpSync("content/ladders/orchestrator", folder, { recursive: true });
    header = readFileSync(path.join(folder, "ladder.yaml"), "utf8").replace(
      "id: orchestrator",
      "id: from-files",
    );
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const page = async () => {
    const response = await ask("/organisation/ladder", { as: await signedInAs(editor) });
    return { status: response.status, text: await response.text() };
  };
  const send = async (form: Record<string, string>) =>
    ask("/organisation/ladder", { as: await signedInAs(editor), form });
  const hashOn = (text: string) => /name="hash" value="([0-9a-f]+)"/.exec(text)?.[1] ?? "";

  test("files of which nothing is published are published at the start; newer ones wait", async () => {
    write((text) => text);
    await start();
    expect(currentLadder().ladder.version).toBe("1.1.0");
    expect((await page()).text).toContain("Nothing waits to be published");
    write(version("1.2.0"));
    await start();
    expect(currentLadder().ladder.version).toBe("1.1.0");
    expect(said.at(-1)).toContain("1.1.0 stays published until the ladder editor");
  });

  test("the editor sees what differs, publishes just that with a note, and everybody reads it", async () => {
    const criteria = path.join(folder, "criteria-mid-to-senior.yaml");
    const words = readFileSync(criteria, "utf8");
    writeFileSync(criteria, words.replace("Do they design robust", "Do they design sound"));
    const seen = await page();
    expect(seen.text).toContain("Reworded");
    expect(seen.text).toMatch(/<del[^>]*>.*robust/);
    expect((await send({ hash: hashOn(seen.text), note: "Short" })).status).toBe(422);
    const note = "Clearer words for engineers going senior";
    writeFileSync(criteria, words.replace("Do they design robust", "Do they design lasting"));
    const refused = await send({ hash: hashOn(seen.text), note });
    expect(refused.status).toBe(409);
    const shown = await refused.text();
    expect(shown).toContain("The files have changed since you looked");
    expect(shown).toContain(note);
    expect(shown).toContain("lasting");
    const peer = await makePerson({ roles: ["PEOPLE_TEAM"] });
    const form = { hash: hashOn(shown), note };
    const as = await signedInAs(peer);
    expect((await ask("/organisation/ladder", { as, form })).status).toBe(404);
    expect((await send(form)).headers.get("location")).toBe("/organisation/ladder?published=1.2.0");
    expect(currentLadder().ladder.version).toBe("1.2.0");
    expect(await (await ask(`/ladder/criteria/${DESIGN}`)).text()).toContain("lasting");
    const after = (await page()).text;
    expect(after).toContain(note);
    expect(after).toContain("Edith");
    // Pressed twice.
    expect((await send(form)).status).toBe(409);
  });

  test("older files are left alone, and other content under a published version is refused", async () => {
    write((text) => text);
    await start();
    expect(currentLadder().ladder.version).toBe("1.2.0");
    expect(said.at(-1)).toContain("older than the published 1.2.0");
    write((text) => version("1.2.0")(text).replace("title: AI", "title: Another"));
    await expect(start()).rejects.toThrow(/never changes/);
    expect((await page()).text).toContain("The files differ from version 1.2.0");
  });

  test("faults and failing tests are shown, and nothing can be published", async () => {
    write((text) => version("1.3.0")(text).replace("status: active", "status: actve"));
    const faulty = await page();
    expect(faulty.status).toBe(200);
    expect(faulty.text).toMatch(/ladder\.yaml:\d+:\d+ ladder\.status/);
    write(version("1.3.0"));
    const tests = path.join(folder, "tests", "wrong.yaml");
    writeFileSync(
      tests,
      `- { name: Nobody is enough, transition: ${STEP}, expect: { met: true } }\n`,
    );
    const failing = await page();
    expect(failing.text).toContain("Nobody is enough");
    expect(failing.text).not.toContain('name="hash"');
    rmSync(tests);
    const hash = hashOn((await page()).text);
    writeFileSync(
      tests,
      `- { name: Nobody is enough, transition: ${STEP}, expect: { met: true } }\n`,
    );
    const refused = await send({ hash, note: "It should be enough" });
    expect(refused.status).toBe(409);
    expect(currentLadder().ladder.version).toBe("1.2.0");
    rmSync(tests);
  });

  test("another process sees what was published here", async () => {
    const { ladder, versionId } = currentLadder();
    const newest = await database().ladderVersion.create({
      data: {
        ladderId: ladder.id,
        version: "1.4.0",
        contentHash: "x",
        content: JSON.parse(JSON.stringify({ ...ladder, version: "1.4.0" })),
      },
    });
    await refreshLadder();
    expect(currentLadder()).toMatchObject({ versionId: newest.id, ladder: { version: "1.4.0" } });
    expect(versionId).not.toBe(newest.id);
  });

  test("the counts for a pull request name nobody", async () => {
    await showVersion(firstId);
    const me = await makePerson({ name: "Nobody in particular" });
    const { id } = await makeAssessment(me);
    await rate(id, DESIGN, { point: 2, narrative: "Private words" });
    const response = await ask("/organisation/ladder/open.json", { as: await signedInAs(editor) });
    const text = await response.text();
    expect(text).not.toContain("Private words");
    expect(text).not.toContain("Nobody in particular");
    const { open, ladder } = JSON.parse(text);
    expect(ladder).toMatchObject({ id: "orchestrator", version: "1.1.0" });
    expect(open).toContainEqual(
      expect.objectContaining({ transition: STEP, answered: [DESIGN], version: "1.1.0" }),
    );
    expect(criteriaOfTransition(first, STEP).map((each) => each.id)).toContain(DESIGN);
  });
});

describe("npm run ladder -- impact, from the embedded database", () => {
  let dataDir = "";
  const impact = (...args: string[]) =>
    spawnSync("node_modules/.bin/tsx", ["scripts/ladder.ts", "impact", ...args], {
      encoding: "utf8",
      env: { ...process.env, DATABASE_URL: "", DATA_DIR: dataDir },
    });

  beforeAll(async () => {
    dataDir = mkdtempSync(path.join(tmpdir(), "ladder-data-"));
    const pglite = await PGlite.create(path.join(dataDir, "pgdata"));
    await applyMigrations(new PrismaPGlite(pglite));
    const row = [first.id, first.version, "x", JSON.stringify(first)];
    await pglite.query(
      `INSERT INTO "LadderVersion" ("id", "ladderId", "version", "contentHash", "content")
       VALUES (gen_random_uuid(), $1, $2, $3, $4)`,
      row,
    );
    await pglite.query(
      `INSERT INTO "Person" ("id", "email", "name", "updatedAt") VALUES (gen_random_uuid(), 'a@example.org', 'A', now())`,
    );
    await pglite.query(
      `INSERT INTO "Assessment" ("id", "personId", "ladderVersionId", "transitionId")
       SELECT gen_random_uuid(), p."id", v."id", $1 FROM "Person" p, "LadderVersion" v`,
      [STEP],
    );
    await pglite.close();
  }, 60_000);
  afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

  test("reads it while no server has it, and says who has it otherwise", async () => {
    const { status, stdout } = impact("content/ladders/orchestrator");
    expect(stdout).toContain("1 open assessment: 1 has no answers yet.");
    expect(status).toBe(0);
    const unlock = await lockDataDirectory(dataDir);
    const held = impact("content/ladders/orchestrator");
    await unlock();
    expect(held.status).toBe(2);
    expect(held.stdout).toBe("");
    expect(held.stderr).toMatch(/in use by process \d+.*--open <file>/);
  }, 60_000);
});
