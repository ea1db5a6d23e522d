import type { LinkState } from "~/assessment/domain/evidence-words";
import { asPiece, type Piece } from "~/assessment/evidence.server";
import { monthsBefore } from "~/ladder/domain/rule-input";
import type { EvidenceKind } from "~/ladder/domain/schema";
import { currentLadder, ladderOfVersion } from "~/ladder/ladder.server";
import { database } from "~/platform/database.server";
import { Prisma } from "~/platform/prisma/client";
import { type Asked, askedOf } from "./corroborations.server";
import { type LibraryFilter, type Sort, searchWords } from "./domain/library-filter";
import { findCriterion, type Support, supportsOf } from "./supports.server";

export const PAGE_SIZE = 50;

export type LibraryPiece = Piece & {
  archivedAt: Date | null;
  linkState: LinkState | null;
  linkCheckedAt: Date | null;
  supports: Support[];
  asked: Asked[];
};

export type Library = {
  pieces: LibraryPiece[];
  total: number;
  page: number;
  pages: number;
  /** Of everything that is not put away. */
  shares: { pieces: number; testimony: number; archived: number };
  kinds: EvidenceKind[];
};

/**
 * One page of a person's own evidence with what each piece supports and what colleagues said of it: four queries,
 * whatever the number.
 */
export async function evidenceLibrary(
  personId: string,
  filter: LibraryFilter,
  today: string,
): Promise<Library> {
  const { kinds, asks } = await inUse(personId, today);
  const testimony = kinds.filter((kind) => kind.testimony).map(({ id }) => id);
  const read = (page: number) => queryPage(personId, { ...filter, page }, asks, testimony);
  let { page } = filter;
  let found = await read(page);
  const pages = Math.max(1, Math.ceil(found.total / PAGE_SIZE));
  // An address kept from a longer list: show its last page rather than nothing.
  if (page > pages) {
    page = pages;
    found = await read(page);
  }
  const [supports, asked] = await Promise.all([
    supportsOf(found.pieces, today),
    askedOf(found.pieces.map(({ id }) => id)),
  ]);
  return {
    ...found,
    pieces: found.pieces.map((piece) => ({
      ...piece,
      supports: supports.get(piece.id) ?? [],
      asked: asked.get(piece.id) ?? [],
    })),
    page,
    pages,
    kinds,
  };
}

type Ask = { version: string; criterion: string; oldest: string };

/** What the criteria this person has evidence for ask of its age, and every kind known to the ladders they belong to. */
async function inUse(personId: string, today: string) {
  const rows = await database().$queryRaw<{ versionId: string; criterionId: string }[]>`
    SELECT DISTINCT a."ladderVersionId"::text AS "versionId", c."criterionId"
    FROM "Evidence" e
    JOIN "Claim" c ON c."evidenceId" = e."id"
    JOIN "Assessment" a ON a."id" = c."assessmentId"
    WHERE e."personId" = ${personId}::uuid`;
  const kinds = new Map<string, EvidenceKind>();
  const asks: Ask[] = [];
  for (const { versionId, criterionId } of rows) {
    const ladder = await ladderOfVersion(versionId);
    for (const kind of ladder.evidenceKinds) kinds.set(kind.id, kind);
    const months = findCriterion(ladder, criterionId)?.evidence?.withinMonths;
    if (months !== undefined)
      asks.push({
        version: versionId,
        criterion: criterionId,
        oldest: monthsBefore(today, months),
      });
  }
  // The words and flags of today win over those of an earlier version.
  for (const kind of currentLadder().ladder.evidenceKinds) kinds.set(kind.id, kind);
  return { kinds: [...kinds.values()], asks };
}

type Row = {
  id: string;
  url: string;
  title: string;
  kind: string;
  date: Date;
  shows: string;
  parts: string[];
  archivedAt: Date | null;
  linkState: string | null;
  linkCheckedAt: Date | null;
};
type Counts = { total: number; inLibrary: number; testimony: number; archived: number };

async function queryPage(
  personId: string,
  filter: LibraryFilter,
  asks: readonly Ask[],
  testimony: readonly string[],
) {
  const rows = await database().$queryRaw<(Counts & Partial<Row>)[]>`
    WITH asks AS (
      SELECT * FROM jsonb_to_recordset(${JSON.stringify(asks)}::jsonb)
        AS x("version" uuid, "criterion" text, "oldest" date)
    ),
    library AS (
      SELECT e.*,
        EXISTS (SELECT 1 FROM "Claim" c WHERE c."evidenceId" = e."id") AS "isUsed",
        EXISTS (SELECT 1 FROM "Claim" c JOIN "Assessment" a ON a."id" = c."assessmentId"
                JOIN asks x ON x."version" = a."ladderVersionId" AND x."criterion" = c."criterionId"
                WHERE c."evidenceId" = e."id" AND e."date" < x."oldest") AS "isOld",
        EXISTS (SELECT 1 FROM "Corroboration" r WHERE r."evidenceId" = e."id"
                AND r."withdrawnAt" IS NULL AND r."answeredAt" IS NOT NULL) AS "isAnswered",
        EXISTS (SELECT 1 FROM "Corroboration" r WHERE r."evidenceId" = e."id"
                AND r."withdrawnAt" IS NULL AND r."answeredAt" IS NULL) AS "isAsked"
      FROM "Evidence" e WHERE e."personId" = ${personId}::uuid
    ),
    matching AS (SELECT * FROM library e WHERE ${Prisma.join(conditions(filter), " AND ")}),
    page AS (
      SELECT e."id"::text, e."url", e."title", e."kind", e."date", e."shows", e."parts", e."archivedAt",
             e."linkState", e."linkCheckedAt", row_number() OVER (ORDER BY ${ORDER[filter.sort]}) AS "position"
      FROM matching e ORDER BY "position" LIMIT ${PAGE_SIZE} OFFSET ${(filter.page - 1) * PAGE_SIZE}
    )
    SELECT counted.*, page.* FROM (
      SELECT (SELECT count(*)::int FROM matching) AS "total",
             count(*) FILTER (WHERE l."archivedAt" IS NULL)::int AS "inLibrary",
             count(*) FILTER (WHERE l."archivedAt" IS NULL AND l."kind" = ANY(${testimony}::text[]))::int AS "testimony",
             count(*) FILTER (WHERE l."archivedAt" IS NOT NULL)::int AS "archived"
      FROM library l
    ) counted LEFT JOIN page ON true ORDER BY page."position"`;
  const counts = rows[0] ?? { total: 0, inLibrary: 0, testimony: 0, archived: 0 };
  return {
    total: counts.total,
    shares: { pieces: counts.inLibrary, testimony: counts.testimony, archived: counts.archived },
    pieces: rows
      .filter((row): row is Counts & Row => row.id != null)
      .map((row) => ({
        ...asPiece({
          id: row.id,
          url: row.url,
          title: row.title,
          kind: row.kind,
          date: row.date,
          shows: row.shows,
          parts: row.parts,
        }),
        archivedAt: row.archivedAt,
        linkState: row.linkState as LinkState | null,
        linkCheckedAt: row.linkCheckedAt,
      })),
  };
}

function conditions({ q, kind, age, said, show }: LibraryFilter): Prisma.Sql[] {
  const found = [SHOWN[show]];
  for (const word of searchWords(q))
    found.push(
      Prisma.sql`strpos(${folded(Prisma.sql`concat_ws(' ', e."title", e."shows", e."url")`)}, ${folded(Prisma.sql`${word}`)}) > 0`,
    );
  if (kind) found.push(Prisma.sql`e."kind" = ${kind}`);
  if (age)
    found.push(age === "old" ? Prisma.sql`e."isOld"` : Prisma.sql`e."isUsed" AND NOT e."isOld"`);
  if (said) found.push(SAID[said]);
  return found;
}

const SHOWN: Record<LibraryFilter["show"], Prisma.Sql> = {
  "": Prisma.sql`e."archivedAt" IS NULL`,
  used: Prisma.sql`e."archivedAt" IS NULL AND e."isUsed"`,
  unused: Prisma.sql`e."archivedAt" IS NULL AND NOT e."isUsed"`,
  "link-gone": Prisma.sql`e."archivedAt" IS NULL AND e."linkState" = 'gone'`,
  archived: Prisma.sql`e."archivedAt" IS NOT NULL`,
};

const SAID: Record<Exclude<LibraryFilter["said"], "">, Prisma.Sql> = {
  answered: Prisma.sql`e."isAnswered"`,
  asked: Prisma.sql`e."isAsked"`,
  nothing: Prisma.sql`NOT e."isAnswered" AND NOT e."isAsked"`,
};

const ORDER: Record<Sort, Prisma.Sql> = {
  newest: Prisma.sql`e."date" DESC, e."createdAt" DESC, e."id"`,
  oldest: Prisma.sql`e."date", e."createdAt", e."id"`,
  title: Prisma.sql`e."title" COLLATE "und-x-icu", e."id"`,
  added: Prisma.sql`e."createdAt" DESC, e."id"`,
};

/** Text without case and accents, in any script. */
export function folded(text: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`regexp_replace(lower(normalize((${text})::text, NFKD) COLLATE "und-x-icu"), '[\u0300-\u036f]', '', 'g')`;
}
