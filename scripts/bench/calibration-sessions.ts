// Sessions of 300 for each cycle: those of the past are released, those of the last cycle locked, and one is live with
// all that a session can hold.
import { anchorCasesOf } from "~/ladder/domain/anchor-cases";
import { currentLadder } from "~/ladder/ladder.server";
import { database } from "~/platform/database.server";
import type { Everybody } from "./calibration-people";
import { managers } from "./calibration-ratings";
import {
  CYCLES,
  idOf,
  idText,
  inCycle,
  LAST_CYCLE,
  numberInCycle,
  oneOf,
  point,
  SESSION_PEOPLE,
  uniform,
} from "./calibration-sql";

/** Of the ratings of a past session, so many were changed. */
const CHANGED = 0.05;
const CALIBRATORS = 20;
/** Calibrators who are themselves rated in the live session. */
const ALSO_RATED = 2;
/** How many people each calibrator rates a second time. */
const SECONDS = 6;
/** In the live session: ratings changed, and of those taken back. */
const CHANGES = 180;
const TAKEN_BACK = 20;
const NOTES = 60;
/** Ratings for the benchmark to change. */
const UNCHANGED = 100;

const I = 'b."i"';

/** The number of a session of a cycle. */
const sessionNumber = (cycle: number, chunk: number) => cycle * 100_000 + chunk;

/** Sessions of all cycles but the live one: who is in them, what they changed. */
export async function makeSessions({ people, firstEngineer }: Everybody): Promise<void> {
  const engineers = people - firstEngineer;
  const live = liveChunk(engineers);
  const chunks = Math.ceil(engineers / SESSION_PEOPLE);
  for (const cycle of CYCLES) {
    const isLast = cycle === LAST_CYCLE;
    const of = (chunk: string) => idOf("session", `${cycle * 100_000} + ${chunk}`);
    const ended = `(SELECT c."closesOn" - interval '${isLast ? 60 : 25} days' FROM "Cycle" c WHERE c."id" = '${idText("cycle", cycle)}')`;
    await run(`
      INSERT INTO "CalibrationSession" ("id", "cycleId", "name", "state", "revision", "secondRatings", "createdById", "lockedAt", "releasedAt")
      SELECT ${of("k")}, '${idText("cycle", cycle)}', 'Half-year ${cycle}, group ' || (k + 1),
             '${isLast ? "LOCKED" : "RELEASED"}', 100, ${SECONDS}, ${idOf("person", "0")}, ${ended}, ${isLast ? "NULL" : ended}
      FROM generate_series(0, ${chunks - 1}) k`);
    await run(`
      INSERT INTO "CalibrationMember" ("sessionId", "assessmentId", "personId", "teamId", "trackId", "levelId", "addedAt")
      SELECT ${of(`((${I} - ${firstEngineer}) / ${SESSION_PEOPLE})`)}, ${idOf("assessment", inCycle(cycle, I))},
             ${idOf("person", I)}, ${idOf("team", 'b."team"')}, b."track", b."level", ${ended}
      FROM "BenchPerson" b WHERE ${I} >= ${firstEngineer} ORDER BY ${I}`);
    await run(`
      INSERT INTO "CalibrationParticipant" ("sessionId", "personId", "role", "previewDoneAt")
      SELECT ${of("k")}, ${idOf("person", "k % 9 + 1")}, 'FACILITATOR', NULL FROM generate_series(0, ${chunks - 1}) k
      WHERE ${idOf("person", "k % 9 + 1")} IN (SELECT "id" FROM "Person")`);
    const rating = oneOf(inCycle(cycle, I), 'c."c"');
    await run(`
      INSERT INTO "CalibrationChange" ("id", "sessionId", "assessmentId", "personId", "criterionId", "number", "fromPoint",
                                       "toPoint", "reasonCode", "sentence", "byId", "at")
      SELECT ${idOf("change", `${rating} * 4`)}, m."sessionId", m."assessmentId", m."personId", c."id", 1, g."point",
             ${moved('g."point"', rating)}, 'consistent-with-others', 'Compared with the others at this level',
             ${idOf("person", 'b."manager"')}, ${ended}
      FROM "CalibrationMember" m
      JOIN "BenchPerson" b ON ${idOf("person", I)} = m."personId"
      CROSS JOIN "BenchCriterion" c
      JOIN "ReviewRating" g ON g."reviewId" = ${idOf("review", inCycle(cycle, I))} AND g."criterionId" = c."id"
      WHERE ${uniform(rating, 50)} < ${CHANGED} AND g."point" IS NOT NULL
        AND m."sessionId" BETWEEN ${of("0")} AND ${of("99999")} AND m."sessionId" <> '${sessionId(cycle, live, isLast)}'
      ORDER BY ${I}, c."c"`);
  }
  await run(`
    INSERT INTO "CalibratedRating" ("assessmentId", "criterionId", "sessionId", "point", "at")
    SELECT "assessmentId", "criterionId", "sessionId", "toPoint", "at" FROM "CalibrationChange"
    ORDER BY "assessmentId", "criterionId"`);
  await run(`
    UPDATE "Assessment" a SET "calibrationEndedAt" = s."lockedAt" FROM "CalibrationMember" m, "CalibrationSession" s
    WHERE m."assessmentId" = a."id" AND s."id" = m."sessionId" AND s."state" = 'LOCKED' AND s."id" <> '${sessionId(LAST_CYCLE, live, true)}'`);
}

/** Down three times of four, as groups do, and never off the scale. */
function moved(from: string, key: string): string {
  return `CASE WHEN ${from} > 1 AND (${from} = 4 OR ${uniform(key, 51)} < 0.75) THEN ${from} - 1 ELSE ${from} + 1 END`;
}

function liveChunk(engineers: number): number {
  return Math.floor(Math.floor(engineers / SESSION_PEOPLE) / 2);
}

/** Nothing is left out where no session of the cycle is live. */
function sessionId(cycle: number, live: number, isLast: boolean): string {
  return idText("session", sessionNumber(cycle, isLast ? live : 99_998));
}

export type LiveSession = {
  id: string;
  /** Numbers of people. */
  calibrators: number[];
  facilitator: number;
  /** The assessment of somebody in it. */
  assessment: string;
  /** Ratings that nobody has changed yet. */
  unchanged: { assessmentId: string; criterionId: string; point: number }[];
};

/** Makes the middle session of the last cycle live: previews handed in, second and anchor ratings, changes, notes. */
export async function makeLive(everybody: Everybody): Promise<LiveSession> {
  const { people, firstEngineer, firstLine, managerOf } = everybody;
  const chunk = liveChunk(people - firstEngineer);
  const id = idText("session", sessionNumber(LAST_CYCLE, chunk));
  const first = firstEngineer + chunk * SESSION_PEOPLE;
  const members = Array.from({ length: SESSION_PEOPLE }, (_, index) => first + index);
  const raters = [...new Set(members.flatMap((member) => managerOf[member] ?? []))];
  const rated = Array.from({ length: ALSO_RATED }, (_, n) => first + 50 + 150 * n);
  const calibrators = [...raters.slice(0, CALIBRATORS - ALSO_RATED), ...rated];
  const facilitator = managerOf[firstLine] ?? 1;
  await run(`
    UPDATE "CalibrationSession" SET "state" = 'LIVE', "lockedAt" = NULL, "guideline" = '{"1": 5, "2": 30, "3": 50, "4": 15}',
      "revision" = ${CHANGES + TAKEN_BACK + NOTES} WHERE "id" = '${id}'`);
  await run(`DELETE FROM "CalibrationParticipant" WHERE "sessionId" = '${id}'`);
  await run(`
    INSERT INTO "CalibrationParticipant" ("sessionId", "personId", "role", "previewDoneAt")
    SELECT '${id}'::uuid, ${idOf("person", "i")}, (CASE WHEN i = ${facilitator} THEN 'FACILITATOR' ELSE 'CALIBRATOR' END)::"CalibrationRole",
           CASE WHEN i <> ${facilitator} THEN now() END
    FROM unnest(ARRAY[${[...calibrators, facilitator]}]) i`);
  await makePreviews(id, calibrators);
  await makeChanges(id, calibrators);
  return {
    id,
    calibrators,
    facilitator,
    assessment: idText("assessment", numberInCycle(LAST_CYCLE, first + 10)),
    unchanged: await unchangedRatings(id),
  };
}

async function makePreviews(id: string, calibrators: readonly number[]): Promise<void> {
  const calibrator = `unnest(ARRAY[${calibrators}]) WITH ORDINALITY q("i", "n")`;
  const rating = oneOf(inCycle(LAST_CYCLE, I), 'c."c"');
  const given = `(${rating} * 131072 + q."i")`;
  const at = uniform(given, 60);
  const member = `"CalibrationMember" m JOIN "BenchPerson" b ON ${idOf("person", I)} = m."personId"`;
  await run(`
    INSERT INTO "CalibrationVerdict" ("sessionId", "calibratorId", "assessmentId", "criterionId", "verdict", "sentence", "updatedAt")
    SELECT m."sessionId", ${idOf("person", 'q."i"')}, m."assessmentId", c."id",
           (CASE WHEN ${at} < 0.8 THEN 'AGREE' WHEN ${at} < 0.92 THEN 'QUESTION' ELSE 'ABSTAIN' END)::"CalibrationVerdictKind",
           CASE WHEN ${at} BETWEEN 0.8 AND 0.92 THEN 'I would have expected another point here' ELSE '' END, now()
    FROM ${calibrator}, ${member}, "BenchCriterion" c
    WHERE m."sessionId" = '${id}' AND q."i" <> ${I} ORDER BY q."n", ${I}, c."c"`);
  await run(`
    INSERT INTO "CalibrationOverlap" ("sessionId", "calibratorId", "assessmentId")
    SELECT m."sessionId", ${idOf("person", 'q."i"')}, m."assessmentId"
    FROM ${calibrator}
    CROSS JOIN LATERAL (
      SELECT m."sessionId", m."assessmentId" FROM ${member}
      WHERE m."sessionId" = '${id}' AND q."i" <> ${I} AND q."i" <> b."manager"
      ORDER BY ${uniform(`${I}::bigint * 131072 + q."i"`, 61)} LIMIT ${SECONDS}) m`);
  await run(`
    INSERT INTO "CalibrationSecondRating" ("sessionId", "calibratorId", "assessmentId", "criterionId", "point", "updatedAt")
    SELECT o."sessionId", o."calibratorId", o."assessmentId", c."id",
           ${point(managers(I, 'c."c"', 'q."i"', LAST_CYCLE))}, now()
    FROM "CalibrationOverlap" o JOIN ${calibrator} ON ${idOf("person", 'q."i"')} = o."calibratorId"
    JOIN "BenchPerson" b ON ${idOf("assessment", inCycle(LAST_CYCLE, I))} = o."assessmentId" CROSS JOIN "BenchCriterion" c
    WHERE o."sessionId" = '${id}'`);
  const { ladder } = currentLadder();
  const cases = ladder.transitions
    .flatMap((step) => anchorCasesOf(ladder, step.id))
    .map((each) => each.id);
  for (const [index, caseId] of cases.entries())
    await run(`
      INSERT INTO "CalibrationAnchorRating" ("sessionId", "calibratorId", "caseId", "criterionId", "point", "updatedAt")
      SELECT '${id}', ${idOf("person", 'q."i"')}, '${caseId}', c."id",
             ${point(managers(String(-1 - index), 'c."c"', 'q."i"', LAST_CYCLE))}, now()
      FROM ${calibrator}, "BenchCriterion" c`);
}

/** In the order of a hash, so spread over everybody; a minute apart, by the calibrators in turns. */
async function makeChanges(id: string, calibrators: readonly number[]): Promise<void> {
  const by = `(ARRAY[${calibrators}])[1 + x."n" % ${calibrators.length - ALSO_RATED}]`;
  const rating = oneOf(inCycle(LAST_CYCLE, I), 'c."c"');
  await run(`
    INSERT INTO "CalibrationChange" ("id", "sessionId", "assessmentId", "personId", "criterionId", "number", "fromPoint",
                                     "toPoint", "reasonCode", "sentence", "byId", "at")
    SELECT ${idOf("change", `x."rating" * 4`)}, '${id}', x."assessmentId", x."personId", x."criterion", 1, x."point",
           ${moved('x."point"', 'x."rating"')},
           (ARRAY['evidence-missed', 'evidence-weak', 'anchor-read-differently', 'consistent-with-others'])[1 + x."n" % 4],
           'The group looked at the evidence together and read the anchor again', ${idOf("person", by)},
           now() - interval '4 hours' + x."n" * interval '1 minute'
    FROM (SELECT ${rating} AS "rating", m."assessmentId", m."personId", c."id" AS "criterion", g."point",
                 (row_number() OVER (ORDER BY ${uniform(rating, 62)}))::int AS "n"
          FROM "CalibrationMember" m JOIN "BenchPerson" b ON ${idOf("person", I)} = m."personId"
          CROSS JOIN "BenchCriterion" c
          JOIN "ReviewRating" g ON g."reviewId" = ${idOf("review", inCycle(LAST_CYCLE, I))} AND g."criterionId" = c."id"
          WHERE m."sessionId" = '${id}' AND g."point" IS NOT NULL) x
    WHERE x."n" <= ${CHANGES}`);
  await run(`
    INSERT INTO "CalibrationChange" ("id", "sessionId", "assessmentId", "personId", "criterionId", "number", "fromPoint",
                                     "toPoint", "reasonCode", "sentence", "undoes", "byId", "at")
    SELECT gen_random_uuid(), x."sessionId", x."assessmentId", x."personId", x."criterionId", 2, x."toPoint", x."fromPoint", 'undo',
           'Seen again, it stays as it was', 1, x."byId", x."at" + interval '30 seconds'
    FROM "CalibrationChange" x WHERE x."sessionId" = '${id}' ORDER BY x."at" LIMIT ${TAKEN_BACK}`);
  await run(`
    INSERT INTO "CalibrationNote" ("id", "sessionId", "assessmentId", "personId", "authorId", "text", "at")
    SELECT gen_random_uuid(), m."sessionId", m."assessmentId", m."personId", ${idOf("person", String(calibrators[0]))},
           'Come back to this once the two references are in', now() - interval '1 hour'
    FROM "CalibrationMember" m WHERE m."sessionId" = '${id}' ORDER BY m."assessmentId" LIMIT ${NOTES}`);
}

/** One for each of as many people, of whom none is a calibrator: nobody is told of changes to their own. */
function unchangedRatings(id: string): Promise<LiveSession["unchanged"]> {
  return database().$queryRawUnsafe(`
    SELECT DISTINCT ON (m."assessmentId") m."assessmentId", g."criterionId", g."point"
    FROM "CalibrationMember" m
    JOIN "Review" r ON r."assessmentId" = m."assessmentId"
    JOIN "ReviewRating" g ON g."reviewId" = r."id" AND g."point" IS NOT NULL
    WHERE m."sessionId" = '${id}'
      AND m."personId" NOT IN (SELECT "personId" FROM "CalibrationParticipant" WHERE "sessionId" = '${id}')
      AND NOT EXISTS (
      SELECT 1 FROM "CalibrationChange" c WHERE c."sessionId" = m."sessionId" AND c."assessmentId" = m."assessmentId"
        AND c."criterionId" = g."criterionId")
    ORDER BY m."assessmentId", g."criterionId" LIMIT ${UNCHANGED}`);
}

async function run(statement: string): Promise<void> {
  await database().$executeRawUnsafe(statement);
}
