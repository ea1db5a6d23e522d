// Interviews: the debrief of a full panel among 20,000 scorecards, what a kit's page sends, and forty interviewers who
// write at once.
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { startServer } from "../server.mjs";
import { withChromium } from "./browser.mjs";
import { pageTime } from "./page-time.mjs";
import { median, quantile } from "./statistics.mjs";
import { scriptSent } from "./transfer.mjs";
import { Visitor } from "./visitor.mjs";

const DEBRIEF_MS = 60;
const SCRIPT_KB = 110;
const SAVE_MS = 40;
const SECONDS = 60;
const WARM_UP_SECONDS = 5;
const EVERY_MS = 1_000;

export async function interviews({ say }) {
  const folder = mkdtempSync(join(tmpdir(), "rostrum-interviews-"));
  try {
    const [dataDir, ladder] = [join(folder, "data"), join(folder, "ladder")];
    makeLadder(ladder);
    say("  filling a database with 20,000 scorecards …");
    const who = fill(dataDir, ladder);
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

/** The ladder of the calibration part with two criteria more, so that there are fourteen, and something to ask. */
function makeLadder(directory) {
  // Its written cases answer the twelve criteria alone.
  mkdirSync(directory);
  cpSync("scripts/bench/calibration-ladder/ladder.yaml", join(directory, "ladder.yaml"));
  const criterion = (id, question) =>
    `{ id: ${id}, competency: direct, everyLevel: true, question: "${question}", evidence: { kinds: [design-note] } }`;
  const text = [
    `criteria: [${criterion("scope", "Do they say what is left out?")}, ${criterion("stop", "Do they know when to stop?")}]`,
    'interview: { questions: [{ id: first, criteria: [scope, stop], ask: "What did you leave out, and when did you stop?" }] }',
  ];
  writeFileSync(join(directory, "interview.yaml"), text.join("\n"));
}

async function measure(server, who) {
  const as = (cookies) => new Visitor(server.url, cookies);
  const { p50, p95, views } = await pageTime(as(who.hiringManager), who.debrief);
  const sent = await withChromium((browser) =>
    scriptSent(browser, as(who.peopleTeam), server.url + who.kit),
  );
  return [
    {
      what: `Debrief of 8 interviewers × ${who.criteria} criteria among 20,000 scorecards: 95 of 100 answered`,
      target: `≤ ${DEBRIEF_MS} ms`,
      measured: `${p95.toFixed(1)} ms; median ${p50.toFixed(1)} ms (${views} views)`,
      good: p95 <= DEBRIEF_MS,
    },
    {
      what: "A kit's page: script sent",
      target: `≤ ${SCRIPT_KB} kB`,
      measured: `${sent.toFixed(1)} kB`,
      good: sent <= SCRIPT_KB,
    },
    ...(await writing(server, who.writers)),
  ];
}

/** Everybody saves the notes of one criterion once a second, spread over the second, timed from when it was due. */
async function writing(server, given) {
  const writers = given.map(({ card, criterion, cookies }, index) => ({
    visitor: new Visitor(server.url, cookies),
    card,
    criterion,
    index,
    count: 0,
    revision: 0,
    saved: null,
  }));
  await write(writers, WARM_UP_SECONDS);
  const { times, failed } = await write(writers, SECONDS);
  const lost = await notKept(writers);
  const p95 = quantile(times, 0.95);
  return [
    {
      what: `${writers.length} interviewers saving once a second for ${SECONDS} s: 95 of 100 saved within`,
      target: `≤ ${SAVE_MS} ms`,
      measured: `${p95.toFixed(1)} ms; median ${median(times).toFixed(1)} ms, longest ${Math.round(Math.max(...times))} ms (${times.length} saves, ${failed} refused)`,
      good: p95 <= SAVE_MS && failed === 0,
    },
    {
      what: "Lost of them",
      target: "0",
      measured: `${lost} of ${writers.length} last notes missing from the card`,
      good: lost === 0,
    },
  ];
}

async function write(writers, seconds) {
  const times = [];
  let failed = 0;
  const started = performance.now() + 100;
  await Promise.all(
    writers.map(async (who) => {
      const offset = (who.index / writers.length) * EVERY_MS;
      for (let beat = 0; beat < seconds; beat += 1) {
        const due = started + offset + beat * EVERY_MS;
        await sleep(Math.max(0, due - performance.now()));
        if (await save(who)) times.push(performance.now() - due);
        else failed += 1;
      }
    }),
  );
  return { times, failed };
}

async function save(who) {
  who.count += 1;
  const quotes = wordsOf(who);
  const field = (name) => `${name}-${who.criterion}`;
  const answer = await who.visitor.post(`${who.card}/save?criterion=${who.criterion}`, {
    intent: "autosave",
    revision: who.revision,
    [field("answer")]: String(1 + (who.count % 4)),
    [field("why")]: "",
    [field("quotes")]: quotes,
    [field("observations")]: "Wrote a check before the change.",
  });
  if (answer.status !== 200) return false;
  who.revision = JSON.parse(answer.body.toString()).revision;
  who.saved = quotes;
  return true;
}

/** Grows as one types, from a paragraph to a page. */
function wordsOf({ index, count }) {
  const sentence = "I would first ask what has to hold, and then have it checked. ";
  return `Interviewer ${index}, save ${count}. ${sentence.repeat(5 + (count % 30))}`.trim();
}

/** How many notes are not on the card as they were last acknowledged. */
async function notKept(writers) {
  let lost = 0;
  for (const { visitor, card, criterion, saved } of writers) {
    const page = (await visitor.get(card)).body.toString();
    const field = new RegExp(`<textarea[^>]*\\bname="quotes-${criterion}"[^>]*>([^<]*)</textarea>`);
    if (field.exec(page)?.[1]?.trim() !== saved) lost += 1;
  }
  return lost;
}

function fill(dataDir, ladder) {
  const command = ["node_modules/tsx/dist/cli.mjs", "scripts/bench/interview-panels.ts"];
  const result = spawnSync(process.execPath, [...command, dataDir, ladder], {
    encoding: "utf8",
    env: { ...process.env, DATABASE_URL: "" },
  });
  if (result.status !== 0) throw new Error(`filling failed:\n${result.stderr}`);
  return JSON.parse(result.stdout.trim().split("\n").at(-1));
}
