import { parseArgs } from "node:util";
import { check } from "./ladder/check";
import { diff } from "./ladder/diff";
import { evaluate } from "./ladder/evaluate";
import { impact } from "./ladder/impact";
import { Misuse, type Options } from "./ladder/misuse";
import { schema } from "./ladder/schema";
import { test } from "./ladder/test";

const usage = `Usage: npm run ladder -- <verb> [options]

  check [dir]          errors, then warnings; without dir, every ladder under content/ladders
  test [dir]           the ladder's own tests, <dir>/tests/*.yaml
  evaluate <dir> --transition <id> --ratings <file.yaml> [--track <id>]
                       whether the rule is met, why, and the smallest gap
  diff <dirA> <dirB>   what changed, criterion by criterion
  impact <dir> [--open <file>]
                       what publishing <dir> would do to open assessments: those of the database
                       (DATABASE_URL or DATA_DIR), or of a file from /organisation/ladder/open.json
  schema [--write]     the JSON Schema of a ladder file; --write puts it into public/schemas

  --json               one JSON value on standard output and nothing else
  --strict             check: warnings count as findings

Exit status: 0 good, 1 findings (evaluate: not met; impact: not every answer carries over), 2 misuse.`;

const verbs = { check, test, evaluate, diff, impact, schema };

process.exitCode = await run(process.argv.slice(2));

/** Runs one command line and returns its exit status. */
async function run(args: string[]): Promise<number> {
  try {
    const { positionals, values } = readArguments(args);
    if (values.help) {
      console.log(usage);
      return 0;
    }
    const [verb = "", ...directories] = positionals;
    if (!isVerb(verb)) {
      const known = Object.keys(verbs).join(", ");
      throw new Misuse(
        verb === "" ? `name a verb: ${known}` : `no verb "${verb}"; one of ${known}`,
      );
    }
    return await verbs[verb](directories, values);
  } catch (error) {
    if (!(error instanceof Misuse)) throw error;
    console.error(`ladder: ${error.message}`);
    console.error("See: npm run ladder -- --help");
    return 2;
  }
}

function isVerb(verb: string): verb is keyof typeof verbs {
  return Object.hasOwn(verbs, verb);
}

function readArguments(args: string[]): { positionals: string[]; values: Options } {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        json: { type: "boolean", default: false },
        strict: { type: "boolean", default: false },
        write: { type: "boolean", default: false },
        help: { type: "boolean", default: false, short: "h" },
        transition: { type: "string" },
        ratings: { type: "string" },
        track: { type: "string" },
        open: { type: "string" },
      },
    });
  } catch (error) {
    throw new Misuse(error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error));
  }
}
