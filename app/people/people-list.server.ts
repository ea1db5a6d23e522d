import type { Actor } from "~/access/domain/can";
import { can } from "~/access/domain/can";
import type { Ladder } from "~/ladder/domain/schema";
import { database } from "~/platform/database.server";
import { Prisma } from "~/platform/prisma/client";
import { type AccountState, accountState } from "./domain/account-state";
import { type ListFilter, NONE, type Sort, searchWords } from "./domain/list-filter";
import { levelIdsByRank } from "./domain/standing";

export const PAGE_SIZE = 50;

export type ListedPerson = {
  id: string;
  name: string;
  email: string;
  team: string | null;
  managerId: string | null;
  manager: string | null;
  managerEmail: string | null;
  trackId: string | null;
  levelId: string | null;
  startDate: Date | null;
  leftOn: Date | null;
  state: AccountState;
};

type Row = Omit<ListedPerson, "state"> & {
  userId: string | null;
  invitedAt: Date | null;
  hasLeft: boolean;
  hasCredential: boolean;
};

/** May this viewer see more about people than their accounts? The system administrator may not. */
export function seesWholeRecord(viewer: Actor): boolean {
  return can(viewer, "person.write");
}

/** One page of the people a filter leaves, and how many there are in all; one query, whatever the number. */
export async function listPeople(
  viewer: Actor,
  filter: ListFilter,
  ladder: Ladder,
): Promise<{ people: ListedPerson[]; total: number; page: number; pages: number }> {
  const read = (page: number) => queryPage(viewer, filter, ladder, page);
  let page = filter.page;
  let found = await read(page);
  const pages = Math.max(1, Math.ceil(found.total / PAGE_SIZE));
  // An address kept from a longer list: show its last page rather than nothing.
  if (page > pages) {
    page = pages;
    found = await read(page);
  }
  return { ...found, page, pages };
}

async function queryPage(viewer: Actor, filter: ListFilter, ladder: Ladder, page: number) {
  const rows = await database().$queryRaw<({ total: number } & Partial<Row>)[]>`
    WITH matching AS (${matching(viewer, filter)}),
    page AS (
      SELECT matching.*, row_number() OVER (ORDER BY ${order(viewer, filter.sort, ladder)}) AS "position"
      FROM matching ORDER BY "position" LIMIT ${PAGE_SIZE} OFFSET ${(page - 1) * PAGE_SIZE}
    )
    SELECT counted."total", page.*
    FROM (SELECT count(*)::int AS "total" FROM matching) counted LEFT JOIN page ON true
    ORDER BY page."position"`;
  return {
    total: rows[0]?.total ?? 0,
    people: rows.filter((row): row is { total: number } & Row => row.id != null).map(listed),
  };
}

/** Everybody a filter leaves, for export. */
export async function allPeople(
  viewer: Actor,
  filter: ListFilter,
  ladder: Ladder,
): Promise<ListedPerson[]> {
  const rows = await database().$queryRaw<Row[]>`
    SELECT * FROM (${matching(viewer, filter)}) matching
    ORDER BY ${order(viewer, filter.sort, ladder)}`;
  return rows.map(listed);
}

function listed({ userId, invitedAt, hasLeft, hasCredential, ...row }: Row): ListedPerson {
  const state = accountState({ userId, invitedAt, hasLeft, hasCredential });
  return {
    id: row.id,
    name: row.name,
    email: row.email,
    team: row.team,
    managerId: row.managerId,
    manager: row.manager,
    managerEmail: row.managerEmail,
    trackId: row.trackId,
    levelId: row.levelId,
    startDate: row.startDate,
    leftOn: row.leftOn,
    state,
  };
}

const HAS_LEFT = Prisma.sql`(p."leftOn" IS NOT NULL AND p."leftOn" <= organisation_today())`;
const HAS_CREDENTIAL = Prisma.sql`EXISTS (SELECT 1 FROM "Account" a WHERE a."userId" = p."userId")`;

/** The people who may be seen and whom the filter leaves. Without the whole record, level and dates are not read. */
function matching(viewer: Actor, filter: ListFilter): Prisma.Sql {
  const whole = seesWholeRecord(viewer);
  return Prisma.sql`
    SELECT p."id"::text, p."name", p."email", t."name" AS "team", m."id"::text AS "managerId",
           m."name" AS "manager", m."email" AS "managerEmail",
           ${whole ? Prisma.sql`p."trackId", p."levelId", p."startDate"` : Prisma.sql`NULL::text AS "trackId", NULL::text AS "levelId", NULL::date AS "startDate"`},
           p."leftOn", p."userId", p."invitedAt",
           ${HAS_LEFT} AS "hasLeft", ${HAS_CREDENTIAL} AS "hasCredential"
    FROM "Person" p
    LEFT JOIN "Team" t ON t."id" = p."teamId"
    LEFT JOIN "Person" m ON m."id" = p."managerId"
    WHERE ${Prisma.join(conditions(viewer, filter), " AND ")}`;
}

function conditions(viewer: Actor, filter: ListFilter): Prisma.Sql[] {
  const found = [Prisma.sql`${can(viewer, "person.read")}::boolean`, STATE_CONDITION[filter.state]];
  for (const word of searchWords(filter.q))
    found.push(
      Prisma.sql`strpos(${folded(Prisma.sql`p."name" || ' ' || p."email"`)}, ${folded(Prisma.sql`${word}`)}) > 0`,
    );
  if (filter.team === NONE) found.push(Prisma.sql`p."teamId" IS NULL`);
  else if (filter.team) found.push(Prisma.sql`p."teamId" = ${filter.team}::uuid`);
  if (filter.manager === NONE) found.push(Prisma.sql`p."managerId" IS NULL`);
  else if (filter.manager) found.push(Prisma.sql`p."managerId" = ${filter.manager}::uuid`);
  if (filter.level && seesWholeRecord(viewer)) found.push(levelCondition(filter.level));
  return found;
}

/** The states of domain/account-state.ts as conditions; without a choice, everybody who has not left. */
const STATE_CONDITION: Record<ListFilter["state"], Prisma.Sql> = {
  "": Prisma.sql`NOT ${HAS_LEFT}`,
  all: Prisma.sql`true`,
  left: HAS_LEFT,
  "not-invited": Prisma.sql`NOT ${HAS_LEFT} AND p."userId" IS NULL`,
  invited: Prisma.sql`NOT ${HAS_LEFT} AND p."userId" IS NOT NULL AND p."invitedAt" IS NOT NULL AND NOT ${HAS_CREDENTIAL}`,
  active: Prisma.sql`NOT ${HAS_LEFT} AND p."userId" IS NOT NULL AND (p."invitedAt" IS NULL OR ${HAS_CREDENTIAL})`,
};

/** `track/level`, or `track/` for every level of a track, or none. */
function levelCondition(chosen: string): Prisma.Sql {
  if (chosen === NONE) return Prisma.sql`p."levelId" IS NULL`;
  const [trackId = "", levelId = ""] = chosen.split("/");
  const track = Prisma.sql`p."trackId" = ${trackId}`;
  return levelId ? Prisma.sql`${track} AND p."levelId" = ${levelId}` : track;
}

/** Text without case and accents, in any script. */
function folded(text: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`regexp_replace(lower(normalize((${text})::text, NFKD) COLLATE "und-x-icu"), '[\u0300-\u036f]', '', 'g')`;
}

function order(viewer: Actor, sort: Sort, ladder: Ladder): Prisma.Sql {
  const byName = Prisma.sql`matching."name" COLLATE "und-x-icu", matching."id"`;
  if (sort === "team") return Prisma.sql`matching."team" COLLATE "und-x-icu" NULLS LAST, ${byName}`;
  if (!seesWholeRecord(viewer)) return byName;
  if (sort === "start") return Prisma.sql`matching."startDate" DESC NULLS LAST, ${byName}`;
  if (sort === "level")
    return Prisma.sql`array_position(${levelIdsByRank(ladder)}::text[], matching."levelId") DESC NULLS LAST, ${byName}`;
  return byName;
}
