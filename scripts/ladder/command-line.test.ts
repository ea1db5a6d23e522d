import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openFileOf } from "~/versions/domain/open-file";
import { fixture } from "../../tests/fixtures/ladders/read-fixtures";

const fixtures = "tests/fixtures/ladders";
let folder = "";

beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), "ladder-"));
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

function ladder(...args: string[]): { status: number | null; stdout: string; stderr: string } {
  const command = ["--import", "tsx", "scripts/ladder.ts", ...args];
  const { status, stdout, stderr } = spawnSync(process.execPath, command, { encoding: "utf8" });
  return { status, stdout, stderr };
}

function ratings(text: string): string {
  const file = path.join(folder, "ratings.yaml");
  writeFileSync(file, text);
  return file;
}

describe("npm run ladder", { timeout: 60_000 }, () => {
  it("check: lists findings, and only findings, on standard output", () => {
    const broken = ladder("check", `${fixtures}/broken/dangling-id`);
    expect(broken.status).toBe(1);
    expect(broken.stdout).toBe(
      `${fixtures}/broken/dangling-id/criteria.yaml:4:5 criteria[plans].transition: no transition "one-to-too"; did you mean "one-to-two"?\n`,
    );
    expect(ladder("check").status).toBe(0);
    expect(ladder("check", `${fixtures}/balanced`).status).toBe(0);
    expect(ladder("check", `${fixtures}/balanced`, "--strict").status).toBe(1);
  });

  it("check --json: the same as one value", () => {
    const { status, stdout } = ladder("check", `${fixtures}/broken/several`, "--json");
    expect(status).toBe(1);
    const value = JSON.parse(stdout);
    expect(Object.keys(value)).toEqual(["errors", "warnings"]);
    expect(value.errors[0]).toEqual({
      file: `${fixtures}/broken/several/criteria.yaml`,
      line: 4,
      column: 5,
      path: "criteria[plans].transition",
      message: 'no transition "one-to-too"; did you mean "one-to-two"?',
    });
  });

  it("test: runs the ladder's own tests", () => {
    const { status, stdout } = ladder("test", `${fixtures}/weighted-scores`, "--json");
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      passed: 5,
      failed: 0,
      results: [{ ok: true }, {}, {}, {}, {}],
    });
    expect(ladder("test", `${fixtures}/broken/dangling-id`).status).toBe(1);
  });

  it("evaluate: met or not, why, and the smallest gap", () => {
    const file = ratings("ratings: { dusk: 2, written: 3 }\nprevious: true\n");
    const args = [
      "evaluate",
      `${fixtures}/trunk-and-fork`,
      "--transition",
      "first-to-second",
      "--ratings",
      file,
    ];
    const { status, stdout } = ladder(...args, "--json");
    expect(status).toBe(1);
    const value = JSON.parse(stdout);
    expect(Object.keys(value)).toEqual(["met", "explanation", "gap"]);
    expect(value).toMatchObject({ met: false, gap: [{ criterion: "dusk", from: 2, to: 3 }] });
    expect(ladder(...args).stdout).toContain("“Is the lamp lit by dusk?” is at Seen once (2)");
    ratings("ratings: { dusk: 3, written: 3 }");
    expect(JSON.parse(ladder(...args, "--json").stdout)).toMatchObject({ met: true, gap: [] });
    expect(ladder(...args).status).toBe(0);
  });

  it("evaluate: no gap where ratings alone cannot meet the rule", () => {
    const file = ratings("ratings: { kneads: 3, spins: 3, bakes: 1 }\n");
    const args = [
      "evaluate",
      `${fixtures}/weighted-scores`,
      "--transition",
      "to-baker",
      "--ratings",
      file,
    ];
    expect(JSON.parse(ladder(...args, "--json").stdout).gap).toBeNull();
    expect(ladder(...args).stdout).toContain("The level before is held: not yet");
  });

  it("diff: what changed, by id", () => {
    const { status, stdout } = ladder(
      "diff",
      `${fixtures}/milestones`,
      `${fixtures}/balanced`,
      "--json",
    );
    expect(status).toBe(0);
    const value = JSON.parse(stdout);
    expect(Object.keys(value)).toEqual(["added", "removed", "changed"]);
    expect(value.added).toContain("heat");
    expect(value.removed).toContain("measures");
    expect(value.changed).toContainEqual({
      id: "ladder",
      what: "version",
      before: "2.1.0",
      after: "1.0.0",
    });
  });

  it("impact: what differs and what becomes of open assessments, from a downloaded file", () => {
    const { criteria, ...running } = fixture("trunk-and-fork");
    const open = path.join(folder, "open.json");
    const before = { ...running, criteria };
    const shape = { version: before.version, transitionId: "second-to-third" };
    const file = openFileOf({
      running: before,
      contentHash: "x",
      versions: [before],
      shapes: [
        { ...shape, answered: ["gale", "lens"], count: 9 },
        { ...shape, answered: ["drill"], count: 2 },
      ],
    });
    writeFileSync(open, JSON.stringify(file));
    const same = ladder("impact", `${fixtures}/trunk-and-fork`, "--open", open);
    expect(same.stdout).toContain("11 open assessments: 11 carry every rating.");
    expect(same.status).toBe(0);
    const gale = { ...criteria.find(({ id }) => id === "gale"), question: "Before?" };
    const rest = criteria.filter(({ id }) => id !== "gale");
    const gone = { ...rest[0], id: "gone", level: "third", question: "Is it there?" };
    const versions = [{ ...before, criteria: [...rest, gale, gone] }];
    const shapes = [...file.open, { ...file.open[1], answered: ["gone"], count: 1 }];
    writeFileSync(open, JSON.stringify({ ...file, versions, open: shapes }));
    const { status, stdout } = ladder("impact", `${fixtures}/trunk-and-fork`, "--open", open);
    expect(status).toBe(1);
    expect(stdout).toContain("  reworded gale: question (answers: re-attest)\n");
    expect(stdout).toContain("  removed gone: Is it there?\n");
    expect(stdout).toContain(
      "12 open assessments: 2 carry every rating, 9 must re-attest 1 criterion, 1 loses 1 criterion.",
    );
    const json = ladder("impact", `${fixtures}/trunk-and-fork`, "--open", open, "--json");
    expect(JSON.parse(json.stdout)).toMatchObject({
      from: "0.3.0",
      to: "0.3.0",
      difference: { removed: ["gone"] },
      impact: { total: 12, carryAll: 2, reattest: [{ reattest: 1, closed: 0, count: 9 }] },
    });
  });

  it("impact: a downloaded file holds no anchor cases, and none are said to differ", () => {
    const running = fixture("anchor-cases");
    expect(running.anchorCases).not.toEqual([]);
    const open = path.join(folder, "without-cases.json");
    const shapes = [
      { version: running.version, transitionId: "first-to-second", answered: ["dusk"], count: 3 },
    ];
    const file = openFileOf({ running, contentHash: "x", versions: [running], shapes });
    expect(JSON.stringify(file)).not.toMatch(/anchorCases|winter/);
    writeFileSync(open, JSON.stringify(file));
    const { status, stdout } = ladder(
      "impact",
      `${fixtures}/anchor-cases`,
      "--open",
      open,
      "--json",
    );
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      difference: { added: [], removed: [], changed: [] },
      impact: { total: 3, carryAll: 3 },
    });
  });

  it("schema: prints what the app serves", () => {
    expect(JSON.parse(ladder("schema").stdout).title).toBe("Rostrum ladder file");
  });

  it.each([
    [[], "name a verb: check, test, evaluate, diff, impact, schema"],
    [["chek"], 'no verb "chek"'],
    [["check", "nowhere"], "cannot read the directory nowhere: it does not exist"],
    [["check", fixtures], "no *.yaml files in"],
    [["check", "--jason"], "Unknown option '--jason'"],
    [["diff", `${fixtures}/balanced`], "diff takes two directories"],
    [["evaluate", `${fixtures}/balanced`, "--ratings", "x"], "evaluate needs --transition <id>"],
    [["impact"], "impact takes one directory"],
    [["impact", `${fixtures}/balanced`, "--open", "x.json"], "x.json: it does not exist"],
    [["impact", `${fixtures}/balanced`, "--open", "package.json"], "is not a file of"],
    [
      ["evaluate", `${fixtures}/balanced`, "--transition", "to-hots", "--ratings", "x"],
      'did you mean "to-host"?',
    ],
    [
      ["evaluate", `${fixtures}/balanced`, "--transition", "to-host", "--ratings", "x.yaml"],
      "cannot read the ratings x.yaml: it does not exist",
    ],
  ])("misuse %j: says what is wrong, and nothing on standard output", (args, message) => {
    const { status, stdout, stderr } = ladder(...args);
    expect(status).toBe(2);
    expect(stdout).toBe("");
    expect(stderr).toContain(message);
  });
});
