import fc from "fast-check";
import { expect, test } from "vitest";
import { agendaOf, differenceBetween, differenceWords, needsRationale } from "./differences";
import type { Choice } from "./release-content";

const at = (point: number): Choice => ({ point, alternative: null });
const notApplicable: Choice = { point: null, alternative: "not-applicable" };
const notObservable: Choice = { point: null, alternative: "not-observable" };
const nothing: Choice = { point: null, alternative: null };

test.each([
  [at(2), at(2), 3, "same"],
  [at(1), at(2), 3, "near"],
  [at(2), at(3), 3, "across"],
  [at(3), at(2), 3, "across"],
  [at(3), at(4), 3, "near"],
  [at(2), at(3), null, "near"],
  [at(2), at(4), null, "far"],
  [at(1), at(4), 3, "far"],
  [at(3), notApplicable, 3, "in-kind"],
  [notObservable, notApplicable, 3, "in-kind"],
  [notApplicable, notApplicable, 3, "same"],
  [nothing, at(3), 3, "open"],
  [null, at(3), 3, "open"],
] as const)("%o and %o where %o is expected: %s", (self, manager, expected, difference) => {
  expect(differenceBetween(self, manager, expected)).toBe(difference);
});

test("a rationale is asked for where the sides are more than a point apart or the expectation lies between", () => {
  expect(needsRationale(differenceBetween(at(2), at(4), null))).toBe(true);
  expect(needsRationale(differenceBetween(at(2), at(3), 3))).toBe(true);
  expect(needsRationale(differenceBetween(at(3), notApplicable, 3))).toBe(true);
  expect(needsRationale(differenceBetween(at(3), at(4), 3))).toBe(false);
  expect(needsRationale(differenceBetween(at(3), at(3), 3))).toBe(false);
  expect(needsRationale(differenceBetween(nothing, at(3), 3))).toBe(false);
});

test("the agenda begins with the largest difference and leaves agreement out", () => {
  const criteria = [
    { id: "agreed", self: at(3), manager: at(3), expected: 3 },
    { id: "near", self: at(3), manager: at(4), expected: 3 },
    { id: "across", self: at(3), manager: at(2), expected: 3 },
    { id: "far", self: at(4), manager: at(1), expected: 3 },
    { id: "kind", self: notApplicable, manager: at(2), expected: 3 },
  ];
  expect(agendaOf(criteria).map(({ id }) => id)).toEqual(["kind", "far", "across", "near"]);
});

test("differences say who is higher, and whether the expectation lies between", () => {
  expect(differenceWords(at(3), at(2), 3)).toBe(
    "The manager’s rating is one point lower, across what the step expects",
  );
  expect(differenceWords(at(2), at(4), null)).toBe("The manager’s rating is 2 points higher");
  expect(differenceWords(at(2), notApplicable, 3)).toBe("One gave a point, the other an exception");
  expect(differenceWords(notObservable, notApplicable, 3)).toBe("Each gave another exception");
  expect(differenceWords(at(2), at(2), 3)).toBe("Both see it the same way");
  expect(differenceWords(at(2), at(4), null, "The calibrated rating")).toBe(
    "The calibrated rating is 2 points higher",
  );
});

const choice = fc.oneof(
  fc.integer({ min: 1, max: 4 }).map(at),
  fc.constantFrom(notApplicable, notObservable),
);

test("which side says it makes no difference to how far they are apart", () => {
  fc.assert(
    fc.property(choice, choice, fc.option(fc.integer({ min: 1, max: 4 })), (a, b, expected) => {
      expect(differenceBetween(a, b, expected)).toBe(differenceBetween(b, a, expected));
      expect(differenceBetween(a, a, expected)).toBe("same");
    }),
  );
});
