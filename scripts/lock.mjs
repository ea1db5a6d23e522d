// npm run lock: makes package-lock.json anew from package.json. A registry mirror may lack packages for platforms other
// than its own; npm then leaves them out of the lock and `npm ci` refuses it. They are named here by the exact versions
// that their parents ask for, so that one lock serves every platform.
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "./prepare.mjs";

const SYSTEMS = [
  "android",
  "darwin",
  "freebsd",
  "linux",
  "netbsd",
  "openbsd",
  "openharmony",
  "win32",
];
const PROCESSORS = [
  "arm",
  "arm64",
  "ia32",
  "loong64",
  "ppc64",
  "riscv64",
  "s390x",
  "wasm32",
  "x64",
];

// Not beside node_modules: npm would leave out what is not installed there.
const folder = mkdtempSync(join(tmpdir(), "rostrum-lock-"));
for (const file of ["package.json", ".npmrc"]) cpSync(join(root, file), join(folder, file));
const made = spawnSync("npm", ["install", "--package-lock-only"], {
  cwd: folder,
  stdio: "inherit",
});
if (made.status !== 0) process.exit(1);
const lock = JSON.parse(readFileSync(join(folder, "package-lock.json"), "utf8"));
rmSync(folder, { recursive: true, force: true });

const missing = missingPlatforms(lock.packages);
lock.packages = Object.fromEntries(
  Object.entries({ ...lock.packages, ...missing }).sort(([a], [b]) => (a < b ? -1 : 1)),
);
writeFileSync(join(root, "package-lock.json"), `${JSON.stringify(lock, null, 2)}\n`);
console.log(
  `Wrote package-lock.json; ${Object.keys(missing).length} packages of other platforms were named by hand.`,
);

function missingPlatforms(packages) {
  const entries = {};
  for (const [path, parent] of Object.entries(packages)) {
    for (const [name, version] of Object.entries(parent.optionalDependencies ?? {})) {
      const isThere = isResolved(packages, path, name);
      if (isThere || !/^\d+\.\d+\.\d+/.test(version)) continue;
      const place = packages[`node_modules/${name}`]
        ? `${path}/node_modules/${name}`
        : `node_modules/${name}`;
      entries[place] = platformEntry(name, version, parent.dev === true);
    }
  }
  return entries;
}

/** As Node resolves it: beside the parent, or in any folder above. */
function isResolved(packages, path, name) {
  for (let base = path; ; base = base.slice(0, Math.max(0, base.lastIndexOf("/node_modules/")))) {
    if (packages[`${base ? `${base}/` : ""}node_modules/${name}`]) return true;
    if (!base) return false;
  }
}

/** The names of such packages say what they are for: `rollup-linux-x64-musl`. */
function platformEntry(name, version, dev) {
  const words = name.split("/").at(-1).split(/[-.]/);
  const os = SYSTEMS.filter((system) => words.includes(system));
  const cpu = PROCESSORS.filter((processor) => words.includes(processor));
  const libc = words.includes("musl") ? ["musl"] : words.includes("gnu") ? ["glibc"] : [];
  return {
    version,
    ...(cpu.length > 0 ? { cpu } : {}),
    ...(dev ? { dev } : {}),
    ...(libc.length > 0 && os.includes("linux") ? { libc } : {}),
    optional: true,
    ...(os.length > 0 ? { os } : {}),
  };
}
