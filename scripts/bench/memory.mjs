// Resident memory of the server after everything else, and whether it stays flat over many page views.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { ladderPages, links, workingPages } from "./demo.mjs";
import { Visitor } from "./visitor.mjs";

const LIMIT_MB = 600;
const VIEWS = 10_000;
const SAMPLE_EVERY = 1_000;
const AT_ONCE = 4;
const GROWTH = 0.05;

export async function memory({ server, say }) {
  const before = residentMegabytes(server.pid);
  const pages = await mixOfPages(server.url);
  const samples = [];
  for (let seen = 0; seen < VIEWS; seen += SAMPLE_EVERY) {
    await view(pages, seen, SAMPLE_EVERY);
    samples.push(residentMegabytes(server.pid));
    say(`  ${seen + SAMPLE_EVERY} page views: ${samples.at(-1).toFixed(0)} MB`);
  }
  const half = samples.slice(samples.length / 2 - 1);
  const growth = half.at(-1) / half[0] - 1;
  const most = Math.max(before, ...samples);
  return [
    {
      what: "Resident memory of the server, at most, during and after all this",
      target: `< ${LIMIT_MB} MB`,
      measured: `${most.toFixed(0)} MB (${before.toFixed(0)} MB before the page views)`,
      good: most < LIMIT_MB,
    },
    {
      what: `Growth over the last ${VIEWS / 2} of ${VIEWS} page views`,
      target: `< ${GROWTH * 100} %`,
      measured: `${(growth * 100).toFixed(1)} % (slope ${slope(half).toFixed(2)} MB per ${SAMPLE_EVERY} views; MB after each ${SAMPLE_EVERY}: ${samples.map((sample) => sample.toFixed(0)).join(", ")})`,
      good: growth < GROWTH,
    },
  ];
}

/** Signed out and signed in, remembered pages and ones that are made afresh. */
async function mixOfPages(origin) {
  const visitor = new Visitor(origin);
  const ladder = Object.values(await ladderPages(origin));
  const more = (await links(visitor, "/ladder")).filter((path) => path.startsWith("/ladder"));
  const signedOut = [...new Set([...ladder, ...more])].map((path) => ({ who: visitor, path }));
  const words = ["evidence", "review", "agent", "risk", "incident", "cost", "design", "team"];
  const searches = words.map((word) => ({ who: visitor, path: `/ladder/search?q=${word}` }));
  const working = await workingPages(origin);
  const reader = working[1].who;
  return [
    ...signedOut,
    ...searches,
    ...working,
    ...working,
    ...ladder.map((path) => ({ who: reader, path })),
  ];
}

async function view(pages, from, count) {
  let next = from;
  const one = async () => {
    while (next < from + count) {
      const { who, path } = pages[next % pages.length];
      next += 1;
      const { status } = await who.get(path, { "accept-encoding": "gzip, deflate, br" });
      if (status !== 200) throw new Error(`${path} was answered with ${status}`);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, one));
}

function residentMegabytes(pid) {
  const file = `/proc/${pid}/status`;
  const kilobytes = existsSync(file)
    ? /VmRSS:\s+(\d+)/.exec(readFileSync(file, "utf8"))?.[1]
    : spawnSync("ps", ["-o", "rss=", "-p", String(pid)], { encoding: "utf8" }).stdout;
  return Number(kilobytes) / 1024;
}

/** Least squares: by how much a sample is above the one before it. */
function slope(values) {
  const middle = (values.length - 1) / 2;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const over = values.reduce((sum, value, x) => sum + (x - middle) * (value - mean), 0);
  return over / values.reduce((sum, _, x) => sum + (x - middle) ** 2, 0);
}
