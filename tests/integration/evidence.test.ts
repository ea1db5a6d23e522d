import { PGlite } from "@electric-sql/pglite";
import pg from "pg";
import { beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import type { LinkState } from "~/assessment/domain/evidence-words";
import { claimEvidence, claimedEvidence, ownEvidence } from "~/assessment/evidence.server";
import {
  answerQuestion,
  findQuestion,
  questionsTo,
  whyNoAnswer,
} from "~/evidence/answering.server";
import { askColleague, withdrawQuestion } from "~/evidence/asking.server";
import { searchColleagues } from "~/evidence/colleagues.server";
import { corroborationsOf } from "~/evidence/corroborations.server";
import { readLibraryFilter } from "~/evidence/domain/library-filter";
import { evidenceLibrary } from "~/evidence/library.server";
import { checkLinks } from "~/evidence/link-job.server";
import { archivePiece, changePiece, findOwnPiece } from "~/evidence/piece.server";
import { changeSettings } from "~/people/organisation.server";
import { database } from "~/platform/database.server";
import { signedInAs, testApp } from "../support/app";
import { testDatabase } from "../support/database";
import { makePiece } from "../support/evidence";
import {
  makeAssessment,
  makeDelegation,
  makeOrganisation,
  makePerson,
  type TestPerson,
} from "../support/organisation";
import { makeReviewed } from "../support/review";

testDatabase();
let ask: Awaited<ReturnType<typeof testApp>>;
beforeAll(async () => {
  await makeOrganisation();
  ask = await testApp();
});

const TODAY = "2026-03-31";
const CRITERIA = ["design-robust-patterns", "validate-interactions", "mentor-ai-usage"] as const;
const FIELDS = {
  url: "https://example.org/note",
  title: "A note",
  kind: "design-note",
  date: "2026-01-10",
  shows: "How it was broken down",
  parts: ["directed" as const],
};

let head: TestPerson;
let manager: TestPerson;
let me: TestPerson;
let peer: TestPerson;

beforeEach(async () => {
  head = await makePerson();
  manager = await makePerson({ managerId: head.id });
  me = await makePerson({ managerId: manager.id, name: "Elif Demir" });
  peer = await makePerson({ managerId: manager.id, name: "Mina Patel" });
});

const library = (search = "", person = me) =>
  evidenceLibrary(person.id, readLibraryFilter(new URLSearchParams(search)), TODAY);
const titles = async (search = "") => (await library(search)).pieces.map(({ title }) => title);
const askPeer = (evidenceId: string, colleague = peer, message = "") =>
  askColleague(me, evidenceId, { colleague: colleague.id, message });
const openQuestion = async (colleague = peer) => {
  const found = (await questionsTo(colleague.id)).find((each) => each.answeredAt === null);
  if (!found) throw new Error("nothing was asked");
  return found;
};

describe("the library", () => {
  test("shows what each piece supports, in which assessment, and until when it counts", async () => {
    const { id: assessmentId } = await makeAssessment(me);
    const piece = await makePiece(me);
    await claimEvidence(me, { assessmentId, criterionId: CRITERIA[0] }, piece.id);
    const [found] = (await library()).pieces;
    expect(found?.supports).toMatchObject([
      {
        question: "Do they design robust architectural patterns?",
        assessment: "Check-in",
        state: "draft",
        freshness: { kind: "fresh", until: "2027-07-10" },
      },
    ]);
  });

  test("says how much is testimony; what is archived does not count", async () => {
    await makePiece(me);
    await makePiece(me, { kind: "mentoring-note" });
    await makePiece(me, { kind: "mentoring-note", archivedAt: new Date() });
    expect((await library()).shares).toEqual({ pieces: 2, testimony: 1, archived: 1 });
    expect((await library("q=nothing-like-it")).shares.pieces).toBe(2);
    const text = await (await ask("/evidence", { as: await signedInAs(me) })).text();
    expect(text).toContain(
      "1 of 2 pieces is testimony: somebody’s word; 1 is an artefact anyone can look at.",
    );
  });

  test("finds by words in any case and script, kind, age, use, link and what colleagues said", async () => {
    const { id: assessmentId } = await makeAssessment(me);
    const old = await makePiece(me, { title: "Alt", date: new Date("2024-01-01") });
    await claimEvidence(me, { assessmentId, criterionId: CRITERIA[0] }, old.id);
    const used = await makePiece(me, { title: "Größe 100%", date: new Date("2026-02-01") });
    await claimEvidence(me, { assessmentId, criterionId: CRITERIA[0] }, used.id);
    await makePiece(me, { title: "Заметка", kind: "test-suite", linkState: "gone" });
    await makePiece(me, { title: "Put away", archivedAt: new Date() });
    await askPeer(used.id);

    expect(await titles()).toEqual(["Größe 100%", "Заметка", "Alt"]);
    expect(await titles("sort=oldest")).toEqual(["Alt", "Заметка", "Größe 100%"]);
    expect(await titles("q=GROSSE")).toEqual([]);
    expect(await titles("q=größe+100%25")).toEqual(["Größe 100%"]);
    expect(await titles("q=заметка")).toEqual(["Заметка"]);
    expect(await titles("kind=test-suite")).toEqual(["Заметка"]);
    expect(await titles("age=old")).toEqual(["Alt"]);
    expect(await titles("age=fresh")).toEqual(["Größe 100%"]);
    expect(await titles("show=unused")).toEqual(["Заметка"]);
    expect(await titles("show=link-gone")).toEqual(["Заметка"]);
    expect(await titles("show=archived")).toEqual(["Put away"]);
    expect(await titles("said=asked")).toEqual(["Größe 100%"]);
    expect(await titles("said=nothing")).toEqual(["Заметка", "Alt"]);
    await answerQuestion(peer, await openQuestion(), { answer: "confirm", sentence: "" });
    expect(await titles("said=answered&show=used")).toEqual(["Größe 100%"]);
    expect(await titles("show=everything&age=x&sort=y&page=-3")).toHaveLength(3);
  });

  test("makes a page of fifty from as few queries as a page of one", async () => {
    const { id: assessmentId } = await makeAssessment(me);
    const fill = async (count: number) => {
      for (let at = 0; at < count; at += 1) {
        const piece = await makePiece(me, { title: `Piece ${at}` });
        await claimEvidence(me, { assessmentId, criterionId: CRITERIA[0] }, piece.id);
      }
    };
    const as = await signedInAs(me);
    const queriesOf = async (address: string) => {
      const spies = [vi.spyOn(PGlite.prototype, "query"), vi.spyOn(pg.Client.prototype, "query")];
      const text = await (await ask(address, { as })).text();
      const count = spies.reduce((sum, spy) => sum + spy.mock.calls.length, 0);
      for (const spy of spies) spy.mockRestore();
      return { count, text };
    };
    await fill(1);
    await queriesOf("/evidence");
    const few = await queriesOf("/evidence");
    await fill(59);
    const many = await queriesOf("/evidence?sort=title");
    expect(many.text).toContain("1–50 of 60 pieces");
    expect(many.count).toBe(few.count);
    // The viewer, the organisation, what waits for an answer, what is in use, the page, what it supports, what was said.
    expect(many.count).toBeLessThanOrEqual(9);
    expect((await library("page=99")).page).toBe(2);
  });

  test("is one's own: somebody else's piece is in no list and has no page", async () => {
    const theirs = await makePiece(peer);
    expect((await library()).total).toBe(0);
    expect(await findOwnPiece(me.id, theirs.id)).toBeNull();
    await expect(archivePiece(me, theirs.id, true)).rejects.toMatchObject({ status: 404 });
    await expect(changePiece(me, theirs.id, FIELDS, "")).rejects.toMatchObject({ status: 404 });
    await expect(askPeer(theirs.id)).rejects.toMatchObject({ status: 404 });
  });
});

describe("a piece", () => {
  test("in the archive is no longer offered and cannot be claimed, but stays where it was claimed", async () => {
    const { id: assessmentId } = await makeAssessment(me);
    const piece = await makePiece(me);
    await claimEvidence(me, { assessmentId, criterionId: CRITERIA[0] }, piece.id);
    await archivePiece(me, piece.id, true);
    expect(await ownEvidence(me.id)).toEqual([]);
    expect(await claimedEvidence(me.id, assessmentId)).toHaveLength(1);
    const other = { assessmentId, criterionId: CRITERIA[1] };
    await expect(claimEvidence(me, other, piece.id)).rejects.toMatchObject({ status: 404 });
    await expect(askPeer(piece.id)).rejects.toMatchObject({ status: 409 });
    await archivePiece(me, piece.id, false);
    await claimEvidence(me, other, piece.id);
  });

  test("that was changed elsewhere is not overwritten by a page that did not see it", async () => {
    const piece = await makePiece(me);
    const seen = piece.updatedAt.toISOString();
    expect(await changePiece(me, piece.id, { ...FIELDS, title: "From the laptop" }, seen)).toBe(
      true,
    );
    expect(await changePiece(me, piece.id, { ...FIELDS, title: "From the phone" }, seen)).toBe(
      false,
    );
    // The same again, after a lost reply, is no conflict.
    expect(await changePiece(me, piece.id, { ...FIELDS, title: "From the laptop" }, seen)).toBe(
      true,
    );
    expect((await findOwnPiece(me.id, piece.id))?.title).toBe("From the laptop");
    const events = await database().auditEvent.findMany({ where: { subjectId: piece.id } });
    expect(JSON.stringify(events.map(({ data }) => data))).not.toContain("From the");
  });

  test("with a new address knows nothing of its link", async () => {
    const piece = await makePiece(me, { linkState: "gone", linkCheckedAt: new Date() });
    const seen = piece.updatedAt.toISOString();
    await changePiece(me, piece.id, { ...FIELDS, url: "https://example.org/moved" }, seen);
    expect(await findOwnPiece(me.id, piece.id)).toMatchObject({
      linkState: null,
      linkCheckedAt: null,
    });
  });

  test("with an address one has already is met with a link to that piece, and can be kept all the same", async () => {
    const as = await signedInAs(me);
    const { parts, ...fields } = FIELDS;
    const form = { ...fields, "parts[]": parts[0] ?? "" };
    const first = await ask("/evidence/new", { as, form });
    const [known] = await ownEvidence(me.id);
    expect(first.headers.get("location")).toBe(`/evidence/${known?.id}?done=added`);
    const again = await ask("/evidence/new", { as, form: { ...form, title: "Another title" } });
    expect(again.status).toBe(409);
    const text = await again.text();
    expect(text).toContain(`/evidence/${known?.id}`);
    expect(text).toContain("Another title");
    await ask("/evidence/new", { as, form: { ...form, intent: "add-anyway" } });
    expect(await ownEvidence(me.id)).toHaveLength(2);
  });

  test("is reused from its page, and a criterion that is not one's own is refused", async () => {
    const as = await signedInAs(me);
    const { id: assessmentId } = await makeAssessment(me);
    const theirs = await makeAssessment(peer);
    const piece = await makePiece(me);
    const use = (criterion: string) =>
      ask(`/evidence/${piece.id}`, { as, form: { intent: "use", criterion } });
    expect((await use(`${assessmentId}/${CRITERIA[2]}`)).headers.get("location")).toBe(
      `/evidence/${piece.id}?done=use`,
    );
    expect((await use(`${theirs.id}/${CRITERIA[2]}`)).status).toBe(404);
    expect((await use(`${assessmentId}/decompose-for-ai`)).status).toBe(404);
    expect((await use("nonsense")).status).toBe(422);
    expect(await claimedEvidence(me.id, assessmentId)).toMatchObject([{ criteria: [CRITERIA[2]] }]);
  });
});

describe("asking a colleague", () => {
  test("oneself, one's managers, who acts for them and who has the review are refused, with a reason", async () => {
    const piece = await makePiece(me);
    const [acting, reviewer, left] = await Promise.all([
      makePerson(),
      makePerson(),
      makePerson({ leftOn: new Date("2026-01-01") }),
    ]);
    await makeDelegation(manager, acting);
    await makeReviewed(me, "in-review", reviewer);
    const reasons: [TestPerson, RegExp][] = [
      [me, /cannot confirm your own evidence/],
      [manager, /managers/],
      [head, /managers/],
      [acting, /acts for your manager/],
      [reviewer, /has the review/],
      [left, /has left/],
    ];
    for (const [colleague, reason] of reasons)
      await expect(askPeer(piece.id, colleague)).rejects.toMatchObject({
        status: 409,
        message: expect.stringMatching(reason),
      });
    const as = await signedInAs(me);
    const form = { colleague: me.id, message: "My message stays" };
    const answer = await ask(`/evidence/${piece.id}/ask`, { as, form });
    expect(answer.status).toBe(409);
    const text = await answer.text();
    expect(text).toContain("You cannot confirm your own evidence: ask somebody who saw the work.");
    expect(text).toContain("My message stays");
    expect(await database().corroboration.count({ where: { evidenceId: piece.id } })).toBe(0);
  });

  test("whoever had a review that is released may be asked again", async () => {
    const reviewer = await makePerson();
    await makeReviewed(me, "released", reviewer);
    await askPeer((await makePiece(me)).id, reviewer);
  });

  test("is once at a time, and five at most, also when pressed at once", async () => {
    const piece = await makePiece(me);
    const results = await Promise.allSettled([askPeer(piece.id), askPeer(piece.id)]);
    expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    for (let at = 0; at < 4; at += 1) await askPeer(piece.id, await makePerson());
    await expect(askPeer(piece.id, await makePerson())).rejects.toMatchObject({ status: 409 });
    const { id } = await openQuestion();
    await withdrawQuestion(me, piece.id, id);
    await askPeer(piece.id, await makePerson());
  });

  test("finds people in any script, says why some cannot be asked, and never lists thousands", async () => {
    await database().person.createMany({
      data: Array.from({ length: 5_000 }, (_, at) => ({
        name: `Somebody ${at}`,
        email: `somebody${at}@x.org`,
      })),
    });
    await makePerson({ name: "Елена Петрова" });
    const found = await searchColleagues(me.id, "somebody");
    expect(found).toMatchObject({ more: 4_980 });
    expect(found.people).toHaveLength(20);
    expect(found.people[0]?.refusal).toBe("no-account");
    expect((await searchColleagues(me.id, "ПЕТРОВА елена")).people).toMatchObject([
      { name: "Елена Петрова", refusal: null },
    ]);
    expect((await searchColleagues(me.id, me.email)).people).toMatchObject([{ refusal: "self" }]);
    expect((await searchColleagues(me.id, manager.email)).people[0]?.refusal).toBe("manager");
    expect((await searchColleagues(me.id, "%_")).people).toEqual([]);
    // Without words: one's own team, and nobody where there is none.
    expect((await searchColleagues(me.id, "")).people).toEqual([]);
    await database().person.deleteMany({ where: { email: { endsWith: "@x.org" } } });
  });

  test("tells them, and the audit holds no words", async () => {
    const piece = await makePiece(me);
    await askPeer(piece.id, peer, "private message");
    const { id } = await openQuestion();
    const notices = await database().notification.findMany({ where: { personId: peer.id } });
    expect(notices).toMatchObject([
      {
        kind: "corroboration-asked",
        address: `/corroborations/${id}`,
        data: { person: "Elif Demir" },
      },
    ]);
    const [event] = await database().auditEvent.findMany({ where: { subjectId: id } });
    expect(event?.action).toBe("corroboration.asked");
    expect(JSON.stringify([notices, event?.data])).not.toContain("private message");
  });
});

describe("answering", () => {
  let pieceId: string;
  beforeEach(async () => {
    pieceId = (await makePiece(me)).id;
    await askPeer(pieceId, peer, "We paired on it");
  });

  test("the colleague sees that one piece as it was, and nothing else", async () => {
    const { id: assessmentId } = await makeAssessment(me);
    await claimEvidence(me, { assessmentId, criterionId: CRITERIA[0] }, pieceId);
    await makePiece(me, { title: "Another piece" });
    const seen = (await findOwnPiece(me.id, pieceId))?.updatedAt.toISOString() ?? "";
    await changePiece(me, pieceId, { ...FIELDS, shows: "A later wording" }, seen);
    const { id } = await openQuestion();
    const text = await (await ask(`/corroborations/${id}`, { as: await signedInAs(peer) })).text();
    for (const shown of ["A note", "How it was broken down", "Elif Demir", "We paired on it"])
      expect(text).toContain(shown);
    for (const hidden of ["robust architectural", "Another piece", "A later wording", assessmentId])
      expect(text).not.toContain(hidden);
  });

  test("is for whoever was asked; to others it is not there", async () => {
    const question = await openQuestion();
    const other = await makePerson({ roles: ["PEOPLE_TEAM", "SYSTEM_ADMINISTRATOR"] });
    for (const person of [me, manager, other]) {
      expect(await findQuestion(person.id, question.id)).toBeNull();
      await expect(
        answerQuestion(person, question, { answer: "confirm", sentence: "" }),
      ).rejects.toMatchObject({ status: 404 });
    }
    expect(await findQuestion(peer.id, "not-an-id")).toBeNull();
  });

  test("in part and not at all need a sentence; what was typed stays", async () => {
    const { id } = await openQuestion();
    const as = await signedInAs(peer);
    const send = (form: Record<string, string>) => ask(`/corroborations/${id}`, { as, form });
    expect((await send({ answer: "in-part", sentence: "  " })).status).toBe(422);
    expect((await send({ answer: "cannot", sentence: "" })).status).toBe(422);
    const long = await send({ answer: "confirm", sentence: `${"long ".repeat(120)}end` });
    expect(long.status).toBe(422);
    expect(await long.text()).toContain("long end");
    expect((await send({ sentence: "no choice" })).status).toBe(422);
    expect((await send({ answer: "in-part", sentence: "I saw the tests." })).status).toBe(302);
    expect((await corroborationsOf([pieceId])).get(pieceId)).toMatchObject([
      { colleague: "Mina Patel", answer: "in-part", sentence: "I saw the tests." },
    ]);
  });

  test("a correction counts, and the first answer is kept", async () => {
    const question = await openQuestion();
    const first = await answerQuestion(peer, question, { answer: "confirm", sentence: "" });
    const again = await answerQuestion(peer, question, { answer: "confirm", sentence: "" });
    expect(again).toBe(first);
    const corrected = await answerQuestion(peer, question, { answer: "cannot", sentence: "Not I" });
    expect(corrected).not.toBe(first);
    await expect(
      answerQuestion(peer, question, { answer: "confirm", sentence: "" }),
    ).rejects.toMatchObject({ status: 409 });
    expect((await corroborationsOf([pieceId])).get(pieceId)).toMatchObject([{ answer: "cannot" }]);
    expect(await database().corroboration.count({ where: { evidenceId: pieceId } })).toBe(2);
    expect(await questionsTo(peer.id)).toMatchObject([{ id: corrected }]);
    expect(await findQuestion(peer.id, first)).toMatchObject({ correctedById: corrected });
    const notices = await database().notification.findMany({ where: { personId: me.id } });
    expect(notices.map(({ kind, address }) => [kind, address])).toEqual([
      ["corroboration-answered", `/evidence/${pieceId}`],
      ["corroboration-answered", `/evidence/${pieceId}`],
    ]);
  });

  test("what was said of an earlier wording stands beside a new question, and is never withdrawn", async () => {
    const question = await openQuestion();
    await answerQuestion(peer, question, { answer: "confirm", sentence: "Yes" });
    await expect(withdrawQuestion(me, pieceId, question.id)).rejects.toMatchObject({ status: 409 });
    await expect(askPeer(pieceId)).rejects.toMatchObject({
      message: expect.stringContaining("has answered for this wording already"),
    });
    const seen = (await findOwnPiece(me.id, pieceId))?.updatedAt.toISOString() ?? "";
    await changePiece(me, pieceId, { ...FIELDS, shows: "A later wording" }, seen);
    await askPeer(pieceId);
    await answerQuestion(peer, await openQuestion(), { answer: "in-part", sentence: "Half" });
    const said = (await corroborationsOf([pieceId])).get(pieceId) ?? [];
    expect(said.map(({ answer, shown }) => [answer, shown.shows])).toEqual([
      ["in-part", "A later wording"],
      ["confirm", "How it was broken down"],
    ]);
    const page = await ask(`/evidence/${pieceId}`, { as: await signedInAs(me) });
    expect(await page.text()).toContain("for an earlier wording");
  });

  test("a question that was withdrawn says so, and takes no answer", async () => {
    const question = await openQuestion();
    await withdrawQuestion(me, pieceId, question.id);
    const as = await signedInAs(peer);
    const page = await ask(`/corroborations/${question.id}`, { as });
    expect(await page.text()).toContain("The question was withdrawn.");
    const form = { answer: "confirm", sentence: "" };
    expect((await ask(`/corroborations/${question.id}`, { as, form })).status).toBe(409);
    expect((await corroborationsOf([pieceId])).get(pieceId)).toEqual([]);
  });

  test("whoever has become the claimant's manager since is told, and cannot answer", async () => {
    const question = await openQuestion();
    await database().person.update({ where: { id: me.id }, data: { managerId: peer.id } });
    expect(await whyNoAnswer(peer.id, question)).toMatch(/now in Elif Demir’s line of managers/);
    const as = await signedInAs(peer);
    const text = await (await ask(`/corroborations/${question.id}`, { as })).text();
    expect(text).toContain("you can no longer answer this as a colleague");
    expect(text).not.toContain("Send your answer");
    const form = { answer: "confirm", sentence: "" };
    expect((await ask(`/corroborations/${question.id}`, { as, form })).status).toBe(409);
  });
});

describe("the check of links", () => {
  const NOW = new Date("2026-03-31T03:40:00Z");
  const byUrl = async () =>
    Object.fromEntries(
      (await database().evidence.findMany()).map(({ url, linkState }) => [url, linkState]),
    );
  const run = async (answers: (url: string) => LinkState = () => "alive") => {
    const asked: string[] = [];
    const check = async (url: string) => {
      asked.push(url);
      return answers(url);
    };
    const count = await checkLinks(NOW, { check, pauseMs: 0 });
    expect(count).toBe(asked.length);
    return asked;
  };
  const wanted = (checkLinks: boolean) =>
    changeSettings({ personId: null }, { name: "Test organisation", timeZone: "UTC", checkLinks });

  beforeEach(async () => {
    await database().evidence.deleteMany();
  });

  test("does nothing until the organisation wants it", async () => {
    await makePiece(me, { createdAt: NOW });
    expect(await run()).toEqual([]);
    await wanted(true);
    expect(await run()).toHaveLength(1);
    await wanted(false);
  });

  test("asks each address once, the one checked longest ago first, and leaves what is put away or long unused", async () => {
    await wanted(true);
    const yesterday = new Date(NOW.getTime() - 24 * 3_600_000);
    const at = (url: string, given: object = {}) =>
      makePiece(me, { url, createdAt: NOW, ...given });
    await at("https://c.example/1", { linkCheckedAt: yesterday, linkState: "alive" });
    await at("https://c.example/2");
    await makePiece(peer, { url: "https://c.example/2", createdAt: NOW });
    await at("https://today.example/", { linkCheckedAt: new Date(NOW.getTime() - 3_600_000) });
    await at("https://archived.example/", { archivedAt: NOW });
    await at("https://old.example/", { createdAt: new Date("2024-01-01") });
    const usedAgain = await at("https://used.example/", { createdAt: new Date("2024-01-01") });
    const { id: assessmentId } = await makeAssessment(me);
    await database().claim.create({
      data: { assessmentId, criterionId: CRITERIA[0], evidenceId: usedAgain.id, createdAt: NOW },
    });
    const asked = await run((url) => (url.endsWith("/1") ? "gone" : "alive"));
    expect(asked.filter((url) => url.includes("c.example"))).toEqual([
      "https://c.example/2",
      "https://c.example/1",
    ]);
    expect(asked).toHaveLength(3);
    expect(asked).toContain("https://used.example/");
    expect(await byUrl()).toMatchObject({
      "https://c.example/1": "gone",
      "https://c.example/2": "alive",
      "https://old.example/": null,
    });
    expect(await run(), "again on the same day").toEqual([]);
  });

  test("a check does not count as a change of the piece, and an address that changed meanwhile keeps nothing", async () => {
    const piece = await makePiece(me, { createdAt: NOW });
    const check = async () => {
      await database().evidence.update({
        where: { id: piece.id },
        data: { url: "https://new.example/" },
      });
      return "gone" as const;
    };
    const before = await makePiece(peer, { createdAt: NOW, url: "https://still.example/" });
    await checkLinks(NOW, { check, pauseMs: 0 });
    expect(await byUrl()).toEqual({
      "https://new.example/": null,
      "https://still.example/": "gone",
    });
    const after = await database().evidence.findUniqueOrThrow({ where: { id: before.id } });
    expect(after.updatedAt).toEqual(before.updatedAt);
  });

  test("a host that fails three times in a row is left alone, and does not stand at the head of the next run", async () => {
    for (let at = 0; at < 6; at += 1)
      await makePiece(me, { url: `https://dead.example/${at}`, createdAt: NOW });
    expect(await run(() => "unreachable")).toHaveLength(3);
    const states = Object.values(await byUrl());
    expect(states.filter((state) => state === null)).toHaveLength(3);
    expect(await run()).toEqual([]);
  });

  test("is a setting of the people team's", async () => {
    const people = await makePerson({ roles: ["PEOPLE_TEAM"] });
    const as = await signedInAs(people);
    const form = { name: "Test organisation", timeZone: "UTC" };
    const stored = async () =>
      (await database().organisation.findUniqueOrThrow({ where: { id: 1 } })).checkLinks;
    await ask("/organisation/settings", { as, form });
    expect(await stored()).toBe(false);
    await ask("/organisation/settings", { as, form: { ...form, checkLinks: "on" } });
    expect(await stored()).toBe(true);
    expect(await (await ask("/organisation/settings", { as })).text()).toMatch(
      /name="checkLinks"[^>]*checked/,
    );
  });
});
