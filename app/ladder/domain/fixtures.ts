import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { formatFinding } from "./findings";
import { type LadderText, parseLadder } from "./parse";
import type { Ladder } from "./schema";

/** Ladders on disk, for tests. Domain code itself reads no files. */

const fixtures = "tests/fixtures/ladders";

/** The texts of a fixture's ladder, or of the tests inside it. */
export function fixtureFiles(name: string, folder = ""): LadderText[] {
  return yamlIn(path.join(fixtures, name, folder));
}

/** A fixture that has to be sound. */
export function fixture(name: string): Ladder {
  return sound(fixtureFiles(name));
}

/** The ladder this repository ships. */
export function shippedLadder(): Ladder {
  return sound(yamlIn("content/ladders/orchestrator"));
}

/** The names of the fixtures that are whole ladders. */
export const wholeFixtures = ["milestones", "weighted-scores", "trunk-and-fork", "balanced"];

/** A ladder from texts, or a failed test that says what is wrong with them. */
export function sound(files: LadderText[]): Ladder {
  const { ladder, errors } = parseLadder(files);
  if (!ladder) throw new Error(errors.map(formatFinding).join("\n"));
  return ladder;
}

function yamlIn(directory: string): LadderText[] {
  return readdirSync(directory)
    .filter((name) => name.endsWith(".yaml"))
    .map((name) => path.join(directory, name))
    .map((file) => ({ path: file, text: readFileSync(file, "utf8") }));
}
