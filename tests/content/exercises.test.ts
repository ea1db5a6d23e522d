import { describe, expect, test } from "vitest";
import type { Exercise } from "../../app/ladder/domain/schema";
import { levelsOfTrack } from "../../app/ladder/domain/track-levels";
import { exercisesFor } from "../../app/ladder/domain/view";
import { shippedLadder } from "../fixtures/ladders/read-fixtures";
import { type Demonstrations, withCopy } from "./copy";
import { boundTrustInLedger } from "./demonstrations/bound-trust-in-ledger";
import { checkExpenseImport } from "./demonstrations/check-expense-import";
import { joinInvoiceRun } from "./demonstrations/join-invoice-run";
import { judgePipelineProposal } from "./demonstrations/judge-pipeline-proposal";
import { openSharedLinks } from "./demonstrations/open-shared-links";
import { receiveSealedReadings } from "./demonstrations/receive-sealed-readings";

const ladder = shippedLadder();
const withMaterial = ladder.interview.exercises.filter(({ material }) => material);

const demonstrations: Record<string, Demonstrations> = {
  "bound-trust-in-ledger": boundTrustInLedger,
  "check-expense-import": checkExpenseImport,
  "join-invoice-run": joinInvoiceRun,
  "judge-pipeline-proposal": judgePipelineProposal,
  "open-shared-links": openSharedLinks,
  "receive-sealed-readings": receiveSealedReadings,
};

test("every planted flaw of every exercise with material is demonstrated, and nothing else", () => {
  const planted = withMaterial.map(({ id, plantedFlaws }) => [
    id,
    plantedFlaws.map((flaw) => flaw.id),
  ]);
  const shown = Object.entries(demonstrations).map(([id, flaws]) => [
    id,
    Object.keys(flaws).sort(),
  ]);
  expect(Object.fromEntries(shown)).toEqual(
    Object.fromEntries(planted.map(([id, flaws]) => [id, [...(flaws ?? [])].sort()])),
  );
});

describe.each(withMaterial)("$id", (exercise) => {
  test.each(exercise.plantedFlaws)("$id shows, and not once it is put right", async ({ id }) => {
    const demonstration = demonstrations[exercise.id]?.[id];
    if (!demonstration) throw new Error("not demonstrated");
    expect(await withCopy(exercise, [], demonstration.shows)).toBe(true);
    expect(demonstration.correction).not.toEqual([]);
    expect(await withCopy(exercise, demonstration.correction, demonstration.shows)).toBe(false);
  });

  test("its own tests, where it has any, pass and so warn of nothing", async () => {
    if (!exercise.material?.some(({ path }) => path.endsWith(".test.mjs"))) return;
    expect(await withCopy(exercise, [], (copy) => copy.passes())).toBe(true);
  });

  test("the interviewer is told how to run it, and where each flaw is and why it matters", () => {
    const files = exercise.material?.map(({ path }) => path) ?? [];
    expect(files).toContain("README.md");
    expect(exercise.interviewerBrief).toBeDefined();
    for (const { id, where = "", why } of exercise.plantedFlaws) {
      const named = where.match(/[\w./-]+\.(?:mjs|md|csv)/g) ?? [];
      expect(named, id).not.toEqual([]);
      expect(files, id).toEqual(expect.arrayContaining(named));
      expect(why, id).toBeDefined();
    }
  });
});

const standings = ladder.tracks.flatMap((track) =>
  levelsOfTrack(track.id, ladder.tracks, ladder.levels).map((level) => ({
    trackId: track.id,
    levelId: level.id,
  })),
);

/** The criteria of the step into the level, or, where no step leads into it, of the step out of it. */
function criteriaOf({ trackId, levelId }: { trackId: string; levelId: string }): string[] {
  const isOwn = ({ tracks }: { tracks: string[] }) => tracks.includes(trackId);
  const of = (end: "from" | "to") => ladder.transitions.filter((each) => each[end] === levelId);
  const into = of("to").filter(isOwn);
  // What a forking track has before the fork is the other track's.
  const steps = into.length > 0 ? into : [...of("to"), ...of("from")].slice(0, 1);
  const ids = steps.map(({ id }) => id);
  return ladder.criteria
    .filter(({ transition }) => transition !== undefined && ids.includes(transition))
    .map(({ id }) => id);
}

describe("two different kits for each level", () => {
  test.each(standings)("$levelId on the track $trackId has exercises for two", (standing) => {
    const asked = criteriaOf(standing);
    expect(asked).not.toEqual([]);
    const covers = (exercise: Exercise) => asked.every((id) => exercise.criteria.includes(id));
    expect(exercisesFor(ladder, standing).filter(covers).length).toBeGreaterThanOrEqual(2);
  });

  test.each(ladder.criteria)("$id has questions for two", ({ id }) => {
    const questions = ladder.interview.questions.filter(({ criteria }) => criteria.includes(id));
    expect(questions.length).toBeGreaterThanOrEqual(2);
  });
});
