import { formatFinding } from "~/ladder/domain/findings";
import { type ParsedLadder, parseLadder } from "~/ladder/domain/parse";
import type { Ladder } from "~/ladder/domain/schema";
import { laddersDirectory, listLadderDirectories, readLadderFiles } from "~/ladder/files.server";
import { Misuse, type Options } from "./misuse";

/** The one directory given, or every ladder under `content/ladders`. */
export async function oneOrAll(directories: string[]): Promise<string[]> {
  if (directories.length > 1) throw new Misuse("give one directory, or none for every ladder");
  if (directories.length === 1) return directories;
  const found = await listLadderDirectories().catch(() => []);
  if (found.length === 0) throw new Misuse(`no ladders under ${laddersDirectory}`);
  return found;
}

/** A ladder as its directory has it. Misuse where there is no such directory, or nothing in it. */
export async function parsedFrom(directory: string): Promise<ParsedLadder> {
  const { files, material } = await readLadderFiles(directory).catch((error: unknown) => {
    throw new Misuse(`cannot read the directory ${directory}: ${because(error)}`);
  });
  if (files.length === 0) throw new Misuse(`no *.yaml files in ${directory}`);
  return parseLadder(files, material);
}

/**
 * A ladder that has to be sound before anything else makes sense. Its errors go to standard error,
 * or with --json to standard output in the shape of `check`; then the ladder is null.
 */
export async function soundLadder(directory: string, options: Options): Promise<Ladder | null> {
  const parsed = await parsedFrom(directory);
  if (parsed.ladder) return parsed.ladder;
  reportUnsound(parsed, options);
  return null;
}

/** What a failed file operation says, in a few words. */
export function because(error: unknown): string {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === "ENOENT") return "it does not exist";
  if (code === "ENOTDIR") return "it is not a directory";
  if (code === "EISDIR") return "it is a directory";
  if (code === "EACCES") return "permission denied";
  return error instanceof Error ? error.message : String(error);
}

function reportUnsound({ errors }: ParsedLadder, options: Options): void {
  if (options.json) console.log(JSON.stringify({ errors, warnings: [] }, null, 2));
  else for (const error of errors) console.error(formatFinding(error));
}
