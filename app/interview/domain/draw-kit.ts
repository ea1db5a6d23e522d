import type { Exercise, Ladder, Question } from "~/ladder/domain/schema";
import { exercisesFor, questionsAbout, type Standing } from "~/ladder/domain/view";
import type { KitContent } from "./kit";
import { criteriaForLevel } from "./level-criteria";

/** Which of the two kits that a level has from the start. */
export type KitVariant = 0 | 1;

/** Most questions of one criterion: those of the step into the level are looked into more closely. */
const OWN_STEP = 2;
const EARLIER_STEP = 1;

/**
 * A kit for a level: for every criterion that it asks one question, two for those of the step into it, and an exercise.
 * The same ladder gives the same kit. The two variants share nothing, unless the ladder has one question for a criterion
 * or one exercise for the level.
 */
export function drawKit(ladder: Ladder, standing: Standing, variant: KitVariant): KitContent {
  const criteria = criteriaForLevel(ladder, standing);
  const dealt = dealQuestions(
    ladder,
    criteria.map(({ criterion }) => criterion.id),
  );
  const questions = Object.fromEntries(
    criteria.map(({ criterion, isOwnStep }) => {
      const all = questionsAbout(ladder, [criterion.id]).map(({ id }) => id);
      const own = all.filter((id) => dealt.get(id) === variant);
      return [
        criterion.id,
        (own.length > 0 ? own : all).slice(0, isOwnStep ? OWN_STEP : EARLIER_STEP),
      ];
    }),
  );
  const exercises = exercisesFor(ladder, standing).map(({ id }) => id);
  const exercise = exercises[variant] ?? exercises[0];
  return { questions, exercises: exercise === undefined ? [] : [exercise] };
}

/** Of the two, the one that shares least with kits that the candidate knows: exercises first, for the flaws in them. */
export function leastKnownVariant(
  ladder: Ladder,
  standing: Standing,
  known: readonly KitContent[],
): KitVariant {
  const questions = new Set(known.flatMap((kit) => Object.values(kit.questions).flat()));
  const exercises = new Set(known.flatMap((kit) => kit.exercises));
  const shared = (variant: KitVariant) => {
    const drawn = drawKit(ladder, standing, variant);
    return {
      exercises: drawn.exercises.filter((id) => exercises.has(id)).length,
      questions: Object.values(drawn.questions)
        .flat()
        .filter((id) => questions.has(id)).length,
    };
  };
  const [first, second] = [shared(0), shared(1)];
  const more = first.exercises - second.exercises || first.questions - second.questions;
  return more > 0 ? 1 : 0;
}

/** Each question to one variant: to the one that has fewer about the same criterion, then to the one that has fewer. */
function dealQuestions(ladder: Ladder, criterionIds: string[]): Map<string, KitVariant> {
  const dealt = new Map<string, KitVariant>();
  for (const criterionId of criterionIds) {
    const about = questionsAbout(ladder, [criterionId]);
    for (const { id } of about) {
      if (dealt.has(id)) continue;
      const more = balance(about.map((each) => dealt.get(each.id))) || balance([...dealt.values()]);
      dealt.set(id, more > 0 ? 1 : 0);
    }
  }
  return dealt;
}

/** How many more the first variant has than the second. */
function balance(sides: (KitVariant | undefined)[]): number {
  const count = (variant: KitVariant) => sides.filter((side) => side === variant).length;
  return count(0) - count(1);
}

export type KitCheck = {
  /** Criteria that the level asks and nobody would ask about, by id. */
  withoutQuestion: string[];
  hasExercise: boolean;
  /** Whether the ladder has any exercise for the level. */
  couldHaveExercise: boolean;
};

/** What a kit lacks to look at everything the level asks. */
export function checkKit(ladder: Ladder, standing: Standing, content: KitContent): KitCheck {
  return {
    withoutQuestion: criteriaForLevel(ladder, standing)
      .map(({ criterion }) => criterion.id)
      .filter((id) => chosenFor(content, id).length === 0),
    hasExercise: content.exercises.length > 0,
    couldHaveExercise: exercisesFor(ladder, standing).length > 0,
  };
}

/** The questions chosen for a criterion, by id. */
export function chosenFor(content: KitContent, criterionId: string): string[] {
  return Object.hasOwn(content.questions, criterionId)
    ? (content.questions[criterionId] ?? [])
    : [];
}

/** The ladder's other questions for a criterion. */
export function otherQuestions(
  ladder: Ladder,
  content: KitContent,
  criterionId: string,
): Question[] {
  const chosen = chosenFor(content, criterionId);
  return questionsAbout(ladder, [criterionId]).filter(({ id }) => !chosen.includes(id));
}

/** The level's other exercises. */
export function otherExercises(
  ladder: Ladder,
  standing: Standing,
  content: KitContent,
): Exercise[] {
  return exercisesFor(ladder, standing).filter(({ id }) => !content.exercises.includes(id));
}

/** A change to what a kit chose. */
export type KitEdit =
  | { intent: "swap"; criterion: string; from: string; to: string }
  | { intent: "add"; criterion: string; to: string }
  | { intent: "remove"; criterion: string; from: string }
  | { intent: "choose-exercise"; exercise: string }
  | { intent: "remove-exercise"; exercise: string };

/** The kit with the change made; null where the kit has no such thing to change, or the ladder none to put in. */
export function editKit(
  ladder: Ladder,
  standing: Standing,
  content: KitContent,
  edit: KitEdit,
): KitContent | null {
  switch (edit.intent) {
    case "swap":
      return swapQuestion(ladder, standing, content, edit);
    case "add":
      return addQuestion(ladder, standing, content, edit);
    case "remove":
      return removeQuestion(content, edit);
    case "choose-exercise":
      return chooseExercise(ladder, standing, content, edit.exercise);
    case "remove-exercise":
      return removeExercise(content, edit.exercise);
  }
}

/** Another question of the same criterion in the place of one. */
export function swapQuestion(
  ladder: Ladder,
  standing: Standing,
  content: KitContent,
  { criterion, from, to }: { criterion: string; from: string; to: string },
): KitContent | null {
  const chosen = chosenFor(content, criterion);
  if (!chosen.includes(from) || !canTake(ladder, standing, content, criterion, to)) return null;
  return withQuestions(
    content,
    criterion,
    chosen.map((id) => (id === from ? to : id)),
  );
}

/** One more question of a criterion that the level asks. */
export function addQuestion(
  ladder: Ladder,
  standing: Standing,
  content: KitContent,
  { criterion, to }: { criterion: string; to: string },
): KitContent | null {
  if (!canTake(ladder, standing, content, criterion, to)) return null;
  return withQuestions(content, criterion, [...chosenFor(content, criterion), to]);
}

/** One question fewer; the last may go too, and the kit then says what it lacks. */
export function removeQuestion(
  content: KitContent,
  { criterion, from }: { criterion: string; from: string },
): KitContent | null {
  const chosen = chosenFor(content, criterion);
  if (!chosen.includes(from)) return null;
  return withQuestions(
    content,
    criterion,
    chosen.filter((id) => id !== from),
  );
}

/** One more of the level's exercises. */
export function chooseExercise(
  ladder: Ladder,
  standing: Standing,
  content: KitContent,
  exerciseId: string,
): KitContent | null {
  const isOffered = otherExercises(ladder, standing, content).some(({ id }) => id === exerciseId);
  return isOffered ? { ...content, exercises: [...content.exercises, exerciseId] } : null;
}

/** One exercise fewer. */
export function removeExercise(content: KitContent, exerciseId: string): KitContent | null {
  if (!content.exercises.includes(exerciseId)) return null;
  return { ...content, exercises: content.exercises.filter((id) => id !== exerciseId) };
}

function canTake(
  ladder: Ladder,
  standing: Standing,
  content: KitContent,
  criterionId: string,
  questionId: string,
): boolean {
  return (
    criteriaForLevel(ladder, standing).some(({ criterion }) => criterion.id === criterionId) &&
    otherQuestions(ladder, content, criterionId).some(({ id }) => id === questionId)
  );
}

function withQuestions(content: KitContent, criterionId: string, ids: string[]): KitContent {
  return { ...content, questions: { ...content.questions, [criterionId]: ids } };
}
