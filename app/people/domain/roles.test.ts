import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ROLES, type Role } from "~/access/domain/can";
import { refusedRoleLoss } from "./roles";

const everything: Role[] = ["PEOPLE_TEAM", "LADDER_EDITOR", "SYSTEM_ADMINISTRATOR"];
const stays = (roles: Role[]) => ({ roles, leaves: false });
const leaves = (roles: Role[]) => ({ roles, leaves: true });

describe("losing a role", () => {
  it("is refused to the last of the people team, at the roles", () => {
    const refused = refusedRoleLoss(stays(everything), stays(["SYSTEM_ADMINISTRATOR"]), []);
    expect(refused?.field).toBe("roles");
    expect(refused?.message).toContain("People team");
  });

  it("is refused to the last administrator who leaves, at the last day", () => {
    const refused = refusedRoleLoss(
      stays(["SYSTEM_ADMINISTRATOR"]),
      leaves(["SYSTEM_ADMINISTRATOR"]),
      [["PEOPLE_TEAM"]],
    );
    expect(refused?.field).toBe("leftOn");
    expect(refused?.message).toContain("System administrator");
  });

  it("is fine when somebody else has the role, and for the ladder editor always", () => {
    expect(refusedRoleLoss(stays(everything), leaves(everything), [everything])).toBeNull();
    expect(refusedRoleLoss(stays(["LADDER_EDITOR"]), stays([]), [])).toBeNull();
  });

  it("does not hold against somebody who is leaving already", () => {
    expect(refusedRoleLoss(leaves(everything), leaves([]), [])).toBeNull();
  });

  it("never lets a needed role that has a holder go without one", () => {
    const roles = fc.subarray([...ROLES]);
    const place = fc.record({ roles, leaves: fc.boolean() });
    fc.assert(
      fc.property(place, place, fc.array(roles, { maxLength: 3 }), (before, after, others) => {
        const held = (role: Role, person: typeof before) =>
          (person.roles.includes(role) && !person.leaves) ||
          others.some((each) => each.includes(role));
        const lost = (["PEOPLE_TEAM", "SYSTEM_ADMINISTRATOR"] as const).some(
          (role) => held(role, before) && !held(role, after),
        );
        expect(refusedRoleLoss(before, after, others) !== null).toBe(lost);
      }),
    );
  });
});
