import { readFile } from "node:fs/promises";
import { z } from "zod";
import {
  bundleShape,
  type ReadBundle,
  recompute as recomputeBundle,
} from "~/calibration/domain/bundle";
import { Misuse } from "../ladder/misuse";

/** Of one figure so many differences are named; the rest are counted. */
const MOST_NAMED = 20;

/** Works every figure of a decision bundle out again: a line for each, and what differs below it. */
export async function recompute(files: string[], { json }: { json: boolean }): Promise<number> {
  const [file] = files;
  if (file === undefined || files.length > 1) throw new Misuse("recompute takes one bundle");
  const results = recomputeBundle(await readBundle(file));
  const isSame = results.every(({ differences }) => differences.length === 0);
  if (json) {
    console.log(JSON.stringify({ same: isSame, figures: results }, null, 2));
    return isSame ? 0 : 1;
  }
  for (const { figure, differences } of results) {
    console.log(`${figure}: ${differences.length === 0 ? "same" : "different"}`);
    for (const { path, stated, recomputed } of differences.slice(0, MOST_NAMED))
      console.log(`  ${path}: the bundle says ${shown(stated)}, recomputed ${shown(recomputed)}`);
    if (differences.length > MOST_NAMED)
      console.log(`  and ${differences.length - MOST_NAMED} more`);
  }
  return isSame ? 0 : 1;
}

async function readBundle(file: string): Promise<ReadBundle> {
  const text = await readFile(file, "utf8").catch((error: unknown) => {
    throw new Misuse(
      `cannot read ${file}: ${error instanceof Error ? error.message : String(error)}`,
    );
  });
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new Misuse(`${file} is not JSON`);
  }
  const bundle = bundleShape.safeParse(value);
  if (!bundle.success)
    throw new Misuse(`${file} is not a decision bundle:\n${z.prettifyError(bundle.error)}`);
  return bundle.data;
}

function shown(value: unknown): string {
  return value === undefined ? "nothing" : JSON.stringify(value);
}
