import type { Ladder } from "~/ladder/domain/schema";
import { scaleOf } from "~/ladder/domain/view";
import { ladderOfVersion } from "~/ladder/ladder.server";
import { database } from "~/platform/database.server";
import { singleton } from "~/platform/singleton.server";
import { type GivenPoint, type InterviewerPattern, interviewerPatterns } from "./domain/patterns";
import type { Asking } from "./panel.server";

/** People change how they interview, so what is long ago says little; and so much is worked out while somebody waits. */
const NEWEST_PANELS = 300;

type Patterns = {
  panels: number;
  /** Points on other scales than most are on, which cannot be counted together. */
  leftOut: number;
  rows: InterviewerPattern[];
};

/** Without names, so that nobody's outlives their record here. */
const known = singleton("interview-patterns", () => new Map<string, Patterns>());
const MOST_KEPT = 8;

/**
 * How interviewers' points lie beside each other's over the newest decided panels, purged ones too: of those only points
 * without words are left. Panels about the viewer are in nothing.
 */
export async function patternsAcross(asking: Pick<Asking, "personId">) {
  const { rows, ...rest } = await patternsOf(asking);
  const people = await database().person.findMany({
    where: { id: { in: rows.map(({ interviewerId }) => interviewerId) } },
    select: { id: true, name: true },
  });
  const names = new Map(people.map(({ id, name }) => [id, name]));
  return {
    ...rest,
    rows: rows
      .map((row) => ({ ...row, name: names.get(row.interviewerId) ?? "" }))
      .sort((a, b) => a.name.localeCompare(b.name, "en", { numeric: true })),
  };
}

async function patternsOf(asking: Pick<Asking, "personId">): Promise<Patterns> {
  const key = await basisOf(asking);
  const before = known.get(key);
  if (before) return before;
  const found = await workOut(asking);
  if (known.size >= MOST_KEPT) known.clear();
  known.set(key, found);
  return found;
}

/** Changes with whatever the patterns rest on; to whoever is a candidate themselves it is their own. */
async function basisOf({ personId }: Pick<Asking, "personId">): Promise<string> {
  const [row] = await database().$queryRaw<
    { panels: number; purged: number; newest: Date | null; isCandidate: boolean | null }[]
  >`
    SELECT count(*) FILTER (WHERE l."candidateId" IS DISTINCT FROM ${personId}::uuid)::int AS "panels",
           count(l."purgedAt")::int AS "purged",
           max(l."decidedAt") FILTER (WHERE l."candidateId" IS DISTINCT FROM ${personId}::uuid) AS "newest",
           bool_or(l."candidateId" = ${personId}::uuid) AS "isCandidate"
    FROM "InterviewPanel" l WHERE l."state" = 'DECIDED'`;
  return [
    row?.isCandidate ? personId : "",
    row?.panels,
    row?.purged,
    row?.newest?.toISOString(),
  ].join(" ");
}

type PanelRow = {
  panelId: string;
  ladderVersionId: string;
  /** By interviewer, their points by criterion. */
  cards: { by: string; points: Record<string, number> | null }[];
};

async function workOut({ personId }: Pick<Asking, "personId">): Promise<Patterns> {
  const rows = await database().$queryRaw<PanelRow[]>`
    SELECT l."id"::text AS "panelId", k."ladderVersionId"::text,
           (SELECT coalesce(json_agg(json_build_object('by', c."interviewerId", 'points',
               (SELECT json_object_agg(a."criterionId", a."point") FROM "ScorecardAnswer" a
                WHERE a."cardId" = c."id" AND a."point" IS NOT NULL))), '[]')
            FROM "Scorecard" c
            WHERE c."panelId" = l."id" AND c."submittedAt" <= l."decidedAt") AS "cards"
    FROM "InterviewPanel" l JOIN "InterviewKit" k ON k."id" = l."kitId"
    WHERE l."state" = 'DECIDED' AND l."candidateId" IS DISTINCT FROM ${personId}::uuid
    ORDER BY l."decidedAt" DESC, l."id" DESC LIMIT ${NEWEST_PANELS}`;
  const scales = await scalesOf(rows);
  const all = rows.flatMap(({ panelId, ladderVersionId, cards }) =>
    cards.flatMap(({ by, points }) =>
      Object.entries(points ?? {}).map(([item, value]) => ({
        point: { rater: by, person: panelId, item, value } satisfies GivenPoint,
        scale: scales.get(`${ladderVersionId} ${item}`) ?? null,
      })),
    ),
  );
  const counted = onCommonScale(all);
  return {
    panels: rows.length,
    leftOut: all.length - counted.length,
    rows: interviewerPatterns(counted),
  };
}

/** By version and criterion, the scale it is rated on; none where the middle of it is best. */
async function scalesOf(rows: readonly PanelRow[]): Promise<Map<string, string>> {
  const scales = new Map<string, string>();
  for (const versionId of new Set(rows.map(({ ladderVersionId }) => ladderVersionId))) {
    const ladder: Ladder = await ladderOfVersion(versionId);
    for (const criterion of ladder.criteria) {
      const { polarity, points } = scaleOf(ladder, criterion);
      if (polarity === "monotone")
        scales.set(`${versionId} ${criterion.id}`, points.map(({ value }) => value).join());
    }
  }
  return scales;
}

/** The points on the scale that most of them are on. */
function onCommonScale(all: readonly { point: GivenPoint; scale: string | null }[]): GivenPoint[] {
  const counts = new Map<string, number>();
  for (const { scale } of all) if (scale) counts.set(scale, (counts.get(scale) ?? 0) + 1);
  const [most] = [...counts].sort((a, b) => b[1] - a[1]);
  return all.flatMap(({ point, scale }) => (most && scale === most[0] ? [point] : []));
}
