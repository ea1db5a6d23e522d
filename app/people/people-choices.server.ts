import type { Actor } from "~/access/domain/can";
import { can } from "~/access/domain/can";
import { database } from "~/platform/database.server";
import type { AccountState } from "./domain/account-state";

export type Choice = { id: string; name: string };
export type StateCounts = Record<AccountState, number>;

/** What the list can be narrowed to, and how many people there are in each account state; one query. */
export async function listChoices(
  viewer: Actor,
): Promise<{ teams: Choice[]; managers: Choice[]; counts: StateCounts }> {
  if (!can(viewer, "person.read")) return { teams: [], managers: [], counts: NOBODY };
  const rows = await database().$queryRaw<
    { teams: Choice[]; managers: Choice[]; counts: StateCounts }[]
  >`
    SELECT
      (SELECT coalesce(json_agg(json_build_object('id', t."id", 'name', t."name")
              ORDER BY t."name" COLLATE "und-x-icu"), '[]') FROM "Team" t) AS "teams",
      (SELECT coalesce(json_agg(json_build_object('id', m."id", 'name', m."name")
              ORDER BY m."name" COLLATE "und-x-icu"), '[]') FROM "Person" m
       WHERE EXISTS (SELECT 1 FROM "Person" r WHERE r."managerId" = m."id")) AS "managers",
      (SELECT json_build_object(
         'left', count(*) FILTER (WHERE s."left"),
         'not-invited', count(*) FILTER (WHERE NOT s."left" AND s."userId" IS NULL),
         'invited', count(*) FILTER (WHERE NOT s."left" AND s."userId" IS NOT NULL
                                     AND s."invitedAt" IS NOT NULL AND NOT s."credential"),
         'active', count(*) FILTER (WHERE NOT s."left" AND s."userId" IS NOT NULL
                                    AND (s."invitedAt" IS NULL OR s."credential")))
       FROM (SELECT p."userId", p."invitedAt",
                    (p."leftOn" IS NOT NULL AND p."leftOn" <= organisation_today()) AS "left",
                    EXISTS (SELECT 1 FROM "Account" a WHERE a."userId" = p."userId") AS "credential"
             FROM "Person" p) s) AS "counts"`;
  return rows[0] ?? { teams: [], managers: [], counts: NOBODY };
}

const NOBODY: StateCounts = { "not-invited": 0, invited: 0, active: 0, left: 0 };

/**
 * What can be chosen while editing a person: every team, and everybody who is here as a manager, by name; where two
 * share a name, with their addresses.
 */
export async function personChoices(
  keep: string | null,
): Promise<{ teams: string[]; managers: Choice[] }> {
  const [teams, people] = await Promise.all([
    database().$queryRaw<{ name: string }[]>`
      SELECT "name" FROM "Team" ORDER BY "name" COLLATE "und-x-icu"`,
    database().$queryRaw<{ id: string; name: string; email: string; shared: boolean }[]>`
      SELECT "id"::text, "name", "email", count(*) OVER (PARTITION BY "name") > 1 AS "shared"
      FROM "Person"
      WHERE "leftOn" IS NULL OR "leftOn" > organisation_today() OR "id" = ${keep}::uuid
      ORDER BY "name" COLLATE "und-x-icu", "id"`,
  ]);
  return {
    teams: teams.map((team) => team.name),
    managers: people.map(({ id, name, email, shared }) => ({
      id,
      name: shared ? `${name} (${email})` : name,
    })),
  };
}
