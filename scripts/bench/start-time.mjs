// npm start when nothing has changed: from the command to the first page answered.
import { spawn } from "node:child_process";
import { get } from "node:http";
import { freePort } from "../server.mjs";
import { median, sleep } from "./statistics.mjs";

const STARTS = 5;
const LIMIT_S = 4;
const GIVE_UP_S = 60;

/** No server may have the data directory open. */
export async function startTime({ dataDir }) {
  const times = [];
  for (let start = 0; start < STARTS; start += 1) times.push(await oneStart(dataDir));
  const seconds = median(times);
  return [
    {
      what: "`npm start` when nothing has changed, to the first page answered",
      target: `≤ ${LIMIT_S} s`,
      measured: `${seconds.toFixed(2)} s (median of ${STARTS}; longest ${Math.max(...times).toFixed(2)} s)`,
      good: seconds <= LIMIT_S,
    },
  ];
}

async function oneStart(dataDir) {
  const port = await freePort();
  const env = { ...process.env, PORT: String(port), DATA_DIR: dataDir, LOG_LEVEL: "warn" };
  const started = performance.now();
  const child = spawn(
    process.execPath,
    ["--max-old-space-size=384", "--max-semi-space-size=16", "scripts/start.mjs"],
    {
      env: { ...env, DATABASE_URL: "", BASE_URL: "", DEMO: "" },
      stdio: ["ignore", "ignore", "inherit"],
    },
  );
  const ended = new Promise((resolve) => child.once("exit", resolve));
  try {
    while (performance.now() - started < GIVE_UP_S * 1000) {
      if (child.exitCode !== null) throw new Error(`npm start left with ${child.exitCode}`);
      if (await answers(`http://127.0.0.1:${port}/ladder`))
        return (performance.now() - started) / 1000;
      await sleep(10);
    }
    throw new Error(`npm start did not answer within ${GIVE_UP_S} s`);
  } finally {
    child.kill("SIGTERM");
    await ended;
  }
}

/** Whether a whole page comes. */
function answers(address) {
  return new Promise((resolve) => {
    get(address, { agent: false }, (response) => {
      response.resume();
      response.once("end", () => resolve(response.statusCode === 200));
    }).once("error", () => resolve(false));
  });
}
