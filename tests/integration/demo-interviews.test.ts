import { beforeAll, describe, expect, it } from "vitest";
import { isEmptyHanded, opensAt } from "~/interview/domain/handing-in";
import { remindOfCards } from "~/interview/reminders.server";
import { dryRun } from "~/interview/retention.server";
import { configureLadder, loadLadderFromDisk } from "~/ladder/ladder.server";
import { findPersonas } from "~/people/personas.server";
import { database } from "~/platform/database.server";
import { loadDemoOrganisation } from "~/setup/demo/load.server";
import { signedInAs, testApp } from "../support/app";
import { testDatabase } from "../support/database";

testDatabase();

let ask: Awaited<ReturnType<typeof testApp>>;
const panels = new Map<string, string>();

beforeAll(async () => {
  await configureLadder(await loadLadderFromDisk("orchestrator"), { isPublic: true });
  await loadDemoOrganisation(new Date());
  ask = await testApp();
  for (const { id, candidateName } of await database().interviewPanel.findMany())
    panels.set(candidateName, id);
}, 60_000);

async function persona(key: string) {
  const found = (await findPersonas()).find((each) => each.key === key);
  if (!found) throw new Error(`nobody is the ${key}`);
  return found;
}

const page = async (key: string, path: string) =>
  ask(path, { as: await signedInAs(await persona(key)) });
const addressOf = (candidate: string) => `/interviews/${panels.get(candidate)}`;

describe("interviews in the demo organisation", () => {
  it("are listed for whoever is on them, and all of them for the people team", async () => {
    const seen = async (key: string) => {
      const text = await (await page(key, "/interviews")).text();
      return [...panels.keys()].filter((name) => text.includes(name)).sort();
    };
    expect(await seen("manager")).toEqual(["Idris Vaughan-Kaya", "Tamsin Okonkwo-Reid"]);
    expect(await seen("engineer")).toEqual(["Idris Vaughan-Kaya"]);
    expect(await seen("people-team")).toEqual([...panels.keys()].sort());
    expect(await seen("administrator")).toEqual([]);
  });

  it("let the manager decide on one, and ask for his card on another first", async () => {
    const debrief = await page("manager", `${addressOf("Tamsin Okonkwo-Reid")}/debrief`);
    expect(debrief.status).toBe(200);
    expect(await debrief.text()).toContain("Lucía");
    const [card] = await database().scorecard.findMany({
      where: { panelId: panels.get("Idris Vaughan-Kaya") ?? "", submittedAt: { not: null } },
    });
    const blind = await page("manager", `${addressOf("Idris Vaughan-Kaya")}/cards/${card?.id}`);
    expect(blind.headers.get("location")).toContain("/card?first=1");
    expect((await page("manager", `${addressOf("Idris Vaughan-Kaya")}/card`)).status).toBe(200);
  });

  it("have no card in before its session began, and none that assesses nothing", async () => {
    const cards = await database().scorecard.findMany({
      where: { submittedAt: { not: null } },
      include: { answers: true },
    });
    expect(cards.length).toBeGreaterThan(10);
    const sessions = await database().interviewSession.findMany();
    for (const { panelId, interviewerId, submittedAt, answers } of cards) {
      const own = sessions.filter(
        (each) => each.panelId === panelId && each.interviewerId === interviewerId,
      );
      expect(opensAt(own, submittedAt ?? new Date(0)), panelId).toBeNull();
      expect(isEmptyHanded(answers), panelId).toBe(false);
    }
  });

  it("show the people team every panel, with what is due, soon and held", async () => {
    for (const path of ["", "/settings", "/keeping"])
      expect((await page("people-team", `${addressOf("Rosalind Achterberg")}${path}`)).status).toBe(
        200,
      );
    expect((await page("people-team", `${addressOf("Anselm Drăgulescu")}/debrief`)).status).toBe(
      200,
    );
    const { personId } = await persona("people-team");
    const { due, soon, held } = await dryRun({ personId, roles: ["PEOPLE_TEAM"] }, new Date());
    expect(due.total).toBe(0);
    expect(soon.panels.map(({ candidateName }) => candidateName)).toEqual([
      "Perpetua Lindqvist-Amadi",
    ]);
    expect(held.panels.map(({ candidateName }) => candidateName)).toEqual(["Caspian Thorburn"]);
    const file = await page("people-team", `${addressOf("Anselm Drăgulescu")}/candidate-data.md`);
    expect(await file.text()).toContain("Interviewer 4");
  });

  it("are no news to the candidate who works here", async () => {
    const candidate = await database().person.findFirstOrThrow({
      where: { appliedTo: { some: {} } },
    });
    const as = await signedInAs(candidate);
    expect((await ask(addressOf(candidate.name), { as })).status).toBe(404);
    const told = await database().notification.count({
      where: { personId: candidate.id, kind: { startsWith: "interview-" } },
    });
    expect(told).toBe(0);
  });

  it("remind nobody more than the plan has, and of no card that is in", async () => {
    await remindOfCards(new Date());
    const reminders = await database().notification.groupBy({
      by: ["personId"],
      where: { kind: "interview-card", readAt: null },
      _count: true,
    });
    for (const { _count } of reminders) expect(_count).toBeLessThanOrEqual(5);
    expect(await remindOfCards(new Date())).toBe(0);
  });
});
