import { type Finding, formatFinding } from "~/ladder/domain/findings";
import { type LadderTestResult, runLadderTests } from "~/ladder/domain/ladder-tests";
import { parseLadder } from "~/ladder/domain/parse";
import type { Ladder } from "~/ladder/domain/schema";
import { compareVersions } from "~/ladder/domain/version-order";
import { readLadderFiles, readLadderTestFiles } from "~/ladder/files.server";
import {
  contentHashOf,
  currentLadder,
  ladderDirectory,
  publishedVersions,
} from "~/ladder/ladder.server";

/** A version that waits on disk, checked as the command line checks it. */
export type Candidate = {
  ladder: Ladder;
  /** What the editor has looked at is recognised by it. */
  contentHash: string;
  warnings: string[];
  tests: LadderTestResult[];
};

export type Files =
  | ({ kind: "candidate" } & Candidate)
  /** The files are what is published. */
  | { kind: "same" }
  | { kind: "older"; version: string }
  /** Other content under a version that is published. */
  | { kind: "changed"; version: string }
  | { kind: "faults"; faults: string[] }
  | { kind: "unreadable"; message: string };

/** What stands in the ladder's files now, read again each time it is asked. */
export async function readFiles(): Promise<Files> {
  const directory = ladderDirectory();
  const read = await Promise.all([
    readLadderFiles(directory),
    readLadderTestFiles(directory),
  ]).catch(() => null);
  if (!read) return { kind: "unreadable", message: `The directory ${directory} cannot be read.` };
  const [{ files, material }, testFiles] = read;
  const { ladder, errors, warnings } = parseLadder(files, material);
  if (!ladder) return { kind: "faults", faults: inLines(errors) };
  const running = currentLadder().ladder;
  if (ladder.id !== running.id) {
    const message = `The files in ${directory} are of another ladder, "${ladder.id}"; "${running.id}" is published.`;
    return { kind: "unreadable", message };
  }
  const contentHash = contentHashOf(ladder);
  const published = await publishedVersions(ladder.id);
  const same = published.find(({ version }) => version === ladder.version);
  if (same && same.contentHash !== contentHash) return { kind: "changed", version: ladder.version };
  const newest = published[0];
  if (same && same.id === newest?.id) return { kind: "same" };
  if (newest && compareVersions(ladder.version, newest.version) < 0)
    return { kind: "older", version: ladder.version };
  const { results } = runLadderTests(ladder, testFiles);
  return { kind: "candidate", ladder, contentHash, warnings: inLines(warnings), tests: results };
}

function inLines(findings: readonly Finding[]): string[] {
  return findings.map(formatFinding);
}
