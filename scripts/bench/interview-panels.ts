// Fills an empty database with 2,500 panels of eight interviewers each: 20,000 scorecards of fourteen criteria, one panel
// in its debrief, and forty interviewers with a card that nobody has begun. Prints who looks at what.
//   tsx scripts/bench/interview-panels.ts <data directory> <ladder directory>
import { configureLadder, currentLadder, loadLadderFromDisk } from "~/ladder/ladder.server";
import { configureAuth, startSession } from "~/platform/auth.server";
import { closeDatabase, database, openDatabase } from "~/platform/database.server";
import { readEnvironment } from "~/platform/environment.server";
import { competenciesOf, criteriaOf, makeKit, makePanel } from "../../tests/support/interview";
import { makePerson } from "../../tests/support/organisation";
import { idOf, point, uniform } from "./calibration-sql";

const PANELS = 2_500;
const SEATS = 8;
const INTERVIEWERS = 300;
const WRITERS = 40;
/** Still in its debrief; all others are decided. */
const COMPARED = 1;

const [dataDir = "", ladder = ""] = process.argv.slice(2);
const env = readEnvironment({ DATA_DIR: dataDir });
await openDatabase({ dataDir: env.DATA_DIR });
configureAuth(env);
await database().organisation.create({ data: { id: 1, name: "Bench", timeZone: "UTC" } });
await configureLadder(await loadLadderFromDisk(ladder), { isPublic: true });

const kit = await makeKit({ levelId: "senior" });
const criteria = criteriaOf(kit).map(({ id }) => id);
const hiringManager = await makePerson({ name: "Hiring manager" });
const peopleTeam = await makePerson({ name: "People team", roles: ["PEOPLE_TEAM"] });
await makeInterviewers();
await makePanels();
await makeCards();
const writers = await makeWriters();
await database().$executeRawUnsafe("VACUUM ANALYZE");

const compared = await database().interviewPanel.findFirstOrThrow({ where: { state: "DEBRIEF" } });
console.log(
  JSON.stringify({
    hiringManager: await startSession(hiringManager.userId ?? ""),
    peopleTeam: await startSession(peopleTeam.userId ?? ""),
    debrief: `/interviews/${compared.id}/debrief`,
    kit: `/interviews/kits/${kit.id}`,
    criteria: criteria.length,
    ladderVersion: currentLadder().ladder.version,
    writers,
  }),
);
await closeDatabase();

async function makeInterviewers() {
  await database().$executeRawUnsafe(`
    INSERT INTO "User" ("id", "name", "email", "emailVerified", "updatedAt")
    SELECT 'bench-' || i, 'Interviewer ' || i, 'interviewer' || i || '@example.org', true, now()
    FROM generate_series(1, ${INTERVIEWERS}) i`);
  await database().$executeRawUnsafe(`
    INSERT INTO "Person" ("id", "userId", "email", "name", "trackId", "levelId", "updatedAt")
    SELECT ${idOf("person", "i")}, 'bench-' || i, 'interviewer' || i || '@example.org', 'Interviewer ' || i,
           'orchestrator', 'senior', now()
    FROM generate_series(1, ${INTERVIEWERS}) i`);
}

/** Eight interviewers out of all, other ones for each panel; each has an hour on everything. */
async function makePanels() {
  const competencies = `ARRAY[${competenciesOf(kit).map(quoted).join(", ")}]`;
  await database().$executeRawUnsafe(`
    INSERT INTO "InterviewPanel" ("id", "candidateName", "trackId", "levelId", "kitId", "hiringManagerId", "state",
                                  "createdById", "createdAt", "debriefAt", "decidedAt")
    SELECT ${idOf("panel", "p")}, 'Candidate ' || p, '${kit.trackId}', '${kit.levelId}', '${kit.id}'::uuid,
           '${hiringManager.id}'::uuid,
           (CASE WHEN p = ${COMPARED} THEN 'DEBRIEF' ELSE 'DECIDED' END)::"PanelState", '${peopleTeam.id}'::uuid,
           now() - interval '30 days', now() - interval '2 days',
           CASE WHEN p <> ${COMPARED} THEN now() - interval '1 day' END
    FROM generate_series(1, ${PANELS}) p`);
  await database().$executeRawUnsafe(`
    INSERT INTO "InterviewSeat" ("panelId", "interviewerId")
    SELECT ${idOf("panel", "p")}, ${idOf("person", interviewerOf("p", "s"))}
    FROM generate_series(1, ${PANELS}) p, generate_series(0, ${SEATS - 1}) s`);
  await database().$executeRawUnsafe(`
    INSERT INTO "InterviewSession" ("id", "panelId", "interviewerId", "startsAt", "minutes", "competencyIds")
    SELECT gen_random_uuid(), ${idOf("panel", "p")}, ${idOf("person", interviewerOf("p", "s"))},
           now() - interval '20 days' + s * interval '1 hour', 60, ${competencies}
    FROM generate_series(1, ${PANELS}) p, generate_series(0, ${SEATS - 1}) s`);
}

/** The s-th interviewer of panel p. The step is coprime to the number of interviewers, so that all are different. */
function interviewerOf(p: string, s: string): string {
  return `(1 + (${p} * 37 + ${s} * 41) % ${INTERVIEWERS})`;
}

/** Everybody hands in, with words of the length that people write. */
async function makeCards() {
  const card = `(p * ${SEATS} + s)`;
  await database().$executeRawUnsafe(`
    INSERT INTO "Scorecard" ("id", "panelId", "interviewerId", "recommendation", "reason", "startedAt")
    SELECT ${idOf("card", card)}, ${idOf("panel", "p")}, ${idOf("person", interviewerOf("p", "s"))},
           (ARRAY['STRONG_NO', 'NO', 'YES', 'STRONG_YES'])[1 + (p + s) % 4]::"Recommendation",
           repeat('What was seen supports it. ', 5), now() - interval '20 days'
    FROM generate_series(1, ${PANELS}) p, generate_series(0, ${SEATS - 1}) s`);
  await database().$executeRawUnsafe(`
    INSERT INTO "ScorecardAnswer" ("cardId", "criterionId", "point", "quotes", "observations", "updatedAt")
    SELECT ${idOf("card", card)}, c."id",
           ${point(`1.7 + 1.6 * ${uniform("p * 16 + c.place", 1)} + 1.2 * ${uniform(`${card} * 16 + c.place`, 2)}`)},
           repeat('I would ask what has to hold first. ', 6), repeat('Wrote a check before the change. ', 8), now()
    FROM generate_series(1, ${PANELS}) p, generate_series(0, ${SEATS - 1}) s,
         unnest(ARRAY[${criteria.map(quoted).join(", ")}]) WITH ORDINALITY c("id", place)`);
  await database().$executeRawUnsafe(
    `UPDATE "Scorecard" SET "submittedAt" = now() - interval '3 days'`,
  );
}

/** Five to a panel, each with a card to write. */
async function makeWriters() {
  const writers: { card: string; criterion: string; cookies: string[] }[] = [];
  for (let panels = 0; panels < WRITERS / 5; panels += 1) {
    const interviewers = await Promise.all(Array.from({ length: 5 }, () => makePerson()));
    const panel = await makePanel({ kit, hiringManager, interviewers });
    for (const [index, { userId }] of interviewers.entries())
      writers.push({
        card: `/interviews/${panel.id}/card`,
        criterion: criteria[index % criteria.length] ?? "",
        cookies: await startSession(userId ?? ""),
      });
  }
  return writers;
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
