// Calibration in organisations of 1,000 and of 10,000 people: every view of a session of 300, the views of the whole
// organisation, how fast a change is with everybody, the statistics, and what the table of people weighs.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startServer } from "../server.mjs";
import { liveTimes } from "./calibration-live.mjs";
import { pageTime } from "./page-time.mjs";
import { median, quantile } from "./statistics.mjs";
import { Visitor } from "./visitor.mjs";

const [SMALL, LARGE, ESTIMATED] = [1_000, 10_000, 100_000];
const VIEW_MS = 150;
const ORGANISATION_MS = 400;
const LIVE_MS = 1_000;
const ALPHA_MS = 1_500;
const WEIGHT_KB = 250;
const CHANGES = 40;
const TIMES = { views: 100, warmUp: 15 };

const VIEWS = [
  ["agenda", "Agenda"],
  ["people", "People"],
  ["heat-map", "Heat map"],
  ["distribution", "Distribution"],
  ["matrix", "Matrix"],
  ["raters", "Raters"],
  ["changes", "Changes"],
  ["cycles", "Across cycles"],
  ["figures", "Figures"],
];
const ORGANISATION = [
  ["distribution", "Distribution in the organisation"],
  ["raters", "Raters in the organisation"],
];

export async function calibration({ say }) {
  const bySize = [];
  for (const people of [SMALL, LARGE]) {
    const folder = mkdtempSync(join(tmpdir(), "rostrum-calibration-"));
    try {
      const dataDir = join(folder, "data");
      say(`  filling a database with ${number(people)} people …`);
      const who = run("calibration-organisation.ts", `--people=${people}`, dataDir);
      const pages = await served(dataDir, who, measurePages);
      bySize.push({ ...pages, figures: run("calibration-figures.ts", dataDir, who.session) });
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
  const [small, large] = bySize;
  return [
    ...VIEWS.map(([view, title]) => pageRow(`${title}, 300 people`, VIEW_MS, view, small, large)),
    pageRow("One person's page", VIEW_MS, "person", small, large),
    ...ORGANISATION.map(([view, title]) =>
      pageRow(
        `${title}, ${number(LARGE)} people`,
        ORGANISATION_MS,
        `organisation/${view}`,
        small,
        large,
      ),
    ),
    liveRow(small, large),
    ...figureRows(small, large),
    weightRow(small, large),
  ];
}

async function served(dataDir, who, work) {
  const server = await startServer({ dataDir, env: { LADDER: who.ladder } });
  try {
    return await work(server, who);
  } finally {
    await server.stop();
  }
}

async function measurePages(server, who) {
  const as = (cookies) => new Visitor(server.url, cookies);
  const [calibrator, facilitator, peopleTeam] = [
    as(who.calibrators[0].cookies),
    as(who.facilitator),
    as(who.peopleTeam),
  ];
  const root = `/calibration/${who.session}`;
  const pages = {};
  for (const [view] of VIEWS) {
    // The agenda is the facilitator's; everything else is measured as a manager among the calibrators sees it.
    const viewer = view === "agenda" ? facilitator : calibrator;
    pages[view] = await pageTime(viewer, `${root}/${view}`, TIMES);
  }
  pages.person = await pageTime(calibrator, `${root}/people/${who.assessment}`, TIMES);
  for (const [view] of ORGANISATION) {
    const path = `/calibration/organisation/${view}?cycle=${who.cycle}`;
    pages[`organisation/${view}`] = await pageTime(peopleTeam, path, TIMES);
  }
  const weight = {};
  for (const encoding of ["br", "gzip"]) {
    const { headers, body } = await calibrator.get(`${root}/people`, {
      "accept-encoding": encoding,
    });
    if (headers["content-encoding"] !== encoding)
      throw new Error(`People is not sent as ${encoding}`);
    weight[encoding] = body.byteLength;
  }
  weight.plain = (await calibrator.get(`${root}/people`)).body.byteLength;
  return { pages, weight, live: await liveTimes(server.url, who, CHANGES) };
}

function pageRow(what, target, view, small, large) {
  const [before, now] = [small.pages[view], large.pages[view]];
  return {
    what: `${what}: 95 of 100 answered`,
    target: `≤ ${target} ms`,
    measured: `${ms(now.p95)}; median ${ms(now.p50)} (${now.views} views); ${growth(before.p50, now.p50)}`,
    good: now.p95 <= target,
  };
}

function liveRow(small, large) {
  const { seen, posts, bytes } = large.live;
  const p95 = quantile(seen, 0.95);
  return {
    what: "From sending a change to the new data at each of 20 calibrators: 95 of 100 within",
    target: `≤ ${LIVE_MS} ms`,
    measured: `${ms(p95)}; median ${ms(median(seen))}, longest ${ms(Math.max(...seen))} (${posts.length} changes, ${seen.length} readings of ${kB(bytes)} each); the change itself answered after ${ms(median(posts))}; ${growth(median(small.live.seen), median(seen))}`,
    good: p95 <= LIVE_MS,
  };
}

function figureRows(small, large) {
  const { alpha, figures, raters, units } = large.figures;
  const rows = [
    {
      what: "Krippendorff's alpha with 1,000 resamples, 300 people by 12 criteria",
      target: `≤ ${ALPHA_MS} ms`,
      measured: `${ms(alpha)}, the longest of 5 (${raters} raters, ${number(units)} units that two or more rated); ${growth(small.figures.alpha, alpha)}`,
      good: alpha <= ALPHA_MS,
    },
  ];
  if (figures !== undefined)
    rows.push({
      what: "All figures of the session, off the request path",
      target: "to know",
      measured: `${ms(figures)}; ${growth(small.figures.figures, figures)}`,
      good: true,
    });
  return rows;
}

function weightRow(small, large) {
  const { br, gzip, plain } = large.weight;
  return {
    what: "People, 300 rows: the page as sent",
    target: `≤ ${WEIGHT_KB} kB`,
    measured: `${kB(br)} with Brotli, ${kB(gzip)} with gzip, ${kB(plain)} uncompressed (${kB(small.weight.br)} with Brotli of ${number(SMALL)})`,
    good: Math.max(br, gzip) <= WEIGHT_KB * 1_000,
  };
}

/** From both sizes to ten times the larger one, on a straight line: an estimate, and said to be one. */
function growth(small, large) {
  const perPerson = (large - small) / (LARGE - SMALL);
  const estimate = large + Math.max(0, perPerson) * (ESTIMATED - LARGE);
  return `with ${number(SMALL)} people median ${ms(small)}, an estimated ${ms(estimate)} with ${number(ESTIMATED)}`;
}

function run(script, ...args) {
  const command = ["node_modules/tsx/dist/cli.mjs", `scripts/bench/${script}`, ...args];
  const result = spawnSync(process.execPath, command, {
    encoding: "utf8",
    env: { ...process.env, DATABASE_URL: "" },
  });
  if (result.status !== 0) throw new Error(`${script} failed:\n${result.stderr}`);
  return JSON.parse(result.stdout.trim().split("\n").at(-1));
}

const ms = (value) => `${value < 100 ? value.toFixed(1) : Math.round(value)} ms`;
const kB = (bytes) => `${(bytes / 1_000).toFixed(1)} kB`;
const number = (value) => value.toLocaleString("en-GB");
