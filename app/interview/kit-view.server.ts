import type { Exercise, Ladder } from "~/ladder/domain/schema";
import type { Standing } from "~/ladder/domain/view";
import { renderMarkdown } from "~/platform/markdown.server";
import type { MarkdownNode } from "~/ui/markdown";
import type { KitContent } from "./domain/kit";
import {
  type InterviewerExercise,
  interviewerExercise,
  type KitCompetency,
  kitCompetencies,
  kitExercises,
} from "./domain/kit-view";

export type ShownCompetency = KitCompetency<MarkdownNode[]>;
export type ShownExercise = InterviewerExercise<MarkdownNode[]>;

/** What a kit asks, by competency, ready for a page. */
export function shownCompetencies(
  ladder: Ladder,
  standing: Standing,
  content: KitContent,
): ShownCompetency[] {
  return kitCompetencies(ladder, standing, content, renderMarkdown);
}

/** The exercises that a kit chose, as whoever runs them reads them. */
export function shownExercises(
  ladder: Ladder,
  standing: Standing,
  content: KitContent,
): ShownExercise[] {
  return kitExercises(ladder, standing, content).chosen.map((exercise) =>
    shownExercise(ladder, exercise),
  );
}

/** One exercise, ready for a page. */
export function shownExercise(ladder: Ladder, exercise: Exercise): ShownExercise {
  return interviewerExercise(ladder, exercise, renderMarkdown);
}
