import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sessionFigures } from "~/calibration/domain/figures";
import type { FiguresInput } from "~/calibration/domain/figures-input";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), "calibration-"));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

function calibration(...args: string[]) {
  const command = ["--import", "tsx", "scripts/calibration.ts", ...args];
  const { status, stdout, stderr } = spawnSync(process.execPath, command, { encoding: "utf8" });
  return { status, stdout, stderr };
}

const input: FiguresInput = {
  seed: 3,
  resamples: 50,
  period: { from: "2025-01-01", to: "2025-12-31" },
  criteria: [{ id: "a", points: [1, 2, 3, 4], isMonotone: true }],
  people: [1, 2, 3, 4].map((before) => ({
    id: `p${before}`,
    personId: `person-${before}`,
    raterId: "m",
    teamId: null,
    levelId: null,
    trackId: null,
    stepId: "step",
    ratings: {
      a: {
        before,
        after: before,
        self: 2,
        seconds: [],
        agree: 0,
        question: 0,
        abstain: 0,
        pieces: 0,
      },
    },
    evidence: [],
  })),
  anchors: [],
};

function write(text: string): string {
  const file = path.join(folder, "bundle.json");
  writeFileSync(file, text);
  return file;
}

const bundle = (figures: unknown) =>
  write(
    JSON.stringify({
      format: "rostrum-calibration-bundle",
      version: 1,
      input,
      changes: [],
      figures,
    }),
  );

describe("npm run calibration", { timeout: 60_000 }, () => {
  it("recompute: a line for each figure, and 0 where all are the same", () => {
    const { status, stdout, stderr } = calibration("recompute", bundle(sessionFigures(input)));
    expect(stderr).toBe("");
    expect(status).toBe(0);
    expect(stdout).toContain("ratings after changes: same\n");
    expect(stdout).toContain("effect.meanShift: same\n");
  });

  it("recompute: names what differs, and ends with 1", () => {
    const figures = sessionFigures(input);
    const planted = bundle({ ...figures, effect: { ...figures.effect, changed: 3 } });
    const told = calibration("recompute", planted);
    expect(told.status).toBe(1);
    expect(told.stdout).toContain(
      "effect.changed: different\n  effect.changed: the bundle says 3, recomputed 0\n",
    );
    const { same } = JSON.parse(calibration("recompute", planted, "--json").stdout);
    expect(same).toBe(false);
  });

  it("ends with 2 where it cannot be done", () => {
    expect(calibration().status).toBe(2);
    expect(calibration("compute", "x").stderr).toContain('no verb "compute"');
    expect(calibration("recompute", path.join(folder, "none.json")).status).toBe(2);
    expect(calibration("recompute", write("{")).stderr).toContain("is not JSON");
    expect(calibration("recompute", write("{}")).stderr).toContain("is not a decision bundle");
  });
});
