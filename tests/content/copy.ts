import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { parse } from "csv-parse/sync";
import type { Exercise } from "../../app/ladder/domain/schema";

/** An exercise's starting material on disk, as a candidate would have it. */
export type Copy = {
  /** A module of the material. */
  load: <T>(file: string) => Promise<T>;
  /** Where a file or folder of the material is. */
  at: (file: string) => string;
  read: (file: string) => string;
  write: (file: string, text: string) => void;
  /** The rows of a CSV file, by the names in its header. */
  rows: (file: string) => Record<string, string>[];
  /** Whether the material's own tests pass. */
  passes: () => boolean;
};

/** Texts that stand in a file of the material, and what they become: file, text, text instead. */
export type Edit = [file: string, from: string, to: string];

/** How a planted flaw is shown: it shows in the material, and does not once it is put right. */
export type Demonstration = {
  shows: (copy: Copy) => boolean | Promise<boolean>;
  correction: Edit[];
};

/** Demonstrations by the flaw's id. */
export type Demonstrations = Record<string, Demonstration>;

/** Does something with a copy of the material, with edits made to it, and removes it again. */
export async function withCopy<T>(
  exercise: Exercise,
  edits: readonly Edit[],
  use: (copy: Copy) => T | Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(path.join(tmpdir(), "exercise-"));
  try {
    for (const file of exercise.material ?? []) {
      const at = path.join(folder, file.path);
      mkdirSync(path.dirname(at), { recursive: true });
      writeFileSync(at, edited(file, edits));
    }
    return await use(copyIn(folder));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function edited(file: { path: string; text: string }, edits: readonly Edit[]): string {
  const own = edits.filter(([name]) => name === file.path);
  return own.reduce((text, [name, from, to]) => {
    if (!text.includes(from)) throw new Error(`${name} does not say: ${from}`);
    return text.replaceAll(from, () => to);
  }, file.text);
}

function copyIn(folder: string): Copy {
  const read = (file: string) => readFileSync(path.join(folder, file), "utf8");
  return {
    load: async <T>(file: string) =>
      (await import(pathToFileURL(path.join(folder, file)).href)) as T,
    at: (file) => path.join(folder, file),
    read,
    write: (file, text) => writeFileSync(path.join(folder, file), text),
    rows: (file) => parse(read(file), { columns: true }) as Record<string, string>[],
    passes: () =>
      spawnSync(process.execPath, ["--test"], { cwd: folder, encoding: "utf8" }).status === 0,
  };
}
