import { parseArgs } from "node:util";
import { recompute } from "./calibration/recompute";
import { Misuse } from "./ladder/misuse";

const usage = `Usage: npm run calibration -- <verb> [options]

  recompute <bundle.json>   works every figure of a decision bundle out again, from the ratings and the
                            changes in it, and compares it with what the bundle states

  --json                    one JSON value on standard output and nothing else

Exit status: 0 all the same, 1 something differs, 2 misuse.`;

process.exitCode = await run(process.argv.slice(2));

/** Runs one command line and returns its exit status. */
async function run(args: string[]): Promise<number> {
  try {
    const { positionals, values } = readArguments(args);
    if (values.help) {
      console.log(usage);
      return 0;
    }
    const [verb = "", ...files] = positionals;
    if (verb !== "recompute")
      throw new Misuse(
        verb === "" ? "name a verb: recompute" : `no verb "${verb}"; there is recompute`,
      );
    return await recompute(files, values);
  } catch (error) {
    if (!(error instanceof Misuse)) throw error;
    console.error(`calibration: ${error.message}`);
    console.error("See: npm run calibration -- --help");
    return 2;
  }
}

function readArguments(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        json: { type: "boolean", default: false },
        help: { type: "boolean", default: false, short: "h" },
      },
    });
  } catch (error) {
    throw new Misuse(error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error));
  }
}
