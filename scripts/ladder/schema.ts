import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { ladderJsonSchemaText } from "~/ladder/domain/json-schema";
import { Misuse, type Options } from "./misuse";

const published = path.join("public", "schemas", "ladder.json");

/** Prints the JSON Schema of a ladder file, or writes the copy that the app serves. */
export async function schema(directories: string[], options: Options): Promise<number> {
  if (directories.length > 0) throw new Misuse("schema takes no directory");
  const text = ladderJsonSchemaText();
  if (options.write) {
    await mkdir(path.dirname(published), { recursive: true });
    await writeFile(published, text);
    console.error(`wrote ${published}`);
  } else {
    process.stdout.write(text);
  }
  return 0;
}
