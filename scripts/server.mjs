// Starts the built server as a process of its own: for browser journeys, screenshots and measurements.
import { spawn } from "node:child_process";
import { createServer } from "node:net";
import { join } from "node:path";
import { root } from "./prepare.mjs";

const STARTED = /^Rostrum answers at (\S+)$/m;
const SETUP = /Set up your organisation at (\S+)/;

/**
 * @param {{ dataDir: string, env?: Record<string, string> }} options
 * @returns {Promise<{ url: string, pid: number, setupAddress: string | null, output: () => string,
 *   stop: () => Promise<void>, kill: () => Promise<void> }>} once the server answers
 */
export async function startServer({ dataDir, env = {} }) {
  const port = await freePort();
  const code = `const { serve } = await import(${JSON.stringify(join(root, "build/server/index.js"))});
await serve({ say: (line) => console.log(line) });`;
  // The memory limits are those of `npm start`.
  const limits = ["--max-old-space-size=384", "--max-semi-space-size=16"];
  const child = spawn(process.execPath, [...limits, "--input-type=module", "--eval", code], {
    cwd: root,
    env: {
      ...process.env,
      NODE_ENV: "production",
      PORT: String(port),
      DATA_DIR: dataDir,
      LOG_LEVEL: "warn",
      DATABASE_URL: "",
      BASE_URL: "",
      ...env,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  const ended = new Promise((resolve) => child.once("exit", resolve));
  await new Promise((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr])
      stream.on("data", (chunk) => {
        output += chunk;
        if (STARTED.test(output)) resolve();
      });
    child.once("exit", (exitCode) =>
      reject(new Error(`the server left with ${exitCode}:\n${output}`)),
    );
  });
  const end = (signal) => async () => {
    child.kill(signal);
    await ended;
  };
  return {
    url: `http://localhost:${port}`,
    pid: child.pid,
    setupAddress: SETUP.exec(output)?.[1] ?? null,
    output: () => output,
    stop: end("SIGTERM"),
    kill: end("SIGKILL"),
  };
}

export function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}
