import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import type { Ladder } from "~/ladder/domain/schema";
import { exercisesFor, levelsOnTrack, questionsAbout, type Standing } from "~/ladder/domain/view";
import { loadLadderFromDisk } from "~/ladder/ladder.server";
import {
  addQuestion,
  checkKit,
  chooseExercise,
  chosenFor,
  drawKit,
  editKit,
  removeExercise,
  removeQuestion,
  swapQuestion,
} from "./draw-kit";
import type { KitContent } from "./kit";
import { kitMarkdown } from "./kit-markdown";
import { kitCompetencies } from "./kit-view";
import { criteriaForLevel } from "./level-criteria";

let ladder: Ladder;
let standings: Standing[];
const MID = { trackId: "orchestrator", levelId: "mid" };

beforeAll(async () => {
  ladder = await loadLadderFromDisk("orchestrator");
  standings = ladder.tracks.flatMap(({ id: trackId }) =>
    levelsOnTrack(ladder, trackId).map(({ id: levelId }) => ({ trackId, levelId })),
  );
});

const everyQuestion = ({ questions }: KitContent) => Object.values(questions).flat();

describe("the shipped ladder's kits", () => {
  test("each level of each track has two that are complete and share nothing", () => {
    expect(standings.length).toBeGreaterThanOrEqual(8);
    for (const standing of standings) {
      const [first, second] = [drawKit(ladder, standing, 0), drawKit(ladder, standing, 1)];
      for (const kit of [first, second]) {
        const lacks = checkKit(ladder, standing, kit);
        expect({ standing, ...lacks }).toEqual({
          standing,
          withoutQuestion: [],
          hasExercise: true,
          couldHaveExercise: true,
        });
      }
      const shared = (a: string[], b: string[]) => a.filter((id) => b.includes(id));
      expect(shared(everyQuestion(first), everyQuestion(second))).toEqual([]);
      expect(shared(first.exercises, second.exercises)).toEqual([]);
      const longer = everyQuestion(first).length - everyQuestion(second).length;
      expect(Math.abs(longer)).toBeLessThanOrEqual(1);
    }
  });

  test("ask only what the ladder has for each criterion, and are drawn alike each time", () => {
    fc.assert(
      fc.property(fc.constantFrom(...standings), fc.constantFrom(0, 1), (standing, variant) => {
        const kit = drawKit(ladder, standing, variant as 0 | 1);
        expect(drawKit(ladder, standing, variant as 0 | 1)).toEqual(kit);
        const criteria = criteriaForLevel(ladder, standing);
        expect(Object.keys(kit.questions)).toEqual(criteria.map(({ criterion }) => criterion.id));
        for (const { criterion, isOwnStep } of criteria) {
          const chosen = chosenFor(kit, criterion.id);
          const offered = questionsAbout(ladder, [criterion.id]).map(({ id }) => id);
          expect(chosen.every((id) => offered.includes(id))).toBe(true);
          expect(chosen.length).toBeLessThanOrEqual(isOwnStep ? 2 : 1);
        }
      }),
    );
  });

  test("with one question and one exercise left, both have them", () => {
    const [first] = questionsAbout(ladder, ["decompose-for-ai"]);
    const [exercise] = exercisesFor(ladder, MID);
    const poor: Ladder = {
      ...ladder,
      interview: {
        questions: first ? [first] : [],
        exercises: exercise ? [exercise] : [],
      },
    };
    const kits = [drawKit(poor, MID, 0), drawKit(poor, MID, 1)];
    for (const kit of kits) {
      expect(chosenFor(kit, "decompose-for-ai")).toEqual([first?.id]);
      expect(kit.exercises).toEqual([exercise?.id]);
      expect(checkKit(poor, MID, kit).withoutQuestion).not.toContain("decompose-for-ai");
      expect(checkKit(poor, MID, kit).withoutQuestion).toContain("validate-outputs");
    }
  });
});

describe("changing a kit", () => {
  test("keeps every question within its criterion, whatever is tried", () => {
    const ids = fc.constantFrom(
      ...ladder.interview.questions.map(({ id }) => id),
      "constructor",
      "no-such-question",
    );
    const criteria = fc.constantFrom(...ladder.criteria.map(({ id }) => id), "constructor");
    const edits = fc.oneof(
      fc.record({ intent: fc.constant("swap" as const), criterion: criteria, from: ids, to: ids }),
      fc.record({ intent: fc.constant("add" as const), criterion: criteria, to: ids }),
      fc.record({ intent: fc.constant("remove" as const), criterion: criteria, from: ids }),
    );
    fc.assert(
      fc.property(fc.constantFrom(...standings), fc.array(edits), (standing, tried) => {
        let kit = drawKit(ladder, standing, 0);
        for (const edit of tried) kit = editKit(ladder, standing, kit, edit) ?? kit;
        for (const [criterion, chosen] of Object.entries(kit.questions)) {
          const offered = questionsAbout(ladder, [criterion]).map(({ id }) => id);
          expect(chosen.every((id) => offered.includes(id))).toBe(true);
          expect(new Set(chosen).size).toBe(chosen.length);
        }
      }),
    );
  });

  test("swaps in place, adds at the end, and refuses what is there already or belongs elsewhere", () => {
    const criterion = "decompose-for-ai";
    const offered = questionsAbout(ladder, [criterion]).map(({ id }) => id);
    const [from = "", to = "", third = ""] = offered;
    const kit: KitContent = { questions: { [criterion]: [from] }, exercises: [] };
    const swapped = swapQuestion(ladder, MID, kit, { criterion, from, to });
    expect(swapped?.questions[criterion]).toEqual([to]);
    expect(addQuestion(ladder, MID, kit, { criterion, to: third })?.questions[criterion]).toEqual([
      from,
      third,
    ]);
    expect(addQuestion(ladder, MID, kit, { criterion, to: from })).toBeNull();
    expect(swapQuestion(ladder, MID, kit, { criterion, from: to, to: third })).toBeNull();
    const [elsewhere] = questionsAbout(ladder, ["validate-outputs"]);
    expect(addQuestion(ladder, MID, kit, { criterion, to: elsewhere?.id ?? "" })).toBeNull();
    expect(removeQuestion(kit, { criterion, from })?.questions[criterion]).toEqual([]);
  });

  test("takes exercises of its level in and out", () => {
    const kit: KitContent = { questions: {}, exercises: [] };
    const [own] = exercisesFor(ladder, MID);
    const other = ladder.interview.exercises.find(({ levels }) => !levels.includes("mid"));
    const chosen = chooseExercise(ladder, MID, kit, own?.id ?? "");
    expect(chosen?.exercises).toEqual([own?.id]);
    expect(chosen && chooseExercise(ladder, MID, chosen, own?.id ?? "")).toBeNull();
    expect(chooseExercise(ladder, MID, kit, other?.id ?? "")).toBeNull();
    expect(chosen && removeExercise(chosen, own?.id ?? "")?.exercises).toEqual([]);
  });
});

test("as Markdown a kit holds every question it shows", () => {
  const kit = drawKit(ladder, MID, 1);
  const text = kitMarkdown(ladder, MID, kit, "Kit two");
  const shown = kitCompetencies(ladder, MID, kit, (each) => each);
  for (const { title, criteria } of shown) {
    expect(text).toContain(`## ${title}`);
    for (const { question, questions } of criteria) {
      expect(text).toContain(`### ${question}`);
      for (const { ask } of questions) expect(text).toContain(ask.split("\n")[0]);
    }
  }
});
