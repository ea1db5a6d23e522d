import { expect, test } from "vitest";
import { type TeamFacts, waitsFor } from "./team";

const facts: TeamFacts = {
  state: "submitted",
  isDirect: true,
  hasReview: false,
  isMine: false,
  hasLeft: false,
  reviewerHasLeft: false,
  isCalibrated: false,
  calibrationEnded: false,
  asked: 0,
};

test.each<[string, Partial<TeamFacts>, ReturnType<typeof waitsFor>]>([
  ["submitted by a report", {}, "begin"],
  ["submitted further down the line", { isDirect: false }, null],
  ["under review by the viewer", { state: "in-review", isMine: true }, "review"],
  ["under review by somebody else", { state: "in-review" }, null],
  ["under review by somebody who left", { state: "in-review", reviewerHasLeft: true }, "take-over"],
  [
    "the same, of somebody who does not report to the viewer",
    { state: "in-review", reviewerHasLeft: true, isDirect: false },
    null,
  ],
  ["finished", { state: "reviewed", isMine: true }, "release"],
  ["finished, to be calibrated", { state: "reviewed", isMine: true, isCalibrated: true }, null],
  ["in calibration", { state: "in-calibration", isMine: true, isCalibrated: true }, null],
  [
    "calibrated",
    { state: "in-calibration", isMine: true, isCalibrated: true, calibrationEnded: true },
    "release",
  ],
  ["released", { state: "released", isMine: true }, null],
  ["submitted again, with the review at somebody else", { hasReview: true }, null],
  ["submitted again, with the review at the viewer", { hasReview: true, isMine: true }, "begin"],
  [
    "submitted again, with the review at somebody who left",
    { hasReview: true, reviewerHasLeft: true },
    "take-over",
  ],
  ["finished, of somebody who has left", { state: "reviewed", isMine: true, hasLeft: true }, null],
  ["a draft", { state: "draft" }, null],
  ["in no cycle", { state: null }, null],
])("%s", (_, given, expected) => {
  expect(waitsFor({ ...facts, ...given })).toBe(expected);
});
