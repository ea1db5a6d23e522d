import { can } from "~/access/domain/can";
import type { Action } from "~/access/domain/matrix";
import { type Ask, notFound, requirePerson } from "~/access/guards.server";
import type { Viewer } from "~/access/viewer.server";
import { isId } from "~/assessment/assessments.server";
import { currentLadder, ladderOfVersion } from "~/ladder/ladder.server";
import { database, type Transaction } from "~/platform/database.server";
import { Prisma } from "~/platform/prisma/client";
import { type KitContent, kitContent } from "./domain/kit";
import type { KitFilter } from "./domain/kit-form";
import { findExercise } from "./domain/kit-view";

const PAGE_SIZE = 50;

export type Kit = {
  id: string;
  name: string;
  ladderVersionId: string;
  trackId: string;
  levelId: string;
  content: KitContent;
  revision: number;
  createdAt: Date;
  archivedAt: Date | null;
  /** How many panels have it, as far as the viewer may know of them. */
  panels: number;
  /** Whether a card has been begun with it, as far as the viewer may know: it is not changed any more. */
  isBegun: boolean;
};

/** What `can` reads for kits: whoever is on any panel reads them, whoever is interviewed reads none. */
export function kitSubject({ panelSeats, isCandidate }: Viewer) {
  return { panelSeats, isCandidate };
}

/** The person who is signed in, if they may do `action` to kits at all. */
export async function requireKits(ask: Ask, action: Action) {
  const viewer = await requirePerson(ask);
  if (!can(viewer, action, kitSubject(viewer))) throw notFound();
  return viewer;
}

/** As `requireKits`, with the kit that the address names and the ladder it is pinned to; 404 where there is none. */
export async function requireKit(ask: Ask, kitId: string | undefined, action: Action) {
  const viewer = await requireKits(ask, action);
  const kit = await findKit(viewer.personId, kitId ?? "", database());
  if (!kit) throw notFound();
  const ladder = await ladderOfVersion(kit.ladderVersionId);
  return { viewer, kit, ladder, mayWrite: can(viewer, "kit.write", kitSubject(viewer)) };
}

/** As `requireKit`, with an exercise of the kit's level, chosen or not. */
export async function requireExercise(
  ask: Ask,
  params: { kitId?: string | undefined; exerciseId?: string | undefined },
) {
  const found = await requireKit(ask, params.kitId, "kit.read");
  const exercise = findExercise(found.ladder, found.kit, params.exerciseId ?? "");
  if (!exercise) throw notFound();
  return { ...found, exercise };
}

/** One kit; null where there is none. */
export async function findKit(
  viewerId: string,
  kitId: string,
  from: Pick<Transaction, "$queryRaw">,
): Promise<Kit | null> {
  if (!isId(kitId)) return null;
  const rows = await from.$queryRaw<(Omit<Kit, "content"> & { content: unknown })[]>`
    SELECT k."id"::text, k."name", k."ladderVersionId"::text, k."trackId", k."levelId", k."content", k."revision",
           k."createdAt", k."archivedAt", ${panelsOf(viewerId)} AS "panels",
           EXISTS (SELECT 1 FROM "InterviewPanel" l JOIN "Scorecard" c ON c."panelId" = l."id"
             WHERE l."kitId" = k."id" AND l."candidateId" IS DISTINCT FROM ${viewerId}::uuid) AS "isBegun"
    FROM "InterviewKit" k WHERE k."id" = ${kitId}::uuid`;
  const [row] = rows;
  return row ? { ...row, content: kitContent.parse(row.content) } : null;
}

/** Nobody counts the panel that is about them. */
function panelsOf(viewerId: string): Prisma.Sql {
  return Prisma.sql`(SELECT count(*)::int FROM "InterviewPanel" l
    WHERE l."kitId" = k."id" AND l."purgedAt" IS NULL AND l."candidateId" IS DISTINCT FROM ${viewerId}::uuid)`;
}

export type ListedKit = Pick<
  Kit,
  "id" | "name" | "trackId" | "levelId" | "createdAt" | "archivedAt" | "panels"
> & { version: string; isCurrent: boolean };

/** A page of the kits of a place of the ladder, or of all of them; those put aside apart. */
export async function listKits(
  viewer: { personId: string },
  filter: KitFilter,
): Promise<{ kits: ListedKit[]; page: number; pages: number }> {
  const [trackId = "", levelId = ""] = filter.place.split(".");
  const wanted = [
    filter.archived ? Prisma.sql`k."archivedAt" IS NOT NULL` : Prisma.sql`k."archivedAt" IS NULL`,
    ...(filter.place ? [Prisma.sql`k."trackId" = ${trackId} AND k."levelId" = ${levelId}`] : []),
    ...(filter.q ? [Prisma.sql`strpos(lower(k."name"), lower(${filter.q})) > 0`] : []),
  ];
  const where = Prisma.join(wanted, " AND ");
  const [counted] = await database().$queryRaw<{ total: number }[]>`
    SELECT count(*)::int AS "total" FROM "InterviewKit" k WHERE ${where}`;
  const pages = Math.max(1, Math.ceil((counted?.total ?? 0) / PAGE_SIZE));
  const page = Math.min(filter.page, pages);
  const kits = await database().$queryRaw<(ListedKit & { ladderVersionId: string })[]>`
    SELECT k."id"::text, k."name", k."trackId", k."levelId", k."createdAt", k."archivedAt", v."version",
           k."ladderVersionId"::text, ${panelsOf(viewer.personId)} AS "panels"
    FROM "InterviewKit" k JOIN "LadderVersion" v ON v."id" = k."ladderVersionId"
    WHERE ${where}
    ORDER BY k."levelId", k."trackId", k."createdAt", k."id"
    LIMIT ${PAGE_SIZE}::int OFFSET ${(page - 1) * PAGE_SIZE}::int`;
  const { versionId } = currentLadder();
  return {
    page,
    pages,
    kits: kits.map(({ ladderVersionId, ...kit }) => ({
      ...kit,
      isCurrent: ladderVersionId === versionId,
    })),
  };
}
