import { expect, test } from "vitest";
import { SESSION_STATES } from "./state";
import { whatWaits } from "./what-waits";

const waits = (
  seat: "calibrator" | "facilitator" | null,
  given: { hasPreview?: boolean; previewDone?: boolean } = {},
) =>
  SESSION_STATES.map((state) =>
    whatWaits({ state, seat, hasPreview: true, previewDone: false, ...given }),
  );

test("a calibrator's preview comes first, then the meeting", () => {
  expect(waits("calibrator")).toEqual([null, "preview", "preview", null, null]);
  expect(waits("calibrator", { previewDone: true })).toEqual([null, null, "meeting", null, null]);
  expect(waits("calibrator", { hasPreview: false })).toEqual([null, null, "meeting", null, null]);
});

test("whoever runs it opens and releases it", () => {
  expect(waits("facilitator")).toEqual(["opening", null, "meeting", "releasing", null]);
  expect(waits(null)).toEqual(["opening", null, null, "releasing", null]);
});
