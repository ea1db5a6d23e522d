import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test as base, expect, type Page } from "@playwright/test";
import { startServer } from "../../../scripts/server.mjs";

export type Server = Awaited<ReturnType<typeof startServer>>;
export type Persona = "engineer" | "manager" | "people-team" | "ladder-editor" | "administrator";

type Fixtures = {
  /** What the browser's console may say without failing the test. */
  allowedInConsole: RegExp | null;
  lookAs: (persona: Persona, page?: Page) => Promise<void>;
};
type WorkerFixtures = { demo: Server };

/** Journeys in the demo organisation. A console error in any page fails the test. */
export const test = base.extend<Fixtures, WorkerFixtures>({
  demo: [
    // Playwright reads which fixtures are wanted from this pattern, so it must be one.
    async ({ browserName: _ }, use) => {
      const copy = copyOf("demo");
      const server = await startServer({ dataDir: copy.dataDir });
      await use(server);
      await server.stop();
      copy.remove();
    },
    { scope: "worker" },
  ],
  baseURL: async ({ demo }, use) => use(demo.url),
  allowedInConsole: [null, { option: true }],
  context: async ({ context, allowedInConsole }, use) => {
    const complaints: string[] = [];
    context.on("console", (message) => {
      if (message.type() !== "error") return;
      const text = message.text();
      if (!allowedInConsole?.test(text)) complaints.push(text);
    });
    context.on("weberror", (error) => complaints.push(String(error.error())));
    await use(context);
    expect(complaints, "the browser's console").toEqual([]);
  },
  lookAs: async ({ page: own }, use) => {
    await use(async (persona, page = own) => {
      await page.goto("/sign-in");
      await page.locator(`button[value="${persona}"]`).click();
      await page.waitForURL((url) => url.pathname === "/");
    });
  },
});

/** The same with a server for each test, where what one writes would be in the way of the next. */
export const testAlone = test.extend({
  baseURL: async ({ browserName: _ }, use) => {
    const copy = copyOf("demo");
    const server = await startServer({ dataDir: copy.dataDir });
    await use(server.url);
    await server.stop();
    copy.remove();
  },
});

export { expect };

/** A copy of one of the data directories that the set-up made. */
export function copyOf(template: "empty" | "demo") {
  const folder = mkdtempSync(join(tmpdir(), `rostrum-${template}-`));
  const dataDir = join(folder, "data");
  cpSync(join(process.env.E2E_TEMPLATES ?? "", template), dataDir, { recursive: true });
  return { dataDir, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
