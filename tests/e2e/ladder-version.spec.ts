import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startServer } from "../../scripts/server.mjs";
import { expectAccessible } from "./support/axe";
import { test as base, copyOf, expect } from "./support/fixtures";

/** A server of its own whose ladder's files may change while it runs. */
const test = base.extend<{ ladder: string }>({
  ladder: async ({ browserName: _ }, use) => {
    const folder = mkdtempSync(join(tmpdir(), "rostrum-ladder-"));
    cpSync("content/ladders/orchestrator", folder, { recursive: true });
    await use(folder);
    rmSync(folder, { recursive: true, force: true });
  },
  baseURL: async ({ ladder }, use) => {
    const copy = copyOf("demo");
    const server = await startServer({ dataDir: copy.dataDir, env: { LADDER: ladder } });
    await use(server.url);
    await server.stop();
    copy.remove();
  },
});

// The browser's console reports answers to forms that were refused.
test.use({ allowedInConsole: /status of 4\d\d/ });

const DESIGN = "Do they design robust architectural patterns?";
const VALIDATE = "Can they validate complex interactions?";
const MENTOR = "Do they mentor juniors in effective AI usage?";
const ANEW = "Can they validate what happens when parts meet?";

/** The next version: one criterion as it was, one worded anew, one asked at another step. */
function writeNext(folder: string) {
  const edit = (file: string, change: (text: string) => string) => {
    const path = join(folder, file);
    const text = readFileSync(path, "utf8");
    const next = change(text);
    expect(next, file).not.toBe(text);
    writeFileSync(path, next);
  };
  edit("ladder.yaml", (text) => text.replace("version: 1.1.0", "version: 1.2.0"));
  edit("criteria-mid-to-senior.yaml", (text) => {
    const [before = "", mentor = ""] = text.replace(VALIDATE, ANEW).split("- id: mentor-ai-usage");
    return `${before}- id: mentor-ai-usage${mentor.replace("mid-to-senior", "senior-to-staff")}`;
  });
  // The tests and the written cases of the two steps know the criteria as they were.
  for (const step of ["mid-to-senior", "senior-to-staff"])
    for (const file of [join("tests", `${step}.yaml`), `anchor-cases-${step}.yaml`])
      rmSync(join(folder, file));
}

test("a version published mid-cycle carries people along", async ({ page, lookAs, ladder }) => {
  test.setTimeout(120_000);
  await lookAs("engineer");
  await page.goto("/assessments");
  await page.locator("main").getByRole("link", { name: "Autumn 2026" }).click();
  await page.waitForURL(/assessments\/[0-9a-f-]{36}$/);
  const own = new URL(page.url()).pathname;
  const answers = {
    [DESIGN]: "The boundary",
    [VALIDATE]: "The interplay",
    [MENTOR]: "The pairing",
  };
  for (const [question, words] of Object.entries(answers)) {
    await page.goto(own);
    await page.getByRole("link", { name: question }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(question);
    await page.keyboard.press("3");
    await page.getByLabel("What you did, and what came of it").fill(words);
    await expect(page.getByRole("status").first()).toContainText(/^Saved \d\d:\d\d$/);
  }
  // Left open, with words that are not sent yet when the cycle moves.
  const late = await page.context().newPage();
  await late.goto(`${own}/criteria/validate-interactions`);

  writeNext(ladder);
  await lookAs("ladder-editor");
  await page.goto("/organisation");
  await page.getByRole("link", { name: "Ladder versions" }).click();
  await expect(page.getByText("1.2.0 waits in the files")).toBeVisible();
  await expect(page.locator("main del", { hasText: "complex interactions" })).toBeVisible();
  await expect(page.locator("main ins", { hasText: "what happens when parts meet" })).toBeVisible();
  await expect(page.getByText(/\d+ open assessments: .* must re-attest 1/)).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Publish 1.2.0" }).click();
  await expect(page.locator("#note-error")).toContainText("Say in a few words");
  await page.getByLabel("What changes, and for whom").fill("Clearer words for going senior");
  await page.getByRole("button", { name: "Publish 1.2.0" }).click();
  await expect(page.getByText("Version 1.2.0 is published.")).toBeVisible();
  await page.goto("/ladder/criteria/validate-interactions");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(ANEW);

  await lookAs("people-team");
  await page.goto("/organisation/cycles");
  await page.locator("main").getByRole("link", { name: "Autumn 2026" }).click();
  await expect(page.getByText("This cycle stays on 1.1.0 unless you move it.")).toBeVisible();
  await page.getByRole("link", { name: "See what moving it would do" }).click();
  await expect(page.getByText("kept as earlier text, now:")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Move this cycle to 1.2.0" }).click();
  await expect(page.getByText("This cycle is on ladder 1.2.0 now.")).toBeVisible();

  await lookAs("engineer");
  await page.goto("/inbox");
  await page.getByText("moved to another version of the ladder").first().click();
  await page.goto(own);
  await expect(page.getByText("Carried from 1.1.0")).toBeVisible();
  await expect(page.getByText("since you answered: look at it again")).toBeVisible();
  const closed = page.getByRole("region", { name: "No longer asked" });
  await expect(closed).toContainText("The pairing");
  await expectAccessible(page);

  // The page that was open all the while: what is typed there now is kept, and leads to what is asked.
  await late.getByLabel("What you did, and what came of it").fill("Typed on the old page");
  await expect(
    late.getByText("moved to version 1.2.0 of the ladder while you wrote"),
  ).toBeVisible();
  await expect(late.getByLabel("What you did, and what came of it")).toBeDisabled();
  await late.getByRole("link", { name: "Go on where it is asked now" }).click();
  await expect(late.getByRole("heading", { level: 1 })).toHaveText(ANEW);
  const before = late.getByRole("region", { name: "Your words from before" });
  await expect(before).toContainText("The interplay");
  await expect(before).toContainText("Typed on the old page");
  await expect(before).not.toContainText("Proficient");
  await expectAccessible(late);
  await late.keyboard.press("2");
  await expect(before).toContainText("Proficient (3)");
  await late.goto(own);
  await expect(late.getByText("since you answered: look at it again")).toBeHidden();
});

test("last time's words are a place to start from, with and without a script", async ({
  page,
  lookAs,
  browser,
  baseURL,
}) => {
  await lookAs("engineer");
  await page.goto("/assessments/new");
  await page
    .getByRole("radio", { name: /AI Orchestrator/ })
    .first()
    .check();
  await page.getByRole("button", { name: "Start" }).click();
  await page.waitForURL(/assessments\/[0-9a-f-]{36}$/);
  const address = `${new URL(page.url()).pathname}/criteria`;
  await page.goto(`${address}/design-robust-patterns`);
  const last = page.getByRole("region", { name: "Last time" });
  const words = (await last.locator("blockquote").textContent()) ?? "";
  await last.getByRole("button", { name: "Start from this text" }).click();
  await expect(page.getByLabel("What you did, and what came of it")).toHaveValue(words);
  await expect(page.getByRole("status").first()).toContainText(/^Saved \d\d:\d\d$/);
  await expect(page.getByRole("radio", { checked: true })).toHaveCount(0);

  const storageState = await page.context().storageState();
  const context = await browser.newContext({
    javaScriptEnabled: false,
    storageState,
    baseURL: baseURL ?? "",
  });
  const plain = await context.newPage();
  await plain.goto(`${address}/validate-interactions`);
  const theirs = (await plain.locator("blockquote").textContent()) ?? "";
  await plain.getByRole("button", { name: "Start from this text" }).click();
  await expect(plain.getByLabel("What you did, and what came of it")).toHaveValue(theirs.trim());
  await expect(plain.getByRole("radio", { checked: true })).toHaveCount(0);
  await context.close();
});
