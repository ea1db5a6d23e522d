import fc from "fast-check";
import { expect, test } from "vitest";
import {
  CALIBRATION_REASONS,
  calibratedFrom,
  calibrationReasonWords,
  finalChoice,
  isMoved,
  type SessionOutcome,
  wasCalibrated,
} from "./calibrated";
import type { Choice } from "./release-content";

const at = (point: number): Choice => ({ point, alternative: null });
const none: Choice = { point: null, alternative: "not-observable" };
const change = (criterionId: string, from: Choice, to: Choice) => ({
  criterionId,
  from,
  to,
  reasonCode: "evidence-weak",
  sentence: "Only one piece",
  at: "2026-04-01T10:00:00.000Z",
});
const outcome = (session: string, given: Partial<SessionOutcome>): SessionOutcome => ({
  session,
  rated: [],
  changes: [],
  ...given,
});

test("what calibration left is what counts, an exception too; else the manager's own", () => {
  expect(finalChoice({ manager: at(4), calibrated: at(3) })).toEqual(at(3));
  expect(finalChoice({ manager: at(4), calibrated: none })).toEqual(none);
  expect(finalChoice({ manager: at(4), calibrated: null })).toEqual(at(4));
  expect(finalChoice({ manager: at(4) })).toEqual(at(4));
});

test("a change that was taken back leaves nothing moved", () => {
  expect(isMoved({ manager: at(4), calibrated: at(3) })).toBe(true);
  expect(isMoved({ manager: at(4), calibrated: none })).toBe(true);
  expect(isMoved({ manager: at(4), calibrated: at(4) })).toBe(false);
  expect(isMoved({ manager: at(4), calibrated: null })).toBe(false);
  expect(isMoved({ manager: at(4) })).toBe(false);
});

test("a copy from before there was calibration is told from one that it left alone", () => {
  expect(wasCalibrated([{}, {}])).toBe(false);
  expect(wasCalibrated([{ calibrated: null }])).toBe(true);
});

test("each touched rating has what was written back and every change on the way", () => {
  const first = change("a", at(4), at(2));
  const second = { ...change("a", at(2), at(3)), sentence: "Two, in fact" };
  const calibrated = calibratedFrom([
    outcome("Spring", { rated: [{ criterionId: "a", ...at(3) }], changes: [first, second] }),
  ]);
  expect([...calibrated.keys()]).toEqual(["a"]);
  expect(calibrated.get("a")).toEqual({
    ...at(3),
    session: "Spring",
    changes: [first, second].map(({ criterionId: _, ...each }) => each),
  });
});

test("a change that was taken back and therefore not written is told all the same", () => {
  const changes = [change("a", at(4), at(2)), change("a", at(2), at(4))];
  const calibrated = calibratedFrom([outcome("Spring", { changes })]);
  expect(calibrated.get("a")).toMatchObject(at(4));
  expect(calibrated.get("a")?.changes).toHaveLength(2);
});

test("of two sessions the later one counts, unless it only took back its own", () => {
  const one = outcome("One", {
    rated: [{ criterionId: "b", ...at(2) }],
    changes: [change("a", at(4), at(2)), change("b", at(4), at(2))],
  });
  const two = outcome("Two", {
    rated: [{ criterionId: "a", ...at(3) }],
    changes: [change("a", at(4), at(3)), change("b", at(4), at(1)), change("b", at(1), at(4))],
  });
  const calibrated = calibratedFrom([one, two]);
  expect(calibrated.get("a")).toMatchObject({ ...at(3), session: "Two" });
  expect(calibrated.get("b")).toMatchObject({ ...at(2), session: "One" });
});

test("every reason has words; a code that nobody knows any more stands for itself", () => {
  for (const code of Object.keys(CALIBRATION_REASONS))
    expect(calibrationReasonWords(code)).toMatch(/^[A-Z].*[a-z]$/);
  expect(calibrationReasonWords("retired")).toBe("retired");
  expect(calibrationReasonWords("toString")).toBe("toString");
});

const choice = fc.oneof(fc.integer({ min: 1, max: 4 }).map(at), fc.constant(none));

test("what counts is one of the two ratings, and the manager's wherever nothing moved", () => {
  fc.assert(
    fc.property(choice, fc.option(choice), (manager, calibrated) => {
      const final = finalChoice({ manager, calibrated });
      expect([manager, calibrated]).toContainEqual(final);
      expect(isMoved({ manager, calibrated })).toBe(
        final.point !== manager.point || final.alternative !== manager.alternative,
      );
    }),
  );
});
