import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startServer } from "../../../scripts/server.mjs";

/**
 * Makes two data directories once: an empty one with its database ready, and the demo organisation. Tests work on
 * copies, so that none sees what another wrote.
 */
export default async function globalSetup() {
  const folder = mkdtempSync(join(tmpdir(), "rostrum-e2e-"));
  process.env.E2E_TEMPLATES = folder;
  const empty = await startServer({ dataDir: join(folder, "empty") });
  await empty.stop();
  const demo = await startServer({ dataDir: join(folder, "demo"), env: { DEMO: "true" } });
  await demo.stop();
  return () => rmSync(folder, { recursive: true, force: true });
}
