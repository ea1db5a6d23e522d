import type { Criterion, Exercise, Ladder } from "~/ladder/domain/schema";
import type { Standing } from "~/ladder/domain/view";
import type { KitContent } from "./kit";
import { criteriaForLevel } from "./level-criteria";
import type { FlawOutcome, Recommendation } from "./state";

/** One conversation, as far as the card is concerned. */
export type CardSession = { exerciseId: string | null; competencyIds: readonly string[] };

export type CardTask = {
  /** What the interviewer's sessions ask, in the ladder's order for the level. */
  own: Criterion[];
  /** What the level asks besides: somebody else's, and seen all the same. */
  others: Criterion[];
  /** The exercises of their sessions. */
  exercises: Exercise[];
  /** Exercises that a session names and the kit does not have, or no longer. */
  missing: string[];
};

/** What an interviewer's card asks. A kit or a plan that changes changes the card with it. */
export function cardTask(
  ladder: Ladder,
  standing: Standing,
  kit: KitContent,
  sessions: readonly CardSession[],
): CardTask {
  const named = [...new Set(sessions.flatMap(({ exerciseId }) => exerciseId ?? []))];
  const known = exercisesOfKit(ladder, kit);
  const exercises = known.filter(({ id }) => named.includes(id));
  // A session with an exercise is about that alone.
  const competencies = new Set(
    sessions.flatMap(({ exerciseId, competencyIds }) => (exerciseId === null ? competencyIds : [])),
  );
  const exercised = new Set(exercises.flatMap((exercise) => exercise.criteria));
  const asked = criteriaForLevel(ladder, standing).map(({ criterion }) => criterion);
  const isOwn = ({ id, competency }: Criterion) =>
    exercised.has(id) || competencies.has(competency);
  return {
    own: asked.filter(isOwn),
    others: asked.filter((criterion) => !isOwn(criterion)),
    exercises,
    missing: named.filter((id) => !known.some((exercise) => exercise.id === id)),
  };
}

/** The exercises that a kit chose and its ladder has. */
export function exercisesOfKit(ladder: Ladder, kit: KitContent): Exercise[] {
  return ladder.interview.exercises.filter(({ id }) => kit.exercises.includes(id));
}

/** The exercises whose flaws something can be added about: those of one's sessions, and those the card says something of. */
export function amendableExercises(
  ladder: Ladder,
  { exercises }: Pick<CardTask, "exercises">,
  flaws: readonly Pick<CardFlaw, "exerciseId">[],
): Exercise[] {
  const ids = [...exercises.map(({ id }) => id), ...flaws.map(({ exerciseId }) => exerciseId)];
  return ladder.interview.exercises.filter(({ id }) => ids.includes(id));
}

/** What a card says about one criterion. */
export type CardAnswer = {
  criterionId: string;
  point: number | null;
  isNotAssessed: boolean;
  /** Why it was not assessed. */
  why: string;
  quotes: string;
  observations: string;
};

export type CardFlaw = { exerciseId: string; flawId: string; outcome: FlawOutcome };

/** What it says of it all. */
export type CardOverall = {
  recommendation: Recommendation | null;
  reason: string;
  /** Written while they talked, before anything was sorted into criteria. */
  notes: string;
  flaws: CardFlaw[];
};

/** What is said of it all on a card that is not begun. */
export const NOTHING_SAID: CardOverall = {
  recommendation: null,
  reason: "",
  notes: "",
  flaws: [],
};

export function emptyAnswer(criterionId: string): CardAnswer {
  return {
    criterionId,
    point: null,
    isNotAssessed: false,
    why: "",
    quotes: "",
    observations: "",
  };
}

/** Whether two answers say the same, so that sending one twice is no conflict. */
export function sameCardAnswer(a: CardAnswer, b: CardAnswer): boolean {
  return (
    a.point === b.point &&
    a.isNotAssessed === b.isNotAssessed &&
    a.why === b.why &&
    a.quotes === b.quotes &&
    a.observations === b.observations
  );
}

/** Whether `sent` says nothing that `kept` does not: outcomes that are not sent stay as they are. */
export function sameOverall(kept: CardOverall, sent: CardOverall): boolean {
  return (
    kept.recommendation === sent.recommendation &&
    kept.reason === sent.reason &&
    kept.notes === sent.notes &&
    sent.flaws.every((flaw) => outcomeOf(kept.flaws, flaw.exerciseId, flaw.flawId) === flaw.outcome)
  );
}

export function outcomeOf(
  flaws: readonly CardFlaw[],
  exerciseId: string,
  flawId: string,
): FlawOutcome | null {
  return (
    flaws.find((each) => each.exerciseId === exerciseId && each.flawId === flawId)?.outcome ?? null
  );
}
