import { beforeAll, describe, expect, test } from "vitest";
import { can, type PanelSeat, type Position, type Subject } from "~/access/domain/can";
import { ACTIONS, MATRIX, type SubjectState } from "~/access/domain/matrix";
import { ASSESSMENT_STATES, type AssessmentState } from "~/assessment/domain/state";
import { SESSION_STATES, type SessionState } from "~/calibration/domain/state";
import { PANEL_STATES, type PanelState } from "~/interview/domain/state";
import { configureLadder, currentLadder } from "~/ladder/ladder.server";
import { database } from "~/platform/database.server";
import {
  ACCESS_TABLE,
  type AccessRow,
  type Need,
  ONLY_AT,
  VIEWERS,
  type ViewerName,
} from "../support/access-table";
import { allRoutes, routesWithActions, signedInAs, testApp } from "../support/app";
import { makeRated, makeSession } from "../support/calibration";
import { testDatabase } from "../support/database";
import { makeQuestion } from "../support/evidence";
import { makeCard, makeKit, makePanel } from "../support/interview";
import {
  makeCycle,
  makeDelegation,
  makeOrganisation,
  makePerson,
  type TestPerson,
} from "../support/organisation";
import { makeReviewed } from "../support/review";

testDatabase();

let ask: Awaited<ReturnType<typeof testApp>>;
const people = new Map<ViewerName, TestPerson>();
const cookies = new Map<ViewerName, string[]>();
const ids: Record<string, string> = {};
let subject: Position;
let reviewerId = "";

beforeAll(async () => {
  await makeOrganisation();
  ask = await testApp();
  const head = await makePerson();
  const manager = await makePerson({ managerId: head.id });
  const self = await makePerson({ managerId: manager.id });
  people.set("skip-level", head).set("manager", manager).set("self", self);
  people.set("peer", await makePerson({ managerId: manager.id }));
  const acting = await makePerson();
  const reviewer = await makePerson();
  people.set("acting manager", acting).set("reviewer", reviewer);
  reviewerId = reviewer.id;
  await makeDelegation(manager, acting);
  people.set("former manager", await makePerson());
  people.set("calibrator", await makePerson()).set("facilitator", await makePerson());
  people.set("former calibrator", await makePerson());
  people.set("interviewer", await makePerson()).set("hiring manager", await makePerson());
  people.set("interviewer who handed in", await makePerson());
  people.set("former interviewer", await makePerson());
  people.set("people team", await makePerson({ roles: ["PEOPLE_TEAM"] }));
  people.set("ladder editor", await makePerson({ roles: ["LADDER_EDITOR"] }));
  people.set("system administrator", await makePerson({ roles: ["SYSTEM_ADMINISTRATOR"] }));
  const left = await makePerson({ leftOn: new Date("2026-01-01"), roles: ["PEOPLE_TEAM"] });
  people.set("person who left", left);
  for (const [name, person] of people) cookies.set(name, await signedInAs(person));
  subject = {
    personId: self.id,
    managerId: manager.id,
    managersAbove: [head.id],
    actingManagers: [acting.id],
  };
  const letter = { to: "a@example.org", subject: "x", text: "x" };
  ids.mail = (await database().mail.create({ data: letter })).id;
  ids.person = self.id;
  // None yet: rows that are about an assessment make one.
  ids.assessment = crypto.randomUUID();
  ids.mailKey = self.mailKey;
  ids.notice = (await database().notification.create({ data: noticeFor(self.id) })).id;
  ids.cycle = (await makeCycle("DRAFT")).id;
  ids.section = currentLadder().ladder.sections[0]?.id ?? "";
  await keepOwnCopies();
  // So that whoever interviews or hires is known for it before the first panel of a case is made.
  ids.kit = (await panelIn("open")).kitId;
  ids.question = (await makeQuestion({ id: self.id }, { id: people.get("peer")?.id ?? "" })).id;
}, 120_000);

const noticeFor = (personId: string) => ({
  personId,
  kind: "released",
  address: "/assessments",
  key: "x",
});

/** What the subject submitted and was released once, in whatever state the case's own assessment is. */
async function keepOwnCopies() {
  const past = await makeReviewed({ id: subject.personId }, "acknowledged", { id: reviewerId });
  ids.ownRelease = past.release;
  const of = { where: { assessmentId: past.assessment }, select: { id: true } };
  ids.ownSubmission = (await database().submission.findFirstOrThrow(of)).id;
}

/** What stands ready; null once somebody was allowed to write to it. */
let ready: string | null = null;

/** A subject in this state that nobody has written to, so that no case depends on another's writes. */
async function makeReady(state: SubjectState, kind: Kind) {
  const wanted = `${kind} ${state}`;
  if (ready === wanted) return;
  if (kind === "session") await sessionIn(state as SessionState);
  else if (kind === "panel") await panelIn(state as PanelState);
  else
    Object.assign(
      ids,
      await makeReviewed({ id: subject.personId }, state as AssessmentState, { id: reviewerId }),
    );
  ready = wanted;
}

/** A session in which the subject and a colleague of theirs are rated. */
async function sessionIn(state: SessionState) {
  const idOf = (name: ViewerName) => ({ id: people.get(name)?.id ?? "" });
  const cycle = (await makeCycle()).id;
  await database().cycle.update({ where: { id: cycle }, data: { isCalibrated: true } });
  const rated = { state: state === "set-up" ? ("reviewed" as const) : ("in-calibration" as const) };
  const reviewer = { id: reviewerId };
  ids.assessment = await makeRated(cycle, { id: subject.personId }, reviewer, rated);
  const other = await makeRated(cycle, idOf("peer"), reviewer, rated);
  const seats = { calibrators: [idOf("calibrator"), idOf("former calibrator")] };
  const session = await makeSession([ids.assessment, other], {
    ...seats,
    state,
    facilitator: idOf("facilitator"),
  });
  await database().calibrationParticipant.updateMany({
    where: { sessionId: session.id, personId: idOf("former calibrator").id },
    data: { removedAt: new Date() },
  });
  ids.session = session.id;
  ids.colleague = other;
}

/**
 * A panel about the subject, for whom the line is as for the assessment: one card begun, one handed in, one set aside with
 * its writer.
 */
async function panelIn(state: PanelState) {
  const idOf = (name: ViewerName) => ({ id: people.get(name)?.id ?? "" });
  const interviewers = ["interviewer", "interviewer who handed in", "former interviewer"] as const;
  const panel = await makePanel({
    state,
    kit: await makeKit(),
    candidate: { id: subject.personId, name: "Subject" },
    hiringManager: idOf("hiring manager"),
    interviewers: interviewers.map(idOf),
  });
  await makeCard(panel, idOf("interviewer"), { isSubmitted: false });
  await makeCard(panel, idOf("former interviewer"), { isSubmitted: false });
  ids.card = (await makeCard(panel, idOf("interviewer who handed in"))).id;
  await database().interviewSeat.updateMany({
    where: { panelId: panel.id, interviewerId: idOf("former interviewer").id },
    data: { removedAt: new Date() },
  });
  ids.panel = panel.id;
  return panel;
}

/** A session per viewer, until one is used to sign out. */
async function sessionOf(viewer: ViewerName, pattern: string): Promise<string[] | undefined> {
  const person = people.get(viewer);
  if (!person) return undefined;
  return pattern === "/sign-out" ? signedInAs(person) : cookies.get(viewer);
}

/** Who has the review: nobody before it begins. */
function reviewerIn(state: SubjectState): string | null {
  return state === "draft" || state === "submitted" ? null : reviewerId;
}

test("every route has a row in the access table, and every row a route", () => {
  const patterns = [...new Set(allRoutes().map((route) => route.pattern))].sort();
  expect(Object.keys(ACCESS_TABLE).sort()).toEqual(patterns);
});

test("every route that takes forms says what they need, and no other does", async () => {
  const withForms = Object.entries(ACCESS_TABLE).flatMap(([pattern, row]) =>
    row.post ? [pattern] : [],
  );
  expect(withForms.sort()).toEqual((await routesWithActions()).sort());
});

test("the matrix names every action, and an unknown role or action is denied", () => {
  expect(Object.keys(MATRIX).sort()).toEqual([...ACTIONS].sort());
  const stranger = { personId: "x", roles: ["EMPEROR"] as never };
  for (const action of ACTIONS)
    expect(can(stranger, action)).toBe(can({ personId: "x", roles: [] }, action));
  expect(can({ personId: "x", roles: ["PEOPLE_TEAM"] }, "everything" as never)).toBe(false);
});

/** The states in which a route's answers may differ. */
function statesFor(viewer: ViewerName, pattern: string, row: AccessRow): readonly SubjectState[] {
  const only = ONLY_AT[viewer];
  // To these the subject is a colleague like any other, whatever its state.
  const isOthers =
    only !== undefined &&
    !pattern.includes(only) &&
    !(only === ":assessmentId" && row.address.includes("$request"));
  if (pattern.includes(":sessionId")) return isOthers ? ["live"] : SESSION_STATES;
  if (pattern.includes(":panelId")) return isOthers ? ["debrief"] : PANEL_STATES;
  if (pattern.includes(":assessmentId") || row.address.includes("$request"))
    return isOthers ? ["released"] : ASSESSMENT_STATES;
  return ["draft"];
}

/** What has the state that the case is about. */
type Kind = "assessment" | "session" | "panel";

function kindOf(pattern: string): Kind {
  if (pattern.includes(":panelId")) return "panel";
  return pattern.includes(":sessionId") ? "session" : "assessment";
}

describe.each(VIEWERS)("as %s", (viewer) => {
  const cases = Object.entries(ACCESS_TABLE)
    .flatMap(([pattern, row]) =>
      statesFor(viewer, pattern, row).map((state) => ({
        pattern,
        row,
        state,
        kind: kindOf(pattern),
      })),
    )
    .sort((a, b) => `${a.kind} ${a.state}`.localeCompare(`${b.kind} ${b.state}`));
  test.each(cases)(
    "$pattern answers as the matrix says in state $state",
    async ({ pattern, row, state, kind }) => {
      await makeReady(state, kind);
      const address = row.address.replace(/\$(\w+)/g, (_, name: string) => ids[name] ?? "missing");
      const as = await sessionOf(viewer, pattern);
      expect(outcome(await ask(address, { as })), `GET ${address}`).toBe(
        expected(viewer, row.get, state),
      );
      const data = await ask(
        `${address.replace("?", ".data?")}${address.includes("?") ? "" : ".data"}`,
        { as },
      );
      expect(await isLeak(data, viewer, row.get, state), `GET ${address} as data`).toBe(false);
      if (!row.post) return;
      const isAllowed = expected(viewer, row.post.need, state) === "answered";
      const before = isAllowed ? null : await stored();
      const answer = outcome(await ask(address, { as, form: row.post.form }));
      if (isAllowed) {
        ready = null;
        // Allowed: it is done, or refused for a reason of its own, such as a field that is missing.
        expect(["answered", "refused"], `POST ${address}`).toContain(answer);
      } else {
        // One's own is there in every state; to others it is not. For nobody does anything change.
        // Where the page may be read, writing may be refused with a reason.
        const mayRead = expected(viewer, row.get, state) === "answered";
        const own = viewer === "self" && isAboutSubject(row.post.need);
        const reviews =
          row.post.need === "review.write" && expected(viewer, "review.read", state) === "answered";
        const refusals =
          own || mayRead || reviews
            ? ["answered", "refused", "not there"]
            : [expected(viewer, row.post.need, state)];
        expect(refusals, `POST ${address}`).toContain(answer);
        expect(await stored(), `POST ${address} changed something`).toEqual(before);
      }
    },
  );
});

test("a ladder that is not public is for people who are signed in", async () => {
  const { ladder } = currentLadder();
  await configureLadder(ladder, { isPublic: false });
  for (const [pattern, row] of Object.entries(ACCESS_TABLE)) {
    if (row.get !== "ladder") continue;
    const address = row.address.replace("$section", ids.section ?? "");
    expect(outcome(await ask(address)), pattern).toBe("sign in");
    expect(outcome(await ask(address, { as: cookies.get("peer") })), pattern).toBe("answered");
  }
  await configureLadder(ladder, { isPublic: true });
});

type Outcome = "answered" | "sign in" | "not there" | "refused";

function outcome(response: Response): Outcome | number {
  if (response.status === 404) return "not there";
  if (response.status === 409) return "refused";
  if (response.status >= 500) return response.status;
  if (response.status >= 300 && response.status < 400)
    return response.headers.get("location")?.startsWith("/sign-in?to=") ? "sign in" : "answered";
  return "answered";
}

function expected(viewer: ViewerName, need: Need, state: SubjectState): Outcome {
  if (need === "anybody" || need === "ladder") return "answered";
  if (need === "nobody") return "not there";
  // Somebody who left is signed out, whatever they were.
  const person = viewer === "visitor" || viewer === "person who left" ? null : people.get(viewer);
  const actor = person ? { personId: person.id, roles: person.roles } : null;
  const about = aboutOf(viewer, need, state);
  const isAllowed =
    typeof need === "string" ? can(actor, need, about) : actor && need.includes(viewer);
  if (isAllowed) return "answered";
  return actor ? "not there" : "sign in";
}

function aboutOf(viewer: ViewerName, need: Need, state: SubjectState): Subject {
  if (typeof need === "string" && need.startsWith("calibration."))
    return { state, seat: viewer === "calibrator" || viewer === "facilitator" ? viewer : null };
  if (typeof need === "string" && ABOUT_A_PANEL.test(need))
    return { state, panelSeats: PANEL_SEATS[viewer] ?? [], isCandidate: viewer === "self" };
  return isAboutSubject(need) ? { person: subject, state, reviewerId: reviewerIn(state) } : {};
}

const PANEL_SEATS: Partial<Record<ViewerName, readonly PanelSeat[]>> = {
  interviewer: ["interviewer"],
  "interviewer who handed in": ["interviewer"],
  "hiring manager": ["hiringManager"],
};

/** The list, and what the people team manages, are about no panel in particular. */
const ABOUT_A_PANEL = /^(kit|scorecard|interview)\.(?!list|manage)/;
const ABOUT_AN_ASSESSMENT = /^(assessment|record|review|request|release|action)\./;

function isAboutSubject(need: Need): boolean {
  return typeof need === "string" && ABOUT_AN_ASSESSMENT.test(need) && need !== "assessment.start";
}

/** Written to by the request itself, whatever comes of it. */
const PASSING = ["Session", "RateLimit", "AuditEvent", "_prisma_migrations"];

let last: { transaction: string; marks: unknown } | undefined;

/** What is stored, as something that every write moves. Looked at only where a transaction has written since. */
async function stored(): Promise<unknown> {
  const [now] = await database().$queryRaw<{ next: string }[]>`
    SELECT pg_snapshot_xmax(pg_current_snapshot())::text AS "next"`;
  const transaction = now?.next ?? "";
  if (last?.transaction !== transaction) last = { transaction, marks: await marksOfTables() };
  return last.marks;
}

/**
 * One mark per table: how many rows there are, and the newest transaction that made one of them (an update makes a row
 * anew).
 */
async function marksOfTables(): Promise<unknown> {
  tables ??= await database().$queryRaw<{ tablename: string }[]>`
    SELECT tablename FROM pg_tables WHERE schemaname = 'public'`;
  const marks = tables
    .map(({ tablename }) => tablename)
    .filter((name) => !PASSING.includes(name))
    .map(
      (name) =>
        `SELECT '${name}' AS "table", count(*)::int AS "rows", max(xmin::text::bigint)::text AS "newest" FROM "${name}"`,
    );
  return database().$queryRawUnsafe(`${marks.join(" UNION ALL ")} ORDER BY 1`);
}

let tables: { tablename: string }[] | undefined;

/** Data requests answer 200 or 202 with redirects and errors inside: what must not leak is the page's data. */
async function isLeak(response: Response, viewer: ViewerName, need: Need, state: SubjectState) {
  if (expected(viewer, need, state) === "answered") return response.status >= 500;
  const text = await response.text();
  return response.status < 300 && !/SingleFetchRedirect|SanitizedError|ErrorResponse/.test(text);
}
