import { expect, test } from "vitest";
import { shippedLadder } from "../../../tests/fixtures/ladders/read-fixtures";
import { compareSides } from "./comparison";
import type { Calibrated, ReleasedCriterion } from "./release-content";

const ladder = shippedLadder();
const STEP = "mid-to-senior";
const ON = { self: "2026-03-01", manager: "2026-04-01" };
const asked = ladder.criteria.filter(({ transition }) => transition === STEP);
const person = { name: "Ada", trackId: "orchestrator", levelId: "mid" };
/** Two pieces each, which the step's rule asks for. */
const evidence = [...asked, ...asked].map(({ id }, index) => ({
  id: String(index),
  url: "https://example.org",
  title: "A note",
  kind: "design-note",
  date: "2026-02-01",
  shows: "",
  parts: [],
  criteria: [id],
}));

const calibrated = (point: number): Calibrated => ({
  point,
  alternative: null,
  session: "Spring",
  changes: [],
});

/** Self and manager by the order of criteria; the first criterion as calibration left it. */
function content(self: number, manager: number, first?: Calibrated | null) {
  const criteria = asked.map(
    ({ id, question }, index): ReleasedCriterion => ({
      criterionId: id,
      question,
      self: { point: self, alternative: null, reason: "", narrative: "" },
      manager: { point: manager, alternative: null, reason: "", rationale: "" },
      blind: { point: index === 0 ? 1 : manager, alternative: null },
      ...(first === undefined ? {} : { calibrated: index === 0 ? first : null }),
    }),
  );
  return { transitionId: STEP, person, criteria, evidence };
}

const compare = (...given: Parameters<typeof content>) =>
  compareSides(ladder, content(...given), ON, []);

test("without calibration the manager's own rating is what counts", () => {
  const compared = compare(3, 4);
  expect(compared).toMatchObject({ isCalibrated: false, isMoved: false });
  expect(compared.criteria[0]).toMatchObject({ isMoved: false, final: { point: 4 } });
  expect(compared.criteria[0]?.changedAfterSeeing).toMatchObject({ point: 1 });
});

test("rule, difference and agenda follow the calibrated rating; the manager's own stays beside it", () => {
  const before = compare(4, 4);
  const after = compare(4, 4, calibrated(1));
  expect([before.manager.met, after.manager.met]).toEqual([true, false]);
  expect(after.self).toEqual(before.self);
  expect(before.agenda).toEqual([]);
  expect(after.agenda).toEqual([asked[0]?.id]);
  expect(after).toMatchObject({ isCalibrated: true, isMoved: true });
  expect(after.criteria[0]).toMatchObject({
    manager: { point: 4 },
    final: { point: 1 },
    isMoved: true,
    difference: "far",
  });
  expect(after.criteria[0]?.differenceWords).toMatch(/^The calibrated rating is 3 points lower/);
});

test("what the manager changed after seeing the other side is about their own rating", () => {
  expect(compare(4, 1, calibrated(4)).criteria[0]?.changedAfterSeeing).toBeNull();
  expect(compare(4, 4, calibrated(1)).criteria[0]?.changedAfterSeeing).toMatchObject({ point: 1 });
});

test("calibration that left everything as it was is told, and changes nothing", () => {
  const left = compare(3, 2, null);
  expect(left).toMatchObject({ isCalibrated: true, isMoved: false });
  expect(left.criteria[0]?.differenceWords).toMatch(/^The manager’s rating is/);
  expect(left.manager).toEqual(compare(3, 2).manager);
});

test("earlier cycles count as calibration left them", () => {
  const lasting = {
    ...ladder,
    transitions: ladder.transitions.map((transition) =>
      transition.id === STEP
        ? {
            ...transition,
            rule: {
              sustained: { cycles: 1, rule: { each: { of: "all" as const, atLeast: 3 } } },
            },
          }
        : transition,
    ),
  };
  const now = content(4, 4);
  const standing = (...past: Parameters<typeof content>) =>
    compareSides(lasting, now, ON, [{ content: content(...past), on: "2025-10-01" }]).manager.met;
  expect(standing(4, 4)).toBe(true);
  expect(standing(4, 4, calibrated(2))).toBe(false);
  expect(standing(4, 4, null)).toBe(true);
});
