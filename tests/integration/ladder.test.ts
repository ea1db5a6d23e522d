import { beforeAll, describe, expect, test } from "vitest";
import { currentLadder, ladderOfVersion, publishLadder } from "~/ladder/ladder.server";
import { database } from "~/platform/database.server";
import { testApp } from "../support/app";
import { testDatabase } from "../support/database";
import { makeOrganisation } from "../support/organisation";

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
      /1\.0\.2.*never changes\.\nRaise `version`/,
    );
    expect((await ladderOfVersion(versionId)).title).toBe(ladder.title);
  });

  test("a new version stands beside the old one, and each keeps its words", async () => {
    const { ladder, versionId } = currentLadder();
    const next = await publishLadder({ ...ladder, version: "1.1.0", title: "The next words" });
    expect(next).not.toBe(versionId);
    expect((await ladderOfVersion(next)).title).toBe("The next words");
    expect((await ladderOfVersion(versionId)).title).toBe(ladder.title);
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
});
