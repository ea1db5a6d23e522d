import { type Finding, formatFinding } from "~/ladder/domain/findings";
import { oneOrAll, parsedFrom } from "./directories";
import type { Options } from "./misuse";

/** Everything wrong with one ladder or with all of them, errors first. */
export async function check(directories: string[], options: Options): Promise<number> {
  const errors: Finding[] = [];
  const warnings: Finding[] = [];
  const checked = await oneOrAll(directories);
  for (const directory of checked) {
    const parsed = await parsedFrom(directory);
    errors.push(...parsed.errors);
    warnings.push(...parsed.warnings);
  }
  if (options.json) console.log(JSON.stringify({ errors, warnings }, null, 2));
  else {
    for (const error of errors) console.log(formatFinding(error));
    for (const warning of warnings) {
      console.log(formatFinding({ ...warning, message: `warning: ${warning.message}` }));
    }
    // The summary is for people; on standard output there are findings only.
    console.error(
      `${checked.join(", ")}: ${count(errors.length, "error")}, ${count(warnings.length, "warning")}`,
    );
  }
  return errors.length > 0 || (options.strict && warnings.length > 0) ? 1 : 0;
}

function count(number: number, noun: string): string {
  return `${number === 0 ? "no" : number} ${noun}${number === 1 ? "" : "s"}`;
}
