// Four cycles of ratings for everybody but the head. Managers differ in severity and in how much of the scale they use;
// the ratings of one person hang together, and those of one criterion from cycle to cycle.
import { criteriaOfTransition } from "~/ladder/domain/view";
import { currentLadder } from "~/ladder/ladder.server";
import { database } from "~/platform/database.server";
import {
  CYCLES,
  idOf,
  idText,
  inCycle,
  LAST_CYCLE,
  normal,
  oneOf,
  point,
  uniform,
} from "./calibration-sql";

/** Criteria that each claims for their one piece of evidence. */
const CLAIMS = 3;
/** How many answers say that nothing could be observed. */
const NOT_OBSERVED = 0.02;
const I = 'b."i"';

/** Leaves the table "BenchCriterion" with the number of each criterion. */
export async function makeRatings(): Promise<void> {
  await run(`CREATE TABLE "BenchCriterion" ("c" int PRIMARY KEY, "id" text, "question" text)`);
  const criteria = criteriaOfTransition(currentLadder().ladder, "mid-to-senior");
  await database().$executeRawUnsafe(
    `INSERT INTO "BenchCriterion" SELECT x."c" - 1, x."id", x."question"
     FROM unnest($1::text[], $2::text[]) WITH ORDINALITY x("id", "question", "c")`,
    criteria.map(({ id }) => id),
    criteria.map(({ question }) => question),
  );
  await run(`
    INSERT INTO "Evidence" ("id", "personId", "url", "title", "kind", "date", "shows", "parts", "updatedAt")
    SELECT ${idOf("evidence", I)}, ${idOf("person", I)}, 'https://example.org/notes/' || ${I}, 'Note ' || ${I}, 'design-note',
           current_date - (${uniform(I, 20)} * 800)::int, 'How it was broken down', ARRAY['directed'], now()
    FROM "BenchPerson" b ORDER BY ${I}`);
  for (const cycle of CYCLES) await makeCycle(cycle);
}

async function makeCycle(cycle: number): Promise<void> {
  const { versionId } = currentLadder();
  const isLast = cycle === LAST_CYCLE;
  const day = `(now() - interval '${(LAST_CYCLE - cycle) * 6} months' - interval '20 days')`;
  const cycleId = idText("cycle", cycle);
  await run(`
    INSERT INTO "Cycle" ("id", "name", "state", "ladderVersionId", "opensOn", "closesOn", "isCalibrated", "updatedAt")
    VALUES ('${cycleId}', 'Half-year ${cycle}', '${isLast ? "OPEN" : "CLOSED"}', '${versionId}',
            ${day} - interval '30 days', ${day} + interval '40 days', true, now())`);
  const own = inCycle(cycle, I);
  const everybody = `"BenchPerson" b WHERE b."manager" IS NOT NULL`;
  await run(`
    INSERT INTO "Assessment" ("id", "personId", "cycleId", "ladderVersionId", "transitionId", "state", "startedAt",
                              "submittedAt", "calibrationBegunAt", "calibrationEndedAt", "createdAt")
    SELECT ${idOf("assessment", own)}, ${idOf("person", I)}, '${cycleId}', '${versionId}', b."step",
           '${isLast ? "IN_CALIBRATION" : "ACKNOWLEDGED"}', ${day}, ${day}, ${day} + interval '10 days',
           ${isLast ? "NULL" : `${day} + interval '15 days'`}, ${day}
    FROM ${everybody} ORDER BY ${I}`);
  await run(`
    INSERT INTO "Claim" ("assessmentId", "criterionId", "evidenceId", "createdAt")
    SELECT ${idOf("assessment", own)}, c."id", ${idOf("evidence", I)}, ${day}
    FROM "BenchPerson" b CROSS JOIN generate_series(0, ${CLAIMS - 1}) n
    JOIN "BenchCriterion" c ON c."c" = (${I} + n * 5) % 12
    WHERE b."manager" IS NOT NULL ORDER BY ${I}`);
  await run(`
    INSERT INTO "Review" ("id", "assessmentId", "reviewerId", "summary", "startedAt", "finishedAt")
    SELECT ${idOf("review", own)}, ${idOf("assessment", own)}, ${idOf("person", 'b."manager"')},
           'What stood out on the whole', ${day} + interval '2 days', ${day} + interval '8 days'
    FROM ${everybody} ORDER BY ${I}`);
  await makePoints(cycle, day);
  await makeSubmissions(cycle, day);
}

/** Self and manager rating of every criterion. */
async function makePoints(cycle: number, day: string): Promise<void> {
  const own = inCycle(cycle, I);
  const rating = oneOf(own, 'c."c"');
  const each = `"BenchPerson" b CROSS JOIN "BenchCriterion" c WHERE b."manager" IS NOT NULL ORDER BY ${I}, c."c"`;
  const self = `2.95 + 0.6 * ${ability(cycle)} + 0.5 * ${normal(rating, 30)}`;
  const unseen = (seed: number) => `${uniform(rating, seed)} < ${NOT_OBSERVED}`;
  await run(`
    INSERT INTO "Rating" ("id", "assessmentId", "criterionId", "point", "alternative", "reason", "narrative", "updatedAt")
    SELECT ${idOf("rating", rating)}, ${idOf("assessment", own)}, c."id",
           CASE WHEN NOT ${unseen(31)} THEN ${point(self)} END, CASE WHEN ${unseen(31)} THEN 'not-observable' END,
           CASE WHEN ${unseen(31)} THEN 'No chance for it in the team' ELSE '' END,
           'What I did about it in half-year ${cycle}, in two places', ${day}
    FROM ${each}`);
  await run(`
    INSERT INTO "ReviewRating" ("id", "reviewId", "criterionId", "point", "alternative", "reason", "rationale", "settledAt",
                                "blindPoint", "blindAlternative", "updatedAt")
    SELECT ${idOf("reviewRating", 'x."n"')}, ${idOf("review", 'x."own"')}, x."criterion", x."point", x."alternative",
           CASE WHEN x."alternative" IS NULL THEN '' ELSE 'Nothing to see in the period' END,
           'What I saw of it in half-year ${cycle}', ${day} + interval '8 days',
           CASE WHEN ${uniform('x."n"', 33)} < 0.08 THEN ${point('x."point" + CASE WHEN x."n" % 2 = 0 THEN 1 ELSE -1 END')}
                ELSE x."point" END,
           x."alternative", ${day} + interval '8 days'
    FROM (SELECT ${rating} AS "n", ${own} AS "own", c."id" AS "criterion",
                 CASE WHEN NOT ${unseen(32)} THEN ${point(managers(I, 'c."c"', 'b."manager"', cycle))} END AS "point",
                 CASE WHEN ${unseen(32)} THEN 'not-observable' END AS "alternative"
          FROM ${each}) x`);
}

/** What somebody can do on the whole, growing slowly. */
function ability(cycle: number, person = I): string {
  return `(0.55 * ${normal(person, 40)} + 0.1 * ${cycle - LAST_CYCLE})`;
}

/** What a rater makes of a person's criterion, before it is a point. Who rates it a second time sees it their own way. */
export function managers(person: string, criterion: string, rater: string, cycle: number): string {
  const pair = `((${person})::bigint * 16 + ${criterion})`;
  const seen = `${ability(cycle, person)} + 0.35 * ${normal(pair, 41)} + 0.15 * ${normal(criterion, 42)}
    + 0.4 * ${normal(`(${pair} * 8 + ${cycle}) * 131072 + ${rater}`, 43)}`;
  const severity = `0.3 * ${normal(rater, 44)}`;
  const spread = `(0.7 + 0.4 * ${uniform(rater, 45)})`;
  return `2.75 - ${severity} + ${spread} * (${seen})`;
}

async function makeSubmissions(cycle: number, day: string): Promise<void> {
  const { ladder } = currentLadder();
  const own = inCycle(cycle, I);
  await run(`
    INSERT INTO "Submission" ("id", "assessmentId", "submittedAt", "content", "contentHash")
    SELECT ${idOf("submission", own)}, ${idOf("assessment", own)}, ${day},
           jsonb_build_object('ladder', jsonb_build_object('id', '${ladder.id}', 'version', '${ladder.version}'),
             'transitionId', b."step", 'person', ${personJson()}, 'answers', r."answers", 'evidence', '[]'::jsonb), 'bench'
    FROM "BenchPerson" b
    JOIN (SELECT "assessmentId", jsonb_agg(jsonb_build_object('criterionId', c."id", 'question', c."question",
            'point', r."point", 'alternative', r."alternative", 'reason', r."reason", 'narrative', r."narrative")
            ORDER BY c."c") AS "answers"
          FROM "Rating" r JOIN "BenchCriterion" c ON c."id" = r."criterionId"
          WHERE r."assessmentId" BETWEEN ${idOf("assessment", inCycle(cycle, "0"))} AND ${idOf("assessment", inCycle(cycle, "999999"))}
          GROUP BY 1) r ON r."assessmentId" = ${idOf("assessment", own)}`);
}

/** The released copies of a cycle, once its sessions are over. */
export async function makeReleases(cycle: number): Promise<void> {
  const { ladder } = currentLadder();
  const own = inCycle(cycle, I);
  await run(`
    INSERT INTO "Release" ("id", "assessmentId", "releasedById", "releasedAt", "content", "contentHash", "acknowledgedAt", "stance")
    SELECT ${idOf("release", own)}, a."id", v."reviewerId", a."calibrationEndedAt",
           jsonb_build_object('ladder', jsonb_build_object('id', '${ladder.id}', 'version', '${ladder.version}'),
             'transitionId', b."step", 'person', ${personJson()},
             'reviewer', jsonb_build_object('id', v."reviewerId", 'name', m."name"),
             'submissionId', ${idOf("submission", own)}, 'submittedAt', ${isoMoment('a."submittedAt"')},
             'criteria', r."criteria", 'evidence', '[]'::jsonb, 'requests', '[]'::jsonb, 'summary', v."summary"),
           'bench', a."calibrationEndedAt" + interval '2 days', 'agree'
    FROM "BenchPerson" b
    JOIN "Assessment" a ON a."id" = ${idOf("assessment", own)}
    JOIN "Review" v ON v."assessmentId" = a."id"
    JOIN "Person" m ON m."id" = v."reviewerId"
    JOIN (SELECT g."reviewId", jsonb_agg(jsonb_build_object('criterionId', c."id", 'question', c."question",
            'self', jsonb_build_object('point', s."point", 'alternative', s."alternative", 'reason', s."reason",
              'narrative', s."narrative"),
            'manager', jsonb_build_object('point', g."point", 'alternative', g."alternative", 'reason', g."reason",
              'rationale', g."rationale"),
            'blind', jsonb_build_object('point', g."blindPoint", 'alternative', g."blindAlternative"),
            'calibrated', CASE WHEN k."sessionId" IS NOT NULL THEN jsonb_build_object('point', k."point", 'alternative',
              k."alternative", 'session', n."name", 'changes', jsonb_build_array(jsonb_build_object(
                'from', jsonb_build_object('point', h."fromPoint", 'alternative', h."fromAlternative"),
                'to', jsonb_build_object('point', h."toPoint", 'alternative', h."toAlternative"),
                'reasonCode', h."reasonCode", 'sentence', h."sentence", 'at', ${isoMoment('h."at"')}))) END)
            ORDER BY c."c") AS "criteria"
          FROM "ReviewRating" g
          JOIN "Review" v ON v."id" = g."reviewId"
          JOIN "BenchCriterion" c ON c."id" = g."criterionId"
          JOIN "Rating" s ON s."assessmentId" = v."assessmentId" AND s."criterionId" = g."criterionId"
          LEFT JOIN "CalibratedRating" k ON k."assessmentId" = v."assessmentId" AND k."criterionId" = g."criterionId"
          LEFT JOIN "CalibrationSession" n ON n."id" = k."sessionId"
          LEFT JOIN "CalibrationChange" h ON h."sessionId" = k."sessionId" AND h."assessmentId" = k."assessmentId"
            AND h."criterionId" = k."criterionId"
          WHERE v."assessmentId" BETWEEN ${idOf("assessment", inCycle(cycle, "0"))} AND ${idOf("assessment", inCycle(cycle, "999999"))}
          GROUP BY 1) r ON r."reviewId" = v."id"`);
}

function isoMoment(at: string): string {
  return `to_char(${at} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}

function personJson(): string {
  return `jsonb_build_object('name', b."name", 'trackId', b."track", 'levelId', b."level")`;
}

async function run(statement: string): Promise<void> {
  await database().$executeRawUnsafe(statement);
}
