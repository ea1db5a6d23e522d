import { beforeAll, describe, expect, test } from "vitest";
import type { Ladder, Question } from "~/ladder/domain/schema";
import { exercisesFor, questionsAbout } from "~/ladder/domain/view";
import { loadLadderFromDisk } from "~/ladder/ladder.server";
import { checkKit, chosenFor, drawKit } from "./draw-kit";
import type { KitContent } from "./kit";
import { movedOn, renewKit } from "./renew-kit";

const MID = { trackId: "orchestrator", levelId: "mid" };
const CRITERION = "decompose-for-ai";
let pinned: Ladder;
let kit: KitContent;

beforeAll(async () => {
  pinned = await loadLadderFromDisk("orchestrator");
  kit = drawKit(pinned, MID, 0);
});

/** The ladder with its questions changed one by one; null takes one out. */
function withQuestions(change: (question: Question) => Question | null): Ladder {
  const questions = pinned.interview.questions.flatMap((each) => change(each) ?? []);
  return { ...pinned, interview: { ...pinned.interview, questions } };
}

describe("when the ladder moves on", () => {
  test("a version that touches nothing of the kit changes nothing in it", () => {
    expect(renewKit(pinned, pinned, MID, kit)).toEqual({ content: kit, changes: [] });
  });

  test("a question that is gone is named and replaced by the next of its criterion", () => {
    const [gone = ""] = chosenFor(kit, CRITERION);
    const current = withQuestions((each) => (each.id === gone ? null : each));
    const { content, changes } = renewKit(pinned, current, MID, kit);
    const [instead = ""] = chosenFor(content, CRITERION);
    const spare = questionsAbout(current, [CRITERION]).find(({ id }) => id === instead);
    expect(changes).toEqual([
      expect.objectContaining({ kind: "question-gone", id: gone, instead: spare?.ask }),
    ]);
    expect(chosenFor(kit, CRITERION)).not.toContain(instead);
    expect(content.exercises).toEqual(kit.exercises);
  });

  test("where none is left the kit says what it lacks", () => {
    const current = withQuestions((each) => (each.criteria.includes(CRITERION) ? null : each));
    const { content } = renewKit(pinned, current, MID, kit);
    expect(checkKit(current, MID, content).withoutQuestion).toEqual([CRITERION]);
  });

  test("choices that still exist are kept, reworded or not", () => {
    const [chosen = ""] = chosenFor(kit, CRITERION);
    const current = withQuestions((each) =>
      each.id === chosen ? { ...each, ask: "Asked in other words?" } : each,
    );
    const { content, changes } = renewKit(pinned, current, MID, kit);
    expect(content).toEqual(kit);
    expect(changes).toEqual([
      expect.objectContaining({
        kind: "question-reworded",
        id: chosen,
        text: "Asked in other words?",
      }),
    ]);
  });

  test("a criterion under another id keeps its questions; a new one is drawn; one that is gone goes", () => {
    const renamed = withQuestions((each) => ({
      ...each,
      criteria: each.criteria.map((id) => (id === CRITERION ? "divide-work" : id)),
    }));
    const current: Ladder = {
      ...renamed,
      criteria: renamed.criteria.flatMap((each) => {
        if (each.id === "validate-outputs") return [];
        if (each.id !== CRITERION) return [each];
        const replaces = [{ id: CRITERION, version: pinned.version, relation: "same" as const }];
        return [{ ...each, id: "divide-work", replaces }];
      }),
    };
    const { content, changes } = renewKit(pinned, current, MID, kit);
    expect(chosenFor(content, "divide-work")).toEqual(chosenFor(kit, CRITERION));
    expect(changes.map(({ kind }) => kind)).toEqual(["criterion-gone"]);
    const back = movedOn(current, pinned, MID, content);
    expect(back.filter(({ kind }) => kind === "criterion-added").map(({ id }) => id)).toContain(
      "validate-outputs",
    );
  });

  test("an exercise that is gone is replaced by another of the level", () => {
    const [gone = ""] = kit.exercises;
    const exercises = pinned.interview.exercises.filter(({ id }) => id !== gone);
    const current = { ...pinned, interview: { ...pinned.interview, exercises } };
    const { content, changes } = renewKit(pinned, current, MID, kit);
    expect(changes).toEqual([expect.objectContaining({ kind: "exercise-gone", id: gone })]);
    expect(content.exercises).toEqual(
      exercisesFor(current, MID)
        .map(({ id }) => id)
        .slice(0, 1),
    );
  });
});
