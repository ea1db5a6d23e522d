import type { Competency, Criterion, Ladder } from "~/ladder/domain/schema";
import type { Standing } from "~/ladder/domain/view";
import { criteriaForLevel } from "./level-criteria";

/** One planned conversation of one interviewer: an exercise, or competencies by their questions. */
export type PlannedSession = {
  id: string;
  interviewerId: string;
  startsAt: Date | null;
  minutes: number;
  exerciseId: string | null;
  competencyIds: readonly string[];
};

/** What a level asks, as the plan reads it: which criteria belong to what a session can be about. */
export type Asked = {
  competencies: { id: string; title: string; criteria: { id: string; question: string }[] }[];
  /** The kit's exercises with their criteria that the level asks. */
  exercises: { id: string; title: string; minutes: number; criterionIds: string[] }[];
};

/** How much of a competency an interviewer's sessions are about. */
export type Cover = "all" | "part";

export type CompetencyCover = {
  id: string;
  title: string;
  criteria: { id: string; question: string; by: string[]; isGap: boolean; isDouble: boolean }[];
  by: ReadonlyMap<string, Cover>;
  /** How many of its criteria nobody asks about. */
  gaps: number;
  /** Whether a criterion of it comes up in two conversations of different people. */
  isDouble: boolean;
};

export type Coverage = {
  competencies: CompetencyCover[];
  criteria: number;
  covered: number;
};

/** What a level of a track asks and its kit's exercises reach, in the ladder's order. */
export function askedAtLevel(
  ladder: Ladder,
  standing: Standing,
  exerciseIds: readonly string[],
): Asked {
  const criteria = criteriaForLevel(ladder, standing).map(({ criterion }) => criterion);
  const asked = new Set(criteria.map(({ id }) => id));
  return {
    competencies: competenciesOf(ladder, criteria),
    exercises: ladder.interview.exercises
      .filter(({ id }) => exerciseIds.includes(id))
      .map(({ id, title, minutes, criteria: about }) => ({
        id,
        title: title ?? id,
        minutes,
        criterionIds: about.filter((each) => asked.has(each)),
      })),
  };
}

function competenciesOf(ladder: Ladder, criteria: readonly Criterion[]): Asked["competencies"] {
  const of = (competency: Competency) =>
    criteria
      .filter((criterion) => criterion.competency === competency.id)
      .map(({ id, question }) => ({ id, question }));
  return ladder.competencies
    .map((competency) => ({
      id: competency.id,
      title: competency.title,
      criteria: of(competency),
    }))
    .filter((each) => each.criteria.length > 0);
}

/** The criteria a session is about: its exercise's, or its competencies'. Unknown ids are about nothing. */
export function criteriaOfSession(
  asked: Asked,
  { exerciseId, competencyIds }: Pick<PlannedSession, "exerciseId" | "competencyIds">,
): string[] {
  if (exerciseId !== null)
    return asked.exercises.find(({ id }) => id === exerciseId)?.criterionIds ?? [];
  return asked.competencies
    .filter(({ id }) => competencyIds.includes(id))
    .flatMap(({ criteria }) => criteria.map(({ id }) => id));
}

/** Whether two sessions are one conversation that two interviewers hold together. */
export function isPair(one: PlannedSession, other: PlannedSession): boolean {
  return (
    one.startsAt !== null &&
    other.startsAt !== null &&
    one.startsAt.getTime() === other.startsAt.getTime() &&
    one.minutes === other.minutes &&
    one.exerciseId === other.exerciseId &&
    [...one.competencyIds].sort().join() === [...other.competencyIds].sort().join()
  );
}

/** What the sessions cover of what the level asks: by competency and criterion, with gaps and doubles. */
export function coverageOf(asked: Asked, sessions: readonly PlannedSession[]): Coverage {
  const about = sessions.map((session) => ({
    session,
    criteria: new Set(criteriaOfSession(asked, session)),
  }));
  const competencies = asked.competencies.map((competency) => {
    const criteria = competency.criteria.map(({ id, question }) => {
      const found = about.filter(({ criteria }) => criteria.has(id)).map(({ session }) => session);
      return {
        id,
        question,
        by: [...new Set(found.map(({ interviewerId }) => interviewerId))],
        isGap: found.length === 0,
        isDouble: isAskedTwice(found),
      };
    });
    return {
      id: competency.id,
      title: competency.title,
      criteria,
      by: coverBy(criteria),
      gaps: criteria.filter(({ isGap }) => isGap).length,
      isDouble: criteria.some(({ isDouble }) => isDouble),
    };
  });
  const all = competencies.flatMap(({ criteria }) => criteria);
  return {
    competencies,
    criteria: all.length,
    covered: all.filter(({ isGap }) => !isGap).length,
  };
}

function coverBy(criteria: readonly { by: readonly string[] }[]): Map<string, Cover> {
  const counts = new Map<string, number>();
  for (const id of criteria.flatMap(({ by }) => by)) counts.set(id, (counts.get(id) ?? 0) + 1);
  return new Map(
    [...counts].map(([id, count]) => [id, count === criteria.length ? "all" : "part"]),
  );
}

/** The same person may come back to a criterion, and two may listen together; two apart ask the same thing. */
function isAskedTwice(sessions: readonly PlannedSession[]): boolean {
  return sessions.some((one, index) =>
    sessions
      .slice(index + 1)
      .some((other) => other.interviewerId !== one.interviewerId && !isPair(one, other)),
  );
}
