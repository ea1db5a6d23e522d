import type { Ladder } from "~/ladder/domain/schema";
import { findCriterion, scaleOf } from "~/ladder/domain/view";
import { ladderOfVersion } from "~/ladder/ladder.server";
import { database } from "~/platform/database.server";
import { Prisma } from "~/platform/prisma/client";
import { acrossCycles, type CycleRatings, type CyclesPanel, MOST_CYCLES } from "./domain/cycles";
import { type Mark, markOf, middleOf } from "./domain/mark";
import { criteriaOf } from "./domain/matrix";
import type { ShownData } from "./domain/session-data";
import { LEAST_PEOPLE } from "./domain/suppression";
import { type ScalePoint, sameTally, type Tally, tallyOf } from "./domain/tally";
import type { CalibrationSession } from "./session.server";

type CountRow = {
  cycleId: string;
  name: string;
  ladderVersionId: string;
  criterionId: string;
  point: number | null;
  alternative: string | null;
  count: number;
};

type MiddleRow = { cycleId: string; people: number[]; middles: number[] };

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
  const ids = data.people.map(({ personId }) => personId);
  const scope = releasedBefore(viewer.personId, ids, session.cycle.opensOn);
  const counted = await countsIn(scope);
  const ladders = new Map<string, Ladder>();
  for (const versionId of new Set(counted.map((row) => row.ladderVersionId)))
    ladders.set(versionId, await ladderOfVersion(versionId));
  const counts = counted.filter(({ ladderVersionId, criterionId }) => {
    const ladder = ladders.get(ladderVersionId);
    const criterion = ladder && findCriterion(ladder, criterionId);
    return (
      criterion !== undefined &&
      scaleOf(ladder as Ladder, criterion).id === scaleId &&
      (competency === "" || criterion.competency === competency)
    );
  });
  const middles = await middlesIn(scope, [...new Set(counts.map((row) => row.criterionId))]);
  const earlier = [...new Map(counts.map((row) => [row.cycleId, row.name]))].map(
    ([id, name]): CycleRatings => {
      const own = middles.find(({ cycleId }) => cycleId === id);
      return {
        id,
        name,
        tally: sumOf(
          counts.filter(({ cycleId }) => cycleId === id),
          points,
        ),
        middles: new Map(
          own?.people.map((place, index) => [ids[place - 1] ?? "", own.middles[index] ?? 0]),
        ),
      };
    },
  );
  return {
    points,
    ...acrossCycles([...earlier, asItStands(session, data, points)], LEAST_PEOPLE),
  };
}

/** Released assessments of these people in the newest cycles before a day, with the place of each person in `ids`. */
function releasedBefore(viewerId: string, ids: readonly string[], before: Date) {
  return Prisma.sql`
    WITH "released" AS (
      SELECT a."id", a."cycleId", a."ladderVersionId", i."place"::int AS "place"
      FROM unnest(${[...ids]}::uuid[]) WITH ORDINALITY i("personId", "place")
      JOIN "Assessment" a ON a."personId" = i."personId"
      WHERE a."state" IN ('RELEASED', 'ACKNOWLEDGED') AND i."personId" <> ${viewerId}::uuid),
    "newest" AS (
      SELECT c."id", c."name", c."opensOn" FROM "Cycle" c
      WHERE c."opensOn" < ${before}::date AND c."id" IN (SELECT "cycleId" FROM "released")
      ORDER BY c."opensOn" DESC, c."id" LIMIT ${MOST_CYCLES}),
    "ended" AS (
      SELECT e."cycleId", e."ladderVersionId", e."place", n."name", n."opensOn", g."criterionId",
             CASE WHEN k."criterionId" IS NULL THEN g."point" ELSE k."point" END AS "point",
             CASE WHEN k."criterionId" IS NULL THEN g."alternative" ELSE k."alternative" END AS "alternative"
      FROM "released" e
      JOIN "newest" n ON n."id" = e."cycleId"
      JOIN "Review" r ON r."assessmentId" = e."id"
      JOIN "ReviewRating" g ON g."reviewId" = r."id"
      LEFT JOIN "CalibratedRating" k ON k."assessmentId" = e."id" AND k."criterionId" = g."criterionId")`;
}

/** Oldest cycle first. */
function countsIn(scope: Prisma.Sql): Promise<CountRow[]> {
  return database().$queryRaw<CountRow[]>`${scope}
    SELECT "cycleId", "name", "ladderVersionId", "criterionId", "point", "alternative", count(*)::int AS "count"
    FROM "ended"
    GROUP BY "cycleId", "name", "opensOn", "ladderVersionId", "criterionId", "point", "alternative"
    ORDER BY "opensOn", "cycleId"`;
}

/** Everybody's middle point in each cycle: of an even number the lower, as `middleOf` has it. */
function middlesIn(scope: Prisma.Sql, criteria: readonly string[]): Promise<MiddleRow[]> {
  return database().$queryRaw<MiddleRow[]>`${scope}
    SELECT "cycleId", array_agg("place" ORDER BY "place") AS "people", array_agg("middle" ORDER BY "place") AS "middles"
    FROM (
      SELECT "cycleId", "place", percentile_disc(0.5) WITHIN GROUP (ORDER BY "point") AS "middle"
      FROM "ended"
      WHERE "point" IS NOT NULL AND "criterionId" = ANY (${[...criteria]}::text[])
      GROUP BY "cycleId", "place") x
    GROUP BY "cycleId"`;
}

function sumOf(rows: readonly CountRow[], points: readonly ScalePoint[]): Tally {
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
