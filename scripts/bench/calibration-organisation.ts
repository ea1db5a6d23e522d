// Fills an empty database with an organisation in its fourth cycle of calibration: 10,000 people unless told otherwise
// with --people=1000, 900 managers, twelve criteria for each step, and one live session of 300. Prints who looks at what.
//   tsx scripts/bench/calibration-organisation.ts [--people=10000] <data directory>
// With DATABASE_URL and AUTH_SECRET it fills that database instead.
import { parseArgs } from "node:util";
import { configureLadder, loadLadderFromDisk } from "~/ladder/ladder.server";
import { configureAuth, startSession } from "~/platform/auth.server";
import { closeDatabase, database, openDatabase } from "~/platform/database.server";
import { readEnvironment } from "~/platform/environment.server";
import { makePeople } from "./calibration-people";
import { makeRatings, makeReleases } from "./calibration-ratings";
import { makeLive, makeSessions } from "./calibration-sessions";
import { CYCLES, idText, LAST_CYCLE, SESSION_PEOPLE } from "./calibration-sql";

const LADDER = "scripts/bench/calibration-ladder";

const { values, positionals } = parseArgs({
  options: { people: { type: "string", default: "10000" } },
  allowPositionals: true,
});
const people = Number(values.people);
if (!Number.isInteger(people) || people < 2 * SESSION_PEOPLE) {
  console.error(`--people must be a whole number from ${2 * SESSION_PEOPLE} on.`);
  process.exit(1);
}
const { DATABASE_URL, AUTH_SECRET } = process.env;
const env = readEnvironment({ DATA_DIR: positionals[0] ?? "", DATABASE_URL, AUTH_SECRET });
await openDatabase(env.DATABASE_URL ? { url: env.DATABASE_URL } : { dataDir: env.DATA_DIR });
configureAuth(env);
await database().organisation.create({ data: { id: 1, name: "Bench", timeZone: "UTC" } });
await configureLadder(await loadLadderFromDisk(LADDER), { isPublic: true });

const everybody = await step("people", () => makePeople(people));
await step("ratings", makeRatings);
await step("sessions", () => makeSessions(everybody));
for (const cycle of CYCLES.slice(0, -1)) await step("releases", () => makeReleases(cycle));
const live = await step("the live session", () => makeLive(everybody));
const peopleTeam = everybody.firstLine;
await database().roleGrant.create({
  data: { personId: idText("person", peopleTeam), role: "PEOPLE_TEAM" },
});
await database().$executeRawUnsafe('DROP TABLE "BenchPerson", "BenchCriterion"');
await step("VACUUM", () => database().$executeRawUnsafe("VACUUM ANALYZE"));

const sessionOf = (person: number) => startSession(`bench-${person}`);
const calibrators = [];
for (const person of live.calibrators)
  calibrators.push({ personId: idText("person", person), cookies: await sessionOf(person) });
console.log(
  JSON.stringify({
    ladder: LADDER,
    session: live.id,
    assessment: live.assessment,
    unchanged: live.unchanged,
    cycle: idText("cycle", LAST_CYCLE),
    calibrators,
    facilitator: await sessionOf(live.facilitator),
    peopleTeam: await sessionOf(peopleTeam),
  }),
);
await closeDatabase();

/** Says on the side how long each part took. */
async function step<Result>(what: string, work: () => Promise<Result>): Promise<Result> {
  const began = performance.now();
  const result = await work();
  console.error(`${what}: ${((performance.now() - began) / 1000).toFixed(1)} s`);
  return result;
}
