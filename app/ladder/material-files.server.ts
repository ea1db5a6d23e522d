import { constants, type Dirent } from "node:fs";
import { lstat, open, readdir } from "node:fs/promises";
import path from "node:path";
import { materialLimits, notText, tooDeep, tooLarge } from "./domain/check-material";
import type { MaterialText } from "./domain/parse";

/** What stands in a folder: a file to read, or what cannot be material. */
type Found = { steps: string[]; fault: string | null };

/**
 * Reads the folders of starting material, `<exercises>/<exercise id>/**`; none where there is no such folder. Never
 * follows a link, and reads no more of anything than may be used; what cannot be used is named with its fault.
 */
export async function readMaterial(
  exercises: string,
  shown: (file: string) => string,
): Promise<MaterialText[]> {
  const at = await lstat(exercises).catch(() => null);
  if (at === null) return [];
  const top = at.isDirectory() ? await entriesOf(exercises) : null;
  if (top === null)
    return [{ path: shown(exercises), exercise: "", name: "", fault: "is not a readable folder" }];
  const folders = await Promise.all(
    top.map(async (entry) => {
      if (!entry.isDirectory()) {
        const found = { steps: [entry.name], fault: faultOfEntry(entry) };
        return [await readFound(exercises, "", found, shown)];
      }
      const folder = path.join(exercises, entry.name);
      const found = await walk(folder);
      return Promise.all(found.map((each) => readFound(folder, entry.name, each, shown)));
    }),
  );
  return folders.flat();
}

/** The files of a folder in the order of their names; stops at one more than there may be. */
async function walk(folder: string): Promise<Found[]> {
  const found: Found[] = [];
  const open: string[][] = [[]];
  while (open.length > 0 && found.length <= materialLimits.files) {
    const steps = open.pop() ?? [];
    for (const entry of (await entriesOf(path.join(folder, ...steps))) ?? []) {
      if (found.length > materialLimits.files) break;
      const at = [...steps, entry.name];
      if (!entry.isDirectory()) found.push({ steps: at, fault: faultOfEntry(entry) });
      else if (at.length < materialLimits.depth) open.push(at);
      else found.push({ steps: at, fault: tooDeep });
    }
  }
  return found;
}

async function entriesOf(folder: string): Promise<Dirent[] | null> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => null);
  return entries?.sort((a, b) => (a.name < b.name ? -1 : 1)) ?? null;
}

function faultOfEntry(entry: Dirent): string | null {
  if (entry.isSymbolicLink()) return "is a symbolic link; put the file itself here";
  return entry.isFile() ? null : "is not a file";
}

async function readFound(
  folder: string,
  exercise: string,
  { steps, fault }: Found,
  shown: (file: string) => string,
): Promise<MaterialText> {
  const file = path.join(folder, ...steps);
  const named = { path: shown(file), exercise, name: steps.join("/") };
  return { ...named, ...(fault === null ? await readText(file) : { fault }) };
}

async function readText(file: string): Promise<{ text: string } | { fault: string }> {
  try {
    // The entry was no link a moment ago; it still must not be one.
    const handle = await open(file, constants.O_RDONLY | constants.O_NOFOLLOW);
    try {
      const buffer = Buffer.alloc(materialLimits.bytesPerFile + 1);
      let filled = 0;
      while (filled < buffer.length) {
        const { bytesRead } = await handle.read(buffer, filled, buffer.length - filled, filled);
        if (bytesRead === 0) break;
        filled += bytesRead;
      }
      if (filled === buffer.length) return { fault: tooLarge };
      return { text: decoded(buffer.subarray(0, filled)) };
    } finally {
      await handle.close();
    }
  } catch (error) {
    return { fault: error instanceof TypeError ? notText : "cannot be read" };
  }
}

/** Line ends as in YAML, so that a checkout on another system is the same content. */
function decoded(bytes: Buffer): string {
  return new TextDecoder("utf-8", { fatal: true }).decode(bytes).replaceAll("\r\n", "\n");
}
