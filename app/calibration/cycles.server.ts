import { scaleOf } from "~/ladder/domain/view";
import { ladderOfVersion } from "~/ladder/ladder.server";
import { database } from "~/platform/database.server";
import { acrossCycles, type CycleRatings, type CyclesPanel, MOST_CYCLES } from "./domain/cycles";
import { type Mark, markOf, middleOf } from "./domain/mark";
import { criteriaOf } from "./domain/matrix";
import type { ShownData } from "./domain/session-data";
import { LEAST_PEOPLE } from "./domain/suppression";
import { type ScalePoint, sameTally, type Tally, tallyOf } from "./domain/tally";
import type { CalibrationSession } from "./session.server";

type CycleRow = { id: string; name: string; versions: string[] };

/** Either how often something was given, or one person's middle; `place` tells which. */
type EndedRow = {
  cycleId: string;
  point: number | null;
  alternative: string | null;
  count: number;
  place: number | null;
  middle: number | null;
};

/**
 * How earlier cycles ended for the people in `data`, and how this one stands. Only released cycles count, and in each only
 * those who were rated in it; the viewer never does. Over the scale that most criteria here are on, and over one competency
 * where `competency` names it. Two statements, whatever the number of people and cycles.
 */
export async function sessionCycles(
  viewer: { personId: string },
  session: Pick<CalibrationSession, "cycle">,
  data: ShownData,
  competency: string,
): Promise<CyclesPanel | null> {
  const [first] = criteriaOf(data.criteria, "all");
  if (!first) return null;
  const { points, scaleId } = first;
  const ids = data.people
    .map(({ personId }) => personId)
    .filter((personId) => personId !== viewer.personId);
  const cycles = await cyclesBefore(session.cycle.opensOn, ids);
  const criteria = await criteriaOn(
    scaleId,
    competency,
    cycles.flatMap(({ versions }) => versions),
  );
  const ended = await endedIn(cycles, ids, criteria);
  const earlier = cycles.map(({ id, name }): CycleRatings => {
    const own = ended.filter(({ cycleId }) => cycleId === id);
    return {
      id,
      name,
      tally: sumOf(
        own.filter(({ place }) => place === null),
        points,
      ),
      middles: new Map(
        own.flatMap(({ place, middle }) =>
          place === null || middle === null ? [] : [[ids[place - 1] ?? "", middle] as const],
        ),
      ),
    };
  });
  return {
    points,
    ...acrossCycles([...earlier, asItStands(session, data, points)], LEAST_PEOPLE),
  };
}

/** The newest cycles before a day in which any of these people were shown their result, the oldest first. */
async function cyclesBefore(before: Date, ids: readonly string[]): Promise<CycleRow[]> {
  const newest = await database().$queryRaw<CycleRow[]>`
    SELECT c."id", c."name", array_agg(DISTINCT a."ladderVersionId"::text) AS "versions"
    FROM "Assessment" a JOIN "Cycle" c ON c."id" = a."cycleId"
    WHERE a."personId" = ANY (${[...ids]}::uuid[]) AND a."state" IN ('RELEASED', 'ACKNOWLEDGED')
      AND c."opensOn" < ${before}::date
    GROUP BY c."id"
    ORDER BY c."opensOn" DESC, c."id" DESC LIMIT ${MOST_CYCLES}`;
  return newest.reverse();
}

/** Ids of the criteria that count, in any of these versions of the ladder; a criterion keeps its id and its scale. */
async function criteriaOn(scaleId: string, competency: string, versions: readonly string[]) {
  const ids = new Set<string>();
  for (const versionId of new Set(versions)) {
    const ladder = await ladderOfVersion(versionId);
    for (const criterion of ladder.criteria)
      if (
        scaleOf(ladder, criterion).id === scaleId &&
        (competency === "" || criterion.competency === competency)
      )
        ids.add(criterion.id);
  }
  return [...ids];
}

/**
 * What stood at the end, read once and summed in two ways: by what was given, and by person. The middle of an even number
 * is the lower, as `middleOf` has it.
 */
function endedIn(
  cycles: readonly CycleRow[],
  ids: readonly string[],
  criteria: readonly string[],
): Promise<EndedRow[]> {
  return database().$queryRaw<EndedRow[]>`
    WITH "ended" AS (
      SELECT a."cycleId", i."place"::int AS "place",
             CASE WHEN k."criterionId" IS NULL THEN g."point" ELSE k."point" END AS "point",
             CASE WHEN k."criterionId" IS NULL THEN g."alternative" ELSE k."alternative" END AS "alternative"
      FROM unnest(${[...ids]}::uuid[]) WITH ORDINALITY i("personId", "place")
      JOIN "Assessment" a ON a."personId" = i."personId" AND a."state" IN ('RELEASED', 'ACKNOWLEDGED')
        AND a."cycleId" = ANY (${cycles.map(({ id }) => id)}::uuid[])
      JOIN "Review" r ON r."assessmentId" = a."id"
      JOIN "ReviewRating" g ON g."reviewId" = r."id" AND g."criterionId" = ANY (${[...criteria]}::text[])
      LEFT JOIN "CalibratedRating" k ON k."assessmentId" = a."id" AND k."criterionId" = g."criterionId")
    SELECT "cycleId", NULL::int AS "place", NULL::int AS "middle", "point", "alternative", count(*)::int AS "count"
    FROM "ended" GROUP BY "cycleId", "point", "alternative"
    UNION ALL
    SELECT "cycleId", "place", percentile_disc(0.5) WITHIN GROUP (ORDER BY "point"), NULL, NULL, 0
    FROM "ended" WHERE "point" IS NOT NULL GROUP BY "cycleId", "place"`;
}

function sumOf(rows: readonly EndedRow[], points: readonly ScalePoint[]): Tally {
  const total = tallyOf([], points);
  for (const row of rows) {
    const one = tallyOf([markOf(row)], points);
    total.rated += one.rated * row.count;
    total.notApplicable += one.notApplicable * row.count;
    total.notObservable += one.notObservable * row.count;
    total.notRated += one.notRated * row.count;
    total.counts = total.counts.map((sum, index) => sum + (one.counts[index] ?? 0) * row.count);
  }
  return total;
}

/** The session's own cycle, and beside it what the managers had given. `data` has only the criteria that are chosen. */
function asItStands(
  { cycle }: Pick<CalibrationSession, "cycle">,
  data: ShownData,
  points: readonly ScalePoint[],
): CycleRatings & { before: Tally | null } {
  const criteria = criteriaOf(data.criteria, "all");
  const marks = (side: "calibrated" | "manager") =>
    data.people.map((person): [string, Mark[]] => [
      person.personId,
      criteria.flatMap(({ id, stepIds }) => {
        const rating = stepIds.includes(person.stepId) ? person.ratings[id] : undefined;
        return rating ? [rating[side]] : [];
      }),
    ]);
  const of = (side: "calibrated" | "manager") =>
    tallyOf(
      marks(side).flatMap(([, own]) => own),
      points,
    );
  const [tally, before] = [of("calibrated"), of("manager")];
  return {
    id: cycle.id,
    name: cycle.name,
    tally,
    before: sameTally(before, tally) ? null : before,
    middles: new Map(
      marks("calibrated").flatMap(([personId, own]): [string, number][] => {
        const middle = middleOf(own);
        return middle === null ? [] : [[personId, middle]];
      }),
    ),
  };
}
