import type { Exercise, Ladder, Question } from "~/ladder/domain/schema";
import {
  anchorsOf,
  exercisesFor,
  findCompetency,
  findCriterion,
  type Standing,
} from "~/ladder/domain/view";
import { chosenFor, otherExercises, otherQuestions } from "./draw-kit";
import type { KitContent } from "./kit";
import { criteriaForLevel, type LevelCriterion } from "./level-criteria";

/** How the ladder's Markdown is wanted: as it is for a file, as nodes for a page. */
export type Render<T> = (text: string) => T;

export type KitQuestion<T> = {
  id: string;
  ask: T;
  probes: T[];
  lookFor: T[];
  redFlags: T[];
};

type KitAnchor<T> = { value: number; label: string; position: number; text: T };

export type KitCriterion<T> = {
  id: string;
  /** The criterion's own question, which the interviewer answers about the candidate. */
  question: string;
  competencyId: string;
  step: string;
  isOwnStep: boolean;
  /** The point that the step's rule asks for, where it asks for one. */
  expected: { value: number; label: string; position: number } | null;
  anchors: KitAnchor<T>[];
  /** What the candidate is asked, as the kit chose. */
  questions: KitQuestion<T>[];
  /** What else the ladder has to ask. */
  others: KitQuestion<T>[];
};

export type KitCompetency<T> = { id: string; title: string; criteria: KitCriterion<T>[] };

/** What a kit asks, by competency, those of the step into the level first. */
export function kitCompetencies<T>(
  ladder: Ladder,
  standing: Standing,
  content: KitContent,
  render: Render<T>,
): KitCompetency<T>[] {
  const competencies = new Map<string, KitCompetency<T>>();
  for (const each of criteriaForLevel(ladder, standing)) {
    const id = each.criterion.competency;
    const known = competencies.get(id);
    const view = kitCriterion(ladder, each, content, render);
    if (known) known.criteria.push(view);
    else {
      const title = findCompetency(ladder, id)?.title ?? id;
      competencies.set(id, { id, title, criteria: [view] });
    }
  }
  return [...competencies.values()];
}

/** One criterion with what the kit asks about it. */
function kitCriterion<T>(
  ladder: Ladder,
  { criterion, step, isOwnStep, expected }: LevelCriterion,
  content: KitContent,
  render: Render<T>,
): KitCriterion<T> {
  const points = anchorsOf(ladder, criterion);
  const anchors = points.map(({ point, anchor }, index) => ({
    value: point.value,
    label: point.label,
    position: points.length > 1 ? index / (points.length - 1) : 1,
    text: render(anchor),
  }));
  const atExpected = anchors.find(({ value }) => value === expected);
  return {
    id: criterion.id,
    question: criterion.question,
    competencyId: criterion.competency,
    step: step.title,
    isOwnStep,
    expected: atExpected
      ? { value: atExpected.value, label: atExpected.label, position: atExpected.position }
      : null,
    anchors,
    questions: chosenFor(content, criterion.id).flatMap((id) => {
      const question = ladder.interview.questions.find((each) => each.id === id);
      return question ? [kitQuestion(question, render)] : [];
    }),
    others: otherQuestions(ladder, content, criterion.id).map((each) => kitQuestion(each, render)),
  };
}

function kitQuestion<T>(
  { id, ask, probes, lookFor, redFlags }: Question,
  render: Render<T>,
): KitQuestion<T> {
  return {
    id,
    ask: render(ask),
    probes: probes.map(render),
    lookFor: lookFor.map(render),
    redFlags: redFlags.map(render),
  };
}

/** What a candidate may see of an exercise, and nothing else of it. */
export type CandidateBrief<T> = {
  id: string;
  title: string;
  minutes: number;
  aiUse: string;
  brief: T;
  files: { path: string; bytes: number }[];
};

type KitFlaw<T> = {
  id: string;
  title: string;
  kind: string;
  where: string | null;
  why: T | null;
  hint: T | null;
};

/** An exercise as whoever runs it reads it. */
export type InterviewerExercise<T> = CandidateBrief<T> & {
  interviewerBrief: T | null;
  flaws: KitFlaw<T>[];
  observe: T[];
  criteria: { id: string; question: string }[];
};

/** The brief for the candidate: made of the fields that are theirs alone, so that what is hidden cannot come along. */
export function candidateBrief<T>(exercise: Exercise, render: Render<T>): CandidateBrief<T> {
  return {
    id: exercise.id,
    title: exerciseTitle(exercise),
    minutes: exercise.minutes,
    aiUse: AI_USE[exercise.aiUse],
    brief: render(exercise.brief),
    files: (exercise.material ?? []).map(({ path, text }) => ({
      path,
      bytes: new TextEncoder().encode(text).length,
    })),
  };
}

/** All of an exercise. */
export function interviewerExercise<T>(
  ladder: Ladder,
  exercise: Exercise,
  render: Render<T>,
): InterviewerExercise<T> {
  const orNull = (text: string | undefined) => (text === undefined ? null : render(text));
  return {
    ...candidateBrief(exercise, render),
    interviewerBrief: orNull(exercise.interviewerBrief),
    flaws: exercise.plantedFlaws.map(({ id, title, kind, where, why, hint }) => ({
      id,
      title,
      kind,
      where: where ?? null,
      why: orNull(why),
      hint: orNull(hint),
    })),
    observe: exercise.observe.map(render),
    criteria: exercise.criteria.map((id) => ({
      id,
      question: findCriterion(ladder, id)?.question ?? id,
    })),
  };
}

/** The exercises that a kit chose, and the others that the ladder has for the level. */
export function kitExercises(
  ladder: Ladder,
  standing: Standing,
  content: KitContent,
): { chosen: Exercise[]; others: Exercise[] } {
  return {
    chosen: content.exercises.flatMap(
      (id) => ladder.interview.exercises.find((each) => each.id === id) ?? [],
    ),
    others: otherExercises(ladder, standing, content),
  };
}

/** An exercise of the kit's level, chosen or not; undefined where there is none of that id. */
export function findExercise(
  ladder: Ladder,
  standing: Standing,
  exerciseId: string,
): Exercise | undefined {
  return exercisesFor(ladder, standing).find(({ id }) => id === exerciseId);
}

export function exerciseTitle({ id, title }: Exercise): string {
  const words = id.replaceAll("-", " ");
  return title ?? words.charAt(0).toUpperCase() + words.slice(1);
}

const AI_USE = {
  expected: "Work with an AI assistant: it is expected.",
  allowed: "You may work with an AI assistant.",
  "not-allowed": "Work without an AI assistant.",
} as const;
