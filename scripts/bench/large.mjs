// Pages of a large organisation: 5,000 people, three released cycles and an open one, in the embedded database.
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startServer } from "../server.mjs";
import { pageTime } from "./page-time.mjs";
import { Visitor } from "./visitor.mjs";

const PAGE_MS = 60;
const IMPACT_MS = 2_000;

export async function large({ say }) {
  const folder = mkdtempSync(join(tmpdir(), "rostrum-large-"));
  try {
    const dataDir = join(folder, "data");
    say("  filling a database with 5,000 people …");
    const who = fill(dataDir);
    const ladder = nextLadder(folder);
    const server = await startServer({ dataDir, env: { LADDER: ladder } });
    try {
      return await measure(server, who);
    } finally {
      await server.stop();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measure(server, who) {
  const as = (cookies) => new Visitor(server.url, cookies);
  const [manager, report, editor] = [as(who.manager), as(who.report), as(who.editor)];
  const rows = [
    await page("*My team* of a manager with 12 reports", manager, "/team", PAGE_MS),
    await page("The released comparison", report, who.released, PAGE_MS),
    await page("*History* over four cycles", report, "/history"),
    await page("*Evidence* of one's own", report, "/evidence"),
    await page("*Inbox*", report, "/inbox"),
    await page("*My team* of the head of 5,000 (the first 500 are shown)", as(who.head), "/team"),
    await page("Reviews of a cycle of 5,000", editor, `/organisation/cycles/${who.cycle}/review`),
  ];
  rows.push(await impact(editor, who.cycle));
  return rows;
}

async function page(what, visitor, path, target) {
  const { p50, p95, views } = await pageTime(visitor, path);
  return {
    what: `${what}: 95 of 100 answered`,
    target: target ? `≤ ${target} ms` : "to know",
    measured: `${p95.toFixed(1)} ms; median ${p50.toFixed(1)} ms (${views} views)`,
    good: target === undefined || p95 <= target,
  };
}

/** The page of the ladder editor compares both versions and works out what publishing means for who has begun. */
async function impact(editor) {
  const times = [];
  let sentence = "";
  for (let view = 0; view < 5; view += 1) {
    const began = performance.now();
    const answer = await editor.get("/organisation/ladder");
    times.push(performance.now() - began);
    sentence = /[\d,]+ open assessments?:[^<]*/.exec(answer.body.toString())?.[0] ?? "";
    if (answer.status !== 200 || !sentence) throw new Error("the ladder page shows no impact");
  }
  const longest = Math.max(...times);
  return {
    what: "Difference and impact of a new ladder version over 2,000 open assessments, the longest of 5",
    target: `≤ ${IMPACT_MS} ms`,
    measured: `${Math.round(longest)} ms, the files read, checked and their tests run included (“${sentence.trim()}”)`,
    good: longest <= IMPACT_MS,
  };
}

function fill(dataDir) {
  const command = ["node_modules/tsx/dist/cli.mjs", "scripts/bench/large-organisation.ts", dataDir];
  const result = spawnSync(process.execPath, command, {
    encoding: "utf8",
    env: { ...process.env, DATABASE_URL: "" },
  });
  if (result.status !== 0) throw new Error(`filling failed:\n${result.stderr}`);
  return JSON.parse(result.stdout.trim().split("\n").at(-1));
}

/** The shipped ladder as its next version: one criterion worded anew. */
function nextLadder(folder) {
  const directory = join(folder, "ladder");
  cpSync("content/ladders/orchestrator", directory, { recursive: true });
  const edit = (file, from, to) => {
    const path = join(directory, file);
    const text = readFileSync(path, "utf8");
    if (!text.includes(from)) throw new Error(`${file} does not say ${from}`);
    writeFileSync(path, text.replace(from, to));
  };
  edit("ladder.yaml", "version: 1.1.0", "version: 1.2.0");
  edit(
    "criteria-mid-to-senior.yaml",
    "Can they validate complex interactions?",
    "Can they validate what happens when parts meet?",
  );
  return directory;
}
