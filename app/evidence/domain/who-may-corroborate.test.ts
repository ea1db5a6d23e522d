import fc from "fast-check";
import { expect, test } from "vitest";
import { REFUSAL_TO_ASK, refusalToAnswer, whyNotCorroborate } from "./who-may-corroborate";

const claimant = {
  personId: "me",
  managerId: "manager",
  managersAbove: ["head", "chief"],
  actingManagers: ["stand-in"],
  reviewerIds: ["reviewer"],
};
const colleague = (personId: string, given: object = {}) => ({
  personId,
  hasAccount: true,
  hasLeft: false,
  ...given,
});

test.each([
  ["peer", {}, null],
  ["me", {}, "self"],
  ["manager", {}, "manager"],
  ["head", {}, "manager"],
  ["chief", {}, "manager"],
  ["stand-in", {}, "acting-manager"],
  ["reviewer", {}, "reviewer"],
  ["peer", { hasAccount: false }, "no-account"],
  ["peer", { hasLeft: true }, "left"],
  ["me", { hasLeft: true }, "self"],
])("%s %j: %s", (personId, given, refusal) => {
  const found = whyNotCorroborate(claimant, colleague(personId, given));
  expect(found).toBe(refusal);
  if (found) {
    expect(REFUSAL_TO_ASK[found]).toMatch(/\w{4,}/);
    expect(refusalToAnswer(found, "Mina")).toMatch(/\w{3,}/);
  }
});

test("whoever has a say over the claimant is never let through", () => {
  const ids = fc.constantFrom("me", "a", "b", "c", "d");
  const people = fc.record({
    personId: fc.constant("me"),
    managerId: fc.option(ids),
    managersAbove: fc.array(ids),
    actingManagers: fc.array(ids),
    reviewerIds: fc.array(ids),
  });
  fc.assert(
    fc.property(people, ids, (about, id) => {
      const hasSay = [
        about.personId,
        about.managerId,
        ...about.managersAbove,
        ...about.actingManagers,
        ...about.reviewerIds,
      ].includes(id);
      expect(whyNotCorroborate(about, colleague(id)) === null).toBe(!hasSay);
    }),
  );
});
