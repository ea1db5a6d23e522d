import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { database } from "~/platform/database.server";
import { signedInAs, testApp } from "../support/app";
import { countQueries } from "../support/count-queries";
import { testDatabase } from "../support/database";
import {
  competenciesOf,
  criteriaOf,
  makeCard,
  makeKit,
  makePanel,
  type TestKit,
} from "../support/interview";
import { makeOrganisation, makePerson, type TestPerson } from "../support/organisation";

testDatabase();

let ask: Awaited<ReturnType<typeof testApp>>;
let kit: TestKit;
let office: TestPerson;
let hiring: TestPerson;
let ana: TestPerson;
let bo: TestPerson;

beforeAll(async () => {
  await makeOrganisation();
  ask = await testApp();
  kit = await makeKit();
}, 60_000);

beforeEach(async () => {
  office = await makePerson({ name: "Olive Office", roles: ["PEOPLE_TEAM"] });
  hiring = await makePerson({ name: "Hana Hiring" });
  ana = await makePerson({ name: "Ana Asks" });
  bo = await makePerson({ name: "Bo Both" });
});

const get = async (path: string, as: TestPerson) => ask(path, { as: await signedInAs(as) });
const post = async (path: string, as: TestPerson, form: Record<string, string>) =>
  ask(path, { as: await signedInAs(as), form });

/** The text of a page without its markup and without the data that scripts start from. */
async function words(path: string, as: TestPerson): Promise<string> {
  const response = await get(path, as);
  expect(response.status, path).toBe(200);
  return wordsOf(await response.text());
}

const wordsOf = (html: string) =>
  html
    .replaceAll("<!-- -->", "")
    .replace(/<script[\s\S]*?<\/script>/g, "")
    .replace(/<[^>]+>/g, " ")
    .replace(/\s+/g, " ");

const stateOf = async (id: string) =>
  (await database().interviewPanel.findUniqueOrThrow({ where: { id } })).state;

/** A decision's form with a reason for every competency of the kit. */
function decision(cards: number, given: Record<string, string> = {}) {
  const reasons = competenciesOf(kit).map((id) => [`reason-${id}`, `Because of ${id}.`]);
  return {
    intent: "decide",
    outcome: "NO_OFFER",
    summary: "",
    place: "",
    said: String(cards),
    ...Object.fromEntries(reasons),
    ...given,
  };
}

describe("opening the debrief", () => {
  test("says what to do without interviewers, and without a card", async () => {
    const empty = await makePanel({ kit, hiringManager: hiring });
    const early = await makePanel({ kit, hiringManager: hiring, interviewers: [ana] });
    for (const [panel, said] of [
      [empty, "Nobody interviews on this panel yet. Add interviewers to the plan"],
      [early, "No card is in yet, so there is nothing to compare."],
    ] as const) {
      const path = `/interviews/${panel.id}/debrief`;
      expect(await words(path, hiring)).toContain(said);
      const sent = { intent: "close", reason: "We are in a hurry.", "missing[]": ana.id };
      const refused = await post(path, hiring, sent);
      expect(refused.status).toBe(409);
      expect(await stateOf(panel.id)).toBe("OPEN");
    }
  });

  test("names who is missing, takes a reason, and only from whoever hires", async () => {
    const panel = await makePanel({ kit, hiringManager: hiring, interviewers: [ana, bo] });
    await makeCard(panel, ana);
    await makeCard(panel, bo, { isSubmitted: false });
    const path = `/interviews/${panel.id}/debrief`;
    const page = await words(path, hiring);
    expect(page).toContain("1 of 2 cards are in.");
    expect(page).toContain("Without a card Bo Both");
    for (const other of [ana, office]) {
      expect(await words(path, other)).not.toContain("Without a card");
      expect((await post(path, other, { intent: "close", reason: "Now." })).status).toBe(404);
    }
    const seen = { intent: "close", "missing[]": bo.id };
    const reasonless = await post(path, hiring, { ...seen, reason: " " });
    expect(reasonless.status).toBe(422);
    expect(await reasonless.text()).toContain("Say why the debrief begins without these cards.");
    const unseen = await post(path, hiring, { intent: "close", reason: "She is ill." });
    expect(unseen.status).toBe(409);
    expect(await unseen.text()).toContain("She is ill.");
    expect(await stateOf(panel.id)).toBe("OPEN");

    await post(path, hiring, { ...seen, reason: "She is ill." });
    expect(await database().interviewPanel.findUnique({ where: { id: panel.id } })).toMatchObject({
      state: "DEBRIEF",
      missingIds: [bo.id],
    });
    const events = await database().auditEvent.findMany({
      where: { subjectId: panel.id, action: "interview.debrief-opened" },
    });
    expect(events.map(({ data }) => data)).toEqual([{ cards: 1, missing: 1 }]);
    const after = await words(path, hiring);
    expect(after).toContain("She is ill.");
    expect(after).toContain("No card is in from Bo Both.");
    expect((await post(path, hiring, { ...seen, reason: "Again." })).status).toBe(409);
  });

  test("waits for the hiring manager’s own card where they interview", async () => {
    const panel = await makePanel({ kit, hiringManager: hiring, interviewers: [hiring, ana] });
    await makeCard(panel, ana, { quotes: "Ana’s own words" });
    const path = `/interviews/${panel.id}/debrief`;
    expect(await words(path, hiring)).toContain("Your own card comes first.");
    const sent = { intent: "close", reason: "Now.", "missing[]": hiring.id };
    expect((await post(path, hiring, sent)).status).toBe(409);
    await database().interviewPanel.update({
      where: { id: panel.id },
      data: { state: "DEBRIEF", debriefAt: new Date() },
    });
    for (const page of ["debrief", "decision"]) {
      const blind = await get(`/interviews/${panel.id}/${page}`, hiring);
      expect(blind.headers.get("location"), page).toBe(`/interviews/${panel.id}/card?first=1`);
      expect(await blind.text()).not.toContain("Ana’s own words");
    }
    await post(`/interviews/${panel.id}/decision`, hiring, decision(1));
    expect(await stateOf(panel.id)).toBe("DEBRIEF");
  });
});

describe("the debrief", () => {
  test("shows cards that are in, and marks what came late; drafts are nowhere", async () => {
    const cy = await makePerson({ name: "Cy Late" });
    const di = await makePerson({ name: "Di Drafts" });
    const interviewers = [ana, bo, cy, di];
    const senior = {
      hiringManager: hiring,
      interviewers,
      kit: await makeKit({ levelId: "senior" }),
    };
    const panel = await makePanel({ ...senior, state: "debrief" });
    const before = new Date(Date.now() - 60_000);
    await makeCard(panel, ana, { points: [1, 3], submittedAt: before, recommendation: "no" });
    await makeCard(panel, bo, {
      points: [4, 3, 2, 3, 3, null],
      submittedAt: before,
      quotes: "As Bo heard",
    });
    await makeCard(panel, cy, { points: [3], submittedAt: new Date(Date.now() + 60_000) });
    await makeCard(panel, di, { isSubmitted: false, quotes: "A draft of hers" });
    const path = `/interviews/${panel.id}/debrief`;
    const page = await words(path, ana);
    expect(page).toContain("Cy Late after the debrief opened");
    expect(page).toContain("Not assessed, though planned There was no time.");
    expect(page).toMatch(/Krippendorff’s alpha −?\d\.\d\d \(95% interval/);
    expect(page).toContain("As Bo heard");
    expect(page).toContain("No card is in from Di Drafts.");
    expect(page).toContain("Di Drafts no card yet");
    expect(page).toContain("Planned, no card yet");
    expect(page).toMatch(/The kit asks 6 criteria: the step to .+ asks 3, the step to .+ asks 3\./);
    expect(page).not.toContain("A draft of hers");
    const folded = (html: string) => html.match(/<details[^>]* open=""/g)?.length ?? 0;
    const allOpen = await (await get(`${path}?notes=all`, ana)).text();
    expect(folded(allOpen)).toBeGreaterThan(folded(await (await get(path, ana)).text()));
    const anchors = await words(`${path}?anchors=1&order=ladder`, ana);
    expect(anchors).toContain("Put the largest differences first");
    expect((await get(path, di)).headers.get("location")).toContain("/card?first=1");
  });

  test("takes two statements beside its frame for eight interviewers and all criteria", async () => {
    const eight = await Promise.all(Array.from({ length: 8 }, () => makePerson()));
    const panel = await makePanel({
      kit,
      hiringManager: hiring,
      interviewers: eight,
      state: "debrief",
    });
    for (const [index, person] of eight.entries())
      await makeCard(panel, person, { points: [1 + (index % 4), 3, 2] });
    const as = await signedInAs(hiring);
    const path = `/interviews/${panel.id}/debrief`;
    await ask(path, { as });
    const frame = await countQueries(() => ask(`/interviews/${panel.id}/reopen`, { as }));
    const all = await countQueries(() => ask(path, { as }));
    expect(all - frame).toBe(2);
  });

  test("is not there for a candidate who works here, whatever their role", async () => {
    const candidate = await makePerson({ name: "Inga Inside", roles: ["PEOPLE_TEAM"] });
    const panel = await makePanel({
      kit,
      hiringManager: hiring,
      interviewers: [ana],
      state: "decided",
      candidate,
    });
    await makeCard(panel, ana);
    for (const page of ["debrief", "decision", "reopen"]) {
      const path = `/interviews/${panel.id}/${page}`;
      expect((await get(path, candidate)).status, page).toBe(404);
      const intent = { debrief: "close", decision: "decide", reopen: "reopen" }[page] ?? "";
      expect((await post(path, candidate, { intent, reason: "Why not" })).status).toBe(404);
    }
    expect((await get(`/interviews/${panel.id}/debrief`, office)).status).toBe(200);
    const read = { subjectId: panel.id, action: "interview.cards-read", actorId: office.id };
    expect(await database().auditEvent.count({ where: read })).toBe(1);
  });
});

describe("deciding", () => {
  test("takes a reason for each competency, keeps what was typed, and places nobody by itself", async () => {
    const panel = await makePanel({
      kit,
      hiringManager: hiring,
      interviewers: [ana, bo],
      state: "debrief",
    });
    await makeCard(panel, ana, { submittedAt: new Date(0) });
    const path = `/interviews/${panel.id}/decision`;
    const page = await (await get(path, hiring)).text();
    expect(wordsOf(page)).toMatch(
      /What the cards say meets what is asked in \d+ of the \d+ criteria that the step to .+ asks/,
    );
    expect(page).not.toMatch(/<option[^>]*selected[^>]*value="[^"]+\//);
    const [first = ""] = competenciesOf(kit);
    const missing = await post(path, hiring, decision(1, { [`reason-${first}`]: " " }));
    expect(missing.status).toBe(422);
    const back = await missing.text();
    expect(back).toContain(`href="#reason-${first}"`);
    expect(back).toContain(`Because of ${competenciesOf(kit)[1]}.`);

    await makeCard(panel, bo);
    const stale = await post(path, hiring, decision(1));
    expect(stale.status).toBe(409);
    expect(wordsOf(await stale.text())).toContain("came in since you opened");
    expect((await post(path, ana, decision(2))).status).toBe(404);

    await post(path, hiring, decision(2));
    expect(await stateOf(panel.id)).toBe("DECIDED");
    const [kept] = await database().interviewDecision.findMany({ where: { panelId: panel.id } });
    expect(kept).toMatchObject({ outcome: "NO_OFFER", mappedLevelId: null });
    expect(new Set(Object.keys(kept?.reasons as object))).toEqual(new Set(competenciesOf(kit)));
    expect(await words(path, ana)).toContain(`Because of ${first}.`);
    const notices = await database().notification.findMany({
      where: { kind: "interview-decided", personId: { in: [ana.id, bo.id] } },
    });
    expect(JSON.stringify(notices)).not.toMatch(/offer|Ada Example/i);
    const again = await post(path, hiring, decision(2, { summary: "Words to keep" }));
    expect(again.status).toBe(409);
    expect(wordsOf(await again.text())).toContain("Words to keep");
  });

  test("a card after it stands apart; reopened it counts, and the first decision stays", async () => {
    const panel = await makePanel({
      kit,
      hiringManager: hiring,
      interviewers: [ana, bo],
      state: "debrief",
    });
    await makeCard(panel, ana, { submittedAt: new Date(0) });
    const path = `/interviews/${panel.id}`;
    await post(`${path}/decision`, hiring, decision(1, { summary: "The first summary" }));
    await makeCard(panel, bo, { submittedAt: new Date(Date.now() + 1000), quotes: "Too late" });
    for (const page of ["debrief", "decision"]) {
      const shown = await words(`${path}/${page}`, hiring);
      expect(shown, page).toContain("Handed in after the decision");
      expect(shown, page).not.toContain("Too late");
    }
    expect((await post(`${path}/reopen`, hiring, { intent: "reopen", reason: "x" })).status).toBe(
      404,
    );
    const reasonless = await post(`${path}/reopen`, office, { intent: "reopen", reason: "" });
    expect(reasonless.status).toBe(422);
    await post(`${path}/reopen`, office, { intent: "reopen", reason: "One card was missing." });
    expect(await stateOf(panel.id)).toBe("DEBRIEF");
    const shown = await words(`${path}/decision`, hiring);
    expect(shown).toContain("One card was missing.");
    expect(shown).toContain("An earlier decision");
    expect(shown).toContain("The first summary");
    expect(await words(`${path}/debrief`, hiring)).toContain("Too late");
    await post(`${path}/decision`, hiring, decision(2, { place: "orchestrator/mid" }));
    const kept = await database().interviewDecision.findMany({
      where: { panelId: panel.id },
      orderBy: { at: "asc" },
    });
    expect(kept.map(({ mappedLevelId }) => mappedLevelId)).toEqual([null, "mid"]);
  });
});

describe("what is read besides", () => {
  test("the decision has the words that points rest on, and says what was amended", async () => {
    const panel = await makePanel({
      kit,
      hiringManager: hiring,
      interviewers: [ana, bo],
      state: "debrief",
    });
    const card = await makeCard(panel, ana, { points: [1], quotes: "As Ana heard" });
    await makeCard(panel, bo, { points: [3] });
    await database().scorecardAmendment.create({
      data: {
        cardId: card.id,
        criterionId: criteriaOf(panel)[0]?.id ?? "",
        point: 2,
        text: "I looked again.",
        afterOthers: true,
      },
    });
    const page = await words(`/interviews/${panel.id}/decision`, hiring);
    expect(page).toMatch(/Ana Asks: 1 .+?, amended to 2 .+? Said As Ana heard/);
    expect(page).toContain("I looked again.");
  });

  test("a browser with a draft learns whether there is still something to decide", async () => {
    const draft = { intent: "still-open" };
    const at = async (state: "debrief" | "decided") =>
      (await makePanel({ kit, hiringManager: hiring, interviewers: [ana], state })).id;
    const status = async (id: string, as: TestPerson) =>
      (await post(`/interviews/${id}/decision`, as, draft)).status;
    const [open, decided] = [await at("debrief"), await at("decided")];
    expect(await status(open, hiring)).toBe(200);
    expect(await status(decided, hiring)).toBe(410);
    expect(await status(open, ana)).toBe(404);
  });

  test("list and overview say what was decided, but not to whoever has yet to hand in", async () => {
    const panel = await makePanel({
      kit,
      hiringManager: hiring,
      interviewers: [ana, bo],
      state: "debrief",
      candidate: "Oda Outcome",
    });
    await makeCard(panel, ana, { submittedAt: new Date(0) });
    await post(`/interviews/${panel.id}/decision`, hiring, decision(1, { outcome: "OFFER" }));
    for (const reader of [hiring, ana, office]) {
      expect(await words(`/interviews/${panel.id}`, reader)).toContain("Decision An offer");
      expect(await words("/interviews?state=offer&q=Oda", reader)).toContain("Decided An offer");
      expect(await words("/interviews?state=no-offer&q=Oda", reader)).not.toContain("Oda Outcome");
    }
    expect(await words(`/interviews/${panel.id}`, bo)).not.toContain("An offer");
    expect(await words("/interviews?state=decided", bo)).not.toContain("An offer");
    expect(await words("/interviews?state=offer", bo)).not.toContain("Oda Outcome");
  });

  test("the first page says whose card, debrief and decision wait, never about oneself", async () => {
    const inside = await makePerson({ name: "Inga Inside" });
    const panel = await makePanel({
      kit,
      hiringManager: hiring,
      interviewers: [ana, bo],
      candidate: inside,
    });
    await makeCard(panel, bo);
    expect(await words("/", ana)).toContain("Hand in your card Inga Inside");
    expect(await words("/", bo)).toContain("Nothing is waiting for you.");
    expect(await words("/", hiring)).toContain("Nothing is waiting for you.");
    await makeCard(panel, ana);
    expect(await words("/", hiring)).toContain("Open the debrief Inga Inside");
    await database().interviewPanel.update({
      where: { id: panel.id },
      data: { state: "DEBRIEF", debriefAt: new Date() },
    });
    expect(await words("/", hiring)).toContain("Decide on a candidate Inga Inside");
    await database().interviewPanel.update({
      where: { id: panel.id },
      data: { hiringManagerId: inside.id },
    });
    for (const person of [inside, ana, bo])
      expect(await words("/", person)).not.toMatch(/candidate|debrief|your card/);
    const later = await makePanel({
      kit,
      interviewers: [ana],
      startsAt: new Date(Date.now() + 3_600_000),
    });
    expect(await words("/", ana)).not.toContain(later.candidateName);
  });
});

describe("an addition to a card after the decision", () => {
  test("stands apart on both pages and moves nothing in the matrix", async () => {
    const senior = await makeKit({ levelId: "senior" });
    const interviewers = [ana, bo];
    const panel = await makePanel({
      kit: senior,
      hiringManager: hiring,
      interviewers,
      state: "decided",
    });
    await makeCard(panel, ana, { points: [1], submittedAt: new Date(0) });
    await makeCard(panel, bo, { points: [2], submittedAt: new Date(0) });
    const path = `/interviews/${panel.id}`;
    const matrixOf = async () =>
      (await words(`${path}/debrief`, hiring)).split("Recommendations")[0];
    const before = await matrixOf();
    expect(before).toContain("1 point apart");
    const [first] = criteriaOf(panel);
    const added = await post(`${path}/card`, ana, {
      intent: "amend",
      about: first?.id ?? "",
      point: "4",
      recommendation: "",
      text: "I was too strict.",
    });
    expect(added.status).toBe(302);
    expect(await matrixOf()).toBe(before);
    for (const page of ["debrief", "decision"]) {
      const shown = await words(`${path}/${page}`, hiring);
      expect(shown, page).toMatch(
        /Added after the decision .* another point: 4 .* I was too strict\./,
      );
    }
  });
});

describe("patterns across panels", () => {
  test("are for the people team, by name, and leave out panels about the viewer", async () => {
    const inside = await makePerson({ name: "Inga Inside", roles: ["PEOPLE_TEAM"] });
    const senior = await makeKit({ levelId: "senior" });
    for (let index = 0; index < 5; index++) {
      const panel = await makePanel({
        kit: senior,
        hiringManager: hiring,
        interviewers: [ana, bo],
        state: "decided",
        candidate: index === 0 ? inside : `Candidate ${index}`,
      });
      const before = { submittedAt: new Date(0) };
      await makeCard(panel, ana, { ...before, points: [2, 3, 2, 3] });
      // A little more on every second candidate, or there is no chance to tell it from.
      await makeCard(panel, bo, { ...before, points: [3, 3, index % 2 === 0 ? 3 : 4, 4] });
      const late = await makePerson({ name: "Cy Late" });
      await makeCard(panel, late, { submittedAt: new Date(Date.now() + 60_000) });
    }
    const page = await words("/interviews/patterns", office);
    expect(page).toMatch(/Ana Asks 5 5 Lower than those they interviewed with: −0\.\d\d points/);
    expect(page).toMatch(/Bo Both 5 5 Higher than/);
    expect(page).not.toContain("Cy Late");
    expect(await words("/interviews/patterns", inside)).toMatch(/Ana Asks 4 4 /);
    expect((await get("/interviews/patterns", hiring)).status).toBe(404);
  });
});
