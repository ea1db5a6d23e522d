// npm run bench: measures the promises about speed and size in one run, and writes docs/benchmarks.md.
// With --only=throughput,transfer,paint,autosave,memory,large,calibration,interviews,start it runs parts, and writes nothing.
import { addEngineers, autosave } from "./bench/autosave.mjs";
import { calibration } from "./bench/calibration.mjs";
import { withDataDirectory, withDemoServer } from "./bench/demo.mjs";
import { interviews } from "./bench/interviews.mjs";
import { large } from "./bench/large.mjs";
import { memory } from "./bench/memory.mjs";
import { paint } from "./bench/paint.mjs";
import { printRows, writeReport } from "./bench/report.mjs";
import { startTime } from "./bench/start-time.mjs";
import { throughput } from "./bench/throughput.mjs";
import { transfer } from "./bench/transfer.mjs";
import { ensureChromium } from "./chromium.mjs";
import { prepareBuild, prepareTools } from "./prepare.mjs";

/** In this order: one server for all that have `measure`, so that memory is what remains after the others. */
const PARTS = [
  {
    name: "throughput",
    title: "Public pages of the ladder",
    how: "A load generator in a process of its own holds 32 keep-alive connections, each asking again as soon as it is answered, Brotli accepted. A bare `node:http` server, also a process of its own, sends the same body and the headers that describe it. Four rounds of 1.5 s each in turns; the median round. Each answer of the app carries about a kilobyte of security headers more than the bare server's, so the share is a lower bound.",
    measure: throughput,
  },
  {
    name: "transfer",
    title: "What is sent",
    how: "Chromium with an empty cache; the sum of `encodedDataLength` (bytes on the wire, response headers included) of all responses, or of those that are script. Data that Remix writes into the page is part of the document, not counted as script. 1 kB is 1,000 bytes.",
    measure: transfer,
  },
  {
    name: "paint",
    title: "What one waits for",
    how: "Chromium through the DevTools protocol with a slower processor and network, empty cache, the server warm. Text visible is First Contentful Paint, largest paint the last Largest Contentful Paint within a second after the load, both as the browser's own performance entries; the median of 9 loads, counted from when the answer's headers reach the browser (`responseStart` is noted before the emulated latency, so it would count that twice) and, beside it, from the start of the navigation. A click is timed in the page, from the time stamp of the pointer's release to the moment the frame drawn after it is done.",
    measure: paint,
  },
  {
    name: "autosave",
    title: "Autosave",
    how: "Each engineer has a session and an assessment and posts what the page posts while one types, once a second, spread over the second, with a narrative that grows from one paragraph to a page. Each save is timed from when it was due to its whole answer, so queues count. Ten of them begin 5 s earlier, uncounted, so that the server is warm.",
    measure: autosave,
  },
  {
    name: "memory",
    title: "Memory",
    how: "Resident set of the server process that served all of the above, then 10,000 page views, four at a time, signed out and signed in: ladder, search, and the pages of an engineer, a manager and the people team.",
    measure: memory,
  },
  {
    name: "large",
    title: "A large organisation",
    how: "5,000 people, twelve to a manager, three cycles with a released review for everybody (15,000 releases) and an open one with 2,000 begun self-assessments, in the embedded database of a server of its own. Each page is asked for 230 times, one after the other on one connection, the first 30 uncounted.",
    measureStopped: large,
  },
  {
    name: "calibration",
    title: "Calibration",
    how: "An organisation of 10,000 people with 900 managers, 120 teams and twelve criteria, three released cycles and a fourth in calibration, and the same with 1,000 people, each in the embedded database of a server of its own. One live session has 300 people rated by 31 managers, 20 calibrators whose previews of everybody are in (72,000 verdicts), second ratings, ratings of written cases, 200 changes and 60 notes. Each page is asked for 115 times, one after the other on one connection, the first 15 uncounted; the session's as one of its managers, the agenda as its facilitator, the organisation's as the people team. For the change, 20 connections hold the stream of events open, ask for the table's data again at each event as browsers do, Brotli accepted, and count once data that differ have arrived whole; 40 changes, one after the other. What 100,000 people would take is not measured but estimated: the line through the medians of both sizes, drawn on.",
    measureStopped: calibration,
  },
  {
    name: "interviews",
    title: "Interviews",
    how: "2,500 panels of eight interviewers and fourteen criteria in the embedded database of a server of its own: 20,000 scorecards that were handed in, each answer with a paragraph of notes. The debrief is asked for 230 times by its hiring manager, one after the other on one connection, the first 30 uncounted. Script is what Chromium receives with an empty cache. Each of the forty interviewers posts what the card posts while one types, once a second, spread over the second, with notes that grow from one paragraph to a page, after 5 s uncounted; a save is timed from when it was due to its whole answer, so queues count.",
    measureStopped: interviews,
  },
  {
    name: "start",
    title: "Start",
    how: "From starting `node scripts/start.mjs` with the database directory of the runs above to a whole `/ladder` page, asked for every 10 ms.",
    measureStopped: startTime,
  },
];

const only = process.argv
  .find((argument) => argument.startsWith("--only="))
  ?.slice(7)
  .split(",");
const unknown = only?.filter((name) => !PARTS.some((part) => part.name === name)) ?? [];
if (unknown.length > 0) {
  console.error(
    `There is no part ${unknown.join(", ")}; there are ${PARTS.map(({ name }) => name).join(", ")}.`,
  );
  process.exit(1);
}
const chosen = PARTS.filter(({ name }) => !only || only.includes(name));

prepareTools();
prepareBuild();
ensureChromium();

await withDataDirectory(async (dataDir) => {
  say("Loading the demo organisation …");
  await withDemoServer(dataDir, async () => {});
  const engineers = chosen.some(({ name }) => name === "autosave") ? addEngineers(dataDir) : [];
  await withDemoServer(dataDir, async (server) => {
    for (const part of chosen.filter(({ measure }) => measure))
      await run(part, () => part.measure({ server, engineers, say }));
  });
  for (const part of chosen.filter(({ measureStopped }) => measureStopped))
    await run(part, () => part.measureStopped({ dataDir, say }));
});
const missed = chosen.flatMap(({ rows }) => rows).filter(({ good }) => !good);
say(missed.length === 0 ? "\nEvery target was met." : `\n${missed.length} missed.`);
if (!only) say(`Written to ${writeReport(chosen)}.`);
process.exit(missed.length === 0 ? 0 : 1);

async function run(part, measure) {
  say(`\n${part.title}`);
  part.rows = await measure();
  printRows(part.rows);
}

function say(line) {
  console.log(line);
}
