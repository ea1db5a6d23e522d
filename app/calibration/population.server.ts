import { createHash } from "node:crypto";
import { isId, type StoredState, stateInWords } from "~/assessment/assessments.server";
import type { Ladder } from "~/ladder/domain/schema";
import { findLevel, findTrack } from "~/ladder/domain/view";
import { levelIdsByRank } from "~/people/domain/standing";
import { AppError } from "~/platform/app-error";
import { database, type Transaction } from "~/platform/database.server";
import { Prisma } from "~/platform/prisma/client";
import type { LineProblem } from "./domain/name-lines";
import { type Candidate, isShown, MOST_PEOPLE } from "./domain/population";
import { hasGroups, type PopulationInput } from "./domain/session-form";
import { peopleOfLines } from "./name-lines.server";

export type GroupChoice = { id: string; name: string; people: number };
export type PopulationChoices = {
  teams: GroupChoice[];
  managers: GroupChoice[];
  levels: GroupChoice[];
  tracks: GroupChoice[];
  people: number;
};

/** What the people of a cycle can be chosen by, each with how many it would be; levels from lowest to highest. */
export async function populationChoices(
  cycleId: string,
  ladder: Ladder,
): Promise<PopulationChoices> {
  const rows = await database().$queryRaw<
    {
      kind: "team" | "manager" | "level" | "track" | "all";
      id: string | null;
      name: string | null;
      people: number;
    }[]
  >`
    WITH "in_cycle" AS (
      SELECT p."teamId", p."managerId", p."levelId", p."trackId"
      FROM "Assessment" a JOIN "Person" p ON p."id" = a."personId"
      WHERE a."cycleId" = ${cycleId}::uuid AND a."state" NOT IN ('RELEASED', 'ACKNOWLEDGED')
        AND (p."leftOn" IS NULL OR p."leftOn" > organisation_today()))
    SELECT * FROM (
      SELECT 'team' AS "kind", t."id"::text, t."name", count(*)::int AS "people"
      FROM "in_cycle" c JOIN "Team" t ON t."id" = c."teamId" GROUP BY t."id"
      UNION ALL
      SELECT 'manager', m."id"::text, m."name", count(*)::int
      FROM "in_cycle" c JOIN "Person" m ON m."id" = c."managerId" GROUP BY m."id"
      UNION ALL
      SELECT 'level', "levelId", "levelId", count(*)::int FROM "in_cycle" WHERE "levelId" IS NOT NULL GROUP BY "levelId"
      UNION ALL
      SELECT 'track', "trackId", "trackId", count(*)::int FROM "in_cycle" WHERE "trackId" IS NOT NULL GROUP BY "trackId"
      UNION ALL
      SELECT 'all', NULL, NULL, count(*)::int FROM "in_cycle") "choices"
    ORDER BY "name" COLLATE "und-x-icu", "id"`;
  const of = (kind: string): GroupChoice[] =>
    rows.flatMap((row) =>
      row.kind === kind && row.id !== null
        ? [{ id: row.id, name: row.name ?? row.id, people: row.people }]
        : [],
    );
  const ranks = levelIdsByRank(ladder);
  const rank = ({ id }: GroupChoice) => (ranks.includes(id) ? ranks.indexOf(id) : ranks.length);
  return {
    teams: of("team"),
    managers: of("manager"),
    levels: of("level")
      .map((choice) => {
        const level = findLevel(ladder, choice.id);
        // A level that tracks share has a title on each.
        const titles = Object.values(level?.titles ?? {});
        return { ...choice, name: [...new Set(titles)].join(" or ") || choice.id };
      })
      .sort((a, b) => rank(a) - rank(b)),
    tracks: of("track").map((choice) => ({
      ...choice,
      name: findTrack(ladder, choice.id)?.title ?? choice.id,
    })),
    people: rows.find(({ kind }) => kind === "all")?.people ?? 0,
  };
}

export type Selected = {
  people: Candidate[];
  problems: LineProblem[];
  /** How many of the groups stay out because engineers have been shown their review. */
  shown: number;
};

type Row = Omit<Candidate, "state" | "alsoIn"> & { state: StoredState; alsoIn: string[] | null };

/**
 * Who of a cycle is meant: everybody, or who is in one of the teams and one of the levels and one of the tracks and reports
 * to one of the managers (a kind nothing was chosen of narrows nothing), and whoever the list names besides. In two
 * statements. `sessionId` is the session it is for: being in that one is no other.
 */
export async function selectPopulation(
  cycleId: string,
  input: PopulationInput,
  {
    sessionId = null,
    from = database(),
  }: { sessionId?: string | null; from?: Pick<Transaction, "$queryRaw"> } = {},
): Promise<Selected> {
  const named = await peopleOfLines(input.list, from);
  const rows = await from.$queryRaw<Row[]>`
    SELECT a."id"::text AS "assessmentId", p."id"::text AS "personId", p."name",
           p."teamId"::text, t."name" AS "team", p."trackId", p."levelId", a."state"::text AS "state",
           v."id"::text AS "raterId", v."name" AS "rater",
           ARRAY(SELECT s."name" FROM "CalibrationMember" m JOIN "CalibrationSession" s ON s."id" = m."sessionId"
                 WHERE m."assessmentId" = a."id" AND m."removedAt" IS NULL AND s."state" <> 'RELEASED'
                   AND s."id" IS DISTINCT FROM ${sessionId}::uuid ORDER BY s."name") AS "alsoIn"
    FROM "Assessment" a
    JOIN "Person" p ON p."id" = a."personId"
    LEFT JOIN "Team" t ON t."id" = p."teamId"
    LEFT JOIN "Review" r ON r."assessmentId" = a."id"
    LEFT JOIN "Person" v ON v."id" = coalesce(r."reviewerId", p."managerId")
    WHERE a."cycleId" = ${cycleId}::uuid
      AND (p."id" = ANY(${named.people.map(({ personId }) => personId)}::uuid[])
        OR ((p."leftOn" IS NULL OR p."leftOn" > organisation_today()) AND ${inGroups(input)}))
    ORDER BY p."name" COLLATE "und-x-icu", a."id"`;
  const people = rows.map(({ alsoIn, ...row }) => ({
    ...row,
    alsoIn: alsoIn ?? [],
    state: stateInWords(row.state),
  }));
  const byPerson = new Map(people.map((person) => [person.personId, person]));
  const problems = [...named.problems];
  for (const { personId, line, text } of named.people) {
    const person = byPerson.get(personId);
    if (!person) problems.push({ line, text, message: "They are not in this cycle." });
    else if (isShown(person.state))
      problems.push({ line, text, message: "Their review has been released to them already." });
  }
  const isNamed = new Set(named.people.map(({ personId }) => personId));
  return {
    people: people.filter(({ state }) => !isShown(state)),
    problems: problems.sort((a, b) => a.line - b.line),
    shown: people.filter(({ state, personId }) => isShown(state) && !isNamed.has(personId)).length,
  };
}

function inGroups(input: PopulationInput): Prisma.Sql {
  if (input.everybody) return Prisma.sql`true`;
  if (!hasGroups(input)) return Prisma.sql`false`;
  const { teams, levels, tracks, managers } = input;
  const each: Prisma.Sql[] = [];
  if (teams.length > 0) each.push(Prisma.sql`p."teamId" = ANY(${teams.filter(isId)}::uuid[])`);
  if (managers.length > 0)
    each.push(Prisma.sql`p."managerId" = ANY(${managers.filter(isId)}::uuid[])`);
  if (levels.length > 0) each.push(Prisma.sql`p."levelId" = ANY(${levels}::text[])`);
  if (tracks.length > 0) each.push(Prisma.sql`p."trackId" = ANY(${tracks}::text[])`);
  return Prisma.sql`(${Prisma.join(each, " AND ")})`;
}

/** The same for the same people and no others, so that what was looked at can be told from what is there now. */
export function populationKey(people: readonly Pick<Candidate, "assessmentId">[]): string {
  const hash = createHash("sha256");
  for (const id of people.map(({ assessmentId }) => assessmentId).sort()) hash.update(id);
  return hash.digest("hex").slice(0, 32);
}

/** Refuses what no group could talk about. */
export function refuseTooMany(people: number): void {
  if (people > MOST_PEOPLE)
    throw new AppError(
      `A session can hold ${MOST_PEOPLE.toLocaleString("en-GB")} people, and this would be ${people.toLocaleString("en-GB")}. Choose fewer, or make several sessions.`,
      422,
    );
}
