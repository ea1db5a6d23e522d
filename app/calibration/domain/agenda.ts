import { type Mark, markWords, middleOf, pointOf } from "./mark";
import type { SessionCriterion, SessionRating, ShownData, ShownPerson } from "./session-data";

/** Why something is worth talking about, and how much each weighs in the order of the agenda; it weighs in nothing else. */
const WEIGHTS = {
  "preview-questions": 30,
  "second-apart": 25,
  "self-gap": 20,
  "last-cycle": 18,
  boundary: 10,
  "no-evidence": 10,
  "rater-pattern": 6,
  "stale-evidence": 6,
} as const;

export type AgendaReason = {
  kind: keyof typeof WEIGHTS;
  /** Null where it is about the person's ratings as a whole. */
  criterionId: string | null;
  words: string;
};

export type AgendaItem = {
  assessmentId: string;
  name: string;
  team: string;
  rater: string;
  isOwnReport: boolean;
  /** Ratings of this person that the session has changed. */
  changed: number;
  /** Where those stand now, by criterion. */
  standing: Record<string, string>;
  reasons: AgendaReason[];
};

/** From this many ratings of one manager on, a pattern is one. */
const PATTERN_PEOPLE = 3;
const FAR = 2;
/** So many of those who looked at a rating question it that the group should. */
const QUESTIONED = 1 / 4;

/**
 * What most needs talk, the most first, each with its reasons in words. Who has none is left out. An order for a meeting,
 * not a verdict on anybody.
 * @param staleBefore ISO day; evidence whose newest piece is older is old
 */
export function agendaOf(data: ShownData, { staleBefore }: { staleBefore: string }): AgendaItem[] {
  const criteria = new Map(data.criteria.map((criterion) => [criterion.id, criterion]));
  const patterns = raterPatterns(data.people);
  return data.people
    .map((person) => {
      const reasons = [
        ...Object.entries(person.ratings).flatMap(([id, rating]) =>
          ratingReasons(criteria.get(id), rating, staleBefore),
        ),
        ...(person.rule.isBoundary
          ? [
              {
                kind: "boundary" as const,
                criterionId: null,
                words: `One point on one criterion would turn the step’s rule, which is ${person.rule.met ? "met" : "not met"} now`,
              },
            ]
          : []),
        ...patternReasons(person, patterns),
      ];
      const { assessmentId, name, team, rater, isOwnReport } = person;
      const standing = Object.fromEntries(
        Object.entries(person.ratings)
          .filter(([, rating]) => rating.calibrated !== rating.manager)
          .map(([id, { calibrated }]) => [
            id,
            markWords(calibrated, criteria.get(id)?.points ?? []),
          ]),
      );
      const changed = Object.keys(standing).length;
      return { assessmentId, name, team, rater, isOwnReport, changed, standing, reasons };
    })
    .filter(({ reasons }) => reasons.length > 0)
    .sort((a, b) => weightOf(b) - weightOf(a) || a.name.localeCompare(b.name));
}

function weightOf({ reasons }: AgendaItem): number {
  return reasons.reduce((sum, { kind }) => sum + WEIGHTS[kind], 0);
}

function ratingReasons(
  criterion: SessionCriterion | undefined,
  rating: SessionRating,
  staleBefore: string,
): AgendaReason[] {
  if (!criterion) return [];
  const { id: criterionId, points } = criterion;
  const { self, manager, question, agree, last, pieces, newest } = rating;
  const words = (mark: Mark) => markWords(mark, points);
  const reasons: AgendaReason[] = [];
  const say = (kind: AgendaReason["kind"], text: string) =>
    reasons.push({ kind, criterionId, words: text });
  if (question > 0 && question / (question + agree) >= QUESTIONED)
    say("preview-questions", `${question} of ${question + agree} in the previews question it`);
  const apart = rating.seconds.filter(({ mark }) => distance(mark, manager) >= FAR);
  if (apart.length > 0)
    say(
      "second-apart",
      `rated a second time, blind, as ${apart.map(({ mark }) => words(mark)).join(" and ")}; the manager gave ${words(manager)}`,
    );
  if (distance(self, manager) >= FAR)
    say("self-gap", `self ${words(self)}, manager ${words(manager)}`);
  if (distance(last, manager) >= FAR)
    say("last-cycle", `${words(last)} last cycle, the manager gave ${words(manager)}`);
  if (pointOf(manager) !== null && pieces === 0) say("no-evidence", "rated without any evidence");
  if (pieces > 0 && newest !== null && newest < staleBefore)
    say("stale-evidence", "its newest evidence is more than a year older than the cycle");
  return reasons;
}

/** How many points lie between two ratings; 0 where one of them is none. */
function distance(one: Mark, other: Mark): number {
  const [a, b] = [pointOf(one), pointOf(other)];
  return a === null || b === null ? 0 : Math.abs(a - b);
}

type Pattern = { people: number; all: number[]; middles: Map<string, number> };

function raterPatterns(people: readonly ShownPerson[]): Map<string, Pattern> {
  const patterns = new Map<string, Pattern>();
  for (const { raterId, assessmentId, ratings } of people) {
    const marks = Object.values(ratings).map(({ manager }) => manager);
    const pattern: Pattern = patterns.get(raterId) ?? { people: 0, all: [], middles: new Map() };
    patterns.set(raterId, pattern);
    pattern.people += 1;
    pattern.all.push(...marks.map(pointOf).filter((point) => point !== null));
    const middle = middleOf(marks);
    if (middle !== null) pattern.middles.set(assessmentId, middle);
  }
  return patterns;
}

/** What is unusual for whoever rated: the same for everybody, or this one far from all their others. */
function patternReasons(
  { raterId, assessmentId }: ShownPerson,
  patterns: ReadonlyMap<string, Pattern>,
): AgendaReason[] {
  const pattern = patterns.get(raterId);
  if (!pattern || pattern.people < PATTERN_PEOPLE) return [];
  const say = (words: string) => [{ kind: "rater-pattern" as const, criterionId: null, words }];
  if (new Set(pattern.all).size === 1)
    return say(`Their manager gave the same rating ${pattern.all.length} times, to everybody`);
  const own = pattern.middles.get(assessmentId);
  const others = [...pattern.middles].flatMap(([id, middle]) =>
    id === assessmentId ? [] : middle,
  );
  if (own === undefined || others.length < PATTERN_PEOPLE - 1) return [];
  if (others.every((other) => own - other >= FAR))
    return say("Rated at least two points above everybody else whom their manager rated");
  if (others.every((other) => other - own >= FAR))
    return say("Rated at least two points below everybody else whom their manager rated");
  return [];
}

/** ISO day before which evidence is old for a cycle: a year before it closes. */
export function staleBefore(closesOn: Date): string {
  const before = new Date(closesOn);
  before.setUTCFullYear(before.getUTCFullYear() - 1);
  return before.toISOString().slice(0, 10);
}
