import { describe, expect, it } from "vitest";
import { readAuditFilter } from "./audit-filter";
import { actionLabel, contentWords, eventSentence } from "./event-words";
import { invitationLetter } from "./invitation-letter";
import { readListFilter } from "./list-filter";
import { personChange, roleChanges } from "./person-changes";

const event = {
  actorId: "1",
  actor: "Ada",
  action: "person.changed",
  subjectType: "person",
  subjectId: "2",
  subject: "Bea",
};

describe("an event in words", () => {
  it("is a sentence about who did what to whom", () => {
    expect(eventSentence(event)).toBe("Ada changed the record of Bea");
    expect(eventSentence({ ...event, subjectId: "1", subject: "Ada" })).toBe(
      "Ada changed their own record",
    );
    expect(eventSentence({ ...event, actorId: null, actor: null })).toMatch(/^Rostrum /);
  });

  it("is shown as it is stored where there are no words", () => {
    expect(eventSentence({ ...event, action: "moon.landed" })).toBe("Ada: moon.landed (Bea)");
    expect(actionLabel("constructor")).toBe("constructor");
  });
});

describe("addresses of lists", () => {
  it("fall back to everything where they make no sense", () => {
    const search = new URLSearchParams(
      "team=1&manager=x&state=gone&sort=shoe&page=-3&from=2026-02-31&before=x",
    );
    expect(readListFilter(search)).toEqual({
      q: "",
      team: "",
      manager: "",
      level: "",
      state: "",
      sort: "name",
      page: 1,
    });
    expect(readAuditFilter(search)).toEqual({
      person: "",
      action: "",
      from: "",
      to: "",
      before: "",
    });
  });
});

describe("what changed about a person", () => {
  const before = {
    name: "Ada",
    email: "ada@example.org",
    teamId: null,
    managerId: null,
    trackId: null,
    levelId: null,
    startDate: null,
    leftOn: null,
  };
  it("keeps values, but not the words of names and addresses", () => {
    expect(personChange(before, { ...before, name: "Ada L.", startDate: "2026-01-01" })).toEqual({
      fields: ["name", "startDate"],
      from: { startDate: null },
      to: { startDate: "2026-01-01" },
    });
    expect(personChange(before, { ...before })).toBeNull();
  });
  it("names roles given and taken once each", () => {
    expect(roleChanges(["LADDER_EDITOR"], ["PEOPLE_TEAM", "PEOPLE_TEAM"])).toEqual({
      granted: ["PEOPLE_TEAM"],
      withdrawn: ["LADDER_EDITOR"],
    });
  });
});

it("an invitation says who invites, what Rostrum is, the address and how long it works", () => {
  const { subject, text } = invitationLetter({
    to: "Bea",
    from: "Ada",
    organisation: "Example",
    address: "https://rostrum.example.org/password/abc",
  });
  expect(subject).toContain("Ada");
  expect(text).toMatch(
    /Ada invites you.*Example.*https:\/\/rostrum\.example\.org\/password\/abc.*seven days/s,
  );
});

it("says what an event changed in words people use", () => {
  expect(contentWords({ fields: ["teamId", "leftOn"] })).toBe("team, last day");
  expect(contentWords({ role: "PEOPLE_TEAM" })).toBe("People team");
  expect(contentWords({ again: true })).toBe("");
});
