import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Ladder } from "~/ladder/domain/schema";
import { IMPORT_COLUMNS } from "./import-columns";
import { type KnownPerson, planImport } from "./import-plan";
import { peopleInLoops } from "./reporting-line";

// The little of a ladder that an import asks for.
const ladder = {
  tracks: [
    { id: "orchestrator", title: "Orchestrator" },
    {
      id: "specialist",
      title: "Deep Specialist",
      forksFrom: { track: "orchestrator", after: "mid" },
    },
  ],
  levels: [
    { id: "junior", rank: 1, tracks: ["orchestrator"], titles: {} },
    { id: "mid", rank: 2, tracks: ["orchestrator"], titles: { orchestrator: "Mid-level" } },
    { id: "expert", rank: 3, tracks: ["specialist"], titles: {} },
  ],
} as unknown as Ladder;

const ada: KnownPerson = {
  id: "1",
  name: "Ada",
  email: "ada@example.org",
  team: "Search",
  managerEmail: null,
  trackId: "orchestrator",
  levelId: "mid",
  startDate: "2024-02-01",
};

function plan(text: string, known: KnownPerson[] = [ada]) {
  const rows = text.split("\n").map((line, index) => ({ line: index + 1, cells: line.split(",") }));
  return planImport(rows, known, ladder);
}
const messages = (text: string) =>
  plan(text).faults.map(({ line, column, message }) => `${line} ${column}: ${message}`);

describe("planning an import", () => {
  it("adds new people, with managers from the same file", () => {
    const { rows, faults } = plan(
      "Email,Name,Manager_Email,Track,Level,Start date,Team\n" +
        "bea@example.org,Bea,cem@example.org,Deep Specialist,expert,2025-01-31,Search\n" +
        "CEM@example.org,Cem,ada@example.org,,,,",
    );
    expect(faults).toEqual([]);
    expect(rows.map((row) => [row.personId, row.person.email, row.person.managerEmail])).toEqual([
      [null, "bea@example.org", "cem@example.org"],
      [null, "cem@example.org", "ada@example.org"],
    ]);
    expect(rows[0]?.person).toMatchObject({ trackId: "specialist", levelId: "expert" });
  });

  it("changes whom it knows by address: columns left out stay, empty cells empty", () => {
    expect(plan("name,email\nAda,ada@example.org").rows[0]?.changes).toEqual([]);
    expect(plan("name,email,team\nAda L.,ADA@example.org,").rows[0]?.changes).toEqual([
      { field: "name", from: "Ada", to: "Ada L." },
      { field: "team", from: "Search", to: null },
    ]);
    expect(plan("name,email,team\nAda,ada@example.org,SEARCH").rows[0]?.changes).toEqual([]);
  });

  it("sees track and level as one thing, and reads what its own export made safe", () => {
    const { rows } = plan("name,email,track,level\n'=Ada,ada@example.org,specialist,expert");
    expect(rows[0]?.changes).toEqual([
      { field: "name", from: "Ada", to: "=Ada" },
      { field: "standing", from: "orchestrator/mid", to: "specialist/expert" },
    ]);
  });

  it("names every fault at its row", () => {
    expect(
      messages(
        "name,email,manager email,track,level,start date\n" +
          ",nowhere,,,,\n" +
          "Bea,bea@example.org,somebody,specialist,junior-ish,2025-02-30\n" +
          "Cem,cem@example.org,,orchestrator,,",
      ),
    ).toEqual([
      "2 name: Enter a name.",
      "2 email: Enter an email address like ada@example.org.",
      expect.stringContaining("3 start date: “2025-02-30” is not a day"),
      expect.stringContaining("3 manager email: “somebody” is not an email address"),
      expect.stringContaining("3 level: “junior-ish” is not a level of Deep Specialist"),
      expect.stringContaining("4 level: There is a track but no level"),
    ]);
  });

  it("finds what only the rows together show", () => {
    expect(
      messages(
        "name,email,manager email\n" +
          "Bea,bea@example.org,cem@example.org\n" +
          "Cem,cem@example.org,bea@example.org\n" +
          "Dan,dan@example.org,dan@example.org\n" +
          "Eva,eva@example.org,ghost@example.org\n" +
          "Eva,eva@example.org,ada@example.org",
      ).map((message) => message.replace(/\.$/, "")),
    ).toEqual([
      expect.stringContaining("2 manager email: This closes a circle"),
      expect.stringContaining("3 manager email: This closes a circle"),
      "4 manager email: Nobody can be their own manager",
      expect.stringContaining("5 manager email: Nobody with the address ghost@example.org"),
      "6 email: This email address is in line 5 too",
    ]);
  });

  it("also checks managers in rows that are at fault otherwise", () => {
    expect(
      messages(
        "name,email,manager email\n,bea@example.org,ghost@example.org\nCem,cem@example.org,bea@example.org",
      ),
    ).toEqual(["2 name: Enter a name.", expect.stringContaining("2 manager email: Nobody with")]);
  });

  it("wants its columns, once each, and something below them", () => {
    expect(messages("team,team\nSearch,Search").join()).toMatch(/twice.*“name”.*“email”/s);
    expect(messages("name,email").join()).toContain("nothing below");
    expect(plan("name,email,shoe size\nAda,ada@example.org,38").unread).toEqual(["shoe size"]);
    expect(messages("name,email,constructor\nAda,ada@example.org,x")).toEqual([]);
  });

  it("never plans a circle, whoever reports to whom", () => {
    const address = fc.constantFrom("a", "b", "c", "d", "ada").map((name) => `${name}@example.org`);
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.tuple(address, fc.option(address, { nil: "" })), {
          selector: ([email]) => email,
          minLength: 1,
        }),
        (people) => {
          const { rows, faults } = plan(
            ["name,email,manager email", ...people.map(([e, m]) => `X,${e},${m}`)].join("\n"),
          );
          if (faults.length > 0) return;
          const managerOf = new Map(rows.map(({ person }) => [person.email, person.managerEmail]));
          expect(peopleInLoops(managerOf)).toEqual(new Set());
        },
      ),
    );
  });

  it("takes back its own plan without a change", () => {
    const cell = fc.stringMatching(/^[A-Za-zÀ-ž]{1,12}$/);
    fc.assert(
      fc.property(
        fc.uniqueArray(cell, {
          minLength: 1,
          maxLength: 5,
          selector: (name) => name.toLowerCase(),
        }),
        (names) => {
          const text = [
            IMPORT_COLUMNS.join(","),
            ...names.map(
              (name, at) => `${name},p${at}@example.org,${name},,orchestrator,mid,2025-01-31`,
            ),
          ].join("\n");
          const known = plan(text, []).rows.map(({ person }, at) => ({
            ...person,
            id: String(at),
          }));
          expect(plan(text, known).rows.every((row) => row.changes.length === 0)).toBe(true);
        },
      ),
    );
  });
});
