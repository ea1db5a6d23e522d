// npm run screenshots: every page as each persona who may see it, light and dark, wide and narrow, into screenshots/.
// With --only=engineer,manager it shows what these see, and leaves the others' as they are.
import { rmSync } from "node:fs";
import { join } from "node:path";
import { withChromium } from "./bench/browser.mjs";
import { draftOf, withDataDirectory, withDemoServer } from "./bench/demo.mjs";
import { pagePatterns, pagesFor } from "./bench/pages.mjs";
import { lookAs, Visitor } from "./bench/visitor.mjs";
import { ensureChromium } from "./chromium.mjs";
import { prepareBuild, prepareTools } from "./prepare.mjs";
import { startServer } from "./server.mjs";

const FOLDER = "screenshots";
const PERSONAS = [
  "visitor",
  "engineer",
  "manager",
  "people-team",
  "ladder-editor",
  "administrator",
];
const LOOKS = ["light", "dark"].flatMap((theme) => [
  { theme, width: 1440, height: 900 },
  { theme, width: 390, height: 844 },
]);
const AT_ONCE = 3;

prepareTools();
prepareBuild();
ensureChromium();
const only = process.argv
  .find((argument) => argument.startsWith("--only="))
  ?.slice(7)
  .split(",");
const personas = PERSONAS.filter((persona) => !only || only.includes(persona));
for (const persona of personas) rmSync(join(FOLDER, persona), { recursive: true, force: true });
const patterns = pagePatterns();
const shown = new Set();
let written = 0;

await withChromium(async (browser) => {
  if (personas.includes("visitor"))
    await withDataDirectory((dataDir) => beforeSetUp(browser, dataDir));
  await withDataDirectory((dataDir) =>
    withDemoServer(dataDir, async ({ url }) => {
      for (const persona of personas) {
        const visitor = persona === "visitor" ? new Visitor(url) : await lookAs(url, persona);
        await inEveryLook(browser, visitor, persona, await pagesFor(visitor, patterns));
      }
      if (personas.includes("engineer"))
        await criterionStates(browser, await lookAs(url, "engineer"));
    }),
  );
});
console.log(`\n${written} screenshots in ${FOLDER}/`);
for (const pattern of only ? [] : patterns.filter((each) => !shown.has(each)))
  console.log(`Nobody found a page like ${pattern}.`);

/** What there is before anybody has set Rostrum up. */
async function beforeSetUp(browser, dataDir) {
  const server = await startServer({ dataDir });
  try {
    await inEveryLook(browser, new Visitor(server.url), "visitor", [
      { name: "home-before-set-up", path: "/", pattern: "/" },
      { name: "setup", path: new URL(server.setupAddress).pathname, pattern: "/setup/:token" },
    ]);
  } finally {
    await server.stop();
  }
}

async function inEveryLook(browser, visitor, persona, pages) {
  for (const { pattern } of pages) if (pattern) shown.add(pattern);
  for (const look of LOOKS)
    await withContext(browser, visitor, look, async (context) => {
      const waiting = [...pages];
      const shootNext = async () => {
        for (let next = waiting.shift(); next; next = waiting.shift()) {
          const page = await context.newPage();
          await page.goto(visitor.origin + next.path, { waitUntil: "networkidle" });
          await shoot(page, persona, look, next.name);
          await page.close();
        }
      };
      await Promise.all(Array.from({ length: AT_ONCE }, shootNext));
    });
}

/** The criterion page before a rating in every look, then rated, with a fault in it, and with an alternative chosen. */
async function criterionStates(browser, engineer) {
  const { assessment, criteria } = await draftOf(engineer);
  const name = "assessments-assessmentId-criteria-criterionId";
  const path = await unratedOf(engineer, criteria);
  await inEveryLook(browser, engineer, "engineer", [
    { name: `${name}-unrated`, path },
    { name: "assessments-assessmentId-review-incomplete", path: `${assessment}/review` },
  ]);
  for (const look of LOOKS)
    await withContext(browser, engineer, look, async (context) => {
      const page = await context.newPage();
      const choose = async (choice) => {
        const saved = page.waitForResponse((response) => response.url().endsWith("/save"));
        await page.locator(`input[name=answer]${choice}`).first().check({ force: true });
        await saved;
        await page.waitForLoadState("networkidle");
      };
      await page.goto(engineer.origin + path, { waitUntil: "networkidle" });
      await choose("[value='2']");
      await shoot(page, "engineer", look, `${name}-rated`);
      await page.locator("details:has([name=url]) > summary").click();
      await page.fill("[name=url]", "not an address");
      await page.getByRole("button", { name: /^Save and / }).click();
      await page.locator("[aria-invalid]").first().waitFor();
      await shoot(page, "engineer", look, `${name}-error`);
      await page.goto(engineer.origin + path, { waitUntil: "networkidle" });
      await choose("[data-alternative]");
      await shoot(page, "engineer", look, `${name}-not-applicable`);
    });
}

async function unratedOf(engineer, criteria) {
  for (const path of criteria) {
    const page = (await engineer.get(path)).body.toString();
    if (!/<input[^>]*name="answer"[^>]*\bchecked/.test(page)) return path;
  }
  throw new Error("the engineer of the demo organisation has rated everything already");
}

async function withContext(browser, visitor, { theme, width, height }, work) {
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: theme,
    reducedMotion: "reduce",
  });
  try {
    await context.addCookies(visitor.browserCookies());
    await work(context);
  } finally {
    await context.close();
  }
}

async function shoot(page, persona, { theme, width, height: screen }, name) {
  const path = join(FOLDER, persona, `${theme}-${width}`, `${name}.png`);
  // Where one is on the page must not decide where its sticky parts are drawn.
  await page.evaluate(() => window.scrollTo(0, 0));
  // A bar fixed to the foot of a phone's screen belongs at the foot of the picture, not across its middle.
  if (width < 1024) {
    const height = await page.evaluate(() => document.documentElement.scrollHeight);
    await page.setViewportSize({ width, height });
  }
  await page.screenshot({ path, fullPage: true });
  await page.setViewportSize({ width, height: screen });
  written += 1;
  console.log(`${String(written).padStart(4)}  ${path}`);
}
