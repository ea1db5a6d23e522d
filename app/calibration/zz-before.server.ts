import { type RuleInput, ruleCriteria } from "~/ladder/domain/rule-input";
import { evaluate } from "~/ladder/domain/rules";
import type { Ladder } from "~/ladder/domain/schema";
import {
  criteriaOfTransition,
  findCompetency,
  findCriterion,
  findLevel,
  findTransition,
  levelTitle,
  scaleOf,
} from "~/ladder/domain/view";
import { currentLadder, ladderOfVersion } from "~/ladder/ladder.server";
import { database, type Transaction } from "~/platform/database.server";
import { singleton } from "~/platform/singleton.server";
import { isOnBoundary } from "./domain/boundary";
import { type Mark, markOf, middleOf } from "./domain/mark";
import type {
  SessionCriterion,
  SessionData,
  SessionPerson,
  SessionRating,
} from "./domain/session-data";
import type { CalibrationSession } from "./session.server";

/** Sessions whose ratings are kept in memory, and for how long at most: names and teams change without notice. */
const KEPT = 12;
const KEPT_MS = 5 * 60_000;

type Kept = { basis: string; at: number; data: Promise<SessionData> };
const kept = singleton<Map<string, Kept>>("calibration-data", () => new Map());

type Which = Pick<CalibrationSession, "id" | "basis" | "cycle">;

/**
 * The ratings of a session before anything is hidden from anybody. Read once per revision, however many look: nothing of
 * it may reach a page except through `forViewer`.
 */
export function sessionData(session: Which): Promise<SessionData> {
  const now = Date.now();
  const known = kept.get(session.id);
  if (known && known.basis === session.basis && now - known.at < KEPT_MS) return known.data;
  const data = readSessionData(session, database());
  kept.delete(session.id);
  kept.set(session.id, { basis: session.basis, at: now, data });
  const [oldest] = kept.keys();
  if (kept.size > KEPT && oldest) kept.delete(oldest);
  data.catch(() => kept.delete(session.id));
  return data;
}

type MemberRow = {
  assessmentId: string;
  personId: string;
  name: string;
  teamId: string | null;
  team: string | null;
  teamNow: string | null;
  trackId: string | null;
  levelId: string | null;
  transitionId: string;
  ladderVersionId: string;
  isReady: boolean;
  raterId: string | null;
  rater: string | null;
  finishedOn: string | null;
};

type RatingRow = {
  assessmentId: string;
  criterionId: string;
  selfPoint: number | null;
  selfAlternative: string | null;
  point: number | null;
  alternative: string | null;
  blindPoint: number | null;
  blindAlternative: string | null;
  number: number | null;
  toPoint: number | null;
  toAlternative: string | null;
};

/** In six statements, whatever the size of the population. */
export async function readSessionData(
  { id, cycle }: Pick<CalibrationSession, "id" | "cycle">,
  from: Pick<Transaction, "$queryRaw" | "ladderVersion">,
): Promise<SessionData> {
  const members = await from.$queryRaw<MemberRow[]>`
    SELECT m."assessmentId", m."personId", p."name", m."teamId", t."name" AS "team",
           CASE WHEN p."teamId" IS DISTINCT FROM m."teamId" THEN coalesce(n."name", 'no team') END AS "teamNow",
           m."trackId", m."levelId", a."transitionId", a."ladderVersionId",
           a."state" IN ('IN_CALIBRATION', 'RELEASED', 'ACKNOWLEDGED') AND r."finishedAt" IS NOT NULL AS "isReady",
           r."reviewerId" AS "raterId", v."name" AS "rater", r."finishedAt"::date::text AS "finishedOn"
    FROM "CalibrationMember" m
    JOIN "Assessment" a ON a."id" = m."assessmentId"
    JOIN "Person" p ON p."id" = m."personId"
    LEFT JOIN "Team" t ON t."id" = m."teamId"
    LEFT JOIN "Team" n ON n."id" = p."teamId"
    LEFT JOIN "Review" r ON r."assessmentId" = a."id"
    LEFT JOIN "Person" v ON v."id" = r."reviewerId"
    WHERE m."sessionId" = ${id}::uuid AND m."removedAt" IS NULL
    ORDER BY p."name" COLLATE "und-x-icu", m."assessmentId"`;
  const ratings = await from.$queryRaw<RatingRow[]>`
    SELECT m."assessmentId", g."criterionId", s."point" AS "selfPoint", s."alternative" AS "selfAlternative",
           g."point", g."alternative", g."blindPoint", g."blindAlternative",
           c."number", c."toPoint", c."toAlternative"
    FROM "CalibrationMember" m
    JOIN "Review" r ON r."assessmentId" = m."assessmentId"
    JOIN "ReviewRating" g ON g."reviewId" = r."id"
    LEFT JOIN "Rating" s ON s."assessmentId" = m."assessmentId" AND s."criterionId" = g."criterionId"
    LEFT JOIN LATERAL (
      SELECT c."number", c."toPoint", c."toAlternative" FROM "CalibrationChange" c
      WHERE c."sessionId" = m."sessionId" AND c."assessmentId" = m."assessmentId"
        AND c."criterionId" = g."criterionId"
      ORDER BY c."number" DESC LIMIT 1) c ON true
    WHERE m."sessionId" = ${id}::uuid AND m."removedAt" IS NULL`;
  const evidence = await evidenceOf(id, from);
  const verdicts = await verdictsOf(id, from);
  const seconds = await secondsOf(id, from);
  const last = await lastOf(id, cycle.opensOn, from);

  const ladders = new Map<string, Ladder>();
  for (const versionId of new Set([
    cycle.ladderVersionId,
    ...members.map((member) => member.ladderVersionId),
  ]))
    ladders.set(versionId, await ladderOfVersion(versionId, from as Transaction));
  const ladderOf = (member: MemberRow) =>
    ladders.get(member.ladderVersionId) ?? currentLadder().ladder;

  const ratingsOf = groupBy(ratings, (row) => row.assessmentId);
  const rules = new Map<string, { met: boolean; isBoundary: boolean }>();
  const people = members.flatMap((member): SessionPerson[] => {
    if (!member.isReady || !member.raterId) return [];
    const ladder = ladderOf(member);
    const lastMark = lastMarks(last.get(member.assessmentId) ?? [], ladder);
    const own: Record<string, SessionRating> = {};
    const given = new Map(
      (ratingsOf.get(member.assessmentId) ?? []).map((row) => [row.criterionId, row]),
    );
    for (const { id: criterionId, competency } of criteriaOfTransition(
      ladder,
      member.transitionId,
    )) {
      const row = given.get(criterionId);
      const key = `${member.assessmentId} ${criterionId}`;
      const manager = row ? markOf(row) : null;
      own[criterionId] = {
        self: row ? markOf({ point: row.selfPoint, alternative: row.selfAlternative }) : null,
        manager,
        blind: row ? markOf({ point: row.blindPoint, alternative: row.blindAlternative }) : null,
        calibrated:
          row?.number != null
            ? markOf({ point: row.toPoint, alternative: row.toAlternative })
            : manager,
        changes: row?.number ?? 0,
        pieces: evidence.get(key)?.length ?? 0,
        newest: evidence.get(key)?.[0] ?? null,
        last: lastMark(criterionId, competency),
        agree: verdicts.get(key)?.agree ?? 0,
        question: verdicts.get(key)?.question ?? 0,
        abstain: verdicts.get(key)?.abstain ?? 0,
        seconds: seconds.get(key) ?? [],
      };
    }
    const level = member.levelId ? findLevel(ladder, member.levelId) : undefined;
    return [
      {
        assessmentId: member.assessmentId,
        personId: member.personId,
        name: member.name,
        teamId: member.teamId,
        team: member.team ?? "No team",
        teamNow: member.teamNow,
        trackId: member.trackId,
        levelId: member.levelId,
        level: level ? levelTitle(level, member.trackId ?? undefined) : "–",
        stepId: member.transitionId,
        raterId: member.raterId,
        rater: member.rater ?? "",
        ratings: own,
        rule: ruleOf(ladder, member, own, evidence, rules),
      },
    ];
  });
  return {
    ...structureOf(members, ladderOf),
    people,
    waiting: members
      .filter((member) => !member.isReady)
      .map(({ assessmentId, personId, name, team }) => ({
        assessmentId,
        personId,
        name,
        team: team ?? "No team",
      })),
  };
}

/** The criteria and steps of everybody in it, in the ladder's order. */
function structureOf(
  members: readonly MemberRow[],
  ladderOf: (member: MemberRow) => Ladder,
): Pick<SessionData, "criteria" | "steps"> {
  const steps = new Map<string, { id: string; title: string; order: number }>();
  const criteria = new Map<string, SessionCriterion>();
  for (const member of members) {
    const ladder = ladderOf(member);
    const { transitionId } = member;
    if (steps.has(transitionId)) continue;
    const transition = findTransition(ladder, transitionId);
    steps.set(transitionId, {
      id: transitionId,
      title: transition ? stepTitle(ladder, transition) : transitionId,
      order: ladder.transitions.findIndex((each) => each.id === transitionId),
    });
    for (const criterion of criteriaOfTransition(ladder, transitionId)) {
      const known = criteria.get(criterion.id);
      if (known) {
        known.stepIds.push(transitionId);
        continue;
      }
      const scale = scaleOf(ladder, criterion);
      criteria.set(criterion.id, {
        id: criterion.id,
        question: criterion.question,
        competencyId: criterion.competency,
        competency: findCompetency(ladder, criterion.competency)?.title ?? criterion.competency,
        stepIds: [transitionId],
        scaleId: scale.id,
        isMonotone: scale.polarity === "monotone",
        points: scale.points.map(({ value, label }) => ({ value, label })),
      });
    }
  }
  const ordered = [...steps.values()].sort((a, b) => a.order - b.order);
  return {
    steps: ordered.map(({ id, title }) => ({ id, title })),
    criteria: ordered.flatMap(({ id }) =>
      [...criteria.values()].filter((criterion) => criterion.stepIds[0] === id),
    ),
  };
}

function stepTitle(ladder: Ladder, { from, to, tracks }: Ladder["transitions"][number]): string {
  const name = (levelId: string) => {
    const level = findLevel(ladder, levelId);
    return level ? levelTitle(level, tracks[0]) : levelId;
  };
  return `${name(from)} to ${name(to)}`;
}

/** Whether the rule holds as the ratings stand, and whether one point on one criterion would turn it. */
function ruleOf(
  ladder: Ladder,
  member: MemberRow,
  ratings: Record<string, SessionRating>,
  evidence: ReadonlyMap<string, string[]>,
  known: Map<string, { met: boolean; isBoundary: boolean }>,
) {
  const given: Record<string, Exclude<Mark, null>> = {};
  const pieces: Record<string, { date: string }[]> = {};
  for (const [criterionId, { calibrated }] of Object.entries(ratings)) {
    if (calibrated !== null) given[criterionId] = calibrated;
    pieces[criterionId] = (evidence.get(`${member.assessmentId} ${criterionId}`) ?? []).map(
      (date) => ({ date }),
    );
  }
  const today = member.finishedOn ?? "";
  const key = JSON.stringify([
    member.ladderVersionId,
    member.transitionId,
    member.trackId,
    member.levelId,
    given,
    pieces,
    today,
  ]);
  const same = known.get(key);
  if (same) return same;
  const transition = findTransition(ladder, member.transitionId);
  if (!transition) return { met: false, isBoundary: false };
  const input: RuleInput = {
    criteria: ruleCriteria(ladder, member.transitionId, member.trackId ?? undefined),
    ratings: given,
    evidence: pieces,
    today,
    previousReached: member.levelId === transition.from,
    history: [],
  };
  const rule = {
    met: evaluate(transition.rule, input).met,
    isBoundary: isOnBoundary(transition.rule, input),
  };
  known.set(key, rule);
  return rule;
}

/** ISO days of what supports each rating, the newest first: what was claimed, and what was offered when more was asked. */
async function evidenceOf(sessionId: string, from: Pick<Transaction, "$queryRaw">) {
  const rows = await from.$queryRaw<
    { assessmentId: string; criterionId: string; days: string[] }[]
  >`
    SELECT "assessmentId", "criterionId", array_agg("day" ORDER BY "day" DESC) AS "days"
    FROM (
      SELECT m."assessmentId", c."criterionId", e."id", e."date"::text AS "day"
      FROM "CalibrationMember" m
      JOIN "Claim" c ON c."assessmentId" = m."assessmentId"
      JOIN "Evidence" e ON e."id" = c."evidenceId"
      WHERE m."sessionId" = ${sessionId}::uuid AND m."removedAt" IS NULL
      UNION
      SELECT m."assessmentId", q."criterionId", (x->>'id')::uuid, x->>'date'
      FROM "CalibrationMember" m
      JOIN "EvidenceRequest" q ON q."assessmentId" = m."assessmentId" AND q."answeredAt" IS NOT NULL
      CROSS JOIN LATERAL jsonb_array_elements(q."pieces") x
      WHERE m."sessionId" = ${sessionId}::uuid AND m."removedAt" IS NULL) pieces
    GROUP BY 1, 2`;
  return new Map(rows.map((row) => [`${row.assessmentId} ${row.criterionId}`, row.days]));
}

/** How those who handed their preview in see each rating. */
async function verdictsOf(sessionId: string, from: Pick<Transaction, "$queryRaw">) {
  const rows = await from.$queryRaw<
    {
      assessmentId: string;
      criterionId: string;
      agree: number;
      question: number;
      abstain: number;
    }[]
  >`
    SELECT v."assessmentId", v."criterionId",
           count(*) FILTER (WHERE v."verdict" = 'AGREE')::int AS "agree",
           count(*) FILTER (WHERE v."verdict" = 'QUESTION')::int AS "question",
           count(*) FILTER (WHERE v."verdict" = 'ABSTAIN')::int AS "abstain"
    FROM "CalibrationVerdict" v
    JOIN "CalibrationParticipant" p ON p."sessionId" = v."sessionId" AND p."personId" = v."calibratorId"
    WHERE v."sessionId" = ${sessionId}::uuid AND p."previewDoneAt" IS NOT NULL AND NOT p."previewSkipped"
    GROUP BY 1, 2`;
  return new Map(rows.map((row) => [`${row.assessmentId} ${row.criterionId}`, row]));
}

async function secondsOf(sessionId: string, from: Pick<Transaction, "$queryRaw">) {
  const rows = await from.$queryRaw<
    {
      assessmentId: string;
      criterionId: string;
      calibratorId: string;
      point: number | null;
      alternative: string | null;
    }[]
  >`
    SELECT g."assessmentId", g."criterionId", g."calibratorId", g."point", g."alternative"
    FROM "CalibrationSecondRating" g
    JOIN "CalibrationParticipant" p ON p."sessionId" = g."sessionId" AND p."personId" = g."calibratorId"
    WHERE g."sessionId" = ${sessionId}::uuid AND p."previewDoneAt" IS NOT NULL AND NOT p."previewSkipped"
      AND (g."point" IS NOT NULL OR g."alternative" IS NOT NULL)
    ORDER BY g."calibratorId"`;
  const byRating = groupBy(rows, (row) => `${row.assessmentId} ${row.criterionId}`);
  return new Map(
    [...byRating].map(([key, given]) => [
      key,
      given.map((each) => ({ raterId: each.calibratorId, mark: markOf(each) })),
    ]),
  );
}

type LastRow = {
  assessmentId: string;
  criterionId: string;
  point: number | null;
  alternative: string | null;
};

/** What stood at the end of each person's last released cycle before this one. */
async function lastOf(sessionId: string, before: Date, from: Pick<Transaction, "$queryRaw">) {
  const rows = await from.$queryRaw<LastRow[]>`
    SELECT m."assessmentId", g."criterionId",
           CASE WHEN k."criterionId" IS NULL THEN g."point" ELSE k."point" END AS "point",
           CASE WHEN k."criterionId" IS NULL THEN g."alternative" ELSE k."alternative" END AS "alternative"
    FROM "CalibrationMember" m
    JOIN LATERAL (
      SELECT b."id" FROM "Assessment" b JOIN "Cycle" c ON c."id" = b."cycleId"
      WHERE b."personId" = m."personId" AND b."id" <> m."assessmentId"
        AND b."state" IN ('RELEASED', 'ACKNOWLEDGED') AND c."opensOn" < ${before}
      ORDER BY c."opensOn" DESC LIMIT 1) b ON true
    JOIN "Review" r ON r."assessmentId" = b."id"
    JOIN "ReviewRating" g ON g."reviewId" = r."id"
    LEFT JOIN "CalibratedRating" k ON k."assessmentId" = b."id" AND k."criterionId" = g."criterionId"
    WHERE m."sessionId" = ${sessionId}::uuid AND m."removedAt" IS NULL`;
  return groupBy(rows, (row) => row.assessmentId);
}

/** The last mark for the same criterion; where the step has changed since, the middle of those for the competency. */
function lastMarks(rows: readonly LastRow[], ladder: Ladder) {
  return (criterionId: string, competencyId: string): Mark => {
    const same = rows.find((row) => row.criterionId === criterionId);
    if (same) return markOf(same);
    return middleOf(
      rows
        .filter((row) => findCriterion(ladder, row.criterionId)?.competency === competencyId)
        .map(markOf),
    );
  };
}

function groupBy<T>(rows: readonly T[], key: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(key(row));
    if (group) group.push(row);
    else groups.set(key(row), [row]);
  }
  return groups;
}
