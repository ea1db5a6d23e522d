import { beforeAll, describe, expect, test } from "vitest";
import { sessionData } from "~/calibration/session-data.server";
import { database } from "~/platform/database.server";
import { makeGroup, makeRated } from "../support/calibration";
import { countQueries } from "../support/count-queries";
import { testDatabase } from "../support/database";
import { makeOrganisation, makePerson } from "../support/organisation";

testDatabase();

const CRITERION = "design-robust-patterns";
beforeAll(makeOrganisation);

/** A session with its cycle, and its ratings as they are read after something in it has changed. */
async function makeRead() {
  const group = await makeGroup();
  const { cycle } = await database().calibrationSession.findUniqueOrThrow({
    where: { id: group.session.id },
    include: { cycle: true },
  });
  let revision = 0;
  const read = () => sessionData({ id: group.session.id, cycle, basis: String(++revision) });
  return { ...group, read, first: group.assessments[0] ?? "" };
}

type Read = Awaited<ReturnType<typeof makeRead>>;

async function ratingOf({ read, first }: Pick<Read, "read" | "first">) {
  const { people } = await read();
  return people.find(({ assessmentId }) => assessmentId === first)?.ratings[CRITERION];
}

function changeTo(toPoint: number, number: number, { session, first, people, outsider }: Read) {
  return database().calibrationChange.create({
    data: {
      sessionId: session.id,
      assessmentId: first,
      personId: people[0]?.id ?? "",
      criterionId: CRITERION,
      number,
      toPoint,
      reasonCode: "evidence-weak",
      sentence: "A draft only.",
      byId: outsider.id,
    },
  });
}

describe("ratings of a session that was read before", () => {
  test("have the last change, for three statements more", async () => {
    const group = await makeRead();
    const before = await ratingOf(group);
    await changeTo(4, 1, group);
    await changeTo(1, 2, group);
    expect(await countQueries(group.read)).toBe(3);
    expect(await ratingOf(group)).toMatchObject({ ...before, calibrated: 1, changes: 2 });
  });

  test("have a preview once it is handed in, and not before", async () => {
    const group = await makeRead();
    const key = { sessionId: group.session.id, calibratorId: group.outsider.id };
    const seat = {
      sessionId_personId: { sessionId: key.sessionId, personId: key.calibratorId },
    };
    await database().calibrationParticipant.update({
      where: seat,
      data: { previewDoneAt: null },
    });
    await database().calibrationVerdict.create({
      data: { ...key, assessmentId: group.first, criterionId: CRITERION, verdict: "QUESTION" },
    });
    await database().calibrationSecondRating.create({
      data: { ...key, assessmentId: group.first, criterionId: CRITERION, point: 1 },
    });
    expect(await ratingOf(group)).toMatchObject({ question: 0, seconds: [] });
    await database().calibrationParticipant.update({
      where: seat,
      data: { previewDoneAt: new Date() },
    });
    expect(await ratingOf(group)).toMatchObject({
      question: 1,
      seconds: [{ raterId: group.outsider.id, mark: 1 }],
    });
    await database().calibrationParticipant.update({
      where: seat,
      data: { previewSkipped: true },
    });
    expect(await ratingOf(group)).toMatchObject({ question: 0, seconds: [] });
  });

  test("have who came, and not who left", async () => {
    const { read, cycleId, session, managers, assessments } = await makeRead();
    expect((await read()).people).toHaveLength(6);
    const person = await makePerson();
    const added = await makeRated(cycleId, person, managers[0] ?? person);
    await database().calibrationMember.create({
      data: { sessionId: session.id, assessmentId: added, personId: person.id },
    });
    const joined = await read();
    expect(joined.people.find(({ assessmentId }) => assessmentId === added)?.ratings).toMatchObject(
      {
        [CRITERION]: { self: 2, manager: 3, pieces: 1 },
      },
    );
    await database().calibrationMember.updateMany({
      where: { sessionId: session.id, assessmentId: assessments[0] ?? "" },
      data: { removedAt: new Date() },
    });
    const left = await read();
    expect(left.people.map(({ assessmentId }) => assessmentId)).not.toContain(assessments[0]);
    expect(left.people).toHaveLength(6);
  });

  test("have what a review says after it was reopened, also when nobody looked in between", async () => {
    const group = await makeRead();
    expect(await ratingOf(group)).toMatchObject({ manager: 2 });
    const review = await database().review.findUniqueOrThrow({
      where: { assessmentId: group.first },
    });
    await database().reviewRating.updateMany({
      where: { reviewId: review.id, criterionId: CRITERION },
      data: { point: 4 },
    });
    await database().review.update({
      where: { id: review.id },
      data: { finishedAt: new Date(Date.now() + 5) },
    });
    expect(await ratingOf(group)).toMatchObject({ manager: 4, calibrated: 4 });
  });

  test("have the rule worked out from the ratings as they stand", async () => {
    const group = await makeRead();
    await giveEvidence(group.first, group.people[0]?.id ?? "");
    const ruleNow = async () =>
      (await group.read()).people.find(({ assessmentId }) => assessmentId === group.first)?.rule;
    expect(await ruleNow()).toEqual({ met: false, isBoundary: true });
    await changeTo(3, 1, group);
    expect(await ruleNow()).toEqual({ met: true, isBoundary: true });
    await changeTo(1, 2, group);
    expect(await ruleNow()).toEqual({ met: false, isBoundary: false });
    await changeTo(2, 3, group);
    expect(await ruleNow()).toEqual({ met: false, isBoundary: true });
  });
});

/** Two pieces for each criterion, all rated 3 but the one that is changed. */
async function giveEvidence(assessmentId: string, personId: string): Promise<void> {
  const ratings = await database().reviewRating.findMany({ where: { review: { assessmentId } } });
  await database().reviewRating.updateMany({
    where: { review: { assessmentId }, criterionId: { not: CRITERION } },
    data: { point: 3 },
  });
  for (const title of ["One", "Two"])
    await database().evidence.create({
      data: {
        personId,
        title,
        url: "https://example.org/one",
        kind: "design-note",
        date: new Date(),
        shows: "How it was broken down",
        parts: ["directed"],
        claims: { create: ratings.map(({ criterionId }) => ({ assessmentId, criterionId })) },
      },
    });
}
