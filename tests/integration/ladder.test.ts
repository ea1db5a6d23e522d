import { createHash } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { anchorCasesOf, withoutAnchorCases } from "~/ladder/domain/anchor-cases";
import { canonicalText } from "~/ladder/domain/canonical-text";
import { exportCsv, exportYaml } from "~/ladder/domain/export";
import type { AnchorCase } from "~/ladder/domain/schema";
import {
  configureLadder,
  contentHashOf,
  currentLadder,
  ladderOfVersion,
  publishLadder,
} from "~/ladder/ladder.server";
import { database } from "~/platform/database.server";
import { signedInAs, testApp } from "../support/app";
import { testDatabase } from "../support/database";
import { makePanel } from "../support/interview";
import { makeCycle, makeOrganisation, makePerson, type TestPerson } from "../support/organisation";

testDatabase();
beforeAll(makeOrganisation);

describe("publishing", () => {
  test("the same version with the same content is published once", async () => {
    const { ladder, versionId } = currentLadder();
    expect(await publishLadder(structuredClone(ladder))).toBe(versionId);
    const published = await database().auditEvent.count({ where: { action: "ladder.published" } });
    expect(published).toBe(1);
  });

  test("the same version with other content is refused, and says what to do", async () => {
    const { ladder, versionId } = currentLadder();
    const changed = { ...ladder, title: "Other words" };
    await expect(publishLadder(changed)).rejects.toThrow(
      /1\.1\.0.*never changes\.\nRaise `version`/,
    );
    expect((await ladderOfVersion(versionId)).title).toBe(ladder.title);
  });

  test("a new version stands beside the old one, and each keeps its words", async () => {
    const { ladder, versionId } = currentLadder();
    const next = await publishLadder({ ...ladder, version: "1.2.0", title: "The next words" });
    expect(next).not.toBe(versionId);
    expect((await ladderOfVersion(next)).title).toBe("The next words");
    expect((await ladderOfVersion(versionId)).title).toBe(ladder.title);
  });
});

describe("a version published before there were anchor cases", () => {
  test("is read without any, and its files are still recognised", async () => {
    const { ladder } = currentLadder();
    const version = "0.5.0";
    const { anchorCases: _, ...content } = { ...ladder, version };
    const { id } = await database().ladderVersion.create({
      data: {
        ladderId: ladder.id,
        version,
        contentHash: createHash("sha256").update(canonicalText(content)).digest("hex"),
        content: JSON.parse(JSON.stringify(content)),
      },
    });
    const stored = await ladderOfVersion(id);
    expect(stored).toEqual({ ...content, anchorCases: [] });
    expect(anchorCasesOf(stored, "junior-to-mid")).toEqual([]);
    expect(await publishLadder(withoutAnchorCases({ ...ladder, version }))).toBe(id);
    expect(contentHashOf(ladder)).not.toBe(contentHashOf(withoutAnchorCases(ladder)));
  });
});

describe("anchor cases", () => {
  /** Runs of plain words from everything that is written in the cases, whatever becomes of the rest of the text. */
  const wordsOf = (cases: readonly AnchorCase[]): string[] =>
    cases
      .flatMap(({ title, person, answers }) => [
        title,
        person,
        ...answers.flatMap(({ narrative, evidence, reference }) => [
          narrative,
          reference.because,
          ...evidence.flatMap((piece) => [piece.title, piece.shows]),
        ]),
      ])
      .flatMap((text) => flat(text).match(/[A-Za-z][A-Za-z ,]{17,}/g) ?? []);
  const flat = (text: string) => text.replace(/\s+/g, " ");

  /** Which of the words a response has. */
  const found = (words: string[], text: string) => {
    const all = flat(text);
    return words.filter((each) => all.includes(each));
  };

  test("are on no page of the ladder and in no export, for nobody", async () => {
    const { ladder } = currentLadder();
    const words = wordsOf(ladder.anchorCases);
    expect(words.length).toBeGreaterThan(200);
    expect(found(words, exportYaml(ladder)).length, "they would be found").toBeGreaterThan(100);
    expect(found(words, exportCsv(ladder))).toEqual([]);
    const track = ladder.tracks[0]?.id;
    const pages = [
      "",
      "/compare",
      "/sources",
      "/search?q=supplier",
      "/search?q=hexagonal",
      ...ladder.levels.map(({ id }) => `/levels/${id}?text=full`),
      ...ladder.levels.map(({ id }) => `/jobs/${track}/${id}`),
      ...ladder.levels.map(({ id }) => `/jobs/${track}/${id}.md`),
      ...ladder.transitions.map(({ id }) => `/transitions/${id}`),
      ...ladder.criteria.map(({ id }) => `/criteria/${id}`),
      ...ladder.competencies.map(({ id }) => `/competencies/${id}`),
      ...ladder.sections.map(({ id }) => `/about/${id}`),
      ...["yaml", "json", "csv"].map((each) => `/export/ladder.${each}`),
    ];
    const ask = await testApp();
    const editor = await signedInAs(await makePerson({ roles: ["LADDER_EDITOR"] }));
    for (const as of [[], editor])
      for (const page of pages) {
        const response = await ask(`/ladder${page}`, { as });
        expect(response.status, page).toBe(200);
        expect(found(words, await response.text()), page).toEqual([]);
      }
  }, 120_000);

  test("are neither in the editor's file of counts nor on the page that moves a cycle", async () => {
    const { ladder } = currentLadder();
    const words = wordsOf(ladder.anchorCases);
    const ask = await testApp();
    const cycle = await makeCycle();
    await configureLadder(withoutAnchorCases({ ...ladder, version: "1.4.0" }), { isPublic: true });
    const peopleTeam = await signedInAs(await makePerson({ roles: ["PEOPLE_TEAM"] }));
    const move = await ask(`/organisation/cycles/${cycle.id}/move`, { as: peopleTeam });
    const text = await move.text();
    expect(text).toContain("1.4.0");
    expect(found(words, text)).toEqual([]);
    await configureLadder(ladder, { isPublic: true });
    const editor = await signedInAs(await makePerson({ roles: ["LADDER_EDITOR"] }));
    const file = await ask("/organisation/ladder/open.json", { as: editor });
    expect(file.status).toBe(200);
    const content = await file.text();
    expect(content).not.toContain("anchorCases");
    expect(found(words, content)).toEqual([]);
  });
});

describe("pages for everybody", () => {
  test("are marked so for visitors and only for them", async () => {
    const ask = await testApp();
    const page = await ask("/ladder");
    expect(page.headers.get("cache-control")).toContain("public");
    expect((await ask("/ladder/search?q=validate")).headers.get("cache-control")).not.toContain(
      "public",
    );
  });

  test("exports say what they are, and leave interview material to those who are signed in", async () => {
    const ask = await testApp();
    const types = { yaml: "application/yaml", json: "application/json", csv: "text/csv" };
    for (const [extension, type] of Object.entries(types)) {
      const file = await ask(`/ladder/export/ladder.${extension}`);
      expect(file.headers.get("content-type")).toContain(type);
      expect(await file.text()).not.toMatch(/plantedFlaws"?:\s*\S/);
    }
    expect((await ask("/ladder/export/ladder.exe")).status).toBe(404);
  });

  test("what an exercise hides is exported to those who interview, and to no other colleague", async () => {
    const ask = await testApp();
    const [flaw] = currentLadder().ladder.interview.exercises[0]?.plantedFlaws ?? [];
    const title = flaw?.title ?? "none";
    const exported = async (person: TestPerson) =>
      (await ask("/ladder/export/ladder.json", { as: await signedInAs(person) })).text();
    const [colleague, interviewer] = [await makePerson(), await makePerson()];
    await makePanel({ interviewers: [interviewer] });
    expect(await exported(colleague)).toContain(`"questions"`);
    expect(await exported(colleague)).not.toContain(title);
    expect(await exported(interviewer)).toContain(title);
  });
});
