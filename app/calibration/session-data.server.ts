import { createHash } from "node:crypto";
import type { Ladder } from "~/ladder/domain/schema";
import { criteriaOfTransition, findCriterion, findLevel, levelTitle } from "~/ladder/domain/view";
import { currentLadder, ladderOfVersion } from "~/ladder/ladder.server";
import { database, type Transaction } from "~/platform/database.server";
import { singleton } from "~/platform/singleton.server";
import { type Mark, markOf, middleOf } from "./domain/mark";
import type { SessionData, SessionPerson, SessionRating } from "./domain/session-data";
import { levelName, structureOf, trackTitles } from "./domain/session-structure";
import { ruleMarkOf } from "./rule-marks.server";
import type { CalibrationSession } from "./session.server";
import {
  evidenceOf,
  type From,
  type LastRow,
  lastChangesOf,
  lastCycleOf,
  type MemberRow,
  membersOf,
  previewsOf,
  ratingsOf,
  secondsOf,
  verdictsOf,
  type Which,
} from "./session-rows.server";

/** Sessions whose ratings are kept in memory, and for how long at most: names, teams and days of evidence change without notice. */
const KEPT = 12;
const KEPT_MS = 5 * 60_000;

type Kept<T> = { basis: string; at: number; value: Promise<T> };
const keptData = singleton<Map<string, Kept<SessionData>>>("calibration-data", () => new Map());
const keptSettled = singleton<Map<string, Kept<Settled>>>("calibration-settled", () => new Map());

/**
 * The ratings of a session before anything is hidden from anybody. Read once per revision, however many look: nothing of
 * it may reach a page except through `forViewer`.
 */
export function sessionData(
  session: Which & Pick<CalibrationSession, "basis">,
): Promise<SessionData> {
  return keep(keptData, session.id, session.basis, () => readAnew(session));
}

/** In eight statements, whatever the size of the population. */
export async function readSessionData(session: Which, from: From): Promise<SessionData> {
  const members = await membersOf(session, from);
  return assemble(session, members, await readSettled(session, from), from);
}

/** As `readSessionData`, in three statements where only ratings of the session were changed since. */
async function readAnew(session: Which): Promise<SessionData> {
  const from = database();
  const members = await membersOf(session, from);
  const previews = await previewsOf(session, from);
  const basis = settledBasis(session, members, previews);
  const settled = await keep(keptSettled, session.id, basis, () => readSettled(session, from));
  return assemble(session, members, settled, from);
}

/** What does not move with a change in the session. */
type Settled = Awaited<ReturnType<typeof readSettled>>;

async function readSettled(session: Which, from: From) {
  return {
    ratings: await ratingsOf(session, from),
    evidence: await evidenceOf(session, from),
    verdicts: await verdictsOf(session, from),
    seconds: await secondsOf(session, from),
    last: await lastCycleOf(session, from),
  };
}

/** Another where somebody came or went, a review was reopened or finished again, or a preview was handed in. */
function settledBasis({ cycle }: Which, members: readonly MemberRow[], previews: string): string {
  const each = members
    .map(({ assessmentId, ladderVersionId, transitionId, raterId, isReady, finishedAt }) =>
      [assessmentId, ladderVersionId, transitionId, raterId, isReady, finishedAt].join(" "),
    )
    .sort();
  const all = [cycle.opensOn.toISOString(), previews, ...each];
  return createHash("sha1").update(all.join("\n")).digest("base64");
}

async function assemble(
  session: Which,
  members: readonly MemberRow[],
  settled: Settled,
  from: From,
): Promise<SessionData> {
  const changes = await lastChangesOf(session, from);
  const ladders = new Map<string, Ladder>();
  for (const versionId of new Set([
    session.cycle.ladderVersionId,
    ...members.map((member) => member.ladderVersionId),
  ]))
    ladders.set(versionId, await ladderOfVersion(versionId, from as Transaction));
  const ladderOf = (member: MemberRow) =>
    ladders.get(member.ladderVersionId) ?? currentLadder().ladder;
  return {
    ...structureOf(members, ladderOf),
    tracks: trackTitles(ladders.values()),
    people: members.flatMap((member) => personOf(member, ladderOf(member), settled, changes)),
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

/** The person with their ratings; nothing where the review is not finished. */
function personOf(
  member: MemberRow,
  ladder: Ladder,
  { ratings, evidence, verdicts, seconds, last }: Settled,
  changes: Awaited<ReturnType<typeof lastChangesOf>>,
): SessionPerson[] {
  if (!member.isReady || !member.raterId) return [];
  const { assessmentId } = member;
  const lastMark = lastMarks(last.get(assessmentId) ?? [], ladder);
  const daysOf = (criterionId: string) => evidence.get(`${assessmentId} ${criterionId}`) ?? [];
  const own: Record<string, SessionRating> = {};
  for (const { id, competency } of criteriaOfTransition(ladder, member.transitionId)) {
    const key = `${assessmentId} ${id}`;
    const row = ratings.get(key);
    const manager = row ? markOf(row) : null;
    const changed = row ? changes.get(key) : undefined;
    const verdict = verdicts.get(key);
    own[id] = {
      self: row ? markOf({ point: row.selfPoint, alternative: row.selfAlternative }) : null,
      manager,
      blind: row ? markOf({ point: row.blindPoint, alternative: row.blindAlternative }) : null,
      calibrated: changed
        ? markOf({ point: changed.toPoint, alternative: changed.toAlternative })
        : manager,
      changes: changed?.number ?? 0,
      pieces: daysOf(id).length,
      newest: daysOf(id)[0] ?? null,
      last: lastMark(id, competency),
      agree: verdict?.agree ?? 0,
      question: verdict?.question ?? 0,
      abstain: verdict?.abstain ?? 0,
      seconds: seconds.get(key) ?? [],
    };
  }
  const level = member.levelId ? findLevel(ladder, member.levelId) : undefined;
  return [
    {
      assessmentId,
      personId: member.personId,
      name: member.name,
      teamId: member.teamId,
      team: member.team ?? "No team",
      teamNow: member.teamNow,
      trackId: member.trackId,
      levelId: member.levelId,
      level: level ? levelTitle(level, member.trackId ?? undefined) : "–",
      levelName: level ? levelName(level) : "–",
      stepId: member.transitionId,
      raterId: member.raterId,
      rater: member.rater ?? "",
      ratings: own,
      rule: ruleMarkOf(ladder, member, own, daysOf),
    },
  ];
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

/** The same value while its basis is the same and it is not too old; one that could not be read is not kept. */
function keep<T>(
  kept: Map<string, Kept<T>>,
  id: string,
  basis: string,
  read: () => Promise<T>,
): Promise<T> {
  const now = Date.now();
  const known = kept.get(id);
  if (known && known.basis === basis && now - known.at < KEPT_MS) return known.value;
  const value = read();
  const entry = { basis, at: now, value };
  kept.delete(id);
  kept.set(id, entry);
  const [oldest] = kept.keys();
  if (kept.size > KEPT && oldest) kept.delete(oldest);
  value.catch(() => {
    if (kept.get(id) === entry) kept.delete(id);
  });
  return value;
}
