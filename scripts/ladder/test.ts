import { formatFinding } from "~/ladder/domain/findings";
import { type LadderTestResult, runLadderTests } from "~/ladder/domain/ladder-tests";
import { readLadderTestFiles } from "~/ladder/files.server";
import { oneOrAll, parsedFrom } from "./directories";
import type { Options } from "./misuse";

/** Runs the own tests of one ladder or of all of them. */
export async function test(directories: string[], options: Options): Promise<number> {
  const results: LadderTestResult[] = [];
  for (const directory of await oneOrAll(directories)) {
    results.push(...(await testLadder(directory)));
  }
  const failed = results.filter((result) => !result.ok).length;
  const passed = results.length - failed;
  if (options.json) console.log(JSON.stringify({ passed, failed, results }, null, 2));
  else {
    for (const { name, ok, message } of results) {
      console.log(ok ? `ok ${name}` : `not ok ${name}: ${message}`);
    }
    console.log(`${passed} passed, ${failed} failed`);
  }
  return failed > 0 ? 1 : 0;
}

async function testLadder(directory: string): Promise<LadderTestResult[]> {
  const { ladder, errors } = await parsedFrom(directory);
  if (ladder) return runLadderTests(ladder, await readLadderTestFiles(directory)).results;
  return errors.map((error) => ({
    name: `${directory} is a sound ladder`,
    ok: false,
    message: formatFinding(error),
  }));
}
