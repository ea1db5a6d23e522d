// Many engineers writing at once: each saves once a second, as the page does by itself while they type.
import { spawnSync } from "node:child_process";
import { median, quantile, sleep } from "./statistics.mjs";
import { Visitor } from "./visitor.mjs";

const ENGINEERS = 50;
const SECONDS = 60;
const P95_MS = 40;
/** Then more and more of them, until a save takes longer than this. */
const MORE = [75, 100, 150, 200, 300, 400];
const MORE_SECONDS = 15;
const LIMIT_MS = 250;
const EVERY_MS = 1_000;
/** A server that has just started compiles what it runs; nobody's minute begins with that. */
const WARM_UP_SECONDS = 5;

/** Adds the engineers to the data directory; no server may have it open. */
export function addEngineers(dataDir) {
  const result = spawnSync(
    process.execPath,
    ["node_modules/tsx/dist/cli.mjs", "scripts/bench/engineers.ts", dataDir, String(MORE.at(-1))],
    { encoding: "utf8", maxBuffer: 64 * 1024 * 1024, env: { ...process.env, DATABASE_URL: "" } },
  );
  if (result.status !== 0) throw new Error(`adding engineers failed:\n${result.stderr}`);
  return result.stdout.trim().split("\n").map(JSON.parse);
}

export async function autosave({ server, engineers }) {
  const writers = engineers.map((engineer, index) => writer(server.url, engineer, index));
  await write(writers.slice(0, ENGINEERS / 5), WARM_UP_SECONDS);
  const main = await write(writers.slice(0, ENGINEERS), SECONDS);
  const lost = await notKept(writers.slice(0, ENGINEERS));
  const rows = [
    {
      what: `Autosave, ${ENGINEERS} engineers each once a second for ${SECONDS} s: 95 of 100 answered`,
      target: `≤ ${P95_MS} ms`,
      measured: `${timesOf(main.times)}; ${main.times.length} saved, ${main.failed} refused`,
      good: quantile(main.times, 0.95) <= P95_MS && main.failed === 0,
    },
    {
      what: "Saves that were acknowledged and then not there",
      target: "0",
      measured: `${lost} of ${ENGINEERS} last ones, read back from the page`,
      good: lost === 0,
    },
  ];
  const steps = [];
  let passed = null;
  for (const count of MORE) {
    const { times, failed } = await write(writers.slice(0, count), MORE_SECONDS);
    const p95 = quantile(times, 0.95);
    steps.push(`${count}: ${Math.round(p95)} ms${failed > 0 ? ` (${failed} refused)` : ""}`);
    if (p95 > LIMIT_MS) {
      passed = count;
      break;
    }
  }
  const lostLater = await notKept(writers);
  rows.push({
    what: `Engineers at which 95 of 100 saves take more than ${LIMIT_MS} ms`,
    target: "to know",
    measured: `${passed ?? `more than ${MORE.at(-1)}`} (95 of 100 within, by number of engineers: ${steps.join(", ")}); ${lostLater} lost`,
    good: lostLater === 0,
  });
  return rows;
}

function writer(origin, { path, cookies }, index) {
  return { visitor: new Visitor(origin, cookies), path, index, revision: 0, saved: null, count: 0 };
}

/**
 * Everybody saves once a second for so long, spread over the second. A save is timed from when it was due, so that
 * waiting for a slow one before it counts too.
 */
async function write(writers, seconds) {
  const times = [];
  let failed = 0;
  const started = performance.now() + 100;
  await Promise.all(
    writers.map(async (who, index) => {
      const offset = (index / writers.length) * EVERY_MS;
      for (let beat = 0; beat < seconds; beat += 1) {
        const due = started + offset + beat * EVERY_MS;
        const early = due - performance.now();
        if (early > 0) await sleep(early);
        if (await save(who)) times.push(performance.now() - due);
        else failed += 1;
      }
    }),
  );
  return { times, failed };
}

async function save(who) {
  who.count += 1;
  const narrative = narrativeOf(who);
  const answer = await who.visitor.post(`${who.path}/save`, {
    intent: "autosave",
    revision: who.revision,
    answer: String(1 + (who.count % 4)),
    reason: "",
    narrative,
  });
  if (answer.status !== 200) return false;
  who.revision = JSON.parse(answer.body.toString()).revision;
  who.saved = narrative;
  return true;
}

/** Grows as one types, from a paragraph to a page. */
function narrativeOf({ index, count }) {
  const sentence =
    "I wrote down what had to hold before the agents began, and checked that it did. ";
  return `Engineer ${index}, save ${count}. ${sentence.repeat(5 + (count % 30))}`.trim();
}

/** How many narratives are not on the page as they were last acknowledged. */
async function notKept(writers) {
  let lost = 0;
  for (const { visitor, path, saved } of writers) {
    if (saved === null) continue;
    const page = (await visitor.get(path)).body.toString();
    const shown = /<textarea[^>]*\bname="narrative"[^>]*>([^<]*)<\/textarea>/.exec(page)?.[1];
    if (shown?.trim() !== saved) lost += 1;
  }
  return lost;
}

function timesOf(times) {
  const p95 = quantile(times, 0.95);
  return `${p95.toFixed(1)} ms; median ${median(times).toFixed(1)} ms, 99 of 100 ${quantile(times, 0.99).toFixed(1)} ms, longest ${Math.round(Math.max(...times))} ms`;
}
