import { type Asked, coverageOf, criteriaOfSession, type PlannedSession } from "./coverage";

/** One thing put where there was nothing; nothing is ever taken away. */
export type PlanChange =
  /** In a session they have already, or in a new one (one for all that is new to them). */
  | { kind: "competency"; competencyId: string; interviewerId: string; sessionId: string | null }
  | { kind: "exercise"; exerciseId: string; interviewerId: string };

export type SuggestionInput = {
  asked: Asked;
  sessions: readonly PlannedSession[];
  /** Who may be given more, in the order they are listed. */
  availableIds: readonly string[];
  /** Sessions that are still to come. */
  openSessionIds: readonly string[];
};

const MINUTES_PER_CRITERION = 10;
const FEWEST_MINUTES = 30;
const MOST_MINUTES = 120;

/** A new session about competencies: long enough for their questions. */
function minutesFor(criteria: number): number {
  return Math.min(MOST_MINUTES, Math.max(FEWEST_MINUTES, criteria * MINUTES_PER_CRITERION));
}

/**
 * The fewest changes after which every criterion is asked about: an exercise of the kit where one does more than the
 * competencies it spares, else competencies one by one. Whoever covers least so far, and is there for the fewest minutes,
 * gets the next; a session that stands is preferred to a new one, but for those who have none. Null where nothing is missing
 * or nobody can take it.
 */
export function suggestPlan(input: SuggestionInput): PlanChange[] | null {
  const missing = missingCriteria(input);
  if (missing.size === 0 || input.availableIds.length === 0) return null;
  const { exerciseIds, competencyIds } = fewest(input, missing);
  const changes: PlanChange[] = [];
  let sessions = [...input.sessions];
  for (const exerciseId of exerciseIds) {
    const interviewerId = leastLoaded(input, sessions, input.availableIds);
    changes.push({ kind: "exercise", exerciseId, interviewerId });
    sessions = afterChanges(input, changes);
  }
  for (const competencyId of competencyIds) {
    const open = openFor(input, sessions);
    const interviewerId = leastLoaded(input, sessions, open);
    const sessionId =
      input.sessions.find(
        (session) =>
          session.interviewerId === interviewerId &&
          session.exerciseId === null &&
          input.openSessionIds.includes(session.id),
      )?.id ?? null;
    changes.push({ kind: "competency", competencyId, interviewerId, sessionId });
    sessions = afterChanges(input, changes);
  }
  return changes;
}

/** The plan with the changes in it. A new session has an id that begins with `new`. */
export function afterChanges(
  { asked, sessions }: Pick<SuggestionInput, "asked" | "sessions">,
  changes: readonly PlanChange[],
): PlannedSession[] {
  const plan = sessions.map((session) => ({ ...session }));
  for (const change of changes) {
    const { interviewerId } = change;
    const fresh = { interviewerId, startsAt: null };
    if (change.kind === "exercise") {
      const { exerciseId } = change;
      const minutes = asked.exercises.find(({ id }) => id === exerciseId)?.minutes ?? 60;
      plan.push({
        ...fresh,
        id: `new-exercise-${exerciseId}`,
        minutes,
        exerciseId,
        competencyIds: [],
      });
      continue;
    }
    const id = change.sessionId ?? `new-${interviewerId}`;
    const known = plan.find((session) => session.id === id);
    if (known) known.competencyIds = [...known.competencyIds, change.competencyId];
    else
      plan.push({
        ...fresh,
        id,
        minutes: 0,
        exerciseId: null,
        competencyIds: [change.competencyId],
      });
  }
  return plan.map((session) =>
    session.id.startsWith("new-") && session.exerciseId === null
      ? { ...session, minutes: minutesFor(criteriaOfSession(asked, session).length) }
      : session,
  );
}

function missingCriteria({ asked, sessions }: Pick<SuggestionInput, "asked" | "sessions">) {
  return new Set(
    coverageOf(asked, sessions).competencies.flatMap(({ criteria }) =>
      criteria.filter(({ isGap }) => isGap).map(({ id }) => id),
    ),
  );
}

/**
 * Competencies share no criterion, so once it is known which exercises are used the competencies follow. A kit has few
 * exercises, so every choice of them is tried: the fewest things in all, then the fewest exercises.
 */
function fewest({ asked, sessions }: SuggestionInput, missing: ReadonlySet<string>) {
  const unused = asked.exercises.filter(
    ({ id, criterionIds }) =>
      !sessions.some(({ exerciseId }) => exerciseId === id) &&
      criterionIds.some((criterion) => missing.has(criterion)),
  );
  let best: { exerciseIds: string[]; competencyIds: string[] } | null = null;
  for (const chosen of subsets(unused)) {
    const left = new Set(missing);
    for (const { criterionIds } of chosen) for (const id of criterionIds) left.delete(id);
    const competencyIds = asked.competencies
      .filter(({ criteria }) => criteria.some(({ id }) => left.has(id)))
      .map(({ id }) => id);
    const found = { exerciseIds: chosen.map(({ id }) => id), competencyIds };
    if (!best || isFewer(found, best)) best = found;
  }
  return best ?? { exerciseIds: [], competencyIds: [] };
}

type Choice = { exerciseIds: string[]; competencyIds: string[] };

function isFewer(one: Choice, other: Choice): boolean {
  const count = (each: Choice) => each.exerciseIds.length + each.competencyIds.length;
  return (
    count(one) < count(other) ||
    (count(one) === count(other) && one.exerciseIds.length < other.exerciseIds.length)
  );
}

/** Of more than ten exercises, the first ten: no kit has as many. */
function subsets<T>(items: readonly T[]): T[][] {
  const first = items.slice(0, 10);
  return Array.from({ length: 2 ** first.length }, (_, bits) =>
    first.filter((_item, index) => (bits >> index) % 2 === 1),
  );
}

/** Who a competency can go to without a session more than there has to be. */
function openFor(input: SuggestionInput, sessions: readonly PlannedSession[]): string[] {
  const { availableIds, openSessionIds } = input;
  const has = (id: string) =>
    sessions.some(
      (session) =>
        session.interviewerId === id &&
        session.exerciseId === null &&
        (openSessionIds.includes(session.id) || session.id.startsWith("new-")),
    );
  const isIdle = (id: string) => !sessions.some(({ interviewerId }) => interviewerId === id);
  const open = availableIds.filter((id) => has(id) || isIdle(id));
  return open.length > 0 ? open : [...availableIds];
}

function leastLoaded(
  { asked }: SuggestionInput,
  sessions: readonly PlannedSession[],
  ids: readonly string[],
): string {
  const load = (id: string) => {
    const own = sessions.filter(({ interviewerId }) => interviewerId === id);
    return {
      criteria: new Set(own.flatMap((session) => criteriaOfSession(asked, session))).size,
      minutes: own.reduce((sum, { minutes }) => sum + minutes, 0),
    };
  };
  return ids
    .map((id, place) => ({ id, place, ...load(id) }))
    .reduce((least, each) => (compare(each, least) < 0 ? each : least)).id;
}

type Load = { criteria: number; minutes: number; place: number };

function compare(one: Load, other: Load): number {
  return one.criteria - other.criteria || one.minutes - other.minutes || one.place - other.place;
}
