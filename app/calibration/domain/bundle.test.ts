import { expect, it } from "vitest";
import { bundleShape, recompute } from "./bundle";
import { sessionFigures } from "./figures";
import type { FiguresInput } from "./figures-input";

const rating = (before: number, after = before) => ({
  before,
  after,
  self: before,
  seconds: [],
  agree: 0,
  question: 1,
  abstain: 0,
  pieces: 0,
});

const INPUT: FiguresInput = {
  seed: 3,
  resamples: 50,
  period: { from: "2025-01-01", to: "2025-12-31" },
  criteria: [{ id: "a", points: [1, 2, 3, 4], isMonotone: true }],
  people: [rating(1), rating(2), rating(3), rating(4, 3), rating(2)].map((a, index) => ({
    id: `p${index}`,
    personId: `person-${index}`,
    raterId: "m",
    teamId: null,
    levelId: null,
    trackId: null,
    stepId: "step",
    ratings: { a },
    evidence: [],
  })),
  anchors: [],
};

const change = (number: number, from: number, to: number) => ({
  assessmentId: "p3",
  criterionId: "a",
  number,
  from,
  to,
  reasonCode: "evidence-weak",
  sentence: "One service only",
  undoes: null,
  byId: "c",
  at: "2026-01-01T10:00:00.000Z",
});

function bundle() {
  return bundleShape.parse(
    JSON.parse(
      JSON.stringify({
        format: "rostrum-calibration-bundle",
        version: 1,
        input: INPUT,
        changes: [change(1, 4, 2), change(2, 2, 3)],
        figures: sessionFigures(INPUT),
      }),
    ),
  );
}

const different = (read: ReturnType<typeof bundle>) =>
  recompute(read).flatMap(({ differences }) => differences.map(({ path }) => path));

it("a bundle gives its own figures again", () => {
  expect(different(bundle())).toEqual([]);
  expect(recompute(bundle()).map(({ figure }) => figure)).toContain("agreement.preview");
});

it("a figure, a rating or a change that was tampered with is named", () => {
  const figure = bundle();
  (figure.figures.effect as { meanShift: number }).meanShift = 0.5;
  expect(different(figure)).toEqual(["effect.meanShift"]);
  const rated = bundle();
  const person = rated.input.people[3];
  if (person?.ratings.a) person.ratings.a.after = 4;
  expect(different(rated)).toEqual(["p3/a"]);
  const log = bundle();
  log.changes.pop();
  expect(different(log)).toContain("p3/a");
  expect(different(log)).toContain("effect.meanShift");
});
