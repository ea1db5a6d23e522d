// npm test: set-up, checks, ladder, unit and integration tests, browser journeys; one line of counts at the end.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { ensureChromium } from "./chromium.mjs";
import { prepareBuild, prepareTools } from "./prepare.mjs";

prepareTools();
const RESULTS = "node_modules/.cache/rostrum-results";
rmSync(RESULTS, { recursive: true, force: true });
mkdirSync(RESULTS, { recursive: true });

const node = process.execPath;
const tsx = "node_modules/tsx/dist/cli.mjs";
const counts = { passed: 0, failed: 0 };

check("Format and lint", [
  "node_modules/@biomejs/biome/bin/biome",
  "check",
  "--config-path",
  ".config",
  "app",
  "scripts",
  "tests",
  "vite.config.ts",
]);
check("Types", ["node_modules/typescript/bin/tsc", "--noEmit", "-p", "."]);
check("Nothing unused", ["node_modules/knip/bin/knip.js", "--config", ".config/knip.json"]);
check("Ladder", [tsx, "scripts/ladder.ts", "check"]);
check("Ladder tests", [tsx, "scripts/ladder.ts", "test"]);
suite("Architecture, unit and integration tests", "vitest", [
  "node_modules/vitest/vitest.mjs",
  "run",
  "--config",
  "tests/vitest.config.ts",
  "--reporter=default",
  "--reporter=json",
  `--outputFile.json=${RESULTS}/vitest.json`,
]);
prepareBuild();
ensureChromium();
suite(
  "Browser journeys",
  "playwright",
  ["node_modules/@playwright/test/cli.js", "test", "--config", "tests/e2e/playwright.config.ts"],
  { PLAYWRIGHT_JSON_OUTPUT_FILE: `${RESULTS}/playwright.json` },
);

console.log(`\n${counts.passed} passed, ${counts.failed} failed`);
process.exit(counts.failed === 0 ? 0 : 1);

function run(title, args, env = {}) {
  console.log(`\n— ${title}`);
  const started = performance.now();
  const result = spawnSync(node, args, { stdio: "inherit", env: { ...process.env, ...env } });
  console.log(
    `  ${title}: ${result.status === 0 ? "good" : "not good"}, ${((performance.now() - started) / 1000).toFixed(1)} s`,
  );
  return result.status === 0;
}

/** A check counts as one. */
function check(title, args) {
  if (run(title, args)) counts.passed += 1;
  else counts.failed += 1;
}

/** A suite counts its tests, and as one failure more if it broke outside of them. */
function suite(title, kind, args, env) {
  const good = run(title, args, env);
  const file = `${RESULTS}/${kind}.json`;
  const tests = existsSync(file) ? countsOf(kind, JSON.parse(readFileSync(file, "utf8"))) : null;
  counts.passed += tests?.passed ?? 0;
  counts.failed += tests?.failed ?? 0;
  if (!good && !tests?.failed) counts.failed += 1;
}

function countsOf(kind, result) {
  if (kind === "vitest") return { passed: result.numPassedTests, failed: result.numFailedTests };
  return { passed: result.stats.expected, failed: result.stats.unexpected + result.stats.flaky };
}
