// The table on the console and docs/benchmarks.md.
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";

const FILE = "docs/benchmarks.md";
const NOTES = "<!-- notes -->";

export function printRows(rows) {
  for (const { what, target, measured, good } of rows)
    console.log(`${good ? "pass" : "MISS"}  ${what}\n      target ${target}; measured ${measured}`);
}

/** Writes the document anew; what stands between its notes' markers stays. */
export function writeReport(parts) {
  const missed = parts.flatMap(({ rows }) => rows).filter(({ good }) => !good).length;
  const text = [
    "# Benchmarks",
    "",
    "Written by `npm run bench`, which measures everything below in one run on one machine, against the built app with the demo organisation on the embedded database. Traffic stays on the machine.",
    "",
    "## Where",
    "",
    ...machine().map((line) => `- ${line}`),
    "",
    missed === 0 ? "Every target was met." : `${missed} target(s) missed.`,
    ...parts.flatMap(section),
    "",
    "## Notes",
    "",
    NOTES,
    keptNotes(),
    NOTES,
    "",
  ];
  writeFileSync(FILE, text.join("\n"));
  return FILE;
}

function section({ title, how, rows }) {
  return [
    "",
    `## ${title}`,
    "",
    how,
    "",
    "| what | target | measured | |",
    "|---|---|---|---|",
    ...rows.map(
      ({ what, target, measured, good }) =>
        `| ${[what, target, measured, good ? "pass" : "**miss**"].map(cell).join(" | ")} |`,
    ),
  ];
}

function cell(text) {
  return text.replaceAll("|", "\\|");
}

function machine() {
  const [first] = cpus();
  return [
    `${first?.model.trim() ?? "unknown processor"}, ${cpus().length} cores, ${(totalmem() / 2 ** 30).toFixed(0)} GiB memory`,
    `Node ${process.versions.node}, ${chromiumVersion()}`,
    new Date().toISOString().slice(0, 16).replace("T", " ").concat(" UTC"),
  ];
}

function chromiumVersion() {
  const path = process.env.PLAYWRIGHT_CHROMIUM_EXECUTABLE_PATH;
  if (!path) return "Playwright's own Chromium";
  return execFileSync(path, ["--version"], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
  }).trim();
}

function keptNotes() {
  const before = existsSync(FILE) ? readFileSync(FILE, "utf8") : "";
  const [start, end] = [before.indexOf(NOTES), before.lastIndexOf(NOTES)];
  return start < end ? before.slice(start + NOTES.length, end).trim() : "";
}
