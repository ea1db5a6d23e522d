// Fills an empty data directory with a large organisation: 5,000 people, twelve to a manager, three released cycles and
// an open one. Prints who looks at what. The rows are made by the database itself, from one review that the app's own
// shapes describe.

import { currentLadder } from "~/ladder/ladder.server";
import { configureAuth, startSession } from "~/platform/auth.server";
import { closeDatabase, database, openDatabase } from "~/platform/database.server";
import { readEnvironment } from "~/platform/environment.server";
import { makeOrganisation, makePerson } from "../../tests/support/organisation";
import { makeReviewed } from "../../tests/support/review";

const PEOPLE = 5_000;
const REPORTS = 12;
const PAST_CYCLES = 3;
/** Of the open cycle: so many have begun to write. */
const DRAFTS = 2_000;

const [dataDir = ""] = process.argv.slice(2);
const env = readEnvironment({ DATA_DIR: dataDir });
await openDatabase({ dataDir: env.DATA_DIR });
configureAuth(env);
await makeOrganisation();

const template = await makeTemplate();
await makePeople();
for (let cycle = 1; cycle <= PAST_CYCLES; cycle += 1) await makeCycle(cycle, "CLOSED");
await makeCycle(PAST_CYCLES + 1, "OPEN");
await database().$executeRawUnsafe("ANALYZE");

// A manager whose twelve reports have none of their own, one of those reports, and the head of them all.
const manager = 100;
const report = manager * REPORTS + 3;
const editor = await makePerson({ name: "Editor", roles: ["LADDER_EDITOR", "PEOPLE_TEAM"] });
console.log(
  JSON.stringify({
    head: await sessionOf(0),
    manager: await sessionOf(manager),
    report: await sessionOf(report),
    editor: await startSession(editor.userId ?? ""),
    released: `/assessments/${assessmentId(PAST_CYCLES, report)}/released`,
    cycle: cycleId(PAST_CYCLES + 1),
  }),
);
await closeDatabase();

async function makeTemplate() {
  const manager = await makePerson({ name: "Template manager" });
  const person = await makePerson({ name: "Template", managerId: manager.id });
  const { assessment } = await makeReviewed(person, "acknowledged", manager, {
    self: [3, 2, 3],
    manager: [3, 3, 2],
  });
  return assessment;
}

/** The n-th id of a kind: kinds do not meet, and what belongs together can be computed. */
function idOf(kind: string, number: string): string {
  return `('${kind}-0000-7000-8000-' || lpad(to_hex(${number}), 12, '0'))::uuid`;
}

function assessmentId(cycle: number, person: number): string {
  const hex = (cycle * 1_000_000 + person).toString(16).padStart(12, "0");
  return `0000000a-0000-7000-8000-${hex}`;
}

function cycleId(cycle: number): string {
  return `0000000c-0000-7000-8000-${String(cycle).padStart(12, "0")}`;
}

async function sessionOf(person: number): Promise<string[]> {
  return startSession(`large-${person}`);
}

/** Person 0 leads; everybody else reports to the twelfth part of their own number. */
async function makePeople() {
  await database().$executeRawUnsafe(`
    INSERT INTO "User" ("id", "name", "email", "emailVerified", "updatedAt")
    SELECT 'large-' || i, 'Person ' || i, 'large' || i || '@example.org', true, now()
    FROM generate_series(0, ${PEOPLE - 1}) i`);
  await database().$executeRawUnsafe(`
    INSERT INTO "Person" ("id", "userId", "email", "name", "managerId", "trackId", "levelId", "updatedAt")
    SELECT ${idOf("00000001", "i")}, 'large-' || i, 'large' || i || '@example.org', 'Person ' || i,
           CASE WHEN i > 0 THEN ${idOf("00000001", `(i - 1) / ${REPORTS}`)} END, 'orchestrator', 'mid', now()
    FROM generate_series(0, ${PEOPLE - 1}) i`);
  await database().$executeRawUnsafe(`
    INSERT INTO "Evidence" ("id", "personId", "url", "title", "kind", "date", "shows", "parts", "updatedAt")
    SELECT ${idOf("0000000e", "i")}, ${idOf("00000001", "i")}, 'https://example.org/' || i, 'Note ' || i, 'design-note',
           '2026-03-01', 'How it was broken down', ARRAY['directed'], now()
    FROM generate_series(0, ${PEOPLE - 1}) i`);
}

/** Everybody but the head is in it: in a closed one with a released review, in the open one in every state. */
async function makeCycle(number: number, state: "CLOSED" | "OPEN") {
  const isOpen = state === "OPEN";
  const cycle = cycleId(number);
  const { versionId } = currentLadder();
  const months = (PAST_CYCLES + 1 - number) * 6;
  const day = `(now() - interval '${months} months')`;
  await database().$executeRawUnsafe(`
    INSERT INTO "Cycle" ("id", "name", "state", "ladderVersionId", "opensOn", "closesOn", "updatedAt")
    VALUES ('${cycle}', 'Cycle ${number}', '${state}', '${versionId}', ${day} - interval '30 days',
            ${day} + interval '30 days', now())`);
  const own = (kind: string) => idOf(kind, `${number * 1_000_000} + i`);
  const everybody = `generate_series(1, ${PEOPLE - 1}) i`;
  const stateOf = isOpen
    ? `(CASE WHEN i <= ${DRAFTS} THEN 'DRAFT' WHEN i % 3 = 0 THEN 'SUBMITTED' WHEN i % 3 = 1 THEN 'IN_REVIEW' ELSE 'REVIEWED' END)`
    : `'ACKNOWLEDGED'`;
  const submitted = isOpen ? `AND i > ${DRAFTS}` : "";
  const reviewed = isOpen ? `AND i > ${DRAFTS} AND i % 3 > 0` : "";
  await database().$executeRawUnsafe(`
    INSERT INTO "Assessment" ("id", "personId", "cycleId", "ladderVersionId", "transitionId", "state", "startedAt", "submittedAt")
    SELECT ${own("0000000a")}, ${idOf("00000001", "i")}, '${cycle}', '${versionId}', 'mid-to-senior',
           ${stateOf}::"AssessmentState", ${day}, CASE WHEN ${stateOf} <> 'DRAFT' THEN ${day} END
    FROM ${everybody}`);
  await database().$executeRawUnsafe(`
    INSERT INTO "Rating" ("id", "assessmentId", "criterionId", "point", "narrative", "updatedAt")
    SELECT gen_random_uuid(), ${own("0000000a")}, t."criterionId", 1 + (i + t."point") % 4, t."narrative", ${day}
    FROM ${everybody}, (SELECT * FROM "Rating" WHERE "assessmentId" = '${template}') t
    WHERE i % 4 > 0 OR t."criterionId" = 'design-robust-patterns'`);
  await database().$executeRawUnsafe(`
    INSERT INTO "Claim" ("assessmentId", "criterionId", "evidenceId")
    SELECT ${own("0000000a")}, 'design-robust-patterns', ${idOf("0000000e", "i")} FROM ${everybody}`);
  await database().$executeRawUnsafe(`
    INSERT INTO "Submission" ("id", "assessmentId", "submittedAt", "content", "contentHash")
    SELECT gen_random_uuid(), ${own("0000000a")}, ${day}, t."content", t."contentHash"
    FROM ${everybody}, (SELECT * FROM "Submission" WHERE "assessmentId" = '${template}') t WHERE true ${submitted}`);
  await database().$executeRawUnsafe(`
    INSERT INTO "Review" ("id", "assessmentId", "reviewerId", "summary", "startedAt", "finishedAt")
    SELECT ${own("0000000b")}, ${own("0000000a")}, ${idOf("00000001", `(i - 1) / ${REPORTS}`)}, 'On the whole', ${day}, ${day}
    FROM ${everybody} WHERE true ${reviewed}`);
  await database().$executeRawUnsafe(`
    INSERT INTO "ReviewRating" ("id", "reviewId", "criterionId", "point", "rationale", "settledAt", "blindPoint", "updatedAt")
    SELECT gen_random_uuid(), ${own("0000000b")}, t."criterionId", t."point", t."rationale", ${day}, t."point", ${day}
    FROM ${everybody}, (SELECT g.* FROM "ReviewRating" g JOIN "Review" r ON r."id" = g."reviewId"
      WHERE r."assessmentId" = '${template}') t WHERE true ${reviewed}`);
  if (isOpen) return;
  await database().$executeRawUnsafe(`
    INSERT INTO "Release" ("id", "assessmentId", "releasedById", "releasedAt", "content", "contentHash", "acknowledgedAt", "stance")
    SELECT ${own("0000000d")}, ${own("0000000a")}, ${idOf("00000001", `(i - 1) / ${REPORTS}`)}, ${day}, t."content",
           t."contentHash", ${day}, 'agree'
    FROM ${everybody}, (SELECT * FROM "Release" WHERE "assessmentId" = '${template}') t`);
}
