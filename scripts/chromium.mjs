// A Chromium for the browser tests: the one named, one on the PATH, Debian's where we may install it, Playwright's own.
import { spawnSync } from "node:child_process";
import { accessSync, constants, existsSync } from "node:fs";
import { delimiter, join } from "node:path";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/** Finds or installs a Chromium and says in the environment where it is; leaves with an explanation if it cannot. */
export function ensureChromium() {
  const variable = "PLAYWRIGHT_CHROMIUM_EXECUTABLE_PATH";
  const found = process.env[variable] || onThePath();
  if (found && existsSync(found)) {
    process.env[variable] = found;
    return;
  }
  if (process.getuid?.() === 0 && runs("apt-get", ["--version"])) {
    console.log("Installing Debian's Chromium for the browser tests …");
    quietly("apt-get", ["update", "-qq"]);
    quietly("apt-get", ["install", "-y", "-qq", "chromium"], { DEBIAN_FRONTEND: "noninteractive" });
    const installed = onThePath();
    if (installed) {
      process.env[variable] = installed;
      return;
    }
  }
  console.log("Looking for Playwright's own Chromium …");
  if (quietly(process.execPath, ["node_modules/@playwright/test/cli.js", "install", "chromium"]))
    return;
  console.error(
    [
      "The browser tests need a Chromium and none could be found or installed.",
      "Install one (Debian: apt-get install chromium), or set PLAYWRIGHT_CHROMIUM_EXECUTABLE_PATH to its path.",
    ].join("\n"),
  );
  process.exit(1);
}

function onThePath() {
  const folders = (process.env.PATH ?? "").split(delimiter);
  return NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).find((path) => {
    try {
      accessSync(path, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

function runs(command, args) {
  return spawnSync(command, args, { stdio: "ignore" }).status === 0;
}

function quietly(command, args, env = {}) {
  const result = spawnSync(command, args, { env: { ...process.env, ...env }, encoding: "utf8" });
  if (result.status !== 0) console.error((result.stderr ?? "").slice(-2000));
  return result.status === 0;
}
