import { open, readdir, stat } from "node:fs/promises";
import path from "node:path";
import type { LadderText, MaterialText } from "./domain/parse";
import { readMaterial } from "./material-files.server";

/** Where the ladders of this repository live, relative to the working directory. */
export const laddersDirectory = path.join("content", "ladders");

/** Just past what the parser accepts, so that a huge file is refused rather than loaded. */
const mostBytes = 1024 * 1024 + 1;

/** A ladder's directory as read: what `parseLadder` takes. */
export type LadderFiles = { files: LadderText[]; material: MaterialText[] };

/**
 * Reads the `*.yaml` files directly inside a ladder's directory, and the starting material in its
 * `exercises` folder (its `tests` folder is not part of the ladder). Paths are relative to the
 * working directory, as messages show them.
 */
export async function readLadderFiles(directory: string): Promise<LadderFiles> {
  const [files, material] = await Promise.all([
    readYamlFiles(directory),
    readMaterial(path.join(directory, "exercises"), shown),
  ]);
  return { files, material };
}

/** Reads the ladder's own tests, `<directory>/tests/*.yaml`; none where there is no such folder. */
export async function readLadderTestFiles(directory: string): Promise<LadderText[]> {
  const tests = path.join(directory, "tests");
  const isFolder = await stat(tests).then(
    (found) => found.isDirectory(),
    () => false,
  );
  return isFolder ? readYamlFiles(tests) : [];
}

/** The directories of every ladder under `content/ladders`, by name. */
export async function listLadderDirectories(root: string = laddersDirectory): Promise<string[]> {
  const found = await readdir(root, { withFileTypes: true });
  return found
    .filter(
      (entry) => (entry.isDirectory() || entry.isSymbolicLink()) && !entry.name.startsWith("."),
    )
    .map((entry) => path.join(root, entry.name))
    .sort();
}

/** Reads one text file, at most as much of it as a ladder file may hold. */
export async function readTextFile(file: string): Promise<string> {
  const handle = await open(file, "r");
  try {
    const buffer = Buffer.alloc(mostBytes);
    let filled = 0;
    while (filled < mostBytes) {
      const { bytesRead } = await handle.read(buffer, filled, mostBytes - filled, filled);
      if (bytesRead === 0) break;
      filled += bytesRead;
    }
    return buffer.toString("utf8", 0, filled);
  } finally {
    await handle.close();
  }
}

async function readYamlFiles(directory: string): Promise<LadderText[]> {
  const found = await readdir(directory, { withFileTypes: true });
  const names = found
    .filter((entry) => (entry.isFile() || entry.isSymbolicLink()) && /\.ya?ml$/.test(entry.name))
    .map((entry) => entry.name)
    .sort();
  return Promise.all(
    names.map(async (name) => {
      const file = path.join(directory, name);
      return { path: shown(file), text: await readTextFile(file) };
    }),
  );
}

/** Relative to the working directory with forward slashes; absolute where it lies outside. */
function shown(file: string): string {
  const relative = path.relative(process.cwd(), file);
  const inside = relative !== "" && !relative.startsWith("..") && !path.isAbsolute(relative);
  return (inside ? relative : path.resolve(file)).split(path.sep).join("/");
}
