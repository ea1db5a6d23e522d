// What has to be there before anything runs: packages, the database client, the build. Needs nothing but Node and npm.
// Each step is skipped when what it depends on has not changed since it last succeeded.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync } from "node:zlib";

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
const [major, minor] = process.versions.node.split(".").map(Number);

/** Packages from the lock file, then the database client made from the schema. */
export function prepareTools() {
  process.chdir(root);
  if (major < 20 || (major === 20 && minor < 19)) {
    console.error(`Rostrum needs Node 20.19 or newer; this is ${process.versions.node}.`);
    process.exit(1);
  }
  step("packages", ["package-lock.json", "package.json"], "node_modules/.bin", {
    say: "Installing packages from the lock file (once, about a minute) …",
    // Also with NODE_ENV=production: building needs the development packages.
    command: ["npm", "ci", "--include=dev", "--no-audit", "--no-fund"],
  });
  step("client", ["prisma/schema.prisma", "package-lock.json"], "app/platform/prisma/client.ts", {
    say: "Generating the database client …",
    command: [process.execPath, "node_modules/prisma/build/index.js", "generate"],
    // `generate` only looks whether this file exists; without it, it would try to download an engine it never runs.
    env: { PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, CHECKPOINT_DISABLE: "1" },
  });
}

export function prepareBuild() {
  step(
    "build",
    ["app", "public", "vite.config.ts", "package-lock.json", "tsconfig.json"],
    "build/server/index.js",
    {
      say: "Building (when the source has changed, about half a minute) …",
      command: [process.execPath, "node_modules/@remix-run/dev/dist/cli.js", "vite:build"],
      env: { NODE_ENV: "production" },
    },
    compressAssets,
  );
}

/** Scripts and styles are compressed once, as well as it goes, rather than a little at every request. */
function compressAssets() {
  for (const file of filesBelow("build/client/assets").filter((name) => /\.(js|css)$/.test(name)))
    writeFileSync(`${file}.br`, brotliCompressSync(readFileSync(file)));
}

function step(name, inputs, product, { say, command, env = {} }, after = () => undefined) {
  const stamp = join("node_modules", `.rostrum-${name}`);
  const wanted = fingerprint(inputs);
  const known = existsSync(stamp) ? readFileSync(stamp, "utf8") : "";
  if (known === wanted && existsSync(product)) return;
  console.log(say);
  const [program, ...args] = command;
  const result = spawnSync(program, args, {
    env: { ...process.env, ...env },
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
    shell: process.platform === "win32",
  });
  if (result.status !== 0) {
    console.error(result.stdout ?? "", result.stderr ?? "", result.error?.message ?? "");
    console.error(`This step failed: ${command.join(" ")}`);
    process.exit(1);
  }
  after();
  mkdirSync("node_modules", { recursive: true });
  writeFileSync(stamp, wanted);
}

/** Names, sizes and contents of all files below `inputs`, as one hash. */
function fingerprint(inputs) {
  const hash = createHash("sha256").update(process.versions.node);
  for (const file of inputs.flatMap(filesBelow))
    hash.update(`\0${file}\0`).update(readFileSync(file));
  return hash.digest("hex");
}

function filesBelow(path) {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesBelow(join(path, name)));
}
