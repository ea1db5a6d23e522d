// Public pages of the ladder against a bare node:http server sending the same bytes, in turns.
import { fork } from "node:child_process";
import { ladderPages } from "./demo.mjs";
import { median } from "./statistics.mjs";
import { Visitor } from "./visitor.mjs";

const TARGET = 0.1;
const ROUNDS = 4;
const SECONDS = 1.5;
const CONNECTIONS = 32;
/** What a browser would accept: the app then sends Brotli, the smallest body and so the hardest comparison. */
const HEADERS = { "accept-encoding": "gzip, deflate, br" };

export async function throughput({ server }) {
  const generator = fork(new URL("./load.mjs", import.meta.url));
  try {
    const rows = [];
    const pages = await ladderPages(server.url);
    for (const [name, path] of Object.entries(pages))
      rows.push(...(await onePage(server, generator, name, path)));
    return rows;
  } finally {
    generator.kill();
  }
}

async function onePage(server, generator, name, path) {
  const { headers, body } = await warmed(server.url, path);
  const bare = await bareServer(headers, body);
  const run = async (port, seconds = SECONDS) => {
    const result = await ask(generator, {
      port,
      path,
      headers: HEADERS,
      connections: CONNECTIONS,
      seconds,
    });
    if (result.error) throw new Error(`${path} under load: ${result.error}`);
    return result;
  };
  const appPort = Number(new URL(server.url).port);
  const rounds = [];
  try {
    await run(bare.port, 0.5);
    await run(appPort, 0.5);
    for (let round = 0; round < ROUNDS; round += 1) {
      const busyBefore = await bare.busySeconds();
      const yardstick = await run(bare.port);
      const bareBusy = ((await bare.busySeconds()) - busyBefore) / SECONDS;
      const app = await run(appPort);
      rounds.push({ yardstick, bareBusy, app, share: app.perSecond / yardstick.perSecond });
    }
  } finally {
    bare.stop();
  }
  const share = median(rounds.map((round) => round.share));
  const of = (pick) => Math.round(median(rounds.map(pick)));
  return [
    {
      what: `Ladder ${name} (${path}), requests per second as a share of a bare server's`,
      target: `≥ ${TARGET.toFixed(2)}`,
      measured: `${share.toFixed(2)} (${of((r) => r.app.perSecond)} of ${of((r) => r.yardstick.perSecond)} per second, ${(body.byteLength / 1000).toFixed(1)} kB each; against the bare server the generator was ${of((r) => r.yardstick.busy * 100)} % busy, the bare server ${of((r) => r.bareBusy * 100)} %)`,
      good: share >= TARGET,
    },
    await unchanged(server.url, name, path, headers.etag),
  ];
}

async function warmed(origin, path) {
  const visitor = new Visitor(origin);
  await visitor.get(path, HEADERS);
  const { status, headers, body } = await visitor.get(path, HEADERS);
  if (status !== 200) throw new Error(`${path} was answered with ${status}`);
  const same = ["content-type", "content-encoding", "content-length", "etag", "vary"];
  const kept = Object.entries(headers).filter(([key]) => same.includes(key));
  return { headers: { "content-length": body.byteLength, ...Object.fromEntries(kept) }, body };
}

async function unchanged(origin, name, path, etag) {
  const answer = etag
    ? await new Visitor(origin).get(path, { ...HEADERS, "if-none-match": etag })
    : null;
  return {
    what: `Ladder ${name}, asked again with If-None-Match`,
    target: "304, no body",
    measured: answer ? `${answer.status}, ${answer.body.byteLength} bytes` : "no ETag",
    good: answer?.status === 304 && answer.body.byteLength === 0,
  };
}

async function bareServer(headers, body) {
  const child = fork(new URL("./bare-server.mjs", import.meta.url));
  const { port } = await ask(child, { headers, body: body.toString("base64") });
  return {
    port,
    busySeconds: async () => {
      const { busy } = await ask(child, {});
      return (busy.user + busy.system) / 1e6;
    },
    stop: () => child.kill(),
  };
}

/** Sends a child process one message and waits for its answer. */
function ask(child, message) {
  return new Promise((resolve, reject) => {
    const leave = (code) => reject(new Error(`a helper process left with ${code}`));
    child.once("exit", leave);
    child.once("message", (answer) => {
      child.off("exit", leave);
      resolve(answer);
    });
    child.send(message);
  });
}
