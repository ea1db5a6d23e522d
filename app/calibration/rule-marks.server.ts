import { createHash } from "node:crypto";
import { type RuleInput, ruleCriteria } from "~/ladder/domain/rule-input";
import { evaluate } from "~/ladder/domain/rules";
import type { Ladder } from "~/ladder/domain/schema";
import { findTransition } from "~/ladder/domain/view";
import { singleton } from "~/platform/singleton.server";
import { isOnBoundary } from "./domain/boundary";
import type { Mark } from "./domain/mark";
import type { SessionRating } from "./domain/session-data";
import type { MemberRow } from "./session-rows.server";

export type RuleMark = { met: boolean; isBoundary: boolean };

/** How many answers are kept: those of a dozen sessions of 300 people, in well under a megabyte. */
const KEPT = 4_000;
const kept = singleton<Map<string, RuleMark>>("calibration-rule-marks", () => new Map());

/**
 * Whether the rule holds as the ratings stand, and whether one point on one criterion would turn it. The same ratings and
 * evidence give the same answer, so it is kept: after one change one person's is worked out anew.
 */
export function ruleMarkOf(
  ladder: Ladder,
  member: MemberRow,
  ratings: Record<string, SessionRating>,
  daysOf: (criterionId: string) => readonly string[],
): RuleMark {
  const given: Record<string, Exclude<Mark, null>> = {};
  const days: [string, readonly string[]][] = [];
  for (const [criterionId, { calibrated }] of Object.entries(ratings)) {
    if (calibrated !== null) given[criterionId] = calibrated;
    days.push([criterionId, daysOf(criterionId)]);
  }
  const today = member.finishedAt?.slice(0, 10) ?? "";
  const { ladderVersionId, transitionId, trackId, levelId } = member;
  const key = createHash("sha1")
    .update(JSON.stringify([ladderVersionId, transitionId, trackId, levelId, given, days, today]))
    .digest("base64");
  const known = kept.get(key);
  if (known) {
    // What was asked for last goes last.
    kept.delete(key);
    kept.set(key, known);
    return known;
  }
  const transition = findTransition(ladder, transitionId);
  if (!transition) return { met: false, isBoundary: false };
  const input: RuleInput = {
    criteria: ruleCriteria(ladder, transitionId, trackId ?? undefined),
    ratings: given,
    evidence: Object.fromEntries(days.map(([id, dates]) => [id, dates.map((date) => ({ date }))])),
    today,
    previousReached: levelId === transition.from,
    history: [],
  };
  const mark = {
    met: evaluate(transition.rule, input).met,
    isBoundary: isOnBoundary(transition.rule, input),
  };
  kept.set(key, mark);
  const [oldest] = kept.keys();
  if (kept.size > KEPT && oldest) kept.delete(oldest);
  return mark;
}
