import { canonicalText } from "~/ladder/domain/canonical-text";
import { predecessorsOf } from "~/ladder/domain/carry";
import type { Criterion, Exercise, Ladder, Question } from "~/ladder/domain/schema";
import { exercisesFor, questionsAbout, type Standing } from "~/ladder/domain/view";
import { chosenFor, drawKit } from "./draw-kit";
import type { KitContent } from "./kit";
import { criteriaForLevel } from "./level-criteria";

/** What another version of the ladder changes for one kit, in the words of either version. */
export type KitChange =
  | { kind: "criterion-gone"; id: string; text: string }
  | { kind: "criterion-added"; id: string; text: string; questions: string[] }
  | { kind: "criterion-reworded"; id: string; text: string; before: string }
  /** `instead` is the question or exercise that takes its place; null where there is none left. */
  | { kind: "question-gone"; id: string; text: string; instead: string | null }
  | { kind: "question-reworded"; id: string; text: string; before: string }
  | { kind: "exercise-gone"; id: string; text: string; instead: string | null }
  | { kind: "exercise-changed"; id: string; text: string };

/** What a newer version has changed for a kit; empty where it is as it was. */
export function movedOn(
  pinned: Ladder,
  current: Ladder,
  standing: Standing,
  content: KitContent,
): KitChange[] {
  return renewKit(pinned, current, standing, content).changes;
}

/**
 * The kit on a newer version of the ladder: every choice that still exists is kept, what is gone is replaced by the next of
 * its kind, and criteria that are new are drawn as for a new kit. Where a criterion was left without a question it stays so.
 */
export function renewKit(
  pinned: Ladder,
  current: Ladder,
  standing: Standing,
  content: KitContent,
): { content: KitContent; changes: KitChange[] } {
  const changes: KitChange[] = [];
  const before = criteriaForLevel(pinned, standing).map(({ criterion }) => criterion);
  const after = criteriaForLevel(current, standing).map(({ criterion }) => criterion);
  const predecessors = predecessorsOf(pinned, current);
  const drawn = drawKit(current, standing, 0);
  const questions: [string, string[]][] = [];
  const followed = new Set<string>();
  for (const criterion of after) {
    const earlier = before.filter(
      ({ id }) =>
        id === criterion.id ||
        (predecessors.get(criterion.id) ?? []).some((link) => link.id === id),
    );
    for (const { id } of earlier) followed.add(id);
    if (earlier.length === 0) {
      const chosen = chosenFor(drawn, criterion.id);
      questions.push([criterion.id, chosen]);
      changes.push({
        kind: "criterion-added",
        id: criterion.id,
        text: criterion.question,
        questions: chosen.map((id) => askOf(current, id)),
      });
      continue;
    }
    changes.push(...rewordedCriterion(earlier, criterion));
    const asked = [...new Set(earlier.flatMap(({ id }) => chosenFor(content, id)))];
    const renewed = renewedQuestions(pinned, current, criterion.id, asked);
    questions.push([criterion.id, renewed.ids]);
    changes.push(...renewed.changes);
  }
  for (const { id, question } of before)
    if (!followed.has(id)) changes.push({ kind: "criterion-gone", id, text: question });
  const exercises = renewedExercises(pinned, current, standing, content.exercises);
  return {
    content: { questions: Object.fromEntries(questions), exercises: exercises.ids },
    changes: [...unique(changes), ...exercises.changes],
  };
}

function rewordedCriterion(earlier: Criterion[], criterion: Criterion): KitChange[] {
  const [only] = earlier;
  const isSame =
    earlier.length === 1 &&
    only !== undefined &&
    only.question === criterion.question &&
    only.description === criterion.description &&
    canonicalText(only.anchors) === canonicalText(criterion.anchors);
  if (isSame) return [];
  return [
    {
      kind: "criterion-reworded",
      id: criterion.id,
      text: criterion.question,
      before: earlier.map(({ question }) => question).join(" · "),
    },
  ];
}

function renewedQuestions(
  pinned: Ladder,
  current: Ladder,
  criterionId: string,
  asked: string[],
): { ids: string[]; changes: KitChange[] } {
  const offered = questionsAbout(current, [criterionId]);
  const isOffered = (id: string) => offered.some((each) => each.id === id);
  const spare = offered.map(({ id }) => id).filter((id) => !asked.includes(id));
  const changes: KitChange[] = [];
  const ids = asked.flatMap((id) => {
    const was = findQuestion(pinned, id);
    const is = findQuestion(current, id);
    if (is && isOffered(id)) {
      if (was && wordsOf(was) !== wordsOf(is))
        changes.push({ kind: "question-reworded", id, text: is.ask, before: was.ask });
      return [id];
    }
    const next = spare.shift();
    changes.push({
      kind: "question-gone",
      id,
      text: was?.ask ?? id,
      instead: next === undefined ? null : askOf(current, next),
    });
    return next === undefined ? [] : [next];
  });
  return { ids, changes };
}

function renewedExercises(
  pinned: Ladder,
  current: Ladder,
  standing: Standing,
  chosen: string[],
): { ids: string[]; changes: KitChange[] } {
  const offered = exercisesFor(current, standing);
  const spare = offered.filter(({ id }) => !chosen.includes(id));
  const changes: KitChange[] = [];
  const ids = chosen.flatMap((id) => {
    const was = pinned.interview.exercises.find((each) => each.id === id);
    const is = offered.find((each) => each.id === id);
    if (is) {
      // A stored version has its keys in another order than one read from files.
      if (was && canonicalText(was) !== canonicalText(is))
        changes.push({ kind: "exercise-changed", id, text: titleOf(is) });
      return [id];
    }
    const next = spare.shift();
    changes.push({
      kind: "exercise-gone",
      id,
      text: was ? titleOf(was) : id,
      instead: next ? titleOf(next) : null,
    });
    return next ? [next.id] : [];
  });
  return { ids, changes };
}

/** A question of several criteria is reworded once, however many it is asked for. */
function unique(changes: KitChange[]): KitChange[] {
  const seen = new Set<string>();
  return changes.filter((change) => {
    if (change.kind !== "question-reworded") return true;
    const isNew = !seen.has(change.id);
    seen.add(change.id);
    return isNew;
  });
}

function findQuestion(ladder: Ladder, id: string): Question | undefined {
  return ladder.interview.questions.find((each) => each.id === id);
}

function askOf(ladder: Ladder, id: string): string {
  return findQuestion(ladder, id)?.ask ?? id;
}

function wordsOf({ ask, probes, lookFor, redFlags }: Question): string {
  return JSON.stringify([ask, probes, lookFor, redFlags]);
}

function titleOf({ id, title }: Exercise): string {
  return title ?? id;
}

/** Whether the level is still there to be hired into. */
export function hasLevel(ladder: Ladder, standing: Standing): boolean {
  return criteriaForLevel(ladder, standing).length > 0;
}
