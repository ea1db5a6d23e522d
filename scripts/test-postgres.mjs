// npm run test:postgres: the integration suite against a PostgreSQL server: the one DATABASE_URL names, or one that is
// installed from Debian and started here for as long as the tests run.
import { spawnSync } from "node:child_process";
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { prepareTools } from "./prepare.mjs";
import { freePort } from "./server.mjs";

prepareTools();
const server = process.env.DATABASE_URL
  ? { url: process.env.DATABASE_URL, stop() {} }
  : await startServer();
const result = spawnSync(
  process.execPath,
  [
    "node_modules/vitest/vitest.mjs",
    "run",
    "--config",
    "tests/vitest.config.ts",
    "--project",
    "integration",
    // The server needs a core of its own.
    "--maxWorkers=1",
  ],
  { stdio: "inherit", env: { ...process.env, TEST_DATABASE_URL: server.url, DATABASE_URL: "" } },
);
server.stop();
process.exit(result.status ?? 1);

async function startServer() {
  const bin = binaries() ?? install();
  const folder = mkdtempSync(join(tmpdir(), "rostrum-postgres-"));
  const port = await freePort();
  // PostgreSQL refuses to run as root, so root lends the folder to the user Debian made for it.
  const asRoot = process.getuid?.() === 0;
  if (asRoot) {
    const uid = Number(spawnSync("id", ["-u", "postgres"], { encoding: "utf8" }).stdout);
    chownSync(folder, uid, uid);
  }
  const call = (program, args) => {
    const [command, all] = asRoot
      ? ["runuser", ["-u", "postgres", "--", join(bin, program), ...args]]
      : [join(bin, program), args];
    // The server that pg_ctl leaves behind must not hold our pipes open.
    const done = spawnSync(command, all, { cwd: folder, stdio: ["ignore", "ignore", "inherit"] });
    if (done.status !== 0) throw new Error(`${program} failed`);
  };
  const data = join(folder, "data");
  call("initdb", ["-D", data, "-U", "rostrum", "--auth=trust", "-E", "UTF8", "--locale=C.UTF-8"]);
  const options = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=${folder} -c fsync=off -c max_connections=200`;
  call("pg_ctl", ["-D", data, "-w", "-l", join(folder, "log"), "-o", options, "start"]);
  return {
    url: `postgresql://rostrum@127.0.0.1:${port}/postgres`,
    stop() {
      call("pg_ctl", ["-D", data, "-m", "immediate", "stop"]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Debian keeps each major version in a folder of its own; the newest is taken. */
function binaries() {
  const base = "/usr/lib/postgresql";
  const versions = existsSync(base) ? readdirSync(base).sort((a, b) => Number(b) - Number(a)) : [];
  return versions
    .map((version) => join(base, version, "bin"))
    .find((bin) => existsSync(join(bin, "initdb")));
}

function install() {
  if (process.getuid?.() === 0) {
    console.log("Installing Debian's PostgreSQL for this test …");
    const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
    spawnSync("apt-get", ["update", "-qq"], { stdio: "ignore", env });
    spawnSync("apt-get", ["install", "-y", "-qq", "postgresql"], { stdio: "ignore", env });
    const bin = binaries();
    if (bin) return bin;
  }
  console.error(
    "This test needs a PostgreSQL server. Set DATABASE_URL to one, or install it (Debian: apt-get install postgresql).",
  );
  process.exit(1);
}
