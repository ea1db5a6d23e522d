import { describe, expect, it } from "vitest";
import { accountState } from "./account-state";

const nobody = { hasLeft: false, userId: null, invitedAt: null, hasCredential: false };
const invitedAt = new Date("2026-03-01T09:00:00Z");

describe("the state of an account", () => {
  it("goes from not invited through invited to active", () => {
    expect(accountState(nobody)).toBe("not-invited");
    expect(accountState({ ...nobody, userId: "u", invitedAt })).toBe("invited");
    expect(accountState({ ...nobody, userId: "u", invitedAt, hasCredential: true })).toBe("active");
  });

  it("is active for the first person, who was never invited", () => {
    expect(accountState({ ...nobody, userId: "u" })).toBe("active");
  });

  it("is left for somebody who left, whatever they had", () => {
    for (const userId of [null, "u"])
      for (const at of [null, invitedAt])
        expect(
          accountState({ hasLeft: true, userId, invitedAt: at, hasCredential: at !== null }),
        ).toBe("left");
  });
});
