import { beforeAll, describe, expect, it } from "vitest";
import { openWords } from "~/calibration/domain/preview";
import { moveSessionTo } from "~/calibration/moves.server";
import { ownPreview } from "~/calibration/preview.server";
import { requireSession } from "~/calibration/session.server";
import { listSessions } from "~/calibration/sessions.server";
import { configureLadder, loadLadderFromDisk } from "~/ladder/ladder.server";
import { findPersonas } from "~/people/personas.server";
import { database } from "~/platform/database.server";
import { loadDemoOrganisation } from "~/setup/demo/load.server";
import { signedInAs, testApp } from "../support/app";
import { testDatabase } from "../support/database";

testDatabase();

type State = "LIVE" | "PREVIEW" | "LOCKED";

/** Pages about the ratings; `$who` is somebody in the session. */
const VIEWS = [
  "agenda",
  "people",
  "people/$who",
  "compare?who=$who",
  "changes",
  "distribution",
  "heat-map",
  "matrix",
  "cycles",
  "figures",
  "raters",
];
const RUNNING = ["settings", "population", "participants"];

let ask: Awaited<ReturnType<typeof testApp>>;
const idOf = async (state: State) =>
  (await database().calibrationSession.findFirstOrThrow({ where: { state } })).id;

beforeAll(async () => {
  await configureLadder(await loadLadderFromDisk("orchestrator"), { isPublic: true });
  await loadDemoOrganisation(new Date());
  ask = await testApp();
});

async function persona(key: string) {
  const found = (await findPersonas()).find((each) => each.key === key);
  if (!found) throw new Error(`nobody is the ${key}`);
  return { ...found, cookies: await signedInAs({ userId: found.userId }) };
}

/** What each page of a session answers somebody. */
async function answers(key: string, state: State, pages: readonly string[]) {
  const { cookies } = await persona(key);
  const id = await idOf(state);
  const { personId } = await persona("manager");
  const member = await database().calibrationMember.findFirstOrThrow({
    where: {
      sessionId: id,
      assessment: { state: "IN_CALIBRATION", review: { reviewerId: { not: personId } } },
    },
  });
  const result: Record<string, number> = {};
  for (const page of pages) {
    const path = `/calibration/${id}/${page.replace("$who", member.assessmentId)}`;
    result[page] = (await ask(path.replace(/\/$/, ""), { as: cookies })).status;
  }
  return result;
}

const all = (pages: readonly string[], status: number) =>
  Object.fromEntries(pages.map((page) => [page, status]));

describe("calibration in the demo organisation", () => {
  it("has a session in preview, one live and one locked, listed for those who sit in them", async () => {
    const seen = async (key: string) => {
      const { personId } = await persona(key);
      const roles = key === "people-team" ? (["PEOPLE_TEAM"] as const) : [];
      const filter = { cycle: "", state: undefined, page: 1 };
      const { sessions } = await listSessions({ personId, roles: [...roles] }, filter);
      return sessions.map(({ state }) => state).sort();
    };
    expect(await seen("people-team")).toEqual(["live", "locked", "preview"]);
    expect(await seen("manager")).toEqual(["live", "locked", "preview"]);
    expect(await seen("ladder-editor")).toEqual(["preview"]);
    expect(await seen("engineer")).toEqual([]);
    expect(await seen("administrator")).toEqual([]);
  });

  it.each(["LIVE", "LOCKED"] as const)("shows the %s one to the manager", async (state) => {
    expect(await answers("manager", state, ["", ...VIEWS])).toEqual(all(["", ...VIEWS], 200));
    expect(await answers("manager", state, RUNNING)).toEqual(all(RUNNING, 404));
    const preview = await answers("manager", state, ["preview"]);
    expect(preview).toEqual({ preview: state === "LIVE" ? 200 : 404 });
  });

  it.each(["LIVE", "LOCKED", "PREVIEW"] as const)(
    "shows the %s one to the people team",
    async (state) => {
      expect(await answers("people-team", state, ["", ...VIEWS])).toEqual(all(["", ...VIEWS], 200));
      const running = await answers("people-team", state, RUNNING);
      expect(running).toEqual(all(RUNNING, state === "LOCKED" ? 404 : 200));
    },
  );

  it.each(["manager", "ladder-editor"])("asks the %s for a preview first", async (key) => {
    const own = ["", "preview", "preview/people/$who", "preview/cases/stock-reservations"];
    expect(await answers(key, "PREVIEW", own)).toEqual(all(own, 200));
    expect(await answers(key, "PREVIEW", VIEWS)).toEqual(all(VIEWS, 302));
  });

  it.each(["engineer", "administrator"])("is not there for the %s", async (key) => {
    for (const state of ["LIVE", "LOCKED", "PREVIEW"] as const)
      expect(await answers(key, state, ["", ...VIEWS, "preview"])).toEqual(
        all(["", ...VIEWS, "preview"], 404),
      );
  });

  it("has nothing open in previews that are in, by the app’s own count", async () => {
    const seats = await database().calibrationParticipant.findMany({
      where: { role: "CALIBRATOR", session: { state: { in: ["LIVE", "PREVIEW"] } } },
    });
    for (const { sessionId, personId, previewDoneAt } of seats) {
      const person = await database().person.findUniqueOrThrow({ where: { id: personId } });
      const request = new Request("http://localhost/", {
        headers: {
          cookie: (await signedInAs(person)).map((line) => line.split(";")[0]).join("; "),
        },
      });
      const context = { ...CONTEXT, memo: new Map() };
      const { viewer, session } = await requireSession(
        { request, context },
        sessionId,
        "calibration.preview",
      );
      const open = openWords(await ownPreview(viewer, session));
      expect(open.length === 0).toBe(previewDoneAt !== null);
    }
  });

  it("is as locking it would leave it", async () => {
    const id = await idOf("LOCKED");
    const { personId } = await persona("people-team");
    const who = { personId, roles: ["PEOPLE_TEAM" as const], actor: { personId } };
    const written = () =>
      database().calibratedRating.findMany({
        where: { sessionId: id },
        orderBy: [{ assessmentId: "asc" }, { criterionId: "asc" }],
        omit: { at: true },
      });
    const told = async () =>
      (await database().notification.findMany({ where: { kind: "calibration-locked" } }))
        .map(({ personId: to, address }) => `${to} ${address}`)
        .sort();
    const before = { written: await written(), told: await told() };
    expect(before.written.length).toBeGreaterThan(3);
    const session = () =>
      database().calibrationSession.findUniqueOrThrow({
        where: { id },
        select: { revision: true },
      });
    const { revision } = await session();
    await moveSessionTo(who, id, "reopen", { reason: "To see whether it comes to the same." });
    expect(await written()).toEqual([]);
    await moveSessionTo(who, id, "lock");
    expect(await written()).toEqual(before.written);
    const again = await told();
    expect([...new Set(again)]).toEqual(before.told);
    expect(again).toHaveLength(before.told.length * 2);
    expect(await session()).toEqual({ revision: revision + 2 });
  });
});

const CONTEXT = {
  requestId: "test",
  clientAddress: "203.0.113.7",
  nonce: "test",
  cacheKey: null,
  setCookie: () => undefined,
};
