import { describe, expect, test } from "vitest";
import {
  ASSESSMENT_EVENTS,
  ASSESSMENT_STATES,
  type AssessmentState,
  type MoveContext,
  move,
  stateForOwner,
} from "./state";

const CONTEXTS: Record<string, MoveContext> = {
  plain: { isCalibrated: false, calibrationEnded: false },
  "before calibration": { isCalibrated: true, calibrationEnded: false },
  "after calibration": { isCalibrated: true, calibrationEnded: true },
};

function movesIn(context: MoveContext): string[] {
  return ASSESSMENT_STATES.flatMap((state) =>
    ASSESSMENT_EVENTS.flatMap((event) => {
      const moved = move(state, event, context);
      return moved.ok ? [`${state} + ${event} = ${moved.state}`] : [];
    }),
  );
}

const EVERYWHERE = [
  "draft + submit = submitted",
  "submitted + withdraw = draft",
  "submitted + start-review = in-review",
  "submitted + reopen-assessment = draft",
  "in-review + finish-review = reviewed",
  "in-review + reopen-assessment = draft",
  "reviewed + resume-review = in-review",
  "reviewed + reopen-review = in-review",
  "reviewed + reopen-assessment = draft",
  "in-calibration + reopen-review = in-review",
  "in-calibration + reopen-assessment = draft",
  "released + acknowledge = acknowledged",
  "released + reopen-review = in-review",
  "released + reopen-assessment = draft",
  "acknowledged + reopen-review = in-review",
  "acknowledged + reopen-assessment = draft",
];

test.each([
  ["plain", ["reviewed + release = released"]],
  ["before calibration", ["reviewed + calibrate = in-calibration"]],
  [
    "after calibration",
    ["reviewed + calibrate = in-calibration", "in-calibration + release = released"],
  ],
])("in a cycle that is %s these moves exist, and no others", (name, own) => {
  const context = CONTEXTS[name] as MoveContext;
  expect(movesIn(context).sort()).toEqual([...EVERYWHERE, ...own].sort());
});

test("every move that is refused says why, in a sentence", () => {
  for (const context of Object.values(CONTEXTS))
    for (const state of ASSESSMENT_STATES)
      for (const event of ASSESSMENT_EVENTS) {
        const moved = move(state, event, context);
        if (!moved.ok) expect(moved.message).toMatch(/^[A-Z].+ .+\.$/);
      }
});

test("the person assessed cannot tell a review that is finished from one under way", () => {
  expect(ASSESSMENT_STATES.map(stateForOwner)).toEqual([
    "draft",
    "submitted",
    "in-review",
    "in-review",
    "in-review",
    "released",
    "acknowledged",
  ]);
});

describe("the way through", () => {
  test("leads from the first word to the engineer's answer, with calibration and without", () => {
    const walk = (context: MoveContext, events: (typeof ASSESSMENT_EVENTS)[number][]) =>
      events.reduce<AssessmentState>((state, event) => {
        const moved = move(state, event, context);
        if (!moved.ok) throw new Error(moved.message);
        return moved.state;
      }, "draft");
    const { plain, "after calibration": calibrated } = CONTEXTS as Record<string, MoveContext>;
    expect(
      walk(plain as MoveContext, [
        "submit",
        "start-review",
        "finish-review",
        "release",
        "acknowledge",
      ]),
    ).toBe("acknowledged");
    expect(
      walk(calibrated as MoveContext, [
        "submit",
        "start-review",
        "finish-review",
        "calibrate",
        "release",
        "acknowledge",
      ]),
    ).toBe("acknowledged");
  });
});
